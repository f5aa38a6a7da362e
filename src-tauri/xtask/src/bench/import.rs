//! A submission of 2 GB into a library (verified, hashed twice, stored, on the disk) beside `unzip -q`, `sha256sum` of
//! every file, and `sync`.

use super::measure::{Run, median, raw, run};
use super::{Bar, Bench, first_line, missing, name};
use crate::fixtures;
use crate::step::{self, Done};
use crate::trial::{Bundle, Sample, doing, output};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// What the shell does in the peer's place; `$1` is the zip, `$2` an empty folder.
const PEER: &str = r#"unzip -q "$1" -d "$2" && find "$2" -type f -exec sha256sum {} + > "$2/sums" && sync"#;
const PEER_PROGRAMS: [&str; 3] = ["unzip", "sha256sum", "sync"];
/// Memory is looked at so often.
const PAUSE: Duration = Duration::from_millis(5);

pub(super) fn measure(bench: &Bench) -> Done<Vec<Bar>> {
    let zip = packed(bench)?;
    let idle = idle(bench)?;
    let missing = missing(&PEER_PROGRAMS);
    println!("peer: {PEER}");
    println!("ours: assay library import --library NEW {}", name(&zip));
    println!(
        "{} · {}",
        first_line(Command::new("unzip").arg("-v")),
        first_line(Command::new("sha256sum").arg("--version"))
    );
    let (mut peer, mut ours) = (Vec::new(), Vec::new());
    for round in 1..=bench.times(5, 2) {
        if missing.is_empty() {
            peer.push(unzipped(bench, &zip)?);
        }
        ours.push(imported(bench, &zip)?);
        tell(round, peer.last(), ours.last());
    }
    let ratio = missing.is_empty().then(|| told_ratio(&peer, &ours));
    let peak = ours.iter().map(|run| run.peak_kib).max().unwrap_or_default();
    println!("memory: {peak} KiB at most with all children, {idle} KiB idle");
    fs::remove_file(&zip).map_err(doing(zip.display()))?;
    let above = kib_as_mib(peak.saturating_sub(idle));
    Ok(vec![
        Bar {
            what: "import of 2 GB beside unzip, sha256sum and sync",
            found: ratio,
            at_most: 0.35,
            unit: "",
        },
        Bar {
            what: "memory of the import above idle",
            found: Some(above),
            at_most: 64.0,
            unit: " MiB",
        },
    ])
}

fn told_ratio(peer: &[Run], ours: &[Run]) -> f64 {
    let wall = |runs: &[Run]| runs.iter().map(|run| run.wall).collect::<Vec<_>>();
    let cpu = |runs: &[Run]| runs.iter().map(|run| run.cpu).collect::<Vec<_>>();
    println!(
        "peer wall s: {}   median {:.2}   cpu s: {}",
        raw(wall(peer)),
        median(wall(peer)),
        raw(cpu(peer))
    );
    println!(
        "ours wall s: {}   median {:.2}   cpu s: {}",
        raw(wall(ours)),
        median(wall(ours)),
        raw(cpu(ours))
    );
    println!("cpu ratio of medians: {:.2}", median(cpu(ours)) / median(cpu(peer)));
    median(wall(ours)) / median(wall(peer))
}

fn tell(round: usize, peer: Option<&Run>, ours: Option<&Run>) {
    let said = |run: Option<&Run>| {
        run.map_or("MISSING".to_owned(), |run| {
            format!("{:.2} s, cpu {:.2} s", run.wall, run.cpu)
        })
    };
    println!("  {round}: peer {}   ours {}", said(peer), said(ours));
}

/// The bundle; its evidence is made once and kept beside what Cargo builds.
fn packed(bench: &Bench) -> Done<PathBuf> {
    let made = crate::trial::target().join("large-submission");
    if !made.join("roles.toml").is_file() {
        fixtures::make(&["--large".to_owned(), made.display().to_string()])?;
    }
    let roles = fs::read_to_string(made.join("roles.toml")).map_err(doing("the roles"))?;
    let bundle = Bundle::pack(
        &bench.assay,
        &made.join("submission"),
        &roles,
        crate::trial::LARGE,
        &bench.scratch,
    )?;
    let size = bundle.path.metadata().map_err(doing(bundle.path.display()))?.len();
    println!("{}: {size} bytes", name(&bundle.path));
    // Once through the cache, so that the first to read it is no worse off.
    step::run("reading the bundle once", Command::new("cksum").arg(&bundle.path))?;
    Ok(bundle.path)
}

/// The most memory that listing a library of one small submission takes.
fn idle(bench: &Bench) -> Done<u64> {
    let Sample { library, .. } = Sample::make(&bench.assay, &bench.scratch)?;
    let mut most = 0;
    for _ in 0..30 {
        let run = run(
            bench.assay.command("library list --library").arg(&library),
            Duration::from_micros(50),
        )?;
        most = most.max(run.peak_kib);
    }
    Ok(most)
}

fn unzipped(bench: &Bench, zip: &Path) -> Done<Run> {
    let folder = bench.scratch.clean("unzipped")?;
    settle()?;
    let run = run(Command::new("sh").args(["-c", PEER, "sh"]).arg(zip).arg(&folder), PAUSE)?;
    drop(bench.scratch.clean("unzipped")?);
    Ok(run)
}

fn imported(bench: &Bench, zip: &Path) -> Done<Run> {
    let library = bench.scratch.clean("imported")?;
    settle()?;
    let run = run(
        bench.assay.command("library import --library").arg(&library).arg(zip),
        PAUSE,
    )?;
    drop(bench.scratch.clean("imported")?);
    Ok(run)
}

/// What earlier work left to be written is written before the clock starts.
fn settle() -> Done {
    output(&mut Command::new("sync"))?.good("sync").map(drop)
}

fn kib_as_mib(kib: u64) -> f64 {
    u32::try_from(kib).map_or(f64::INFINITY, f64::from) / 1024.0
}
