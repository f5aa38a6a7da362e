//! Files that a person names: read whole up to a limit, written whole or not at all.

#![expect(
    clippy::disallowed_methods,
    reason = "this module is where named files are read and written"
)]

use crate::codes;
use crate::failure::{Failure, Kind};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Reads a regular file of at most `limit` bytes.
pub(crate) fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    let failed = |error: io::Error| unreadable(path, &error);
    if !regular(path)? {
        return Err(not_regular(path));
    }
    let mut bytes = Vec::new();
    File::open(path)
        .map_err(failed)?
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 > limit {
        let limit = format!("{} KiB", limit / 1024);
        return Err(named(Kind::Invalid, codes::FILE_TOO_LARGE, path).with("limit", limit));
    }
    Ok(bytes)
}

/// Opens a regular file.
pub(crate) fn open_regular(path: &Path) -> Result<File, Failure> {
    if regular(path)? {
        open(path)
    } else {
        Err(not_regular(path))
    }
}

fn not_regular(path: &Path) -> Failure {
    let code = if path.is_dir() {
        codes::FILE_IS_FOLDER
    } else {
        codes::FILE_NOT_REGULAR
    };
    named(Kind::Io, code, path)
}

/// Opens a file that is known to be a regular one.
pub(crate) fn open(path: &Path) -> Result<File, Failure> {
    File::open(path).map_err(|error| unreadable(path, &error))
}

/// Opens a regular file as often as wanted, each time with a place of its own.
pub(crate) fn opener(path: &Path) -> Result<impl Fn() -> io::Result<File> + Sync, Failure> {
    open_regular(path)?;
    Ok(move || File::open(path))
}

/// Whether `path` is a regular file; a pipe or a device would wait for ever.
pub(crate) fn regular(path: &Path) -> Result<bool, Failure> {
    path.metadata()
        .map(|metadata| metadata.is_file())
        .map_err(|error| unreadable(path, &error))
}

/// What lies directly in `folder`; nothing where there is none.
pub(crate) fn files_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    match std::fs::read_dir(folder) {
        Ok(entries) => Ok(entries.filter_map(Result::ok).map(|entry| entry.path()).collect()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(unreadable(folder, &error)),
    }
}

/// A file being written beside its final name: it appears there whole, or not at all.
#[derive(Debug)]
pub(crate) struct NewFile {
    file: Option<File>,
    temporary: PathBuf,
    path: PathBuf,
}

impl NewFile {
    /// Begins `path`. What is already there, unless empty, is not written over.
    pub(crate) fn create(path: &Path) -> Result<Self, Failure> {
        Self::begin(path, Readers::All)
    }

    fn begin(path: &Path, readers: Readers) -> Result<Self, Failure> {
        if path
            .metadata()
            .is_ok_and(|metadata| metadata.is_dir() || metadata.len() > 0)
        {
            return Err(named(Kind::Refused, codes::FILE_EXISTS, path));
        }
        let name = path
            .file_name()
            .ok_or_else(|| named(Kind::Usage, codes::FILE_EXISTS, path))?;
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name);
        hidden.push(".part");
        let temporary = path.with_file_name(hidden);
        let mut options = File::options();
        #[cfg(unix)]
        if readers == Readers::Owner {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        let file = options
            .read(true)
            .write(true)
            .create(true)
            .truncate(true)
            .open(&temporary);
        let file = file.map_err(|error| unwritable(path, &error))?;
        Ok(Self {
            file: Some(file),
            temporary,
            path: path.to_owned(),
        })
    }

    /// The open file.
    pub(crate) fn file(&mut self) -> Result<&mut File, Failure> {
        self.file
            .as_mut()
            .ok_or_else(|| crate::failures::internal("written after it was published"))
    }

    /// Writes `bytes` as the whole of it.
    pub(crate) fn fill(mut self, bytes: &[u8]) -> Result<(), Failure> {
        let path = self.path.clone();
        self.file()?
            .write_all(bytes)
            .map_err(|error| unwritable(&path, &error))?;
        self.publish()
    }

    /// Makes it durable and gives it its name.
    pub(crate) fn publish(mut self) -> Result<(), Failure> {
        let failed = |error: io::Error| unwritable(&self.path, &error);
        if let Some(file) = self.file.take() {
            file.sync_all().map_err(failed)?;
        }
        std::fs::rename(&self.temporary, &self.path).map_err(failed)?;
        let folder = self
            .path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        // After `publish` the temporary name is gone already, which is what is wanted here too.
        drop(std::fs::remove_file(&self.temporary));
    }
}

/// Who may read a new file, as far as the system lets us say so.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Readers {
    /// As the user's mask has it.
    All,
    /// The user alone.
    Owner,
}

/// Writes `bytes` as the new file `path`.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    NewFile::create(path)?.fill(bytes)
}

/// Writes `bytes` as the new file `path`, which nobody but this user may read.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    NewFile::begin(path, Readers::Owner)?.fill(bytes)
}

/// Gives what lies at `path` another name beside it, and says which; nothing where there is no such file.
pub(crate) fn put_aside(path: &Path) -> Result<Option<PathBuf>, Failure> {
    if path.symlink_metadata().is_err() {
        return Ok(None);
    }
    let numbered = |number: u32| {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".old-{number}"));
        PathBuf::from(name)
    };
    let free = (1..=u32::MAX)
        .map(numbered)
        .find(|place| place.symlink_metadata().is_err());
    let aside = free.ok_or_else(|| named(Kind::Refused, codes::FILE_EXISTS, path))?;
    std::fs::rename(path, &aside).map_err(|error| unwritable(path, &error))?;
    Ok(Some(aside))
}

/// Takes [`put_aside`] back.
pub(crate) fn put_back(aside: &Path, path: &Path) -> Result<(), Failure> {
    std::fs::rename(aside, path).map_err(|error| unwritable(path, &error))
}

/// Makes `folder`, and the folders above it that are missing, for this user alone.
pub(crate) fn create_private_folder(folder: &Path) -> Result<(), Failure> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| unwritable(folder, &error))
}

/// What reading `path` failed with.
pub(crate) fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let code = match error.kind() {
        io::ErrorKind::NotFound => codes::FILE_MISSING,
        _ => codes::FILE_UNREADABLE,
    };
    named(Kind::Io, code, path)
}

/// What writing `path` failed with.
pub(crate) fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let code = match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => codes::FOLDER_MISSING,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => codes::DISK_FULL,
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => codes::FOLDER_READ_ONLY,
        _ => codes::FILE_UNWRITABLE,
    };
    let failure = named(Kind::Io, code, path).with("about", "folder");
    let failure = failure.with("needed", "unknown").with("free", "");
    failure.with("folder", folder.unwrap_or(Path::new(".")).display())
}

fn named(kind: Kind, code: codes::Code, path: &Path) -> Failure {
    Failure::new(kind, code).with("path", path.display())
}
