//! A small file system in memory, of a fixed size, that goes with the trial.

use crate::step::Done;
use crate::trial::{doing, output};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The mounted file system.
pub(crate) struct Tmpfs {
    folder: PathBuf,
}

impl Tmpfs {
    /// Mounts one of so many bytes, or says why that cannot be done here.
    pub(crate) fn mount(folder: &Path, bytes: u64) -> Done<Result<Self, String>> {
        fs::create_dir_all(folder).map_err(doing(folder.display()))?;
        let mut mount = Command::new("mount");
        let options = format!("size={bytes},mode=0700");
        mount.args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(folder);
        let said = output(&mut mount)?;
        Ok(match said.exit {
            Some(0) => Ok(Self {
                folder: folder.to_owned(),
            }),
            _ => Err(format!("no tmpfs can be mounted: {}", said.err.trim())),
        })
    }

    /// A path in it.
    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Gives it another size.
    pub(crate) fn resize(&self, bytes: u64) -> Done {
        let mut mount = Command::new("mount");
        mount.args(["-o", &format!("remount,size={bytes}")]).arg(&self.folder);
        output(&mut mount)?.good("remounting").map(drop)
    }

    /// Bytes that may still be written.
    pub(crate) fn free(&self) -> Done<u64> {
        let mut df = Command::new("df");
        let said = output(df.args(["--output=avail", "-B1"]).arg(&self.folder))?.good("df")?;
        said.out
            .lines()
            .nth(1)
            .and_then(|free| free.trim().parse().ok())
            .ok_or_else(|| format!("df said {}", said.out))
    }
}

impl Drop for Tmpfs {
    fn drop(&mut self) {
        // A process that still holds a file open would keep it busy: detached, it goes with that process.
        drop(
            Command::new("umount")
                .arg("-l")
                .arg(&self.folder)
                .stderr(Stdio::null())
                .status(),
        );
    }
}
