//! How a window is asked to go, other than by its driver: as a window manager asks it, or as the system asks a process.

use crate::window::{Failure, Window, start};
use std::io;
use std::process::Command;
use std::time::{Duration, Instant};

/// Sends the message of a window manager; Python has the system's own libX11 without a package beside it.
const CLOSE_REQUEST: &str = include_str!("close_request.py");

impl Window {
    /// Asks the window to close, as its frame's button does.
    ///
    /// # Errors
    /// [`Failure::Start`] where it cannot be asked.
    pub fn ask_to_close(&self) -> Result<(), Failure> {
        let mut python = Command::new("python3");
        python.args(["-c", CLOSE_REQUEST, self.display()]);
        succeeds(&mut python).map_err(start("a request to close the window"))
    }

    /// Asks the process to end, as the system does at the end of a session.
    ///
    /// # Errors
    /// [`Failure::Start`] where there is no process any more.
    pub fn ask_to_end(&self) -> Result<(), Failure> {
        let asked = self.process().and_then(|id| {
            let mut kill = Command::new("kill");
            succeeds(kill.args(["-TERM", &id]))
        });
        asked.map_err(start("a request to end the process"))
    }

    /// Ends the process that shows the page, as a crash of it would; the application goes on.
    ///
    /// # Errors
    /// [`Failure::Start`] where there is none.
    pub fn lose_the_page(&self) -> Result<(), Failure> {
        let lost = self.process().and_then(|id| {
            let mut kill = Command::new("pkill");
            succeeds(kill.args(["-KILL", "-P", &id, "WebKitWebProces"]))
        });
        lost.map_err(start("an end of the page"))
    }

    /// Waits until the application has ended by itself; gives how long that took.
    ///
    /// # Errors
    /// [`Failure::TooSlow`] where it goes on.
    pub async fn gone(&self) -> Result<Duration, Failure> {
        let begun = Instant::now();
        while self.process().is_ok() {
            if begun.elapsed() > crate::window::PATIENCE {
                return Err(self.too_slow("the window to close").await);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(begun.elapsed())
    }

    /// The identifier of the application's process: the driver's only child.
    fn process(&self) -> io::Result<String> {
        let driver = self.driver_id().to_string();
        let said = Command::new("pgrep").args(["-P", &driver]).output()?;
        let id = String::from_utf8_lossy(&said.stdout).trim().to_owned();
        if id.is_empty() {
            Err(io::ErrorKind::NotFound.into())
        } else {
            Ok(id)
        }
    }
}

fn succeeds(command: &mut Command) -> io::Result<()> {
    let said = command.output()?;
    if said.status.success() {
        Ok(())
    } else {
        Err(io::Error::other(String::from_utf8_lossy(&said.stderr).into_owned()))
    }
}
