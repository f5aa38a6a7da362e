//! What an import has brought so far: a private folder in the library, on the same file system, so that publishing is a
//! rename. Files are written as fast as they come; threads beside bring them to the disk, so that the last byte that
//! arrives is among the last that has to be waited for.

use crate::disk;
use crate::error::StoreError;
use crate::sync::{Jobs, Syncing};
use assay_model::Sha256;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Bytes after which a file under way is synced for the first time, and then again and again.
const SYNC_EVERY: u64 = 32 << 20;

/// The files of one import. Dropped without [`Library::import`](crate::Library::import), it leaves nothing.
#[derive(Debug)]
pub struct Staging {
    folder: PathBuf,
    begun: AtomicU64,
    finished: Finished,
    syncing: Syncing,
}

/// One file on its way in. It knows nothing of hashes: whoever streams the bytes computes what they have to compute
/// anyway. Dropped without [`finish`](Self::finish), it leaves nothing.
#[derive(Debug)]
pub struct BlobWriter {
    path: PathBuf,
    file: Arc<File>,
    announced: u64,
    written: u64,
    synced: u64,
    finished: Finished,
    jobs: Jobs,
    keep: bool,
}

/// A file that is whole and synced, under the name that it has in the staging folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Staged {
    pub(crate) path: PathBuf,
    pub(crate) size: u64,
}

type Finished = Arc<Mutex<BTreeMap<Sha256, Staged>>>;

/// More bytes came than were announced.
#[derive(Debug, thiserror::Error)]
#[error("more than the announced {announced} bytes")]
struct TooMany {
    announced: u64,
}

impl Staging {
    pub(crate) fn new(folder: PathBuf) -> Result<Self, StoreError> {
        disk::create_folder(&folder)?;
        Ok(Self {
            folder,
            begun: AtomicU64::new(0),
            finished: Finished::default(),
            syncing: Syncing::start(),
        })
    }

    /// A new file of exactly `size` bytes. Several can be written at once, from several threads.
    pub fn begin(&self, size: u64) -> Result<BlobWriter, StoreError> {
        let number = self.begun.fetch_add(1, Ordering::Relaxed);
        let path = self.folder.join(number.to_string());
        let file = Arc::new(disk::create_new(&path)?);
        Ok(BlobWriter {
            path,
            file,
            announced: size,
            written: 0,
            synced: 0,
            finished: Arc::clone(&self.finished),
            jobs: self.syncing.jobs(),
            keep: false,
        })
    }

    /// Waits until every finished file is on the disk.
    pub(crate) fn settle(&mut self) -> Result<BTreeMap<Sha256, Staged>, StoreError> {
        self.syncing.wait()?;
        let mut finished = self.finished.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(std::mem::take(&mut *finished))
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be taken away now goes at the next start.
        drop(self.syncing.wait());
        drop(disk::remove_folder(&self.folder));
    }
}

impl BlobWriter {
    /// The file is whole; `sha256` is the digest of what was written. It is synced beside what comes next.
    pub fn finish(mut self, sha256: Sha256) -> Result<(), StoreError> {
        if self.written != self.announced {
            return Err(StoreError::Incomplete {
                announced: self.announced,
                found: self.written,
            });
        }
        disk::seal(&self.file).map_err(StoreError::writing)?;
        self.jobs.sync(Arc::clone(&self.file));
        let staged = Staged {
            path: self.path.clone(),
            size: self.written,
        };
        let mut finished = self.finished.lock().unwrap_or_else(PoisonError::into_inner);
        // The same bytes a second time: the first file is enough, this one goes.
        if let Entry::Vacant(place) = finished.entry(sha256) {
            place.insert(staged);
            self.keep = true;
        }
        drop(finished);
        Ok(())
    }
}

impl Write for BlobWriter {
    /// Unbuffered: bring at least 64 KiB at a time.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = self.announced - self.written;
        if bytes.len() as u64 > room {
            let announced = self.announced;
            return Err(io::Error::new(io::ErrorKind::InvalidData, TooMany { announced }));
        }
        let count = (&*self.file).write(bytes)?;
        self.written += count as u64;
        if self.written - self.synced >= SYNC_EVERY {
            self.synced = self.written;
            self.jobs.sync_early(Arc::clone(&self.file));
        }
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for BlobWriter {
    fn drop(&mut self) {
        if !self.keep {
            drop(disk::remove(&self.path));
        }
    }
}
