//! Bringing submissions in, and the report on what came.

use super::queue::named;
use super::telling::{Progress, Telling};
use super::{AtDesk, at_desk};
use crate::desk::{Desk, name_of};
use crate::unanswered::Unanswered;
use crate::wire::{Glance, InLibrary, Intake, Loose, Note, Problem, note};
use assay_app::catalogue::{self, Which};
use assay_app::importing::{Brought, For, Role, Row, Terms};
use assay_app::library::{ReviewState, last_of_day};
use assay_app::model::Sha256;
use assay_app::newcomer::newcomer;
use assay_app::packing::Roles;
use assay_app::together;
use assay_app::{Failure, Finding, Kind, codes};
use serde::{Deserialize, Serialize};
use specta::Type;
use std::path::{Path, PathBuf};
use tauri::State;
use tauri::ipc::Channel;

/// What to bring in.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Order {
    /// A number of the window's own, by which the work can be stopped.
    job: u32,
    /// Where it lies: one bundle, folder or download, or several files that are one submission.
    paths: Vec<String>,
    /// What loose files are for: the digest of a micro-credential in the library, or a file.
    micro_credential: Option<String>,
    /// The roles that the person confirmed, for each submission in a download.
    roles: Option<Vec<Confirmed>>,
    /// The day by which the judgement is wanted: `2026-12-31`.
    due: Option<String>,
    /// Whether to go on above 8 GiB.
    large: bool,
    /// The only participant of a download whose submission is brought in.
    only: Option<String>,
    /// Whether what has a number that is here already is the next attempt.
    next_attempt: bool,
}

/// The confirmed roles of one submission.
#[derive(Debug, Clone, Deserialize, Type)]
pub(crate) struct Confirmed {
    /// Which of several; nothing where it is alone.
    participant: Option<String>,
    /// What people call it; without one it gets a number of its own.
    number: Option<String>,
    roles: Vec<FileRole>,
}

/// What a file is offered for.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FileRole {
    path: String,
    requirement: Option<String>,
    title: String,
    /// `given`, `not-needed` or `missing`.
    consent: String,
    captions_for: Option<String>,
    /// Why it is proposed: `folder: plans`, `unclear`.
    why: Option<String>,
    /// Whether it stays outside of the bundle.
    left_out: bool,
}

/// What lies at a path, before anything is done with it.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Lies {
    /// A result: to be verified.
    Result,
    /// A submission bundle, or a folder of them.
    Bundles,
    /// Loose files, or a download of another system: roles are needed.
    Files,
}

/// One of several things that were dropped or chosen together.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Named {
    path: String,
    /// What people call it.
    name: String,
    /// The folder that it lies in.
    folder: String,
    /// In words, of a file: `212 kB`.
    size: Option<String>,
    is: Among,
    /// Why nothing can be done with it.
    problem: Option<Problem>,
}

/// What something is among others.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
enum Among {
    File,
    Folder,
    LeftBehind,
    Bundles,
    Download,
    Result,
    Nothing,
}

/// What came of one submission.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Came {
    /// The name of the bundle, folder or zip.
    from: String,
    participant: Option<String>,
    status: Status,
    submission: Option<String>,
    number: Option<String>,
    roles: Vec<FileRole>,
    /// Where roles are needed: what each of the files is.
    files: Vec<Loose>,
    /// And the micro-credential that they are for, with what it asks for.
    credential: Option<InLibrary>,
    notes: Vec<Note>,
    problem: Option<Problem>,
    /// Which attempt it would be, where its number is here already.
    next_attempt: Option<u32>,
}

#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
enum Status {
    In,
    AlreadyHere,
    RolesNeeded,
    Refused,
    Cancelled,
}

/// What came of everything at a path.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Arrivals {
    rows: Vec<Came>,
    /// What was left out of all of them.
    notes: Vec<Note>,
}

/// Says what lies at a path.
#[tauri::command]
#[specta::specta]
pub(crate) async fn look_at(desk: State<'_, AtDesk>, path: String) -> Result<Lies, Problem> {
    at_desk(desk, move |_| {
        Ok(match assay_app::importing::lies_at(Path::new(&path))? {
            assay_app::importing::Lies::Result => Lies::Result,
            assay_app::importing::Lies::Bundles => Lies::Bundles,
            assay_app::importing::Lies::Files => Lies::Files,
        })
    })
    .await
}

/// Says what each of several things is that were dropped or chosen together.
#[tauri::command]
#[specta::specta]
pub(crate) async fn look_through(desk: State<'_, AtDesk>, paths: Vec<String>) -> Result<Vec<Named>, Problem> {
    at_desk(desk, move |desk| {
        let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
        let all = together::look_through(&paths).into_iter();
        Ok(all.map(|one| Named::of(one, desk)).collect())
    })
    .await
}

/// Keeps what is said so far of what waits for an answer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn keep_unanswered(desk: State<'_, AtDesk>, unanswered: Unanswered) -> Result<(), Problem> {
    at_desk(desk, move |desk| desk.unanswered.keep(desk.shelf, unanswered)).await
}

