//! `artifacts` says which files a submission has; `loose_artifacts` which files in the artifact store may have no row.
//!
//! A file is deleted because a row of `loose_artifacts` names it and nothing references it, never because a row is
//! missing: an older database put back by hand must not eat the evidence of newer submissions.

use super::{Key, digest, parsed, parsed_if_any};
use crate::error::{StoreError, unreadable};
use assay_model::submission::{Artifact, Consent};
use assay_model::{ArtifactId, ArtifactPath, RequirementId, Sha256};
use rusqlite::{Connection, Row, Transaction, params};
use std::collections::BTreeSet;

pub(crate) const V1: &str = "
CREATE TABLE artifacts (
    row INTEGER PRIMARY KEY,
    submission INTEGER NOT NULL REFERENCES submissions (row) ON DELETE CASCADE,
    id TEXT NOT NULL,
    path TEXT NOT NULL,
    requirement TEXT,
    title TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 BLOB NOT NULL,
    consent TEXT NOT NULL CHECK (consent IN ('given', 'not-needed', 'missing')),
    captions_for TEXT,
    probe TEXT,
    UNIQUE (submission, id),
    UNIQUE (submission, path)
) STRICT;
CREATE INDEX artifacts_by_sha256 ON artifacts (sha256);
CREATE TABLE loose_artifacts (
    sha256 BLOB PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;
";

/// One file of a submission, and what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ArtifactRow {
    /// Its identifier.
    pub id: ArtifactId,
    /// Where it lies, relative to `data/`.
    pub path: ArtifactPath,
    /// What it is offered for.
    pub requirement: Option<RequirementId>,
    /// What the teacher calls it.
    pub title: String,
    /// The type that the packer stated.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of its bytes: what `open_artifact` takes.
    pub sha256: Sha256,
    /// Whether those who can be recognised agreed.
    pub consent: Consent,
    /// The recording that these are the captions of.
    pub captions_for: Option<ArtifactId>,
    /// What it is by content, as JSON.
    pub probe: Option<String>,
}

/// Reads the tables.
pub(crate) struct Artifacts<'c>(pub(crate) &'c Connection);

impl Artifacts<'_> {
    pub(crate) fn of(&self, submission: Key) -> Result<Vec<ArtifactRow>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT * FROM artifacts WHERE submission = ?1 ORDER BY row")?;
        let rows = statement.query_map([submission], from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every file that something in the library stands on.
    pub(crate) fn referenced(&self) -> Result<BTreeSet<Sha256>, StoreError> {
        self.digests("SELECT DISTINCT sha256 FROM artifacts")
    }

    /// Whether an import or a deletion was cut short.
    pub(crate) fn any_loose(&self) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM loose_artifacts)";
        Ok(self.0.query_one(sql, [], |row| row.get(0))?)
    }

    /// Files that may be in the store without a row, and have none.
    pub(crate) fn loose(&self) -> Result<BTreeSet<Sha256>, StoreError> {
        self.digests("SELECT sha256 FROM loose_artifacts WHERE sha256 NOT IN (SELECT sha256 FROM artifacts)")
    }

    fn digests(&self, sql: &str) -> Result<BTreeSet<Sha256>, StoreError> {
        let mut statement = self.0.prepare(sql)?;
        let rows = statement.query_map([], |row| digest(row, "sha256"))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Writes the tables.
pub(crate) struct ArtifactsMut<'t>(pub(crate) &'t Transaction<'t>);

impl ArtifactsMut<'_> {
    pub(crate) fn insert(&self, submission: Key, new: &Artifact, probe: Option<&str>) -> Result<(), StoreError> {
        let mut statement = self.0.prepare_cached(
            "INSERT INTO artifacts (submission, id, path, requirement, title, media_type, size, sha256, consent,
                                    captions_for, probe)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?;
        statement.execute(params![
            submission,
            new.id.as_str(),
            new.path.as_str(),
            new.requirement.as_ref().map(RequirementId::as_str),
            new.title,
            new.media_type,
            new.size,
            new.sha256.as_bytes(),
            consent_word(new.consent),
            new.captions_for.as_ref().map(ArtifactId::as_str),
            probe,
        ])?;
        Ok(())
    }

    pub(crate) fn set_probe(&self, submission: Key, artifact: &ArtifactId, probe: &str) -> Result<bool, StoreError> {
        let sql = "UPDATE artifacts SET probe = ?3 WHERE submission = ?1 AND id = ?2";
        Ok(self.0.execute(sql, params![submission, artifact.as_str(), probe])? == 1)
    }

    /// From now until [`Self::settle`] these may lie in the store without a row.
    pub(crate) fn loosen<'s>(&self, files: impl IntoIterator<Item = &'s Sha256>) -> Result<(), StoreError> {
        let mut statement = self
            .0
            .prepare_cached("INSERT INTO loose_artifacts VALUES (?1) ON CONFLICT DO NOTHING")?;
        for file in files {
            statement.execute([file.as_bytes()])?;
        }
        Ok(())
    }

    /// Every file in the store has its row again, or is gone.
    pub(crate) fn settle(&self) -> Result<(), StoreError> {
        self.0.execute("DELETE FROM loose_artifacts", [])?;
        Ok(())
    }
}

const fn consent_word(consent: Consent) -> &'static str {
    match consent {
        Consent::Given => "given",
        Consent::NotNeeded => "not-needed",
        Consent::Missing => "missing",
    }
}

#[derive(Debug, thiserror::Error)]
#[error("not a word about consent")]
struct NotConsent;

fn consent(row: &Row<'_>) -> rusqlite::Result<Consent> {
    let word: String = row.get("consent")?;
    [Consent::Given, Consent::NotNeeded, Consent::Missing]
        .into_iter()
        .find(|consent| consent_word(*consent) == word)
        .ok_or_else(|| unreadable(0, NotConsent))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<ArtifactRow> {
    Ok(ArtifactRow {
        id: parsed(row, "id")?,
        path: parsed(row, "path")?,
        requirement: parsed_if_any(row, "requirement")?,
        title: row.get("title")?,
        media_type: row.get("media_type")?,
        size: row.get("size")?,
        sha256: digest(row, "sha256")?,
        consent: consent(row)?,
        captions_for: parsed_if_any(row, "captions_for")?,
        probe: row.get("probe")?,
    })
}
