//! The library: opened, listed, given out again. How submissions come in stands in [`crate::importing`].

use crate::cut_off::Begun;
use crate::disk::NewFile;
use crate::failure::{Failure, Finding, Kind};
use crate::failures::InFile;
use crate::meant::purpose_of;
use crate::progress::by_themselves;
use crate::watching::Watcher;
use crate::{Assay, codes};
use assay_model::ids::SubmissionId;
use assay_model::score::Purpose;
use assay_model::submission::Number;
use assay_model::{Sha256, Timestamp};
#[cfg(unix)]
pub use assay_store::Listening;
#[cfg(unix)]
use assay_store::Message;
use assay_store::{Library, OnDamage, Opened, RecordRow, SubmissionRow};
pub use assay_store::{QueuePage, QueueQuery, QueueRow, QueueSort, Reading, ReviewState};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// An open library that may be written to.
pub struct Shelf {
    /// The store.
    pub library: Library,
    /// What was found on opening.
    pub findings: Vec<Finding>,
    pub(crate) folder: PathBuf,
    pub(crate) begun: Begun,
}

impl Shelf {
    /// Opens the library in `folder` for writing, and does what it needs from time to time. Where there is none, none is
    /// made: a name that is misspelled is told.
    pub fn open(assay: &Assay, folder: &Path) -> Result<Self, Failure> {
        let opened = Library::open_existing(folder, assay.clock.now(), OnDamage::Restore)?;
        Self::of(opened, folder).kept_up(assay)
    }

    /// The same for something that is to come in; makes the library when there is none.
    pub fn make(assay: &Assay, folder: &Path) -> Result<Self, Failure> {
        Self::open_at_once(assay, folder)?.kept_up(assay)
    }

    /// The same for somebody who waits for it: [`keep_up`](Self::keep_up) is to be called beside the work, then and every
    /// hour.
    pub fn open_at_once(assay: &Assay, folder: &Path) -> Result<Self, Failure> {
        let opened = Library::open(folder, assay.clock.now(), OnDamage::Restore)?;
        Ok(Self::of(opened, folder))
    }

    fn of(Opened { library, findings }: Opened, folder: &Path) -> Self {
        Self {
            begun: Begun::found(&library),
            library,
            findings: findings.iter().map(Finding::from).collect(),
            folder: folder.to_owned(),
        }
    }

    fn kept_up(self, assay: &Assay) -> Result<Self, Failure> {
        self.keep_up(assay)?;
        Ok(self)
    }

    /// A daily backup, reopened and counted; a weekly check; a damaged search index made anew. Next to nothing where nothing
    /// is due. An edit waits for none of it.
    pub fn keep_up(&self, assay: &Assay) -> Result<(), Failure> {
        self.library.upkeep(assay.clock.now())?;
        Ok(())
    }

    /// What was found on opening, and still is so after something was brought in.
    pub fn still_found(&self) -> Result<Vec<Finding>, Failure> {
        let about_files = |finding: &&Finding| {
            finding.code == codes::ARTIFACTS_MISSING || finding.code == codes::ARTIFACTS_UNREFERENCED
        };
        let mut findings: Vec<Finding> = self.findings.iter().filter(|one| !about_files(one)).cloned().collect();
        if self.findings.iter().any(|one| about_files(&one)) {
            findings.extend(self.library.compare_artifacts()?.iter().map(Finding::from));
        }
        Ok(findings)
    }

    /// Opens the library in `folder` for reading, also while another process writes to it.
    pub fn open_reading(folder: &Path) -> Result<Reading, Failure> {
        Ok(Library::open_reading(folder)?)
    }
}

/// Says to the process that has the library in `folder` open that it is wanted, and what it is to open. `runtime` is
/// the session's runtime folder. Whether it heard.
#[cfg(unix)]
pub fn hand_over(folder: &Path, runtime: Option<&Path>, paths: impl IntoIterator<Item = PathBuf>) -> bool {
    let paths: Vec<PathBuf> = paths.into_iter().collect();
    let message = if paths.is_empty() {
        Message::Present
    } else {
        Message::Open(paths)
    };
    assay_store::notify(folder, runtime, &message).is_ok()
}

