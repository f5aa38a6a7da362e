//! Any rate to 16 kHz for the speech detector: a short low pass (a sinc under a Hann window). Every output sample depends
//! on its place alone, so a part heard by itself gives the same samples as the whole.
//!
//! It is short: the detector's bands are wide, and a tone at 14 kHz folds back a tenth as loud or less (tested below).

use fearless_simd::{Level, Simd, dispatch, f32x16, prelude::*};
use std::f64::consts::PI;

/// Zero crossings of the sinc on either side.
const CROSSINGS: f64 = 2.0;
/// Taps that fit into a register.
const LANES: usize = 4;
/// From 48 kHz to 16, the rate of nearly every recording, every third sample is wanted: one phase of so many taps.
const THIRD: usize = 3;
const THIRD_TAPS: usize = THIRD * LANES;
/// Outputs that are then made side by side, and the samples that they reach in each third of the input.
const ABREAST: usize = 16;
const REACHED: usize = ABREAST + THIRD_TAPS / THIRD - 1;

/// A filter at work.
pub(super) struct Resampler {
    /// What the processor can do at once.
    level: Level,
    /// Output and input rate without their common factor.
    up: i64,
    down: i64,
    /// The taps of every phase, padded to whole registers.
    phases: Vec<Vec<[f32; LANES]>>,
    taps: i64,
    /// The input that the filter still reaches, and where on the timeline it begins.
    held: Vec<f32>,
    held_at: i64,
    /// Room for every third sample of it, beginning with the first, the second and the third.
    apart: [Vec<f32>; THIRD],
    /// The input sample and the phase of the next output.
    place: i64,
    phase: i64,
}

impl Resampler {
    pub(super) fn new(from: u32, to: u32) -> Self {
        let common = gcd(from.max(1), to);
        let (up, down) = (to / common, from.max(1) / common);
        let half = half_of(up, down);
        Self {
            level: Level::new(),
            up: i64::from(up),
            down: i64::from(down),
            phases: (0..up).map(|phase| taps(phase, up, down, half)).collect(),
            taps: i64::from(half) * 2,
            held: Vec::new(),
            held_at: 0,
            apart: [const { Vec::new() }; THIRD],
            place: 0,
            phase: 0,
        }
    }

    /// Starts at the input sample `at`, before which all is silent; the first output is the first one of a frame of so
    /// many. Says which frame.
    pub(super) fn begin(&mut self, at: i64, frame: u32) -> i64 {
        let frame = i128::from(frame);
        let output = (i128::from(at) * i128::from(self.up)).div_euclid(i128::from(self.down));
        let number = (output + frame - 1).div_euclid(frame);
        let input = number * frame * i128::from(self.down);
        self.place = i64::try_from(input.div_euclid(i128::from(self.up))).unwrap_or(i64::MAX);
        self.phase = i64::try_from(input.rem_euclid(i128::from(self.up))).unwrap_or(0);
        self.held = vec![0.0; usize::try_from(self.taps).unwrap_or(0)];
        self.held_at = at - self.taps;
        i64::try_from(number).unwrap_or(i64::MAX)
    }

    /// Takes input, adds to `output` what can be made of it.
    pub(super) fn add(&mut self, input: &[f32], output: &mut Vec<f32>) {
        self.held.extend_from_slice(input);
        let (step, rest) = (self.down / self.up, self.down % self.up);
        if let [only] = self.phases.as_slice()
            && let Some(taps) = only
                .as_flattened()
                .first_chunk::<THIRD_TAPS>()
                .filter(|_| self.down == THIRD as i64)
        {
            let (start, before, level) = (self.start(), output.len(), self.level);
            let (input, apart) = (self.held.get(start..).unwrap_or_default(), &mut self.apart);
            dispatch!(level, simd => thirds(simd, input, taps, apart, output));
            self.place += i64::try_from(THIRD * (output.len() - before)).unwrap_or(0);
        }
        let (mut start, padded) = (self.start(), self.padded());
        while let Some(window) = self.held.get(start..start.saturating_add(padded)) {
            let phase = usize::try_from(self.phase).unwrap_or(0);
            output.push(dot(window, self.phases.get(phase).map_or(&[], Vec::as_slice)));
            self.place += step;
            self.phase += rest;
            if self.phase >= self.up {
                (self.place, self.phase) = (self.place + 1, self.phase - self.up);
            }
            start = self.start();
        }
        let past = start.min(self.held.len());
        self.held.drain(..past);
        self.held_at += i64::try_from(past).unwrap_or(0);
    }

    /// Where in the held input the filter of the next output begins.
    fn start(&self) -> usize {
        usize::try_from(self.place - self.taps / 2 + 1 - self.held_at).unwrap_or(usize::MAX)
    }

    fn padded(&self) -> usize {
        self.phases.first().map_or(0, |phase| phase.len() * LANES)
    }
}

