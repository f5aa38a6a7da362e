//! The queue with 10 000 submissions: its first page and its search, in the backend. The store's own bench fills and
//! asks; here its figures are held against the bar.

use super::{Bar, Bench};
use crate::step::{self, Done};
use crate::trial::released;
use std::process::Command;

const BAR_MS: f64 = 50.0;

pub(super) fn measure(bench: &Bench) -> Done<Vec<Bar>> {
    let folder = bench.scratch.clean("queue")?;
    let count = bench.times(10_000, 500).to_string();
    let mut example = Command::new(released()?.join("examples/queue_speed"));
    example.arg(&folder).arg(&count);
    let (mut pages, mut searches) = (Vec::new(), Vec::new());
    step::listen(&format!("a library of {count} submissions"), &mut example, |line| {
        let median = median(line);
        if line.starts_with("first page") {
            pages.extend(median);
        } else if line.starts_with("search") {
            searches.extend(median);
        }
    })?;
    if pages.len() < 4 || searches.len() < 4 {
        return Err(format!(
            "{} pages and {} searches were measured",
            pages.len(),
            searches.len()
        ));
    }
    let bar = |what, medians: Vec<f64>| Bar {
        what,
        found: medians.into_iter().reduce(f64::max),
        at_most: BAR_MS,
        unit: " ms",
    };
    Ok(vec![
        bar("the slowest first page, median", pages),
        bar("the slowest search, median", searches),
    ])
}

/// The `p50 N us` of a line, in milliseconds.
fn median(line: &str) -> Option<f64> {
    let microseconds = line.split_once("p50 ")?.1.split_once(" us")?.0;
    Some(f64::from(microseconds.parse::<u32>().ok()?) / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_of_a_line_is_read() {
        let line = "first page by number  50 of  10000   p50 1234 us, p95 2 us, p99 3 us, most 4 us   [1, 2]";
        assert_eq!(median(line), Some(1.234));
        assert_eq!(median("opening  12 ms"), None);
    }
}
