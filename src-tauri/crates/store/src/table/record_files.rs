//! `record_files`: what a signed record lists beside the report: the pictures of the cited places. Byte for byte as they
//! were signed, because a result that is given out again has to be the same result.

use super::Key;
use crate::error::StoreError;
use assay_model::Sha256;
use rusqlite::{Connection, Transaction, params};

pub(crate) const V1: &str = "
CREATE TABLE record_files (
    record INTEGER NOT NULL REFERENCES records (row) ON DELETE CASCADE,
    path TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (record, path)
) STRICT;
CREATE TRIGGER record_files_are_never_changed BEFORE UPDATE ON record_files
BEGIN SELECT RAISE(ABORT, 'what a record lists is never changed'); END;
CREATE TRIGGER record_files_go_only_with_their_record BEFORE DELETE ON record_files
WHEN EXISTS (SELECT 1 FROM records WHERE row = OLD.record)
BEGIN SELECT RAISE(ABORT, 'what a record lists is never taken away'); END;
";

/// Reads the table.
pub(crate) struct RecordFiles<'c>(pub(crate) &'c Connection);

impl RecordFiles<'_> {
    /// Path and bytes of each, by path.
    pub(crate) fn of(&self, record: &Sha256) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let mut statement = self.0.prepare_cached(
            "SELECT path, record_files.bytes FROM record_files JOIN records ON records.row = record
             WHERE sha256 = ?1 ORDER BY path",
        )?;
        let rows = statement.query_map([record.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Writes the table.
pub(crate) struct RecordFilesMut<'t>(pub(crate) &'t Transaction<'t>);

impl RecordFilesMut<'_> {
    pub(crate) fn insert(&self, record: Key, files: &[(String, Vec<u8>)]) -> Result<(), StoreError> {
        for (path, bytes) in files {
            self.0
                .prepare_cached("INSERT INTO record_files VALUES (?1, ?2, ?3)")?
                .execute(params![record, path, bytes])?;
        }
        Ok(())
    }
}
