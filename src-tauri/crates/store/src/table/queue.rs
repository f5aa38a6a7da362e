//! `queue`: one small row for each submission, with what the queue is filtered and ordered by and an index for every
//! order; ten thousand of them are looked through without touching a submission.

use super::reviews::{Progress, ReviewId, ReviewState, progress};
use super::{Key, digest, if_any, key, moment, moment_if_any, parsed, parsed_if_any, search};
use crate::error::{StoreError, unreadable};
use assay_model::submission::Number;
use assay_model::{Sha256, SubmissionId, Timestamp};
use rusqlite::types::Value;
use rusqlite::{Connection, Row, Transaction, params, params_from_iter};

/// Every index ends in number and row, the order among equals. `due` is never NULL, so that without a date means last.
pub(crate) const V1: &str = "
CREATE TABLE queue (
    submission INTEGER PRIMARY KEY REFERENCES submissions (row) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    micro_credential INTEGER NOT NULL REFERENCES micro_credentials (row),
    title TEXT NOT NULL COLLATE NOCASE,
    state INTEGER NOT NULL,
    due INTEGER NOT NULL,
    review INTEGER REFERENCES reviews (row)
) STRICT;
CREATE INDEX queue_by_number ON queue (number, submission);
CREATE INDEX queue_by_attempt ON queue (attempt, number, submission);
CREATE INDEX queue_by_title ON queue (title, number, submission);
CREATE INDEX queue_by_state ON queue (state, number, submission);
CREATE INDEX queue_by_due ON queue (due, number, submission);
CREATE INDEX queue_by_micro_credential ON queue (micro_credential, number, submission);
CREATE INDEX queue_by_review ON queue (review);
";

/// A submission shows what is signed of it; what is under way beside that, a correction as a rule, stands beside it.
pub(crate) const V4: &str = "
ALTER TABLE queue ADD COLUMN beside INTEGER REFERENCES reviews (row);
ALTER TABLE queue ADD COLUMN beside_state INTEGER;
CREATE INDEX queue_by_beside ON queue (beside);
CREATE INDEX queue_by_beside_state ON queue (beside_state, number, submission);
UPDATE queue SET beside = review, review = signed.row,
    state = CASE signed.state WHEN 'returned' THEN 4 ELSE 3 END, beside_state = queue.state
FROM (SELECT submission, state, max(row) AS row FROM reviews WHERE sealed = 1 GROUP BY submission) AS signed
WHERE signed.submission = queue.submission AND signed.row < queue.review;
";

/// Later than any date: 10000-01-01.
const NO_DUE_DATE: i64 = 253_402_300_800;

/// Which submissions, in which order, from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueQuery {
    /// Words to find; the beginning of a word is enough. Empty: all.
    pub text: String,
    /// Only these states, its own or that of what is begun beside it. Empty: all.
    pub states: Vec<ReviewState>,
    /// Only this micro-credential.
    pub micro_credential: Option<Sha256>,
    /// The order.
    pub sort: QueueSort,
    /// The other way round.
    pub descending: bool,
    /// At most so many rows.
    pub limit: u32,
    /// Leave out so many rows first.
    pub skip: u32,
    /// Say at which place this submission is.
    pub place_of: Option<SubmissionId>,
}

/// What the queue is ordered by; among equals by number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QueueSort {
    /// Submission number, as a number.
    #[default]
    Number,
    /// Due date; without one, last.
    Due,
    /// State, in the order of [`ReviewState::ALL`].
    State,
    /// Title of the micro-credential.
    Title,
    /// Attempt.
    Attempt,
}

/// A part of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueuePage {
    /// The rows, in order.
    pub rows: Vec<QueueRow>,
    /// How many there are in all, this page and the others.
    pub total: u64,
    /// How many rows stand before the submission that was asked for, if it is among them.
    pub place: Option<u64>,
}