impl Shelf {
    /// Hears what [`hand_over`] says to this library, until the answer is dropped: the paths to open, if any. `None`
    /// where there is no place for a socket; then a second start is told that the library is open.
    #[cfg(unix)]
    pub fn listen(&self, runtime: Option<&Path>, heard: impl Fn(Vec<PathBuf>) + Send + 'static) -> Option<Listening> {
        let told = move |message| match message {
            Message::Present => heard(Vec::new()),
            Message::Open(paths) => heard(paths),
        };
        self.library.listen(runtime, told).ok()
    }
}

/// One page of the queue.
pub fn list(library: &Reading, query: &QueueQuery) -> Result<QueuePage, Failure> {
    let mut page = library.queue(query)?;
    // Of thousands of submissions most answer the same few: each is read once.
    let mut known = BTreeMap::new();
    for row in &mut page.rows {
        if row.review.is_none() {
            row.progress.of = match known.get(&row.micro_credential) {
                Some(of) => *of,
                None => criteria(library, &row.micro_credential)?,
            };
            known.insert(row.micro_credential, row.progress.of);
            let handed_in = library.submission(&row.submission)?;
            let shown = |row: SubmissionRow| by_themselves(&row.artifacts, |one| one.captions_for.as_ref()).len();
            let artifacts = handed_in.map_or(0, shown);
            row.progress.artifacts = u32::try_from(artifacts).unwrap_or(u32::MAX);
        }
    }
    Ok(page)
}

/// How many criteria a micro-credential has; a review counts them once it has begun.
fn criteria(library: &Reading, sha256: &Sha256) -> Result<u32, Failure> {
    let Some(row) = library.micro_credential(sha256)? else {
        return Ok(0);
    };
    let published = assay_catalogue::read(&row.json).map_err(|error| error.in_file("micro-credential.json"))?;
    Ok(u32::try_from(published.credential.criteria.len()).unwrap_or(u32::MAX))
}

/// The submission that `named` means: an identifier, a number that only one submission has, or the beginning of an
/// identifier as [`short_names`] gives it.
pub fn find(library: &Reading, named: &str) -> Result<SubmissionId, Failure> {
    if let Ok(id) = named.parse::<SubmissionId>() {
        return Ok(id);
    }
    let unknown = || Failure::new(Kind::Refused, codes::SUBMISSION_UNKNOWN).with("submission", named);
    let Ok(number) = named.parse::<Number>() else {
        return begun_by(library, named)?.ok_or_else(unknown);
    };
    let mut found = library.submissions_numbered(&number)?;
    match (found.pop(), found.len()) {
        (Some(only), 0) => Ok(only.submission),
        (Some(_), others) => {
            let names: Vec<String> = short_names(library, &number)?.into_values().collect();
            let failure = Failure::new(Kind::Refused, codes::NUMBER_AMBIGUOUS).with("number", &number);
            Err(failure.with("count", others + 1).with("names", names.join(", ")))
        }
        (None, _) => Err(unknown()),
    }
}

/// What stands before every identifier.
const URN: &str = "urn:uuid:";
/// The fewest characters of an identifier that name a submission.
const SHORTEST: usize = 8;

/// For each of several submissions that go by `number`, the beginning of its identifier that tells it from the others;
/// nothing where the number is one submission's alone. No such name is a number itself.
pub fn short_names(library: &Reading, number: &Number) -> Result<BTreeMap<SubmissionId, String>, Failure> {
    let found = library.submissions_numbered(number)?;
    if found.len() < 2 {
        return Ok(BTreeMap::new());
    }
    let bare = |id: &SubmissionId| id.as_str().trim_start_matches(URN).to_owned();
    let all: Vec<String> = found.iter().map(|one| bare(&one.submission)).collect();
    let name = |id: &SubmissionId| {
        let whole = bare(id);
        let tells = |length: &usize| {
            let short = whole.get(..*length).unwrap_or(&whole);
            let alone = all.iter().filter(|other| other.starts_with(short)).count() == 1;
            alone && short.parse::<Number>().is_err() && !short.ends_with('-')
        };
        let length = (SHORTEST..whole.len()).find(tells).unwrap_or(whole.len());
        whole.get(..length).unwrap_or(&whole).to_owned()
    };
    Ok(found
        .iter()
        .map(|one| (one.submission.clone(), name(&one.submission)))
        .collect())
}

