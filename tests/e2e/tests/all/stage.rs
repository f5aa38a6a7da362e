//! What every test stands on: the built executables, a folder of its own, a library of samples, the words of the
//! catalogue, a place for pictures.

use assay_e2e::{Bare, Connect, Failure, Island, Theme, Window, connects};
use serde_json::{Value, json};
use std::cell::Cell;
use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Mutex;
use std::time::{Duration, Instant};
use xtask::sample::{Maker, PASSPHRASE, SAMPLES, Sample};

/// How long strace may take to end behind the window that it watched.
const PATIENCE: Duration = Duration::from_secs(20);
/// Half seconds in which nothing is written.
const CALM: u32 = 4;

/// The workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("two folders down")
        .to_owned()
}

/// One of our executables: of this workspace's debug build, or what `ASSAY_DESKTOP` and `ASSAY_LINE` name.
#[expect(
    clippy::disallowed_methods,
    reason = "a test reads the environment that cargo or xtask gave it"
)]
fn built(name: &str) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let named = if name == "assay-desktop" {
        "ASSAY_DESKTOP"
    } else {
        "ASSAY_LINE"
    };
    let built = std::env::var_os(named).map_or_else(|| target.join("debug").join(name), PathBuf::from);
    assert!(
        built.is_file(),
        "{} is not there: cargo build --workspace --bins",
        built.display()
    );
    built
}

/// The folder of one test: its library, its keys, what it picks, what the window printed.
pub(crate) struct Scene {
    home: PathBuf,
    theme: Theme,
    with_sample: bool,
    traced: bool,
    env: Vec<(&'static str, PathBuf)>,
}

impl Scene {
    /// An empty folder for the test `name`.
    #[expect(clippy::disallowed_methods, reason = "a test makes its own folder")]
    pub(crate) fn new(name: &str, theme: Theme) -> Self {
        let home = root().join("target/e2e").join(format!("{name}-{theme:?}"));
        if home.exists() {
            std::fs::remove_dir_all(&home).expect("what an earlier run left is taken away");
        }
        std::fs::create_dir_all(&home).expect("a folder of its own");
        Self {
            home,
            theme,
            with_sample: false,
            traced: false,
            env: Vec::new(),
        }
    }

    /// The same with every attempt to connect written down in [`Self::trace`].
    pub(crate) fn traced(mut self) -> Self {
        self.traced = true;
        self
    }

    /// The same with a variable more in the window's environment.
    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.env.push((name, value.into()));
        self
    }

    /// Where strace writes to.
    fn trace(&self) -> PathBuf {
        self.at("connects")
    }

    /// Every address that a traced window and its children connected to, once strace has nothing more to write: the window
    /// is gone by then, and who ends first, strace or the last of its children, is not always the same.
    #[expect(clippy::disallowed_methods, reason = "strace writes to a file")]
    pub(crate) fn reached(&self) -> HashSet<Connect> {
        let deadline = Instant::now() + PATIENCE;
        let (mut before, mut calm) = (String::new(), 0);
        loop {
            let recording = std::fs::read_to_string(self.trace()).unwrap_or_default();
            calm = if recording == before { calm + 1 } else { 0 };
            if calm == CALM && !recording.is_empty() {
                return connects(&recording).into_iter().collect();
            }
            assert!(Instant::now() < deadline, "strace did not end: {recording}");
            before = recording;
            std::thread::sleep(Duration::from_millis(500));
        }
    }

    /// The same with the sample key at hand.
    pub(crate) fn with_sample_key(mut self) -> Self {
        self.with_sample = true;
        self
    }

    /// The same with samples in its library, by number.
    pub(crate) fn holding(self, numbers: &[&str]) -> Self {
        let maker = self.maker();
        for number in numbers {
            maker.bring_in(sample(number)).expect("a sample comes in");
        }
        self
    }

