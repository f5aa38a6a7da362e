//! The network: three layers of convolution over three frames, then two layers of minimal gated recurrent units (Feng et
//! al. 2024, "Were RNNs all we needed?"), in whole numbers. Layout and arithmetic are those of earshot 1.2.2.

use crate::window::Numbers;
use fearless_simd::{Simd, i16x32, i32x16, prelude::*};

/// Bands of a frame.
pub(super) const BANDS: usize = 40;
/// Channels of the convolutions: so many side by side.
const CHANNELS: usize = 16;
/// Units of either recurrent layer.
const UNITS: usize = 64;
/// Where the whole numbers of the recurrent layers have their 1: 24 bits.
const ONE: i32 = 16_777_215;

/// All weights, 32 bits each; those of the recurrent layers are two of 16 bits.
const WEIGHTS: &[u8] = include_bytes!("earshot.bin");

type Row = [f32; CHANNELS];

/// The network and what it remembers.
pub(super) struct Network {
    norm: [f32; BANDS],
    first: First,
    second: Convolution,
    third: Convolution,
    recurrent: [Recurrent; 2],
    out: [[i16; UNITS]; 2],
}

/// Layer 1: one channel in, so its three by three kernel comes before the channels are made.
struct First {
    kernel: [[f32; 3]; 3],
    weights: Row,
    bias: Row,
}

/// Layers 2 and 3: three neighbours of each channel, then every channel into every other.
struct Convolution {
    kernel: [Row; 3],
    weights: [Row; CHANNELS],
    bias: Row,
}

/// Units side by side, two inputs of each.
const ABREAST: usize = 16;
/// So many of these are added up together, so that each pair of inputs is spread out less often.
const ROWS: usize = 2;
/// Two inputs of as many units.
type Block = [[i16; 2 * ABREAST]; ROWS];

/// Candidates and gates of 64 units: for so many of them, the weights of one pair of inputs after the other.
struct Recurrent {
    weights: Vec<Block>,
    state: [i16; UNITS],
}

impl Network {
    pub(super) fn new() -> Self {
        Self {
            norm: floats(0),
            first: First {
                kernel: std::array::from_fn(|row| floats(40 + 3 * row)),
                weights: floats(49),
                bias: floats(65),
            },
            second: Convolution::new(81, 129, floats(385)),
            third: Convolution::new(401, 449, [0.0; CHANNELS]),
            recurrent: [Recurrent::new(705, 80), Recurrent::new(5825, UNITS)],
            out: [shorts(9921), shorts(9921 + 32)],
        }
    }

    /// Divided by their root mean square, and weighted.
    #[inline(always)]
    pub(super) fn normalised(&self, bands: &[f32; BANDS]) -> [f32; BANDS] {
        let square = bands.iter().map(|band| band * band).sum::<f32>() / 40.0;
        let scale = square.sqrt().recip();
        let mut found = *bands;
        for (band, weight) in found.iter_mut().zip(&self.norm) {
            *band *= weight * scale;
        }
        found
    }

    /// How probable it is that somebody speaks in the last of three neighbouring frames.
    #[inline(always)]
    pub(super) fn score<S: Simd>(&mut self, simd: S, frames: [&[f32; BANDS]; 3]) -> f32 {
        let first = self.first.of(frames);
        let mut second = [[0.0; CHANNELS]; 11];
        for (to, found) in second.iter_mut().skip(1).zip(self.second.of::<9>(&first)) {
            *to = found.map(|value| value.max(0.0));
        }
        let third = self.third.of::<5>(&second);
        let mut inputs = [0; 80];
        inputs
            .iter_mut()
            .zip(third.as_flattened())
            .for_each(|(to, value)| *to = fixed(*value));
        let [lower, upper] = &mut self.recurrent;
        let states = [
            lower.next::<S, 40>(simd, &inputs),
            upper.next::<S, 32>(simd, &lower.state),
        ];
        let products = states.as_flattened().iter().zip(self.out.as_flattened());
        let sum: i32 = products
            .map(|(state, weight)| i32::from(*state) * i32::from(*weight))
            .sum();
        logistic(sum)
    }
}

impl First {
    /// 38 places, of which three neighbours each are pooled, every second one; an empty place stands on either side.
    #[inline(always)]
    fn of(&self, frames: [&[f32; BANDS]; 3]) -> [Row; 20] {
        let mut places = [0.0; BANDS - 2];
        for (frame, kernel) in frames.into_iter().zip(&self.kernel) {
            let [left, middle, right] = kernel;
            let neighbours = frame.iter().zip(frame.iter().skip(1)).zip(frame.iter().skip(2));
            for (place, ((a, b), c)) in places.iter_mut().zip(neighbours) {
                *place += a * left + b * middle + c * right;
            }
        }
        let mut found = [[0.0; CHANNELS]; 20];
        for (to, pool) in found.iter_mut().skip(1).zip(places.windows(3).step_by(2)) {
            let most = pool.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let least = pool.iter().copied().fold(f32::INFINITY, f32::min);
            // The largest product is that of the largest or, where the weight is negative, of the smallest.
            for ((to, weight), bias) in to.iter_mut().zip(&self.weights).zip(&self.bias) {
                *to = ((most * weight).max(least * weight) + bias).max(0.0);
            }
        }
        found
    }
}

