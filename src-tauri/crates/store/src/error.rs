//! What can go wrong with the disk and the database underneath every operation, told apart by what the person can do
//! about it.

use rusqlite::ErrorCode;
use rusqlite::types::Type;
use std::io;

/// A read or a write did not happen; nothing of it was kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no room. Code `disk-full`.
    #[error("the disk is full ({free} bytes free, {needed} needed)")]
    DiskFull {
        /// Bytes that were asked for; 0 where the system did not say.
        needed: u64,
        /// Bytes that are free.
        free: u64,
    },
    /// The library may not be written. Code `folder-read-only`.
    #[error("the library folder may not be written")]
    FolderReadOnly,
    /// The database holds what it could never have been given. Code `library-damaged`.
    #[error("the database is damaged: {detail}")]
    Damaged {
        /// What SQLite or the reader of the row found.
        detail: String,
    },
    /// Another program holds the database for longer than the store waits. Code `library-busy`.
    #[error("another program holds the database")]
    Busy,
    /// Fewer bytes came than were announced. Code `size-mismatch`.
    #[error("{found} bytes came where {announced} were announced")]
    Incomplete {
        /// As given to `begin`.
        announced: u64,
        /// As written.
        found: u64,
    },
    /// The system could not read or write. Code `library-io`.
    #[error("{doing}: {source}")]
    Io {
        /// What was being done, for the log.
        doing: &'static str,
        /// The system's answer.
        source: io::Error,
    },
    /// A mistake in this crate. Code `internal`.
    #[error("database: {0}")]
    Internal(String),
}

impl StoreError {
    /// What a failed write to a [`BlobWriter`](crate::BlobWriter) means.
    pub fn writing(error: io::Error) -> Self {
        Self::io("writing an artifact", error)
    }

    /// An answer of the system, by what can be done about it.
    pub(crate) fn io(doing: &'static str, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { needed: 0, free: 0 },
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::FolderReadOnly,
            _ => Self::Io { doing, source },
        }
    }

    /// A stored value that no version of Assay writes.
    pub(crate) fn damaged(detail: impl Into<String>) -> Self {
        Self::Damaged { detail: detail.into() }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let text = error.to_string();
        match (&error, error.sqlite_error_code()) {
            (rusqlite::Error::FromSqlConversionFailure(..) | rusqlite::Error::InvalidColumnType(..), _) => {
                Self::damaged(text)
            }
            (_, Some(ErrorCode::DiskFull)) => Self::DiskFull { needed: 0, free: 0 },
            (_, Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied)) => Self::FolderReadOnly,
            (_, Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)) => Self::damaged(text),
            (_, Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)) => Self::Busy,
            (_, Some(ErrorCode::SystemIoFailure)) if lacks_room(&error) => Self::DiskFull { needed: 0, free: 0 },
            (_, Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen)) => Self::Io {
                doing: "database",
                source: io::Error::other(text),
            },
            _ => Self::Internal(text),
        }
    }
}

/// Whether the log's index could not grow: SQLite says that in a word of its own, and nothing but a full disk causes it
/// (sqlite.org/rescode.html, SQLITE_IOERR_SHMSIZE).
fn lacks_room(error: &rusqlite::Error) -> bool {
    let answer = error.sqlite_error();
    answer.is_some_and(|answer| answer.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE)
}

/// A column that cannot be what it says it is.
pub(crate) fn unreadable(column: usize, error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_answers_are_told_apart_by_what_can_be_done() {
        let of = |kind| StoreError::io("a test", io::Error::from(kind));
        assert!(matches!(of(io::ErrorKind::StorageFull), StoreError::DiskFull { .. }));
        assert!(matches!(of(io::ErrorKind::QuotaExceeded), StoreError::DiskFull { .. }));
        assert!(matches!(
            of(io::ErrorKind::ReadOnlyFilesystem),
            StoreError::FolderReadOnly
        ));
        assert!(matches!(
            of(io::ErrorKind::PermissionDenied),
            StoreError::FolderReadOnly
        ));
        assert!(matches!(of(io::ErrorKind::TimedOut), StoreError::Io { .. }));
    }

    #[test]
    fn a_full_database_is_a_full_disk() {
        let db = rusqlite::Connection::open_in_memory().expect("a database");
        db.execute_batch("PRAGMA max_page_count = 2; CREATE TABLE t (b BLOB)")
            .expect("a table");
        let error = db
            .execute("INSERT INTO t VALUES (zeroblob(100000))", [])
            .expect_err("too much");
        assert!(matches!(StoreError::from(error), StoreError::DiskFull { .. }));
    }
}
