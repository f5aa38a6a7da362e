//! `opened`: which artifacts a review has been shown, and how much of each (watched stretches, pages seen).

use super::reviews::ReviewId;
use super::{Key, parsed};
use crate::error::StoreError;
use assay_model::ArtifactId;
use rusqlite::{Connection, Row, Transaction, params};

pub(crate) const V1: &str = "
CREATE TABLE opened (
    review INTEGER NOT NULL REFERENCES reviews (row) ON DELETE CASCADE,
    artifact TEXT NOT NULL,
    shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
    coverage TEXT,
    PRIMARY KEY (review, artifact)
) STRICT, WITHOUT ROWID;
";

/// How far an artifact has been looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedRow {
    /// Which one.
    pub artifact: ArtifactId,
    /// Whether the journal says that a viewer showed it.
    pub shown: bool,
    /// How much of it, as JSON.
    pub coverage: Option<String>,
}

/// Reads the table.
pub(crate) struct OpenedArtifacts<'c>(pub(crate) &'c Connection);

impl OpenedArtifacts<'_> {
    pub(crate) fn of(&self, review: &ReviewId) -> Result<Vec<OpenedRow>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT artifact, shown, coverage FROM opened
             WHERE review = (SELECT row FROM reviews WHERE id = ?1) ORDER BY artifact",
        )?;
        let rows = statement.query_map([review.as_str()], from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Writes the table.
pub(crate) struct OpenedArtifactsMut<'t>(pub(crate) &'t Transaction<'t>);

impl OpenedArtifactsMut<'_> {
    pub(crate) fn shown(&self, review: Key, artifacts: &[ArtifactId]) -> Result<(), StoreError> {
        let mut statement = self.0.prepare_cached(
            "INSERT INTO opened VALUES (?1, ?2, 1, NULL) ON CONFLICT (review, artifact) DO UPDATE SET shown = 1",
        )?;
        for artifact in artifacts {
            statement.execute(params![review, artifact.as_str()])?;
        }
        Ok(())
    }

    pub(crate) fn covered(&self, review: Key, artifact: &ArtifactId, coverage: &str) -> Result<(), StoreError> {
        let mut statement = self.0.prepare_cached(
            "INSERT INTO opened VALUES (?1, ?2, 0, ?3)
             ON CONFLICT (review, artifact) DO UPDATE SET coverage = excluded.coverage",
        )?;
        statement.execute(params![review, artifact.as_str(), coverage])?;
        Ok(())
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<OpenedRow> {
    Ok(OpenedRow {
        artifact: parsed(row, "artifact")?,
        shown: row.get("shown")?,
        coverage: row.get("coverage")?,
    })
}
