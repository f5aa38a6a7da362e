//! Parts of a recording, and the recording that they make: waveform file, speech, pauses.

use super::dat;
use super::listen::Heard;
use super::spans;
use super::speech::frame_at;
use serde::{Deserialize, Serialize};

/// Which part of a recording to listen to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// The first pixel of the waveform, counted from 0.
    pub from_pixel: u32,
    /// The pixel behind the last; none: to the end.
    pub to_pixel: Option<u32>,
    /// What is asked for.
    pub wanted: Wanted,
}

/// What listening is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wanted {
    /// The waveform, and where somebody speaks.
    #[default]
    Speech,
    /// The waveform alone.
    Waveform,
}

impl Part {
    /// All of it.
    pub const WHOLE: Self = Self {
        from_pixel: 0,
        to_pixel: None,
        wanted: Wanted::Speech,
    };
}

/// What a child heard; its bytes are two for each pixel (lowest, highest) and one for each frame (score of speech).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SoundPart {
    /// Samples in a second, as decoded.
    pub sample_rate_hz: u32,
    /// Samples of a pixel.
    pub samples_per_pixel: u32,
    /// How many pixels.
    pub pixels: u32,
    /// How many frames of 16 ms.
    pub frames: u32,
    /// The sample behind its last one, counted from the beginning of the recording.
    pub end_sample: u64,
    /// Whether the recording ends there.
    pub ended: bool,
    /// Samples that could not be decoded and are silent here.
    pub lost_samples: u64,
}

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Span {
    /// Where it begins, milliseconds.
    pub start_ms: u32,
    /// How long it is, milliseconds.
    pub length_ms: u32,
}

/// Speech and silence in a recording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SpeechMap {
    /// Where somebody speaks.
    pub spans: Vec<Span>,
    /// Where nobody speaks for a second or longer.
    pub pauses: Vec<Span>,
}

/// A recording that was listened to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sound {
    /// How long its sound lasts, milliseconds.
    pub duration_ms: u32,
    /// Samples in a second, as decoded.
    pub sample_rate_hz: u32,
    /// Samples of a pixel.
    pub samples_per_pixel: u32,
    /// Pixels of the waveform.
    pub pixels: u32,
    /// How much of it could not be decoded and is drawn as silence, milliseconds.
    pub lost_ms: u32,
    /// Where somebody speaks, if that was asked for.
    pub speech: Option<SpeechMap>,
    /// The waveform as a file: audiowaveform .dat version 2, 8 bits, 50 pixels a second.
    #[serde(skip)]
    pub dat: Vec<u8>,
}

/// Parts that are not what one recording gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the parts of the sound do not fit together")]
pub struct Unfitting;

/// What was heard as it crosses the pipe.
pub(super) fn answer(heard: Heard, lost_samples: u64) -> (SoundPart, Vec<u8>) {
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let part = SoundPart {
        sample_rate_hz: heard.rate,
        samples_per_pixel: heard.per_pixel,
        pixels: count(heard.pairs.len() / 2),
        frames: count(heard.scores.len()),
        end_sample: heard.end,
        ended: heard.ended,
        lost_samples,
    };
    let mut bytes = heard.pairs;
    bytes.extend(heard.scores);
    (part, bytes)
}

impl Sound {
    /// Joins neighbouring parts, from the first to the last, into what listening to the whole would have found. What a
    /// child says of itself is checked against its bytes.
    pub fn join(parts: &[(Part, SoundPart, Vec<u8>)]) -> Result<Self, Unfitting> {
        let (_, first, _) = parts.first().ok_or(Unfitting)?;
        let (mut pairs, mut scores, mut lost, mut end) = (Vec::new(), Vec::new(), 0u64, 0);
        let mut ended = false;
        for (part, heard, bytes) in parts {
            let same =
                (heard.sample_rate_hz, heard.samples_per_pixel) == (first.sample_rate_hz, first.samples_per_pixel);
            let middle = (heard.pixels as usize).checked_mul(2).ok_or(Unfitting)?;
            let (drawn, spoken) = bytes.split_at_checked(middle).ok_or(Unfitting)?;
            let follows = if ended {
                heard.pixels == 0
            } else {
                pairs.len() == part.from_pixel as usize * 2
            };
            if !same || !follows || spoken.len() != heard.frames as usize || heard.samples_per_pixel < 2 {
                return Err(Unfitting);
            }
            if !ended {
                end = heard.end_sample;
                scores.resize(frames_before(part, heard)?, 0);
            }
            pairs.extend_from_slice(drawn);
            scores.extend_from_slice(spoken);
            (lost, ended) = (lost.saturating_add(heard.lost_samples), ended || heard.ended);
        }
        if !ended {
            return Err(Unfitting);
        }
        let ms = |samples: u64| in_ms(samples, first.sample_rate_hz);
        let duration_ms = ms(end);
        let asked = parts.iter().all(|(part, ..)| part.wanted == Wanted::Speech);
        Ok(Self {
            duration_ms,
            sample_rate_hz: first.sample_rate_hz,
            samples_per_pixel: first.samples_per_pixel,
            pixels: u32::try_from(pairs.len() / 2).map_err(|_| Unfitting)?,
            lost_ms: ms(lost),
            speech: asked.then(|| SpeechMap::of(&scores, duration_ms)),
            dat: dat::file(first.sample_rate_hz, first.samples_per_pixel, &pairs),
        })
    }
}

