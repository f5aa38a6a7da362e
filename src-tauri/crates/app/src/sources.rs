//! Bundles as they lie on a disk, for the bundle crate's ports: folders that are listed without following anything, and
//! archives that every thread opens for itself.

#![expect(
    clippy::disallowed_methods,
    reason = "this module is what the bundle crate's ports read the disk by"
)]

use crate::codes;
use crate::disk;
use crate::evidence::artifact_kind;
use crate::failure::{Failure, Kind};
use assay_bundle::{Archive, Container, Folder, Item, ItemKind, Limits, NotABundle, ReadError, ReadSeek, Source};
use assay_evidence::{Format, Kind as FileKind, Seekable, extension_of, sniff};
use std::ffi::{OsStr, OsString};
use std::fs::{File, Metadata};
use std::io;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Opens the bundle at `path`, folder or zip, under `limits`.
pub(crate) fn open(path: &Path, limits: &Limits) -> Result<Container, Failure> {
    let metadata = path.metadata().map_err(|error| disk::unreadable(path, &error))?;
    let source = if metadata.is_dir() {
        Source::Folder(Arc::new(DiskFolder(path.to_owned())))
    } else if metadata.is_file() {
        regular(path).map_err(|error| disk::unreadable(path, &error))?;
        Source::Zip(Arc::new(DiskArchive(path.to_owned())))
    } else {
        let reason = NotABundle::NotRegular;
        return Err(Failure::from(ReadError::NotABundle { reason }).with("path", path.display()));
    };
    Ok(Container::open(source, limits)?)
}

/// The bundles in the folder at `path`, where it is a folder of bundles, and what lies beside them; none where `path` is
/// no folder.
pub(crate) fn bundles(path: &Path) -> Result<(Vec<PathBuf>, Vec<String>), Failure> {
    if !path.is_dir() {
        return Ok(Default::default());
    }
    let folder: Arc<dyn Folder> = Arc::new(DiskFolder(path.to_owned()));
    let found = assay_bundle::bundles(&folder).map_err(|error| disk::unreadable(path, &error))?;
    let bundles = found.bundles.into_iter().map(|name| path.join(name));
    Ok((bundles.collect(), found.beside))
}

/// What was opened at `path`; an error where that is one file of evidence, whatever it is called: an office file is a zip
/// too, and what it is made of is nobody's evidence.
pub(crate) fn not_evidence(path: &Path, opened: Result<Container, Failure>) -> Result<Container, Failure> {
    let is_box = match &opened {
        Ok(container) if container.is_bag() => return opened,
        Ok(_) => true,
        Err(failure) if failure.kind == Kind::Io => return opened,
        Err(failure) => failure.code != codes::NOT_A_BUNDLE,
    };
    match evidence(path).filter(|format| !is_box || format.is_written_as_zip()) {
        Some(format) => Err(Failure::new(Kind::Refused, codes::ONE_FILE_OF_EVIDENCE)
            .with("path", path.display())
            .with("format", format.name_key())),
        None => opened,
    }
}

/// What the file at `path` is by its content, where that is a kind of evidence.
fn evidence(path: &Path) -> Option<Format> {
    if !path.is_file() {
        return None;
    }
    let name = path.file_name()?.to_string_lossy();
    let format = sniff(&mut Seekable::new(regular(path).ok()?).ok()?, &name).ok()?.format;
    // Words are called a zip where a server answered with a page instead of one; JSON is a result or a micro-credential.
    let is_words = matches!(format.kind(), FileKind::Text | FileKind::Table);
    let astray = format == Format::Json || is_words && extension_of(&name) == "zip" && !format.is_written_as_zip();
    artifact_kind(format.kind()).filter(|_| !astray).map(|_| format)
}

/// What is told to a person who took one file of the evidence where its folder is asked for.
pub(crate) fn not_one_file(path: &Path, failure: Failure) -> Failure {
    if failure.code == codes::NOT_A_BUNDLE && path.is_file() {
        return Failure::new(Kind::Refused, codes::FOLDER_NEEDED).with("path", path.display());
    }
    failure
}

/// A folder of this machine.
pub(crate) struct DiskFolder(pub(crate) PathBuf);

impl Folder for DiskFolder {
    fn list(&self, at_most: usize) -> io::Result<Vec<Item>> {
        let mut found = Vec::new();
        let mut waiting = vec![(self.0.clone(), String::new())];
        while let Some((folder, prefix)) = waiting.pop() {
            list_one(&folder, &prefix, &mut found, &mut waiting)?;
            if found.len() > at_most {
                break;
            }
        }
        Ok(found)
    }

    fn children(&self, path: &str) -> io::Result<Vec<Item>> {
        let prefix = if path.is_empty() {
            String::new()
        } else {
            format!("{path}/")
        };
        let mut found = Vec::new();
        list_one(&self.0.join(path), &prefix, &mut found, &mut Vec::new())?;
        Ok(found)
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn ReadSeek>> {
        let literal = self.0.join(path);
        let place = if literal.symlink_metadata().is_ok() {
            literal
        } else {
            self.0.join(on_disk(path))
        };
        Ok(Box::new(regular(&place)?))
    }
}

/// A name of this machine as text: bytes that are not UTF-8 are written `\xe9`. No bundle can hold a name with a
/// backslash, so that such a file gets another one when it is packed, and that is said.
fn as_text(name: &OsStr) -> String {
    let mut text = String::new();
    for chunk in name.as_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02x}")));
    }
    text
}

