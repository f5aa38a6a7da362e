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
use tempfile::NamedTempFile;

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

/// How long a regular file is; none where there is none, or it cannot be looked at.
pub(crate) fn length(path: &Path) -> Option<u64> {
    let metadata = path.metadata().ok()?;
    metadata.is_file().then_some(metadata.len())
}

/// What lies directly in `folder`; nothing where there is none.
pub(crate) fn files_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    match std::fs::read_dir(folder) {
        Ok(entries) => Ok(entries.filter_map(Result::ok).map(|entry| entry.path()).collect()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(unreadable(folder, &error)),
    }
}

/// A file being written out of sight: it appears under its name whole, or not at all, and never in the place of another.
#[derive(Debug)]
pub(crate) struct NewFile {
    begun: Begun,
    path: PathBuf,
}

impl NewFile {
    /// Begins `path`. What is there already is not written over, whatever it is, but for an empty file.
    pub(crate) fn create(path: &Path) -> Result<Self, Failure> {
        Self::begin(path, Readers::All)
    }

    fn begin(path: &Path, readers: Readers) -> Result<Self, Failure> {
        // A device is there too, and a link that leads nowhere: neither is followed.
        if path.symlink_metadata().is_ok() && !only_holds_the_name(path) {
            return Err(taken(path));
        }
        if path.file_name().is_none() {
            return Err(named(Kind::Usage, codes::FILE_EXISTS, path));
        }
        let begun = Begun::in_folder(folder_of(path), readers).map_err(|error| unwritable(path, &error))?;
        Ok(Self {
            begun,
            path: path.to_owned(),
        })
    }

    /// The open file.
    pub(crate) fn file(&mut self) -> &mut File {
        match &mut self.begun {
            #[cfg(target_os = "linux")]
            Begun::Nameless(file) => file,
            Begun::Named(file) => file.as_file_mut(),
        }
    }

    /// Writes `bytes` as the whole of it.
    pub(crate) fn fill(mut self, bytes: &[u8]) -> Result<(), Failure> {
        let written = self.file().write_all(bytes);
        written.map_err(|error| unwritable(&self.path, &error))?;
        self.publish()
    }

    /// Makes it durable and gives it its name, unless something has come by that name meanwhile.
    pub(crate) fn publish(mut self) -> Result<(), Failure> {
        let synced = self.file().sync_all();
        let Self { begun, path } = self;
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::AlreadyExists => taken(&path),
            _ => unwritable(&path, &error),
        };
        synced.map_err(failed)?;
        if only_holds_the_name(&path) {
            std::fs::remove_file(&path).map_err(failed)?;
        }
        begun.publish(&path).map_err(failed)?;
        let folder = File::open(folder_of(&path));
        folder.and_then(|folder| folder.sync_all()).map_err(failed)
    }
}

/// Where a file lies until it has its name: no other process can write into it, and no link leads to it or from it.
#[derive(Debug)]
enum Begun {
    /// Without any name, so that a process that is killed leaves nothing.
    #[cfg(target_os = "linux")]
    Nameless(File),
    /// Under a name that nobody had, where a disk knows no files without one.
    Named(NamedTempFile),
}

impl Begun {
    fn in_folder(folder: &Path, readers: Readers) -> io::Result<Self> {
        #[cfg(target_os = "linux")]
        if let Ok(nameless) = Self::nameless(folder, readers) {
            return Ok(nameless);
        }
        Self::named(folder, readers)
    }

    #[cfg(target_os = "linux")]
    fn nameless(folder: &Path, readers: Readers) -> io::Result<Self> {
        use std::os::unix::fs::OpenOptionsExt;
        let mut options = File::options();
        options.read(true).write(true).mode(readers.mode());
        options.custom_flags(libc::O_TMPFILE).open(folder).map(Self::Nameless)
    }

    #[cfg_attr(not(unix), expect(unused_variables, reason = "only Unix says who may read a file"))]
    fn named(folder: &Path, readers: Readers) -> io::Result<Self> {
        let mut names = tempfile::Builder::new();
        names.prefix(".assay-").suffix(".part");
        #[cfg(unix)]
        names.permissions(std::os::unix::fs::PermissionsExt::from_mode(readers.mode()));
        names.tempfile_in(folder).map(Self::Named)
    }

    fn publish(self, path: &Path) -> io::Result<()> {
        match self {
            #[cfg(target_os = "linux")]
            Self::Nameless(file) => link(&file, path),
            Self::Named(file) => match file.persist_noclobber(path) {
                Ok(_) => Ok(()),
                Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => Err(refused.error),
                Err(refused) => claim(refused.file, path),
            },
        }
    }
}

/// Gives a nameless file its name, if that is free (open(2): `O_TMPFILE`).
#[cfg(target_os = "linux")]
fn link(file: &File, path: &Path) -> io::Result<()> {
    use rustix::fs::{AtFlags, CWD, linkat};
    use std::os::fd::AsRawFd;
    let open = format!("/proc/self/fd/{}", file.as_raw_fd());
    Ok(linkat(CWD, open, CWD, path, AtFlags::SYMLINK_FOLLOW)?)
}

