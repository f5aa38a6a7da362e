//! Where somebody speaks: a score from 0 to 255 for every 16 ms of the recording, by earshot's network on 16 kHz.
//!
//! Frames lie on a grid that begins with the recording, so that two halves heard apart have the same frames as one whole.
//! A part is heard from 2 s before it begins, so that the network has forgotten that it was started there.

use super::resample::Resampler;
use earshot::Detector;

/// The rate that the network was trained at.
pub(crate) const RATE: u32 = 16_000;
/// Samples of a frame at that rate.
pub(crate) const FRAME: u32 = 256;
/// How long the network listens before its scores count, seconds.
const LEAD_S: i64 = 2;

/// The frame that begins at or behind `sample` of a recording with so many samples in a second.
pub(crate) fn frame_at(sample: i64, rate: u32) -> i64 {
    let frames = i128::from(sample) * i128::from(RATE);
    let per_frame = i128::from(rate) * i128::from(FRAME);
    i64::try_from((frames + per_frame - 1).div_euclid(per_frame.max(1))).unwrap_or(i64::MAX)
}

/// How many samples behind its end a part has to be heard for its last frame.
pub(super) fn reach(rate: u32) -> i64 {
    i64::from(rate) / 20
}

/// Hears samples, keeps scores.
pub(super) struct Scores {
    resampler: Resampler,
    detector: Box<Detector>,
    from: i64,
    first: i64,
    to: i64,
    next: Option<i64>,
    frame: Vec<f32>,
    scores: Vec<u8>,
}

impl Scores {
    /// For the frames that begin from sample `from` up to sample `to`.
    pub(super) fn new(rate: u32, from: i64, to: i64) -> Self {
        let lead = from.saturating_sub(LEAD_S * i64::from(rate)).max(0);
        Self {
            resampler: Resampler::new(rate, RATE),
            detector: Detector::default_boxed(),
            from: lead,
            first: frame_at(from, rate),
            to: frame_at(to, rate),
            next: None,
            frame: Vec::new(),
            scores: Vec::new(),
        }
    }

    /// The first sample to be heard.
    pub(super) const fn from(&self) -> i64 {
        self.from
    }

    /// Takes samples, of which the first is at `at`, without gaps.
    pub(super) fn hear(&mut self, at: i64, samples: &[f32]) {
        if self.next.is_none() {
            let skip = self.resampler.begin(at, FRAME);
            self.next = Some(skip);
        }
        self.resampler.add(samples, &mut self.frame);
        let whole = self.frame.len() / FRAME as usize * FRAME as usize;
        let (frames, _) = self.frame.as_chunks::<{ FRAME as usize }>();
        for frame in frames {
            let number = self.next.unwrap_or(0);
            self.next = Some(number + 1);
            if number < self.to {
                let score = self.detector.predict_f32(frame);
                if number >= self.first {
                    self.scores.push(byte(score));
                }
            }
        }
        self.frame.drain(..whole);
    }

    /// The scores, one for each frame of the part that was heard whole.
    pub(super) fn finish(self) -> Vec<u8> {
        self.scores
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a byte first"
)]
fn byte(score: f32) -> u8 {
    (score * 255.0).round().clamp(0.0, 255.0) as u8
}