/// A submission as the queue shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueRow {
    /// Its identifier.
    pub submission: SubmissionId,
    /// What people call it.
    pub number: Number,
    /// 1 for the first.
    pub attempt: u32,
    /// The digest of its micro-credential.
    pub micro_credential: Sha256,
    /// The title of its micro-credential.
    pub title: String,
    /// Where the review that counts stands: what is signed, else the newest.
    pub state: ReviewState,
    /// What is begun beside what is signed.
    pub beside: Option<Beside>,
    /// When the judgement is wanted.
    pub due: Option<Timestamp>,
    /// When it came in.
    pub imported_at: Timestamp,
    /// The review that counts.
    pub review: Option<ReviewId>,
    /// Its purpose.
    pub purpose: Option<String>,
    /// How far it is.
    pub progress: Progress,
}

/// What is begun beside what is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Where it stands.
    pub state: ReviewState,
    /// Whether it is for the same purpose as what is signed, and so a correction.
    pub corrects: bool,
}

impl Default for QueueQuery {
    /// Everything, by number, fifty at a time.
    fn default() -> Self {
        Self {
            text: String::new(),
            states: Vec::new(),
            micro_credential: None,
            sort: QueueSort::default(),
            descending: false,
            limit: 50,
            skip: 0,
            place_of: None,
        }
    }
}

impl QueueQuery {
    /// The columns in order, each with the `prefix` of its table. An index is taken only where none stands twice.
    fn order(&self, prefix: &str) -> String {
        let direction = if self.descending { "DESC" } else { "ASC" };
        let first = Some(self.sort.column()).filter(|_| self.sort != QueueSort::Number);
        let columns = first.into_iter().chain(["number", "submission"]);
        let terms: Vec<String> = columns.map(|column| format!("{prefix}{column} {direction}")).collect();
        terms.join(", ")
    }

    /// The condition for what stands before three values in this order.
    fn before(&self) -> String {
        let than = if self.descending { ">" } else { "<" };
        let column = self.sort.column();
        format!("(queue.{column}, queue.number, queue.submission) {than} (?, ?, ?)")
    }
}

impl QueueSort {
    const fn column(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Due => "due",
            Self::State => "state",
            Self::Title => "title",
            Self::Attempt => "attempt",
        }
    }
}

/// The conditions of a query, as SQL and its values.
#[derive(Clone, Default)]
struct Conditions {
    sql: Vec<String>,
    values: Vec<Value>,
}

impl Conditions {
    fn of(query: &QueueQuery, words: Option<String>, micro_credential: Option<Key>) -> Self {
        let mut conditions = Self::default();
        if let Some(words) = words {
            conditions.add(
                "queue.submission IN (SELECT rowid FROM search WHERE search MATCH ?)",
                [words.into()],
            );
        }
        if let Some(Key(micro_credential)) = micro_credential {
            conditions.add("queue.micro_credential = ?", [micro_credential.into()]);
        }
        if !query.states.is_empty() {
            let places = vec!["?"; query.states.len()].join(", ");
            let states = query.states.iter().map(|state| Value::from(rank(*state)));
            conditions.add(
                &format!("(queue.state IN ({places}) OR queue.beside_state IN ({places}))"),
                states.clone().chain(states),
            );
        }
        conditions
    }

    fn add(&mut self, sql: &str, values: impl IntoIterator<Item = Value>) {
        self.sql.push(sql.to_owned());
        self.values.extend(values);
    }

    fn clause(&self) -> String {
        if self.sql.is_empty() {
            String::new()
        } else {
            format!("WHERE {}", self.sql.join(" AND "))
        }
    }
}

/// Reads the table.
pub(crate) struct Queue<'c>(pub(crate) &'c Connection);

