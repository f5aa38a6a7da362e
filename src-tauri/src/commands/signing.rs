//! The end of a review: looked through, signed, written.

use super::keys::remember;
use super::queue::named;
use super::review::with_review;
use super::telling::{Progress, Telling};
use super::{AtDesk, at_desk};
use crate::desk::Desk;
use crate::revealing;
use crate::wire::{Missing, Outcome, Package, PreSign, Problem, Signed, count, note};
use assay_app::explaining::of_review;
use assay_app::model::SubmissionId;
use assay_app::model::rubric::MicroCredential;
use assay_app::model::submission::Artifact;
use assay_app::picturing::PausedFrames;
use assay_app::presign::ToLookAt;
use assay_app::reviewing::{Reviewing, Signing};
use assay_app::watching::Unwatched;
use assay_app::{Failure, Finding, Kind, Severity, codes, given, library, reviewing, stills};
use std::path::Path;
use tauri::State;
use tauri::ipc::Channel;

/// What to look at before signing.
#[tauri::command]
#[specta::specta]
pub(crate) async fn before_signing(desk: State<'_, AtDesk>, submission: String) -> Result<PreSign, Problem> {
    at_desk(desk, move |desk| {
        // Before the review is taken in hand: a long film is read for seconds, in which words go on being saved.
        let held = desk.held(&named(&submission)?)?;
        let mut all = changed_since(desk, &held.subject.submission.artifacts);
        with_review(desk, &submission, |reviewing| {
            all.extend(reviewing.to_look_at()?);
            all.sort_by_key(|one| one.finding.severity != Severity::Error);
            let state = reviewing.session().state();
            let credential = &reviewing.session().subject().credential;
            Ok(PreSign {
                films_without: frames(desk, reviewing).1,
                outcome: Outcome::of(
                    &state.outcome(credential),
                    of_review(state, credential, desk.messages()),
                ),
                ready: all.iter().all(|one| one.finding.severity != Severity::Error),
                missing: all
                    .into_iter()
                    .map(|one| Missing {
                        note: note(&titled(&one, credential), desk.messages()),
                        criterion: one.criterion.map(|id| id.to_string()),
                        field: one.field.map(str::to_owned),
                        artifact: one.artifact.map(|id| id.to_string()),
                        requirement: one.requirement.map(|id| id.to_string()),
                        draft: one.draft,
                    })
                    .collect(),
            })
        })
    })
    .await
}

/// The files whose copy in the library is not what came in: what was judged is signed, but nobody can look at it here again.
fn changed_since(desk: &Desk, artifacts: &[Artifact]) -> Vec<ToLookAt> {
    let told = |artifact: &Artifact| {
        let failure = desk.compare(artifact).err()?;
        let finding = Finding {
            severity: Severity::Warning,
            ..Finding::from(failure)
        };
        Some(ToLookAt {
            artifact: Some(artifact.id.clone()),
            ..ToLookAt::from(finding)
        })
    };
    artifacts.iter().filter_map(told).collect()
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
        let without = with_review(desk, &submission, |reviewing| {
            let (frames, without) = frames(desk, reviewing);
            let signing = Signing {
                signer: &signer,
                frames: &frames,
                watcher: &Unwatched,
            };
            let out = out.as_deref().map(Path::new);
            let signed = reviewing::sign_to(reviewing, &signing, out)?;
            if let Some(out) = out {
                given::remember(desk.shelf, &signed.record.sha256, out);
            }
            Ok(without)
        })?;
        remember(desk, &shown)?;
        Ok(Signed {
            films_without: without,
            ..newest(desk, &named(&submission)?)?
        })
    })
    .await
}

/// The newest signed record of a submission.
#[tauri::command]
#[specta::specta]
pub(crate) async fn signed(desk: State<'_, AtDesk>, submission: String) -> Result<Signed, Problem> {
    at_desk(desk, move |desk| newest(desk, &named(&submission)?)).await
}

fn newest(desk: &Desk, id: &SubmissionId) -> Result<Signed, Failure> {
    let given = given::newest_result(desk.library(), id)?;
    let package = given::written(desk.library(), &given.record.sha256);
    let credential = &desk.held(id)?.subject.credential;
    Ok(Signed::of(&given, package.as_ref(), credential, desk.messages()))
}

/// The report of the newest signed record of a submission, as one page of HTML.
#[tauri::command]
#[specta::specta]
pub(crate) async fn report(desk: State<'_, AtDesk>, submission: String) -> Result<String, Problem> {
    at_desk(desk, move |desk| given::report(desk.library(), &named(&submission)?)).await
}

/// Shows the package of the newest signed record of a submission in the system's file manager.
#[tauri::command]
#[specta::specta]
pub(crate) async fn show_package(desk: State<'_, AtDesk>, submission: String) -> Result<(), Problem> {
    at_desk(desk, move |desk| {
        let given = given::newest_result(desk.library(), &named(&submission)?)?;
        match given::written(desk.library(), &given.record.sha256) {
            Some(written) => revealing::reveal(&written.path),
            None => {
                Err(Failure::new(Kind::Io, codes::PACKAGE_GONE).with("number", &given.record.record.submission.number))
            }
        }
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
pub(crate) async fn write_result(
    desk: State<'_, AtDesk>,
    submission: String,
    out: String,
) -> Result<Option<Package>, Problem> {
    at_desk(desk, move |desk| {
        let id = named(&submission)?;
        let record = library::export_result(desk.library(), &id, None, out.as_ref())?;
        given::remember(desk.shelf, &record, out.as_ref());
        let written = given::written(desk.library(), &record);
        Ok(written.map(|written| Package::of(&written, desk.messages())))
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
