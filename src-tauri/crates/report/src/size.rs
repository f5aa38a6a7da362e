//! The size of a file in words.

use crate::words::Words;

/// Bytes in the unit that leaves one to three digits before the point, rounded to the nearest: `180 bytes`, `48 kB`,
/// `2.4 MB`.
pub fn size_text(bytes: u64, words: &dyn Words) -> String {
    let units = [
        ("report-size-kb", 1_000),
        ("report-size-mb", 1_000_000),
        ("report-size-gb", 1_000_000_000),
    ];
    if bytes < 1_000 {
        return words.say("report-size-bytes", &[("size", &bytes.to_string())]);
    }
    // 999 600 bytes are 1.0 MB, not 1000 kB.
    let fitting = units.iter().find(|(_, unit)| rounded(bytes, *unit) < 1_000);
    let (key, unit) = fitting.copied().unwrap_or(("report-size-gb", 1_000_000_000));
    let tenths = rounded(bytes, unit / 10);
    let text = if tenths < 100 {
        format!("{}.{}", tenths / 10, tenths % 10)
    } else {
        rounded(bytes, unit).to_string()
    };
    words.say(key, &[("size", &text)])
}

const fn rounded(bytes: u64, unit: u64) -> u64 {
    bytes.saturating_add(unit / 2) / unit
}
