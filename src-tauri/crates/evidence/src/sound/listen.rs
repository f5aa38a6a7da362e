//! From decoded samples to what is asked of them: puts them on the timeline, fills gaps with silence, cuts off what lies
//! before 0 or behind the end, and hands the rest to the waveform and the speech detector.

use super::pixels::{Pixels, samples_per_pixel};
use super::speech::{self, Scores};
use super::{LONGEST_S, Part, Wanted};
use crate::fault::{Fault, Found};

/// A packet that begins later than the one before it ends by less than this is rounding, not a gap.
const ROUNDING_MS: i64 = 100;

/// The fastest that anything records, twice over: a header that says more is broken, and to believe it would take hours.
const FASTEST_HZ: u32 = 768_000;

/// A longer gap is a time stamp that lies; a day of silence made for it would take as long as a day of sound.
const LONGEST_GAP_S: i64 = 600;

/// Listens to a part of a recording.
pub(super) struct Listener {
    rate: u32,
    per_pixel: u32,
    ticks: u32,
    /// Where the next sample goes, once that is known.
    position: Option<i64>,
    pixels: Pixels,
    scores: Option<Scores>,
    /// From which and up to which sample pixels are wanted.
    from: i64,
    to: i64,
    /// Up to which samples are heard: a little further, for the last frame of speech that begins in the part.
    heard_to: i64,
    /// The sample behind the last one of the recording.
    end: i64,
    longest: i64,
}

/// What was heard.
pub(super) struct Heard {
    pub(super) rate: u32,
    pub(super) per_pixel: u32,
    pub(super) pairs: Vec<u8>,
    pub(super) scores: Vec<u8>,
    /// Where the sound ends on the timeline, or where the part does.
    pub(super) end: u64,
    /// Whether that is the end of the sound.
    pub(super) ended: bool,
}

impl Listener {
    /// Of a track with so many ticks in a second; `rate` is that of what was decoded first.
    pub(super) fn new(ticks: u32, part: Part, rate: u32) -> Found<Self> {
        let per_pixel = samples_per_pixel(rate);
        if per_pixel < 2 || rate > FASTEST_HZ {
            return Err(Fault::Damaged);
        }
        let at = |pixel: u32| i64::from(pixel) * i64::from(per_pixel);
        let (from, to) = (at(part.from_pixel), part.to_pixel.map_or(i64::MAX, at));
        Ok(Self {
            rate,
            per_pixel,
            ticks,
            position: None,
            pixels: Pixels::new(usize::try_from(per_pixel).unwrap_or(usize::MAX)),
            scores: (part.wanted == Wanted::Speech).then(|| Scores::new(rate, from, to)),
            from,
            to,
            heard_to: match part.wanted {
                Wanted::Speech => to.saturating_add(speech::reach(rate)),
                Wanted::Waveform => to,
            },
            end: i64::MAX,
            longest: i64::from(LONGEST_S) * i64::from(rate),
        })
    }

    /// Whether nothing further is wanted.
    pub(super) fn is_done(&self) -> bool {
        self.position
            .is_some_and(|position| position >= self.heard_to.min(self.end))
    }

    /// How many milliseconds of the timeline are done.
    pub(super) fn done_ms(&self) -> u64 {
        let samples = u64::try_from(self.position.unwrap_or(0)).unwrap_or(0);
        samples.saturating_mul(1000) / u64::from(self.rate)
    }

    /// What lies behind `tick` is not played.
    pub(super) fn ends(&mut self, tick: Option<i64>) {
        self.end = tick.map_or(self.end, |tick| sample(tick, self.ticks, self.rate));
    }

    /// Takes the samples of the packet that begins at `tick`.
    pub(super) fn take(&mut self, tick: i64, samples: &[f32]) -> Found<()> {
        if samples.is_empty() {
            return Ok(());
        }
        let at = sample(tick, self.ticks, self.rate);
        match self.position {
            // What begins late is silent before: a microphone that was switched on after its camera.
            None if at > LONGEST_GAP_S * i64::from(self.rate) && self.from == 0 => return Err(Fault::Damaged),
            None if self.from == 0 && at > 0 => {
                self.position = Some(0);
                self.silence(at)?;
            }
            None => self.position = Some(at),
            Some(position) => {
                let gap = at.saturating_sub(position);
                if gap > LONGEST_GAP_S * i64::from(self.rate) {
                    return Err(Fault::Damaged);
                }
                if gap > ROUNDING_MS * i64::from(self.rate) / 1000 {
                    self.silence(gap)?;
                }
            }
        }
        self.place(samples)
    }

    /// Nothing more comes.
    pub(super) fn finish(self) -> Heard {
        let reached = self.position.unwrap_or(0).min(self.end).max(0);
        Heard {
            rate: self.rate,
            per_pixel: self.per_pixel,
            pairs: self.pixels.finish(),
            scores: self.scores.map(Scores::finish).unwrap_or_default(),
            end: u64::try_from(reached.min(self.to)).unwrap_or(0),
            ended: reached < self.to,
        }
    }

    fn silence(&mut self, samples: i64) -> Found<()> {
        let still = [0.0; 4096];
        let mut left = usize::try_from(samples).unwrap_or(usize::MAX);
        while left > 0 && !self.is_done() {
            let count = left.min(still.len());
            self.place(still.get(..count).unwrap_or_default())?;
            left -= count;
        }
        Ok(())
    }

    /// Puts samples at the present position and goes on behind them.
    fn place(&mut self, samples: &[f32]) -> Found<()> {
        let position = self.position.unwrap_or(0);
        let next = position.saturating_add(i64::try_from(samples.len()).unwrap_or(i64::MAX));
        self.position = Some(next);
        let drawn = cut(samples, position, self.from.max(0), self.to.min(self.end));
        self.pixels.add(drawn);
        if let Some(scores) = &mut self.scores {
            let hear_from = scores.from().max(position);
            let heard = cut(samples, position, hear_from, self.heard_to.min(self.end));
            if !heard.is_empty() {
                scores.hear(hear_from, heard);
            }
        }
        if next.min(self.end) > self.longest {
            Err(Fault::TooLarge)
        } else {
            Ok(())
        }
    }
}

/// The sample that lies at a tick, the nearest one.
fn sample(tick: i64, ticks: u32, rate: u32) -> i64 {
    let ticks = i128::from(ticks.max(1));
    let samples = i128::from(tick) * i128::from(rate);
    i64::try_from((samples + ticks / 2).div_euclid(ticks)).unwrap_or(i64::MAX)
}

/// That part of `samples`, of which the first is at `position`, that lies from `from` up to `to`.
fn cut(samples: &[f32], position: i64, from: i64, to: i64) -> &[f32] {
    let index = |at: i64| usize::try_from(at.saturating_sub(position).max(0)).unwrap_or(usize::MAX);
    let end = index(to).min(samples.len());
    samples.get(index(from).min(end)..end).unwrap_or_default()
}
