//! `reviews`: who looks at which submission why, how far they are, and where the review's journal ends.

use super::{Key, digest, if_any, key, moment, parsed};
use crate::error::StoreError;
use assay_model::ids::{NotAnId, RecordId};
use assay_model::{Sha256, SubmissionId, Timestamp};
use rusqlite::{Connection, Row, Transaction, params};
use std::fmt;
use std::str::FromStr;

pub(crate) const V1: &str = "
CREATE TABLE reviews (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    submission INTEGER NOT NULL REFERENCES submissions (row) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('new', 'in-review', 'ready-to-sign', 'signed', 'returned', 'recused')),
    sealed INTEGER NOT NULL CHECK (sealed IN (0, 1)),
    scored INTEGER NOT NULL,
    of INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    artifacts INTEGER NOT NULL,
    outcome TEXT,
    count INTEGER NOT NULL,
    head BLOB NOT NULL,
    began_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX reviews_by_submission ON reviews (submission);
";

/// A correction that was given up keeps the state that it had.
pub(crate) const V4: &str =
    "ALTER TABLE reviews ADD COLUMN dropped INTEGER NOT NULL DEFAULT 0 CHECK (dropped IN (0, 1));";

/// One review, named by a `urn:uuid:` of version 4.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReviewId(String);

/// Where a review stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReviewState {
    /// Nobody has begun.
    New,
    /// Scores or words are there.
    InReview,
    /// Nothing is missing.
    ReadyToSign,
    /// The record is signed.
    Signed,
    /// The submission went back without a judgement.
    Returned,
    /// The assessor stood back.
    Recused,
}

/// How far a review is, for the queue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Criteria with a level or "cannot be judged".
    pub scored: u32,
    /// Criteria.
    pub of: u32,
    /// Artifacts that a viewer has shown.
    pub seen: u32,
    /// Artifacts.
    pub artifacts: u32,
    /// The outcome's word, once there is one.
    pub outcome: Option<String>,
}

/// How far a journal goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Entries.
    pub count: u64,
    /// Hash of the last entry; 64 zeros for none.
    pub hash: Sha256,
}

/// A review to begin.
#[derive(Clone, Copy, Debug)]
pub struct NewReview<'a> {
    /// Its identifier.
    pub id: &'a ReviewId,
    /// Of which submission.
    pub submission: &'a SubmissionId,
}

/// A review that the library has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewRow {
    /// Its identifier.
    pub id: ReviewId,
    /// Of which submission.
    pub submission: SubmissionId,
    /// Summative or formative.
    pub purpose: String,
    /// Where it stands.
    pub state: ReviewState,
    /// Whether a record closed its journal.
    pub sealed: bool,
    /// Whether it was given up, and what was signed before counts alone.
    pub dropped: bool,
    /// How far it is.
    pub progress: Progress,
    /// Where its journal ends.
    pub head: Head,
    /// When it was begun.
    pub began_at: Timestamp,
    /// When something was last written in it.
    pub changed_at: Timestamp,
}

/// What an append needs to know of the review, and what it changes.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub(crate) key: Key,
    pub(crate) submission: Key,
    pub(crate) sealed: bool,
    pub(crate) head: Head,
}

impl ReviewId {
    /// The identifier as it stands in files.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ReviewId {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        // The shape of every urn of the house; a review has no type of its own in the model.
        RecordId::from_str(text).map(|id| Self(id.into()))
    }
}

impl fmt::Display for ReviewId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ReviewId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl ReviewState {
    /// Every state, in the order of the queue.
    pub const ALL: [Self; 6] = [
        Self::New,
        Self::InReview,
        Self::ReadyToSign,
        Self::Signed,
        Self::Returned,
        Self::Recused,
    ];

    /// The state's word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::InReview => "in-review",
            Self::ReadyToSign => "ready-to-sign",
            Self::Signed => "signed",
            Self::Returned => "returned",
            Self::Recused => "recused",
        }
    }
}

/// The word names no state.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not a state of a review: {0:?}")]
pub struct NotAState(pub String);

impl FromStr for ReviewState {
    type Err = NotAState;
    fn from_str(text: &str) -> Result<Self, NotAState> {
        let found = Self::ALL.into_iter().find(|state| state.as_str() == text);
        found.ok_or_else(|| NotAState(text.to_owned()))
    }
}

/// Reads the table.
pub(crate) struct Reviews<'c>(pub(crate) &'c Connection);

const ROWS: &str = "SELECT reviews.*, submissions.id AS of_submission
    FROM reviews JOIN submissions ON submissions.row = reviews.submission";

