//! Runs the built `assay`, and makes what it needs.

use assay_app::WorkFactor;
use assay_app::identities::Identities;
use assay_app::model::score::Role;
use assay_app::ports::Machine;
use assay_app::watching::Unwatched;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

pub(crate) const PASSPHRASE: &str = "four words are enough";

/// What a command said.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A folder of its own, with an identity.
pub(crate) struct Desk {
    pub(crate) folder: TempDir,
    pub(crate) identity: PathBuf,
    pub(crate) passphrase: PathBuf,
}

pub(crate) fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../fixtures")
}

pub(crate) fn submission(number: &str) -> PathBuf {
    fixtures().join("submissions").join(number)
}

pub(crate) fn credential(slug: &str) -> PathBuf {
    fixtures().join("micro-credentials").join(format!("{slug}.json"))
}

/// Runs `assay` with `args`.
pub(crate) fn assay<S: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = S>) -> Ran {
    assay_with(args, "")
}

/// Runs `assay` with `args` and gives it `input`.
pub(crate) fn assay_with<S: AsRef<std::ffi::OsStr>>(args: impl IntoIterator<Item = S>, input: impl AsRef<[u8]>) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_assay"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("assay starts");
    child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(input.as_ref())
        .expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

impl Ran {
    /// The JSON object that was printed.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    #[track_caller]
    pub(crate) fn done(self) -> Self {
        assert_eq!(self.code, 0, "{}\n{}", self.out, self.err);
        if let Ok(said) = serde_json::from_str::<Value>(&self.out) {
            said["findings"].as_array().into_iter().flatten().for_each(plain);
        }
        self
    }

    /// Whether a finding of this code is there.
    pub(crate) fn found(&self, code: &str) -> bool {
        self.json()["findings"]
            .as_array()
            .is_some_and(|all| all.iter().any(|finding| finding["code"] == code))
    }

    /// Refused with this code and exit code, in a sentence with a hint.
    #[track_caller]
    pub(crate) fn refused(&self, exit: i32, code: &str) {
        let said = self.json();
        assert_eq!((self.code, said["code"].as_str()), (exit, Some(code)), "{self:?}");
        assert_eq!(said["ok"], false);
        let findings = said["findings"].as_array().expect("findings");
        findings.iter().for_each(plain);
        let first = findings
            .iter()
            .find(|finding| finding["code"] == code)
            .expect("the refusal is among the findings");
        let sentence = first["message"].as_str().unwrap_or_default().to_lowercase();
        assert!(
            KEPT.iter().any(|words| sentence.contains(words)),
            "does not say what was kept: {sentence:?}"
        );
    }

    /// The sentence of the finding with this code.
    #[track_caller]
    pub(crate) fn sentence(&self, code: &str) -> String {
        let said = self.json();
        let mut findings = said["findings"].as_array().expect("findings").iter();
        let found = findings.find(|finding| finding["code"] == code).expect("the finding");
        found["message"].as_str().unwrap_or_default().to_owned()
    }
}

/// How a refusal says what was kept.
const KEPT: [&str; 10] = [
    "nothing of the others was kept",
    "nothing was",
    "nothing of it",
    "nothing is left",
    "was not used",
    "was not written over",
    "was not changed",
    "not written",
    "is as it was",
    "is kept",
];

