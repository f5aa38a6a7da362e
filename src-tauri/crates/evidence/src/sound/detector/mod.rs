//! Whether somebody speaks, for every 16 ms: earshot's network (`earshot.bin`, the weights of the crate earshot 1.2.2 by
//! pyke.io; `LICENSE-earshot`), computed here so that two frames at a time go through one Fourier transform, and the
//! network's rows lie so that no register has to be added up across.
//!
//! The scores are those of the crate to within 0.001; a test compares them over minutes of sound.

mod features;
mod network;

use fearless_simd::{Level, Simd, dispatch};
use features::Features;
use network::{BANDS, Network};

/// Samples of a frame, 16 kHz.
pub(super) const FRAME: usize = 256;
/// Frames that are looked at together.
pub(super) const PAIR: usize = 2 * FRAME;

/// A detector that listens to one recording.
pub(super) struct Detector {
    /// What the processor can do at once.
    level: Level,
    features: Features,
    network: Network,
    /// The two frames before the next one.
    before: [[f32; BANDS]; 2],
}

impl Detector {
    /// One that has heard nothing yet.
    pub(super) fn new() -> Self {
        Self {
            level: Level::new(),
            features: Features::new(),
            network: Network::new(),
            before: [[0.0; BANDS]; 2],
        }
    }

    /// Scores between 0 and 1 for two frames of samples between −1 and 1; from 0.5 on somebody speaks.
    pub(super) fn hear(&mut self, samples: &[f32; PAIR]) -> [f32; 2] {
        let level = self.level;
        dispatch!(level, simd => self.hear_with(simd, samples))
    }

    #[inline(always)]
    fn hear_with<S: Simd>(&mut self, simd: S, samples: &[f32; PAIR]) -> [f32; 2] {
        let [earliest, earlier] = self.before;
        let [first, second] = self.features.of(samples).map(|bands| self.network.normalised(&bands));
        self.before = [first, second];
        [
            self.network.score(simd, [&earliest, &earlier, &first]),
            self.network.score(simd, [&earlier, &first, &second]),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Noise that swells and fades, with something like vowels in it: buzzes of 110 to 210 Hz with many overtones.
    #[expect(clippy::cast_possible_truncation, reason = "sound needs no more than a float has")]
    fn something_to_hear() -> Vec<f32> {
        let mut noise = 1u32;
        let mut sample = |n: u32| {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let hiss = f64::from(noise >> 16) / 65_536.0 - 0.5;
            let time = f64::from(n) / 16_000.0;
            let pitch = 160.0 + 50.0 * (time * 1.3).sin();
            let overtones = (1..20).map(|k| (time * pitch * f64::from(k) * std::f64::consts::TAU).sin() / f64::from(k));
            let voiced = (time * 0.7).sin().max(0.0) * overtones.sum::<f64>() * 0.2;
            (voiced + hiss * 0.02 * (1.0 + (time * 0.2).sin())) as f32
        };
        (0..16_000 * 120).map(&mut sample).collect()
    }

    #[test]
    fn the_scores_are_those_of_the_crate() {
        let (mut ours, mut theirs) = (Detector::new(), earshot::Detector::default());
        let (mut most, mut spoken, mut frames) = (0f32, 0, 0);
        for pair in something_to_hear().as_chunks::<PAIR>().0 {
            let expected = pair
                .as_chunks::<FRAME>()
                .0
                .iter()
                .map(|frame| theirs.predict_f32(frame));
            for (found, expected) in ours.hear(pair).into_iter().zip(expected) {
                most = most.max((found - expected).abs());
                spoken += u32::from(expected > 0.5);
                frames += 1;
            }
        }
        assert!(most < 0.001, "{most} apart");
        assert!(
            spoken > 500 && frames - spoken > 500,
            "{spoken} of {frames}: both are tried"
        );
    }

    /// An old processor and this one; between them stands what this one could do and need not.
    #[test]
    fn an_old_processor_gives_the_same_scores() {
        let (mut new, mut old) = (Detector::new(), Detector::new());
        old.level = Level::baseline();
        for pair in something_to_hear().as_chunks::<PAIR>().0 {
            assert_eq!(new.hear(pair).map(f32::to_bits), old.hear(pair).map(f32::to_bits));
        }
    }
}
