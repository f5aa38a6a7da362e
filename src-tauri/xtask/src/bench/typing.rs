//! Text typed to durable: from a `draft` line written to `assay review exec` to its `saved`, beside the least that a
//! disk can do: 4 KiB appended and brought to the disk, by turns in the same folder.

use super::measure::{median, percentile};
use super::{Bar, Bench, name};
use crate::step::Done;
use crate::trial::{Exec, Said, Sample, doing, target};
use std::fs::{self, File};
use std::io::Write;
use std::time::Instant;

const SENTENCE: &str = "The boards can be read, the students wait. ";

pub(super) fn measure(bench: &Bench) -> Done<Vec<Bar>> {
    let sample = Sample::make(&bench.assay, &bench.scratch)?;
    let library = sample.library(&bench.scratch, "typing")?;
    println!("peer: append 4096 bytes, fdatasync");
    println!("ours: {{\"cmd\":\"draft\",…}} of 440 to 1700 letters into assay review exec → saved");
    let mut exec = Exec::start(&bench.assay, &library, sample.bundle.number)?;
    let mut file = File::create(bench.scratch.at("floor")).map_err(doing("floor"))?;
    let pairs = bench.times(1_000, 100);
    let every = target().join("bench-typing.tsv");
    let (mut rounds, mut values) = (Vec::new(), "round\tpeer us\tours us\n".to_owned());
    for round in 1..=bench.times(5, 2) {
        let pairs = (0..pairs).map(|pair| Ok((append(&mut file)?, draft(&mut exec, pair)?)));
        let pairs = pairs.collect::<Done<Vec<(f64, f64)>>>()?;
        rounds.push(tell(round, &pairs));
        let lines = pairs
            .iter()
            .map(|(peer, ours)| format!("{round}\t{peer:.0}\t{ours:.0}\n"));
        values.extend(lines);
    }
    exec.end()?;
    fs::write(&every, values).map_err(doing(every.display()))?;
    println!("  every pair, in order: {}", name(&every));
    let found = Some(median(rounds));
    Ok(vec![Bar {
        what: "text typed to durable, p99 beside the disk's own",
        found,
        at_most: 3.0,
        unit: "",
    }])
}

/// Prints one round, microseconds; its ratio of the p99.
fn tell(round: usize, pairs: &[(f64, f64)]) -> f64 {
    let peer = |percent| percentile(pairs.iter().map(|pair| pair.0), percent);
    let ours = |percent| percentile(pairs.iter().map(|pair| pair.1), percent);
    let said = |of: &dyn Fn(usize) -> f64| {
        format!(
            "p50 {:.0} p95 {:.0} p99 {:.0} most {:.0}",
            of(50),
            of(95),
            of(99),
            of(100)
        )
    };
    let ratio = ours(99) / peer(99);
    println!(
        "  {round}: {} pairs, us: peer {}   ours {}   p99 ratio {ratio:.2}",
        pairs.len(),
        said(&peer),
        said(&ours)
    );
    ratio
}

fn append(file: &mut File) -> Done<f64> {
    let began = Instant::now();
    file.write_all(&[b'x'; 4096])
        .and_then(|()| file.sync_data())
        .map_err(doing("the floor"))?;
    Ok(microseconds(began))
}

fn draft(exec: &mut Exec, pair: usize) -> Done<f64> {
    let text = SENTENCE.repeat(10 + pair % 30);
    let line = format!(r#"{{"cmd":"draft","field":"rationale:hears-everyone","text":"{pair}: {text}"}}"#);
    let began = Instant::now();
    let said = exec.ask(&line)?;
    let took = microseconds(began);
    if matches!(said, Said::Saved(_)) {
        Ok(took)
    } else {
        Err(format!("a draft was refused: {said:?}"))
    }
}

fn microseconds(began: Instant) -> f64 {
    began.elapsed().as_secs_f64() * 1e6
}
