//! One changed bit of a signed result: of the record none is accepted; of the package each is refused, or every file in
//! it is the same byte for byte and the findings are the same.

use super::signer::Signer;
use super::{Trial, Verdict, verdict};
use crate::step::{Done, root};
use crate::trial::{Answer, Assay, doing, output};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

/// How many bits lie between two that are tried in the package.
const EVERY: usize = 97;
/// As many as the machine has processors would leave none for anybody else.
const AT_ONCE: usize = 2;

pub(super) fn try_it(trial: &Trial) -> Done<Vec<Verdict>> {
    let package = sign(trial)?;
    let work = trial.scratch.clean("bits")?;
    fs::create_dir_all(&work).map_err(doing(work.display()))?;
    let twin = work.join("result.zip");
    fs::copy(&package, &twin).map_err(doing(twin.display()))?;
    let honest = Content::of(&twin)?;
    let said = verify(&trial.assay, &work, "result.zip")?.good("verifying what was signed")?;
    let record = record(trial, &work, &twin)?;
    let bits = bits_of_package(trial, &package, &honest, &said)?;
    Ok(vec![plant(trial, &honest, &said)?, record, bits])
}

/// A result package of the sample, signed with a new identity.
fn sign(trial: &Trial) -> Done<PathBuf> {
    let out = trial.scratch.clean("result.zip")?;
    let mut score = trial.assay.command("score --json --sheet");
    score.arg(root().join("fixtures/sheets/2041-short.toml"));
    Signer::new(trial)?.sign(&mut score);
    score.arg("--out").arg(&out).arg(&trial.sample.bundle.path);
    output(&mut score)?.good("score")?;
    Ok(out)
}

/// Verifies `name` in `folder`; the path that is printed is the same wherever the folder lies.
fn verify(assay: &Assay, folder: &Path, name: &str) -> Done<Answer> {
    output(assay.command("result verify --json").arg(name).current_dir(folder))
}

/// What a zip holds, by another program.
#[derive(Clone, PartialEq, Eq)]
struct Content {
    names: Vec<u8>,
    bytes: Vec<u8>,
}

impl Content {
    fn of(zip: &Path) -> Done<Self> {
        let unzip = |options: &str| {
            let said = Command::new("unzip")
                .arg(options)
                .arg(zip)
                .output()
                .map_err(doing("unzip"))?;
            Ok::<_, String>(said.stdout)
        };
        Ok(Self {
            names: unzip("-Z1")?,
            bytes: unzip("-p")?,
        })
    }
}

/// What came of the changed bits.
#[derive(Default)]
struct Count {
    refused: usize,
    same: usize,
    wrong: Vec<String>,
}

impl Count {
    /// `said` about the changed file `zip`.
    fn add(&mut self, bit: usize, said: &Answer, honest: &Answer, zip: &Path, content: &Content) -> Done {
        match said.exit {
            Some(1 | 3) => self.refused += 1,
            Some(0) if Content::of(zip)? != *content => {
                self.wrong.push(format!("bit {bit}: accepted, and a file differs"))
            }
            Some(0) if said.out != honest.out => self
                .wrong
                .push(format!("bit {bit}: accepted, and told as {}", said.out)),
            Some(0) => self.same += 1,
            _ => self.wrong.push(format!("bit {bit}: {said:?}")),
        }
        Ok(())
    }
}

