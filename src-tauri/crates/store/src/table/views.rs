//! `views`: where each review was left, so that it reopens at the same artifact, page and second, the caret in place.

use super::reviews::ReviewId;
use super::{Key, if_any, parsed_if_any};
use crate::error::StoreError;
use assay_model::{ArtifactId, MediaTime};
use rusqlite::{Connection, Row, Transaction, params};

pub(crate) const V1: &str = "
CREATE TABLE views (
    review INTEGER PRIMARY KEY REFERENCES reviews (row) ON DELETE CASCADE,
    artifact TEXT,
    page INTEGER,
    at_ms INTEGER,
    field TEXT,
    caret INTEGER
) STRICT;
";

/// Where a review was left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ViewState {
    /// The artifact in the viewer.
    pub artifact: Option<ArtifactId>,
    /// Its page, 1 for the first.
    pub page: Option<u32>,
    /// Its time.
    pub at: Option<MediaTime>,
    /// The field that had the focus.
    pub field: Option<String>,
    /// The caret in it, in code points.
    pub caret: Option<u32>,
}

/// Reads the table.
pub(crate) struct Views<'c>(pub(crate) &'c Connection);

impl Views<'_> {
    pub(crate) fn of(&self, review: &ReviewId) -> Result<Option<ViewState>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT * FROM views WHERE review = (SELECT row FROM reviews WHERE id = ?1)")?;
        if_any(statement.query_one([review.as_str()], from_row))
    }
}

/// Writes the table.
pub(crate) struct ViewsMut<'t>(pub(crate) &'t Transaction<'t>);

impl ViewsMut<'_> {
    pub(crate) fn put(&self, review: Key, view: &ViewState) -> Result<(), StoreError> {
        let mut statement = self.0.prepare_cached(
            "INSERT INTO views VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (review) DO UPDATE SET artifact = excluded.artifact, page = excluded.page,
                 at_ms = excluded.at_ms, field = excluded.field, caret = excluded.caret",
        )?;
        statement.execute(params![
            review,
            view.artifact.as_ref().map(ArtifactId::as_str),
            view.page,
            view.at.map(|at| at.0),
            view.field,
            view.caret,
        ])?;
        Ok(())
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<ViewState> {
    Ok(ViewState {
        artifact: parsed_if_any(row, "artifact")?,
        page: row.get("page")?,
        at: row.get::<_, Option<u32>>("at_ms")?.map(MediaTime),
        field: row.get("field")?,
        caret: row.get("caret")?,
    })
}
