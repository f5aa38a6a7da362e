//! A folder to work in, on the disk under `target/` and not in memory: what is measured and torn apart here is what
//! reaches the disk.

use super::doing;
use crate::step::{Done, root};
use std::fs;
use std::path::{Path, PathBuf};

/// Where Cargo builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The folder. It goes when the work is done; what a failure leaves can be looked at until the next run.
#[derive(Debug)]
pub(crate) struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    /// An empty one.
    pub(crate) fn new(name: &str) -> Done<Self> {
        Self::under(&target().join("trials"), name)
    }

    /// An empty one in `above`.
    pub(crate) fn under(above: &Path, name: &str) -> Done<Self> {
        let folder = above.join(name);
        clear(&folder)?;
        fs::create_dir_all(&folder).map_err(doing(folder.display()))?;
        let folder = folder.canonicalize().map_err(doing(folder.display()))?;
        Ok(Self { folder })
    }

    /// The folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// A path in it.
    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// A path in it where nothing is any more.
    pub(crate) fn clean(&self, name: &str) -> Done<PathBuf> {
        let path = self.at(name);
        clear(&path)?;
        Ok(path)
    }

    /// Takes it away.
    pub(crate) fn done(self) -> Done {
        clear(&self.folder)
    }
}

fn clear(path: &Path) -> Done {
    let cleared = match path.symlink_metadata() {
        Err(_) => Ok(()),
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
    };
    cleared.map_err(doing(format!("clearing {}", path.display())))
}

/// Copies files and folders below `from` to `to`.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Done {
    let failed = |error: std::io::Error| format!("copying {} to {}: {error}", from.display(), to.display());
    fs::create_dir_all(to).map_err(failed)?;
    for entry in fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let (source, copy) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy_folder(&source, &copy)?;
        } else if entry.file_type().map_err(failed)?.is_file() {
            fs::copy(&source, &copy).map_err(failed)?;
        }
    }
    Ok(())
}

/// Every file below `folder`, as a path from there, sorted.
pub(crate) fn files_below(folder: &Path) -> Done<Vec<PathBuf>> {
    let mut found = Vec::new();
    collect(folder, Path::new(""), &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, below: &Path, found: &mut Vec<PathBuf>) -> Done {
    let failed = |error: std::io::Error| format!("listing {}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = below.join(entry.file_name());
        if entry.file_type().map_err(failed)?.is_dir() {
            collect(&entry.path(), &name, found)?;
        } else {
            found.push(name);
        }
    }
    Ok(())
}
