//! A place in the evidence, in words: `04:12–04:21`, `page 2`, `upper left`, `page 2, box: left 10 %, …`, `“quote”`.

use crate::words::Words;
use assay_model::place::{PagePart, Place, Region, TimeSpan};

/// Parts per million in a percent.
const PPM_PER_PERCENT: u32 = 10_000;
/// Characters of a quote that are shown where a place is one line.
const LINE: usize = 60;
/// Characters of a quote that are shown where many places are one line.
const SHORT: usize = 24;

/// The place in one line, a box exactly: what is signed says it so. A long quote is cut at a word.
pub fn place_text(place: &Place, words: &dyn Words) -> String {
    one_line(place, words, percent)
}

/// The same for whoever looks at the place beside it, or looks for it: a box in whole percents, below ten with one decimal.
pub fn place_words(place: &Place, words: &dyn Words) -> String {
    one_line(place, words, |ppm| read_aloud(ppm, words))
}

fn one_line(place: &Place, words: &dyn Words, share: impl Fn(u32) -> String) -> String {
    let within = match (quote(place), region(place)) {
        (Some(text), _) => quoted(&shortened(text, LINE), words),
        (None, Some(region)) => box_text(region.ppm().map(share), words),
        (None, None) => String::new(),
    };
    let parts = [where_text(place, words), within];
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// The place without its words and its box, which the report shows beside it.
pub(crate) fn where_text(place: &Place, words: &dyn Words) -> String {
    match place {
        Place::Whole => words.say("report-place-whole", &[]),
        Place::Time { span, .. } => span_text(*span),
        Place::Page { page, .. } => page_text(*page, words),
        Place::Picture { .. } | Place::Text(_) => String::new(),
    }
}

/// The box as a reader wants it: a drawing stands beside it, the record holds it exactly.
pub(crate) fn rounded_box(region: Region, words: &dyn Words) -> String {
    box_text(region.ppm().map(rounded), words)
}

/// Percent by two digits that count, so that two small boxes are told apart: `42`, `2.3`, `0.15`; what is smaller is exact.
fn rounded(ppm: u32) -> String {
    let step = match ppm {
        0..1_000 => 1,
        1_000..10_000 => 100,
        10_000..100_000 => 1_000,
        _ => PPM_PER_PERCENT,
    };
    percent((ppm + step / 2) / step * step)
}

/// Percent as it is read: `42`, `2.3`; what is there is never nothing, and never all where it is not.
fn read_aloud(ppm: u32, words: &dyn Words) -> String {
    const TENTH: u32 = PPM_PER_PERCENT / 10;
    const WHOLE: u32 = 100 * PPM_PER_PERCENT;
    if ppm >= 10 * PPM_PER_PERCENT {
        let most = if ppm < WHOLE { 99 } else { 100 };
        return ((ppm + PPM_PER_PERCENT / 2) / PPM_PER_PERCENT).min(most).to_string();
    }
    let tenths = ((ppm + TENTH / 2) / TENTH).max(u32::from(ppm > 0));
    match (tenths / 10, tenths % 10) {
        (whole, 0) => whole.to_string(),
        (whole, tenth) => words.say(
            "report-place-percent",
            &[("whole", &whole.to_string()), ("tenth", &tenth.to_string())],
        ),
    }
}

/// The place as one of many in a line: where it begins.
pub(crate) fn short_text(place: &Place, words: &dyn Words) -> String {
    match place {
        Place::Whole => words.say("report-place-whole", &[]),
        Place::Picture { region } => corner_text(*region, words),
        Place::Time { span, .. } => span.start().to_string(),
        Place::Page { page, .. } => words.say("report-place-page-short", &[("page", &page.to_string())]),
        Place::Text(text) => quoted(&shortened(&text.quote.exact, SHORT), words),
    }
}

/// The place beside its file's name: all that a reader needs to find it, without the numbers of a box.
pub(crate) fn brief_text(place: &Place, words: &dyn Words) -> String {
    match place {
        Place::Time { span, .. } => span_text(*span),
        _ => short_text(place, words),
    }
}

/// The words that a place is marked by.
pub(crate) fn quote(place: &Place) -> Option<&str> {
    match place {
        Place::Text(text)
        | Place::Page {
            part: PagePart::Text(text),
            ..
        } => Some(&text.quote.exact),
        _ => None,
    }
}

/// The box that a place is marked by.
pub(crate) fn region(place: &Place) -> Option<Region> {
    match place {
        Place::Time { region, .. } => *region,
        Place::Picture { region }
        | Place::Page {
            part: PagePart::Region(region),
            ..
        } => Some(*region),
        _ => None,
    }
}

/// Parts per million as percent, at most four decimals: `33.3333`, `10`.
pub(crate) fn percent(ppm: u32) -> String {
    let (whole, rest) = (ppm / PPM_PER_PERCENT, ppm % PPM_PER_PERCENT);
    if rest == 0 {
        return whole.to_string();
    }
    format!("{whole}.{rest:04}").trim_end_matches('0').to_owned()
}

/// The text, cut at a word where it is longer than `most` characters.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = line.char_indices().nth(most) else {
        return line;
    };
    let cut = line.get(..end).unwrap_or_default();
    let at_word = cut.rsplit_once(' ').map_or(cut, |(words, _)| words);
    format!("{at_word} …")
}

fn span_text(span: TimeSpan) -> String {
    let (start, end) = (span.start().to_string(), span.end().to_string());
    if start == end {
        start
    } else {
        format!("{start}–{end}")
    }
}

fn page_text(page: u32, words: &dyn Words) -> String {
    words.say("report-place-page", &[("page", &page.to_string())])
}

/// Where in the picture the middle of the box lies, in thirds: `upper left`, `middle`. A box that reaches from the first
/// third into the last both ways has its middle nowhere in particular.
fn corner_text(region: Region, words: &dyn Words) -> String {
    const THIRD: u32 = 333_333;
    let [x, y, width, height] = region.ppm();
    let across = |from: u32, length: u32| from < THIRD && from + length > 2 * THIRD;
    if across(x, width) && across(y, height) {
        let row = if [x, y] == [0, 0] && [width, height] == [1_000_000, 1_000_000] {
            "all"
        } else {
            "most"
        };
        return words.say("report-place-box-short", &[("column", "middle"), ("row", row)]);
    }
    let third = |from: u32, length: u32, names: [&'static str; 3]| {
        let [first, middle, last] = names;
        match (from + length / 2) / THIRD {
            0 => first,
            1 => middle,
            _ => last,
        }
    };
    let column = third(x, width, ["left", "middle", "right"]);
    let row = third(y, height, ["top", "middle", "bottom"]);
    words.say("report-place-box-short", &[("column", column), ("row", row)])
}

fn quoted(text: &str, words: &dyn Words) -> String {
    words.say("report-place-quote", &[("quote", text)])
}

fn box_text([x, y, width, height]: [String; 4], words: &dyn Words) -> String {
    words.say(
        "report-place-box",
        &[("x", &x), ("y", &y), ("width", &width), ("height", &height)],
    )
}