impl Queue<'_> {
    pub(crate) fn page(&self, query: &QueueQuery) -> Result<QueuePage, StoreError> {
        let words = search::expression(&query.text);
        let nothing_to_find = words.is_none() && !query.text.trim().is_empty();
        let micro_credential = match &query.micro_credential {
            Some(sha256) => self.micro_credential(sha256)?,
            None => None,
        };
        if nothing_to_find || micro_credential.is_none() && query.micro_credential.is_some() {
            return Ok(QueuePage {
                rows: Vec::new(),
                total: 0,
                place: None,
            });
        }
        let conditions = Conditions::of(query, words, micro_credential);
        let total = self.count(&conditions)?;
        let place = match &query.place_of {
            Some(submission) => self.place(submission, query, &conditions)?,
            None => None,
        };
        let rows = self.rows(query, &conditions)?;
        Ok(QueuePage { rows, total, place })
    }

    /// How many submissions a query for each state finds; states in which there is none are not there. One that is signed,
    /// and has something begun beside it, is found by both.
    pub(crate) fn states(&self) -> Result<Vec<(ReviewState, u64)>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT state, count(*) FROM (
                 SELECT state FROM queue UNION ALL SELECT beside_state FROM queue WHERE beside_state <> state
             ) GROUP BY state ORDER BY state",
        )?;
        let rows = statement.query_map([], |row| Ok((state(row)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many submissions there are.
    pub(crate) fn length(&self) -> Result<u64, StoreError> {
        self.count(&Conditions::default())
    }

    fn micro_credential(&self, sha256: &Sha256) -> Result<Option<Key>, StoreError> {
        super::micro_credentials::MicroCredentials(self.0).key(sha256)
    }

    fn count(&self, conditions: &Conditions) -> Result<u64, StoreError> {
        let sql = format!("SELECT count(*) FROM queue {}", conditions.clause());
        let mut statement = self.0.prepare_cached(&sql)?;
        Ok(statement.query_one(params_from_iter(&conditions.values), |row| row.get(0))?)
    }

    /// How many of those that meet the conditions stand before the submission; `None` where it is not one of them.
    fn place(&self, of: &SubmissionId, query: &QueueQuery, conditions: &Conditions) -> Result<Option<u64>, StoreError> {
        let Some(ordered) = self.ordered(of, query)? else {
            return Ok(None);
        };
        let (mut itself, mut before) = (conditions.clone(), conditions.clone());
        itself.add("queue.submission = ?", ordered.last().cloned());
        before.add(&query.before(), ordered);
        let is_there = self.count(&itself)? == 1;
        is_there.then(|| self.count(&before)).transpose()
    }

    /// What a submission is ordered by.
    fn ordered(&self, submission: &SubmissionId, query: &QueueQuery) -> Result<Option<[Value; 3]>, StoreError> {
        let column = query.sort.column();
        let sql = format!(
            "SELECT {column}, number, submission FROM queue
             WHERE submission = (SELECT row FROM submissions WHERE id = ?1)"
        );
        let ordered = |row: &Row<'_>| Ok([row.get::<_, Value>(0)?, row.get(1)?, row.get(2)?]);
        if_any(self.0.prepare_cached(&sql)?.query_one([submission.as_str()], ordered))
    }

    fn rows(&self, query: &QueueQuery, conditions: &Conditions) -> Result<Vec<QueueRow>, StoreError> {
        let (clause, order) = (conditions.clause(), query.order(""));
        let outer_order = query.order("page.");
        let sql = format!(
            "WITH page AS MATERIALIZED (
                 SELECT * FROM queue {clause} ORDER BY {order} LIMIT ? OFFSET ?
             )
             SELECT submissions.id, submissions.number, submissions.attempt, sha256, page.title, page.state,
                 submissions.due, imported_at, reviews.id AS review, purpose, coalesce(scored, 0) AS scored,
                 coalesce(of, 0) AS of, coalesce(seen, 0) AS seen, coalesce(artifacts, 0) AS artifacts, outcome,
                 page.beside_state, EXISTS (
                     SELECT 1 FROM reviews AS signed
                     WHERE signed.submission = page.submission AND signed.sealed = 1 AND signed.row < page.beside
                         AND signed.purpose = (SELECT purpose FROM reviews WHERE row = page.beside)
                 ) AS corrects
             FROM page
             JOIN submissions ON submissions.row = page.submission
             JOIN micro_credentials ON micro_credentials.row = page.micro_credential
             LEFT JOIN reviews ON reviews.row = page.review
             ORDER BY {outer_order}"
        );
        let part = [Value::from(query.limit), Value::from(query.skip)];
        let mut statement = self.0.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(conditions.values.iter().chain(&part)), from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Writes the table.
pub(crate) struct QueueMut<'t>(pub(crate) &'t Transaction<'t>);

impl QueueMut<'_> {
    pub(crate) fn insert(&self, submission: Key, number: &Number) -> Result<(), StoreError> {
        let number: i64 = number.as_str().parse().unwrap_or(i64::MAX);
        self.0.execute(
            "INSERT INTO queue (submission, number, attempt, micro_credential, title, state, due)
             SELECT submissions.row, ?2, attempt, micro_credential, title, ?3, coalesce(due, ?4)
             FROM submissions JOIN micro_credentials ON micro_credentials.row = submissions.micro_credential
             WHERE submissions.row = ?1",
            params![submission, number, rank(ReviewState::New), NO_DUE_DATE],
        )?;
        Ok(())
    }

    pub(crate) fn set_due(&self, submission: Key, due: Option<Timestamp>) -> Result<(), StoreError> {
        let due = due.map_or(NO_DUE_DATE, Timestamp::unix);
        self.0.execute(
            "UPDATE queue SET due = ?2 WHERE submission = ?1",
            params![submission, due],
        )?;
        Ok(())
    }

    /// The submission shows what is signed of it, and beside that what was begun since and not dropped; where nothing is
    /// signed, the newest review.
    pub(crate) fn show(&self, submission: Key) -> Result<(), StoreError> {
        let reviews: Vec<Told> = self
            .0
            .prepare_cached("SELECT row, state, sealed, dropped FROM reviews WHERE submission = ?1 ORDER BY row")?
            .query_map([submission], told)?
            .collect::<rusqlite::Result<_>>()?;
        let signed = reviews.iter().rposition(|review| review.sealed);
        let mut since = reviews.iter().skip(signed.map_or(0, |at| at + 1));
        let newest = since.rfind(|review| !review.dropped);
        let signed = signed.and_then(|at| reviews.get(at));
        let (Some(counts), beside) = (signed.or(newest), signed.and(newest)) else {
            return Ok(());
        };
        let mut statement = self.0.prepare_cached(
            "UPDATE queue SET review = ?2, state = ?3, beside = ?4, beside_state = ?5
             WHERE submission = ?1
                 AND (review IS NOT ?2 OR state <> ?3 OR beside IS NOT ?4 OR beside_state IS NOT ?5)",
        )?;
        statement.execute(params![
            submission,
            counts.key,
            rank(counts.state),
            beside.map(|review| review.key),
            beside.map(|review| rank(review.state)),
        ])?;
        Ok(())
    }

    /// Before its reviews go.
    pub(crate) fn remove(&self, submission: Key) -> Result<(), StoreError> {
        self.0
            .execute("DELETE FROM queue WHERE submission = ?1", [submission])?;
        Ok(())
    }
}

/// What is looked at of a review.
struct Told {
    key: Key,
    state: ReviewState,
    sealed: bool,
    dropped: bool,
}

fn rank(state: ReviewState) -> i64 {
    let place = ReviewState::ALL.iter().position(|known| *known == state);
    place.and_then(|place| i64::try_from(place).ok()).unwrap_or(0)
}

#[derive(Debug, thiserror::Error)]
#[error("no state has this number")]
struct NoSuchState;

fn state(row: &Row<'_>) -> rusqlite::Result<ReviewState> {
    ranked(row.get("state")?)
}

fn ranked(rank: usize) -> rusqlite::Result<ReviewState> {
    let found = ReviewState::ALL.get(rank).copied();
    found.ok_or_else(|| unreadable(0, NoSuchState))
}

fn told(row: &Row<'_>) -> rusqlite::Result<Told> {
    Ok(Told {
        key: key(row, "row")?,
        state: parsed(row, "state")?,
        sealed: row.get("sealed")?,
        dropped: row.get("dropped")?,
    })
}

fn beside(row: &Row<'_>) -> rusqlite::Result<Option<Beside>> {
    let Some(rank) = row.get("beside_state")? else {
        return Ok(None);
    };
    Ok(Some(Beside {
        state: ranked(rank)?,
        corrects: row.get("corrects")?,
    }))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<QueueRow> {
    Ok(QueueRow {
        submission: parsed(row, "id")?,
        number: parsed(row, "number")?,
        attempt: row.get("attempt")?,
        micro_credential: digest(row, "sha256")?,
        title: row.get("title")?,
        state: state(row)?,
        beside: beside(row)?,
        due: moment_if_any(row, "due")?,
        imported_at: moment(row, "imported_at")?,
        review: parsed_if_any(row, "review")?,
        purpose: row.get("purpose")?,
        progress: progress(row)?,
    })
}
