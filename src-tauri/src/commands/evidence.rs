//! What viewers need beside bytes.

use super::queue::named;
use super::review::artifact_named;
use super::{AtDesk, at_desk};
use crate::picking;
use crate::wire::{Cue, Frames, Markup, PageWords, Problem, Speech, Table, Texts};
use assay_app::model::{ArtifactId, MediaTime};
use assay_app::viewing::{Format, Viewing};
use assay_app::{Failure, stills};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use tauri::State;

/// The words of a page and where they stand.
#[tauri::command]
#[specta::specta]
pub(crate) async fn page_words(
    desk: State<'_, AtDesk>,
    submission: String,
    artifact: String,
    page: u32,
) -> Result<PageWords, Problem> {
    looked(desk, submission, artifact, move |viewing, id| {
        Ok(viewing.words(id, page)?.into())
    })
    .await
}

/// Whether the library's copy of a file is still what came in: every byte is read. Refuses one that is not.
#[tauri::command]
#[specta::specta]
pub(crate) async fn compare(desk: State<'_, AtDesk>, submission: String, artifact: String) -> Result<(), Problem> {
    at_desk(desk, move |desk| {
        let held = desk.held(&named(&submission)?)?;
        let artifact = held.subject.submission.artifact(&artifact_named(&artifact)?);
        artifact.map_or(Ok(()), |artifact| desk.compare(artifact))
    })
    .await
}

/// The citable text, page by page.
#[tauri::command]
#[specta::specta]
pub(crate) async fn texts(desk: State<'_, AtDesk>, submission: String, artifact: String) -> Result<Texts, Problem> {
    looked(desk, submission, artifact, |viewing, id| {
        let mut texts = Texts::from(viewing.text(id)?);
        texts.markup = match viewing.held.probes.get(id).map(|probe| probe.format) {
            Some(Format::Markdown) => Markup::Markdown,
            Some(Format::Vtt | Format::Srt) => Markup::Captions,
            _ => Markup::Plain,
        };
        if texts.markup == Markup::Markdown {
            texts.written = viewing.written(id)?;
        }
        Ok(texts)
    })
    .await
}

/// The captions, as they are heard.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cues(desk: State<'_, AtDesk>, submission: String, artifact: String) -> Result<Vec<Cue>, Problem> {
    looked(desk, submission, artifact, |viewing, id| {
        Ok(viewing.cues(id)?.into_iter().map(Cue::from).collect())
    })
    .await
}

/// The sheets of a table.
#[tauri::command]
#[specta::specta]
pub(crate) async fn table(desk: State<'_, AtDesk>, submission: String, artifact: String) -> Result<Table, Problem> {
    looked(desk, submission, artifact, |viewing, id| Ok(viewing.table(id)?.into())).await
}

/// Where somebody speaks in a recording, and the pauses.
#[tauri::command]
#[specta::specta]
pub(crate) async fn speech(desk: State<'_, AtDesk>, submission: String, artifact: String) -> Result<Speech, Problem> {
    looked(desk, submission, artifact, |viewing, id| Ok(viewing.speech(id)?.into())).await
}

/// When each picture of a film is shown.
#[tauri::command]
#[specta::specta]
pub(crate) async fn frames(desk: State<'_, AtDesk>, submission: String, artifact: String) -> Result<Frames, Problem> {
    looked(desk, submission, artifact, |viewing, id| Ok(viewing.frames(id)?.into())).await
}

/// Keeps the frame of a film that stands on the screen at `at_ms`: the whole of it, upright, as JPEG in base64 (RFC 4648).
/// Gives whether it was kept; what was not costs a picture in the result, and nothing else.
#[tauri::command]
#[specta::specta]
pub(crate) async fn keep_frame(
    desk: State<'_, AtDesk>,
    submission: String,
    artifact: String,
    at_ms: u32,
    base64: String,
) -> Result<bool, Problem> {
    at_desk(desk, move |desk| {
        let held = desk.held(&named(&submission)?)?;
        let artifact = artifact_named(&artifact)?;
        let jpeg = BASE64.decode(base64).unwrap_or_default();
        Ok(stills::keep(desk.library(), &held, &artifact, MediaTime(at_ms), &jpeg))
    })
    .await
}

/// Writes a copy of a file to a place that the person picked, to be opened with the program that it belongs to. Gives
/// where it lies.
#[tauri::command]
#[specta::specta]
pub(crate) async fn hand_to_system(
    desk: State<'_, AtDesk>,
    submission: String,
    artifact: String,
    out: String,
) -> Result<String, Problem> {
    looked(desk, submission, artifact, move |viewing, id| {
        viewing.copy_out(id, out.as_ref())?;
        Ok(picking::shown(out.as_ref()))
    })
    .await
}

async fn looked<T: Send + 'static>(
    desk: State<'_, AtDesk>,
    submission: String,
    artifact: String,
    look: impl FnOnce(&Viewing<'_>, &ArtifactId) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Problem> {
    at_desk(desk, move |desk| {
        desk.look(&named(&submission)?, &artifact_named(&artifact)?, look)
    })
    .await
}
