//! One component of a picture at a scale of so many eighths, and the inverse transform that gets it there.

use super::header::{Component, Frame, ZIGZAG};
use std::ops::Range;

/// Samples of one component, top row first.
pub(crate) struct Plane {
    /// Samples across and down.
    pub(crate) width: usize,
    pub(crate) height: usize,
    /// How much of that is picture; less than a sample may be missing.
    pub(crate) extent: (f64, f64),
    /// Rows of the whole picture that are missing above.
    pub(crate) above: f64,
    /// `width × height` of them.
    pub(crate) samples: Vec<u8>,
    eighths: usize,
    stride: usize,
    rows: Range<u32>,
}

/// Steps of the coefficients in zigzag order, with the norm of the transform in them (T.81 A.3.3).
pub(super) type Steps = [f32; 64];

/// What the quantisation table comes to.
pub(super) fn steps(quantisation: &[u16; 64]) -> Steps {
    let norm = |place: u8| if place == 0 { 0.125_f32.sqrt() } else { 0.5 };
    let mut steps = [0.0; 64];
    for ((step, table), place) in steps.iter_mut().zip(quantisation).zip(ZIGZAG) {
        *step = f32::from(*table) * norm(place / 8) * norm(place % 8);
    }
    steps
}

/// The cosines of an inverse transform of `N` points, by frequency.
pub(super) fn waves(eighths: usize) -> [[f32; 8]; 8] {
    let mut waves = [[0.0; 8]; 8];
    for (frequency, wave) in (0_u16..).zip(&mut waves) {
        for (point, value) in (0_u16..).zip(wave.iter_mut().take(eighths)) {
            let points = u16::try_from(2 * eighths).unwrap_or(16);
            let turn = f64::from((2 * point + 1) * frequency) / f64::from(points);
            #[expect(clippy::cast_possible_truncation, reason = "a cosine needs no more digits")]
            {
                *value = (turn * std::f64::consts::PI).cos() as f32;
            }
        }
    }
    waves
}

impl Plane {
    /// An empty plane for the block rows of `component` that `part` of the picture's height needs, grey as T.81 begins.
    pub(super) fn new(frame: &Frame, component: &Component, eighths: usize, part: &Range<f64>) -> Self {
        let rows = rows(component, part);
        let share = |pixels: u32, factor: u32, most: u32| {
            f64::from(pixels) * f64::from(factor) / f64::from(most) * f64::from(u32::try_from(eighths).unwrap_or(8))
                / 8.0
        };
        let extent = (
            share(frame.width, component.sampling.0, frame.most.0),
            share(frame.height, component.sampling.1, frame.most.1),
        );
        let (stride, height) = (component.padded.0 as usize * eighths, rows.len() * eighths);
        Self {
            width: stride,
            height,
            extent,
            above: f64::from(rows.start) * f64::from(u32::try_from(eighths).unwrap_or(8)),
            samples: vec![128; stride * height],
            eighths,
            stride,
            rows,
        }
    }

    /// Whether a block row is wanted.
    #[inline(always)]
    pub(super) fn wants(&self, y: u32) -> bool {
        self.rows.contains(&y)
    }

    /// Puts the mean of a block, at a scale of one eighth.
    #[inline(always)]
    pub(super) fn put_mean(&mut self, x: u32, y: u32, mean: f32) {
        let place = y.wrapping_sub(self.rows.start) as usize * self.stride + x as usize;
        if let Some(sample) = self.samples.get_mut(place) {
            *sample = byte(mean);
        }
    }

    /// Transforms a block of `N` by `N` out of dequantised coefficients, row by row, and puts it. Rows of coefficients from
    /// `deep` on are zero.
    #[inline(always)]
    pub(super) fn put<const N: usize>(
        &mut self,
        (x, y): (u32, u32),
        coefficients: &[[f32; 8]; 8],
        deep: usize,
        waves: &[[f32; 8]; 8],
    ) {
        let top = y.wrapping_sub(self.rows.start) as usize * N * self.stride + x as usize * N;
        let mut columns = [[0.0_f32; 8]; N];
        for (row, wave) in coefficients.iter().zip(waves).take(deep.min(N)) {
            for (column, height) in columns.iter_mut().zip(wave) {
                for (sum, value) in column.iter_mut().zip(row) {
                    *sum += value * height;
                }
            }
        }
        for (down, column) in columns.iter().enumerate() {
            let mut line = [0.0_f32; 8];
            for (value, wave) in column.iter().zip(waves).take(N) {
                for (sum, height) in line.iter_mut().zip(wave) {
                    *sum += value * height;
                }
            }
            let begin = top + down * self.stride;
            if let Some(samples) = self.samples.get_mut(begin..begin + N) {
                samples
                    .iter_mut()
                    .zip(line)
                    .for_each(|(sample, value)| *sample = byte(value));
            }
        }
    }

    /// Leaves out what only fills up blocks.
    pub(super) fn trimmed(mut self, component: &Component) -> Self {
        let most = |extent: f64| extent.ceil();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 65 535")]
        let (width, bottom) = (most(self.extent.0) as usize, most(self.extent.1) as usize);
        let above = self.rows.start as usize * self.eighths;
        self.width = width.clamp(1, self.stride);
        self.height = bottom.saturating_sub(above).clamp(1, self.height.max(1));
        debug_assert!(self.rows.end <= component.padded.1);
        if self.width < self.stride {
            for row in 1..self.height {
                let begin = row * self.stride;
                self.samples.copy_within(begin..begin + self.width, row * self.width);
            }
        }
        self.samples.truncate(self.width * self.height);
        self
    }
}

/// Block rows that cover a part of the height, with one more on each side for the filter.
fn rows(component: &Component, part: &Range<f64>) -> Range<u32> {
    let all = f64::from(component.blocks.1);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most 8 192 rows of blocks"
    )]
    let (first, last) = (
        (part.start * all - 2.0).floor().max(0.0) as u32,
        (part.end * all + 2.0).ceil().min(all) as u32,
    );
    first..last
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped first")]
#[inline(always)]
fn byte(value: f32) -> u8 {
    (value + 128.5).clamp(0.0, 255.0) as u8
}
