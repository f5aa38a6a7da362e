//! The artifact store: `artifacts/<sha256>`, written once, never changed. Nobody outside sees a path; what they get is
//! `open(digest) → Read + Seek`, so that encryption can come underneath.

use crate::disk;
use crate::error::StoreError;
use crate::folder::Folder;
use crate::staging::Staged;
use assay_model::Sha256;
use sha2::Digest;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

const BUFFER: usize = 1 << 20;

/// Why an artifact could not be opened or is not what it was.
#[derive(Debug, thiserror::Error)]
pub enum ArtifactError {
    /// The library has no such file. Code `artifact-missing`.
    #[error("artifact {sha256} is not in the library")]
    Missing {
        /// Which one.
        sha256: Sha256,
    },
    /// The bytes on the disk have changed. Code `artifact-damaged`.
    #[error("artifact {sha256} is now {found}")]
    Damaged {
        /// Which one.
        sha256: Sha256,
        /// What its bytes come to.
        found: Sha256,
    },
    /// The disk.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The bytes of one artifact.
#[derive(Debug)]
pub struct ArtifactReader {
    file: File,
    size: u64,
    lying: Lying,
}

/// How the file of an artifact lies on the disk: one that was written to since, or exchanged, lies otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lying {
    size: u64,
    written: Option<SystemTime>,
    #[cfg(unix)]
    inode: u64,
    /// When anything about it changed, seconds and nanoseconds: nobody can set that back.
    #[cfg(unix)]
    changed: (i64, i64),
}

impl Lying {
    fn of(metadata: &Metadata) -> Self {
        #[cfg(unix)]
        use std::os::unix::fs::MetadataExt;
        Self {
            size: metadata.len(),
            written: metadata.modified().ok(),
            #[cfg(unix)]
            inode: metadata.ino(),
            #[cfg(unix)]
            changed: (metadata.ctime(), metadata.ctime_nsec()),
        }
    }
}

impl ArtifactReader {
    /// How many bytes there are.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// How its file lies on the disk.
    pub(crate) const fn lying(&self) -> Lying {
        self.lying
    }

    /// Bytes from `offset` on, without moving the place of [`Read`]; 0 at the end. Several threads may ask at once.
    #[cfg(unix)]
    pub fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        std::os::unix::fs::FileExt::read_at(&self.file, buffer, offset)
    }
}

impl Read for ArtifactReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.file.read(buffer)
    }
}

impl Seek for ArtifactReader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// The files under their digests.
#[derive(Debug, Clone)]
pub(crate) struct ArtifactStore(pub(crate) Arc<Folder>);

impl ArtifactStore {
    pub(crate) fn open(&self, sha256: &Sha256) -> Result<ArtifactReader, ArtifactError> {
        let doing = |error| StoreError::io("opening an artifact", error);
        let Some(file) = disk::open(&self.path(sha256)).map_err(doing)? else {
            return Err(ArtifactError::Missing { sha256: *sha256 });
        };
        let lying = Lying::of(&file.metadata().map_err(doing)?);
        let size = lying.size;
        Ok(ArtifactReader { file, size, lying })
    }

    /// Reads every byte; gives how many there are.
    pub(crate) fn verify(&self, sha256: &Sha256) -> Result<u64, ArtifactError> {
        let mut reader = self.open(sha256)?;
        let found = digest(&mut reader).map_err(|error| StoreError::io("reading an artifact", error))?;
        if found == *sha256 {
            Ok(reader.size)
        } else {
            Err(ArtifactError::Damaged { sha256: *sha256, found })
        }
    }

    /// Its bytes, if it is there.
    pub(crate) fn size(&self, sha256: &Sha256) -> Result<Option<u64>, StoreError> {
        disk::size(&self.path(sha256))
    }

    /// Gives synced files their names. They take the place of what is there: the same bytes, or damaged ones.
    pub(crate) fn publish(&self, staged: &BTreeMap<Sha256, Staged>) -> Result<(), StoreError> {
        for (sha256, file) in staged {
            disk::rename(&file.path, &self.path(sha256))?;
        }
        disk::sync_folder(&self.0.artifacts())
    }

    pub(crate) fn remove<'s>(&self, files: impl IntoIterator<Item = &'s Sha256>) -> Result<(), StoreError> {
        for sha256 in files {
            disk::remove(&self.path(sha256))?;
        }
        disk::sync_folder(&self.0.artifacts())
    }

    /// Every file there is; names that are no digest are not ours and stay.
    pub(crate) fn all(&self) -> Result<BTreeSet<Sha256>, StoreError> {
        let names = disk::names(&self.0.artifacts())?;
        Ok(names.iter().filter_map(|name| name.parse().ok()).collect())
    }

    fn path(&self, sha256: &Sha256) -> PathBuf {
        self.0.artifacts().join(sha256.to_string())
    }
}

fn digest(reader: &mut impl Read) -> io::Result<Sha256> {
    let (mut hasher, mut buffer) = (sha2::Sha256::new(), vec![0; BUFFER]);
    loop {
        let count = match reader.read(&mut buffer) {
            Ok(0) => return Ok(Sha256::from_bytes(hasher.finalize().into())),
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        hasher.update(buffer.get(..count).unwrap_or_default());
    }
}