/// The name that [`as_text`] wrote.
fn on_disk(text: &str) -> OsString {
    let mut parts = text.split("\\x");
    let mut name = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let byte = part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match byte.zip(part.get(2..)) {
            Some((byte, rest)) => {
                name.push(byte);
                name.extend_from_slice(rest.as_bytes());
            }
            None => name.extend_from_slice(format!("\\x{part}").as_bytes()),
        }
    }
    OsString::from_vec(name)
}

fn list_one(
    folder: &Path,
    prefix: &str,
    found: &mut Vec<Item>,
    waiting: &mut Vec<(PathBuf, String)>,
) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let one = item(&entry.path(), format!("{prefix}{}", as_text(&entry.file_name())))?;
        if one.kind == ItemKind::Folder {
            waiting.push((entry.path(), format!("{}/", one.path)));
        }
        found.push(one);
    }
    Ok(())
}

/// What lies at `place`, called `path`; nothing is followed.
pub(crate) fn item(place: &Path, path: String) -> io::Result<Item> {
    let metadata = place.symlink_metadata()?;
    Ok(Item {
        path,
        kind: kind(&metadata),
        size: metadata.len(),
    })
}

/// Whether what lies at `path` leads elsewhere.
pub(crate) fn is_link(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink())
}

/// The name of what lies at `path`, as text.
pub(crate) fn name_of(path: &Path) -> String {
    as_text(path.file_name().unwrap_or(path.as_os_str()))
}

fn kind(metadata: &Metadata) -> ItemKind {
    match metadata.file_type() {
        kind if kind.is_symlink() => ItemKind::Link,
        kind if kind.is_dir() => ItemKind::Folder,
        kind if kind.is_file() => ItemKind::File,
        _ => ItemKind::Special,
    }
}

struct DiskArchive(PathBuf);

impl Archive for DiskArchive {
    fn size(&self) -> io::Result<u64> {
        Ok(self.0.metadata()?.len())
    }

    fn open(&self) -> io::Result<Box<dyn ReadSeek>> {
        Ok(Box::new(regular(&self.0)?))
    }
}

/// Opens a file that is still a regular one: between the look and the opening a link or a pipe may have taken its place.
pub(crate) fn regular(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, libc::O_NONBLOCK);
    if path.symlink_metadata()?.is_symlink() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "a link"));
    }
    let file = options.open(path)?;
    if file.metadata()?.is_file() {
        Ok(file)
    } else {
        Err(io::Error::new(io::ErrorKind::InvalidInput, "no regular file"))
    }
}

/// A bundle without a name: it lies in a library's folder, and is gone when the process is, however that ends.
pub(crate) struct Nameless(File);

impl Nameless {
    pub(crate) fn create(folder: &Path) -> Result<Self, Failure> {
        tempfile::tempfile_in(folder)
            .map(Self)
            .map_err(|error| disk::unwritable(folder, &error))
    }

    pub(crate) const fn file(&self) -> &File {
        &self.0
    }

    pub(crate) fn open(self) -> Result<Container, Failure> {
        Ok(Container::open(
            Source::Zip(Arc::new(Shared(Arc::new(self.0)))),
            &Limits::INTAKE,
        )?)
    }
}

struct Shared(Arc<File>);

impl Archive for Shared {
    fn size(&self) -> io::Result<u64> {
        Ok(self.0.metadata()?.len())
    }

    fn open(&self) -> io::Result<Box<dyn ReadSeek>> {
        Ok(Box::new(Positioned {
            file: Arc::clone(&self.0),
            at: 0,
        }))
    }
}

/// Reads by position, so that several readers of one open file do not move each other.
struct Positioned {
    file: Arc<File>,
    at: u64,
}

impl io::Read for Positioned {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = std::os::unix::fs::FileExt::read_at(&*self.file, buffer, self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl io::Seek for Positioned {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        let moved = match to {
            io::SeekFrom::Start(at) => Some(at),
            io::SeekFrom::Current(by) => self.at.checked_add_signed(by),
            io::SeekFrom::End(by) => self.file.metadata()?.len().checked_add_signed(by),
        };
        self.at = moved.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_not_unicode_is_written_out_and_found_again() {
        for (bytes, text) in [
            (b"caf\xe9.txt".as_slice(), "caf\\xe9.txt"),
            (b"\xff\xfe", "\\xff\\xfe"),
            ("café".as_bytes(), "café"),
            (b"a\\xzz", "a\\xzz"),
            (b"a\\x", "a\\x"),
        ] {
            let name = OsStr::from_bytes(bytes);
            assert_eq!(as_text(name), text);
            assert_eq!(on_disk(text), name);
        }
    }
}
