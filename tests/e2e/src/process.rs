//! What a program and everything that it started take, as Linux tells of them in `/proc`.
#![expect(clippy::disallowed_methods, reason = "the harness looks at what it started")]

use std::fs;

/// The memory of `pid` and of all its descendants, KiB: of pages that several programs share each has its share (PSS).
#[must_use]
pub fn memory_kib(pid: u32) -> u64 {
    family(pid).into_iter().map(own).sum()
}

/// `pid` and all its descendants that live now.
#[must_use]
pub fn family(pid: u32) -> Vec<u32> {
    let mut found = vec![pid];
    let mut next = 0;
    while let Some(pid) = found.get(next).copied() {
        found.extend(children(pid));
        next += 1;
    }
    found
}

/// What `pid` is called.
#[must_use]
pub fn name(pid: u32) -> String {
    let name = fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
    name.trim().to_owned()
}

/// What the first process `called` so below `pid` found in its environment as `variable` when it began.
#[must_use]
pub fn variable(pid: u32, called: &str, variable: &str) -> Option<String> {
    let process = family(pid).into_iter().find(|pid| name(*pid) == called)?;
    let environment = fs::read(format!("/proc/{process}/environ")).ok()?;
    let mut entries = environment.split(|byte| *byte == 0).map(String::from_utf8_lossy);
    entries.find_map(|entry| Some(entry.strip_prefix(variable)?.strip_prefix('=')?.to_owned()))
}

/// The memory of `pid` alone, KiB.
#[must_use]
pub fn own(pid: u32) -> u64 {
    let sums = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    let line = sums.lines().find_map(|line| line.strip_prefix("Pss:"));
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
    let words = pids.iter().flat_map(|list| list.split_whitespace());
    words.filter_map(|pid| pid.parse().ok()).collect()
}