/// Every third output of `input`, as many as can be made side by side. Each is added up as [`dot`] does, so that it is the
/// same wherever a recording is cut. `apart` is room for the thirds of the input: they are all written before any is read
/// again, because a processor waits where it reads across what it has only just written.
#[inline(always)]
fn thirds<S: Simd>(
    simd: S,
    input: &[f32],
    taps: &[f32; THIRD_TAPS],
    apart: &mut [Vec<f32>; THIRD],
    output: &mut Vec<f32>,
) {
    let (threes, _) = input.as_chunks::<THIRD>();
    for third in apart.iter_mut() {
        third.resize(threes.len(), 0.0);
    }
    let [first, second, third] = apart;
    let to = first.iter_mut().zip(second.iter_mut()).zip(third.iter_mut());
    for (((a, b), c), three) in to.zip(threes) {
        [*a, *b, *c] = *three;
    }
    let [t0, t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11] = *taps;
    let [first, second, third] = apart.each_ref().map(|third| third.windows(REACHED).step_by(ABREAST));
    for ((x, y), z) in first.zip(second).zip(third) {
        let of = |third: &[f32], from: usize, tap: f32| {
            let samples = third.get(from..from + ABREAST).unwrap_or_default();
            f32x16::from_slice(simd, samples) * tap
        };
        let a = of(x, 0, t0) + of(y, 1, t4) + of(z, 2, t8);
        let b = of(y, 0, t1) + of(z, 1, t5) + of(x, 3, t9);
        let c = of(z, 0, t2) + of(x, 2, t6) + of(y, 3, t10);
        let d = of(x, 1, t3) + of(y, 2, t7) + of(z, 3, t11);
        output.extend_from_slice(((a + c) + (b + d)).as_slice());
    }
}

#[inline]
fn dot(window: &[f32], taps: &[[f32; LANES]]) -> f32 {
    let mut sums = [0.0; LANES];
    for (samples, taps) in window.as_chunks::<LANES>().0.iter().zip(taps) {
        for ((sum, sample), tap) in sums.iter_mut().zip(samples).zip(taps) {
            *sum += sample * tap;
        }
    }
    let [a, b, c, d] = sums;
    (a + c) + (b + d)
}

/// Taps on either side.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "positive, and at most a few times the ratio of two rates"
)]
fn half_of(up: u32, down: u32) -> u32 {
    (CROSSINGS / cutoff(up, down)).ceil() as u32
}

/// What both rates can carry, as a share of what the input does.
fn cutoff(up: u32, down: u32) -> f64 {
    (f64::from(up) / f64::from(down)).min(1.0)
}

/// The taps for an output that lies `phase` parts of `up` behind an input sample; they add up to 1.
#[expect(clippy::cast_possible_truncation, reason = "a tap needs no more than a float has")]
fn taps(phase: u32, up: u32, down: u32, half: u32) -> Vec<[f32; LANES]> {
    let (cutoff, reach) = (cutoff(up, down), f64::from(half));
    let shift = f64::from(phase) / f64::from(up);
    let tap = |number: u32| {
        let x = f64::from(number) - (reach - 1.0) - shift;
        sinc(x * cutoff) * (0.5 + 0.5 * (PI * (x / reach).clamp(-1.0, 1.0)).cos())
    };
    let row: Vec<f64> = (0..half * 2).map(tap).collect();
    let sum: f64 = row.iter().sum();
    let lanes = |four: &[f64]| std::array::from_fn(|lane| four.get(lane).map_or(0.0, |tap| (tap / sum) as f32));
    row.chunks(LANES).map(lanes).collect()
}

fn sinc(x: f64) -> f64 {
    if x.abs() < 1e-9 { 1.0 } else { (x * PI).sin() / (x * PI) }
}

const fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::cast_possible_truncation, reason = "a sine needs no more than a float has")]
    fn wave(rate: u32, hertz: f64, count: u32) -> Vec<f32> {
        (0..count)
            .map(|n| (f64::from(n) / f64::from(rate) * hertz * 2.0 * PI).sin() as f32)
            .collect()
    }

    /// The loudest sample behind the first tenth of a second.
    fn loudness(rate: u32, hertz: f64) -> f32 {
        let (mut resampler, mut output) = (Resampler::new(rate, 16_000), Vec::new());
        assert_eq!(resampler.begin(0, 256), 0);
        for part in wave(rate, hertz, rate).chunks(1000) {
            resampler.add(part, &mut output);
        }
        assert!(output.len().abs_diff(16_000) < 8, "{rate}: {}", output.len());
        output[1600..].iter().fold(0f32, |most, sample| most.max(sample.abs()))
    }

    #[test]
    fn speech_goes_through_at_every_rate_and_what_would_fold_back_does_not() {
        for rate in [
            8000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000, 47_999,
        ] {
            assert!(loudness(rate, 440.0) > 0.97, "{rate}");
            assert!(loudness(rate, 3000.0) > 0.8, "{rate}");
        }
        assert!(loudness(48_000, 14_000.0) < 0.1);
        assert!(loudness(44_100, 14_000.0) < 0.1);
    }

    #[test]
    fn a_part_by_itself_is_the_same_as_in_the_whole() {
        for rate in [44_100, 48_000, 11_025] {
            let input = wave(rate, 700.0, 100_000);
            let (mut whole, mut part) = (Vec::new(), Vec::new());
            let mut resampler = Resampler::new(rate, 16_000);
            resampler.begin(0, 256);
            resampler.add(&input, &mut whole);
            let mut resampler = Resampler::new(rate, 16_000);
            let frame = usize::try_from(resampler.begin(50_000, 256)).expect("positive");
            resampler.add(&input[50_000..], &mut part);
            let from = frame * 256 + 64;
            assert_eq!(part[64..], whole[from..from + part.len() - 64], "{rate}");
        }
    }

    #[test]
    fn an_old_processor_makes_the_same_samples() {
        let input = wave(48_000, 700.0, 100_000);
        let [new, old] = [Level::new(), Level::baseline()].map(|level| {
            let (mut resampler, mut output) = (Resampler::new(48_000, 16_000), Vec::new());
            resampler.level = level;
            resampler.begin(0, 256);
            input.chunks(1024).for_each(|part| resampler.add(part, &mut output));
            output
        });
        assert_eq!(new, old);
    }
}
