//! The window as a person has it: private, with no driver behind it. Its hands are the X server's own (xdotool), its
//! eyes the pixels of the display. What WebDriver cannot have (a private WebView, a released build) is tried with it.

use crate::display::Display;
use crate::free::Owned;
use crate::picture::{Part, Picture};
use crate::window::{Failure, Theme, at_home, read, start};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long the window may take until it shows what is waited for.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long nothing may move before the window counts as still.
const STILL: Duration = Duration::from_millis(600);
/// How often it is looked at.
const GLANCE: Duration = Duration::from_millis(100);
/// What may differ while it is still, of a thousand pixels: a caret blinks.
const CARET: usize = 1;
/// What does differ once it shows something else.
const OTHER: usize = 20;
/// How many colours are more than an empty page has.
const SOMETHING: usize = 20;

/// A started Assay that nobody steers, on a display of its own. Both end on drop.
#[derive(Debug)]
pub struct Bare {
    app: Owned,
    display: Display,
    home: PathBuf,
    log: PathBuf,
}

impl Bare {
    /// Starts `binary` with `args` and `env`; `home` becomes its data, settings and cache folder and keeps its output.
    ///
    /// # Errors
    /// [`Failure::Start`].
    #[expect(clippy::disallowed_methods, reason = "a test makes its own folder")]
    pub fn open(
        binary: &Path,
        args: &[&str],
        env: &[(&str, PathBuf)],
        home: &Path,
        theme: Theme,
    ) -> Result<Self, Failure> {
        fs::create_dir_all(home).map_err(start("the folder of the test"))?;
        let display = Display::start(1440, 900, home).map_err(start("Xvfb"))?;
        let log = home.join("output.log");
        let mut command = Command::new(binary);
        command.args(args).env_remove("TAURI_WEBVIEW_AUTOMATION");
        at_home(&mut command, &display, &log, theme).map_err(start("the folder of the test"))?;
        command.envs(env.iter().map(|(name, value)| (name, value)));
        let app = Owned::start(&mut command).map_err(start(&binary.display().to_string()))?;
        let home = home.to_owned();
        Ok(Self {
            app,
            display,
            home,
            log,
        })
    }

    /// Presses keys after each other, each named as X names it: `Return`, `k`, `shift+3`.
    ///
    /// # Errors
    /// [`Failure::Start`] where xdotool is not there.
    pub fn press(&self, keys: &[&str]) -> Result<(), Failure> {
        by_hand(self.display.name(), &[&["key", "--delay", "80"], keys].concat())
    }

    /// Types `text` where the caret is.
    ///
    /// # Errors
    /// [`Failure::Start`].
    pub fn type_text(&self, text: &str) -> Result<(), Failure> {
        by_hand(self.display.name(), &["type", "--delay", "30", text])
    }

    /// Clicks a point of the display, in pixels from its upper left corner.
    ///
    /// # Errors
    /// [`Failure::Start`].
    pub fn click(&self, (x, y): (u32, u32)) -> Result<(), Failure> {
        by_hand(
            self.display.name(),
            &["mousemove", &x.to_string(), &y.to_string(), "click", "1"],
        )
    }

    /// What the display shows now.
    ///
    /// # Errors
    /// [`Failure::Start`].
    pub fn look(&self) -> Result<Picture, Failure> {
        self.display.screen().picture().map_err(start("a look at the display"))
    }

    /// Waits until `part` of the display shows something else than `before` did, and nothing of it moves any more; gives
    /// what the display shows then.
    ///
    /// # Errors
    /// [`Failure::TooSlow`], also where the application has ended.
    pub fn next(&mut self, step: &str, before: &Picture, part: Part) -> Result<Picture, Failure> {
        let mut last = self.look()?;
        let mut since = Instant::now();
        self.until(step, |now| {
            let other = before.width != now.width || now.differs(before, part) > OTHER;
            if !other || now.colours(part) < SOMETHING || now.differs(&last, part) > CARET {
                (last, since) = (now.clone(), Instant::now());
            }
            since.elapsed() > STILL
        })
    }

    /// Waits until `seen` finds what it looks for, and gives that sight.
    ///
    /// # Errors
    /// [`Failure::TooSlow`] where it never does.
    pub fn until(&mut self, step: &str, mut seen: impl FnMut(&Picture) -> bool) -> Result<Picture, Failure> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let now = self.look()?;
            if seen(&now) {
                return Ok(now);
            }
            let ended = self.app.child().try_wait().ok().flatten();
            if ended.is_some() || Instant::now() > deadline {
                self.keep_what_failed(&now);
                return Err(Failure::TooSlow {
                    step: step.to_owned(),
                    page: ended.map_or_else(
                        || "see failed.png".to_owned(),
                        |status| format!("it ended with {status}"),
                    ),
                    log: read(&self.log),
                });
            }
            sleep(GLANCE);
        }
    }

    /// Ends the application as the system does when its person logs out, and waits until all of it is gone.
    ///
    /// # Errors
    /// [`Failure::TooSlow`] where it does not end.
    pub fn end(mut self) -> Result<(), Failure> {
        self.app.ask_to_end().map_err(start("kill"))?;
        let deadline = Instant::now() + PATIENCE;
        while matches!(self.app.child().try_wait(), Ok(None)) {
            if Instant::now() > deadline {
                return Err(Failure::TooSlow {
                    step: "the end of the application".to_owned(),
                    page: String::new(),
                    log: read(&self.log),
                });
            }
            sleep(GLANCE);
        }
        Ok(())
    }

    /// What the application printed.
    #[must_use]
    pub fn said(&self) -> String {
        read(&self.log)
    }

    #[expect(clippy::disallowed_methods, reason = "the harness keeps what a failed test saw")]
    fn keep_what_failed(&self, seen: &Picture) {
        let kept = seen
            .png()
            .and_then(|file| fs::write(self.home.join("failed.png"), file));
        let _only_for_people = kept;
    }
}

/// Moves the hand of the X server `display`: `words` are xdotool's.
///
/// # Errors
/// [`Failure::Start`].
pub(crate) fn by_hand(display: &str, words: &[&str]) -> Result<(), Failure> {
    let done = Command::new("xdotool").args(words).env("DISPLAY", display).output();
    let done = done.map_err(start("xdotool"))?;
    if done.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    Err(start(&format!("xdotool {}", words.join(" ")))(io::Error::other(said)))
}
