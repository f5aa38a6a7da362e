//! What the outside gives: where bytes come from and where they go. `crates/app` implements these over the disk and the
//! library; nothing in this crate knows a path of the machine.

use assay_model::Sha256;
use std::io::{self, Read, Seek, Write};

/// Bytes that can be read from any place.
pub trait ReadSeek: Read + Seek + Send {}
impl<T: Read + Seek + Send> ReadSeek for T {}

/// What stands in a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, a junction or a reparse point; never followed.
    Link,
    /// A pipe, a socket, a device.
    Special,
}

/// One thing in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Relative to the folder, with `/` between components on every system. What in it is not Unicode is written so that
    /// no bundle can hold it (with a backslash, as bytes).
    pub path: String,
    /// What it is, without following it.
    pub kind: ItemKind,
    /// Bytes; 0 unless it is a file.
    pub size: u64,
}

/// A folder on some disk.
pub trait Folder: Send + Sync {
    /// Everything below, hidden things and folders included, nothing followed. May stop after `at_most` + 1 items.
    fn list(&self, at_most: usize) -> io::Result<Vec<Item>>;
    /// What lies directly in the folder at `path` (as listed; empty for this one itself), nothing followed.
    fn children(&self, path: &str) -> io::Result<Vec<Item>>;
    /// Opens the regular file at `path` (as listed). Must refuse a link, and whatever is no regular file.
    fn open(&self, path: &str) -> io::Result<Box<dyn ReadSeek>>;
}

/// One file that may be a zip.
pub trait Archive: Send + Sync {
    /// Its bytes.
    fn size(&self) -> io::Result<u64>;
    /// A fresh handle with a position of its own, so that several threads read at once.
    fn open(&self) -> io::Result<Box<dyn ReadSeek>>;
}

/// Where files go while they are hashed: what is hashed is what is stored.
pub trait Sink: Sync {
    /// Begins the file at `path` (relative to the bag) of `size` bytes. Called from several threads at once.
    fn begin(&self, path: &str, size: u64) -> io::Result<Box<dyn Blob>>;
}

/// One file being stored. Dropped without [`Blob::finish`] it must leave nothing.
pub trait Blob: Write + Send {
    /// All bytes were written, and these bytes have this digest.
    fn finish(self: Box<Self>, sha256: Sha256) -> io::Result<()>;
}

/// Who hears how far the work is, and may stop it.
pub trait Progress: Sync {
    /// `bytes` more of the file at `path` are done. Called from several threads at once.
    fn advance(&self, path: &str, bytes: u64);
    /// Whether to stop; asked about with every piece of at most 256 KiB.
    fn cancelled(&self) -> bool {
        false
    }
}

/// A [`Sink`] that keeps nothing: for inspecting and verifying.
#[derive(Clone, Copy, Debug, Default)]
pub struct Discard;

/// A [`Progress`] that says nothing and never stops.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quiet;

/// How the work is done.
#[derive(Clone, Copy)]
pub struct Work<'a> {
    /// How many threads hash at once; 0 counts as 1.
    pub threads: usize,
    /// Who hears of it.
    pub progress: &'a dyn Progress,
}

impl Sink for Discard {
    fn begin(&self, _: &str, _: u64) -> io::Result<Box<dyn Blob>> {
        Ok(Box::new(Nowhere))
    }
}

impl Progress for Quiet {
    fn advance(&self, _: &str, _: u64) {}
}

struct Nowhere;

impl Write for Nowhere {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Blob for Nowhere {
    fn finish(self: Box<Self>, _: Sha256) -> io::Result<()> {
        Ok(())
    }
}
