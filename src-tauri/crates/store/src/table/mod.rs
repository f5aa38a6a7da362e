//! One file per table: its SQL, its row, a handle that reads and a handle that writes. A handle that writes can only be
//! had inside a transaction, so that every method of the library is one commit.

pub(crate) mod artifacts;
pub(crate) mod drafts;
pub(crate) mod journal;
pub(crate) mod micro_credentials;
pub(crate) mod opened;
pub(crate) mod passages;
pub(crate) mod queue;
pub(crate) mod record_files;
pub(crate) mod records;
pub(crate) mod reviews;
pub(crate) mod scoresheets;
pub(crate) mod search;
pub(crate) mod settings;
pub(crate) mod submissions;
pub(crate) mod views;

use crate::error::{StoreError, unreadable};
use assay_model::{Sha256, Timestamp};
use rusqlite::{OptionalExtension, Row};
use std::error::Error;
use std::str::FromStr;

/// The number of a row inside the database; names stay outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Key(pub(crate) i64);

impl rusqlite::ToSql for Key {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        Ok(self.0.into())
    }
}

pub(crate) fn key(row: &Row<'_>, column: &str) -> rusqlite::Result<Key> {
    row.get(column).map(Key)
}

/// A column that holds the text of something that checks itself.
pub(crate) fn parsed<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<T>
where
    T: FromStr<Err: Error + Send + Sync + 'static>,
{
    let text = row.get_ref(column)?.as_str()?;
    text.parse().map_err(|error| unreadable(0, error))
}

/// The same for a column that may be empty.
pub(crate) fn parsed_if_any<T>(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<T>>
where
    T: FromStr<Err: Error + Send + Sync + 'static>,
{
    let text = row.get_ref(column)?.as_str_or_null()?;
    text.map(|text| text.parse().map_err(|error| unreadable(0, error)))
        .transpose()
}

pub(crate) fn digest(row: &Row<'_>, column: &str) -> rusqlite::Result<Sha256> {
    row.get(column).map(Sha256::from_bytes)
}

pub(crate) fn digest_if_any(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Sha256>> {
    Ok(row.get::<_, Option<[u8; 32]>>(column)?.map(Sha256::from_bytes))
}

pub(crate) fn moment(row: &Row<'_>, column: &str) -> rusqlite::Result<Timestamp> {
    row.get(column).map(Timestamp::from_unix)
}

pub(crate) fn moment_if_any(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Timestamp>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(Timestamp::from_unix))
}

/// A row, or none; anything else is what went wrong.
pub(crate) fn if_any<T>(result: rusqlite::Result<T>) -> Result<Option<T>, StoreError> {
    Ok(result.optional()?)
}
