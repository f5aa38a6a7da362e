//! The citable text of a page, put together in reading order, with a span for every piece of it.
//!
//! Lines end with a line end, blocks with an empty line. A word that is hyphenated over two lines is one word, without
//! its hyphen. Letters come in the order in which they are read ([`super::reading`]).

use super::fields;
use super::glyphs::Drawn;
use super::lines::{Line, lines};
use super::order::Order;
use super::page_text::{Quad, TextSpan};
use super::reading::{Run, runs};
use super::words::{Direction, directions};
use hayro_interpret::kurbo::{Affine, Point, Rect, Size};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro_syntax::page::Page;
use unicode_normalization::UnicodeNormalization;

/// Text beyond this is not collected from one page, bytes.
const MOST: usize = 4 << 20;
/// How far a span reaches above its baseline, in type sizes.
const ABOVE: f64 = 0.78;
/// And below.
const BELOW: f64 = 0.24;
/// One whole, parts per million.
const WHOLE: f64 = 1e6;

/// The text of a page and its spans.
#[derive(Default)]
pub(crate) struct Text {
    pub(crate) text: String,
    pub(crate) spans: Vec<TextSpan>,
    pub(crate) truncated: bool,
    /// Whether anything was drawn: a line, an area, a picture, a glyph.
    pub(crate) drew: bool,
    /// Whether words were painted over.
    pub(crate) covered: bool,
    /// Code points in the text.
    length: u32,
    line: u32,
    block: u32,
}

/// Reads a page.
pub(crate) fn of_page<'a>(page: &Page<'a>, cache: &InterpreterCache<'a>, settings: &InterpreterSettings) -> Text {
    let (width, height) = page.render_dimensions();
    let size = Size::new(f64::from(width), f64::from(height));
    let shown = Rect::from_origin_size(Point::ORIGIN, size);
    let mut drawn = Drawn::on(shown);
    read(page, shown, cache, settings, &mut drawn);
    if let Some(values) = fields::overlay(page) {
        let cache = InterpreterCache::new();
        values
            .pages()
            .iter()
            .for_each(|values| read(values, shown, &cache, settings, &mut drawn));
    }
    assemble(drawn, size)
}

fn read<'a>(
    page: &Page<'a>,
    shown: Rect,
    cache: &InterpreterCache<'a>,
    settings: &InterpreterSettings,
    drawn: &mut Drawn,
) {
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let mut context = Context::new(transform, shown, cache, page.xref(), settings.clone());
    interpret_page(page, &mut context, drawn);
}

/// Puts the text of a page of that size together.
fn assemble(drawn: Drawn, page: Size) -> Text {
    let mut text = Text {
        truncated: drawn.truncated,
        drew: drawn.drew,
        covered: drawn.has_covered_words(),
        ..Text::default()
    };
    for direction in directions(drawn) {
        let order = Order {
            words: &direction.words,
            rules: &direction.rules,
        };
        let place = Place {
            direction: &direction,
            page,
        };
        for region in order.regions() {
            text.region(&lines(&direction.words, &region), &place);
        }
    }
    text
}

/// From the coordinates of a direction to parts per million of the page.
struct Place<'a> {
    direction: &'a Direction,
    page: Size,
}

impl Place<'_> {
    fn quad(&self, left: f64, right: f64, base: f64, size: f64) -> Quad {
        let (top, bottom) = (base - size * ABOVE, base + size * BELOW);
        Quad([(left, top), (right, top), (right, bottom), (left, bottom)].map(|(u, v)| self.point(u, v)))
    }

    fn point(&self, u: f64, v: f64) -> [u32; 2] {
        let point: Point = (self.direction.along * u + self.direction.across * v).to_point();
        [share(point.x / self.page.width), share(point.y / self.page.height)]
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a million just before"
)]
pub(super) fn share(part: f64) -> u32 {
    (part * WHOLE).round().clamp(0.0, WHOLE) as u32
}

