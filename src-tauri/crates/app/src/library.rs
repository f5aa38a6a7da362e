//! The library: opened, listed, given out again. How submissions come in stands in [`crate::importing`].

use crate::disk::NewFile;
use crate::failure::{Failure, Finding, Kind};
use crate::failures::InFile;
use crate::watching::Watcher;
use crate::{Assay, codes};
use assay_model::ids::SubmissionId;
use assay_model::submission::Number;
use assay_model::{Sha256, Timestamp};
use assay_store::{Library, OnDamage, Opened};
pub use assay_store::{QueuePage, QueueQuery, QueueRow, Reading};
use std::path::{Path, PathBuf};

/// An open library that may be written to.
pub struct Shelf {
    /// The store.
    pub library: Library,
    /// What was found on opening.
    pub findings: Vec<Finding>,
    pub(crate) folder: PathBuf,
}

impl Shelf {
    /// Opens the library in `folder` for writing, and makes it when there is none.
    pub fn open(assay: &Assay, folder: &Path) -> Result<Self, Failure> {
        let Opened { library, findings } = Library::open(folder, assay.clock.now(), OnDamage::Restore)?;
        let findings = findings.iter().map(Finding::from).collect();
        // A daily backup, reopened and counted; nothing where none is due.
        library.upkeep(assay.clock.now())?;
        Ok(Self {
            library,
            findings,
            folder: folder.to_owned(),
        })
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

/// One page of the queue.
pub fn list(library: &Reading, query: &QueueQuery) -> Result<QueuePage, Failure> {
    let mut page = library.queue(query)?;
    for row in &mut page.rows {
        if row.review.is_none() {
            row.progress.of = criteria(library, &row.micro_credential)?;
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

/// The submission that `named` means: an identifier, or a number that only one submission has.
pub fn find(library: &Reading, named: &str) -> Result<SubmissionId, Failure> {
    if let Ok(id) = named.parse::<SubmissionId>() {
        return Ok(id);
    }
    let unknown = || Failure::new(Kind::Refused, codes::SUBMISSION_UNKNOWN).with("submission", named);
    let number: Number = named.parse().map_err(|_| unknown())?;
    let mut found = library.submissions_numbered(&number)?;
    match (found.pop(), found.len()) {
        (Some(only), 0) => Ok(only.submission),
        (Some(_), others) => Err(Failure::new(Kind::Refused, codes::NUMBER_AMBIGUOUS)
            .with("number", &number)
            .with("count", others + 1)),
        (None, _) => Err(unknown()),
    }
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
    assay: &Assay,
    library: &Reading,
    id: &SubmissionId,
    out: &Path,
    watcher: &dyn Watcher,
) -> Result<Sha256, Failure> {
    let unknown = || Failure::new(Kind::Refused, codes::SUBMISSION_UNKNOWN).with("submission", id);
    let row = library.submission(id)?.ok_or_else(unknown)?;
    let credential = library.micro_credential(&row.micro_credential)?.ok_or_else(unknown)?;
    let mut file = NewFile::create(out)?;
    let payload = crate::exporting::bundle(assay, library, &row, &credential, file.file()?, watcher)?;
    if payload != row.payload {
        let failure = Failure::new(Kind::Invalid, codes::DIGEST_MISMATCH);
        return Err(failure.with("path", out.display()).with("algorithm", "sha256"));
    }
    file.publish()?;
    Ok(payload)
}

/// Writes the newest signed record of a submission as its result package, the report made again from the record.
pub fn export_result(library: &Reading, id: &SubmissionId, out: &Path) -> Result<Sha256, Failure> {
    let newest = library.records(id)?.pop();
    let row = newest.ok_or_else(|| Failure::new(Kind::Refused, codes::NOT_SIGNED))?;
    let held = crate::reviewing::held(library, id)?;
    let html = crate::reviewing::report_of(library, &row.review)?.unwrap_or_default();
    let signed = crate::package::kept(&row.bytes, html, held.micro_credential)?;
    let mut file = NewFile::create(out)?;
    signed.write(file.file()?)?;
    file.publish()?;
    Ok(row.sha256)
}
