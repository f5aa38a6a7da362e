//! What the network hears: the logarithm of the energy in 40 bands, evenly spaced on the mel scale.

use super::network::BANDS;
use super::{FRAME, PAIR};
use symphonia::core::dsp::complex::Complex;
use symphonia::core::dsp::fft::Fft;

/// Samples that are looked at for one frame: its own and those of the two before it.
const WINDOW: usize = 3 * FRAME;
/// Points of the transform.
const POINTS: usize = 1024;
/// Where the triangles of the bands begin, peak and end: a band begins where the last one peaks.
const EDGES: [usize; BANDS + 2] = [
    4, 7, 10, 13, 17, 21, 25, 29, 33, 38, 43, 48, 54, 60, 66, 73, 80, 87, 95, 103, 112, 122, 132, 142, 153, 165, 178,
    191, 205, 220, 236, 253, 270, 289, 309, 330, 353, 376, 402, 428, 456, 486,
];
/// Bins that fit into a register or two; a band takes whole groups.
const GROUP: usize = 8;
/// Groups from the first bin of the lowest band on.
const GROUPS: usize = 512 / GROUP;
/// Bins that some band weighs, the first left out: a whole number of groups, so that all go through the widest registers.
const BINS: usize = 488;
/// The network was trained on samples of 16 bits whose energy was scaled back.
const FULL_SCALE: f32 = 32_768.0;
/// How much of the sample before is taken off: speech falls with frequency.
const EMPHASIS: f32 = 0.97;

/// The band energies of one frame after the other.
pub(super) struct Features {
    fft: Fft,
    window: [f32; WINDOW],
    bands: Vec<Band>,
    last: f32,
    /// The two frames before and the two present ones.
    samples: [f32; WINDOW + FRAME],
    points: Box<[Complex<f32>; POINTS]>,
}

/// The first group of a band, and its weights from there on.
struct Band {
    first: usize,
    weights: Vec<[f32; GROUP]>,
}

impl Features {
    pub(super) fn new() -> Self {
        Self {
            fft: Fft::new(POINTS),
            window: window(),
            bands: (0..BANDS).filter_map(band).collect(),
            last: 0.0,
            samples: [0.0; WINDOW + FRAME],
            points: Box::new([Complex { re: 0.0, im: 0.0 }; POINTS]),
        }
    }

    /// The features of the next two frames. Both are real, so one transform does for both: the first in the real part,
    /// the second in the imaginary one.
    #[inline(always)]
    pub(super) fn of(&mut self, frames: &[f32; PAIR]) -> [[f32; BANDS]; 2] {
        self.take(frames);
        let (first, second) = (self.samples.iter(), self.samples.iter().skip(FRAME));
        let windowed = self.points.iter_mut().zip(first.zip(second).zip(&self.window));
        for (point, ((re, im), weight)) in windowed {
            *point = Complex {
                re: re * weight,
                im: im * weight,
            };
        }
        let (_, empty) = self.points.split_at_mut(WINDOW);
        empty.fill(Complex { re: 0.0, im: 0.0 });
        self.fft.fft_inplace(self.points.as_mut_slice());
        self.energies().map(|energies| self.in_bands(&energies))
    }

    #[inline(always)]
    fn take(&mut self, frames: &[f32; PAIR]) {
        self.samples.copy_within(PAIR.., 0);
        let (_, new) = self.samples.split_at_mut(PAIR);
        let emphasised = |sample: &f32, before: &f32| sample * FULL_SCALE - EMPHASIS * (before * FULL_SCALE);
        // The first by itself: the others' neighbours then lie side by side.
        if let (Some(to), Some(sample)) = (new.first_mut(), frames.first()) {
            *to = emphasised(sample, &self.last);
        }
        let samples = frames.iter().skip(1).zip(frames);
        for (to, (sample, before)) in new.iter_mut().skip(1).zip(samples) {
            *to = emphasised(sample, before);
        }
        self.last = frames.last().copied().unwrap_or(0.0);
    }

    /// The energy of every bin, for either frame: the transform at a frequency and at its negative, added and taken off.
    #[inline(always)]
    fn energies(&self) -> [[[f32; GROUP]; GROUPS]; 2] {
        const SCALE: f32 = 0.25 / (FULL_SCALE * FULL_SCALE);
        let mut found = [[[0.0; GROUP]; GROUPS]; 2];
        let [first, second] = &mut found;
        // Real and imaginary parts apart, and those of the negative frequencies turned round: then bins lie side by side.
        let mut up = [[0.0; BINS]; 2];
        let mut down = [[0.0; BINS]; 2];
        let [up_re, up_im] = &mut up;
        for ((re, im), point) in up_re.iter_mut().zip(up_im).zip(self.points.iter().skip(1)) {
            (*re, *im) = (point.re, point.im);
        }
        let [down_re, down_im] = &mut down;
        for ((re, im), point) in down_re.iter_mut().zip(down_im).zip(self.points.iter().rev()) {
            (*re, *im) = (point.re, point.im);
        }
        let to = first.as_flattened_mut().iter_mut().zip(second.as_flattened_mut());
        let ([up_re, up_im], [down_re, down_im]) = (&up, &down);
        let points = up_re.iter().zip(up_im).zip(down_re.iter().zip(down_im));
        for ((first, second), ((up_re, up_im), (down_re, down_im))) in to.skip(1).zip(points) {
            let (sum, difference) = (up_re + down_re, up_im - down_im);
            *first = (sum * sum + difference * difference) * SCALE;
            let (sum, difference) = (up_im + down_im, down_re - up_re);
            *second = (sum * sum + difference * difference) * SCALE;
        }
        found
    }

    #[inline(always)]
    fn in_bands(&self, energies: &[[f32; GROUP]; GROUPS]) -> [f32; BANDS] {
        let mut found = [0.0; BANDS];
        for (to, band) in found.iter_mut().zip(&self.bands) {
            let mut sums = [0.0; GROUP];
            for (energies, weights) in energies.iter().skip(band.first).zip(&band.weights) {
                for ((sum, energy), weight) in sums.iter_mut().zip(energies).zip(weights) {
                    *sum += energy * weight;
                }
            }
            *to = (sums.iter().sum::<f32>() + 1e-20).ln();
        }
        found
    }
}

/// Hann's, for a transform of as many points.
fn window() -> [f32; WINDOW] {
    let mut window = [0.0; WINDOW];
    for (to, n) in window.iter_mut().zip(0u16..) {
        let turn = std::f32::consts::TAU * f32::from(n) / 768.0;
        *to = 0.5 - 0.5 * turn.cos();
    }
    window
}

/// A triangle over the bins from its edge to the edge after next, laid on whole groups.
fn band(number: usize) -> Option<Band> {
    let &[begin, peak, end] = EDGES.get(number..number + 3)? else {
        return None;
    };
    let share =
        |part: usize, of: usize| f32::from(u8::try_from(part).unwrap_or(0)) / f32::from(u8::try_from(of).unwrap_or(1));
    let weight = |bin: usize| match bin {
        _ if bin < begin || bin >= end => 0.0,
        _ if bin < peak => share(bin - begin, peak - begin),
        _ => share(end - bin, end - peak),
    };
    let first = begin / GROUP;
    let group = |group: usize| std::array::from_fn(|lane| weight(group * GROUP + lane));
    Some(Band {
        first,
        weights: (first..end.div_ceil(GROUP)).map(group).collect(),
    })
}
