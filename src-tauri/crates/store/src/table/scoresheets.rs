//! `scoresheets`: what each review says now, as its journal adds up, written in the same transaction. Its words stood there
//! as well, for the search, until a passage was kept for each field (2026-11-28); they go with the first entry after that.

use super::reviews::ReviewId;
use super::{Key, if_any};
use crate::error::StoreError;
use rusqlite::{Connection, Transaction, params};

pub(crate) const V1: &str = "
CREATE TABLE scoresheets (
    review INTEGER PRIMARY KEY REFERENCES reviews (row) ON DELETE CASCADE,
    json TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;
";

/// Reads the table.
pub(crate) struct Scoresheets<'c>(pub(crate) &'c Connection);

impl Scoresheets<'_> {
    pub(crate) fn of(&self, review: &ReviewId) -> Result<Option<String>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT json FROM scoresheets WHERE review = (SELECT row FROM reviews WHERE id = ?1)")?;
        if_any(statement.query_one([review.as_str()], |row| row.get(0)))
    }
}

/// Writes the table.
pub(crate) struct ScoresheetsMut<'t>(pub(crate) &'t Transaction<'t>);

impl ScoresheetsMut<'_> {
    pub(crate) fn put(&self, review: Key, json: &str) -> Result<(), StoreError> {
        let mut statement = self.0.prepare_cached(
            "INSERT INTO scoresheets VALUES (?1, ?2, '')
             ON CONFLICT (review) DO UPDATE SET json = excluded.json,
                 words = iif(review IN (SELECT review FROM searched_reviews), '', words)",
        )?;
        statement.execute(params![review, json])?;
        Ok(())
    }
}
