//! What a page draws, as far as its words are concerned: every glyph with its letters and its place, rules that part
//! rows of a table, and areas that were painted over what was there before.
//!
//! Coordinates are points of the page as shown, y downwards. Invisible text (the words of a scan) counts; what is
//! drawn outside the page does not. Where the file says what a group of glyphs means (ActualText, PDF 32000-1 14.9.4)
//! that is taken for the whole group.

use super::reading::is_backwards;
use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape, Vec2};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, Paint, SoftMask};
use hayro_syntax::object::{Dict, String as PdfString};

/// Glyphs read of one page.
const MOST_GLYPHS: usize = 400_000;
/// Rules kept of one page.
const MOST_SHAPES: usize = 4_000;
/// Painted areas looked under.
const MOST_COVERS: usize = 250;
/// Longest text that a file may give for a group of glyphs, bytes.
const LONGEST_ACTUAL: usize = 256;
/// Units of a glyph's own coordinates.
const UNITS: f64 = 1000.0;
/// Rules are at most so thick, points.
const THICKEST_RULE: f64 = 2.5;
/// And at least so long.
const SHORTEST_RULE: f64 = 10.0;

/// A glyph, or a group of glyphs that stand for one text.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    /// What it says; empty never, blanks only where it is a space.
    pub(super) text: String,
    /// Where it begins on its baseline.
    pub(super) start: Point,
    /// Where it ends on its baseline.
    pub(super) end: Point,
    /// Which way its line runs, of length 1.
    pub(super) along: Vec2,
    /// The type size.
    pub(super) size: f64,
    /// Which piece it belongs to: glyphs that were drawn one after the other along a line.
    pub(super) piece: u32,
}

impl Atom {
    /// The same, a word or a blank each: with the share of its length that the letters are of all.
    fn in_words(self) -> Vec<Self> {
        let letters: Vec<char> = self.text.chars().collect();
        let backwards = letters
            .iter()
            .any(|c| is_backwards(&c.to_string()) && !c.is_whitespace());
        let whole = self.end - self.start;
        let share = |index: usize| {
            let share = index as f64 / letters.len().max(1) as f64;
            self.start + whole * if backwards { 1.0 - share } else { share }
        };
        let mut words = Vec::new();
        let mut from = 0;
        for part in letters.chunk_by(|a, b| a.is_whitespace() == b.is_whitespace()) {
            let (a, b) = (share(from), share(from + part.len()));
            let (start, end) = if backwards { (b, a) } else { (a, b) };
            words.push(Self {
                text: part.iter().collect(),
                start,
                end,
                ..self.clone()
            });
            from += part.len();
        }
        words
    }

    /// Inside its letters, somewhat above the baseline.
    fn middle(&self) -> Point {
        self.start.midpoint(self.end) + Vec2::new(self.along.y, -self.along.x) * self.size * 0.3
    }
}

/// A page's glyphs, in the order of drawing, and what else matters for its words.
#[derive(Default)]
pub(super) struct Drawn {
    pub(super) atoms: Vec<Atom>,
    /// Lines, and the edges of boxes.
    pub(super) rules: Vec<Rule>,
    /// Whether there was more text than is read.
    pub(super) truncated: bool,
    /// Whether anything was drawn at all.
    pub(super) drew: bool,
    /// Areas painted over, and how many atoms had been drawn by then.
    covers: Vec<(usize, Rect)>,
    page: Rect,
    last: Option<Last>,
    pieces: u32,
    actual: Vec<Actual>,
}

/// A straight line, from here to there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule(pub(super) Point, pub(super) Point);

/// Where the last glyph stood.
#[derive(Clone, Copy)]
struct Last {
    start: Point,
    end: Point,
    along: Vec2,
    size: f64,
    backwards: bool,
}

/// A group of glyphs for which the file gives the text; nothing where it gives none.
struct Actual {
    text: Option<String>,
    first_atom: usize,
}

impl Drawn {
    /// For a page whose shown area is `page`.
    pub(super) fn on(page: Rect) -> Self {
        Self {
            page,
            ..Self::default()
        }
    }

    /// Whether letters were painted over and not drawn again: two at least, since a lone one may be an ornament.
    pub(super) fn has_covered_words(&self) -> bool {
        let letter = |atom: &&Atom| atom.text.chars().any(char::is_alphanumeric);
        self.covers.iter().any(|(before, area)| {
            let inside = |atom: &&Atom| area.contains(atom.middle());
            let (under, over) = self.atoms.split_at(*before.min(&self.atoms.len()));
            let hidden = under.iter().filter(letter).filter(inside).count();
            hidden >= 2 && over.iter().filter(letter).filter(inside).count() < hidden
        })
    }