/// Nobody wants to be asked about this any more.
#[tauri::command]
#[specta::specta]
pub(crate) async fn forget_unanswered(desk: State<'_, AtDesk>, paths: Vec<String>) -> Result<(), Problem> {
    at_desk(desk, move |desk| desk.unanswered.forget(desk.shelf, &paths)).await
}

/// Brings in what lies at a path, and tells how far it is.
#[tauri::command]
#[specta::specta]
pub(crate) async fn bring_in(
    desk: State<'_, AtDesk>,
    order: Order,
    progress: Channel<Progress>,
) -> Result<Arrivals, Problem> {
    at_desk(desk, move |desk| {
        let watcher = Telling::new(desk, desk.begin(order.job), progress);
        let arrivals = brought(desk, &order, &watcher);
        if order.only.is_none() && arrivals.as_ref().is_ok_and(Arrivals::is_all_in) {
            // A comfort: what is in and is asked about once more is told as here already.
            let _forgotten = desk.unanswered.forget(desk.shelf, &order.paths);
        }
        desk.end(order.job);
        desk.forget();
        arrivals
    })
    .await
}

/// Stops bringing in: the submission under way leaves nothing.
#[tauri::command]
#[specta::specta]
pub(crate) async fn stop(desk: State<'_, AtDesk>, job: u32) -> Result<(), Problem> {
    at_desk(desk, move |desk| {
        desk.stop(job);
        Ok(())
    })
    .await
}

/// The micro-credentials that the library has, for loose files to be brought in for one of them.
#[tauri::command]
#[specta::specta]
pub(crate) async fn micro_credentials(desk: State<'_, AtDesk>) -> Result<Vec<InLibrary>, Problem> {
    at_desk(desk, |desk| {
        let known = catalogue::micro_credentials(desk.library())?.into_iter();
        Ok(known.map(InLibrary::from).collect())
    })
    .await
}

/// A look into a loose file before it comes in.
#[tauri::command]
#[specta::specta]
pub(crate) async fn glance(
    desk: State<'_, AtDesk>,
    paths: Vec<String>,
    participant: Option<String>,
    file: String,
) -> Result<Glance, Problem> {
    at_desk(desk, move |desk| {
        let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
        assay_app::loose::glance(desk.assay, &paths, participant.as_deref(), &file).map(Glance::from)
    })
    .await
}

/// Takes a micro-credential into the library's own catalogue, by its digest.
#[tauri::command]
#[specta::specta]
pub(crate) async fn accept(desk: State<'_, AtDesk>, micro_credential: String) -> Result<(), Problem> {
    at_desk(desk, move |desk| {
        let which = Which::Digest(digest(&micro_credential)?);
        catalogue::accept(desk.assay, desk.shelf, which).map(drop)
    })
    .await
}

/// The intake report of a submission in the library.
#[tauri::command]
#[specta::specta]
pub(crate) async fn intake(desk: State<'_, AtDesk>, submission: String) -> Result<Intake, Problem> {
    at_desk(desk, move |desk| {
        let id = named(&submission)?;
        let held = desk.held(&id)?;
        let row = desk.library().submission(&id)?;
        let due = row.and_then(|row| row.due).map(|due| due.to_string());
        let named = &held.subject.submission.micro_credential.sha256;
        let rubric = newcomer(desk.library(), named)?;
        let reviews = desk.library().reviews(&id)?;
        let state = reviews.iter().rfind(|review| !review.dropped);
        let state = state.map_or(ReviewState::New, |review| review.state);
        Ok(Intake::of(&held, rubric, due, state.into(), desk.messages()))
    })
    .await
}

fn brought(desk: &Desk, order: &Order, watcher: &Telling<'_>) -> Result<Arrivals, Failure> {
    let file = order.micro_credential.as_ref().map(PathBuf::from);
    let stated = order.roles.as_deref().map(toml);
    let known = order.micro_credential.as_deref().and_then(|named| named.parse().ok());
    let number = match order.roles.as_deref() {
        Some([only]) if only.participant.is_none() => only.number.as_deref(),
        _ => None,
    };
    let terms = Terms {
        number,
        roles: stated.as_deref().map_or(Roles::Propose, Roles::Stated),
        micro_credential: known.map(For::Known).or(file.as_deref().map(For::File)),
        due: order.due.as_deref().map(last_of_day).transpose()?,
        large: order.large,
        only: order.only.as_deref(),
        next_attempt: order.next_attempt,
    };
    let import = match order.paths.as_slice() {
        [only] => desk.shelf.import(desk.assay, Path::new(only), terms, watcher),
        several => {
            let paths: Vec<PathBuf> = several.iter().map(PathBuf::from).collect();
            desk.shelf.import_together(desk.assay, &paths, terms, watcher)
        }
    };
    let messages = desk.messages();
    Ok(Arrivals {
        rows: import.rows.into_iter().map(|row| Came::of(desk, row)).collect(),
        notes: import.findings.iter().map(|finding| note(finding, messages)).collect(),
    })
}

/// Which attempt it would be, as the refusal of a number that is here already says.
fn next_attempt(failure: &Failure) -> Option<u32> {
    let mut said = failure.args.iter().filter(|_| failure.code == codes::NUMBER_HERE);
    said.find(|(name, _)| *name == "next")?.1.parse().ok()
}

