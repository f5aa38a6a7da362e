//! A second process beside one that writes: it reads, sees what was saved a moment ago, and is refused writing as
//! `library-open`; when the first is gone, however it went, it may write.

use super::{Trial, Verdict, verdict};
use crate::step::Done;
use crate::trial::{Exec, Said, output};
use std::path::Path;

pub(super) fn try_it(trial: &Trial) -> Done<Vec<Verdict>> {
    let library = trial.sample.library(&trial.scratch, "second")?;
    let number = trial.sample.bundle.number;
    let mut exec = Exec::start(&trial.assay, &library, number)?;
    let level = r#"{"cmd":"level","criterion":"hears-everyone","level":"basic"}"#;
    let mut wrong = Vec::new();
    if !matches!(exec.ask(level)?, Said::Saved(_)) {
        wrong.push("the first could not write".to_owned());
    }
    wrong.extend(reads(trial, &library)?);
    wrong.extend(refused(trial, &library, number)?);
    if !matches!(exec.ask(level)?, Said::Saved(_)) {
        wrong.push("the first could not go on".to_owned());
    }
    exec.kill()?;
    let mut next = Exec::start(&trial.assay, &library, number)?;
    if !matches!(next.ask(level)?, Said::Saved(_)) {
        wrong.push("after the first was killed the second could not write".to_owned());
    }
    next.end()?;
    let told = "reads and sees what was just saved; writing refused as library-open; free after kill -9".to_owned();
    Ok(vec![verdict("a second process", told, &wrong)])
}

fn reads(trial: &Trial, library: &Path) -> Done<Vec<String>> {
    let mut wrong = Vec::new();
    for (words, has) in [
        ("library list --json", "\"scored\":1"),
        ("journal verify --json", "\"entries\":2"),
    ] {
        let said = output(trial.assay.command(words).arg("--library").arg(library))?;
        if said.exit != Some(0) || !said.out.contains(has) {
            wrong.push(format!("{words}: {said:?}"));
        }
    }
    Ok(wrong)
}

fn refused(trial: &Trial, library: &Path, number: &str) -> Done<Vec<String>> {
    let exec = output(
        trial
            .assay
            .command("review exec")
            .arg(number)
            .arg("--library")
            .arg(library),
    )?;
    let mut import = trial.assay.command("library import --json");
    let import = output(import.arg(&trial.sample.bundle.path).arg("--library").arg(library))?;
    let told = [("review exec", exec), ("library import", import)];
    let other = told
        .into_iter()
        .filter(|(_, said)| said.exit == Some(0) || said.text("code") != Some("library-open"));
    Ok(other.map(|(what, said)| format!("{what}: {said:?}")).collect())
}
