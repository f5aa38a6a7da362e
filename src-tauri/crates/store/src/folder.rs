//! The library folder: what lies where. Nothing outside this crate sees one of these paths.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// The folders and files of one library.
#[derive(Debug)]
pub(crate) struct Folder {
    root: PathBuf,
    stagings: AtomicU64,
}

impl Folder {
    pub(crate) fn new(root: PathBuf) -> Self {
        Self {
            root,
            stagings: AtomicU64::new(0),
        }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.root.join("library.db")
    }

    /// SQLite's companions of the database: the write-ahead log and its index.
    pub(crate) fn companions(&self) -> [PathBuf; 2] {
        [self.root.join("library.db-wal"), self.root.join("library.db-shm")]
    }

    /// Results that can be made again.
    pub(crate) fn cache(&self) -> PathBuf {
        self.root.join("cache.db")
    }

    pub(crate) fn lock(&self) -> PathBuf {
        self.root.join("library.lock")
    }

    /// Content-addressed, each written once.
    pub(crate) fn artifacts(&self) -> PathBuf {
        self.root.join("artifacts")
    }

    /// What imports under way have brought so far.
    pub(crate) fn staging(&self) -> PathBuf {
        self.root.join("staging")
    }

    /// A folder for one import, not used before in this run; the ones of earlier runs are gone.
    pub(crate) fn next_staging(&self) -> PathBuf {
        let number = self.stagings.fetch_add(1, Ordering::Relaxed);
        self.staging().join(number.to_string())
    }

    pub(crate) fn backups(&self) -> PathBuf {
        self.root.join("backups")
    }

    /// Damaged databases, exactly as they were found.
    pub(crate) fn damaged(&self) -> PathBuf {
        self.root.join("damaged")
    }
}
