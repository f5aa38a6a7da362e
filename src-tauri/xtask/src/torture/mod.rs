//! `cargo xtask torture [--quick] [--seed N] [--program FILE] [TRIAL …]`: what Assay promises about `kill -9`, power cuts, full disks and
//! changed bits and changed evidence, tried from outside on the released program.
//!
//! Every trial that proves an absence first plants what it looks for and has to find it. What is random comes from one
//! printed seed. What this machine cannot try is SKIPPED by name.

mod barrier;
mod bits;
mod book;
mod crash;
mod disk_file;
mod disk_model;
mod full_disk;
mod import;
mod mutants;
mod power;
mod read_only;
mod recording;
mod second;
mod shelf;
mod sign;
mod signer;
mod strace;
mod tmpfs;
mod typist;

use crate::machine;
use crate::step::Done;
use crate::trial::{Assay, Random, Sample, Scratch};
use std::path::PathBuf;
use std::time::Instant;

const USAGE: &str = "cargo xtask torture [--quick] [--seed N] [--program FILE] \
    [crash|sign|import|strace|power|disk|read-only|second|bits|mutants …]";

/// What the trials stand on.
pub(crate) struct Trial {
    assay: Assay,
    scratch: Scratch,
    sample: Sample,
    seed: u64,
    quick: bool,
}

/// What came of one trial.
pub(crate) enum Verdict {
    /// The promise held; the figures.
    Held(&'static str, String),
    /// It did not; how.
    Broken(&'static str, String),
    /// It could not be tried here; why.
    Skipped(&'static str, String),
}

type Try = fn(&Trial) -> Done<Vec<Verdict>>;

const TRIALS: [(&str, Try); 10] = [
    ("crash", crash::try_it),
    ("sign", sign::try_it),
    ("import", import::try_it),
    ("strace", barrier::try_it),
    ("power", power::try_it),
    ("disk", full_disk::try_it),
    ("read-only", read_only::try_it),
    ("second", second::try_it),
    ("bits", bits::try_it),
    ("mutants", mutants::try_it),
];

struct Order {
    quick: bool,
    seed: u64,
    program: Option<PathBuf>,
    named: Vec<String>,
}

/// Runs the trials that `words` name, or all. Ends with how many held.
pub(crate) fn run(words: &[String]) -> Done {
    let order = Order::read(words)?;
    machine::install(&["sqlite3", "strace", "unzip", "util-linux"])?;
    let assay = Assay::this_or_built(order.program.as_deref())?;
    let scratch = Scratch::new("torture")?;
    let sample = Sample::make(&assay, &scratch)?;
    println!("{} · seed {}", assay.version()?, order.seed);
    let trial = Trial {
        assay,
        scratch,
        sample,
        seed: order.seed,
        quick: order.quick,
    };
    let (mut passed, mut failed) = (0, 0);
    for (name, try_it) in TRIALS.iter().filter(|(name, _)| order.wants(name)) {
        let began = Instant::now();
        println!("\n{name}");
        for verdict in try_it(&trial).unwrap_or_else(|failure| vec![Verdict::Broken("could not be tried", failure)]) {
            match verdict {
                Verdict::Held(what, figures) => {
                    passed += 1;
                    println!("✓ {what}: {figures}");
                }
                Verdict::Broken(what, how) => {
                    failed += 1;
                    println!("✗ {what}: {how}");
                }
                Verdict::Skipped(what, why) => println!("SKIPPED {what}: {why}"),
            }
        }
        println!("  {:.1} s", began.elapsed().as_secs_f64());
    }
    if failed == 0 {
        trial.scratch.done()?;
    }
    println!("\n{passed} passed, {failed} failed");
    if failed == 0 {
        Ok(())
    } else {
        Err(format!("again with: cargo xtask torture --seed {}", order.seed))
    }
}

impl Order {
    fn read(words: &[String]) -> Done<Self> {
        let mut order = Self {
            quick: false,
            seed: Random::seed(),
            program: None,
            named: Vec::new(),
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--quick" => order.quick = true,
                "--seed" => order.seed = words.next().and_then(|seed| seed.parse().ok()).ok_or(USAGE)?,
                "--program" => order.program = Some(words.next().map(PathBuf::from).ok_or(USAGE)?),
                name if TRIALS.iter().any(|(known, _)| *known == name) => order.named.push(name.to_owned()),
                _ => return Err(USAGE.to_owned()),
            }
        }
        Ok(order)
    }

    fn wants(&self, name: &str) -> bool {
        self.named.is_empty() || self.named.iter().any(|named| named == name)
    }
}

impl Trial {
    /// Chance for one trial, the same whichever others run beside it.
    fn random(&self, name: &str) -> Random {
        let name = name
            .bytes()
            .fold(0_u64, |sum, byte| sum.wrapping_mul(257).wrapping_add(u64::from(byte)));
        Random::new(self.seed ^ name)
    }

    /// So many, or a few where it has to be quick.
    const fn times(&self, many: usize, few: usize) -> usize {
        if self.quick { few } else { many }
    }
}

/// Held where nothing is wrong, with these figures; else broken, with the first few of what is.
fn verdict(what: &'static str, figures: String, wrong: &[String]) -> Verdict {
    if wrong.is_empty() {
        return Verdict::Held(what, figures);
    }
    let some: String = wrong.iter().take(5).map(|one| format!("\n    {one}")).collect();
    Verdict::Broken(what, format!("{figures}; {} wrong:{some}", wrong.len()))
}
