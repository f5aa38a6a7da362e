//! `settings`: the library's own choices, a key and a text each. Keys of this crate begin with `store.`.

use super::if_any;
use crate::error::StoreError;
use rusqlite::{Connection, Transaction};

pub(crate) const V1: &str = "
CREATE TABLE settings (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
";

/// Reads the table.
pub(crate) struct Settings<'c>(pub(crate) &'c Connection);

impl Settings<'_> {
    pub(crate) fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        let mut statement = self.0.prepare_cached("SELECT value FROM settings WHERE key = ?1")?;
        if_any(statement.query_one([key], |row| row.get(0)))
    }
}

/// Writes the table.
pub(crate) struct SettingsMut<'t>(pub(crate) &'t Transaction<'t>);

impl SettingsMut<'_> {
    pub(crate) fn set(&self, key: &str, value: Option<&str>) -> Result<(), StoreError> {
        match value {
            Some(value) => self.0.execute(
                "INSERT INTO settings VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                [key, value],
            )?,
            None => self.0.execute("DELETE FROM settings WHERE key = ?1", [key])?,
        };
        Ok(())
    }
}
