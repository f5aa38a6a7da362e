//! `passages`: the text of submissions in pieces that are found as one, of artifacts as an extractor gave it and of
//! reviews as the assessor wrote it; `search_text` beside it holds the words and is searched. `searched` says which
//! artifacts have been read by which extractor, `searched_reviews` which reviews; what is not there is still to be read.
//!
//! Rows are in reading order, so that the order of hits costs nothing.
//!
//! An artifact's passages belong to its submission, so that they go with it, and are taken anew by a newer extractor.

use super::reviews::ReviewId;
use super::search;
use super::{Key, if_any, parsed, parsed_if_any};
use crate::error::StoreError;
use assay_model::submission::Number;
use assay_model::{ArtifactId, ArtifactPath, Sha256, SubmissionId};
use rusqlite::types::Value;
use rusqlite::{Connection, Row, Transaction, params, params_from_iter};
use std::ops::Range;

pub(crate) const V1: &str = "
CREATE TABLE passages (
    row INTEGER PRIMARY KEY,
    submission INTEGER NOT NULL REFERENCES submissions (row) ON DELETE CASCADE,
    artifact INTEGER REFERENCES artifacts (row) ON DELETE CASCADE,
    page INTEGER,
    start INTEGER,
    review INTEGER REFERENCES reviews (row) ON DELETE CASCADE,
    field TEXT,
    origin TEXT,
    CHECK ((artifact IS NULL) <> (review IS NULL)),
    CHECK ((artifact IS NULL) = (start IS NULL) AND (review IS NULL) = (field IS NULL))
) STRICT;
CREATE INDEX passages_by_submission ON passages (submission);
CREATE INDEX passages_by_artifact ON passages (artifact) WHERE artifact IS NOT NULL;
CREATE UNIQUE INDEX passages_by_review ON passages (review, field) WHERE review IS NOT NULL;
CREATE VIRTUAL TABLE search_text USING fts5(
    text, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE TABLE searched (
    artifact INTEGER PRIMARY KEY REFERENCES artifacts (row) ON DELETE CASCADE,
    extractor TEXT NOT NULL
) STRICT;
CREATE TABLE searched_reviews (
    review INTEGER PRIMARY KEY REFERENCES reviews (row) ON DELETE CASCADE
) STRICT;
";

/// What stands around a word that was found; no text has these, they are taken out on the way in.
const MARKS: [char; 2] = ['\u{1}', '\u{2}'];

/// Rows are numbered so that their order is that of reading: so many numbers belong to each artifact, the first half of
/// them to its passages; the second half of a submission's last artifact to what is written about the submission.
const ROWS_OF_ARTIFACT: i64 = 1 << 24;
const SAID_FROM: i64 = ROWS_OF_ARTIFACT / 2;

/// A piece of an artifact's citable text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPassage {
    /// On which page, from 1, of an artifact that has pages.
    pub page: Option<u32>,
    /// Where in the page's text it begins, code points.
    pub start: u32,
    /// What it says.
    pub text: String,
    /// How its words lead back to the text, as JSON, where it is not simply the text from `start` on.
    pub origin: Option<String>,
}

/// Words of a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<'a> {
    /// Where they are written: `rationale:<criterion>`, `annotation:<id>`, …
    pub field: &'a str,
    /// All that stands there; empty: nothing any more.
    pub text: &'a str,
    /// What it is about, as JSON: the place of an annotation.
    pub origin: Option<&'a str>,
}

/// What to find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchQuery {
    /// Words, all of which have to be there, the beginning of a word enough; between quotation marks they have to
    /// follow one another.
    pub text: String,
    /// Only in this submission.
    pub submission: Option<SubmissionId>,
    /// At most so many hits.
    pub limit: u32,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchPage {
    /// The first hits in reading order: submissions as they came in, in each its artifacts from the first to the last,
    /// then what was written about it.
    pub hits: Vec<SearchHit>,
    /// How many there are in all.
    pub total: u64,
}

/// A passage in which all words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchHit {
    /// Of which submission.
    pub submission: SubmissionId,
    /// What people call it.
    pub number: Number,
    /// What it is a passage of.
    pub of: PassageOf,
    /// The whole passage.
    pub text: String,
    /// The words that were found in it, in order.
    pub words: Vec<Found>,
    /// How it leads back to its place, as it was put in.
    pub origin: Option<String>,
}

/// A word in a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which bytes of it.
    pub bytes: Range<usize>,
    /// Which code points: the first, and one after the last.
    pub chars: [u32; 2],
}

