//! One running Assay under WebDriver.

use crate::display::Display;
use crate::free::Owned;
use fantoccini::actions::Actions;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::future::Future;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};

/// How long any one step may take before the test gives up.
const LIMIT: Duration = Duration::from_secs(60);
/// How long the page may take until it shows what is waited for.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);
/// A page that has not changed for so long is painted; a film goes on, so no more than so many looks.
const STILL: Duration = Duration::from_millis(50);
const LOOKS: usize = 10;
/// The ports that drivers listen on: so many from here on.
const FIRST_PORT: u16 = 20_000;
const PORTS: u16 = 10_000;

/// What the system wishes: what `prefers-color-scheme` answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Why the window could not be driven.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The executable, Xvfb or the driver could not be started.
    #[error("{what}: {source}")]
    Start {
        /// What was started.
        what: String,
        /// The system's own words.
        source: io::Error,
    },
    /// A step did not end in time; `log` holds what the application printed.
    #[error("{step} took more than {} s; the page shows:\n{page}\nthe application said:\n{log}", PATIENCE.as_secs())]
    TooSlow {
        /// What was waited for.
        step: String,
        /// The words that the page shows then; `failed.png` in the test's folder shows the rest.
        page: String,
        /// Standard output and error of driver and application.
        log: String,
    },
    /// The driver refused.
    #[error("{step}: {message}; the application said:\n{log}")]
    Driver {
        /// What was asked for.
        step: String,
        /// The driver's words.
        message: String,
        /// Standard output and error of driver and application.
        log: String,
    },
}

/// A started Assay, its driver and its display. All end on drop.
#[derive(Debug)]
pub struct Window {
    client: Client,
    log: PathBuf,
    driver: Owned,
    display: Display,
}

impl Window {
    /// Starts `binary` with `args` and `env`; `home` becomes its data, settings and cache folder and keeps its output.
    ///
    /// # Errors
    /// [`Failure`], with what the application printed.
    #[expect(clippy::disallowed_methods, reason = "a test makes its own folder")]
    pub async fn open(
        binary: &Path,
        args: &[&str],
        env: &[(&str, PathBuf)],
        home: &Path,
        theme: Theme,
    ) -> Result<Self, Failure> {
        fs::create_dir_all(home).map_err(start("the folder of the test"))?;
        let display = Display::start(1440, 900, home).map_err(start("Xvfb"))?;
        let log = home.join("output.log");
        let port = free_port().map_err(start("a free port"))?;
        let mut driver = drive(&display, env, &log, port, theme).map_err(start("WebKitWebDriver"))?;
        wait_for(&mut driver, port).map_err(start("WebKitWebDriver"))?;
        let options = json!({ "binary": binary, "args": args });
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities([("webkitgtk:browserOptions".to_owned(), options)].into_iter().collect());
        let address = format!("http://127.0.0.1:{port}");
        let client = in_time("starting the window", &log, builder.connect(&address)).await?;
        Ok(Self {
            client,
            log,
            driver,
            display,
        })
    }

    /// Runs a function body in the page and gives what it returns; `arguments[n]` are `args`.
    ///
    /// # Errors
    /// [`Failure`], also for an exception in the page.
    pub async fn run(&self, script: &str, args: Vec<Value>) -> Result<Value, Failure> {
        in_time("a script in the page", &self.log, self.client.execute(script, args)).await
    }

    /// The same for one that ends later: it calls the last of its `arguments` with the answer.
    ///
    /// # Errors
    /// [`Failure`], also for an exception in the page.
    pub async fn run_async(&self, script: &str, args: Vec<Value>) -> Result<Value, Failure> {
        in_time(
            "a script in the page",
            &self.log,
            self.client.execute_async(script, args),
        )
        .await
    }

    /// Waits until `condition`, an expression of the page, holds.
    ///
    /// # Errors
    /// [`Failure::TooSlow`] where it never does.
    pub async fn wait(&self, condition: &str) -> Result<(), Failure> {
        let script = format!("return Boolean({condition}) || null");
        self.until(condition, &script, vec![]).await.map(|_| ())
    }

    /// Runs a script until it gives something, and gives that; `step` says what is waited for.
    ///
    /// # Errors
    /// [`Failure::TooSlow`] where it never does, with what the page shows then.
    pub async fn until(&self, step: &str, script: &str, args: Vec<Value>) -> Result<Value, Failure> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let found = self.run(script, args.clone()).await?;
            if found != Value::Null {
                return Ok(found);
            }
            if Instant::now() > deadline {
                return Err(self.too_slow(step).await);
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    }

    #[expect(clippy::disallowed_methods, reason = "the harness keeps what a failed test saw")]
    pub(crate) async fn too_slow(&self, step: &str) -> Failure {
        if let Ok(picture) = self.picture().await {
            let _only_for_people = fs::write(self.log.with_file_name("failed.png"), picture);
        }
        let shown = self.run("return document.body.innerText", vec![]).await;
        Failure::TooSlow {
            step: step.to_owned(),
            page: shown
                .ok()
                .and_then(|text| text.as_str().map(str::to_owned))
                .unwrap_or_default(),
            log: read(&self.log),
        }
    }

    /// Hands key strokes or movements of a mouse to the driver.
    ///
    /// # Errors
    /// [`Failure`].
    pub(crate) async fn perform(&self, step: &'static str, actions: impl Into<Actions>) -> Result<(), Failure> {
        in_time(step, &self.log, self.client.perform_actions(actions)).await
    }

    /// The display that it is on: `:7`.
    #[must_use]
    pub fn display(&self) -> &str {
        self.display.name()
    }

