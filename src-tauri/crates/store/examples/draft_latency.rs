//! Text typed to durable: how long one draft takes, beside what the disk needs for the least it could do.
//!
//! `draft_latency FOLDER [COUNT] [--raw]` alternates in one run: append 4 KiB to a file and fdatasync it; save a draft of
//! a thousand characters or so. With `--raw` every pair is printed, in microseconds, in the order in which it was made.
#![expect(clippy::print_stdout, reason = "a bench prints")]
#![expect(
    clippy::disallowed_methods,
    reason = "a bench is its own edge, and the floor is the plain file"
)]

mod shared;

use assay_model::Timestamp;
use assay_store::{Draft, Library, OnDamage};
use shared::{Outcome, Sample, begin_review, import};
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};

fn main() -> Outcome {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("usage: draft_latency FOLDER [COUNT] [--raw]")?);
    let rest: Vec<String> = arguments.collect();
    let raw = rest.iter().any(|argument| argument == "--raw");
    let count = rest.iter().find_map(|argument| argument.parse().ok()).unwrap_or(2_000);
    let (floor, ours) = measure(&folder, count)?;
    if raw {
        for (floor, ours) in floor.values().zip(ours.values()) {
            println!("{floor} {ours}");
        }
    }
    println!("append 4 KiB + fdatasync  {floor}");
    println!("draft                     {ours}");
    println!("p99 ratio                 {:.2}", ours.ratio(&floor, 99));
    println!("p50 ratio                 {:.2}", ours.ratio(&floor, 50));
    Ok(())
}

fn measure(folder: &std::path::Path, count: u32) -> Outcome<(Sample, Sample)> {
    let now = Timestamp::from_unix(1_795_536_150);
    let library = Library::open(&folder.join("library"), now, OnDamage::Refuse)?.library;
    import(&library, 1)?;
    let review = begin_review(&library, 1)?;
    let mut file = File::create(folder.join("floor.bin"))?;
    let (mut floor, mut ours) = (Sample::default(), Sample::default());
    for step in 0..count {
        let block = [u8::try_from(step % 251)?; 4096];
        floor.add(timed(|| file.write_all(&block).and_then(|()| file.sync_data()))?);
        let text = "The boards can be read, the students wait. ".repeat(10 + usize::try_from(step % 30)?);
        ours.add(timed(|| {
            library.save_draft(&review, &Draft::of("rationale:hears-everyone", &text), now)
        })?);
    }
    Ok((floor, ours))
}

fn timed<E>(what: impl FnOnce() -> Result<(), E>) -> Result<Duration, E> {
    let begun = Instant::now();
    what().map(|()| begun.elapsed())
}