/// Where a passage comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PassageOf {
    /// From the text of an artifact.
    Artifact {
        /// Which one.
        artifact: ArtifactId,
        /// Where it lies.
        path: ArtifactPath,
        /// Whose text it is.
        extractor: String,
        /// On which page, from 1, where it has pages.
        page: Option<u32>,
        /// Where in the page's text it begins, code points.
        start: u32,
        /// The recording that it is the captions of.
        recording: Option<(ArtifactId, ArtifactPath)>,
    },
    /// From a review.
    Review {
        /// Which one.
        review: ReviewId,
        /// Where it is written.
        field: String,
    },
}

/// An artifact whose text has not been read for the search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsearched {
    /// Of which submission.
    pub submission: SubmissionId,
    /// Which one.
    pub artifact: ArtifactId,
    /// Where it lies.
    pub path: ArtifactPath,
    /// Its bytes.
    pub sha256: Sha256,
}

/// Reads the tables.
pub(crate) struct Passages<'c>(pub(crate) &'c Connection);

impl Passages<'_> {
    pub(crate) fn find(&self, query: &SearchQuery) -> Result<SearchPage, StoreError> {
        let nothing = SearchPage {
            hits: Vec::new(),
            total: 0,
        };
        let Some(words) = search::expression(&query.text) else {
            return Ok(nothing);
        };
        let mut condition = "search_text MATCH ?".to_owned();
        let mut values = vec![Value::from(words)];
        if let Some(submission) = &query.submission {
            condition.push_str(
                " AND rowid IN (SELECT row FROM passages
                                WHERE submission = (SELECT row FROM submissions WHERE id = ?))",
            );
            values.push(submission.as_str().to_owned().into());
        }
        values.push(query.limit.into());
        let hits = self.hits(&condition, &values)?;
        values.pop();
        let total = if (hits.len() as u64) < u64::from(query.limit) {
            hits.len() as u64
        } else {
            let count = format!("SELECT count(*) FROM search_text WHERE {condition}");
            let mut statement = self.0.prepare_cached(&count)?;
            statement.query_one(params_from_iter(&values), |row| row.get(0))?
        };
        Ok(SearchPage { hits, total })
    }

    /// In the order of their rows, which is that of reading. SQLite's own rank (bm25) is not asked for: it costs ten times the search, for a word that stands
    /// everywhere thirty times, and says little of passages that are all of a length.
    fn hits(&self, condition: &str, values: &[Value]) -> Result<Vec<SearchHit>, StoreError> {
        let [before, after] = MARKS.map(u32::from);
        let sql = format!(
            "WITH found AS MATERIALIZED (
                 SELECT rowid AS row, highlight(search_text, 0, char({before}), char({after})) AS marked
                 FROM search_text WHERE {condition} ORDER BY rowid LIMIT ?
             )
             SELECT submissions.id AS submission, submissions.number, artifacts.id AS artifact, artifacts.path,
                 extractor, page, start, recordings.id AS recording, recordings.path AS recording_path,
                 reviews.id AS review, field, origin, marked
             FROM found
             JOIN passages ON passages.row = found.row
             JOIN submissions ON submissions.row = passages.submission
             LEFT JOIN artifacts ON artifacts.row = passages.artifact
             LEFT JOIN searched ON searched.artifact = passages.artifact
             LEFT JOIN artifacts AS recordings
                 ON recordings.submission = passages.submission AND recordings.id = artifacts.captions_for
             LEFT JOIN reviews ON reviews.row = passages.review
             ORDER BY found.row"
        );
        let mut statement = self.0.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(values), hit)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Artifacts that none of these extractors has read, of all submissions, oldest first.
    pub(crate) fn unsearched(&self, extractors: &[&str]) -> Result<Vec<Unsearched>, StoreError> {
        let known = vec!["?"; extractors.len()].join(", ");
        let sql = format!(
            "SELECT submissions.id AS submission, artifacts.id AS artifact, path, sha256
             FROM artifacts JOIN submissions ON submissions.row = artifacts.submission
             LEFT JOIN searched ON searched.artifact = artifacts.row
             WHERE extractor IS NULL OR extractor NOT IN ({known})
             ORDER BY artifacts.row"
        );
        let mut statement = self.0.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(extractors), |row| {
            Ok(Unsearched {
                submission: parsed(row, "submission")?,
                artifact: parsed(row, "artifact")?,
                path: parsed(row, "path")?,
                sha256: super::digest(row, "sha256")?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Reviews that were written before their words could be searched.
    pub(crate) fn unsearched_reviews(&self) -> Result<Vec<(SubmissionId, ReviewId)>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT submissions.id AS submission, reviews.id AS review
             FROM reviews JOIN submissions ON submissions.row = reviews.submission
             WHERE reviews.row NOT IN (SELECT review FROM searched_reviews) ORDER BY reviews.row",
        )?;
        let rows = statement.query_map([], |row| Ok((parsed(row, "submission")?, parsed(row, "review")?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Writes the tables.
pub(crate) struct PassagesMut<'t>(pub(crate) &'t Transaction<'t>);

impl PassagesMut<'_> {
    /// Indexes again the words that stand beside the passages.
    pub(crate) fn index_anew(&self) -> Result<(), StoreError> {
        self.0
            .execute_batch("INSERT INTO search_text (search_text) VALUES ('rebuild')")?;
        Ok(())
    }

    /// Takes the place of what was known of the artifact; `false` where there is no such artifact.
    pub(crate) fn read(
        &self,
        submission: Key,
        artifact: &ArtifactId,
        extractor: &str,
        passages: &[NewPassage],
    ) -> Result<bool, StoreError> {
        let named = "SELECT row FROM artifacts WHERE submission = ?1 AND id = ?2";
        let found = self
            .0
            .prepare_cached(named)?
            .query_one(params![submission, artifact.as_str()], |row| row.get(0).map(Key));
        let Some(artifact) = if_any(found)? else {
            return Ok(false);
        };
        self.take_out("artifact", artifact)?;
        let first = artifact.0.saturating_mul(ROWS_OF_ARTIFACT);
        for (row, passage) in (first..first.saturating_add(SAID_FROM)).zip(passages) {
            self.0
                .prepare_cached(
                    "INSERT INTO passages (row, submission, artifact, page, start, origin)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                )?
                .execute(params![
                    row,
                    submission,
                    artifact,
                    passage.page,
                    passage.start,
                    passage.origin
                ])?;
            self.insert_text(row, &passage.text)?;
        }
        self.0
            .prepare_cached("INSERT OR REPLACE INTO searched VALUES (?1, ?2)")?
            .execute(params![artifact, extractor])?;
        Ok(true)
    }

    /// Puts the words of a review in place of those of the same fields.
    pub(crate) fn said(&self, submission: Key, review: Key, said: &[Said<'_>]) -> Result<(), StoreError> {
        let named = "SELECT row FROM passages WHERE review = ?1 AND field = ?2";
        for Said { field, text, origin } in said {
            let found = self
                .0
                .prepare_cached(named)?
                .query_one(params![review, field], |row| row.get::<_, i64>(0));
            match (if_any(found)?, text.trim().is_empty()) {
                (Some(row), true) => self.remove_row(row)?,
                (None, true) => {}
                (Some(row), false) => {
                    self.0
                        .prepare_cached("UPDATE passages SET origin = ?2 WHERE row = ?1")?
                        .execute(params![row, origin])?;
                    self.0
                        .prepare_cached("UPDATE search_text SET text = ?2 WHERE rowid = ?1")?
                        .execute(params![row, unmarked(text)])?;
                }
                (None, false) => {
                    let row = self.next_said(submission)?;
                    self.0
                        .prepare_cached(
                            "INSERT INTO passages (row, submission, review, field, origin)
                             VALUES (?1, ?2, ?3, ?4, ?5)",
                        )?
                        .execute(params![row, submission, review, field, origin])?;
                    self.insert_text(row, text)?;
                }
            }
        }
        Ok(())
    }

    /// Everything that a review says, in place of what was known; from now on it is kept up with.
    pub(crate) fn said_in_all(&self, submission: Key, review: Key, said: &[Said<'_>]) -> Result<(), StoreError> {
        self.take_out("review", review)?;
        self.said(submission, review, said)?;
        self.keeps_up(review)
    }

    /// The words of this review are put in as they are written.
    pub(crate) fn keeps_up(&self, review: Key) -> Result<(), StoreError> {
        self.0
            .prepare_cached("INSERT OR IGNORE INTO searched_reviews VALUES (?1)")?
            .execute([review])?;
        Ok(())
    }

    /// Before the submission goes: the foreign keys take its passages, but not their words.
    pub(crate) fn remove(&self, submission: Key) -> Result<(), StoreError> {
        self.take_out("submission", submission)
    }

    /// The row of what is written next about a submission: behind its last artifact.
    fn next_said(&self, submission: Key) -> Result<i64, StoreError> {
        let last = "SELECT coalesce(max(row), 0) FROM artifacts WHERE submission = ?1";
        let last: i64 = self.0.prepare_cached(last)?.query_one([submission], |row| row.get(0))?;
        let first = last.saturating_mul(ROWS_OF_ARTIFACT).saturating_add(SAID_FROM);
        let next = "SELECT coalesce(max(row) + 1, ?1) FROM passages WHERE row >= ?1 AND row < ?2";
        let end = last.saturating_add(1).saturating_mul(ROWS_OF_ARTIFACT);
        Ok(self.0.prepare_cached(next)?.query_one([first, end], |row| row.get(0))?)
    }

    fn take_out(&self, of: &str, key: Key) -> Result<(), StoreError> {
        let words = format!("DELETE FROM search_text WHERE rowid IN (SELECT row FROM passages WHERE {of} = ?1)");
        self.0.prepare_cached(&words)?.execute([key])?;
        let rows = format!("DELETE FROM passages WHERE {of} = ?1");
        self.0.prepare_cached(&rows)?.execute([key])?;
        Ok(())
    }

    fn remove_row(&self, row: i64) -> Result<(), StoreError> {
        for sql in [
            "DELETE FROM search_text WHERE rowid = ?1",
            "DELETE FROM passages WHERE row = ?1",
        ] {
            self.0.prepare_cached(sql)?.execute([row])?;
        }
        Ok(())
    }

    fn insert_text(&self, row: i64, text: &str) -> Result<(), StoreError> {
        self.0
            .prepare_cached("INSERT INTO search_text (rowid, text) VALUES (?1, ?2)")?
            .execute(params![row, unmarked(text)])?;
        Ok(())
    }
}

/// Without control characters, so that marks are marks; code points keep their places.
fn unmarked(text: &str) -> String {
    let plain = |letter: char| letter == '\n' || letter == '\t' || !letter.is_control();
    text.chars()
        .map(|letter| if plain(letter) { letter } else { ' ' })
        .collect()
}

/// The text without marks, and what they stood around.
fn taken_apart(marked: &str) -> (String, Vec<Found>) {
    let mut text = String::with_capacity(marked.len());
    let (mut words, mut at, mut begun) = (Vec::new(), 0, (0, 0));
    for part in marked.split_inclusive(MARKS) {
        let plain = part.trim_end_matches(MARKS);
        text.push_str(plain);
        at += plain.chars().count();
        match part.chars().next_back() {
            Some(mark) if mark == MARKS[0] => begun = (text.len(), at),
            Some(mark) if mark == MARKS[1] => words.push(Found {
                bytes: begun.0..text.len(),
                chars: [begun.1, at].map(|place| u32::try_from(place).unwrap_or(u32::MAX)),
            }),
            _ => {}
        }
    }
    (text, words)
}

fn hit(row: &Row<'_>) -> rusqlite::Result<SearchHit> {
    let of = match parsed_if_any(row, "artifact")? {
        Some(artifact) => PassageOf::Artifact {
            artifact,
            path: parsed(row, "path")?,
            extractor: row.get("extractor")?,
            page: row.get("page")?,
            start: row.get("start")?,
            recording: parsed_if_any(row, "recording")?.zip(parsed_if_any(row, "recording_path")?),
        },
        None => PassageOf::Review {
            review: parsed(row, "review")?,
            field: row.get("field")?,
        },
    };
    let (text, words) = taken_apart(row.get_ref("marked")?.as_str()?);
    Ok(SearchHit {
        submission: parsed(row, "submission")?,
        number: parsed(row, "number")?,
        of,
        text,
        words,
        origin: row.get("origin")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_counted_in_code_points_and_taken_out() {
        let (text, words) = taken_apart("🙂 \u{1}wait\u{2} and \u{1}wä\u{2}");
        assert_eq!(text, "🙂 wait and wä");
        let chars: Vec<[u32; 2]> = words.iter().map(|word| word.chars).collect();
        assert_eq!(chars, [[2, 6], [11, 13]]);
        assert!(
            words
                .iter()
                .all(|word| text.get(word.bytes.clone()).is_some_and(|word| word.starts_with('w')))
        );
        assert_eq!(taken_apart("none"), ("none".to_owned(), Vec::new()));
    }

    #[test]
    fn a_text_cannot_bring_marks_of_its_own() {
        assert_eq!(unmarked("a\u{1}b\u{2}c\0d\ne\tf"), "a b c d\ne\tf");
    }
}