impl Text {
    fn region(&mut self, lines: &[Line<'_>], place: &Place<'_>) {
        let mut last_block = None;
        // A word goes on in the next line, or in the next column, but not from one row of cells to another.
        let mut whole = true;
        for line in lines {
            if self.text.len() > MOST {
                self.truncated = true;
                return;
            }
            let runs = runs(line);
            let same_block = last_block == Some(line.block);
            if !self.text.is_empty() {
                let joined = whole && line.is_whole();
                self.end_line(same_block, joined, &runs);
            }
            whole = line.is_whole();
            for (index, run) in runs.iter().enumerate() {
                self.run(run, index > 0, place);
            }
            last_block = Some(line.block);
        }
    }

    /// Ends the line before; where it ends with a hyphen and the word goes on, the two become one.
    fn end_line(&mut self, same_block: bool, joined: bool, next: &[Run<'_>]) {
        self.line += 1;
        self.block += u32::from(!same_block);
        let goes_on = next
            .first()
            .and_then(|run| run.letters.first())
            .and_then(|letter| letter.text.chars().next())
            .is_some_and(char::is_lowercase);
        if joined && goes_on && self.is_hyphenated() {
            self.text.pop();
            self.length -= 1;
            if let Some(span) = self.spans.last_mut() {
                span.end -= 1;
                let end = span.stops.pop();
                if let (Some(last), Some(end)) = (span.stops.last_mut(), end) {
                    *last = end;
                }
            }
        } else {
            let ends = if same_block { "\n" } else { "\n\n" };
            self.text.push_str(ends);
            self.length += if same_block { 1 } else { 2 };
        }
    }

    /// Whether a hyphen ends the text behind a letter.
    fn is_hyphenated(&self) -> bool {
        let mut letters = self.text.chars().rev();
        let hyphen = matches!(letters.next(), Some('-' | '\u{2010}' | '\u{ad}'));
        let long = self.spans.last().is_some_and(|span| span.end - span.start > 1);
        hyphen && long && letters.next().is_some_and(char::is_alphabetic)
    }

    fn run(&mut self, run: &Run<'_>, inside: bool, place: &Place<'_>) {
        let mut text = String::new();
        let mut counts = Vec::new();
        for letter in &run.letters {
            let kept: String = letter.text.chars().filter(|c| !c.is_control()).nfc().collect();
            counts.push(kept.chars().count());
            text.push_str(&kept);
        }
        let composed: String = text.nfc().collect();
        let count = composed.chars().count();
        if count == 0 {
            return;
        }
        if inside && run.blank {
            self.text.push(' ');
            self.length += 1;
        }
        let ends = run.letters.iter().flat_map(|letter| [letter.left, letter.right]);
        let (left, right) = ends.fold((f64::MAX, f64::MIN), |(low, high), at| (low.min(at), high.max(at)));
        let stops = if counts.iter().sum::<usize>() == count {
            stops(run, &counts, left, right)
        } else {
            even_stops(count, run.backwards)
        };
        let length = u32::try_from(count).unwrap_or(u32::MAX);
        self.spans.push(TextSpan {
            start: self.length,
            end: self.length.saturating_add(length),
            quad: place.quad(left, right, run.base, run.size),
            stops,
            line: self.line,
            block: self.block,
        });
        self.text.push_str(&composed);
        self.length = self.length.saturating_add(length);
    }
}

/// Where the code points begin, along the span: of a glyph with several, at equal distances.
fn stops(run: &Run<'_>, counts: &[usize], left: f64, right: f64) -> Vec<u32> {
    let width = (right - left).max(1e-9);
    let mut stops = Vec::new();
    for (letter, count) in run.letters.iter().zip(counts) {
        let (from, to) = if run.backwards {
            (letter.right, letter.left)
        } else {
            (letter.left, letter.right)
        };
        for index in 0..*count {
            let at = from + (to - from) * index as f64 / *count as f64;
            stops.push(share((at - left) / width));
        }
    }
    stops.push(if run.backwards { 0 } else { share(1.0) });
    in_order(&mut stops, run.backwards);
    stops
}

fn even_stops(count: usize, backwards: bool) -> Vec<u32> {
    let mut stops: Vec<u32> = (0..=count)
        .map(|index| share(index as f64 / count.max(1) as f64))
        .collect();
    if backwards {
        stops.reverse();
    }
    stops
}

/// Letters may overlap; their beginnings follow each other all the same.
fn in_order(stops: &mut [u32], backwards: bool) {
    let mut furthest = if backwards { share(1.0) } else { 0 };
    for stop in stops {
        furthest = if backwards {
            furthest.min(*stop)
        } else {
            furthest.max(*stop)
        };
        *stop = furthest;
    }
}
