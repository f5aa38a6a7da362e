//! `submissions`: what candidates handed in, each known by its id; the number is what people say and need not be unique.

use super::artifacts::{ArtifactRow, Artifacts};
use super::{Key, digest, digest_if_any, if_any, key, moment, moment_if_any, parsed, parsed_if_any};
use crate::error::StoreError;
use assay_model::submission::{Number, Previous, Submission};
use assay_model::{Sha256, SubmissionId, Timestamp};
use rusqlite::{Connection, Row, Transaction, params};

pub(crate) const V1: &str = "
CREATE TABLE submissions (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    payload BLOB NOT NULL,
    previous_id TEXT,
    previous_payload BLOB,
    micro_credential INTEGER NOT NULL REFERENCES micro_credentials (row),
    language TEXT NOT NULL,
    created INTEGER,
    imported_at INTEGER NOT NULL,
    due INTEGER,
    json TEXT NOT NULL,
    intake TEXT NOT NULL
) STRICT;
CREATE INDEX submissions_by_number ON submissions (number);
CREATE INDEX submissions_by_micro_credential ON submissions (micro_credential);
";

/// A submission that the library has.
#[derive(Clone, Debug, PartialEq)]
pub struct SubmissionRow {
    /// Its identifier.
    pub id: SubmissionId,
    /// What people call it.
    pub number: Number,
    /// 1 for the first.
    pub attempt: u32,
    /// The payload digest of its bag.
    pub payload: Sha256,
    /// The attempt before.
    pub previous: Option<Previous>,
    /// The digest of the micro-credential it is handed in for.
    pub micro_credential: Sha256,
    /// The language of the evidence (BCP 47).
    pub language: String,
    /// When the packer says it was made.
    pub created: Option<Timestamp>,
    /// When it came in.
    pub imported_at: Timestamp,
    /// When the judgement is wanted.
    pub due: Option<Timestamp>,
    /// `submission.json` as handed in.
    pub json: String,
    /// The intake report, as JSON.
    pub intake: String,
    /// Its files, in the order of the bundle.
    pub artifacts: Vec<ArtifactRow>,
}

/// Another submission that goes by the same number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberTaken {
    /// Which one.
    pub submission: SubmissionId,
    /// The number.
    pub number: Number,
    /// Its attempt.
    pub attempt: u32,
    /// The title of its micro-credential.
    pub micro_credential: String,
}

/// What `submissions` holds of a new one, beside the submission itself.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Circumstances<'a> {
    pub(crate) payload: Sha256,
    pub(crate) micro_credential: Key,
    pub(crate) created: Option<Timestamp>,
    pub(crate) imported_at: Timestamp,
    pub(crate) due: Option<Timestamp>,
    pub(crate) json: &'a str,
    pub(crate) intake: &'a str,
}

/// Reads the table.
pub(crate) struct Submissions<'c>(pub(crate) &'c Connection);