    fn glyph(&mut self, glyph: &Glyph<'_>, frame: &Frame, advance: f64) {
        if self.atoms.len() >= MOST_GLYPHS {
            self.truncated = true;
            return;
        }
        let letters = letters(glyph);
        let usable = frame.size.is_finite() && frame.size > 1e-3 && advance.is_finite();
        if letters.is_empty() || !usable {
            return;
        }
        let (start, end) = (frame.origin, frame.origin + frame.along * advance);
        if !self.page.inflate(1.0, 1.0).contains(start.midpoint(end)) {
            return;
        }
        let piece = self.piece(frame, start, end, is_backwards(&letters));
        self.atoms.push(Atom {
            text: letters,
            start,
            end,
            along: frame.along,
            size: frame.size,
            piece,
        });
    }

    /// The piece that this glyph goes on with, forwards or, as right-to-left words are drawn, backwards.
    fn piece(&mut self, frame: &Frame, start: Point, end: Point, to_the_left: bool) -> u32 {
        let followed = |last: Last| last.followed_by(frame, start, end, to_the_left);
        let backwards = self.last.and_then(followed);
        if backwards.is_none() {
            self.pieces += 1;
        }
        let backwards = backwards.unwrap_or(false);
        self.last = Some(Last {
            start,
            end,
            along: frame.along,
            size: frame.size,
            backwards,
        });
        self.pieces
    }

    /// A line, thin box or box: rules or a painted area.
    fn shape(&mut self, shape: Rect, props: &DrawProps<'_>, filled: bool) {
        let (wide, high) = (shape.width(), shape.height());
        let (thin, long) = (wide.min(high), wide.max(high));
        let corner = |x: f64, y: f64| Point::new(x, y);
        if long < SHORTEST_RULE || !long.is_finite() {
        } else if thin <= THICKEST_RULE {
            let (from, to) = if wide > high {
                (corner(shape.x0, shape.center().y), corner(shape.x1, shape.center().y))
            } else {
                (corner(shape.center().x, shape.y0), corner(shape.center().x, shape.y1))
            };
            self.rule(from, to);
        } else if !filled {
            for y in [shape.y0, shape.y1] {
                self.rule(corner(shape.x0, y), corner(shape.x1, y));
            }
            for x in [shape.x0, shape.x1] {
                self.rule(corner(x, shape.y0), corner(x, shape.y1));
            }
        } else if opaque(&props.paint) && props.soft_mask.is_none() {
            self.cover(shape);
        }
    }

    fn rule(&mut self, from: Point, to: Point) {
        if self.rules.len() < MOST_SHAPES {
            self.rules.push(Rule(from, to));
        }
    }

    fn cover(&mut self, area: Rect) {
        if self.covers.len() < MOST_COVERS && !self.atoms.is_empty() {
            self.covers.push((self.atoms.len(), area));
        }
    }

    /// Puts the text that the file gives in the place of the glyphs drawn since; only where they stand on one line.
    fn replace(&mut self, actual: Actual) {
        let Some(text) = actual.text.map(|text| text.trim().to_owned()) else {
            return;
        };
        let group = self.atoms.get(actual.first_atom..).unwrap_or_default();
        let (Some(first), Some(last)) = (group.first(), group.last()) else {
            return;
        };
        let aside = (last.start - first.start).cross(first.along).abs();
        if aside > first.size * 0.5 || text.is_empty() {
            return;
        }
        let reach = |point: Point| (point - first.start).dot(first.along);
        let ends = group.iter().flat_map(|atom| [reach(atom.start), reach(atom.end)]);
        let (low, high) = ends.fold((0.0, 0.0), |(low, high): (f64, f64), at| (low.min(at), high.max(at)));
        let whole = Atom {
            text,
            start: first.start + first.along * low,
            end: first.start + first.along * high,
            ..first.clone()
        };
        self.atoms.truncate(actual.first_atom);
        self.atoms.extend(whole.in_words());
    }
}

impl Last {
    /// Whether the glyph goes on where this one ended; and if so, whether backwards.
    fn followed_by(&self, frame: &Frame, start: Point, end: Point, to_the_left: bool) -> Option<bool> {
        let size = self.size.max(frame.size);
        let alike = (self.size - frame.size).abs() < size * 0.02 && self.along.dot(frame.along) > 0.999;
        let level = (start - self.start).cross(self.along).abs() < size * 0.1;
        let step = (start - self.end).dot(self.along);
        let step_back = (self.start - end).dot(self.along);
        let near = |step: f64| step > -size * 0.3 && step < size * 0.9;
        if !alike || !level {
            None
        } else if near(step) && !self.backwards {
            Some(false)
        } else {
            (to_the_left && near(step_back)).then_some(true)
        }
    }
}

/// Where a glyph begins, which way its line runs, and how large it is.
struct Frame {
    origin: Point,
    along: Vec2,
    /// Points to a unit of its own coordinates, along the line.
    stretch: f64,
    size: f64,
}

impl Frame {
    fn of(place: Affine) -> Self {
        let origin = place * Point::ORIGIN;
        let along = place * Point::new(UNITS, 0.0) - origin;
        let up = place * Point::new(0.0, UNITS) - origin;
        let length = along.hypot().max(1e-9);
        Self {
            origin,
            along: along / length,
            stretch: length / UNITS,
            size: (up - along / length * up.dot(along / length)).hypot(),
        }
    }

