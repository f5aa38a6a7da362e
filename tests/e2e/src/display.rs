//! A display that nobody else draws on.

use crate::free::Owned;
use crate::screen::Screen;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::{ChildStdout, Command, Stdio};

/// An X server without a screen, on a number that it chose itself.
#[derive(Debug)]
pub struct Display {
    name: String,
    _server: Owned,
    // Xvfb ends when nobody can read its display number any more.
    _number: BufReader<ChildStdout>,
}

impl Display {
    /// Starts one of `width` × `height` pixels.
    ///
    /// # Errors
    /// The system's own where Xvfb is missing or ended at once.
    pub fn start(width: u32, height: u32) -> io::Result<Self> {
        Self::with(width, height, None)
    }

    /// The same, with what it shows in a file of `folder` at any time (see [`Picture`](crate::Picture)).
    ///
    /// # Errors
    /// The same.
    pub fn start_seen(width: u32, height: u32, folder: &Path) -> io::Result<Self> {
        Self::with(width, height, Some(folder))
    }

    /// The same, with its picture in a file of `folder`, to be watched from outside.
    ///
    /// # Errors
    /// The system's own where Xvfb is missing or ended at once, or keeps no picture.
    pub fn watched(width: u32, height: u32, folder: &Path) -> io::Result<(Self, Screen)> {
        let display = Self::with(width, height, Some(folder))?;
        let screen = Screen::open(&folder.join("Xvfb_screen0"))?;
        Ok((display, screen))
    }

    fn with(width: u32, height: u32, picture: Option<&Path>) -> io::Result<Self> {
        let screen = format!("{width}x{height}x24");
        let mut command = Command::new("Xvfb");
        if let Some(folder) = picture {
            command.arg("-fbdir").arg(folder);
        }
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            &screen,
            "-nolisten",
            "tcp",
            "-noreset",
        ]);
        let mut server = Owned::start(command.stdout(Stdio::piped()).stderr(Stdio::null()))?;
        let out = server.child().stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let mut out = BufReader::new(out);
        let mut number = String::new();
        out.read_line(&mut number)?;
        if number.trim().is_empty() {
            return Err(io::Error::other("Xvfb ended without a display"));
        }
        Ok(Self {
            name: format!(":{}", number.trim()),
            _server: server,
            _number: out,
        })
    }

    /// What `DISPLAY` has to be: `:7`.
    pub fn name(&self) -> &str {
        &self.name
    }
}