    /// The same with one more sample, whose review another key has signed by the command line.
    #[expect(clippy::disallowed_methods, reason = "a test makes its own review")]
    pub(crate) fn holding_signed(self, number: &str) -> Self {
        let sample = sample(number);
        let (maker, passphrase) = (self.maker(), self.at("signs"));
        maker.bring_in(sample).expect("a sample comes in");
        std::fs::write(&passphrase, format!("{PASSPHRASE}\n")).expect("a passphrase");
        let words = ["identity", "new", "--name", "A sample assessor", "--passphrase-file"];
        self.line(&[&words.map(OsStr::new)[..], &[passphrase.as_os_str()]].concat(), "");
        let keys = std::fs::read_dir(self.at("signer/identities")).expect("keys");
        let key = keys.flatten().next().expect("a key").path();
        let sign = json!({ "cmd": "sign", "identity": key, "passphraseFile": passphrase });
        let mut lines = answers(&root().join(format!("fixtures/micro-credentials/{}.json", sample.answers)));
        lines.push(sign.to_string());
        let library = maker.library();
        let exec = ["review", "exec", number, "--library"].map(OsStr::new);
        self.line(&[&exec[..], &[library.as_os_str()]].concat(), &lines.join("\n"));
        self
    }

    /// Runs the command line with a key of its own; gives what it says.
    pub(crate) fn line(&self, words: &[&OsStr], input: &str) -> String {
        let mut child = std::process::Command::new(built("assay"))
            .args(words)
            .arg("--data-dir")
            .arg(self.at("signer"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("assay starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        stdin.write_all(input.as_bytes()).expect("it reads");
        drop(stdin);
        let said = child.wait_with_output().expect("it ends");
        assert!(said.status.success(), "{words:?}: {said:?}");
        String::from_utf8(said.stdout).expect("text")
    }

    pub(crate) fn maker(&self) -> Maker {
        Maker {
            assay: built("assay"),
            fixtures: root().join("fixtures"),
            folder: self.home.clone(),
        }
    }

    /// A path in its folder.
    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.home.join(name)
    }

    /// What the dialogs of the system are to answer from now on.
    #[expect(clippy::disallowed_methods, reason = "the seam by which tests pick a file")]
    pub(crate) fn pick(&self, paths: &[PathBuf]) {
        let lines: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
        std::fs::write(self.at("picked"), lines.join("\n")).expect("what is picked");
    }

    /// A copy of a result in which one letter of its record is another.
    pub(crate) fn changed(&self, result: &Path) -> PathBuf {
        const PROGRAM: &str = "import sys, zipfile
source, target = zipfile.ZipFile(sys.argv[1]), zipfile.ZipFile(sys.argv[2], 'w')
for name in source.namelist():
    held = source.read(name)
    if name.endswith('data/record.json'):
        assert b'larger' in held
        held = held.replace(b'larger', b'smaller', 1)
    target.writestr(name, held)
target.close()";
        let copy = self.at("changed.zip");
        let done = std::process::Command::new("python3")
            .args(["-c", PROGRAM])
            .args([result, &copy])
            .output()
            .expect("python3");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        copy
    }

    /// Starts the window on what it holds, and waits for its first page.
    pub(crate) async fn open(&self) -> Window {
        self.open_with(&[]).await.unwrap_or_else(|failure| panic!("{failure}"))
    }

    /// Starts a second one on the same library and display, with files behind it, and waits for its end.
    pub(crate) async fn start_beside(&self, first: &Window, named: &[PathBuf]) -> std::process::Output {
        let mut second = std::process::Command::new(built("assay-desktop"));
        second
            .args(self.words(named))
            .env("DISPLAY", first.display())
            .env_remove("WAYLAND_DISPLAY");
        tokio::task::spawn_blocking(move || second.output())
            .await
            .expect("the second start is waited for")
            .expect("it is started")
    }

    /// Starts the window as a person has it: private, and with nobody to steer it but a hand on its display.
    pub(crate) fn open_bare(&self) -> Bare {
        let (program, words) = self.started(self.words(&[]));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        Bare::open(&program, &words, &self.env, &self.home, self.theme).unwrap_or_else(|failure| panic!("{failure}"))
    }

    /// What is started: the window, or strace around it.
    fn started(&self, words: Vec<OsString>) -> (PathBuf, Vec<String>) {
        let desktop = built("assay-desktop");
        let text = |word: OsString| word.into_string().expect("a path in UTF-8");
        let words = words.into_iter().map(text);
        if !self.traced {
            return (desktop, words.collect());
        }
        // Only these calls are stopped at: the rest runs as fast as ever.
        let strace = ["-f", "--seccomp-bpf", "-e", "trace=connect", "-o"].map(str::to_owned);
        let paths = [self.trace(), desktop].map(|path| text(path.into()));
        ("strace".into(), strace.into_iter().chain(paths).chain(words).collect())
    }

    fn words(&self, named: &[PathBuf]) -> Vec<OsString> {
        let (library, data) = (self.at("library"), self.at("data"));
        let mut words: Vec<OsString> = vec!["--library".into(), library.into(), "--data-dir".into(), data.into()];
        words.extend(self.with_sample.then(|| "--sample".into()));
        words.extend(named.iter().map(Into::into));
        words
    }

    /// The same with files named behind it on the command line.
    pub(crate) async fn open_with(&self, named: &[PathBuf]) -> Result<Window, Failure> {
        let env = [&self.env[..], &[("ASSAY_PICKED", self.at("picked"))]].concat();
        let (program, words) = self.started(self.words(named));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let window = Window::open(&program, &words, &env, &self.home, self.theme).await?;
        window
            .wait("document.fonts.status === 'loaded' && document.querySelector('h1, h2, main')")
            .await?;
        Ok(window)
    }
}

/// Lines that answer every criterion of a micro-credential at its highest level.
#[expect(clippy::disallowed_methods, reason = "a test reads its samples")]
fn answers(micro_credential: &Path) -> Vec<String> {
    let bytes = std::fs::read(micro_credential).expect("a micro-credential");
    let credential: Value = serde_json::from_slice(&bytes).expect("JSON");
    let criteria = credential["criteria"].as_array().expect("criteria").iter();
    let lines = criteria.flat_map(|criterion| {
        let level = &criterion["levels"].as_array().expect("levels").last().expect("a level")["id"];
        let level = json!({ "cmd": "level", "criterion": criterion["id"], "level": level });
        let why = json!({ "cmd": "rationale", "criterion": criterion["id"], "text": "Seen from beginning to end." });
        [level.to_string(), why.to_string()]
    });
    lines.collect()
}

pub(crate) fn sample(number: &str) -> &'static Sample {
    SAMPLES
        .iter()
        .find(|sample| sample.number == number)
        .expect("a sample of that number")
}

/// `fixtures/` once more in the test's folder, each file as `change` leaves it.
#[expect(clippy::disallowed_methods, reason = "a test makes its own evidence")]
pub(crate) fn copy_of_fixtures(scene: &Scene, change: impl Fn(&Path, &mut Vec<u8>)) -> PathBuf {
    let (from, to) = (root().join("fixtures"), scene.at("fixtures"));
    let mut folders = vec![PathBuf::from("submissions/2041"), PathBuf::from("micro-credentials")];
    while let Some(folder) = folders.pop() {
        std::fs::create_dir_all(to.join(&folder)).expect("a folder");
        for entry in std::fs::read_dir(from.join(&folder)).expect("a folder of fixtures") {
            let path = folder.join(entry.expect("an entry").file_name());
            if from.join(&path).is_dir() {
                folders.push(path);
                continue;
            }
            let mut bytes = std::fs::read(from.join(&path)).expect("a fixture");
            change(&path, &mut bytes);
            std::fs::write(to.join(&path), bytes).expect("its copy");
        }
    }
    let roles = "submissions/2041.roles.toml";
    std::fs::copy(from.join(roles), to.join(roles)).expect("the roles");
    to
}

/// Runs `scene` to its end; one window at a time, as a desk has one.
pub(crate) fn play(scene: impl Future<Output = ()>) {
    static DESK: Mutex<()> = Mutex::new(());
    let _alone = DESK.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(scene);
}

/// Tells a test that it was started by itself, in the network that leads nowhere.
const THERE: &str = "ASSAY_NOWHERE";

/// Does `there` in a process of its own in a network that leads nowhere: the test `name` once more. Where the system lets
/// nobody make one, it says so and does it here, without one; any other trouble is a failure.
#[expect(clippy::disallowed_methods, reason = "by the environment a test knows where it runs")]
pub(crate) fn in_a_network_that_leads_nowhere(name: &str, there: fn(Option<Island>)) {
    let folder = root().join("target/e2e");
    if std::env::var_os(THERE).is_some() {
        std::fs::create_dir_all(&folder).expect("a folder of its own");
        return there(Some(Island::settle(&folder).expect("a network that leads nowhere")));
    }
    let ourselves = std::env::current_exe().expect("this program");
    let mut command = match assay_e2e::command(&ourselves).expect("namespaces are tried") {
        Ok(command) => command,
        Err(refusal) => {
            // Past the capture: who reads the log of a run that passed has to see it.
            let words = format!(
                "NOT CHECKED: that nothing leaves the machine ({name}). This needs a network namespace, and this \
                 system lets this user make none: {refusal}\n"
            );
            std::io::stderr().write_all(words.as_bytes()).expect("it is said");
            return there(None);
        }
    };
    command
        .args(["--exact", name, "--nocapture"])
        .env(THERE, "1")
        .current_dir(root())
        .stdin(Stdio::null());
    play(async {
        let said = command.output().expect("it is started there");
        let out = String::from_utf8_lossy(&said.stdout);
        let err = String::from_utf8_lossy(&said.stderr);
        assert!(said.status.success(), "{out}\n{err}");
        assert!(out.contains("1 passed"), "{name} was not run:\n{out}\n{err}");
    });
}

/// Does `scene` with a window that was never started before; `name` is the test's, for its folder.
pub(crate) fn with_window(name: &str, theme: Theme, scene: impl AsyncFnOnce(&Window)) {
    let at = Scene::new(name, theme);
    play(async {
        let window = at.open().await;
        scene(&window).await;
        window.close().await.expect("it closes");
    });
}

thread_local! {
    /// The language in which this test speaks of the window.
    static LANGUAGE: Cell<&'static str> = const { Cell::new("en") };
}

/// From now on [`sentence`] gives the sentences of this language, in this test.
pub(crate) fn speak(language: &'static str) {
    LANGUAGE.set(language);
}

/// The source of a catalogue.
#[expect(clippy::disallowed_methods, reason = "a test reads the catalogue")]
pub(crate) fn catalogue(language: &str) -> String {
    std::fs::read_to_string(root().join(format!("ui/messages/{language}.ftl"))).expect("the catalogue")
}

/// The sentence of `key` in the catalogue, for keys whose sentence stands on one line without places.
pub(crate) fn sentence(key: &str) -> String {
    let catalogue = catalogue(LANGUAGE.get());
    let start = format!("{key} = ");
    let line = catalogue.lines().find_map(|line| line.strip_prefix(&start));
    line.unwrap_or_else(|| panic!("the catalogue has no {key}")).to_owned()
}

/// Keeps a picture in `target/screens/`.
#[expect(clippy::disallowed_methods, reason = "pictures are for people to look at")]
pub(crate) fn keep(name: &str, picture: &[u8]) {
    let folder = root().join("target/screens");
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    std::fs::write(folder.join(name), picture).expect("a picture on disk");
}
