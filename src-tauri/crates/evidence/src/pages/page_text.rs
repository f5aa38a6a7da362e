//! The words of a page and where they stand: one text, which is what is selected, searched and cited, and a span for
//! every piece of it on the page. From a quote to rectangles ([`PageText::quads`]) and back ([`PageText::at`],
//! [`PageText::inside`]).

use serde::{Deserialize, Serialize};

/// One whole, in parts per million: what places on a page are measured in (FORMATS 1).
const WHOLE: u32 = 1_000_000;

/// The text of one page with its places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PageText {
    /// Name and version of the extractor, as in [`crate::TextExtract`].
    pub extractor: String,
    /// Which page, from 1.
    pub page: u32,
    /// How many there are.
    pub pages: u32,
    /// How wide the page is as shown, thousandths of a point (1/72 inch).
    pub width_millipoints: u32,
    /// How high the page is as shown, thousandths of a point.
    pub height_millipoints: u32,
    /// The text: exactly [`crate::TextExtract::pages`] of this page. Positions are Unicode code points in it.
    pub text: String,
    /// Its pieces on the page, in reading order. Together they cover all of `text` but white space.
    pub spans: Vec<TextSpan>,
    /// Links, as text: nothing follows them.
    pub links: Vec<Link>,
    /// Whether there was more text than is read.
    pub truncated: bool,
    /// Whether the page is our own rendering of a file without pages (DOCX, PPTX).
    pub approximate: bool,
    /// Whether it is a slide that the presentation skips.
    pub hidden: bool,
}

/// A word, or the part of a word that stands on one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TextSpan {
    /// First code point in the text, from 0.
    pub start: u32,
    /// One after the last.
    pub end: u32,
    /// Where it stands.
    pub quad: Quad,
    /// Where its code points begin and the last one ends, along the span: `end - start + 1` numbers, parts per million
    /// of the way from the left to the right edge of the quad. Falling where the word is read from right to left.
    pub stops: Vec<u32>,
    /// Which line of the page it belongs to, from 0, in reading order.
    pub line: u32,
    /// Which block (paragraph, cell) of the page, from 0, in reading order.
    pub block: u32,
}

/// A four-sided area: its corners as x and y in parts per million of the page as shown (CropBox after /Rotate), from
/// the left. Of text: left top, right top, right bottom, left bottom, as somebody sees it who holds the text upright.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quad(pub [[u32; 2]; 4]);

/// A link, never followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// Where it leads, as text: an address, or `#page=3`. At most 2 000 characters.
    pub target: String,
    /// Where it stands.
    pub quad: Quad,
}

impl PageText {
    /// The areas that the code points from `start` to `end` cover: one for each run of spans on a line, in reading
    /// order. Nothing where there are only blanks.
    pub fn quads(&self, start: u32, end: u32) -> Vec<Quad> {
        let mut found: Vec<(u32, Quad)> = Vec::new();
        for span in self.spans.iter().filter(|span| span.start < end && span.end > start) {
            let part = span.part(start, end);
            match found.last_mut() {
                Some((line, quad)) if *line == span.line => *quad = quad.with(part),
                _ => found.push((span.line, part)),
            }
        }
        found.into_iter().map(|(_, quad)| quad).collect()
    }

    /// The code point that is nearest to the point `x`, `y` (parts per million): where a selection that begins or ends
    /// there begins or ends. `None` on a page without text.
    pub fn at(&self, x: u32, y: u32) -> Option<u32> {
        let span = self.spans.iter().min_by_key(|span| span.quad.distance(x, y))?;
        let along = span.quad.along(x, y);
        let (offset, _) = (0u32..).zip(&span.stops).min_by_key(|(_, stop)| stop.abs_diff(along))?;
        Some(span.start + offset)
    }

    /// The code points of the spans whose middle lies inside the box (x, y, width, height in parts per million), from
    /// the first to one after the last in reading order; `None` where there are none.
    pub fn inside(&self, [x, y, width, height]: [u32; 4]) -> Option<(u32, u32)> {
        let within = |span: &&TextSpan| {
            let [middle_x, middle_y] = span.quad.middle();
            (x..=x.saturating_add(width)).contains(&middle_x) && (y..=y.saturating_add(height)).contains(&middle_y)
        };
        let mut spans = self.spans.iter().filter(within);
        let first = spans.next()?;
        Some((first.start, spans.next_back().map_or(first.end, |last| last.end)))
    }
}

