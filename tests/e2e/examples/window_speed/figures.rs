//! What many values come to, and how they are printed.

use assay_e2e::{Window, process};
use serde_json::Value;

/// Prints what is held against a bar.
pub(crate) fn figure(name: &str, value: f64) {
    println!("figure {name} {value:.4}");
}

/// The number that a page calls `name`.
pub(crate) fn number(said: &Value, name: &str) -> Option<f64> {
    said.get(name).and_then(Value::as_f64)
}

/// The list that a page calls `name`.
pub(crate) fn list<'a>(said: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    said.get(name).and_then(Value::as_array).into_iter().flatten()
}

/// The value below which so many percent lie; one that was measured.
pub(crate) fn percentile(values: &[f64], percent: usize) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let place = (values.len() * percent / 100).min(values.len().saturating_sub(1));
    values.get(place).copied().unwrap_or(f64::NAN)
}

/// The middle of them.
pub(crate) fn median(values: &[f64]) -> f64 {
    percentile(values, 50)
}

/// All of them, and what they come to.
pub(crate) fn told(values: &[f64]) -> String {
    let raw: Vec<String> = values.iter().map(|value| format!("{value:.0}")).collect();
    let [median, p95, most] = [50, 95, 100].map(|percent| percentile(values, percent));
    format!("median {median:.0}, p95 {p95:.0}, most {most:.0}   [{}]", raw.join(" "))
}

/// Kibibytes as megabytes.
pub(crate) fn megabytes(kib: u64) -> f64 {
    u32::try_from(kib).map_or(f64::INFINITY, f64::from) * 1024.0 / 1e6
}

/// What a window takes with all its processes, but for the driver; MB.
pub(crate) fn taken(window: &Window) -> f64 {
    megabytes(process::memory_kib(window.driver_id()) - process::own(window.driver_id()))
}

/// What each process takes that lives below `pid`, and itself.
pub(crate) fn each(pid: u32) -> String {
    let of = |pid: u32| format!("{} {:.0}", process::name(pid), megabytes(process::own(pid)));
    let each: Vec<String> = process::family(pid).into_iter().map(of).collect();
    format!("{} MB", each.join(", "))
}
