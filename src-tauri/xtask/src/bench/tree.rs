//! A process and its children, as Linux tells of them in `/proc`.

use std::fs;

/// VmHWM of `pid` and of all its descendants that live now, in KiB.
pub(super) fn high_water(pid: u32) -> u64 {
    own(pid) + children(pid).into_iter().map(high_water).sum::<u64>()
}

/// The greatest VmHWM of `pid` and all its descendants that live now, in KiB.
pub(super) fn largest(pid: u32) -> u64 {
    let below = children(pid).into_iter().map(largest).max();
    own(pid).max(below.unwrap_or_default())
}

fn own(pid: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok())
        .unwrap_or_default()
}

/// Each thread lists the children that it started.
fn children(pid: u32) -> Vec<u32> {
    let threads = fs::read_dir(format!("/proc/{pid}/task"))
        .into_iter()
        .flatten()
        .flatten();
    let lists = threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    let pids: Vec<String> = lists.collect();
    pids.iter()
        .flat_map(|list| list.split_whitespace())
        .filter_map(|pid| pid.parse().ok())
        .collect()
}
