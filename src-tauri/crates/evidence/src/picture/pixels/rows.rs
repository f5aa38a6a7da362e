//! Rows of samples as files have them, made into rows of grey, RGB or inks with nothing transparent: the paper is white.

use super::plan::Plan;
use super::raster::{Colours, Raster, Reducer};
use crate::fault::Found;

/// How the samples of a stored row are to be read; eight bits each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stored {
    Grey,
    GreyAlpha,
    Rgb,
    Rgba,
    /// Red, green and blue already multiplied by how opaque they are.
    RgbaMultiplied,
    Cmyk,
}

/// Takes stored rows, top row first.
pub(super) struct Rows {
    stored: Stored,
    reducer: Reducer,
    next: usize,
    size: (u32, u32),
    line: Vec<u8>,
}

impl Stored {
    /// Samples of one pixel.
    pub(super) const fn samples(self) -> usize {
        match self {
            Self::Grey => 1,
            Self::GreyAlpha => 2,
            Self::Rgb => 3,
            Self::Rgba | Self::RgbaMultiplied | Self::Cmyk => 4,
        }
    }

    const fn colours(self) -> Colours {
        match self {
            Self::Grey | Self::GreyAlpha => Colours::Grey,
            Self::Rgb | Self::Rgba | Self::RgbaMultiplied => Colours::Rgb,
            Self::Cmyk => Colours::Cmyk,
        }
    }
}

impl Rows {
    /// For a picture of `size`.
    pub(super) fn new(size: (u32, u32), stored: Stored, plan: &Plan) -> Self {
        Self {
            stored,
            reducer: Reducer::new(size, stored.colours(), plan),
            next: 0,
            size: plan.size,
            line: Vec::new(),
        }
    }

    /// Whether no further row is of any use.
    pub(super) fn enough(&self) -> bool {
        self.reducer.is_past(self.next)
    }

    /// Takes the next row.
    pub(super) fn push(&mut self, row: &[u8]) {
        if self.reducer.wants(self.next) {
            let line = &mut self.line;
            line.clear();
            match self.stored {
                Stored::Grey | Stored::Rgb | Stored::Cmyk => self.reducer.row(self.next, row),
                Stored::GreyAlpha => line.extend(row.chunks_exact(2).map(|pixel| match pixel {
                    [grey, opaque] => on_white(*grey, *opaque),
                    _ => 255,
                })),
                Stored::Rgba => line.extend(row.chunks_exact(4).flat_map(|pixel| match pixel {
                    [r, g, b, a] => [on_white(*r, *a), on_white(*g, *a), on_white(*b, *a)],
                    _ => [255; 3],
                })),
                Stored::RgbaMultiplied => line.extend(row.chunks_exact(4).flat_map(|pixel| match pixel {
                    [r, g, b, a] => [*r, *g, *b].map(|sample| sample.saturating_add(255 - a)),
                    _ => [255; 3],
                })),
            }
            if !self.line.is_empty() {
                self.reducer.row(self.next, &self.line);
            }
        }
        self.next += 1;
    }

    /// The picture at its wanted size, and whether all rows came.
    pub(super) fn finish(self) -> Found<(Raster, bool)> {
        self.reducer.finish(self.size)
    }
}

/// A sample over white.
fn on_white(sample: u8, opaque: u8) -> u8 {
    let opaque = u32::from(opaque);
    let sum = u32::from(sample) * opaque + 255 * (255 - opaque);
    u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::plan::Turn;
    use super::*;

    #[track_caller]
    fn check(stored: Stored, row: &[u8], expected: &[u8]) {
        let size = (u32::try_from(row.len() / stored.samples()).expect("small"), 1);
        let plan = Plan::new(size, Turn::of(1), None, 100);
        let mut rows = Rows::new(size, stored, &plan);
        rows.push(row);
        let (raster, whole) = rows.finish().expect("a picture");
        assert!(whole && rows_enough(size));
        assert_eq!(raster.samples, expected, "{stored:?}");
    }

    fn rows_enough(size: (u32, u32)) -> bool {
        let plan = Plan::new(size, Turn::of(1), None, 100);
        let mut rows = Rows::new(size, Stored::Grey, &plan);
        rows.push(&vec![0; size.0 as usize]);
        rows.enough()
    }

    #[test]
    fn what_is_transparent_lies_on_white() {
        check(Stored::Grey, &[0, 9], &[0, 9]);
        check(Stored::GreyAlpha, &[0, 255, 0, 0, 0, 128], &[0, 255, 127]);
        check(Stored::Rgba, &[1, 2, 3, 255, 1, 2, 3, 0], &[1, 2, 3, 255, 255, 255]);
        check(
            Stored::RgbaMultiplied,
            &[10, 20, 30, 100, 0, 0, 0, 0],
            &[165, 175, 185, 255, 255, 255],
        );
        check(Stored::Cmyk, &[1, 2, 3, 4], &[1, 2, 3, 4]);
    }
}
