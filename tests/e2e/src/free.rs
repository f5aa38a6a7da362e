//! Processes that end with the test, whatever happens to it.

use std::process::{Child, Command, Stdio};

/// A child process and everything that it started, ended on drop.
#[derive(Debug)]
pub struct Owned(Child);

impl Owned {
    /// Starts `command` at the head of a group of its own.
    ///
    /// # Errors
    /// The system's own.
    pub fn start(command: &mut Command) -> std::io::Result<Self> {
        use std::os::unix::process::CommandExt;
        command.stdin(Stdio::null()).process_group(0).spawn().map(Self)
    }

    /// Its number.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    pub(crate) fn child(&mut self) -> &mut Child {
        &mut self.0
    }

    /// Asks the whole group to end, which may take its time.
    pub(crate) fn ask_to_end(&self) -> std::io::Result<()> {
        let group = format!("-{}", self.0.id());
        Command::new("kill").args(["-TERM", "--", &group]).status().map(|_| ())
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        // The whole group: the driver would leave the application running.
        let group = format!("-{}", self.0.id());
        let _gone_already = Command::new("kill")
            .args(["-KILL", "--", &group])
            .stderr(Stdio::null())
            .status();
        let _reaped = self.0.wait();
    }
}
