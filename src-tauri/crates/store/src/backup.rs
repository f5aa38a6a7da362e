//! Copies of the database by SQLite's online backup, each opened again and counted before it counts as one. The last ten
//! are kept. Their order is told by a number, never by a clock.

use crate::check;
use crate::connection;
use crate::disk;
use crate::error::StoreError;
use crate::folder::Folder;
use crate::schema::{self, Found};
use assay_model::Timestamp;
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::path::Path;
use std::thread;
use std::time::Duration;

const KEPT: usize = 10;

const UNFINISHED: &str = "unfinished.part";

/// A finished backup: `000012-20261124T160230Z.db`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name {
    number: u64,
    at: String,
}

impl Name {
    fn parse(name: &str) -> Option<Self> {
        let (number, at) = name.strip_suffix(".db")?.split_once('-')?;
        let number = number.parse().ok()?;
        Some(Self {
            number,
            at: at.to_owned(),
        })
    }

    pub(crate) fn file(&self) -> String {
        format!("{:06}-{}.db", self.number, self.at)
    }

    /// When it was made, as the clock said.
    pub(crate) fn at(&self) -> Option<Timestamp> {
        let at = self.at.as_bytes();
        let part = |from: usize, to: usize| std::str::from_utf8(at.get(from..to)?).ok();
        let (date, time) = (
            [part(0, 4)?, part(4, 6)?, part(6, 8)?],
            [part(9, 11)?, part(11, 13)?, part(13, 15)?],
        );
        format!("{}T{}Z", date.join("-"), time.join(":")).parse().ok()
    }
}

/// Oldest first.
pub(crate) fn all(folder: &Folder) -> Result<Vec<Name>, StoreError> {
    let names = disk::names(&folder.backups())?;
    let mut found: Vec<Name> = names.iter().filter_map(|name| Name::parse(name)).collect();
    found.sort();
    Ok(found)
}

/// Makes one, and takes away the oldest beyond ten.
pub(crate) fn make(folder: &Folder, now: Timestamp) -> Result<Name, StoreError> {
    disk::create_folder(&folder.backups())?;
    clear_unfinished(folder)?;
    let before = all(folder)?;
    let number = before.last().map_or(1, |last| last.number.saturating_add(1));
    let at = now.to_string().replace(['-', ':'], "");
    let name = Name { number, at };
    let part = folder.backups().join(UNFINISHED);
    let counted = copy(folder, &part)?;
    reopen(&part, &counted)?;
    disk::rename(&part, &folder.backups().join(name.file()))?;
    disk::sync_folder(&folder.backups())?;
    let surplus = (before.len() + 1).saturating_sub(KEPT);
    // Earlier builds left them open to others.
    for old in before.iter().skip(surplus) {
        disk::close_to_others(&folder.backups().join(old.file()))?;
    }
    for old in before.iter().take(surplus) {
        disk::remove(&folder.backups().join(old.file()))?;
    }
    Ok(name)
}

/// The newest backup that this build can read and finds whole.
pub(crate) fn newest_good(folder: &Folder) -> Result<Option<Name>, StoreError> {
    let good = |name: &Name| is_good(&folder.backups().join(name.file())).unwrap_or(false);
    Ok(all(folder)?.into_iter().rev().find(good))
}

/// Puts a backup in the place of the database, which is kept with its companions, exactly as it was found. Gives the
/// name of the folder that holds it.
pub(crate) fn restore(folder: &Folder, backup: &Name, now: Timestamp) -> Result<String, StoreError> {
    let part = folder.root().join("library.db.part");
    disk::copy(&folder.backups().join(backup.file()), &part)?;
    let kept = keep_damaged(folder, now)?;
    disk::rename(&part, &folder.database())?;
    disk::sync_folder(folder.root())?;
    Ok(kept)
}

/// What a backup that was cut short left.
pub(crate) fn clear_unfinished(folder: &Folder) -> Result<(), StoreError> {
    let left = disk::names(&folder.backups())?;
    left.iter()
        .filter(|name| name.starts_with(UNFINISHED))
        .try_for_each(|name| disk::remove(&folder.backups().join(name)))
}

fn keep_damaged(folder: &Folder, now: Timestamp) -> Result<String, StoreError> {
    disk::create_folder(&folder.damaged())?;
    let taken = disk::names(&folder.damaged())?.len();
    let name = format!("{:03}-{}", taken + 1, now.to_string().replace(['-', ':'], ""));
    let to = folder.damaged().join(&name);
    disk::create_folder(&to)?;
    let [log, index] = folder.companions();
    for file in [folder.database(), log, index] {
        if let Some(name) = file.file_name().filter(|_| disk::exists(&file)) {
            disk::rename(&file, &to.join(name))?;
        }
    }
    disk::sync_folder(&to)?;
    disk::sync_folder(folder.root())?;
    Ok(name)
}

/// Copies one state of the database, whatever is written meanwhile, and gives how many rows each table had in it.
fn copy(folder: &Folder, to: &Path) -> Result<Vec<(String, u64)>, StoreError> {
    let source = connection::for_reading(folder)?;
    let reading = source.unchecked_transaction()?;
    let counted = count(&source)?;
    // The owner's alone, like everything else that the library holds: it may be copied out of the folder.
    drop(disk::create_new(to)?);
    let mut target = Connection::open(to)?;
    run(&source, &mut target)?;
    // One file, without companions.
    target.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    reading.rollback()?;
    target.close().map_err(|(_, error)| StoreError::from(error))?;
    Ok(counted)
}

fn run(source: &Connection, target: &mut Connection) -> Result<(), StoreError> {
    let backup = Backup::new(source, target)?;
    loop {
        match backup.step(-1)? {
            StepResult::Done => return Ok(()),
            _ => thread::sleep(Duration::from_millis(20)),
        }
    }
}

fn reopen(file: &Path, expected: &[(String, u64)]) -> Result<(), StoreError> {
    let backup = connection::read_only(file)?;
    check::quick(&backup)?;
    if count(&backup)? == expected {
        Ok(())
    } else {
        Err(StoreError::damaged("a backup does not hold what the library holds"))
    }
}

fn is_good(file: &Path) -> Result<bool, StoreError> {
    let backup = connection::read_only(file)?;
    check::quick(&backup)?;
    Ok(matches!(schema::found(&backup)?, Found::Library(version) if version <= schema::supported()))
}

/// Rows of every table.
fn count(db: &Connection) -> Result<Vec<(String, u64)>, StoreError> {
    let mut statement = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")?;
    let names: Vec<String> = statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let rows = |name: String| {
        let sql = format!("SELECT count(*) FROM \"{name}\"");
        let count = db.query_one(&sql, [], |row| row.get(0))?;
        Ok((name, count))
    };
    names.into_iter().map(rows).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_known_by_its_number_and_tells_its_time() {
        let name = Name::parse("000012-20261124T160230Z.db").expect("a name");
        assert_eq!(name.file(), "000012-20261124T160230Z.db");
        assert_eq!(name.at(), "2026-11-24T16:02:30Z".parse().ok());
        for other in [
            "unfinished.part",
            "library.db",
            "x-20261124T160230Z.db",
            "000012-20261124T160230Z.db-wal",
        ] {
            assert_eq!(Name::parse(other), None, "{other}");
        }
    }
}
