//! How a connection to the database is set up, for writing and for reading.
//!
//! WAL with `synchronous=FULL`: NORMAL loses acknowledged commits at a power cut (SECURITY 3). Checkpoints do not run
//! inside a commit, where they would be felt; `checkpoint.rs` runs them beside.

use crate::disk;
use crate::error::StoreError;
use crate::folder::Folder;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// "ASSY": told apart from any other SQLite file.
pub(crate) const APPLICATION_ID: i32 = 0x4153_5359;

const PATIENCE: Duration = Duration::from_secs(5);
const STATEMENTS: usize = 64;

/// A connection that may write; the file is created where there is none.
pub(crate) fn for_writing(folder: &Folder) -> Result<Connection, StoreError> {
    let connection = open(
        &folder.database(),
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
    )?;
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if mode != "wal" {
        return Err(StoreError::Internal(format!("journal mode {mode}")));
    }
    connection.execute_batch(
        "PRAGMA synchronous = FULL;
         PRAGMA wal_autocheckpoint = 0;
         PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;",
    )?;
    Ok(connection)
}

/// A connection to results that can be made again: safe from a power cut, but no commit waits for the disk.
pub(crate) fn for_results(file: &Path) -> Result<Connection, StoreError> {
    let connection = open(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    connection.execute_batch(
        "PRAGMA synchronous = NORMAL;
         PRAGMA secure_delete = ON;",
    )?;
    Ok(connection)
}

/// A connection that cannot write, beside a writer, alone, or on a folder that may not be written.
pub(crate) fn for_reading(folder: &Folder) -> Result<Connection, StoreError> {
    let plain = read_only(&folder.database());
    let [log, _] = folder.companions();
    match plain {
        // Without a log, or with one that this look itself began, nobody is writing; and where none can be made nobody
        // will.
        Err(StoreError::Io { .. } | StoreError::FolderReadOnly | StoreError::DiskFull { .. })
            if disk::size(&log)?.unwrap_or(0) == 0 =>
        {
            immutable(&folder.database())
        }
        other => other,
    }
}

/// A connection to a single file that nobody writes: a backup.
pub(crate) fn read_only(file: &Path) -> Result<Connection, StoreError> {
    let connection = open(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.pragma_update(None, "query_only", true)?;
    // The first look at the file, so that what is wrong with it is found here.
    connection.query_one("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    Ok(connection)
}

fn immutable(file: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    open(Path::new(&format!("file:{}?immutable=1", percent(file))), flags)
}

fn percent(file: &Path) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(byte);
    let encode = |byte: u8| {
        if plain(&byte) {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    };
    file.as_os_str()
        .as_encoded_bytes()
        .iter()
        .copied()
        .map(encode)
        .collect()
}

fn open(file: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(file, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.execute_batch(
        "PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA cache_size = -8192;",
    )?;
    Ok(connection)
}
