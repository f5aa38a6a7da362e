//! One command measured: wall seconds, processor seconds with all children, and the most memory that it and its children
//! ever held; and what many measurements come to.

use super::tree::{high_water, largest};
use crate::step::Done;
use crate::trial::doing;
use std::fs;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// What one run took.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Run {
    /// Seconds on the clock.
    pub(super) wall: f64,
    /// Seconds of processors, children included.
    pub(super) cpu: f64,
    /// VmHWM of the process and its children together, KiB.
    pub(super) peak_kib: u64,
    /// VmHWM of the largest of them, KiB.
    pub(super) largest_kib: u64,
}

/// Runs `command`; memory is looked at every `pause`.
pub(super) fn run(command: &mut Command, pause: Duration) -> Done<Run> {
    let before = children_seconds()?;
    let began = Instant::now();
    command.stdin(Stdio::null()).stdout(Stdio::null());
    let mut child = command.spawn().map_err(doing(format!("{command:?}")))?;
    let (pid, ended) = (child.id(), AtomicBool::new(false));
    let (wall, status, (peak_kib, largest_kib)) = thread::scope(|scope| {
        let watching = scope.spawn(|| {
            let mut peaks = (0, 0);
            while !ended.load(Ordering::Relaxed) {
                peaks = (peaks.0.max(high_water(pid)), peaks.1.max(largest(pid)));
                thread::sleep(pause);
            }
            peaks
        });
        let status = child.wait();
        let wall = began.elapsed().as_secs_f64();
        ended.store(true, Ordering::Relaxed);
        (wall, status, watching.join().unwrap_or_default())
    });
    let status = status.map_err(doing(format!("{command:?}")))?;
    if !status.success() {
        return Err(format!("{command:?}: {status}"));
    }
    Ok(Run {
        wall,
        cpu: children_seconds()? - before,
        peak_kib,
        largest_kib,
    })
}

/// The processor seconds of every child that has ended, and of theirs (proc(5), `cutime` and `cstime` in hundredths).
fn children_seconds() -> Done<f64> {
    let stat = fs::read_to_string("/proc/self/stat").map_err(doing("/proc/self/stat"))?;
    let (_, after_name) = stat.rsplit_once(')').ok_or("/proc/self/stat has another form")?;
    let fields: Vec<&str> = after_name.split_whitespace().collect();
    let ticks = |place: usize| fields.get(place).and_then(|ticks| ticks.parse::<u32>().ok());
    let (user, system) = ticks(13).zip(ticks(14)).ok_or("/proc/self/stat has another form")?;
    Ok(f64::from(user + system) / 100.0)
}

/// The middle of `values`.
pub(super) fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    percentile(values, 50)
}

/// The value below which so many percent lie.
pub(super) fn percentile(values: impl IntoIterator<Item = f64>, percent: usize) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let place = (values.len() * percent / 100).min(values.len().saturating_sub(1));
    values.get(place).copied().unwrap_or(f64::NAN)
}

/// Values as they are printed.
pub(super) fn raw(values: impl IntoIterator<Item = f64>) -> String {
    values
        .into_iter()
        .map(|value| format!("{value:.2}"))
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_values_that_were_measured() {
        let values = (1..=100).rev().map(f64::from);
        assert_eq!((median(values.clone()), percentile(values, 99)), (51.0, 100.0));
        assert_eq!(median([3.0, 1.0, 2.0]), 2.0);
        assert!(median([]).is_nan());
    }
}