impl Submissions<'_> {
    pub(crate) fn get(&self, id: &SubmissionId) -> Result<Option<SubmissionRow>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT submissions.*, micro_credentials.sha256 AS credential
             FROM submissions JOIN micro_credentials ON micro_credentials.row = submissions.micro_credential
             WHERE submissions.id = ?1",
        )?;
        let found = if_any(statement.query_one([id.as_str()], |row| Ok((key(row, "row")?, from_row(row)?))))?;
        let Some((key, mut row)) = found else { return Ok(None) };
        row.artifacts = Artifacts(self.0).of(key)?;
        Ok(Some(row))
    }

    pub(crate) fn any(&self) -> Result<bool, StoreError> {
        Ok(self
            .0
            .query_one("SELECT EXISTS (SELECT 1 FROM submissions)", [], |row| row.get(0))?)
    }

    pub(crate) fn key(&self, id: &SubmissionId) -> Result<Option<Key>, StoreError> {
        let mut statement = self.0.prepare_cached("SELECT row FROM submissions WHERE id = ?1")?;
        if_any(statement.query_one([id.as_str()], |row| key(row, "row")))
    }

    pub(crate) fn payload(&self, id: &SubmissionId) -> Result<Option<Sha256>, StoreError> {
        let mut statement = self.0.prepare_cached("SELECT payload FROM submissions WHERE id = ?1")?;
        if_any(statement.query_one([id.as_str()], |row| digest(row, "payload")))
    }

    pub(crate) fn with(&self, artifact: &Sha256) -> Result<Vec<SubmissionId>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT id FROM submissions WHERE row IN (SELECT submission FROM artifacts WHERE sha256 = ?1) ORDER BY row",
        )?;
        let rows = statement.query_map([artifact.as_bytes()], |row| parsed(row, "id"))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn begun_by(&self, beginning: &str) -> Result<Vec<SubmissionId>, StoreError> {
        let sql = "SELECT id FROM submissions WHERE substr(id, 1, length(?1)) = ?1 ORDER BY row";
        let mut statement = self.0.prepare_cached(sql)?;
        let rows = statement.query_map([beginning], |row| parsed(row, "id"))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn numbered(&self, number: &Number) -> Result<Vec<NumberTaken>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT submissions.id, number, attempt, title
             FROM submissions JOIN micro_credentials ON micro_credentials.row = submissions.micro_credential
             WHERE number = ?1 ORDER BY submissions.row",
        )?;
        let rows = statement.query_map([number.as_str()], |row| {
            Ok(NumberTaken {
                submission: parsed(row, "id")?,
                number: parsed(row, "number")?,
                attempt: row.get("attempt")?,
                micro_credential: row.get("title")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Writes the table.
pub(crate) struct SubmissionsMut<'t>(pub(crate) &'t Transaction<'t>);

impl SubmissionsMut<'_> {
    pub(crate) fn insert(&self, new: &Submission, around: &Circumstances<'_>) -> Result<Key, StoreError> {
        self.0.execute(
            "INSERT INTO submissions (id, number, attempt, payload, previous_id, previous_payload, micro_credential,
                                      language, created, imported_at, due, json, intake)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            params![
                new.id.as_str(),
                new.number.as_str(),
                new.attempt,
                around.payload.as_bytes(),
                new.previous.as_ref().map(|previous| previous.id.as_str()),
                new.previous.as_ref().map(|previous| previous.payload.as_bytes()),
                around.micro_credential,
                new.language,
                around.created.map(Timestamp::unix),
                around.imported_at.unix(),
                around.due.map(Timestamp::unix),
                around.json,
                around.intake,
            ],
        )?;
        Ok(Key(self.0.last_insert_rowid()))
    }

    pub(crate) fn set_due(&self, submission: Key, due: Option<Timestamp>) -> Result<(), StoreError> {
        let sql = "UPDATE submissions SET due = ?2 WHERE row = ?1";
        self.0.execute(sql, params![submission, due.map(Timestamp::unix)])?;
        Ok(())
    }

    /// Takes it out, and by the foreign keys everything that hangs on it.
    pub(crate) fn delete(&self, submission: Key) -> Result<(), StoreError> {
        self.0.execute("DELETE FROM submissions WHERE row = ?1", [submission])?;
        Ok(())
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<SubmissionRow> {
    let previous = parsed_if_any(row, "previous_id")?.zip(digest_if_any(row, "previous_payload")?);
    Ok(SubmissionRow {
        id: parsed(row, "id")?,
        number: parsed(row, "number")?,
        attempt: row.get("attempt")?,
        payload: digest(row, "payload")?,
        previous: previous.map(|(id, payload)| Previous { id, payload }),
        micro_credential: digest(row, "credential")?,
        language: row.get("language")?,
        created: moment_if_any(row, "created")?,
        imported_at: moment(row, "imported_at")?,
        due: moment_if_any(row, "due")?,
        json: row.get("json")?,
        intake: row.get("intake")?,
        artifacts: Vec::new(),
    })
}