    /// The number of the driver, whose descendants the application's processes are.
    #[must_use]
    pub fn driver_id(&self) -> u32 {
        self.driver.id()
    }

    /// Ends driver and application at once, as a power cut would.
    pub fn kill(self) {
        drop(self);
    }

    /// What the window shows now, as PNG: what the X server has of it, once nothing of it moves any more. The driver waits for
    /// ever for a still page that no graphics processor lays together (PLATFORM 3).
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn picture(&self) -> Result<Vec<u8>, Failure> {
        const PAINTED: &str = "const done = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => done([outerWidth, outerHeight])))";
        let size = self.run_async(PAINTED, vec![]).await?;
        let pixels = |at: usize| {
            size.get(at)
                .and_then(Value::as_u64)
                .and_then(|pixels| usize::try_from(pixels).ok())
        };
        let (width, height) = (pixels(0).unwrap_or(usize::MAX), pixels(1).unwrap_or(usize::MAX));
        let look = || self.display.screen().picture().map_err(start("a look at the display"));
        let mut seen = look()?;
        for _ in 0..LOOKS {
            tokio::time::sleep(STILL).await;
            let now = look()?;
            if now == seen {
                break;
            }
            seen = now;
        }
        seen.corner(width, height).png().map_err(start("a picture"))
    }

    /// Makes the window `width` × `height` pixels.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn resize(&self, width: u32, height: u32) -> Result<(), Failure> {
        in_time("resizing", &self.log, self.client.set_window_size(width, height)).await
    }

    /// Closes the window as its person would.
    ///
    /// # Errors
    /// [`Failure`].
    pub async fn close(self) -> Result<(), Failure> {
        in_time("closing the window", &self.log, self.client.clone().close()).await?;
        // Its library is free for the next window only once the process has ended.
        self.gone().await.map(drop)
    }
}

fn drive(display: &Display, env: &[(&str, PathBuf)], log: &Path, port: u16, theme: Theme) -> io::Result<Owned> {
    let mut command = Command::new("WebKitWebDriver");
    command.arg(format!("--port={port}")).arg("--host=127.0.0.1");
    at_home(&mut command, display, log, theme)?;
    command.env("TAURI_WEBVIEW_AUTOMATION", "true");
    Owned::start(command.envs(env.iter().map(|(name, value)| (name, value))))
}

/// Gives a program the display, folders of its own beside `log`, and `log` for what it prints.
#[expect(
    clippy::disallowed_methods,
    reason = "the harness keeps the output of what it started"
)]
pub(crate) fn at_home(command: &mut Command, display: &Display, log: &Path, theme: Theme) -> io::Result<()> {
    let home = log.parent().unwrap_or(log);
    let out = File::create(log)?;
    command.stderr(out.try_clone()?).stdout(out);
    command.env("DISPLAY", display.name()).env_remove("WAYLAND_DISPLAY");
    for (variable, folder) in [
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
    ] {
        command.env(variable, home.join(folder));
    }
    let theme = match theme {
        Theme::Light => "Adwaita",
        Theme::Dark => "Adwaita:dark",
    };
    command.env("GTK_THEME", theme);
    Ok(())
}

/// A port that nobody listens on, below those that the system gives to outgoing connections: one of these could be
/// taken again between this look and the driver's start, or by a connection to itself. No test of this process gets it
/// a second time; other processes begin elsewhere.
fn free_port() -> io::Result<u16> {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let own = u16::try_from(std::process::id() % 100).unwrap_or_default() * 100;
    let mut candidates = (0..PORTS).map(|_| {
        let step = NEXT.fetch_add(1, Ordering::Relaxed);
        FIRST_PORT + own.wrapping_add(step) % PORTS
    });
    let free = candidates.find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok());
    free.ok_or_else(|| io::ErrorKind::AddrInUse.into())
}

/// Waits until our own driver answers as a driver does.
fn wait_for(driver: &mut Owned, port: u16) -> io::Result<()> {
    let deadline = Instant::now() + LIMIT;
    loop {
        if let Some(status) = driver.child().try_wait()? {
            return Err(io::Error::other(format!("it ended with {status}")));
        }
        match answers(port) {
            Ok(true) => return Ok(()),
            Err(error) if Instant::now() > deadline => return Err(error),
            Ok(false) if Instant::now() > deadline => return Err(io::ErrorKind::TimedOut.into()),
            Ok(false) | Err(_) => std::thread::sleep(Duration::from_millis(20)),
        }
    }
}

/// Whether a WebDriver answers there (W3C WebDriver, 8.3, Status).
fn answers(port: u16) -> io::Result<bool> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    write!(
        stream,
        "GET /status HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
    )?;
    let mut start = [0; 12];
    stream.read_exact(&mut start)?;
    Ok(start == *b"HTTP/1.1 200")
}

async fn in_time<T, E: std::fmt::Display>(
    step: &'static str,
    log: &Path,
    work: impl Future<Output = Result<T, E>>,
) -> Result<T, Failure> {
    match tokio::time::timeout(LIMIT, work).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => Err(Failure::Driver {
            step: step.to_owned(),
            message: error.to_string(),
            log: read(log),
        }),
        Err(_) => Err(Failure::TooSlow {
            step: step.to_owned(),
            page: String::new(),
            log: read(log),
        }),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the harness keeps the output of what it started"
)]
pub(crate) fn read(log: &Path) -> String {
    fs::read(log)
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default()
}

pub(crate) fn start(what: &str) -> impl FnOnce(io::Error) -> Failure {
    let what = what.to_owned();
    move |source| Failure::Start { what, source }
}