impl Convolution {
    /// The weights stand by output channel; here they lie by input channel, so that outputs are side by side.
    fn new(kernel: usize, weights: usize, bias: Row) -> Self {
        let (kernels, all): ([f32; 48], [f32; 256]) = (floats(kernel), floats(weights));
        let at = |all: &[f32], index: usize| all.get(index).copied().unwrap_or(0.0);
        Self {
            kernel: std::array::from_fn(|k| std::array::from_fn(|channel| at(&kernels, channel * 3 + k))),
            weights: std::array::from_fn(|from| std::array::from_fn(|to| at(&all, to * CHANNELS + from))),
            bias,
        }
    }

    #[inline(always)]
    fn of<const PLACES: usize>(&self, inputs: &[Row]) -> [Row; PLACES] {
        let mut found = [self.bias; PLACES];
        for (to, neighbours) in found.iter_mut().zip(inputs.windows(3).step_by(2)) {
            let mut deep = [0.0; CHANNELS];
            for (row, kernel) in neighbours.iter().zip(&self.kernel) {
                for ((deep, input), weight) in deep.iter_mut().zip(row).zip(kernel) {
                    *deep += input * weight;
                }
            }
            for (deep, weights) in deep.iter().zip(&self.weights) {
                for (to, weight) in to.iter_mut().zip(weights) {
                    *to += deep * weight;
                }
            }
        }
        found
    }
}

impl Recurrent {
    fn new(at: usize, inputs: usize) -> Self {
        let weight = |unit: usize, input: usize| pair_of(at * 4 + (unit * inputs + input) * 2).0;
        let block = |first: usize, pair: usize| -> Block {
            std::array::from_fn(|row| {
                std::array::from_fn(|lane| weight(first + row * ABREAST + lane / 2, 2 * pair + lane % 2))
            })
        };
        let firsts = (0..2 * UNITS).step_by(ROWS * ABREAST);
        Self {
            weights: firsts
                .flat_map(|first| (0..inputs / 2).map(move |pair| block(first, pair)))
                .collect(),
            state: [0; UNITS],
        }
    }

    /// Lets every gate decide between what was and the candidate.
    #[inline(always)]
    fn next<S: Simd, const PAIRS: usize>(&mut self, simd: S, inputs: &[i16]) -> [i16; UNITS] {
        let mut pairs = [0; PAIRS];
        for (to, pair) in pairs.iter_mut().zip(inputs.as_chunks::<2>().0) {
            *to = side_by_side(*pair);
        }
        let mut sums = [[[0; ABREAST]; ROWS]; 2 * UNITS / (ROWS * ABREAST)];
        for (to, blocks) in sums.iter_mut().zip(self.weights.chunks_exact(PAIRS)) {
            let mut found = [i32x16::splat(simd, 0); ROWS];
            for (pair, block) in pairs.iter().zip(blocks) {
                let pair = i32x16::splat(simd, *pair).bitcast::<i16x32<S>>();
                for (sum, weights) in found.iter_mut().zip(block) {
                    *sum += i16x32::simd_from(simd, *weights).pairwise_dot_product(pair);
                }
            }
            *to = found.map(Into::into);
        }
        let (candidates, gates) = sums.as_flattened().as_flattened().split_at(UNITS);
        for ((state, candidate), gate) in self.state.iter_mut().zip(candidates).zip(gates) {
            let gate = gate.wrapping_shl(2).clamp(0, ONE);
            let before = i64::from(ONE - gate) * i64::from(i32::from(*state) << 9);
            *state = narrow((before + i64::from(gate) * i64::from(*candidate)) >> 33);
        }
        self.state
    }
}

/// Two numbers of 16 bits as they lie in memory.
#[inline(always)]
fn side_by_side([a, b]: [i16; 2]) -> i32 {
    let ([a, b], [c, d]) = (a.to_ne_bytes(), b.to_ne_bytes());
    i32::from_ne_bytes([a, b, c, d])
}

/// A number of 15 bits behind the point, rounded to the nearest.
#[expect(clippy::cast_possible_truncation, reason = "clamped to 16 bits first")]
fn fixed(value: f32) -> i16 {
    let scaled = value * 32_768.0;
    (scaled + 0.5f32.copysign(scaled)).clamp(-32_768.0, 32_767.0) as i16
}

#[expect(clippy::cast_possible_truncation, reason = "clamped to 16 bits first")]
fn narrow(value: i64) -> i16 {
    value.clamp(i64::from(i16::MIN), i64::from(i16::MAX)) as i16
}

#[expect(clippy::cast_precision_loss, reason = "a score of 8 bits is wanted in the end")]
fn logistic(sum: i32) -> f32 {
    1.0 / (1.0 + (-(sum as f32) / 16_777_216.0).exp())
}

fn floats<const N: usize>(at: usize) -> [f32; N] {
    std::array::from_fn(|index| f32::from_bits(WEIGHTS.le32((at + index) * 4).unwrap_or(0)))
}

fn shorts<const N: usize>(at: usize) -> [i16; N] {
    std::array::from_fn(|index| pair_of(at * 4 + index * 2).0)
}

fn pair_of(at: usize) -> (i16, i16) {
    let short = |at: usize| WEIGHTS.le16(at).unwrap_or(0).cast_signed();
    (short(at), short(at + 2))
}
