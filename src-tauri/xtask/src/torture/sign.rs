//! `kill -9` while a review is signed: afterwards it is signed, with a record that verifies and can be given out, or it
//! is not, with every word still there, and can be signed then. The package beside it is whole or absent.

use super::shelf::{Found, reopen};
use super::signer::Signer;
use super::{Trial, Verdict, verdict};
use crate::step::Done;
use crate::trial::{Exec, Random, Said, copy_folder, doing, output};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

const CRITERIA: [&str; 5] = [
    "plans-the-check",
    "adjusts-teaching",
    "hears-everyone",
    "finds-out-why",
    "follows-through",
];

pub(super) fn try_it(trial: &Trial) -> Done<Vec<Verdict>> {
    let kills = trial.times(30, 4);
    let mut random = trial.random("sign");
    let desk = Desk::new(trial)?;
    let takes = desk.how_long()?;
    let (mut signed, mut told, mut wrong) = (0, 0, desk.plant()?);
    for kill in 0..kills {
        let (library, out) = desk.fresh()?;
        let said = desk.sign_until_killed(&library, &out, moment(takes, &mut random))?;
        let (is_signed, found) = desk
            .judge(&library, &out, said)
            .unwrap_or_else(|failure| (false, vec![failure]));
        signed += usize::from(is_signed);
        told += usize::from(said);
        wrong.extend(found.into_iter().map(|found| format!("kill {kill}: {found}")));
    }
    let figures = format!(
        "{kills} kills, signing takes {:.2} s; {signed} times signed, {told} of these acknowledged; the others signed then",
        takes.as_secs_f64()
    );
    Ok(vec![verdict("kill -9 while signing", figures, &wrong)])
}

/// From before the signature to a little after it was acknowledged: the key is opened first, which takes longest.
fn moment(takes: Duration, random: &mut Random) -> Duration {
    takes * u32::try_from(700 + random.below(450)).unwrap_or_default() / 1_000
}

/// A finished review and somebody to sign it.
struct Desk<'a> {
    trial: &'a Trial,
    signer: Signer,
    finished: PathBuf,
    typed: Found,
}

impl<'a> Desk<'a> {
    fn new(trial: &'a Trial) -> Done<Self> {
        let signer = Signer::new(trial)?;
        let finished = trial.sample.library(&trial.scratch, "finished")?;
        let mut exec = Exec::start(&trial.assay, &finished, trial.sample.bundle.number)?;
        for line in CRITERIA.iter().flat_map(|criterion| review_of(criterion)) {
            if let Said::Refused { line: said, .. } = exec.ask(&line)? {
                return Err(format!("{line} → {said}"));
            }
        }
        exec.end()?;
        let typed = reopen(&trial.assay, &finished, trial.sample.bundle.number)?;
        Ok(Self {
            trial,
            signer,
            finished,
            typed,
        })
    }

    fn fresh(&self) -> Done<(PathBuf, PathBuf)> {
        let library = self.trial.scratch.clean("signing")?;
        copy_folder(&self.finished, &library)?;
        Ok((library, self.trial.scratch.clean("signed.zip")?))
    }

    fn start(&self, library: &Path) -> Done<Exec> {
        Exec::start(&self.trial.assay, library, self.trial.sample.bundle.number)
    }

