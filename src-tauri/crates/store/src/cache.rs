//! `cache.db`: what was made of artifacts and can be made again: texts, waveforms, thumbnails, pages. Kept by the
//! artifact's digest, the maker's name and version, and how it was asked for.
//!
//! It is a file of its own, because nothing in it is worth a commit that waits for the disk or a place in ten backups.
//! Whatever goes wrong with it is a miss: nobody loses anything but time. A row says what its bytes come to, and one
//! that comes to something else is thrown away, since a wrong text would be cited. It holds at most so many bytes; what
//! was not asked for longest goes first. What belongs to an artifact goes with it.

use crate::connection;
use crate::disk;
use crate::error::StoreError;
use assay_model::Sha256;
use rusqlite::{Connection, OptionalExtension, params};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// "ASSC".
const APPLICATION_ID: i32 = 0x4153_5343;
/// Raised whenever the table changes; a cache of another version is thrown away.
const VERSION: i32 = 1;
/// Bytes that it holds at most.
const MOST: u64 = 512 << 20;
/// One result may take this part of it.
const SHARE: u64 = 8;
/// A result counts as asked for again only after so many others were: reading is not writing.
const RECENT: i64 = 64;

const TABLE: &str = "
CREATE TABLE results (
    row INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL,
    maker TEXT NOT NULL,
    version TEXT NOT NULL,
    parameters TEXT NOT NULL,
    used INTEGER NOT NULL,
    size INTEGER NOT NULL,
    comes_to BLOB NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (sha256, maker, parameters)
) STRICT;
CREATE INDEX results_by_use ON results (used, size);
";

/// What a result was made of, by whom and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResultKey<'a> {
    /// Of which artifact.
    pub artifact: &'a Sha256,
    /// By what: `assay-pdf-text`.
    pub maker: &'a str,
    /// In which version; a result of a newer one takes its place.
    pub version: &'a str,
    /// How it was asked for: `page=2 width=1600`. Empty where there is only one way.
    pub parameters: &'a str,
}

impl<'a> ResultKey<'a> {
    /// By an extractor as texts name it, `assay-pdf-text/1`.
    pub fn of(artifact: &'a Sha256, extractor: &'a str, parameters: &'a str) -> Self {
        let (maker, version) = extractor.rsplit_once('/').unwrap_or((extractor, ""));
        Self {
            artifact,
            maker,
            version,
            parameters,
        }
    }
}

/// The results that a library keeps.
#[derive(Debug)]
pub struct Cache {
    file: PathBuf,
    writes: bool,
    most: u64,
    open: Mutex<Option<Open>>,
}

#[derive(Debug)]
struct Open {
    db: Connection,
    /// Counts every use; a clock that nobody sets.
    uses: i64,
    held: u64,
}

impl Cache {
    /// For the process that writes to the library. The file is made with the first result.
    pub(crate) fn for_writing(file: PathBuf) -> Self {
        Self::new(file, true, MOST)
    }

    /// For a process that only reads; it keeps nothing.
    pub(crate) fn for_reading(file: PathBuf) -> Self {
        Self::new(file, false, MOST)
    }

    fn new(file: PathBuf, writes: bool, most: u64) -> Self {
        Self {
            file,
            writes,
            most,
            open: Mutex::default(),
        }
    }

    /// The result, if it is there and whole.
    pub fn get(&self, key: &ResultKey<'_>) -> Option<Vec<u8>> {
        let mut open = self.opened(false);
        let cache = open.as_mut()?;
        let found = cache.get(key, self.writes);
        self.settle(open, found).flatten()
    }

    /// Keeps a result; whether it was kept.
    pub fn put(&self, key: &ResultKey<'_>, bytes: &[u8]) -> bool {
        if !self.writes || bytes.len() as u64 > self.most / SHARE {
            return false;
        }
        let mut open = self.opened(true);
        let Some(cache) = open.as_mut() else { return false };
        let kept = cache.put(key, bytes, self.most);
        self.settle(open, kept).is_some()
    }

