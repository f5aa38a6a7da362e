//! `cargo xtask run`: the main job on the sample, by the command line, in plain words. Leaves the signed package in
//! `target/demo/`.

use crate::step::{self, Done, command, root};
use crate::{machine, ui};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

const PASSPHRASE: &str = "sample passphrase, never for real work";

/// The main job on the sample.
pub(crate) fn run() -> Done {
    step::run(
        "the command line is built",
        &mut command("cargo", ["build", "--quiet", "--package", "assay-cli"]),
    )?;
    let demo = Demo::new()?;
    demo.identity()?;
    demo.pack()?;
    demo.score()?;
    demo.verify()?;
    println!("\nThe signed package is {}.", demo.at("result-2041.zip").display());
    println!("Its report is data/record.html inside; any browser opens it, any printer prints it.");
    println!("The window, so far an empty one: cargo xtask window");
    Ok(())
}

/// Builds the window and opens it.
pub(crate) fn window() -> Done {
    machine::for_building()?;
    ui::build()?;
    let displays = ["DISPLAY", "WAYLAND_DISPLAY"];
    if !displays.iter().any(|name| std::env::var_os(name).is_some()) {
        return Err("there is no display here, so no window can be opened".to_owned());
    }
    step::run(
        "the window",
        &mut command("cargo", ["run", "--quiet", "--package", "assay-desktop"]),
    )
}

/// A folder with everything that the sample makes.
struct Demo {
    folder: PathBuf,
    assay: PathBuf,
}

impl Demo {
    fn new() -> Done<Self> {
        let folder = root().join("target/demo");
        let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(failed)?;
        }
        fs::create_dir_all(&folder).map_err(failed)?;
        fs::write(folder.join("passphrase"), format!("{PASSPHRASE}\n")).map_err(failed)?;
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
        let assay = target.join("debug/assay");
        Ok(Self { folder, assay })
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// An assessor's key, kept in the sample's own folder.
    fn identity(&self) -> Done {
        self.say("An assessor makes an identity: a key in a file that only a passphrase opens.");
        self.assay(
            &[
                "identity".as_ref(),
                "new".as_ref(),
                "--name".as_ref(),
                "A sample assessor".as_ref(),
            ],
            true,
        )
    }

    fn pack(&self) -> Done {
        self.say("A teacher's evidence (a lesson plan, student work, a classroom video, a reflection) is packed into a bundle.");
        let rubric = fixture("micro-credentials/checking-for-understanding.json");
        let (evidence, roles) = (fixture("submissions/2041"), fixture("submissions/2041.roles.toml"));
        self.assay(
            &[
                "bundle".as_ref(),
                "pack".as_ref(),
                &evidence,
                "--micro-credential".as_ref(),
                &rubric,
                "--number".as_ref(),
                "2041".as_ref(),
                "--roles".as_ref(),
                &roles,
                "--out".as_ref(),
                &self.at("submission-2041.zip"),
            ],
            false,
        )?;
        self.say("The bundle is looked at as on bringing it in: every digest, every true type, every requirement.");
        self.assay(
            &["bundle".as_ref(), "inspect".as_ref(), &self.at("submission-2041.zip")],
            false,
        )
    }

    fn score(&self) -> Done {
        self.say("The assessor scores every criterion with its place in the evidence, and signs.");
        let (bundle, sheet) = (self.at("submission-2041.zip"), fixture("sheets/2041.toml"));
        let (identity, out) = (self.only_identity()?, self.at("result-2041.zip"));
        self.assay(
            &[
                "score".as_ref(),
                &bundle,
                "--sheet".as_ref(),
                &sheet,
                "--identity".as_ref(),
                &identity,
                "--out".as_ref(),
                &out,
            ],
            true,
        )
    }

    fn verify(&self) -> Done {
        self.say("Anybody verifies the result, offline, with the evidence beside it.");
        let (result, bundle) = (self.at("result-2041.zip"), self.at("submission-2041.zip"));
        self.assay(
            &[
                "result".as_ref(),
                "verify".as_ref(),
                &result,
                "--evidence".as_ref(),
                &bundle,
            ],
            false,
        )
    }

    fn say(&self, sentence: &str) {
        println!("\n{sentence}");
    }

    fn assay(&self, args: &[&Path], with_passphrase: bool) -> Done {
        let mut assay = command(&self.assay, args);
        assay.arg("--data-dir").arg(self.at("data")).stdin(Stdio::null());
        if with_passphrase {
            assay.arg("--passphrase-file").arg(self.at("passphrase"));
        }
        step::run(&shown(args), &mut assay)
    }

    fn only_identity(&self) -> Done<PathBuf> {
        let folder = self.at("data/identities");
        let first = fs::read_dir(&folder)
            .ok()
            .and_then(|mut entries| entries.next())
            .and_then(Result::ok);
        first
            .map(|entry| entry.path())
            .ok_or_else(|| format!("no identity in {}", folder.display()))
    }
}

fn fixture(name: &str) -> PathBuf {
    root().join("fixtures").join(name)
}

/// The command as a person would type it from the workspace.
fn shown(args: &[&Path]) -> String {
    let root = format!("{}/", root().display());
    let words = args.iter().map(|arg| arg.display().to_string().replace(&root, ""));
    let words = words.map(|word| {
        if word.contains(' ') {
            format!("\"{word}\"")
        } else {
            word
        }
    });
    format!("assay {}", words.collect::<Vec<_>>().join(" "))
}