    fn order(&self, out: &Path) -> String {
        let Signer { identity, passphrase } = &self.signer;
        let (identity, passphrase, out) = (identity.display(), passphrase.display(), out.display());
        format!(r#"{{"cmd":"sign","identity":"{identity}","passphraseFile":"{passphrase}","out":"{out}"}}"#)
    }

    fn how_long(&self) -> Done<Duration> {
        let (library, out) = self.fresh()?;
        let mut exec = self.start(&library)?;
        let began = Instant::now();
        let said = exec.ask(&self.order(&out))?;
        let took = began.elapsed();
        exec.end()?;
        match said {
            Said::Saved(_) => Ok(took),
            Said::Refused { line, .. } => Err(line),
        }
    }

    /// Whether it had said that the review is signed.
    fn sign_until_killed(&self, library: &Path, out: &Path, alive: Duration) -> Done<bool> {
        let Exec { mut child, mut lines } = self.start(library)?;
        lines.say(&self.order(out));
        thread::sleep(alive);
        child.kill().map_err(doing("kill -9"))?;
        child.wait().map_err(doing("waiting for what was killed"))?;
        Ok(matches!(lines.hear()?, Some(Said::Saved(_))))
    }

    /// Whether it is signed, and what is wrong.
    fn judge(&self, library: &Path, out: &Path, said: bool) -> Done<(bool, Vec<String>)> {
        // Opening a signed submission begins its next review: the one that was signed comes first.
        let found = reopen(&self.trial.assay, library, self.trial.sample.bundle.number)?;
        let mut wrong = Vec::new();
        if !found.journal.starts_with(&self.typed.journal) {
            wrong.push("what had been typed is not there".to_owned());
        }
        let is_signed = found.journal.iter().any(|entry| entry.kind == "sign");
        if said && !is_signed {
            wrong.push("called saved, and not signed".to_owned());
        }
        if said && !out.exists() {
            wrong.push("called saved, and there is no package".to_owned());
        }
        if out.exists() {
            wrong.extend(self.unverified(out)?);
        }
        if !is_signed {
            self.sign_now(library)?;
        }
        wrong.extend(self.unverified_export(library)?);
        Ok((is_signed, wrong))
    }

    fn sign_now(&self, library: &Path) -> Done {
        let mut exec = self.start(library)?;
        let said = exec.ask(&self.order(&self.trial.scratch.clean("signed-then.zip")?))?;
        exec.end()?;
        match said {
            Said::Saved(_) => Ok(()),
            Said::Refused { line, .. } => Err(format!("it cannot be signed then: {line}")),
        }
    }

    fn unverified_export(&self, library: &Path) -> Done<Option<String>> {
        let exported = self.trial.scratch.clean("exported.zip")?;
        let mut export = self.trial.assay.command("library export --json --result --library");
        let number = self.trial.sample.bundle.number;
        output(export.arg(library).arg("--out").arg(&exported).arg(number))?.good("export of the result")?;
        self.unverified(&exported)
    }

    fn unverified(&self, package: &Path) -> Done<Option<String>> {
        let mut verify = self.trial.assay.command("result verify --json --evidence");
        let said = output(verify.arg(&self.trial.sample.bundle.path).arg(package))?;
        Ok((said.exit != Some(0)).then(|| format!("{}: {}", package.display(), said.out)))
    }

    /// An acknowledged signature that was never made, and a torn package, have to be found.
    fn plant(&self) -> Done<Vec<String>> {
        let mut wrong = Vec::new();
        let (library, out) = self.fresh()?;
        if self.judge(&library, &out, true)?.1.is_empty() {
            wrong.push("planted: a signature that was never made was not missed".to_owned());
        }
        let (library, out) = self.fresh()?;
        fs::write(&out, "PK torn").map_err(doing(out.display()))?;
        if self.judge(&library, &out, false)?.1.is_empty() {
            wrong.push("planted: a torn package was not found".to_owned());
        }
        Ok(wrong)
    }
}

fn review_of(criterion: &str) -> [String; 3] {
    [
        format!(r#"{{"cmd":"level","criterion":"{criterion}","level":"demonstrated"}}"#),
        format!(r#"{{"cmd":"rationale","criterion":"{criterion}","text":"All hands go up at 00:03."}}"#),
        format!(
            r#"{{"cmd":"annotate","artifact":"video/classroom.mp4","startMs":3000,"endMs":9000,"criteria":["{criterion}"],"comment":"All in one moment."}}"#
        ),
    ]
}