impl Reviews<'_> {
    pub(crate) fn get(&self, id: &ReviewId) -> Result<Option<ReviewRow>, StoreError> {
        let mut statement = self.0.prepare_cached(&format!("{ROWS} WHERE reviews.id = ?1"))?;
        if_any(statement.query_one([id.as_str()], from_row))
    }

    pub(crate) fn of(&self, submission: &SubmissionId) -> Result<Vec<ReviewRow>, StoreError> {
        let sql = format!("{ROWS} WHERE submissions.id = ?1 ORDER BY reviews.row");
        let mut statement = self.0.prepare_cached(&sql)?;
        let rows = statement.query_map([submission.as_str()], from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn all(&self) -> Result<Vec<ReviewRow>, StoreError> {
        let mut statement = self.0.prepare_cached(&format!("{ROWS} ORDER BY reviews.row"))?;
        let rows = statement.query_map([], from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn standing(&self, id: &ReviewId) -> Result<Option<Standing>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT row, submission, sealed, count, head FROM reviews WHERE id = ?1")?;
        if_any(statement.query_one([id.as_str()], |row| {
            Ok(Standing {
                key: key(row, "row")?,
                submission: key(row, "submission")?,
                sealed: row.get("sealed")?,
                head: head(row)?,
            })
        }))
    }
}

/// Writes the table.
pub(crate) struct ReviewsMut<'t>(pub(crate) &'t Transaction<'t>);

impl ReviewsMut<'_> {
    /// A review with an empty journal, to be [advanced](Self::advance) in the same transaction.
    pub(crate) fn insert(&self, new: &NewReview<'_>, submission: Key, at: Timestamp) -> Result<Standing, StoreError> {
        let head = Head {
            count: 0,
            hash: Sha256::from_bytes([0; 32]),
        };
        self.0.execute(
            "INSERT INTO reviews (id, submission, purpose, state, sealed, scored, of, seen, artifacts, count, head,
                                  began_at, changed_at)
             VALUES (?1, ?2, '', 'new', 0, 0, 0, 0, 0, 0, ?3, ?4, ?4)",
            params![new.id.as_str(), submission, head.hash.as_bytes(), at.unix()],
        )?;
        let key = Key(self.0.last_insert_rowid());
        Ok(Standing {
            key,
            submission,
            sealed: false,
            head,
        })
    }

    pub(crate) fn advance(&self, review: Key, head: Head, change: &Change<'_>) -> Result<(), StoreError> {
        let mut statement = self.0.prepare_cached(
            "UPDATE reviews SET purpose = ?2, state = ?3, sealed = ?4, scored = ?5, of = ?6, seen = ?7, artifacts = ?8,
                                outcome = ?9, count = ?10, head = ?11, changed_at = ?12, dropped = ?13
             WHERE row = ?1",
        )?;
        let progress = change.progress;
        statement.execute(params![
            review,
            change.purpose,
            change.state.as_str(),
            change.sealed,
            progress.scored,
            progress.of,
            progress.seen,
            progress.artifacts,
            progress.outcome,
            head.count,
            head.hash.as_bytes(),
            change.at.unix(),
            change.dropped,
        ])?;
        Ok(())
    }
}

/// What an append says of the review as a whole.
pub(crate) struct Change<'a> {
    pub(crate) purpose: &'a str,
    pub(crate) state: ReviewState,
    pub(crate) sealed: bool,
    pub(crate) dropped: bool,
    pub(crate) progress: &'a Progress,
    pub(crate) at: Timestamp,
}

/// The columns `scored of seen artifacts outcome`.
pub(super) fn progress(row: &Row<'_>) -> rusqlite::Result<Progress> {
    Ok(Progress {
        scored: row.get("scored")?,
        of: row.get("of")?,
        seen: row.get("seen")?,
        artifacts: row.get("artifacts")?,
        outcome: row.get("outcome")?,
    })
}

fn head(row: &Row<'_>) -> rusqlite::Result<Head> {
    Ok(Head {
        count: row.get("count")?,
        hash: digest(row, "head")?,
    })
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<ReviewRow> {
    Ok(ReviewRow {
        id: parsed(row, "id")?,
        submission: parsed(row, "of_submission")?,
        purpose: row.get("purpose")?,
        state: parsed(row, "state")?,
        sealed: row.get("sealed")?,
        dropped: row.get("dropped")?,
        progress: progress(row)?,
        head: head(row)?,
        began_at: moment(row, "began_at")?,
        changed_at: moment(row, "changed_at")?,
    })
}
