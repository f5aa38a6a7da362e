//! The only place that touches the file system. Folders are the owner's alone (0700), artifacts are written once
//! (0400), and a rename counts as done when the folder that holds the name has been synced.
#![expect(clippy::disallowed_methods, reason = "this module is the crate that owns disk")]

use crate::error::StoreError;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// Creates the folder and those above it, for the owner alone, durably. An existing folder stays as it is.
pub(crate) fn create_folder(folder: &Path) -> Result<(), StoreError> {
    let missing: Vec<&Path> = folder.ancestors().take_while(|above| !exists(above)).collect();
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .map_err(|error| StoreError::io("creating a folder", error))?;
    missing
        .iter()
        .filter_map(|made| made.parent())
        .try_for_each(sync_folder)
}

/// The folder's one name, links followed.
pub(crate) fn canonical(folder: &Path) -> Result<PathBuf, StoreError> {
    folder
        .canonicalize()
        .map_err(|error| StoreError::io("finding the library folder", error))
}

/// The name that a path has once the links in the part of it that exists are followed.
pub(crate) fn resolve(path: &Path) -> PathBuf {
    let existing = path
        .ancestors()
        .find_map(|above| Some((above, above.canonicalize().ok()?)));
    match existing.and_then(|(above, real)| Some(real.join(path.strip_prefix(above).ok()?))) {
        Some(resolved) => resolved,
        None => path.to_path_buf(),
    }
}

/// A new file, for the owner alone; an existing one is an error.
pub(crate) fn create_new(file: &Path) -> Result<File, StoreError> {
    private(OpenOptions::new().read(true).write(true).create_new(true))
        .open(file)
        .map_err(|error| StoreError::io("creating a file", error))
}

/// A file that is there afterwards, with what it held before.
pub(crate) fn create_or_open(file: &Path) -> Result<File, StoreError> {
    private(OpenOptions::new().read(true).write(true).create(true).truncate(false))
        .open(file)
        .map_err(|error| StoreError::io("opening a file", error))
}

fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// The file, to be read; `None` where there is none.
pub(crate) fn open(file: &Path) -> io::Result<Option<File>> {
    absent_is_none(File::open(file))
}

/// Its bytes; `None` where there is none.
pub(crate) fn size(file: &Path) -> Result<Option<u64>, StoreError> {
    let found = absent_is_none(fs::metadata(file)).map_err(|error| StoreError::io("looking at a file", error))?;
    Ok(found.map(|found| found.len()))
}

/// Whether a file or folder of that name exists, as far as can be seen.
pub(crate) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether it is a file, links followed.
pub(crate) fn is_file(path: &Path) -> bool {
    path.is_file()
}

/// Nobody writes this file again.
pub(crate) fn seal(file: &File) -> io::Result<()> {
    let mut permissions = file.metadata()?.permissions();
    #[cfg(unix)]
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o400);
    #[cfg(not(unix))]
    permissions.set_readonly(true);
    file.set_permissions(permissions)
}

/// Nobody but the owner reads this file.
pub(crate) fn close_to_others(file: &Path) -> Result<(), StoreError> {
    #[cfg(unix)]
    {
        let owners = std::os::unix::fs::PermissionsExt::from_mode(0o600);
        fs::set_permissions(file, owners).map_err(|error| StoreError::io("closing a file to others", error))?;
    }
    Ok(())
}

/// Gives the file its new name, replacing what had it. Durable after [`sync_folder`].
pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), StoreError> {
    fs::rename(from, to).map_err(|error| StoreError::io("renaming a file", error))
}

/// A second copy of the file, for the owner alone, synced.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    let doing = |error| StoreError::io("copying a file", error);
    let mut source = File::open(from).map_err(doing)?;
    let mut copy = private(OpenOptions::new().write(true).create(true).truncate(true))
        .open(to)
        .map_err(doing)?;
    io::copy(&mut source, &mut copy).map_err(doing)?;
    copy.sync_all().map_err(doing)
}

/// Takes the file away; one that is not there is no error.
pub(crate) fn remove(file: &Path) -> Result<(), StoreError> {
    absent_is_none(fs::remove_file(file))
        .map(|_| ())
        .map_err(|error| StoreError::io("removing a file", error))
}

/// Takes the folder and all in it away; one that is not there is no error.
pub(crate) fn remove_folder(folder: &Path) -> Result<(), StoreError> {
    absent_is_none(fs::remove_dir_all(folder))
        .map(|_| ())
        .map_err(|error| StoreError::io("removing a folder", error))
}

/// The names in the folder, sorted; none where there is no folder.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>, StoreError> {
    let doing = "listing a folder";
    let Some(entries) = absent_is_none(fs::read_dir(folder)).map_err(|error| StoreError::io(doing, error))? else {
        return Ok(Vec::new());
    };
    let name = |entry: io::Result<fs::DirEntry>| entry.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = entries
        .map(name)
        .collect::<io::Result<_>>()
        .map_err(|error| StoreError::io(doing, error))?;
    names.sort_unstable();
    Ok(names)
}

/// Makes the names in the folder durable (on systems where folders are files).
pub(crate) fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    if cfg!(not(unix)) {
        return Ok(());
    }
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|error| StoreError::io("syncing a folder", error))
}

/// Bytes that an ordinary user may still write there.
pub(crate) fn free(folder: &Path) -> Result<u64, StoreError> {
    fs4::available_space(folder).map_err(|error| StoreError::io("asking for free space", error))
}

fn absent_is_none<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
