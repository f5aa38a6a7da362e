//! Looks at the database for damage: at every start, beside the work, and once a week.
//!
//! A start does not read the two full-text indexes: that grows with every word that was ever brought in, and they can be
//! made anew from the tables (`Library::upkeep`), where anything else that is damaged needs a backup.

use crate::error::StoreError;
use rusqlite::Connection;

/// The pages and rows of every table that holds what cannot be made anew. Of a full-text index only the tables that it
/// lies in; the pages that nothing uses are left to [`quick`].
pub(crate) fn at_start(db: &Connection) -> Result<(), StoreError> {
    tables(db, "rootpage > 0")
}

/// The words of the full-text indexes.
pub(crate) fn indexes(db: &Connection) -> Result<(), StoreError> {
    tables(db, "rootpage = 0")
}

/// Every page, every row, every full-text index.
pub(crate) fn quick(db: &Connection) -> Result<(), StoreError> {
    read_once(db)?;
    sound(db.query_one("PRAGMA quick_check(1)", [], |row| row.get(0))?)
}

/// The same, and every index against its table.
pub(crate) fn full(db: &Connection) -> Result<(), StoreError> {
    sound(db.query_one("PRAGMA integrity_check(1)", [], |row| row.get(0))?)
}

/// What is read once is not kept to be read again.
fn read_once(db: &Connection) -> Result<(), StoreError> {
    Ok(db.pragma_update(None, "cache_size", -256)?)
}

fn tables(db: &Connection, which: &str) -> Result<(), StoreError> {
    read_once(db)?;
    let sql = format!("SELECT name FROM sqlite_schema WHERE type = 'table' AND {which}");
    let mut statement = db.prepare(&sql)?;
    let names: Vec<String> = statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut check = db.prepare("SELECT quick_check FROM pragma_quick_check(?1) LIMIT 1")?;
    names
        .into_iter()
        .chain(["sqlite_schema".to_owned()])
        .try_for_each(|name| sound(check.query_one([name], |row| row.get(0))?))
}

fn sound(verdict: String) -> Result<(), StoreError> {
    if verdict == "ok" {
        Ok(())
    } else {
        Err(StoreError::damaged(verdict))
    }
}