/// For a disk that can neither link nor rename without replacing: whoever has made a name may put something in its place.
fn claim(file: NamedTempFile, path: &Path) -> io::Result<()> {
    File::options().write(true).create_new(true).open(path)?;
    file.persist(path).map(drop).map_err(|refused| {
        drop(std::fs::remove_file(path));
        refused.error
    })
}

/// Who may read a new file, as far as the system lets us say so.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Readers {
    /// As the user's mask has it.
    All,
    /// The user alone.
    Owner,
}

impl Readers {
    #[cfg(unix)]
    const fn mode(self) -> u32 {
        match self {
            Self::All => 0o666,
            Self::Owner => 0o600,
        }
    }
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
    let code = match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => codes::FOLDER_MISSING,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => codes::DISK_FULL,
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => codes::FOLDER_READ_ONLY,
        _ => codes::FILE_UNWRITABLE,
    };
    let failure = named(Kind::Io, code, path).with("about", "folder");
    let failure = failure.with("needed", "unknown").with("free", "");
    failure.with("folder", folder_of(path).display())
}

fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

/// Whether an empty file is there, as `mktemp` and some dialogs make one to hold a name.
fn only_holds_the_name(path: &Path) -> bool {
    path.symlink_metadata()
        .is_ok_and(|there| there.is_file() && there.len() == 0)
}

fn taken(path: &Path) -> Failure {
    named(Kind::Refused, codes::FILE_EXISTS, path)
}

fn named(kind: Kind, code: codes::Code, path: &Path) -> Failure {
    Failure::new(kind, code).with("path", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use tempfile::TempDir;

    /// Every way in which a file is begun, on a disk that knows them all.
    const WAYS: [fn(&Path) -> NewFile; 2] = [
        |path| NewFile::create(path).expect("begun"),
        |path| NewFile {
            begun: Begun::named(folder_of(path), Readers::All).expect("begun"),
            path: path.to_owned(),
        },
    ];

    fn names(folder: &TempDir) -> Vec<String> {
        let entries = fs::read_dir(folder.path()).expect("a folder");
        entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect()
    }

    #[test]
    fn of_two_that_write_the_same_name_one_is_whole_and_the_other_is_told() {
        for begin in WAYS {
            let folder = TempDir::new().expect("a folder");
            let out = folder.path().join("out.zip");
            let (first, second) = (begin(&out), begin(&out));
            first.fill(b"first").expect("written");
            let told = second.fill(b"the second").expect_err("taken");
            assert_eq!((told.code.as_str(), told.kind), ("file-exists", Kind::Refused));
            assert_eq!(fs::read(&out).expect("whole"), b"first");
            assert_eq!(names(&folder), ["out.zip"], "nothing is left beside it");
        }
    }

    #[test]
    fn an_empty_file_that_holds_the_name_gives_way_and_one_that_was_filled_meanwhile_does_not() {
        for begin in WAYS {
            let folder = TempDir::new().expect("a folder");
            let out = folder.path().join("out.zip");
            fs::write(&out, "").expect("held");
            let (first, second) = (begin(&out), begin(&out));
            first.fill(b"first").expect("written");
            assert_eq!(second.fill(b"second").expect_err("taken").code.as_str(), "file-exists");
            assert_eq!(fs::read(&out).expect("whole"), b"first");
            assert_eq!(names(&folder), ["out.zip"]);
        }
    }

    #[test]
    fn what_is_begun_and_not_finished_is_not_there() {
        for begin in WAYS {
            let folder = TempDir::new().expect("a folder");
            let mut new = begin(&folder.path().join("out.zip"));
            new.file().write_all(b"half").expect("written");
            drop(new);
            assert_eq!(names(&folder), Vec::<String>::new());
        }
    }

    #[test]
    fn a_disk_that_cannot_rename_without_replacing_gives_a_name_once_all_the_same() {
        let folder = TempDir::new().expect("a folder");
        let out = folder.path().join("out.zip");
        let begun = |bytes: &[u8]| {
            let mut file = NamedTempFile::new_in(folder.path()).expect("begun");
            file.write_all(bytes).expect("written");
            file
        };
        claim(begun(b"first"), &out).expect("its name");
        let told = claim(begun(b"second"), &out).expect_err("taken");
        assert_eq!(told.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&out).expect("whole"), b"first");
        assert_eq!(names(&folder), ["out.zip"]);
    }

    #[cfg(unix)]
    #[test]
    fn who_may_read_a_new_file_is_the_same_whichever_way_it_was_begun() {
        use std::os::unix::fs::PermissionsExt;
        let folder = TempDir::new().expect("a folder");
        let mode = |name: &str| {
            let found = folder.path().join(name).metadata().expect("a file");
            found.permissions().mode() & 0o777
        };
        for (name, begin) in ["nameless", "named"].into_iter().zip(WAYS) {
            begin(&folder.path().join(name)).fill(b"x").expect("written");
        }
        write_private(&folder.path().join("private"), b"x").expect("written");
        assert_eq!((mode("nameless"), mode("private")), (mode("named"), 0o600));
        assert_eq!(mode("named") & 0o600, 0o600);
    }
}