impl TextSpan {
    /// The part of the quad that the code points from `start` to `end` cover.
    fn part(&self, start: u32, end: u32) -> Quad {
        let stop = |at: u32| {
            let index = usize::try_from(at.clamp(self.start, self.end) - self.start).unwrap_or(0);
            self.stops.get(index).copied().unwrap_or(WHOLE).min(WHOLE)
        };
        let (a, b) = (stop(start), stop(end));
        self.quad.slice(a.min(b), a.max(b))
    }
}

impl Quad {
    /// The smallest upright box around it: x, y, width and height in parts per million, at least one part each.
    pub fn bounds(&self) -> [u32; 4] {
        let range = |axis: fn(&[u32; 2]) -> u32| {
            let (low, high) = self
                .0
                .iter()
                .map(axis)
                .fold((u32::MAX, 0), |(low, high), value| (low.min(value), high.max(value)));
            let low = low.min(WHOLE - 1);
            (low, (high.min(WHOLE)).saturating_sub(low).max(1))
        };
        let ((x, width), (y, height)) = (range(|[x, _]| *x), range(|[_, y]| *y));
        [x, y, width, height]
    }

    fn middle(&self) -> [u32; 2] {
        let mean = |axis: fn(&[u32; 2]) -> u32| {
            let sum: u64 = self.0.iter().map(|corner| u64::from(axis(corner))).sum();
            u32::try_from(sum / 4).unwrap_or(u32::MAX)
        };
        [mean(|[x, _]| *x), mean(|[_, y]| *y)]
    }

    /// The part between two places along it.
    fn slice(&self, from: u32, to: u32) -> Self {
        let [left_top, right_top, right_bottom, left_bottom] = self.0;
        Self([
            between(left_top, right_top, from),
            between(left_top, right_top, to),
            between(left_bottom, right_bottom, to),
            between(left_bottom, right_bottom, from),
        ])
    }

    /// From the left edge of whichever lies further left along the line to the right edge of the other.
    fn with(&self, other: Self) -> Self {
        let [.., right_bottom, left_bottom] = self.0;
        let forwards = |corner: [u32; 2]| {
            let along = [0, 1].map(|axis| difference(right_bottom, left_bottom, axis));
            let step = [0, 1].map(|axis| difference(corner, left_bottom, axis));
            along.iter().zip(step).map(|(a, b)| a * b).sum::<i64>()
        };
        let [_, a_right_top, a_right_bottom, _] = self.0;
        let [b_left_top, b_right_top, b_right_bottom, b_left_bottom] = other.0;
        let [a_left_top, ..] = self.0;
        let (right_top, right_bottom) = if forwards(b_right_bottom) > forwards(a_right_bottom) {
            (b_right_top, b_right_bottom)
        } else {
            (a_right_top, a_right_bottom)
        };
        let (left_top, left_bottom) = if forwards(b_left_bottom) < 0 {
            (b_left_top, b_left_bottom)
        } else {
            (a_left_top, left_bottom)
        };
        Self([left_top, right_top, right_bottom, left_bottom])
    }

    /// How far the point lies from the bounds, across lines weighing more than along them.
    fn distance(&self, x: u32, y: u32) -> u64 {
        let [left, top, width, height] = self.bounds();
        let outside = |at: u32, from: u32, length: u32| {
            u64::from(
                from.saturating_sub(at)
                    .max(at.saturating_sub(from.saturating_add(length))),
            )
        };
        let (beside, above) = (outside(x, left, width), outside(y, top, height));
        let upright = width >= height;
        let (along, across) = if upright { (beside, above) } else { (above, beside) };
        along.pow(2) + (4 * across).pow(2)
    }

    /// How far along the point lies, parts per million of the way from left to right.
    fn along(&self, x: u32, y: u32) -> u32 {
        let [.., right_bottom, left_bottom] = self.0;
        let line = [0, 1].map(|axis| difference(right_bottom, left_bottom, axis));
        let step = [0, 1].map(|axis| difference([x, y], left_bottom, axis));
        let dot: i64 = line.iter().zip(step).map(|(a, b)| a * b).sum();
        let length: i64 = line.iter().map(|a| a * a).sum();
        let whole = i64::from(WHOLE);
        let share = i128::from(dot) * i128::from(whole) / i128::from(length.max(1));
        u32::try_from(share.clamp(0, i128::from(whole))).unwrap_or(0)
    }
}

