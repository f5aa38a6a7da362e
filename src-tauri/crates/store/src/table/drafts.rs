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

/// Unfinished text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRow {
    /// The field it is typed into.
    pub field: String,
    /// The whole text.
    pub text: String,
    /// When it was last written.
    pub at: Timestamp,
}

/// Reads the table.
pub(crate) struct Drafts<'c>(pub(crate) &'c Connection);

impl Drafts<'_> {
    pub(crate) fn of(&self, review: &ReviewId) -> Result<Vec<DraftRow>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT field, text, at FROM drafts
             WHERE review = (SELECT row FROM reviews WHERE id = ?1) ORDER BY field",
        )?;
        let rows = statement.query_map([review.as_str()], from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Writes the table.
pub(crate) struct DraftsMut<'t>(pub(crate) &'t Transaction<'t>);

impl DraftsMut<'_> {
    pub(crate) fn put(&self, review: Key, field: &str, text: &str, at: Timestamp) -> Result<(), StoreError> {
        let mut statement = self.0.prepare_cached(
            "INSERT INTO drafts VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (review, field) DO UPDATE SET text = excluded.text, at = excluded.at",
        )?;
        statement.execute(params![review, field, text, at.unix()])?;
        Ok(())
    }

    pub(crate) fn clear(&self, review: Key, field: &str) -> Result<(), StoreError> {
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
        at: moment(row, "at")?,
    })
}
