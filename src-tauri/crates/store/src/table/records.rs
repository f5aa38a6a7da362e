//! `records`: signed records, byte for byte as they were signed. A correction supersedes; nothing is overwritten.

use super::record_files::RecordFilesMut;
use super::reviews::ReviewId;
use super::{Key, digest, digest_if_any, if_any, moment, parsed};
use crate::error::StoreError;
use assay_model::{RecordId, Sha256, SubmissionId, Timestamp};
use rusqlite::{Connection, Row, Transaction, params};

pub(crate) const V1: &str = "
CREATE TABLE records (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    review INTEGER NOT NULL UNIQUE REFERENCES reviews (row) ON DELETE CASCADE,
    sha256 BLOB NOT NULL UNIQUE,
    bytes BLOB NOT NULL,
    supersedes BLOB,
    at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER records_are_never_changed BEFORE UPDATE ON records
BEGIN SELECT RAISE(ABORT, 'a signed record is never changed'); END;
CREATE TRIGGER records_go_only_with_their_review BEFORE DELETE ON records
WHEN EXISTS (SELECT 1 FROM reviews WHERE row = OLD.review)
BEGIN SELECT RAISE(ABORT, 'a signed record is never taken away'); END;
";

/// A signed record to keep.
#[derive(Clone, Copy, Debug)]
pub struct NewRecord<'a> {
    /// Its identifier.
    pub id: &'a RecordId,
    /// The bytes that were signed.
    pub bytes: &'a [u8],
    /// The SHA-256 of the record that it corrects.
    pub supersedes: Option<Sha256>,
    /// What it lists beside the report: path in the result package, and bytes.
    pub files: &'a [(String, Vec<u8>)],
}

/// A signed record that the library has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordRow {
    /// Its identifier.
    pub id: RecordId,
    /// The review that it closed.
    pub review: ReviewId,
    /// The submission it judges.
    pub submission: SubmissionId,
    /// SHA-256 of its bytes.
    pub sha256: Sha256,
    /// The bytes that were signed.
    pub bytes: Vec<u8>,
    /// The SHA-256 of the record that it corrects.
    pub supersedes: Option<Sha256>,
    /// When it was written.
    pub at: Timestamp,
}

/// Reads the table.
pub(crate) struct Records<'c>(pub(crate) &'c Connection);

const ROWS: &str = "SELECT records.*, reviews.id AS of_review, submissions.id AS of_submission
    FROM records JOIN reviews ON reviews.row = records.review JOIN submissions ON submissions.row = reviews.submission";

impl Records<'_> {
    pub(crate) fn get(&self, sha256: &Sha256) -> Result<Option<RecordRow>, StoreError> {
        let mut statement = self.0.prepare_cached(&format!("{ROWS} WHERE records.sha256 = ?1"))?;
        if_any(statement.query_one([sha256.as_bytes()], from_row))
    }

    /// Oldest first.
    pub(crate) fn of(&self, submission: &SubmissionId) -> Result<Vec<RecordRow>, StoreError> {
        let sql = format!("{ROWS} WHERE submissions.id = ?1 ORDER BY records.row");
        let mut statement = self.0.prepare_cached(&sql)?;
        let rows = statement.query_map([submission.as_str()], from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Writes the table.
pub(crate) struct RecordsMut<'t>(pub(crate) &'t Transaction<'t>);

impl RecordsMut<'_> {
    pub(crate) fn insert(&self, review: Key, new: &NewRecord<'_>, at: Timestamp) -> Result<(), StoreError> {
        self.0.execute(
            "INSERT INTO records (id, review, sha256, bytes, supersedes, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                new.id.as_str(),
                review,
                Sha256::of(new.bytes).as_bytes(),
                new.bytes,
                new.supersedes.as_ref().map(Sha256::as_bytes),
                at.unix(),
            ],
        )?;
        RecordFilesMut(self.0).insert(Key(self.0.last_insert_rowid()), new.files)
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<RecordRow> {
    Ok(RecordRow {
        id: parsed(row, "id")?,
        review: parsed(row, "of_review")?,
        submission: parsed(row, "of_submission")?,
        sha256: digest(row, "sha256")?,
        bytes: row.get("bytes")?,
        supersedes: digest_if_any(row, "supersedes")?,
        at: moment(row, "at")?,
    })
}
