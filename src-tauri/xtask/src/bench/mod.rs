//! `cargo xtask bench [--quick] [--program FILE] [import|typing|queue|sound|film|pages|pictures|search|window …]`: Assay beside its peers, in one run and by turns.
//!
//! Prints both command lines, versions, every raw value, medians, the ratio and the machine's load. A peer that is
//! missing and cannot be installed is MISSING, and there is no ratio then. `--quick` is for trying the bench, not for
//! figures.

mod film;
mod import;
mod measure;
mod pages;
mod pictures;
mod producers;
mod queue;
mod search;
mod sound;
mod tree;
mod typing;
mod window;

use crate::machine;
use crate::step::{Done, has, root};
use crate::trial::{Assay, Scratch, output};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const USAGE: &str =
    "cargo xtask bench [--quick] [--program FILE] [import|typing|queue|sound|film|pages|pictures|search|window …]";

/// What the benches stand on.
pub(crate) struct Bench {
    assay: Assay,
    scratch: Scratch,
    quick: bool,
}

/// A figure and what it has to reach.
pub(crate) struct Bar {
    what: &'static str,
    /// None where a peer is missing.
    found: Option<f64>,
    at_most: f64,
    unit: &'static str,
}

type Measure = fn(&Bench) -> Done<Vec<Bar>>;

const BENCHES: [(&str, Measure); 9] = [
    ("import", import::measure),
    ("typing", typing::measure),
    ("queue", queue::measure),
    ("sound", sound::measure),
    ("film", film::measure),
    ("pages", pages::measure),
    ("pictures", pictures::measure),
    ("search", search::measure),
    ("window", window::measure),
];

#[derive(Default)]
struct Order {
    quick: bool,
    program: Option<PathBuf>,
    named: Vec<String>,
}

/// Runs the benches that `words` name, or all.
pub(crate) fn run(words: &[String]) -> Done {
    let order = Order::read(words)?;
    if let Err(missing) = machine::install(&["coreutils", "unzip"]) {
        println!("· {missing}");
    }
    let assay = Assay::this_or_built(order.program.as_deref())?;
    let bench = Bench {
        assay,
        scratch: Scratch::new("bench")?,
        quick: order.quick,
    };
    bench.about()?;
    let mut bars = Vec::new();
    for (name, measure) in BENCHES.iter().filter(|(name, _)| order.wants(name)) {
        println!("\n{name}");
        println!("load before: {}", load());
        bars.extend(measure(&bench)?);
        println!("load after:  {}", load());
    }
    bench.scratch.done()?;
    println!();
    let missed = bars.iter().filter(|bar| !bar.tell()).count();
    if missed == 0 {
        Ok(())
    } else {
        Err(format!("{missed} of {} bars not reached", bars.len()))
    }
}

impl Order {
    fn read(words: &[String]) -> Done<Self> {
        let mut order = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--quick" => order.quick = true,
                "--program" => order.program = Some(words.next().map(PathBuf::from).ok_or(USAGE)?),
                name if BENCHES.iter().any(|(known, _)| *known == name) => order.named.push(name.to_owned()),
                _ => return Err(USAGE.to_owned()),
            }
        }
        Ok(order)
    }

    fn wants(&self, name: &str) -> bool {
        self.named.is_empty() || self.named.iter().any(|named| named == name)
    }
}

impl Bench {
    fn about(&self) -> Done {
        let cpu = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let model = cpu
            .lines()
            .find_map(|line| Some(line.strip_prefix("model name")?.split_once(": ")?.1));
        let processors = std::thread::available_parallelism().map_or(0, usize::from);
        println!(
            "{} · {processors} × {}",
            self.assay.version()?,
            model.unwrap_or("unknown processor")
        );
        let kernel = first_line(Command::new("uname").arg("-sr"));
        let disk = first_line(Command::new("stat").args(["-f", "-c", "%T"]).arg(self.scratch.folder()));
        println!("{kernel} · file system {disk}");
        Ok(())
    }

    /// So many, or a few where it has to be quick.
    const fn times(&self, many: usize, few: usize) -> usize {
        if self.quick { few } else { many }
    }
}

impl Bar {
    /// Prints it; whether it was reached, or could not be tried.
    fn tell(&self) -> bool {
        let Self {
            what, at_most, unit, ..
        } = self;
        match self.found {
            None => println!("MISSING {what}: no ratio without the peer"),
            Some(found) => {
                let reached = if found <= *at_most { "✓" } else { "✗" };
                println!("{reached} {what}: {found:.3}{unit}, at most {at_most}{unit} wanted");
            }
        }
        self.found.is_none_or(|found| found <= self.at_most)
    }
}

/// Those of `programs` that are not here.
fn missing(programs: &[&'static str]) -> Vec<&'static str> {
    programs.iter().copied().filter(|program| !has(program)).collect()
}

/// The first line that a command prints: mostly its version.
fn first_line(command: &mut Command) -> String {
    let said = output(command).map(|said| said.out).unwrap_or_default();
    said.lines().next().unwrap_or("unknown").to_owned()
}

fn load() -> String {
    fs::read_to_string("/proc/loadavg").map_or_else(|_| "unknown".to_owned(), |load| load.trim().to_owned())
}

/// A path as seen from the workspace.
fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}
