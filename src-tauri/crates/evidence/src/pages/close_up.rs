//! A place on a page, near enough to be read: which part of the page is drawn, and how large. Boxes are drawn as they
//! were marked; words with the lines around them, over the whole width of the page.

use super::page_text::{PageText, Quad};
use assay_model::place::{Region, WHOLE_PPM};
use serde::{Deserialize, Serialize};

/// Most pixels to the inch: a small box is not blown up until only dots are seen.
const MOST_PER_INCH: f64 = 220.0;
/// Above and below words: so many times the height of their line, and no less than the share of the page after it.
const LINES_AROUND: u32 = 2;
const LEAST_AROUND: u32 = 15_000;

/// What of a page is drawn for a place on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OnPage {
    /// All of it.
    Whole,
    /// A box.
    Region(Region),
    /// The lines in which words stand: code points of the page's text.
    Words {
        /// The first, from 0.
        start: u32,
        /// One after the last.
        end: u32,
    },
}

/// The lines of the page in which the code points from `start` to `end` stand; `None` where there are none.
pub(super) fn lines_of(page: &PageText, start: u32, end: u32) -> Option<Region> {
    let boxes: Vec<[u32; 4]> = page.quads(start, end).iter().map(Quad::bounds).collect();
    let top = boxes.iter().map(|[_, y, ..]| *y).min()?;
    let bottom = boxes.iter().map(|[_, y, _, height]| y + height).max()?;
    let line = boxes.iter().map(|[.., height]| *height).min()?;
    let around = line.saturating_mul(LINES_AROUND).max(LEAST_AROUND);
    let (top, bottom) = (top.saturating_sub(around), bottom.saturating_add(around).min(WHOLE_PPM));
    Region::new(0, top, WHOLE_PPM, bottom.saturating_sub(top)).ok()
}

/// How many pixels the longer edge of a page of that size in points has when the longer edge of its `region` has close to
/// `long_edge_px` and not more, or as many as are worth drawing.
pub(super) fn page_edge((width, height): (f32, f32), region: Region, long_edge_px: u32) -> u32 {
    let [_, _, wide, high] = region.ppm().map(|ppm| f64::from(ppm) / f64::from(WHOLE_PPM));
    let (width, height) = (f64::from(width), f64::from(height));
    let (page, part) = (width.max(height), (width * wide).max(height * high));
    // Both edges of the region are rounded to the pixel, each outwards by half a pixel at most.
    let near = f64::from(long_edge_px.saturating_sub(1)) * page / part;
    pixels(near.min(page * MOST_PER_INCH / 72.0))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what fits just before; a page of no size has one pixel"
)]
fn pixels(length: f64) -> u32 {
    length.round().max(1.0).min(f64::from(u32::MAX)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(x: u32, y: u32, width: u32, height: u32) -> Region {
        Region::new(x, y, width, height).expect("a box")
    }

    #[test]
    fn a_part_has_the_pixels_that_are_wanted_and_a_small_one_is_not_blown_up() {
        let page = (600.0, 800.0);
        let edge = |region| page_edge(page, region, 1_000);
        assert_eq!(edge(region(0, 0, WHOLE_PPM, WHOLE_PPM)), 999);
        assert_eq!(edge(region(0, 0, WHOLE_PPM, 500_000)), 1_332);
        assert_eq!(edge(region(0, 0, 500_000, 500_000)), 1_998);
        assert_eq!(edge(region(0, 0, 10_000, 10_000)), 2_444);
        for sick in [(0.0, 0.0), (f32::NAN, 800.0), (f32::INFINITY, 1.0)] {
            assert!(page_edge(sick, region(0, 0, 1, 1), 1_000) >= 1);
        }
    }
}
