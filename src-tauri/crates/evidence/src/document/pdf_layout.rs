//! From glyphs to words and lines. hayro hands out every glyph with its place; spaces between words are mostly gaps.
//!
//! Reading order is the order of drawing, which writing programs keep. A glyph goes on in its line when its baseline
//! runs on where the last one ended; a gap of more than a sixth of the type size is a space; a baseline that moved, or
//! a jump back, begins a new line.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Vec2};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};

/// Text beyond this is not collected from one page.
const MOST: usize = 4 << 20;
/// Units of a glyph's own coordinates.
const UNITS: f64 = 1000.0;

/// Collects the text of a page.
#[derive(Default)]
pub(super) struct Layout {
    text: String,
    last: Option<Last>,
    drew: bool,
}

/// Where the last glyph ended, and its size.
#[derive(Clone, Copy)]
struct Last {
    start: Point,
    end: Point,
    along: Vec2,
    size: f64,
}

impl Layout {
    /// Whether there was anything to draw: a line, an area, a picture, a glyph.
    pub(super) const fn drew(&self) -> bool {
        self.drew
    }

    /// The text, lines separated by line ends.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    fn glyph(&mut self, glyph: &Glyph<'_>, place: Affine) {
        let Some(unicode) = glyph.as_unicode() else { return };
        let (start, along, size) = frame(place);
        if self.text.len() > MOST || !size.is_finite() || size <= 0.0 {
            return;
        }
        let text = match unicode {
            BfString::Char(c) => c.to_string(),
            BfString::String(text) => text,
        };
        self.separate(start, along, size);
        push(&mut self.text, &text);
        let width = advance(glyph).unwrap_or(UNITS / 2.0);
        let end = place * Point::new(width, 0.0);
        self.last = Some(Last {
            start,
            end,
            along,
            size,
        });
    }

    fn separate(&mut self, start: Point, along: Vec2, size: f64) {
        let Some(last) = self.last else { return };
        let step = start - last.end;
        let ahead = step.dot(last.along);
        let aside = step.cross(last.along).abs();
        let em = last.size.max(size);
        let turned = last.along.dot(along) < 0.9;
        if drawn_twice(last, start, size) {
            return;
        }
        if turned || aside > em * 0.6 || ahead < -em * 0.7 || (aside > em * 0.3 && ahead > em) {
            self.end_with('\n');
        } else if ahead > last.size.min(size) / 6.0 {
            self.end_with(' ');
        }
    }

    fn end_with(&mut self, c: char) {
        if !self.text.is_empty() && !self.text.ends_with(['\n', ' ']) {
            self.text.push(c);
        } else if c == '\n' && self.text.ends_with(' ') {
            self.text.pop();
            self.text.push('\n');
        }
    }
}

/// Fill and stroke of one glyph come as two runs at the same place.
fn drawn_twice(last: Last, start: Point, size: f64) -> bool {
    (last.start - start).hypot() < size * 0.01
}

/// Where a glyph begins, which way its line runs, and how large it is.
fn frame(place: Affine) -> (Point, Vec2, f64) {
    let origin = place * Point::ORIGIN;
    let along = place * Point::new(UNITS, 0.0) - origin;
    let up = place * Point::new(0.0, UNITS) - origin;
    (origin, along / along.hypot().max(1e-9), up.hypot())
}

fn advance(glyph: &Glyph<'_>) -> Option<f64> {
    let width = match glyph {
        Glyph::Outline(outline) => outline.advance_width(),
        Glyph::Type3(drawn) => drawn.advance_width(),
    };
    width.map(f64::from).filter(|width| width.is_finite())
}

/// Ligatures become the letters they stand for, so that words can be found.
fn push(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '\u{fb00}' => out.push_str("ff"),
            '\u{fb01}' => out.push_str("fi"),
            '\u{fb02}' => out.push_str("fl"),
            '\u{fb03}' => out.push_str("ffi"),
            '\u{fb04}' => out.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => out.push_str("st"),
            c if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with([' ', '\n']) {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
}

impl<'a> Device<'a> for Layout {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.drew = true;
    }
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        let second = matches!(mode, DrawMode::Stroke(_)) && self.last.is_some();
        for glyph in run.glyphs() {
            self.drew = true;
            let place = props.transform * glyph.transform();
            let again = second
                && self
                    .last
                    .is_some_and(|last| drawn_twice(last, frame(place).0, last.size));
            if !again {
                self.glyph(glyph, place);
            }
        }
    }
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.drew = true;
    }
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
