//! A small disk in memory, to be filled and emptied while the window writes to it.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A mounted file system of a fixed size. It goes with the test.
pub(crate) struct Tmpfs {
    folder: PathBuf,
}

impl Tmpfs {
    /// Mounts one of `bytes` on `folder`, or says why that cannot be done here.
    #[expect(clippy::disallowed_methods, reason = "a test makes its own disk")]
    pub(crate) fn mount(folder: &Path, bytes: u64) -> Result<Self, String> {
        std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
        let options = format!("size={bytes},mode=0700");
        let said = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &options, "tmpfs"])
            .arg(folder)
            .output()
            .map_err(|error| error.to_string())?;
        if said.status.success() {
            return Ok(Self {
                folder: folder.to_owned(),
            });
        }
        Err(String::from_utf8_lossy(&said.stderr).trim().to_owned())
    }

    /// Takes away what a test that was killed left mounted there.
    pub(crate) fn unmount(folder: &Path) {
        // Detached: a process that still holds a file open would keep it busy.
        let _nothing_there = Command::new("umount").arg("-l").arg(folder).output();
    }

    /// Writes until there is no room for another byte.
    #[expect(clippy::disallowed_methods, reason = "a test fills its own disk")]
    pub(crate) fn fill(&self) {
        use std::io::Write;
        let mut ballast = std::fs::File::options()
            .create(true)
            .append(true)
            .open(self.ballast())
            .expect("a file that takes the room");
        for piece in [1 << 16, 1] {
            let bytes = vec![0x55; piece];
            while ballast.write_all(&bytes).is_ok() {}
        }
    }

    /// Makes room again.
    #[expect(clippy::disallowed_methods, reason = "a test empties its own disk")]
    pub(crate) fn empty(&self) {
        std::fs::remove_file(self.ballast()).expect("room again");
    }

    fn ballast(&self) -> PathBuf {
        self.folder.join("ballast")
    }
}

impl Drop for Tmpfs {
    fn drop(&mut self) {
        Self::unmount(&self.folder);
    }
}
