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
    screen: Screen,
    _server: Owned,
    // Xvfb ends when nobody can read its display number any more.
    _number: BufReader<ChildStdout>,
}

impl Display {
    /// Starts one of `width` × `height` pixels, whose picture is kept in a file of `folder`.
    ///
    /// # Errors
    /// The system's own where Xvfb is missing or ended at once, or keeps no picture.
    pub fn start(width: u32, height: u32, folder: &Path) -> io::Result<Self> {
        let screen = format!("{width}x{height}x24");
        let mut command = Command::new("Xvfb");
        command.arg("-fbdir").arg(folder).args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            &screen,
            "-nolisten",
            "tcp",
            "-noreset",
            "-nocursor",
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
            screen: Screen::open(&folder.join("Xvfb_screen0"))?,
            _server: server,
            _number: out,
        })
    }

    /// What `DISPLAY` has to be: `:7`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it shows, at any time.
    pub const fn screen(&self) -> &Screen {
        &self.screen
    }
}
