//! The end of a review: looked through, signed, written.

use super::keys::remember;
use super::queue::named;
use super::review::with_review;
use super::telling::{Progress, Telling};
use super::{AtDesk, at_desk};
use crate::desk::Desk;
use crate::wire::{Missing, Outcome, PreSign, Problem, Signed, count, note};
use assay_app::model::rubric::MicroCredential;
use assay_app::picturing::PausedFrames;
use assay_app::presign::ToLookAt;
use assay_app::reviewing::{Reviewing, Signing};
use assay_app::watching::Unwatched;
use assay_app::{Finding, Severity, library, reviewing, stills};
use std::path::Path;
use tauri::State;
use tauri::ipc::Channel;

/// What to look at before signing.
#[tauri::command]
#[specta::specta]
pub(crate) async fn before_signing(desk: State<'_, AtDesk>, submission: String) -> Result<PreSign, Problem> {
    at_desk(desk, move |desk| {
        with_review(desk, &submission, |reviewing| {
            let all = reviewing.to_look_at()?;
            let state = reviewing.session().state();
            let credential = &reviewing.session().subject().credential;
            Ok(PreSign {
                films_without: frames(desk, reviewing).1,
                outcome: Outcome::from(&state.outcome(credential)),
                ready: all.iter().all(|one| one.finding.severity != Severity::Error),
                missing: all
                    .into_iter()
                    .map(|one| Missing {
                        note: note(&titled(&one, credential), desk.messages()),
                        criterion: one.criterion.map(|id| id.to_string()),
                        field: one.field.map(str::to_owned),
                        artifact: one.artifact.map(|id| id.to_string()),
                        requirement: one.requirement.map(|id| id.to_string()),
                    })
                    .collect(),
            })
        })
    })
    .await
}

/// What is to be looked at, with the criterion and the requirement by their titles: only the command line knows them by
/// their identifiers.
fn titled(one: &ToLookAt, credential: &MicroCredential) -> Finding {
    let mut finding = one.finding.clone();
    let criterion = credential
        .criteria
        .iter()
        .find(|known| Some(&known.id) == one.criterion.as_ref());
    let asked = credential
        .requirements
        .iter()
        .find(|known| Some(&known.id) == one.requirement.as_ref());
    for (name, value) in &mut finding.args {
        let title = match *name {
            "criterion" => criterion.map(|known| &known.title),
            "requirement" => asked.map(|known| &known.title),
            _ => None,
        };
        if let Some(title) = title {
            value.clone_from(title);
        }
    }
    finding
}

/// Signs the review that is open with the key of these eight words, and writes the result package where the person says.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sign(
    desk: State<'_, AtDesk>,
    submission: String,
    fingerprint: String,
    passphrase: String,
    out: Option<String>,
) -> Result<Signed, Problem> {
    at_desk(desk, move |desk| {
        let signer = desk.identities.open(&fingerprint, &passphrase)?;
        let shown = signer.shown();
        let (signed, without) = with_review(desk, &submission, |reviewing| {
            let (frames, without) = frames(desk, reviewing);
            let signing = Signing {
                signer: &signer,
                frames: &frames,
                watcher: &Unwatched,
            };
            let signed = reviewing::sign_to(reviewing, &signing, out.as_deref().map(Path::new))?;
            Ok((signed, without))
        })?;
        remember(desk, &shown)?;
        Ok(Signed {
            out,
            films_without: without,
            ..Signed::of(&signed.record)
        })
    })
    .await
}

/// The newest signed record of a submission.
#[tauri::command]
#[specta::specta]
pub(crate) async fn signed(desk: State<'_, AtDesk>, submission: String) -> Result<Signed, Problem> {
    at_desk(desk, move |desk| {
        library::newest_record(desk.library(), &named(&submission)?).map(|record| Signed::of(&record))
    })
    .await
}

/// The frames that the window took of cited moments of films, and how many moments have none.
fn frames(desk: &Desk, reviewing: &Reviewing<'_>) -> (PausedFrames, u32) {
    let (held, cited) = (reviewing.held(), &reviewing.session().state().annotations);
    let frames = stills::of(desk.library(), held, cited);
    let missing = stills::missing(held, cited, &frames);
    (frames, count(missing))
}

/// Writes the newest signed record of a submission as its result package.
#[tauri::command]
#[specta::specta]
pub(crate) async fn write_result(desk: State<'_, AtDesk>, submission: String, out: String) -> Result<(), Problem> {
    at_desk(desk, move |desk| {
        library::export_result(desk.library(), &named(&submission)?, None, out.as_ref()).map(drop)
    })
    .await
}

/// Writes a submission as its bundle, the same to the byte as it came in, and tells how far it is. Stopped by `job`, it
/// leaves nothing.
#[tauri::command]
#[specta::specta]
pub(crate) async fn write_bundle(
    desk: State<'_, AtDesk>,
    job: u32,
    submission: String,
    out: String,
    large: bool,
    progress: Channel<Progress>,
) -> Result<(), Problem> {
    at_desk(desk, move |desk| {
        let id = named(&submission)?;
        let watcher = Telling::new(desk, desk.begin(job), progress);
        let written = library::export(desk.library(), &id, out.as_ref(), large, &watcher);
        desk.end(job);
        written.map(drop)
    })
    .await
}