fn digest(text: &str) -> Result<Sha256, Failure> {
    text.parse()
        .map_err(|_| Failure::new(Kind::Refused, codes::MICRO_CREDENTIAL_NOT_HERE).with("sha256", text))
}

/// The confirmed roles in the words of a roles file.
fn toml(all: &[Confirmed]) -> String {
    let mut file = toml::Table::new();
    let roles = |roles: &[FileRole]| toml::Value::Array(roles.iter().map(FileRole::table).collect());
    match all {
        [only] if only.participant.is_none() => drop(file.insert("artifact".to_owned(), roles(&only.roles))),
        several => {
            let submissions = several.iter().map(|one| {
                let mut table = toml::Table::new();
                table.insert(
                    "participant".to_owned(),
                    one.participant.clone().unwrap_or_default().into(),
                );
                if let Some(number) = &one.number {
                    table.insert("number".to_owned(), number.clone().into());
                }
                table.insert("artifact".to_owned(), roles(&one.roles));
                toml::Value::Table(table)
            });
            file.insert("submission".to_owned(), toml::Value::Array(submissions.collect()));
        }
    }
    file.to_string()
}

impl FileRole {
    fn table(&self) -> toml::Value {
        let mut table = toml::Table::new();
        let mut say = |name: &str, value: Option<&String>| {
            if let Some(value) = value {
                table.insert(name.to_owned(), value.clone().into());
            }
        };
        say("path", Some(&self.path));
        say("requirement", self.requirement.as_ref());
        say("title", Some(&self.title));
        say("consent", Some(&self.consent));
        say("captions_for", self.captions_for.as_ref());
        if self.left_out {
            table.insert("leave_out".to_owned(), true.into());
        }
        toml::Value::Table(table)
    }
}

impl From<Role> for FileRole {
    fn from(role: Role) -> Self {
        let consent = serde_json::to_value(role.consent).ok();
        Self {
            path: role.path.to_string(),
            requirement: role.requirement.map(|id| id.to_string()),
            title: role.title,
            consent: consent
                .and_then(|word| word.as_str().map(str::to_owned))
                .unwrap_or_default(),
            captions_for: role.captions_for.map(|path| path.to_string()),
            why: role.why.map(|why| why.to_string()),
            left_out: role.left_out,
        }
    }
}

impl Arrivals {
    fn is_all_in(&self) -> bool {
        let is_in = |came: &Came| matches!(came.status, Status::In | Status::AlreadyHere);
        self.rows.iter().all(is_in)
    }
}

impl Named {
    fn of(one: together::Named, desk: &Desk) -> Self {
        let (is, problem) = match one.is {
            Ok(is) => (is.into(), None),
            Err(failure) => (Among::Nothing, Some(desk.problem(&failure))),
        };
        Self {
            path: one.path.to_string_lossy().into_owned(),
            name: one.name,
            folder: one.folder,
            size: one.size.map(|bytes| desk.messages().size(bytes)),
            is,
            problem,
        }
    }
}

impl From<together::Among> for Among {
    fn from(among: together::Among) -> Self {
        match among {
            together::Among::File => Self::File,
            together::Among::Folder => Self::Folder,
            together::Among::LeftBehind => Self::LeftBehind,
            together::Among::Bundles => Self::Bundles,
            together::Among::Download => Self::Download,
            together::Among::Result => Self::Result,
        }
    }
}

impl Came {
    fn of(desk: &Desk, row: Row) -> Self {
        let mut came = Self {
            from: name_of(&row.from),
            participant: row.participant,
            status: Status::Refused,
            submission: None,
            number: None,
            roles: Vec::new(),
            files: Vec::new(),
            credential: None,
            notes: Vec::new(),
            problem: None,
            next_attempt: None,
        };
        let said = |findings: &[Finding]| findings.iter().map(|finding| note(finding, desk.messages())).collect();
        match row.result {
            Ok(Brought::In(arrival)) => {
                came.status = if arrival.already_here {
                    Status::AlreadyHere
                } else {
                    Status::In
                };
                came.submission = Some(arrival.submission.to_string());
                came.number = Some(arrival.number.to_string());
                came.notes = said(&arrival.findings);
            }
            Ok(Brought::Proposed {
                each,
                number,
                findings,
                files,
                published,
                ..
            }) => {
                came.status = Status::RolesNeeded;
                came.notes = said(&findings);
                came.number = number.map(|number| number.to_string());
                let row = desk.library().micro_credential(&published.sha256).ok().flatten();
                let accepted = row.is_some_and(|row| row.accepted);
                came.credential = Some(InLibrary::of(&published, accepted));
                came.roles = each.into_iter().map(FileRole::from).collect();
                let messages = desk.messages();
                came.files = files.into_iter().map(|file| Loose::of(file, messages)).collect();
            }
            Err(failure) => {
                if failure.code == codes::CANCELLED {
                    came.status = Status::Cancelled;
                }
                came.next_attempt = next_attempt(&failure);
                came.problem = Some(desk.problem(&failure));
            }
        }
        came
    }
}
