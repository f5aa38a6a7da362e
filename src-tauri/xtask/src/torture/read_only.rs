//! A library that may not be written, as somebody who is not root: it can be read, and writing is refused as
//! `folder-read-only` with nothing changed.

use super::{Trial, Verdict, verdict};
use crate::step::Done;
use crate::trial::{Answer, Scratch, copy_folder, doing, files_below, output};
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

const NAME: &str = "a library that may not be written";
const NOBODY: [&str; 5] = [
    "--reuid=65534",
    "--regid=65534",
    "--clear-groups",
    "--inh-caps=-all",
    "--",
];

pub(super) fn try_it(trial: &Trial) -> Done<Vec<Verdict>> {
    // Nobody else may be able to reach the workspace.
    let place = Scratch::under(
        &std::env::temp_dir(),
        &format!("assay-read-only-{}", std::process::id()),
    )?;
    let library = place.at("library");
    copy_folder(&trial.sample.library, &library)?;
    let assay = place.at("assay");
    fs::copy(trial.assay.program(), &assay).map_err(doing(assay.display()))?;
    let bundle = place.at("bundle.zip");
    fs::copy(&trial.sample.bundle.path, &bundle).map_err(doing(bundle.display()))?;
    open_to_all(place.folder())?;
    let verdict = if let Some(why) = impossible(&assay) {
        Verdict::Skipped(NAME, why)
    } else {
        as_nobody(&assay, &library, &bundle, trial.sample.bundle.number)?
    };
    place.done()?;
    Ok(vec![verdict])
}

fn impossible(assay: &Path) -> Option<String> {
    let mut version = Command::new("setpriv");
    match output(version.args(NOBODY).arg(assay).arg("--version")) {
        Ok(Answer { exit: Some(0), .. }) => None,
        Ok(said) => Some(format!("nothing can be run as user 65534: {}", said.err.trim())),
        Err(failure) => Some(failure),
    }
}

/// Everybody may read, nobody but the owner may write.
fn open_to_all(folder: &Path) -> Done {
    let set =
        |path: &Path, mode| fs::set_permissions(path, Permissions::from_mode(mode)).map_err(doing(path.display()));
    set(folder, 0o755)?;
    for file in files_below(folder)? {
        for above in file.ancestors().skip(1) {
            set(&folder.join(above), 0o755)?;
        }
        let mode = if file == Path::new("assay") { 0o755 } else { 0o644 };
        set(&folder.join(&file), mode)?;
    }
    Ok(())
}

fn as_nobody(assay: &Path, library: &Path, bundle: &Path, number: &str) -> Done<Verdict> {
    let call = |words: &str| {
        let mut call = Command::new("setpriv");
        call.args(NOBODY)
            .arg(assay)
            .args(words.split(' '))
            .arg("--library")
            .arg(library)
            .stdin(Stdio::null());
        call
    };
    let before = bytes(library)?;
    let mut wrong = Vec::new();
    for words in ["library list --json", "journal verify --json"] {
        let said = output(&mut call(words))?;
        if said.exit != Some(0) {
            wrong.push(format!("{words}: {said:?}"));
        }
    }
    let exec = output(&mut call(&format!("review exec {number}")))?;
    let import = output(call("library import --json").arg(bundle))?;
    for (what, said) in [("review exec", exec), ("library import", import)] {
        if (said.exit, said.text("code")) != (Some(3), Some("folder-read-only")) {
            wrong.push(format!("{what}: {said:?}"));
        }
    }
    if bytes(library)? != before {
        wrong.push("the library is not what it was".to_owned());
    }
    Ok(verdict(
        NAME,
        "read by user 65534; typing and importing refused as folder-read-only".to_owned(),
        &wrong,
    ))
}

fn bytes(folder: &Path) -> Done<Vec<(std::path::PathBuf, Vec<u8>)>> {
    let read = |path: std::path::PathBuf| {
        let bytes = fs::read(folder.join(&path)).map_err(doing(path.display()))?;
        Ok((path, bytes))
    };
    files_below(folder)?.into_iter().map(read).collect()
}
