//! The size of a file in words, and of what a file may be: the one place that words them.

use crate::words::Words;

/// Bytes in the unit that leaves one to three digits before the point, rounded to the nearest: `180 bytes`, `48 kB`,
/// `2.4 MB`, with the decimal mark of the language.
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
        decimal(tenths / 10, tenths % 10, words)
    } else {
        rounded(bytes, unit).to_string()
    };
    words.say(key, &[("size", &text)])
}

/// A limit on bytes, or what is above it: with one decimal, rounded up so that it is told as above: `20.1 GiB`.
pub fn limit_text(bytes: u64, words: &dyn Words) -> String {
    const UNITS: [&str; 5] = ["MiB", "GiB", "TiB", "PiB", "EiB"];
    let filled = |unit: &u32| bytes >> (20 + 10 * unit) > 0;
    let unit = (0..5).rev().find(filled).unwrap_or_default();
    let tenths = u128::from(bytes) * 10;
    let tenths = u64::try_from(tenths.div_ceil(1 << (20 + 10 * unit))).unwrap_or(u64::MAX);
    let name = usize::try_from(unit).ok().and_then(|unit| UNITS.get(unit)).copied();
    let text = match tenths % 10 {
        0 => (tenths / 10).to_string(),
        tenth => decimal(tenths / 10, tenth, words),
    };
    format!("{text} {}", name.unwrap_or_default())
}

fn decimal(whole: u64, tenth: u64, words: &dyn Words) -> String {
    let (whole, tenth) = (whole.to_string(), tenth.to_string());
    words.say("report-size-tenths", &[("whole", &whole), ("tenth", &tenth)])
}

const fn rounded(bytes: u64, unit: u64) -> u64 {
    bytes.saturating_add(unit / 2) / unit
}