    /// Lets go of everything that was made of these artifacts.
    pub(crate) fn forget<'s>(&self, artifacts: impl IntoIterator<Item = &'s Sha256>) {
        for artifact in artifacts {
            let mut open = self.opened(false);
            let Some(cache) = open.as_mut() else { return };
            let gone = cache.forget(artifact);
            self.settle(open, gone);
        }
    }

    fn opened(&self, make: bool) -> MutexGuard<'_, Option<Open>> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if open.is_none() && (make || disk::exists(&self.file)) {
            *open = self.open_file();
        }
        open
    }

    fn open_file(&self) -> Option<Open> {
        if !self.writes {
            return Open::new(connection::read_only(&self.file).ok()?).ok();
        }
        let first = connection::for_results(&self.file).and_then(Open::new);
        first.or_else(|_| self.anew()).ok()
    }

    /// Throws the file away and begins again.
    fn anew(&self) -> Result<Open, StoreError> {
        for file in companions(&self.file) {
            disk::remove(&file)?;
        }
        drop(disk::create_or_open(&self.file)?);
        let db = connection::for_results(&self.file)?;
        db.execute_batch(TABLE)?;
        db.pragma_update(None, "application_id", APPLICATION_ID)?;
        db.pragma_update(None, "user_version", VERSION)?;
        Open::new(db)
    }

    /// What was found; a file that is damaged is closed and thrown away.
    fn settle<T>(&self, mut open: MutexGuard<'_, Option<Open>>, found: Result<T, StoreError>) -> Option<T> {
        match found {
            Ok(found) => Some(found),
            Err(StoreError::Damaged { .. }) => {
                *open = None;
                if self.writes {
                    *open = self.anew().ok();
                }
                None
            }
            Err(_) => None,
        }
    }
}

impl Open {
    fn new(db: Connection) -> Result<Self, StoreError> {
        let application: i32 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
        let version: i32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if (application, version) != (APPLICATION_ID, VERSION) {
            return Err(StoreError::damaged("not a cache of this version"));
        }
        let (uses, held) = db.query_one("SELECT max(used), total(size) FROM results", [], |row| {
            Ok((row.get::<_, Option<i64>>(0)?.unwrap_or(0), row.get::<_, f64>(1)?))
        })?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a sum of sizes that are at most 512 MiB together"
        )]
        let held = held as u64;
        Ok(Self { db, uses, held })
    }

    fn get(&mut self, key: &ResultKey<'_>, touch: bool) -> Result<Option<Vec<u8>>, StoreError> {
        self.uses += 1;
        let found = self
            .db
            .prepare_cached(
                "SELECT row, used, comes_to, bytes FROM results
                 WHERE sha256 = ?1 AND maker = ?2 AND parameters = ?3 AND version = ?4",
            )?
            .query_one(
                params![key.artifact.as_bytes(), key.maker, key.parameters, key.version],
                |row| {
                    Ok((
                        row.get::<_, i64>(0)?,
                        row.get::<_, i64>(1)?,
                        row.get::<_, [u8; 32]>(2)?,
                        row.get::<_, Vec<u8>>(3)?,
                    ))
                },
            )
            .optional()?;
        let Some((row, used, comes_to, bytes)) = found else {
            return Ok(None);
        };
        if Sha256::of(&bytes) != Sha256::from_bytes(comes_to) {
            return Err(StoreError::damaged("a result is not what was kept"));
        }
        if touch && used + RECENT < self.uses {
            self.db
                .prepare_cached("UPDATE results SET used = ?2 WHERE row = ?1")?
                .execute([row, self.uses])?;
        }
        Ok(Some(bytes))
    }

    fn put(&mut self, key: &ResultKey<'_>, bytes: &[u8], most: u64) -> Result<(), StoreError> {
        self.uses += 1;
        let before: Option<u64> = self
            .db
            .prepare_cached("SELECT size FROM results WHERE sha256 = ?1 AND maker = ?2 AND parameters = ?3")?
            .query_one(params![key.artifact.as_bytes(), key.maker, key.parameters], |row| {
                row.get(0)
            })
            .optional()?;
        let size = bytes.len() as u64;
        self.db
            .prepare_cached(
                "INSERT OR REPLACE INTO results (sha256, maker, version, parameters, used, size, comes_to, bytes)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                key.artifact.as_bytes(),
                key.maker,
                key.version,
                key.parameters,
                self.uses,
                size,
                Sha256::of(bytes).as_bytes(),
                bytes
            ])?;
        self.held = self.held.saturating_sub(before.unwrap_or(0)) + size;
        while self.held > most {
            self.let_go()?;
        }
        Ok(())
    }

    /// Lets the result go that was not asked for longest.
    fn let_go(&mut self) -> Result<(), StoreError> {
        let oldest = "SELECT row, size FROM results ORDER BY used LIMIT 1";
        let found = self
            .db
            .prepare_cached(oldest)?
            .query_one([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, u64>(1)?)))
            .optional()?;
        let Some((row, size)) = found else {
            self.held = 0;
            return Ok(());
        };
        self.db
            .prepare_cached("DELETE FROM results WHERE row = ?1")?
            .execute([row])?;
        self.held = self.held.saturating_sub(size);
        Ok(())
    }

    fn forget(&mut self, artifact: &Sha256) -> Result<(), StoreError> {
        let size: u64 = self
            .db
            .prepare_cached("SELECT coalesce(sum(size), 0) FROM results WHERE sha256 = ?1")?
            .query_one([artifact.as_bytes()], |row| row.get(0))?;
        self.db
            .prepare_cached("DELETE FROM results WHERE sha256 = ?1")?
            .execute([artifact.as_bytes()])?;
        self.held = self.held.saturating_sub(size);
        Ok(())
    }
}

