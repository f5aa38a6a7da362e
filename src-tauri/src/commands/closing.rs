//! The page's answers when its window is about to close.

use crate::closing::{self, Closing};
use crate::window::MAIN;
use crate::wire::Problem;
use serde::Deserialize;
use specta::Type;
use tauri::{AppHandle, State};

/// What the page answers.
#[derive(Debug, Clone, Copy, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Farewell {
    /// It is there and can be asked: its first word.
    Here,
    /// It has heard, and writes or asks its person.
    Waits,
    /// Everything is kept, or its person wants to go without.
    Goes,
}

/// Answers when the window is about to close.
#[tauri::command]
#[specta::specta]
pub(crate) async fn farewell(app: AppHandle, closing: State<'_, Closing>, answer: Farewell) -> Result<(), Problem> {
    match answer {
        Farewell::Here => closing.begin(),
        Farewell::Waits => closing.hear(),
        Farewell::Goes => closing::close(&app, MAIN),
    }
    Ok(())
}
