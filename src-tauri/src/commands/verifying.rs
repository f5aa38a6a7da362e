//! Results, anybody's: what can be said of them.

use super::{AtDesk, at_desk};
use crate::wire::{Problem, Verdict};
use assay_app::verification::{self, read_judgement};
use assay_app::watching::Unwatched;
use std::path::Path;
use tauri::State;

/// Verifies the result at a path, beside the evidence and by the roster where they are given.
#[tauri::command]
#[specta::specta]
pub(crate) async fn verify(
    desk: State<'_, AtDesk>,
    path: String,
    evidence: Option<String>,
    roster: Option<String>,
) -> Result<Verdict, Problem> {
    at_desk(desk, move |desk| {
        let file = Path::new(&path);
        let (evidence, roster) = (evidence.as_deref().map(Path::new), roster.as_deref().map(Path::new));
        let found = verification::verify(desk.assay, file, evidence, roster, &Unwatched)?;
        // What cannot be read is not shown; the findings say why.
        let judgement = read_judgement(file).ok().flatten();
        Ok(Verdict::of(path, found, judgement.as_ref(), desk.messages()))
    })
    .await
}