/// The file and what SQLite puts beside it.
fn companions(file: &Path) -> [PathBuf; 3] {
    ["", "-wal", "-shm"].map(|end| {
        let mut name = file.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Kept {
        folder: tempfile::TempDir,
    }

    impl Kept {
        fn new() -> Self {
            let folder = tempfile::tempdir().expect("a folder");
            Self { folder }
        }

        fn file(&self) -> PathBuf {
            self.folder.path().join("cache.db")
        }

        fn open(&self, most: u64) -> Cache {
            Cache::new(self.file(), true, most)
        }
    }

    fn digest(number: u32) -> Sha256 {
        Sha256::of(&number.to_le_bytes())
    }

    fn key<'a>(artifact: &'a Sha256, extractor: &'a str) -> ResultKey<'a> {
        ResultKey::of(artifact, extractor, "")
    }

    #[test]
    fn a_result_is_kept_by_digest_maker_version_and_parameters() {
        let (kept, a, b) = (Kept::new(), digest(1), digest(2));
        let cache = kept.open(MOST);
        assert_eq!(cache.get(&key(&a, "text/1")), None);
        assert!(!kept.file().exists(), "a question makes no file");
        assert!(cache.put(&key(&a, "text/1"), b"words"));
        let wide = ResultKey {
            parameters: "width=320",
            ..key(&a, "text/1")
        };
        assert!(cache.put(&wide, b"other"));
        drop(cache);
        let cache = kept.open(MOST);
        assert_eq!(cache.get(&key(&a, "text/1")).as_deref(), Some(b"words".as_slice()));
        assert_eq!(cache.get(&wide).as_deref(), Some(b"other".as_slice()));
        for another in [key(&b, "text/1"), key(&a, "text/2"), key(&a, "words/1")] {
            assert_eq!(cache.get(&another), None, "{another:?}");
        }
    }

    #[test]
    fn a_newer_version_takes_the_place_of_an_older_one() {
        let (kept, a) = (Kept::new(), digest(1));
        let cache = kept.open(MOST);
        assert!(cache.put(&key(&a, "text/1"), b"old") && cache.put(&key(&a, "text/2"), b"new"));
        assert_eq!(cache.get(&key(&a, "text/1")), None);
        assert_eq!(cache.get(&key(&a, "text/2")).as_deref(), Some(b"new".as_slice()));
    }

    #[test]
    fn what_was_not_asked_for_longest_goes_first() {
        let (kept, digests) = (Kept::new(), (0..200).map(digest).collect::<Vec<_>>());
        let cache = kept.open(100 * 1_000);
        for digest in &digests[..100] {
            assert!(cache.put(&key(digest, "text/1"), &[7; 1_000]));
        }
        assert!(cache.get(&key(&digests[0], "text/1")).is_some());
        for digest in &digests[100..150] {
            assert!(cache.put(&key(digest, "text/1"), &[8; 1_000]));
        }
        assert!(cache.get(&key(&digests[0], "text/1")).is_some(), "asked for meanwhile");
        assert!(cache.get(&key(&digests[1], "text/1")).is_none());
        assert!(cache.get(&key(&digests[149], "text/1")).is_some());
        let there = digests
            .iter()
            .filter(|digest| cache.get(&key(digest, "text/1")).is_some());
        assert_eq!(there.count(), 100);
        drop(cache);
        let cache = kept.open(100 * 1_000);
        assert!(cache.put(&key(&digests[199], "text/1"), &[9; 10_000]));
        let there = digests
            .iter()
            .filter(|digest| cache.get(&key(digest, "text/1")).is_some());
        assert_eq!(there.count(), 91, "the bound holds after opening again");
    }

    #[test]
    fn what_is_too_large_for_its_share_is_not_kept() {
        let (kept, a) = (Kept::new(), digest(1));
        let cache = kept.open(8_000);
        assert!(cache.put(&key(&a, "text/1"), &[1; 1_000]));
        assert!(!cache.put(&key(&a, "page/1"), &[1; 1_001]));
    }

    #[test]
    fn what_was_made_of_an_artifact_goes_with_it() {
        let (kept, a, b) = (Kept::new(), digest(1), digest(2));
        let cache = kept.open(MOST);
        for artifact in [&a, &b] {
            assert!(cache.put(&key(artifact, "text/1"), b"words") && cache.put(&key(artifact, "page/1"), b"picture"));
        }
        cache.forget([&a]);
        assert_eq!(cache.get(&key(&a, "text/1")), None);
        assert_eq!(cache.get(&key(&a, "page/1")), None);
        assert!(cache.get(&key(&b, "page/1")).is_some());
    }

    #[test]
    fn a_reader_keeps_nothing_and_makes_nothing() {
        let (kept, a) = (Kept::new(), digest(1));
        let reader = || Cache::for_reading(kept.file());
        assert!(!reader().put(&key(&a, "text/1"), b"words"));
        assert_eq!(reader().get(&key(&a, "text/1")), None);
        assert!(!kept.file().exists());
        assert!(kept.open(MOST).put(&key(&a, "text/1"), b"words"));
        assert_eq!(reader().get(&key(&a, "text/1")).as_deref(), Some(b"words".as_slice()));
        assert!(!reader().put(&key(&a, "text/2"), b"words"));
    }

    #[test]
    fn a_cache_of_another_version_is_thrown_away() {
        let (kept, a) = (Kept::new(), digest(1));
        assert!(kept.open(MOST).put(&key(&a, "text/1"), b"words"));
        let db = Connection::open(kept.file()).expect("a database");
        db.pragma_update(None, "user_version", VERSION + 1).expect("set");
        drop(db);
        assert_eq!(kept.open(MOST).get(&key(&a, "text/1")), None);
        assert!(kept.open(MOST).put(&key(&a, "text/1"), b"words"));
    }
}