/// A whole sentence with a hint, every argument filled in.
#[track_caller]
fn plain(finding: &Value) {
    let sentence = finding["message"].as_str().unwrap_or_default();
    let hint = finding["hint"].as_str().unwrap_or_default();
    assert!(sentence.ends_with('.'), "a sentence: {sentence:?}");
    assert!(hint.ends_with('.'), "a hint: {hint:?}");
    for said in [sentence, hint] {
        assert!(!said.contains("{$") && !said.contains("code-"), "{finding}");
    }
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self::of(Role::Assessor, "A. Reader")
    }

    pub(crate) fn of(role: Role, name: &str) -> Self {
        let folder = TempDir::new().expect("a folder");
        let identities = Identities::new(
            folder.path().join("identities"),
            WorkFactor::new(10).expect("a small cost"),
        );
        let made = identities
            .create(&Machine, name, role, PASSPHRASE, &Unwatched)
            .expect("an identity");
        let passphrase = folder.path().join("passphrase");
        fs::write(&passphrase, format!("{PASSPHRASE}\n")).expect("written");
        Self {
            identity: made.path,
            passphrase,
            folder,
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The 20-second cut of submission 2041 as a bundle.
    pub(crate) fn pack_short(&self) -> PathBuf {
        self.pack("2041-short", "2041", "checking-for-understanding")
    }

    pub(crate) fn pack(&self, folder: &str, number: &str, slug: &str) -> PathBuf {
        let out = self.path(&format!("{folder}.zip"));
        let roles = fixtures().join("submissions").join(format!("{folder}.roles.toml"));
        let args = [
            "--json".into(),
            "bundle".into(),
            "pack".into(),
            submission(folder),
            "--micro-credential".into(),
            credential(slug),
            "--number".into(),
            number.into(),
            "--roles".into(),
            roles,
            "--out".into(),
            out.clone(),
        ];
        assay(args).done();
        out
    }

    pub(crate) fn score_args(&self, bundle: &Path, sheet: &Path, out: &Path) -> Vec<PathBuf> {
        vec![
            "--json".into(),
            "score".into(),
            bundle.into(),
            "--sheet".into(),
            sheet.into(),
            "--identity".into(),
            self.identity.clone(),
            "--passphrase-file".into(),
            self.passphrase.clone(),
            "--out".into(),
            out.into(),
        ]
    }

    /// A signed result of the short cut.
    pub(crate) fn score_short(&self) -> (PathBuf, PathBuf) {
        let (bundle, out) = (self.pack_short(), self.path("result.zip"));
        let sheet = fixtures().join("sheets/2041-short.toml");
        assay(self.score_args(&bundle, &sheet, &out)).done();
        (bundle, out)
    }

    /// A text file of this desk.
    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, text).expect("written");
        path
    }
}

/// A zip of these files, as another system makes it: stored, in this order.
pub(crate) fn zipped<B: AsRef<[u8]>>(path: &Path, files: &[(String, B)]) {
    let mut zip = zip::ZipWriter::new(fs::File::create(path).expect("made"));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in files {
        zip.start_file(name, options).expect("begun");
        zip.write_all(bytes.as_ref()).expect("written");
    }
    zip.finish().expect("finished");
}

/// Every file below `folder`, by its path from there.
pub(crate) fn files_below(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("read").path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
                found.push((name, fs::read(&path).expect("read")));
            }
        }
    }
    found.sort();
    found
}

/// Unpacks a zip by another program than ours.
pub(crate) fn unzip_all(zip: &Path, into: &Path) {
    let status = Command::new("unzip")
        .arg("-q")
        .arg(zip)
        .arg("-d")
        .arg(into)
        .status()
        .expect("unzip is installed");
    assert!(status.success());
}

/// The one folder in a zip, unpacked by another program than ours.
pub(crate) fn unzip(zip: &Path, into: &Path) -> PathBuf {
    unzip_all(zip, into);
    let mut folders = fs::read_dir(into).expect("unpacked");
    folders.next().expect("one folder").expect("read").path()
}

/// The words that pack `folder` as its roles are proposed.
pub(crate) fn pack_order(folder: &Path, out: &Path) -> Vec<PathBuf> {
    args([
        &"--json",
        &"bundle",
        &"pack",
        &folder,
        &"--micro-credential",
        &credential("checking-for-understanding"),
        &"--accept-roles",
        &"--out",
        &out,
    ])
}

/// The words that make a key in `data`.
pub(crate) fn new_key_order(passphrase: &Path, data: &Path) -> Vec<PathBuf> {
    args([
        &"identity",
        &"new",
        &"--name",
        &"B. Reader",
        &"--passphrase-file",
        &passphrase,
        &"--data-dir",
        &data,
    ])
}

/// What writes submission 2041 of `library` to `out`.
pub(crate) fn export_order(library: &Path, out: &Path) -> Vec<PathBuf> {
    args([
        &"--json",
        &"library",
        &"export",
        &"2041",
        &"--library",
        &library,
        &"--out",
        &out,
    ])
}

/// Brings what lies at `path` into `library`.
pub(crate) fn import(path: &Path, library: &Path) -> Ran {
    assay(args([&"--json", &"library", &"import", &path, &"--library", &library]))
}

/// Arguments of any sort, as paths.
pub(crate) fn args<const N: usize>(args: [&dyn AsRef<Path>; N]) -> Vec<PathBuf> {
    args.into_iter().map(|arg| arg.as_ref().to_path_buf()).collect()
}
