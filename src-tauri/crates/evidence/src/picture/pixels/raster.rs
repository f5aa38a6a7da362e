//! Pictures as samples in memory, and the way from large ones to small ones.

use super::lanczos::resized;
use super::plan::Plan;
use crate::fault::Found;

/// What the samples of a pixel are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colours {
    /// Brightness.
    Grey,
    /// Red, green, blue.
    Rgb,
    /// Cyan, magenta, yellow, black: 255 is full ink.
    Cmyk,
}

/// A picture: eight bits a sample, pixel by pixel, top row first, nothing transparent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Raster {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) colours: Colours,
    /// `width × height × colours.samples()` of them.
    pub(crate) samples: Vec<u8>,
}

/// A part of a raster, in its pixels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Crop {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Colours {
    /// Samples of one pixel.
    pub(crate) const fn samples(self) -> usize {
        match self {
            Self::Grey => 1,
            Self::Rgb => 3,
            Self::Cmyk => 4,
        }
    }
}

impl Raster {
    /// A part of it at another size, by Lanczos' filter, as libvips does.
    pub(crate) fn resized(&self, crop: Crop, size: (u32, u32)) -> Self {
        let each = self.colours.samples();
        Self {
            width: size.0,
            height: size.1,
            colours: self.colours,
            samples: resized(&self.samples, (self.width, self.height), each, crop, size),
        }
    }
}

/// Takes the rows of a picture from top to bottom and keeps means of squares of them, so that a large picture is never
/// whole in memory. What remains is at least twice as large as what is wanted, and the filter does the rest.
pub(crate) struct Reducer {
    colours: Colours,
    /// Pixels of a stored row.
    stored: usize,
    /// The sides of the squares.
    square: usize,
    /// Columns and rows that are kept: from and to, the end not included.
    columns: (usize, usize),
    rows: (usize, usize),
    sums: Vec<u32>,
    summed: usize,
    made: Raster,
    crop: Crop,
}

impl Reducer {
    /// For a picture stored as `size`.
    pub(crate) fn new(size: (u32, u32), colours: Colours, plan: &Plan) -> Self {
        let pixels = plan.part.pixels(size.0, size.1);
        let across = pixels.0 / f64::from(plan.size.0);
        let down = pixels.1 / f64::from(plan.size.1);
        let square = floor(across.min(down) / 2.0).max(1);
        let (columns, left) = kept(plan.part.across, size.0, square);
        let (rows, top) = kept(plan.part.down, size.1, square);
        let side = f64::from(u32::try_from(square).unwrap_or(1));
        let crop = Crop {
            left: left / side,
            top: top / side,
            width: pixels.0 / side,
            height: pixels.1 / side,
        };
        let count = |(from, to): (usize, usize)| (to - from).div_ceil(square);
        let width = count(columns);
        Self {
            colours,
            stored: size.0 as usize,
            square,
            columns,
            rows,
            sums: vec![0; width * colours.samples()],
            summed: 0,
            made: Raster {
                width: u32::try_from(width).unwrap_or(0),
                height: u32::try_from(count(rows)).unwrap_or(0),
                colours,
                samples: Vec::new(),
            },
            crop,
        }
    }

    /// Whether row `y` is of any use.
    pub(crate) const fn wants(&self, y: usize) -> bool {
        self.rows.0 <= y && y < self.rows.1
    }

    /// Whether row `y` and all after it are of no use.
    pub(crate) const fn is_past(&self, y: usize) -> bool {
        y >= self.rows.1
    }

    /// Takes row `y`: the samples of all its pixels. Rows come in their order.
    pub(crate) fn row(&mut self, y: usize, row: &[u8]) {
        let each = self.colours.samples();
        let range = self.columns.0 * each..self.columns.1 * each;
        let Some(row) = row.get(range).filter(|_| self.wants(y)) else {
            return;
        };
        debug_assert!(self.columns.1 <= self.stored);
        if self.square == 1 {
            self.made.samples.extend_from_slice(row);
            return;
        }
        for (sums, pixels) in self.sums.chunks_exact_mut(each).zip(row.chunks(each * self.square)) {
            for pixel in pixels.chunks_exact(each) {
                sums.iter_mut()
                    .zip(pixel)
                    .for_each(|(sum, sample)| *sum += u32::from(*sample));
            }
        }
        self.summed += 1;
        if self.summed == self.square || y + 1 == self.rows.1 {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let each = self.colours.samples();
        let pixels = self.columns.1 - self.columns.0;
        for (square, sums) in self.sums.chunks_exact_mut(each).enumerate() {
            let across = self.square.min(pixels - square * self.square);
            let count = u32::try_from(across * self.summed).unwrap_or(u32::MAX).max(1);
            for sum in sums {
                let mean = (*sum + count / 2) / count;
                self.made.samples.push(u8::try_from(mean).unwrap_or(u8::MAX));
                *sum = 0;
            }
        }
        self.summed = 0;
    }

    /// The picture at its wanted size, and whether all rows came. What is missing is white.
    pub(crate) fn finish(mut self, size: (u32, u32)) -> Found<(Raster, bool)> {
        if self.summed > 0 {
            self.flush();
        }
        let wanted = self.made.width as usize * self.made.height as usize * self.colours.samples();
        let whole = self.made.samples.len() >= wanted;
        let nothing = if self.colours == Colours::Cmyk { 0 } else { 255 };
        self.made.samples.resize(wanted, nothing);
        Ok((self.made.resized(self.crop, size), whole))
    }
}

/// The pixels from `from` to `to` (0 to 1) of so many, with what the filter needs beside them; and where among them the
/// part begins.
fn kept((from, to): (f64, f64), pixels: u32, square: usize) -> ((usize, usize), f64) {
    let all = f64::from(pixels);
    let beside = f64::from(u32::try_from(square).unwrap_or(1)) * 6.0;
    let first = floor((from * all - beside).max(0.0));
    let last = floor((to * all + beside).min(all).ceil()).max(first + 1);
    let begins = from * all - f64::from(u32::try_from(first).unwrap_or(0));
    ((first, last), begins)
}

pub(super) fn floor(value: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "pixels of a picture, positive"
    )]
    {
        value as usize
    }
}
