//! What is measured: the programs, the folders, libraries made with the command line as a district would.

use assay_e2e::{Failure, Theme, Window};
use serde_json::{Value, json};
use std::error::Error;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// What a measurement comes to.
pub(crate) type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const MICRO_CREDENTIAL: &str = "micro-credentials/checking-for-understanding.json";
/// The number of every submission that is made here.
pub(crate) const NUMBER: &str = "3001";

/// Programs and folders.
pub(crate) struct Scene {
    pub(crate) released: PathBuf,
    pub(crate) steered: PathBuf,
    pub(crate) kept: PathBuf,
    pub(crate) scratch: PathBuf,
    /// For trying the bench, not for figures.
    pub(crate) quick: bool,
}

impl Scene {
    /// So many, or a few where it has to be quick.
    pub(crate) const fn times(&self, many: usize, few: usize) -> usize {
        if self.quick { few } else { many }
    }

    /// An empty folder.
    pub(crate) fn folder(&self, name: &str) -> Outcome<PathBuf> {
        let folder = self.scratch.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// Runs a program to its end, and gives what it printed.
    pub(crate) fn run(command: &mut Command) -> Outcome<String> {
        let said = command.stdin(Stdio::null()).output()?;
        if !said.status.success() {
            return Err(format!("{command:?}: {}", String::from_utf8_lossy(&said.stderr)).into());
        }
        Ok(String::from_utf8_lossy(&said.stdout).into_owned())
    }

    /// The command line with these words.
    pub(crate) fn assay<S: AsRef<OsStr>>(&self, words: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(self.released.join("assay"));
        command.args(words);
        command
    }

    /// A folder with one key, so that no window asks first who signs.
    pub(crate) fn data(&self) -> Outcome<PathBuf> {
        let data = self.scratch.join("data");
        if data.exists() {
            return Ok(data);
        }
        fs::create_dir_all(&data)?;
        let passphrase = self.scratch.join("passphrase");
        fs::write(&passphrase, "four plain words here\n")?;
        let mut new = self.assay(["identity", "new", "--name", "Ada Sample", "--passphrase-file"]);
        Self::run(new.arg(passphrase).arg("--data-dir").arg(&data))?;
        Ok(data)
    }

    /// A library with one submission: these files, by the path that they have in it.
    pub(crate) fn library(&self, name: &str, files: &[(String, PathBuf)]) -> Outcome<PathBuf> {
        let folder = self.folder(name)?;
        let (submission, roles, bundle) = (
            folder.join("files"),
            folder.join("roles.toml"),
            folder.join("bundle.zip"),
        );
        let mut confirmed = String::new();
        for (path, file) in files {
            let to = submission.join(path);
            fs::create_dir_all(to.parent().unwrap_or(&submission))?;
            fs::hard_link(file, &to).or_else(|_| fs::copy(file, &to).map(drop))?;
            confirmed += &format!("[[artifact]]\npath = \"{path}\"\ntitle = \"{path}\"\nconsent = \"given\"\n\n");
        }
        fs::write(&roles, confirmed)?;
        let fixtures = fixtures();
        let mut pack = self.assay(["bundle", "pack", "--number", NUMBER, "--micro-credential"]);
        pack.arg(fixtures.join(MICRO_CREDENTIAL)).arg("--roles").arg(&roles);
        Self::run(pack.arg("--out").arg(&bundle).arg(&submission))?;
        let library = folder.join("library");
        let mut import = self.assay(["library", "import", "--library"]);
        Self::run(import.arg(&library).arg(&bundle))?;
        fs::remove_file(&bundle)?;
        fs::remove_dir_all(&submission)?;
        Ok(library)
    }

    /// Does each line in the review of the submission; it has to be saved.
    pub(crate) fn review(&self, library: &Path, lines: &[Value]) -> Outcome<Vec<String>> {
        let mut exec = self.assay(["review", "exec", NUMBER, "--library"]);
        let mut exec = exec.arg(library).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let input = exec.stdin.take();
        let written: String = lines.iter().map(|line| format!("{line}\n")).collect();
        // What it answers is read meanwhile: neither pipe holds all.
        let writer = std::thread::spawn(move || input.map(|mut input| input.write_all(written.as_bytes())));
        let said = exec.wait_with_output()?;
        if let Ok(Some(wrote)) = writer.join() {
            wrote?;
        }
        let said = String::from_utf8_lossy(&said.stdout).into_owned();
        if let Some(refused) = said.lines().find(|line| !line.starts_with("saved ")) {
            return Err(format!("a line was not saved: {refused}").into());
        }
        Ok(said
            .lines()
            .filter_map(|line| Some(line.rsplit_once(' ')?.1.to_owned()))
            .collect())
    }

    /// The window that can be steered, on a library.
    pub(crate) async fn window(&self, home: &Path, library: &Path) -> Outcome<Window> {
        let data = self.data()?;
        let words = ["--library", path(library)?, "--data-dir", path(&data)?];
        let window = Window::open(&self.steered, &words, &[], home, Theme::Light).await?;
        window
            .wait("document.querySelector('.review, [role=grid] [role=row] [role=gridcell]')")
            .await?;
        Ok(window)
    }

    /// The empty window.
    pub(crate) async fn empty(&self, home: &Path) -> Outcome<Window> {
        let program = self.released.join("examples/empty_window");
        let window = Window::open(&program, &[], &[], home, Theme::Light).await?;
        window.wait("document.querySelector('textarea')").await?;
        Ok(window)
    }
}

/// `fixtures/` of the workspace.
pub(crate) fn fixtures() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).join("fixtures")
}

fn path(path: &Path) -> Outcome<&str> {
    path.to_str().ok_or_else(|| "a path that is no text".into())
}

/// Opens the only submission of the queue, and its review; a window that was left in it is there already.
pub(crate) async fn open_review(window: &Window) -> Result<(), Failure> {
    let left_there = "return document.querySelector('.review') !== null";
    if window.run(left_there, vec![]).await? == json!(true) {
        return Ok(());
    }
    window.click_a("[role=grid] [role=row]", NUMBER).await?;
    window.press("Enter").await?;
    let begin = "[...document.querySelectorAll('button')].find((one) => one.textContent.includes('Start the review'))";
    window
        .wait(&format!("document.querySelector('.review') || {begin}"))
        .await?;
    if window
        .run("return document.querySelector('.review') === null", vec![])
        .await?
        == json!(true)
    {
        window.run(&format!("{begin}.click()"), vec![]).await?;
    }
    window.wait("document.querySelector('.review')").await
}

/// Opens a file of the evidence.
pub(crate) async fn open_file(window: &Window, name: &str) -> Result<(), Failure> {
    window.click_a("aside button", name).await
}

/// Waits.
pub(crate) async fn rest(milliseconds: u64) {
    tokio::time::sleep(Duration::from_millis(milliseconds)).await;
}
