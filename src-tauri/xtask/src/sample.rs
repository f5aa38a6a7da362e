//! The sample library: submissions from `fixtures/`, packed and brought in by the command line as a district would.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, io};

/// The passphrase of the sample key; the window prints it on its screen.
pub const PASSPHRASE: &str = "sample passphrase, never for real work";

/// One submission of `fixtures/submissions`.
#[derive(Debug, Clone, Copy)]
pub struct Sample {
    /// Its number, which names its folder.
    pub number: &'static str,
    /// The file of the micro-credential that it answers.
    pub answers: &'static str,
    /// The number of the attempt before it, where there was one.
    pub after: Option<&'static str>,
    /// By when the judgement is wanted.
    pub due: &'static str,
}

const fn sample(number: &'static str, answers: &'static str, after: Option<&'static str>, due: &'static str) -> Sample {
    Sample {
        number,
        answers,
        after,
        due,
    }
}

/// All of them.
pub const SAMPLES: [Sample; 5] = [
    sample("2041", "checking-for-understanding", None, "2026-12-04"),
    sample("2047", "feedback-on-writing", None, "2026-12-07"),
    sample("2044", "talk-moves", None, "2026-12-09"),
    sample("2037", "wait-time", None, "2026-12-11"),
    sample("2052", "wait-time", Some("2037"), "2026-12-15"),
];

/// Makes packages and a library of samples with the executable `assay`.
#[derive(Debug)]
pub struct Maker {
    /// The command line that was built.
    pub assay: PathBuf,
    /// `fixtures/` of this workspace.
    pub fixtures: PathBuf,
    /// Where everything is made.
    pub folder: PathBuf,
}

impl Maker {
    /// The folder of the library.
    #[must_use]
    pub fn library(&self) -> PathBuf {
        self.folder.join("library")
    }

    fn bundle(&self, number: &str) -> PathBuf {
        self.folder.join(format!("submission-{number}.zip"))
    }

    /// Packs `sample` and gives the bundle.
    ///
    /// # Errors
    /// What the command line said.
    pub fn pack(&self, sample: &Sample) -> io::Result<PathBuf> {
        fs::create_dir_all(&self.folder)?;
        let bundle = self.bundle(sample.number);
        if bundle.is_file() {
            return Ok(bundle);
        }
        let submissions = self.fixtures.join("submissions");
        let roles = submissions.join(format!("{}.roles.toml", sample.number));
        let answers = self
            .fixtures
            .join("micro-credentials")
            .join(format!("{}.json", sample.answers));
        let evidence = submissions.join(sample.number);
        let before = SAMPLES.iter().find(|one| Some(one.number) == sample.after);
        let before = before.map(|one| self.pack(one)).transpose()?;
        let mut words: Vec<&OsStr> = vec![
            "bundle".as_ref(),
            "pack".as_ref(),
            evidence.as_ref(),
            "--micro-credential".as_ref(),
            answers.as_ref(),
            "--number".as_ref(),
            sample.number.as_ref(),
            "--roles".as_ref(),
            roles.as_ref(),
            "--out".as_ref(),
            bundle.as_ref(),
        ];
        if let Some(before) = &before {
            words.extend::<[&OsStr; 2]>(["--previous".as_ref(), before.as_ref()]);
        }
        self.assay(&words)?;
        Ok(bundle)
    }

    /// Packs `sample` and brings it into the library.
    ///
    /// # Errors
    /// What the command line said.
    pub fn bring_in(&self, sample: &Sample) -> io::Result<()> {
        let bundle = self.pack(sample)?;
        let library = self.library();
        self.assay(&[
            "library".as_ref(),
            "import".as_ref(),
            bundle.as_ref(),
            "--library".as_ref(),
            library.as_ref(),
            "--due".as_ref(),
            sample.due.as_ref(),
        ])
    }

    /// Scores `sample` as the sheet `fixtures/sheets/<sheet>.toml` says and gives the signed result.
    ///
    /// # Errors
    /// What the command line said.
    pub fn score(&self, sample: &Sample, sheet: &str) -> io::Result<PathBuf> {
        let bundle = self.pack(sample)?;
        let passphrase = self.folder.join("passphrase");
        fs::write(&passphrase, format!("{PASSPHRASE}\n"))?;
        let locked: [&OsStr; 2] = ["--passphrase-file".as_ref(), passphrase.as_ref()];
        let made: [&OsStr; 4] = [
            "identity".as_ref(),
            "new".as_ref(),
            "--name".as_ref(),
            "A sample assessor".as_ref(),
        ];
        let signer = self.folder.join("signer");
        self.assay_in(&signer, &[&made[..], &locked].concat())?;
        let key = fs::read_dir(signer.join("identities"))?
            .next()
            .ok_or(io::ErrorKind::NotFound)??
            .path();
        let (sheet, result) = (
            self.fixtures.join("sheets").join(format!("{sheet}.toml")),
            self.folder.join(format!("result-{}.zip", sample.number)),
        );
        let words: [&OsStr; 8] = [
            "score".as_ref(),
            bundle.as_ref(),
            "--sheet".as_ref(),
            sheet.as_ref(),
            "--identity".as_ref(),
            key.as_ref(),
            "--out".as_ref(),
            result.as_ref(),
        ];
        self.assay_in(&signer, &[&words[..], &locked].concat())?;
        Ok(result)
    }

    fn assay(&self, words: &[&OsStr]) -> io::Result<()> {
        self.assay_in(&self.folder.join("data"), words)
    }

    fn assay_in(&self, data: &Path, words: &[&OsStr]) -> io::Result<()> {
        let mut command = Command::new(&self.assay);
        command.args(words).arg("--data-dir").arg(data);
        let said = command.stdin(Stdio::null()).output()?;
        if said.status.success() {
            return Ok(());
        }
        let error = String::from_utf8_lossy(&said.stderr).into_owned();
        Err(io::Error::other(format!("{command:?}: {error}")))
    }
}
