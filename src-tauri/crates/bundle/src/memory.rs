//! Folders, archives and a sink in memory, for tests and for bundles that were just made.

use crate::ports::{Archive, Blob, Folder, Item, ItemKind, ReadSeek, Sink};
use assay_model::Sha256;
use std::collections::BTreeMap;
use std::io::{self, Cursor, Write};
use std::sync::{Arc, Mutex, PoisonError};

/// A zip in memory.
#[derive(Clone, Debug, Default)]
pub struct MemoryArchive(Arc<[u8]>);

/// A folder in memory, which may hold links and special files.
#[derive(Clone, Debug, Default)]
pub struct MemoryFolder {
    items: Vec<Item>,
    files: BTreeMap<String, Arc<[u8]>>,
}

/// A sink that keeps what it was given.
#[derive(Clone, Debug, Default)]
pub struct MemorySink(Arc<Mutex<BTreeMap<String, Vec<u8>>>>);

impl MemoryArchive {
    /// These bytes.
    pub fn new(bytes: impl Into<Arc<[u8]>>) -> Self {
        Self(bytes.into())
    }
}

impl Archive for MemoryArchive {
    fn size(&self) -> io::Result<u64> {
        Ok(self.0.len() as u64)
    }
    fn open(&self) -> io::Result<Box<dyn ReadSeek>> {
        Ok(Box::new(Cursor::new(Arc::clone(&self.0))))
    }
}

impl MemoryFolder {
    /// With one more file.
    #[must_use]
    pub fn with(mut self, path: &str, bytes: impl Into<Arc<[u8]>>) -> Self {
        let bytes = bytes.into();
        let size = bytes.len() as u64;
        self.items.push(Item {
            path: path.to_owned(),
            kind: ItemKind::File,
            size,
        });
        self.files.insert(path.to_owned(), bytes);
        self
    }

    /// With one more thing that is no file.
    #[must_use]
    pub fn with_item(mut self, path: &str, kind: ItemKind) -> Self {
        self.items.push(Item {
            path: path.to_owned(),
            kind,
            size: 0,
        });
        self
    }

    /// With a file that says another size than it has.
    #[must_use]
    pub fn with_lie(mut self, path: &str, bytes: impl Into<Arc<[u8]>>, size: u64) -> Self {
        self.items.push(Item {
            path: path.to_owned(),
            kind: ItemKind::File,
            size,
        });
        self.files.insert(path.to_owned(), bytes.into());
        self
    }
}

impl Folder for MemoryFolder {
    fn list(&self, at_most: usize) -> io::Result<Vec<Item>> {
        Ok(self.items.iter().take(at_most.saturating_add(1)).cloned().collect())
    }
    fn children(&self, path: &str) -> io::Result<Vec<Item>> {
        let prefix = if path.is_empty() {
            String::new()
        } else {
            format!("{path}/")
        };
        let mut found: BTreeMap<String, Item> = BTreeMap::new();
        for item in &self.items {
            let Some(below) = item.path.strip_prefix(&prefix) else {
                continue;
            };
            let child = match below.split_once('/') {
                None => item.clone(),
                Some((name, _)) => Item {
                    path: format!("{prefix}{name}"),
                    kind: ItemKind::Folder,
                    size: 0,
                },
            };
            found.entry(child.path.clone()).or_insert(child);
        }
        Ok(found.into_values().collect())
    }
    fn open(&self, path: &str) -> io::Result<Box<dyn ReadSeek>> {
        let bytes = self.files.get(path).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(Cursor::new(Arc::clone(bytes))))
    }
}

impl MemorySink {
    /// What was finished, by path.
    pub fn stored(&self) -> BTreeMap<String, Vec<u8>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Sink for MemorySink {
    fn begin(&self, path: &str, _: u64) -> io::Result<Box<dyn Blob>> {
        Ok(Box::new(MemoryBlob {
            path: path.to_owned(),
            bytes: Vec::new(),
            stored: Arc::clone(&self.0),
        }))
    }
}

struct MemoryBlob {
    path: String,
    bytes: Vec<u8>,
    stored: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
}

impl Write for MemoryBlob {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Blob for MemoryBlob {
    fn finish(self: Box<Self>, sha256: Sha256) -> io::Result<()> {
        if Sha256::of(&self.bytes) != sha256 {
            return Err(io::Error::other("the digest is of other bytes"));
        }
        let mut stored = self.stored.lock().unwrap_or_else(PoisonError::into_inner);
        stored.insert(self.path, self.bytes);
        Ok(())
    }
}