/// Each bit of record.json is tried in the tests of crates/credential; here, by the command line, a sample of them.
fn record(trial: &Trial, work: &Path, package: &Path) -> Done<Verdict> {
    let said = Command::new("unzip")
        .arg("-p")
        .arg(package)
        .arg("*/data/record.json")
        .output()
        .map_err(doing("unzip"))?;
    let record = said.stdout;
    fs::write(work.join("record.json"), &record).map_err(doing("record.json"))?;
    verify(&trial.assay, work, "record.json")?.good("verifying the unchanged record")?;
    let (mut random, mut wrong) = (trial.random("record"), Vec::new());
    let bits: Vec<usize> = (0..trial.times(200, 20))
        .map(|_| random.index(record.len() * 8))
        .collect();
    for bit in &bits {
        fs::write(work.join("record.json"), flipped(&record, *bit)).map_err(doing("record.json"))?;
        let said = verify(&trial.assay, work, "record.json")?;
        if said.exit != Some(1) {
            wrong.push(format!("bit {bit}: {said:?}"));
        }
    }
    let figures = format!(
        "{} bits of {} bytes tried, {} accepted",
        bits.len(),
        record.len(),
        wrong.len()
    );
    Ok(verdict("one changed bit of record.json", figures, &wrong))
}

fn bits_of_package(trial: &Trial, package: &Path, content: &Content, honest: &Answer) -> Done<Verdict> {
    let bytes = fs::read(package).map_err(doing(package.display()))?;
    let mut bits: Vec<usize> = (0..bytes.len() * 8).step_by(EVERY).collect();
    if trial.quick {
        let mut random = trial.random("package");
        bits = (0..300).filter_map(|_| random.pick(&bits).copied()).collect();
    }
    let share = bits.len().div_ceil(AT_ONCE);
    let counts: Vec<Done<Count>> = thread::scope(|scope| {
        let one = |(number, bits)| {
            let (bytes, folder) = (&bytes, trial.scratch.at(&format!("bits-{number}")));
            scope.spawn(move || try_bits(&trial.assay, &folder, bytes, bits, content, honest))
        };
        let threads: Vec<_> = bits.chunks(share).enumerate().map(one).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|_| Err("a thread died".to_owned())))
            .collect()
    });
    let mut sum = Count::default();
    for count in counts {
        let Count { refused, same, wrong } = count?;
        sum.refused += refused;
        sum.same += same;
        sum.wrong.extend(wrong);
    }
    let figures = format!(
        "{} bits of {} bytes tried: {} refused, {} with every file byte-identical and the same findings",
        bits.len(),
        bytes.len(),
        sum.refused,
        sum.same
    );
    Ok(verdict("one changed bit of the result package", figures, &sum.wrong))
}

fn try_bits(
    assay: &Assay,
    folder: &Path,
    bytes: &[u8],
    bits: &[usize],
    content: &Content,
    honest: &Answer,
) -> Done<Count> {
    fs::create_dir_all(folder).map_err(doing(folder.display()))?;
    let zip = folder.join("result.zip");
    let mut count = Count::default();
    for bit in bits {
        fs::write(&zip, flipped(bytes, *bit)).map_err(doing(zip.display()))?;
        count.add(*bit, &verify(assay, folder, "result.zip")?, honest, &zip, content)?;
    }
    Ok(count)
}

fn flipped(bytes: &[u8], bit: usize) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if let Some(byte) = bytes.get_mut(bit / 8) {
        *byte ^= 1 << (bit % 8);
    }
    bytes
}

/// An accepted package with other files, one with other findings, and an accepted record have to be told.
fn plant(trial: &Trial, content: &Content, honest: &Answer) -> Done<Verdict> {
    let twin = trial.scratch.at("bits/result.zip");
    let mut other = honest.clone();
    other.out.push(' ');
    let mut wrong = Vec::new();
    let plants = [
        ("the unchanged package", honest, &twin, 0),
        (
            "an accepted package with other files",
            honest,
            &trial.sample.bundle.path,
            1,
        ),
        ("an accepted package with other findings", &other, &twin, 1),
    ];
    for (what, said, zip, expected) in plants {
        let mut count = Count::default();
        count.add(0, said, honest, zip, content)?;
        if count.wrong.len() != expected {
            wrong.push(format!("{what}: {:?}", count.wrong));
        }
    }
    Ok(verdict(
        "planted acceptances are found",
        "2 of 2, and none in the unchanged package".to_owned(),
        &wrong,
    ))
}