fn difference(a: [u32; 2], b: [u32; 2], axis: usize) -> i64 {
    let value = |point: [u32; 2]| i64::from(point.get(axis).copied().unwrap_or(0));
    value(a) - value(b)
}

fn between(a: [u32; 2], b: [u32; 2], share: u32) -> [u32; 2] {
    [0, 1].map(|axis| {
        let from = i64::from(a.get(axis).copied().unwrap_or(0));
        let moved = difference(b, a, axis) * i64::from(share) / i64::from(WHOLE);
        u32::try_from(from + moved).unwrap_or(0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(word: (u32, u32), left: u32, right: u32, line: u32, backwards: bool) -> TextSpan {
        let (start, end) = word;
        let (top, bottom) = (100_000 * (line + 1), 100_000 * (line + 1) + 20_000);
        let letters = end - start;
        let mut stops: Vec<u32> = (0..=letters).map(|at| at * (WHOLE / letters)).collect();
        if backwards {
            stops.reverse();
        }
        TextSpan {
            start,
            end,
            quad: Quad([[left, top], [right, top], [right, bottom], [left, bottom]]),
            stops,
            line,
            block: 0,
        }
    }

    /// "ask them\nwait"
    fn page() -> PageText {
        PageText {
            extractor: "test/1".to_owned(),
            page: 1,
            pages: 1,
            width_millipoints: 1,
            height_millipoints: 1,
            text: "ask them\nwait".to_owned(),
            spans: vec![
                span((0, 3), 100_000, 160_000, 0, false),
                span((4, 8), 200_000, 280_000, 0, false),
                span((9, 13), 100_000, 180_000, 1, false),
            ],
            links: Vec::new(),
            truncated: false,
            approximate: false,
            hidden: false,
        }
    }

    #[test]
    fn a_quote_covers_one_area_for_each_line() {
        let page = page();
        let boxes = |start, end| -> Vec<[u32; 4]> { page.quads(start, end).iter().map(Quad::bounds).collect() };
        assert_eq!(boxes(0, 8), [[100_000, 100_000, 180_000, 20_000]]);
        assert_eq!(
            boxes(4, 13),
            [[200_000, 100_000, 80_000, 20_000], [100_000, 200_000, 80_000, 20_000]]
        );
        assert_eq!(boxes(5, 7), [[220_000, 100_000, 40_000, 20_000]]);
        assert!(boxes(3, 4).is_empty() && boxes(13, 99).is_empty());
    }

    #[test]
    fn a_point_is_the_nearest_place_between_two_letters() {
        let page = page();
        for (x, y, expected) in [
            (0, 0, 0),
            (225_000, 110_000, 5),
            (235_000, 110_000, 6),
            (999_999, 110_000, 8),
            (105_000, 215_000, 9),
            (999_999, 999_999, 13),
        ] {
            assert_eq!(page.at(x, y), Some(expected), "{x} {y}");
        }
        let empty = PageText {
            spans: Vec::new(),
            ..page
        };
        assert_eq!(empty.at(0, 0), None);
    }

    #[test]
    fn a_word_read_from_right_to_left_is_covered_from_the_right() {
        let mut page = page();
        page.spans = vec![span((0, 4), 100_000, 180_000, 0, true)];
        assert_eq!(page.quads(0, 1)[0].bounds(), [160_000, 100_000, 20_000, 20_000]);
        assert_eq!(page.at(175_000, 110_000), Some(0));
    }

    #[test]
    fn a_box_holds_the_words_whose_middle_it_holds() {
        let page = page();
        assert_eq!(page.inside([150_000, 90_000, 200_000, 60_000]), Some((4, 8)));
        assert_eq!(page.inside([0, 0, WHOLE, WHOLE]), Some((0, 13)));
        assert_eq!(page.inside([0, 0, 50_000, 50_000]), None);
    }

    #[test]
    fn a_turned_word_is_cut_across_its_own_line() {
        let quad = Quad([
            [300_000, 100_000],
            [300_000, 200_000],
            [280_000, 200_000],
            [280_000, 100_000],
        ]);
        assert_eq!(quad.slice(0, 500_000).bounds(), [280_000, 100_000, 20_000, 50_000]);
        assert_eq!(quad.along(290_000, 150_000), 500_000);
    }
}