    /// The same for a font that is written downwards: the line runs down the page, from the middle of the glyph.
    fn downwards(mut self) -> Self {
        self.along = Vec2::new(-self.along.y, self.along.x);
        self
    }
}

/// How far the line goes on behind a glyph. A font that is not embedded is stretched glyph by glyph to the widths that
/// the file gives; there the type size is the measure, not the stretched glyph.
fn advance(glyph: &Glyph<'_>, frame: &Frame, stretched: bool, down: bool) -> f64 {
    let width = match glyph {
        Glyph::Outline(outline) => outline.advance_width(),
        Glyph::Type3(drawn) => drawn.advance_width(),
    };
    if down {
        return frame.size;
    }
    let width = width
        .map(f64::from)
        .filter(|width| width.is_finite())
        .unwrap_or(UNITS / 2.0);
    width * if stretched { frame.size / UNITS } else { frame.stretch }
}

/// Whether the glyphs of a run are stretched each in its own way.
fn stretched(frames: &[Frame]) -> bool {
    let ratios = frames.iter().map(|frame| frame.stretch / frame.size.max(1e-9));
    let (low, high) = ratios.fold((f64::MAX, 0.0), |(low, high): (f64, f64), ratio| {
        (low.min(ratio), high.max(ratio))
    });
    high > low * 1.001
}

/// The letters of a glyph: ligatures and presentation forms taken apart, no control characters.
fn letters(glyph: &Glyph<'_>) -> String {
    match glyph.as_unicode() {
        Some(BfString::Char(c)) => spelled([c].into_iter()),
        Some(BfString::String(text)) => spelled(text.chars()),
        None => guessed(glyph),
    }
}

/// The bitmap fonts of TeX name no letters; their codes are mostly those of Latin-1.
fn guessed(glyph: &Glyph<'_>) -> String {
    let code = match glyph {
        Glyph::Type3(drawn) => u8::try_from(drawn.char_code()).ok(),
        Glyph::Outline(_) => None,
    };
    let letter = code.map(char::from).filter(|c| !c.is_control() && !c.is_whitespace());
    letter.map(String::from).unwrap_or_default()
}

/// Latin, Armenian, Hebrew and Arabic presentation forms (U+FB00–FDFF, FE70–FEFC) as the letters that they stand for.
fn spelled(letters: impl Iterator<Item = char>) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut out = String::new();
    for c in letters {
        match c {
            '\u{fb00}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => out.extend(std::iter::once(c).nfkc()),
            c if c.is_whitespace() => out.push(' '),
            '\u{feff}' | '\u{200b}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

fn opaque(paint: &Paint<'_>) -> bool {
    match paint {
        Paint::Color(color) => color.to_rgba().to_rgba8().last().is_some_and(|alpha| *alpha > 250),
        Paint::Pattern(_) => false,
    }
}

impl<'a> Device<'a> for Drawn {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.drew = true;
        let upright = {
            let [a, b, c, d, _, _] = props.transform.as_coeffs();
            (b.abs() < 1e-6 && c.abs() < 1e-6) || (a.abs() < 1e-6 && d.abs() < 1e-6)
        };
        if upright && path.elements().len() <= 6 {
            let shape = props.transform.transform_rect_bbox(path.bounding_box());
            self.shape(shape, &props, !matches!(mode, DrawMode::Stroke(_)));
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        self.drew = true;
        let shape = props.transform.transform_rect_bbox(*rect);
        self.shape(shape, &props, !matches!(mode, DrawMode::Stroke(_)));
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.drew |= !run.glyphs().is_empty();
        // Letters that are filled and outlined come twice; the outline says nothing new.
        let again = matches!(mode, DrawMode::Stroke(_));
        let down = matches!(run.writing_mode(), WritingMode::Vertical);
        let frames: Vec<Frame> = run
            .glyphs()
            .iter()
            .map(|glyph| Frame::of(props.transform * glyph.transform()))
            .collect();
        let stretched = stretched(&frames);
        for (glyph, frame) in run.glyphs().iter().zip(frames) {
            if again
                && self
                    .last
                    .is_some_and(|last| (last.start - frame.origin).hypot() < frame.size * 0.01)
            {
                continue;
            }
            let advance = advance(glyph, &frame, stretched, down);
            let frame = if down { frame.downwards() } else { frame };
            self.glyph(glyph, &frame, advance);
        }
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        let text = properties.and_then(|properties| properties.get::<PdfString<'_>>(b"ActualText"));
        let text = text.filter(|text| text.as_bytes().len() <= LONGEST_ACTUAL);
        self.actual.push(Actual {
            text: text.map(|text| spelled(crate::document::pdf::text_string(text.as_bytes()).chars())),
            first_atom: self.atoms.len(),
        });
    }

    fn end_marked_content(&mut self) {
        if let Some(actual) = self.actual.pop() {
            self.replace(actual);
        }
    }

    /// The picture of a scan often lies over its words: that hides nothing.
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.drew = true;
    }
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
