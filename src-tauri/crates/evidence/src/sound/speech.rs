//! Where somebody speaks: a score from 0 to 255 for every 16 ms of the recording.
//!
//! Frames lie on a grid that begins with the recording, so that two halves heard apart have the same frames as one whole.
//! A part is heard from 2 s before it begins, so that the network has forgotten that it was started there.

use super::detector::{Detector, FRAME, PAIR};
use super::resample::Resampler;

/// The rate that the network was trained at.
const RATE: u32 = 16_000;
/// Samples of a frame at that rate.
const FRAME_LENGTH: u32 = 256;
/// How long the network listens before its scores count, seconds.
const LEAD_S: i64 = 2;

/// The frame that begins at or behind `sample` of a recording with so many samples in a second.
pub(super) fn frame_at(sample: i64, rate: u32) -> i64 {
    let frames = i128::from(sample) * i128::from(RATE);
    let per_frame = i128::from(rate) * i128::from(FRAME_LENGTH);
    i64::try_from((frames + per_frame - 1).div_euclid(per_frame.max(1))).unwrap_or(i64::MAX)
}

/// How many samples behind its end a part has to be heard for its last frames.
pub(super) fn reach(rate: u32) -> i64 {
    i64::from(rate) / 10
}

/// Hears samples, keeps scores.
pub(super) struct Scores {
    resampler: Resampler,
    detector: Detector,
    from: i64,
    first: i64,
    to: i64,
    /// The frame that comes next, once there is one.
    next: Option<i64>,
    waiting: Vec<f32>,
    scores: Vec<u8>,
}

impl Scores {
    /// For the frames that begin from sample `from` up to sample `to`.
    pub(super) fn new(rate: u32, from: i64, to: i64) -> Self {
        Self {
            resampler: Resampler::new(rate, RATE),
            detector: Detector::new(),
            from: from.saturating_sub(LEAD_S * i64::from(rate)).max(0),
            first: frame_at(from, rate),
            to: frame_at(to, rate),
            next: None,
            waiting: Vec::new(),
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
            self.next = Some(self.resampler.begin(at, FRAME_LENGTH));
        }
        let mut waiting = std::mem::take(&mut self.waiting);
        self.resampler.add(samples, &mut waiting);
        let (pairs, rest) = waiting.as_chunks::<PAIR>();
        pairs.iter().for_each(|pair| self.score(pair, 2));
        let past = waiting.len() - rest.len();
        waiting.drain(..past);
        self.waiting = waiting;
    }

    /// The scores, one for each frame of the part that was heard whole.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.len() >= FRAME {
            let mut last = [0.0; PAIR];
            last.iter_mut().zip(&waiting).for_each(|(to, sample)| *to = *sample);
            self.score(&last, 1);
        }
        self.scores
    }

    fn score(&mut self, pair: &[f32; PAIR], frames: usize) {
        let next = self.next.unwrap_or(0);
        let scores = self.detector.hear(pair);
        for (number, score) in (next..self.to).zip(scores).take(frames) {
            if number >= self.first {
                self.scores.push(byte(score));
            }
        }
        self.next = Some(next + 2);
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