impl SpeechMap {
    fn of(scores: &[u8], duration_ms: u32) -> Self {
        let spans = spans::speech(scores, duration_ms);
        let pauses = spans::pauses(&spans, duration_ms);
        Self { spans, pauses }
    }
}

/// How many frames of speech begin before a part: a part whose last frame was not heard whole leaves it to silence.
fn frames_before(part: &Part, heard: &SoundPart) -> Result<usize, Unfitting> {
    let sample = i64::from(part.from_pixel) * i64::from(heard.samples_per_pixel);
    usize::try_from(frame_at(sample, heard.sample_rate_hz)).map_err(|_| Unfitting)
}

fn in_ms(samples: u64, rate: u32) -> u32 {
    let ms = (u128::from(samples) * 2000 + u128::from(rate)).checked_div(u128::from(rate) * 2);
    ms.and_then(|ms| u32::try_from(ms).ok()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(pixels: u32, frames: u32, end_sample: u64, ended: bool) -> SoundPart {
        SoundPart {
            sample_rate_hz: 8000,
            samples_per_pixel: 160,
            pixels,
            frames,
            end_sample,
            ended,
            lost_samples: 8,
        }
    }

    fn bytes(pixels: u8, frames: u8) -> Vec<u8> {
        (0..pixels)
            .flat_map(|pixel| [pixel, pixel])
            .chain(std::iter::repeat_n(255, frames.into()))
            .collect()
    }

    fn part(from_pixel: u32, to_pixel: Option<u32>) -> Part {
        let wanted = Wanted::Speech;
        Part {
            from_pixel,
            to_pixel,
            wanted,
        }
    }

    #[test]
    fn two_halves_are_the_whole() {
        let whole = Sound::join(&[(Part::WHOLE, heard(100, 125, 16_000, true), bytes(100, 125))]).expect("whole");
        assert_eq!((whole.duration_ms, whole.pixels, whole.lost_ms), (2000, 100, 1));
        let all = Span {
            start_ms: 0,
            length_ms: 2000,
        };
        assert_eq!(whole.speech.map(|speech| speech.spans), Some(vec![all]));
        assert_eq!(whole.dat.len(), 24 + 200);
        let mut second = bytes(100, 62);
        second.drain(..80);
        let halves = [
            (part(0, Some(40)), heard(40, 50, 6400, false), bytes(40, 50)),
            (part(40, None), heard(60, 62, 16_000, true), second),
        ];
        let joined = Sound::join(&halves).expect("joined");
        assert_eq!((joined.dat, joined.duration_ms, joined.lost_ms), (whole.dat, 2000, 2));
    }

    #[test]
    fn without_being_asked_nothing_is_said_of_speech() {
        let part = Part {
            wanted: Wanted::Waveform,
            ..Part::WHOLE
        };
        let sound = Sound::join(&[(part, heard(100, 0, 16_000, true), bytes(100, 0))]).expect("whole");
        assert_eq!((sound.pixels, sound.speech), (100, None));
    }

    #[test]
    fn what_does_not_fit_is_not_joined() {
        let good = || (part(0, Some(40)), heard(40, 50, 6400, false), bytes(40, 50));
        let refused = |parts: &[(Part, SoundPart, Vec<u8>)]| assert!(Sound::join(parts).is_err(), "{parts:?}");
        refused(&[]);
        refused(&[good()]);
        refused(&[good(), (part(41, None), heard(60, 75, 16_000, true), bytes(60, 75))]);
        refused(&[good(), (part(40, None), heard(60, 75, 16_000, true), bytes(60, 74))]);
        refused(&[good(), (part(40, None), heard(61, 75, 16_000, true), bytes(10, 75))]);
        let other = SoundPart {
            sample_rate_hz: 16_000,
            ..heard(60, 75, 16_000, true)
        };
        refused(&[good(), (part(40, None), other, bytes(60, 75))]);
        // The first part says that the recording ended in it, and the second found more.
        let ended = (part(0, Some(40)), heard(40, 50, 6400, true), bytes(40, 50));
        refused(&[ended, (part(40, None), heard(60, 75, 16_000, true), bytes(60, 75))]);
    }
}
