//! A signed result after it was signed: its report to be read, and where its package was written.

use crate::codes;
use crate::failure::{Failure, Kind};
use crate::journals::walk;
use crate::library::{Shelf, newest};
use assay_credential::record::ListedFile;
use assay_credential::{SignedRecord, read_record};
use assay_model::Sha256;
use assay_model::ids::SubmissionId;
use assay_review::Event;
use assay_store::{Reading, ReviewId};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The report in the package.
const REPORT: &str = "data/record.html";

/// The newest signed record of a submission.
#[derive(Debug)]
pub struct Given {
    /// What it says.
    pub record: SignedRecord,
    /// How long record.json is, which cannot list itself.
    pub size: u64,
    /// Whether every hash of the review's journal holds, up to the head that the record names and the entry of the
    /// signature behind it.
    pub unbroken: bool,
}

/// Where a package was written, and how long it was then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The file.
    pub path: PathBuf,
    /// Its length in bytes.
    pub size: u64,
}

/// The newest signed record of a submission.
pub fn newest_result(library: &Reading, id: &SubmissionId) -> Result<Given, Failure> {
    let row = newest(library, id, None)?;
    let record = read_record(&row.bytes).map_err(crate::package::unsound)?;
    Ok(Given {
        size: row.bytes.len() as u64,
        unbroken: is_unbroken(library, &row.review, &record),
        record,
    })
}

fn is_unbroken(library: &Reading, review: &ReviewId, record: &SignedRecord) -> bool {
    let Ok(chain) = walk(library, review) else {
        return false;
    };
    match chain.entries().last() {
        Some((entry, Event::Sign { record_sha256 })) => {
            *record_sha256 == record.sha256
                && entry.prev == record.record.journal.head
                && chain.head().count == record.record.journal.count + 1
        }
        _ => false,
    }
}

/// The report of the newest signed record of a submission: the bytes that the record lists, or a refusal.
pub fn report(library: &Reading, id: &SubmissionId) -> Result<String, Failure> {
    let row = newest(library, id, None)?;
    let record = read_record(&row.bytes).map_err(crate::package::unsound)?;
    let html = crate::reviewing::report_of(library, &row.review)?.unwrap_or_default();
    let digest = Sha256::of(html.as_bytes());
    let is_it = |file: &ListedFile| file.path.as_str() == REPORT && file.sha256 == digest;
    if record.record.files.iter().any(is_it) {
        return Ok(html);
    }
    let failure = Failure::new(Kind::Invalid, codes::DIGEST_MISMATCH);
    Err(failure.with("path", REPORT).with("algorithm", "sha256"))
}

/// Remembers where the package of this record lies. A comfort: what cannot be kept is not there the next time.
pub fn remember(shelf: &Shelf, record: &Sha256, path: &Path) {
    let kept = || -> Option<()> {
        let written = Written {
            path: path.to_owned(),
            size: crate::disk::length(path)?,
        };
        let json = serde_json::to_string(&written).ok()?;
        shelf.library.set_setting(&key(record), Some(&json)).ok()
    };
    let _kept = kept();
}

/// Where the package of this record was written last, while a file as long as it was still lies there.
pub fn written(library: &Reading, record: &Sha256) -> Option<Written> {
    let kept = library.setting(&key(record)).ok()??;
    let written: Written = serde_json::from_str(&kept).ok()?;
    (crate::disk::length(&written.path) == Some(written.size)).then_some(written)
}

fn key(record: &Sha256) -> String {
    format!("package.{record}")
}