/// The one submission whose identifier begins so.
fn begun_by(library: &Reading, beginning: &str) -> Result<Option<SubmissionId>, Failure> {
    let beginning = beginning.trim_start_matches(URN).to_ascii_lowercase();
    if beginning.len() < SHORTEST {
        return Ok(None);
    }
    let mut found = library.submissions_begun_by(&format!("{URN}{beginning}"))?;
    let only = found.pop();
    Ok(only.filter(|_| found.is_empty()))
}

/// The last moment of a day in UTC: `2026-12-31`.
pub fn last_of_day(day: &str) -> Result<Timestamp, Failure> {
    let unusable = || Failure::new(Kind::Usage, codes::DAY_UNUSABLE).with("text", day);
    format!("{day}T23:59:59Z").parse().map_err(|_| unusable())
}

/// Sets the moment by which the judgement of a submission is wanted, or takes it away. It is a note of the library's and
/// stands in no journal: the old one is gone, and nothing that was signed speaks of it.
pub fn set_due(shelf: &Shelf, id: &SubmissionId, due: Option<Timestamp>) -> Result<(), Failure> {
    if shelf.library.set_due(id, due)? {
        return Ok(());
    }
    Err(Failure::new(Kind::Refused, codes::SUBMISSION_UNKNOWN).with("submission", id))
}

/// Writes the newest record of a submission as a result package, or the submission as a bundle.
pub fn export(
    library: &Reading,
    id: &SubmissionId,
    out: &Path,
    large: bool,
    watcher: &dyn Watcher,
) -> Result<Sha256, Failure> {
    let unknown = || Failure::new(Kind::Refused, codes::SUBMISSION_UNKNOWN).with("submission", id);
    let row = library.submission(id)?.ok_or_else(unknown)?;
    crate::bundles::ask_above(row.artifacts.iter().map(|artifact| artifact.size).sum(), large)?;
    let credential = library.micro_credential(&row.micro_credential)?.ok_or_else(unknown)?;
    let mut file = NewFile::create(out)?;
    let payload = crate::exporting::bundle(library, &row, &credential, file.file(), watcher)?;
    if payload != row.payload {
        let failure = Failure::new(Kind::Invalid, codes::DIGEST_MISMATCH);
        return Err(failure.with("path", out.display()).with("algorithm", "sha256"));
    }
    file.publish()?;
    Ok(payload)
}

/// The newest record of a submission, or the newest for `purpose`.
pub(crate) fn newest(library: &Reading, id: &SubmissionId, purpose: Option<Purpose>) -> Result<RecordRow, Failure> {
    let reviews = library.reviews(id)?;
    let meant = |row: &RecordRow| {
        let review = reviews.iter().find(|review| review.id == row.review);
        purpose.is_none() || review.map(purpose_of) == purpose
    };
    let newest = library.records(id)?.into_iter().rfind(meant);
    newest.ok_or_else(|| Failure::new(Kind::Refused, codes::NOT_SIGNED))
}

/// Writes the newest signed record of a submission, or the newest for `purpose`, as its result package, to the byte as it
/// was signed.
pub fn export_result(
    library: &Reading,
    id: &SubmissionId,
    purpose: Option<Purpose>,
    out: &Path,
) -> Result<Sha256, Failure> {
    let row = newest(library, id, purpose)?;
    let held = crate::reviewing::held(library, id)?;
    let html = crate::reviewing::report_of(library, &row.review)?.unwrap_or_default();
    let places = library.record_files(&row.sha256)?;
    let signed = crate::package::kept(&row.bytes, html, places, held.micro_credential)?;
    signed.publish(NewFile::create(out)?)?;
    Ok(row.sha256)
}
