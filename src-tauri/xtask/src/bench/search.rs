//! The search over 10 000 comments and passages of transcripts, until its hits are places, in the backend; and in the same
//! run the index alone beside a scan of the same texts with LIKE.

use super::{Bar, Bench};
use crate::step::{self, Done};
use crate::trial::released;
use std::process::Command;

pub(super) fn measure(bench: &Bench) -> Done<Vec<Bar>> {
    let folder = bench.scratch.clean("search")?;
    let count = bench.times(10_000, 500).to_string();
    let examples = released()?.join("examples");
    let mut index = Command::new(examples.join("search_speed"));
    index.arg(&folder).arg(&count);
    let mut ratios = Vec::new();
    step::listen(&format!("a library of {count} passages"), &mut index, |line| {
        ratios.extend(line.strip_prefix("ratio ").and_then(ratio));
    })?;
    let mut places = Command::new(examples.join("search_places_speed"));
    places.arg(&folder).arg(folder.join("questions.txt"));
    let (mut all, mut commonest) = (None, None);
    step::listen("hits as places", &mut places, |line| {
        if line.starts_with("places all but the commonest") {
            all = figure(line, "p95 ");
        } else if line.starts_with("places the commonest word") {
            commonest = figure(line, "most ");
        }
    })?;
    if ratios.len() < 5 || all.is_none() || commonest.is_none() {
        return Err(format!("{} kinds of questions were measured", ratios.len()));
    }
    let bar = |what, found, at_most, unit| Bar {
        what,
        found,
        at_most,
        unit,
    };
    Ok(vec![
        bar("search, 95th percentile", all, 2.0, " ms"),
        bar("search for the commonest word, the slowest", commonest, 10.0, " ms"),
        bar(
            "search beside LIKE, the worst median",
            ratios.into_iter().reduce(f64::max),
            1.0,
            "×",
        ),
    ])
}

/// The number after a name of many words: `a seldom word 0.137 (14000 hits)`.
fn ratio(line: &str) -> Option<f64> {
    line.split_once(" (")?.0.rsplit(' ').next()?.parse().ok()
}

/// The microseconds after `name`, in milliseconds.
fn figure(line: &str, name: &str) -> Option<f64> {
    let microseconds = line.split_once(name)?.1.split_once(" us")?.0;
    Some(f64::from(microseconds.parse::<u32>().ok()?) / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::{figure, ratio};

    #[test]
    fn figures_of_a_line_are_read() {
        assert_eq!(ratio("the commonest word  1.939 (700 hits)"), Some(1.939));
        let line = "places a phrase   140 ×   p50 12 us, p95 1840 us, most 5 us   [1, 2] (3 hits)";
        assert_eq!(figure(line, "p95 "), Some(1.84));
        assert_eq!(figure("nothing", "p95 "), None);
    }
}
