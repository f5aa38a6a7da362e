//! Boxes in pixels and in parts per million. Edges are rounded to the nearest part, and width and height are what lies
//! between them; read back on a picture of the same size every edge falls on the same pixel, for any size up to a
//! million pixels (half a part is then less than half a pixel). Media Fragments measure a box from its corner too.

use super::Indescribable;
use assay_model::place::{Region, WHOLE_PPM};

/// How large something is shown, in pixels, upright.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PixelSize {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// A box in pixels, from the upper left corner of the picture as shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PixelBox {
    /// First column.
    pub x: u32,
    /// First row.
    pub y: u32,
    /// Columns.
    pub width: u32,
    /// Rows.
    pub height: u32,
}

impl PixelBox {
    /// The box as parts per million of a picture that is `size` large.
    pub fn on(self, size: PixelSize) -> Result<Region, Indescribable> {
        if self.width == 0 || self.height == 0 {
            return Err(Indescribable::Nothing);
        }
        let (x, width) = parts(self.x, self.width, size.width).ok_or(Indescribable::Outside)?;
        let (y, height) = parts(self.y, self.height, size.height).ok_or(Indescribable::Outside)?;
        Region::new(x, y, width, height).map_err(|_| Indescribable::Outside)
    }

    /// The box in a picture that is `size` large; at least one pixel each way, and inside.
    pub fn of(region: Region, size: PixelSize) -> Self {
        let [x, y, width, height] = region.ppm();
        let (x, width) = pixels(x, width, size.width);
        let (y, height) = pixels(y, height, size.height);
        Self { x, y, width, height }
    }
}

/// First part and number of parts of so many pixels.
fn parts(from: u32, length: u32, of: u32) -> Option<(u32, u32)> {
    let end = from.checked_add(length).filter(|end| *end <= of)?;
    let (start, end) = (scaled(from, WHOLE_PPM, of), scaled(end, WHOLE_PPM, of));
    Some((start, end.saturating_sub(start)))
}

/// First pixel and number of pixels of so many parts.
fn pixels(from: u32, length: u32, of: u32) -> (u32, u32) {
    let (start, end) = (scaled(from, of, WHOLE_PPM), scaled(from + length, of, WHOLE_PPM));
    let start = start.min(of.saturating_sub(1));
    (start, end.saturating_sub(start).max(1))
}

/// `count` of `of`, counted in `to`; halves go up. Nothing of nothing is nothing.
fn scaled(count: u32, to: u32, of: u32) -> u32 {
    let (count, to, of) = (u64::from(count), u64::from(to), u64::from(of.max(1)));
    u32::try_from((count * to + of / 2) / of).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(width: u32, height: u32) -> PixelSize {
        PixelSize { width, height }
    }

    #[track_caller]
    fn comes_back(x: u32, width: u32, of: u32) {
        let drawn = PixelBox {
            x,
            y: 0,
            width,
            height: 1,
        };
        let region = drawn.on(size(of, 1)).expect("a box");
        assert_eq!(PixelBox::of(region, size(of, 1)), drawn, "{x}+{width} of {of}");
    }

    #[test]
    fn every_pixel_of_every_size_comes_back() {
        for of in (1..400).chain([639, 1280, 4032, 16_383, 59_999, 60_000, 999_999]) {
            for x in (0..of).step_by(1 + of as usize / 97).chain([of - 1]) {
                comes_back(x, 1, of);
                comes_back(0, x + 1, of);
                comes_back(x, of - x, of);
            }
        }
    }

    #[test]
    fn a_box_that_is_empty_or_reaches_out_is_none() {
        let drawn = |x, y, width, height| PixelBox { x, y, width, height }.on(size(100, 50));
        assert!(drawn(99, 49, 1, 1).is_ok());
        for nothing in [drawn(0, 0, 0, 5), drawn(0, 0, 5, 0)] {
            assert_eq!(nothing, Err(Indescribable::Nothing));
        }
        for outside in [
            drawn(99, 0, 2, 1),
            drawn(0, 50, 1, 1),
            drawn(u32::MAX, 0, 2, 1),
            drawn(0, 0, 101, 50),
        ] {
            assert_eq!(outside, Err(Indescribable::Outside));
        }
        let of_nothing = PixelBox {
            x: 0,
            y: 0,
            width: 1,
            height: 1,
        };
        assert_eq!(of_nothing.on(size(0, 0)), Err(Indescribable::Outside));
    }

    #[test]
    fn a_small_box_on_a_small_picture_is_a_pixel_inside_it() {
        let corner = Region::new(999_999, 999_999, 1, 1).expect("a box");
        let found = PixelBox::of(corner, size(10, 10));
        assert_eq!((found.x, found.y, found.width, found.height), (9, 9, 1, 1));
    }
}
