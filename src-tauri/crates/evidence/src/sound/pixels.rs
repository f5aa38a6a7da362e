//! The waveform: the lowest and the highest sample of every 20 ms, as audiowaveform counts them.

use fearless_simd::{Level, Simd, dispatch, f32x16, prelude::*};

/// Pixels in a second.
pub(crate) const PER_SECOND: u32 = 50;

/// How many samples make a pixel: audiowaveform's `--pixels-per-second 50` divides and drops the rest, so at a rate that
/// 50 does not divide there are a few more pixels in a second (11 025 Hz: 220 samples, 50.11 pixels).
pub(crate) const fn samples_per_pixel(rate: u32) -> u32 {
    rate / PER_SECOND
}

/// Lowest and highest sample of each pixel, 8 bits each.
pub(super) struct Pixels {
    /// What the processor can do at once.
    level: Level,
    samples_per_pixel: usize,
    filled: usize,
    low: f32,
    high: f32,
    pairs: Vec<u8>,
}

impl Pixels {
    pub(super) fn new(samples_per_pixel: usize) -> Self {
        Self {
            level: Level::new(),
            samples_per_pixel,
            filled: 0,
            low: f32::INFINITY,
            high: f32::NEG_INFINITY,
            pairs: Vec::new(),
        }
    }

    /// Adds samples between −1 and 1.
    pub(super) fn add(&mut self, mut samples: &[f32]) {
        while !samples.is_empty() {
            let count = samples.len().min(self.samples_per_pixel - self.filled);
            let (now, later) = samples.split_at(count);
            let level = self.level;
            let (low, high) = dispatch!(level, simd => extremes(simd, now));
            (self.low, self.high) = (self.low.min(low), self.high.max(high));
            self.filled += count;
            if self.filled == self.samples_per_pixel {
                self.close();
            }
            samples = later;
        }
    }

    /// The pairs so far, the last of them perhaps of fewer samples.
    pub(super) fn finish(mut self) -> Vec<u8> {
        if self.filled > 0 {
            self.close();
        }
        self.pairs
    }

    fn close(&mut self) {
        // Only of samples that are no numbers is the lowest above the highest.
        let pair = if self.low <= self.high {
            [self.low, self.high]
        } else {
            [0.0; 2]
        };
        self.pairs.extend(pair.map(byte));
        (self.filled, self.low, self.high) = (0, f32::INFINITY, f32::NEG_INFINITY);
    }
}

/// Samples that are compared side by side.
const LANES: usize = 32;

#[inline(always)]
fn extremes<S: Simd>(simd: S, samples: &[f32]) -> (f32, f32) {
    let (rows, rest) = samples.as_chunks::<LANES>();
    let (mut lows, mut highs) = (
        [f32x16::splat(simd, f32::INFINITY); 2],
        [f32x16::splat(simd, f32::NEG_INFINITY); 2],
    );
    for row in rows {
        let (halves, _) = row.as_chunks::<16>();
        for ((low, high), half) in lows.iter_mut().zip(&mut highs).zip(halves) {
            let half = f32x16::simd_from(simd, *half);
            // What is no number is neither below nor above any.
            *low = half.simd_lt(*low).select(half, *low);
            *high = half.simd_gt(*high).select(half, *high);
        }
    }
    let low = lows.iter().flat_map(|low| low.as_slice()).chain(rest);
    let high = highs.iter().flat_map(|high| high.as_slice()).chain(rest);
    (
        low.copied().fold(f32::INFINITY, f32::min),
        high.copied().fold(f32::NEG_INFINITY, f32::max),
    )
}

/// As audiowaveform writes 8 bits: the 16-bit sample divided by 256, the rest dropped towards zero.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the rest is to be dropped, and what lies beyond a byte was clamped"
)]
fn byte(sample: f32) -> u8 {
    let value = (sample * 128.0).clamp(-128.0, 127.0) as i8;
    value.to_le_bytes()[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(samples: &[f32], per_pixel: usize, pairs: &[i8]) {
        for cut in 0..=samples.len() {
            let mut pixels = Pixels::new(per_pixel);
            // An old processor comes to the same.
            if cut % 2 == 0 {
                pixels.level = Level::baseline();
            }
            pixels.add(&samples[..cut]);
            pixels.add(&samples[cut..]);
            let found: Vec<i8> = pixels.finish().iter().map(|byte| byte.cast_signed()).collect();
            assert_eq!(found, pairs, "cut at {cut}");
        }
    }

    #[test]
    fn each_pixel_has_its_lowest_and_highest_sample_however_they_come() {
        check(&[], 2, &[]);
        check(&[0.5, -0.25, 0.0, 0.1, -1.0], 2, &[-32, 64, 0, 12, -128, -128]);
        check(&[0.9; 40], 40, &[115, 115]);
        let mut spikes = [0.0; 100];
        (spikes[3], spikes[66], spikes[98]) = (0.5, -0.5, f32::NAN);
        check(&spikes, 100, &[-64, 64]);
    }

    #[test]
    fn samples_are_cut_off_towards_zero_and_never_wrap() {
        check(
            &[1.0, 1.5, -1.5, -0.999, 0.007, -0.007],
            1,
            &[127, 127, 127, 127, -128, -128, -127, -127, 0, 0, 0, 0],
        );
        check(&[f32::NAN, 0.5, f32::NAN, f32::NAN], 2, &[64, 64, 0, 0]);
    }

    #[test]
    fn a_rate_that_fifty_does_not_divide_gives_shorter_pixels() {
        assert_eq!(
            [48_000, 44_100, 22_050, 11_025, 8_000].map(samples_per_pixel),
            [960, 882, 441, 220, 160]
        );
    }
}
