//! How long a search takes until its hits are places: `search_places_speed LIBRARY QUESTIONS`, with a question a line, `group`, a
//! tab, what is typed. A question takes the median of its seven runs; printed are median and 95th percentile over the
//! questions of each group, and the raw values, in microseconds.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench reads its questions and prints"
)]

use assay_app::library::Shelf;
use assay_app::searching::{SearchQuery, search};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;
use std::time::Instant;

const TIMES: usize = 7;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let (Some(library), Some(questions)) = (arguments.next(), arguments.next()) else {
        return Err("usage: search_places_speed LIBRARY QUESTIONS".into());
    };
    let library = Shelf::open_reading(&library).map_err(|failure| format!("{failure:?}"))?;
    let questions = std::fs::read_to_string(questions)?;
    let mut groups = BTreeMap::<&str, Group>::new();
    for (group, typed) in questions.lines().filter_map(|line| line.split_once('\t')) {
        let query = SearchQuery {
            text: typed.to_owned(),
            submission: None,
            limit: 50,
        };
        let group = groups.entry(group).or_default();
        let mut runs = Vec::new();
        for _ in 0..TIMES {
            let begun = Instant::now();
            let found = search(&library, &query).map_err(|failure| format!("{failure:?}"))?;
            runs.push(begun.elapsed().as_micros());
            group.hits += found.hits.len();
        }
        group.medians.push(percentile(&runs, 50));
        group.raw.extend(runs);
    }
    let mut all: Vec<u128> = Vec::new();
    for (name, Group { medians, raw, hits }) in &groups {
        println!(
            "places {name:20} {:>3} questions   {}   {raw:?} ({hits} hits)",
            medians.len(),
            of(medians)
        );
        if !name.contains("commonest") {
            all.extend(medians);
        }
    }
    println!(
        "places {:20} {:>3} questions   {}",
        "all but the commonest",
        all.len(),
        of(&all)
    );
    Ok(())
}

#[derive(Default)]
struct Group {
    medians: Vec<u128>,
    raw: Vec<u128>,
    hits: usize,
}

fn percentile(values: &[u128], percent: usize) -> u128 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let place = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(place).copied().unwrap_or_default()
}

fn of(values: &[u128]) -> String {
    let at = |percent| percentile(values, percent);
    format!("p50 {} us, p95 {} us, most {} us", at(50), at(95), at(100))
}
