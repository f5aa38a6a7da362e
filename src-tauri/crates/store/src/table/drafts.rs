//! `drafts`: text being typed, one row for each field that has unfinished text. Written at every pause of 150 ms, so it
//! is one row on one page and nothing else.

use super::reviews::ReviewId;
use super::{Key, moment};
use crate::error::StoreError;
use assay_model::Timestamp;
use rusqlite::{Connection, Row, Transaction, params};

pub(crate) const V1: &str = "
CREATE TABLE drafts (
    review INTEGER NOT NULL REFERENCES reviews (row) ON DELETE CASCADE,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (review, field)
) STRICT, WITHOUT ROWID;
";

/// What a text is about, where it is about a place: written with the text, so that neither outlives the other.
pub(crate) const V3: &str = "ALTER TABLE drafts ADD COLUMN about TEXT;";

/// Unfinished text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRow {
    /// The field it is typed into.
    pub field: String,
    /// The whole text.
    pub text: String,
    /// What it is about, in the words of who wrote it; nothing for text that is about its field alone.
    pub about: Option<String>,
    /// When it was last written.
    pub at: Timestamp,
}

/// Text to be kept while it is typed.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'a> {
    /// The field it is typed into.
    pub field: &'a str,
    /// The whole text; an empty one is let go.
    pub text: &'a str,
    /// What it is about, if it is about more than its field.
    pub about: Option<&'a str>,
}

impl<'a> Draft<'a> {
    /// Text that is about nothing but its field.
    pub const fn of(field: &'a str, text: &'a str) -> Self {
        Self {
            field,
            text,
            about: None,
        }
    }
}

/// Reads the table.
pub(crate) struct Drafts<'c>(pub(crate) &'c Connection);

impl Drafts<'_> {
    pub(crate) fn of(&self, review: &ReviewId) -> Result<Vec<DraftRow>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT field, text, about, at FROM drafts
             WHERE review = (SELECT row FROM reviews WHERE id = ?1) ORDER BY field",
        )?;
        let rows = statement.query_map([review.as_str()], from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Writes the table.
pub(crate) struct DraftsMut<'t>(pub(crate) &'t Transaction<'t>);

impl DraftsMut<'_> {
    pub(crate) fn keep(&self, review: Key, draft: &Draft<'_>, at: Timestamp) -> Result<(), StoreError> {
        if draft.text.is_empty() {
            self.clear(review, draft.field)
        } else {
            self.put(review, draft, at)
        }
    }

    fn put(&self, review: Key, draft: &Draft<'_>, at: Timestamp) -> Result<(), StoreError> {
        let mut statement = self.0.prepare_cached(
            "INSERT INTO drafts (review, field, text, about, at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (review, field)
             DO UPDATE SET text = excluded.text, about = excluded.about, at = excluded.at",
        )?;
        statement.execute(params![review, draft.field, draft.text, draft.about, at.unix()])?;
        Ok(())
    }

    fn clear(&self, review: Key, field: &str) -> Result<(), StoreError> {
        let mut statement = self
            .0
            .prepare_cached("DELETE FROM drafts WHERE review = ?1 AND field = ?2")?;
        statement.execute(params![review, field])?;
        Ok(())
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<DraftRow> {
    Ok(DraftRow {
        field: row.get("field")?,
        text: row.get("text")?,
        about: row.get("about")?,
        at: moment(row, "at")?,
    })
}
