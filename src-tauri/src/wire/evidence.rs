//! What viewers need beside bytes: words with their places, captions, cells, speech, frames.

use super::count;
use assay_app::viewing::{Field, FrameTimes, Heard, PageText, Quad, Sound, Span, TextExtract};
use serde::Serialize;
use specta::Type;

/// The words of a page and where they stand; positions are code points in `text`, corners parts per million of the page.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PageWords {
    page: u32,
    pages: u32,
    /// Thousandths of a point.
    width: u32,
    height: u32,
    text: String,
    spans: Vec<WordSpan>,
    links: Vec<PageLink>,
    approximate: bool,
    /// Whether it is a slide that the presentation skips.
    hidden: bool,
    truncated: bool,
}

#[derive(Debug, Clone, Serialize, Type)]
struct WordSpan {
    start: u32,
    end: u32,
    /// x and y of left top, right top, right bottom, left bottom, as somebody sees it who holds the text upright.
    corners: Vec<u32>,
    /// Where its code points begin and the last one ends, parts per million from the left edge to the right one.
    stops: Vec<u32>,
    line: u32,
    block: u32,
}

#[derive(Debug, Clone, Serialize, Type)]
struct PageLink {
    target: String,
    /// x, y, width and height.
    #[serde(rename = "box")]
    region: [u32; 4],
}

/// The citable text.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Texts {
    /// Name and version of what read it.
    extractor: String,
    pages: Vec<String>,
    pub(crate) markup: Markup,
    /// The file's own letters, where it is set from them as it is read.
    pub(crate) written: Option<String>,
    truncated: bool,
}

/// How a text is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Markup {
    Plain,
    Markdown,
    Captions,
}

/// A caption.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Cue {
    start_ms: u32,
    end_ms: u32,
    text: String,
    /// Where it stands in the citable text.
    start: u32,
    end: u32,
}

/// A table: its sheets, row after row.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Table {
    sheets: Vec<Sheet>,
}

#[derive(Debug, Clone, Serialize, Type)]
struct Sheet {
    rows: Vec<TableRow>,
}

#[derive(Debug, Clone, Default, Serialize, Type)]
struct TableRow {
    cells: Vec<TableCell>,
}

#[derive(Debug, Clone, Serialize, Type)]
struct TableCell {
    text: String,
    /// Where it stands in the sheet's citable text.
    start: u32,
    end: u32,
}

/// What was heard in a recording, milliseconds.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Speech {
    duration_ms: u32,
    /// Where somebody speaks.
    spans: Vec<[u32; 2]>,
    /// Where nobody speaks for a second or longer.
    pauses: Vec<[u32; 2]>,
    /// How much could not be decoded and is drawn as silence.
    lost_ms: u32,
}

/// When each picture of a film is shown.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Frames {
    /// The middle of each, hundredths of a millisecond; a seek goes there.
    middles: Vec<u32>,
    /// Whether they are not all shown equally long.
    variable: bool,
}

impl From<PageText> for PageWords {
    fn from(text: PageText) -> Self {
        let spans = text.spans.into_iter().map(|span| WordSpan {
            start: span.start,
            end: span.end,
            corners: corners(&span.quad),
            stops: span.stops,
            line: span.line,
            block: span.block,
        });
        let links = text.links.into_iter().map(|link| PageLink {
            region: link.quad.bounds(),
            target: link.target,
        });
        Self {
            page: text.page,
            pages: text.pages,
            width: text.width_millipoints,
            height: text.height_millipoints,
            spans: spans.collect(),
            links: links.collect(),
            text: text.text,
            approximate: text.approximate,
            hidden: text.hidden,
            truncated: text.truncated,
        }
    }
}

fn corners(quad: &Quad) -> Vec<u32> {
    quad.0.iter().flatten().copied().collect()
}

impl From<TextExtract> for Texts {
    fn from(text: TextExtract) -> Self {
        Self {
            extractor: text.extractor,
            pages: text.pages,
            markup: Markup::Plain,
            written: None,
            truncated: text.truncated,
        }
    }
}

impl From<Heard> for Cue {
    fn from(cue: Heard) -> Self {
        let [start, end] = cue.range;
        Self {
            start_ms: cue.start_ms,
            end_ms: cue.end_ms,
            text: cue.text,
            start,
            end,
        }
    }
}

impl From<Vec<Vec<Field>>> for Table {
    fn from(sheets: Vec<Vec<Field>>) -> Self {
        Self {
            sheets: sheets.into_iter().map(Sheet::from).collect(),
        }
    }
}

impl From<Vec<Field>> for Sheet {
    fn from(fields: Vec<Field>) -> Self {
        let mut rows: Vec<TableRow> = Vec::new();
        for field in fields {
            if field.cell.column == 1 {
                rows.push(TableRow::default());
            }
            let [start, end] = field.range;
            let text = field.text;
            if let Some(row) = rows.last_mut() {
                row.cells.push(TableCell { text, start, end });
            }
        }
        Self { rows }
    }
}

impl From<Sound> for Speech {
    fn from(sound: Sound) -> Self {
        let pairs = |spans: &[Span]| {
            spans
                .iter()
                .map(|span| [span.start_ms, span.start_ms.saturating_add(span.length_ms)])
                .collect()
        };
        let (spans, pauses) = sound
            .speech
            .map_or_else(Default::default, |map| (pairs(&map.spans), pairs(&map.pauses)));
        Self {
            duration_ms: sound.duration_ms,
            spans,
            pauses,
            lost_ms: sound.lost_ms,
        }
    }
}

/// Containers round frame times to their own ticks: so much more or less is the same length, microseconds.
const ROUNDED: u64 = 1_500;

impl From<FrameTimes> for Frames {
    fn from(times: FrameTimes) -> Self {
        let starts: Vec<u64> = (0..times.frames.len()).filter_map(|at| times.micros(at)).collect();
        let ends = starts.iter().skip(1);
        let mut lengths: Vec<u64> = starts
            .iter()
            .zip(ends)
            .map(|(start, end)| end.saturating_sub(*start))
            .collect();
        let typical = lengths.first().copied().unwrap_or_default();
        let variable = lengths.iter().any(|length| length.abs_diff(typical) > ROUNDED);
        // The last one is shown to the end; it is taken to be as long as the one before.
        lengths.push(lengths.last().copied().unwrap_or_default());
        let middles = starts
            .iter()
            .zip(&lengths)
            .map(|(start, length)| count((start + length / 2) / 10));
        Self {
            middles: middles.collect(),
            variable,
        }
    }
}
