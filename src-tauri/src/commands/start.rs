//! What the window asks first: which Assay this is, what was set, which keys are here, what was named from outside.

use super::{AtDesk, at_desk};
use crate::commands::keys::{KeyCard, cards};
use crate::desk::{Desk, name_of};
use crate::picking::{self, Picked};
use crate::unanswered::Unanswered;
use crate::wire::{Note, Problem, Settings, note};
use assay_app::Failure;
use assay_app::library::{QueueQuery, list};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, State};

/// Where a window begins.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Start {
    version: String,
    /// Where evidence is found: `http://127.0.0.1:PORT/TOKEN`.
    base: String,
    settings: Settings,
    keys: Vec<KeyCard>,
    sample: Option<SampleKey>,
    /// What was found on opening the library.
    notes: Vec<Note>,
    /// What was being brought in when the process ended.
    cut_off: Vec<CutOff>,
    /// What waited for an answer before it could come in, with the answers given.
    unanswered: Vec<Unanswered>,
    /// Whether the library holds no submission.
    empty: bool,
    /// The submission whose review was on the screen when the window went, however it went.
    left: Option<String>,
}

/// Something that was being brought in when the process ended. Nothing half is kept of it.
#[derive(Debug, Clone, Serialize, Type)]
struct CutOff {
    path: String,
    /// The others, where several files are one submission.
    with: Vec<String>,
    /// What people call it.
    name: String,
    /// When it began; RFC 3339.
    begun: String,
}

impl From<assay_app::CutOff> for CutOff {
    fn from(one: assay_app::CutOff) -> Self {
        Self {
            name: name_of(one.path.as_ref()),
            begun: one.begun.to_string(),
            path: one.path,
            with: one.with,
        }
    }
}

/// A key that everybody knows, to try Assay with.
#[derive(Debug, Clone, Serialize, Type)]
struct SampleKey {
    fingerprint: String,
    name: String,
    passphrase: String,
}

/// What is to be picked.
#[derive(Debug, Clone, Copy, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Wanted {
    Files,
    Folder,
    Save,
}

/// Where the window begins.
#[tauri::command]
#[specta::specta]
pub(crate) async fn start(desk: State<'_, AtDesk>) -> Result<Start, Problem> {
    at_desk(desk, |desk| {
        let one = QueueQuery {
            limit: 1,
            ..QueueQuery::default()
        };
        let settings = desk.settings();
        let found = desk.shelf.findings.iter().map(|finding| note(finding, desk.messages()));
        Ok(Start {
            version: version(),
            base: desk.base.clone(),
            keys: cards(desk, &settings)?,
            sample: sample(desk),
            notes: found.collect(),
            cut_off: desk.shelf.cut_off().into_iter().map(CutOff::from).collect(),
            unanswered: desk.unanswered.list(),
            empty: list(desk.library(), &one)?.total == 0,
            left: desk.shown_last(),
            settings,
        })
    })
    .await
}

/// Keeps what was set; what is remembered of keys is not the page's to set.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_settings(desk: State<'_, AtDesk>, settings: Settings) -> Result<(), Problem> {
    at_desk(desk, move |desk| {
        desk.change_settings(|kept| *kept = settings.sound().with_keys_of(kept))
    })
    .await
}

/// The person does not want to hear again that bringing this in was cut off.
#[tauri::command]
#[specta::specta]
pub(crate) async fn forget_cut_off(desk: State<'_, AtDesk>, path: String) -> Result<(), Problem> {
    at_desk(desk, move |desk| {
        desk.shelf.forget_cut_off(&path);
        Ok(())
    })
    .await
}

/// Takes what was named on the command line, or by a second start: paths, each once.
#[tauri::command]
#[specta::specta]
pub(crate) async fn waiting(desk: State<'_, AtDesk>) -> Result<Vec<String>, Problem> {
    at_desk(desk, |desk| {
        let paths = desk.take_up().into_iter();
        Ok(paths.map(|path| path.to_string_lossy().into_owned()).collect())
    })
    .await
}

/// Asks the person for files, a folder or a place to write to, by the system's dialog. Nothing where it was closed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn pick(app: AppHandle, wanted: Wanted, name: Option<String>) -> Result<Vec<String>, Problem> {
    let picked = match wanted {
        Wanted::Files => Picked::Files,
        Wanted::Folder => Picked::Folder,
        Wanted::Save => Picked::Save(name.unwrap_or_default()),
    };
    let paths = picking::pick(&app, picked).await.into_iter();
    Ok(paths.map(|path| path.to_string_lossy().into_owned()).collect())
}

fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn sample(desk: &Desk) -> Option<SampleKey> {
    let sample = desk.sample.as_ref()?;
    Some(SampleKey {
        fingerprint: sample.shown.fingerprint.clone(),
        name: sample.shown.name.clone(),
        passphrase: sample.passphrase.to_owned(),
    })
}

/// Whoever reads a failure before there is a desk.
pub(crate) fn closed(failure: &Failure, messages: &assay_app::Messages) -> AtDesk {
    AtDesk::Closed(Problem::of(failure, messages))
}
