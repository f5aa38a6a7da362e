//! `micro_credentials`: every rubric that something in the library was judged by, whole and for ever.

use super::{Key, digest, if_any, key, moment, parsed};
use crate::error::{StoreError, unreadable};
use assay_model::{MicroCredentialId, Sha256, Timestamp};
use rusqlite::{Connection, Row, Transaction, params};

pub(crate) const V1: &str = "
CREATE TABLE micro_credentials (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    sha256 BLOB NOT NULL UNIQUE,
    title TEXT NOT NULL,
    json BLOB NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('catalogue', 'submission')),
    accepted INTEGER NOT NULL CHECK (accepted IN (0, 1)),
    at INTEGER NOT NULL,
    UNIQUE (id, version)
) STRICT;
";

/// Where a micro-credential came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The library's own catalogue.
    Catalogue,
    /// A submission brought it: "not from your catalogue" until accepted.
    Submission,
}

/// A micro-credential to keep.
#[derive(Clone, Copy, Debug)]
pub struct NewMicroCredential<'a> {
    /// Its identifier.
    pub id: &'a MicroCredentialId,
    /// Its version.
    pub version: &'a str,
    /// SHA-256 of its canonical form without `proof`.
    pub sha256: Sha256,
    /// What people call it.
    pub title: &'a str,
    /// The file's bytes.
    pub json: &'a [u8],
    /// Where it came from.
    pub origin: Origin,
    /// When.
    pub at: Timestamp,
}

/// A micro-credential that the library has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MicroCredentialRow {
    /// Its identifier.
    pub id: MicroCredentialId,
    /// Its version.
    pub version: String,
    /// SHA-256 of its canonical form without `proof`.
    pub sha256: Sha256,
    /// What people call it.
    pub title: String,
    /// The file's bytes.
    pub json: Vec<u8>,
    /// Where it first came from.
    pub origin: Origin,
    /// Whether the person took it into the catalogue.
    pub accepted: bool,
    /// When it first came.
    pub at: Timestamp,
}

/// What became of a micro-credential that was put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It is in the library now.
    New,
    /// It was there before, the same to the byte of its canonical form.
    AlreadyHere,
}

/// Why a micro-credential was not kept.
#[derive(Debug, thiserror::Error)]
pub enum MicroCredentialError {
    /// The library has this id and version with another content. Code `micro-credential-differs`.
    #[error("{title} version {version} is in the library with another content")]
    Differs {
        /// The title of the one that the library has.
        title: String,
        /// The version that both claim.
        version: String,
    },
    /// The disk or the database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Origin {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Catalogue => "catalogue",
            Self::Submission => "submission",
        }
    }
}

#[derive(Debug, thiserror::Error)]
#[error("neither catalogue nor submission")]
struct NotAnOrigin;

fn origin(row: &Row<'_>) -> rusqlite::Result<Origin> {
    let word: String = row.get("origin")?;
    [Origin::Catalogue, Origin::Submission]
        .into_iter()
        .find(|origin| origin.as_str() == word)
        .ok_or_else(|| unreadable(0, NotAnOrigin))
}

/// Reads the table.
pub(crate) struct MicroCredentials<'c>(pub(crate) &'c Connection);

impl MicroCredentials<'_> {
    pub(crate) fn any(&self) -> Result<bool, StoreError> {
        Ok(self
            .0
            .query_one("SELECT EXISTS (SELECT 1 FROM micro_credentials)", [], |row| row.get(0))?)
    }

    pub(crate) fn get(&self, sha256: &Sha256) -> Result<Option<MicroCredentialRow>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT * FROM micro_credentials WHERE sha256 = ?1")?;
        if_any(statement.query_one([sha256.as_bytes()], from_row))
    }

    pub(crate) fn all(&self) -> Result<Vec<MicroCredentialRow>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT * FROM micro_credentials ORDER BY title COLLATE NOCASE, version, row")?;
        let rows = statement.query_map([], from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    pub(crate) fn key(&self, sha256: &Sha256) -> Result<Option<Key>, StoreError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT row FROM micro_credentials WHERE sha256 = ?1")?;
        if_any(statement.query_one([sha256.as_bytes()], |row| key(row, "row")))
    }

    /// Refuses another content under an id and version that the library has.
    pub(crate) fn check(
        &self,
        id: &MicroCredentialId,
        version: &str,
        sha256: &Sha256,
    ) -> Result<Put, MicroCredentialError> {
        let mut statement = self
            .0
            .prepare_cached("SELECT sha256, title FROM micro_credentials WHERE id = ?1 AND version = ?2")
            .map_err(StoreError::from)?;
        let has = |row: &Row<'_>| Ok((digest(row, "sha256")?, row.get("title")?));
        match if_any(statement.query_one([id.as_str(), version], has))? {
            None => Ok(Put::New),
            Some((has, _)) if has == *sha256 => Ok(Put::AlreadyHere),
            Some((_, title)) => Err(MicroCredentialError::Differs {
                title,
                version: version.to_owned(),
            }),
        }
    }
}

/// Writes the table.
pub(crate) struct MicroCredentialsMut<'t>(pub(crate) &'t Transaction<'t>);

impl MicroCredentialsMut<'_> {
    pub(crate) fn put(&self, new: &NewMicroCredential<'_>) -> Result<Put, MicroCredentialError> {
        let put = MicroCredentials(self.0).check(new.id, new.version, &new.sha256)?;
        match (put, new.origin) {
            (Put::New, _) => self.insert(new)?,
            (Put::AlreadyHere, Origin::Catalogue) => drop(self.accept(&new.sha256)?),
            (Put::AlreadyHere, Origin::Submission) => {}
        }
        Ok(put)
    }

    pub(crate) fn accept(&self, sha256: &Sha256) -> Result<bool, StoreError> {
        let sql = "UPDATE micro_credentials SET accepted = 1 WHERE sha256 = ?1";
        Ok(self.0.execute(sql, [sha256.as_bytes()])? == 1)
    }

    fn insert(&self, new: &NewMicroCredential<'_>) -> Result<(), StoreError> {
        self.0.execute(
            "INSERT INTO micro_credentials (id, version, sha256, title, json, origin, accepted, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                new.id.as_str(),
                new.version,
                new.sha256.as_bytes(),
                new.title,
                new.json,
                new.origin.as_str(),
                new.origin == Origin::Catalogue,
                new.at.unix(),
            ],
        )?;
        Ok(())
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<MicroCredentialRow> {
    Ok(MicroCredentialRow {
        id: parsed(row, "id")?,
        version: row.get("version")?,
        sha256: digest(row, "sha256")?,
        title: row.get("title")?,
        json: row.get("json")?,
        origin: origin(row)?,
        accepted: row.get("accepted")?,
        at: moment(row, "at")?,
    })
}
