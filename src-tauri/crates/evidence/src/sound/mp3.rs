//! MPEG audio layer 3 into one channel. The decoder wants a frame as long as its header says and nothing behind it, so a
//! packet is cut into its frames first.

use super::mix;
use crate::media::mpeg_audio;
use crate::window::Numbers;
use nanomp3_core::{Decoder, MAX_SAMPLES_PER_FRAME};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A decoder, and room for what a frame gives.
pub(super) struct Mp3 {
    decoder: Decoder,
    samples: [f32; MAX_SAMPLES_PER_FRAME],
}

impl Mp3 {
    pub(super) fn new() -> Box<Self> {
        Box::new(Self {
            decoder: Decoder::new(),
            samples: [0.0; MAX_SAMPLES_PER_FRAME],
        })
    }

    /// The frames of `packet`, behind what is in `mono`; their rate. `None` where none of them could be heard.
    pub(super) fn decode(&mut self, packet: &[u8], mono: &mut Vec<f32>) -> Option<u32> {
        let mut rest = packet;
        let mut rate = None;
        // What follows that is no frame would make the decoder forget what the next packet builds on.
        while let Some((frame, behind)) = first_frame(rest) {
            rate = self.frame(frame, mono).or(rate);
            rest = behind;
        }
        rate
    }

    /// One frame. Of 5.3 million broken ones that were tried some made the decoder panic (mixed blocks at 8 kHz, whose
    /// longer part is read past the end of a table): then that frame is lost, and no recording.
    fn frame(&mut self, frame: &[u8], mono: &mut Vec<f32>) -> Option<u32> {
        let Self { decoder, samples } = self;
        let Ok((_, heard)) = catch_unwind(AssertUnwindSafe(|| decoder.decode(frame, &mut samples[..]))) else {
            *decoder = Decoder::new();
            return None;
        };
        let heard = heard.ok()?;
        let channels = usize::from(heard.channels.num());
        mix::woven(samples.get(..heard.samples_produced * channels)?, channels, mono);
        Some(heard.sample_rate)
    }
}

/// The frame that `bytes` begin with, whole, and what is behind it.
fn first_frame(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let head = mpeg_audio::frame(bytes.part(0)?)?;
    bytes.split_at_checked(usize::try_from(head.length).ok()?.max(4))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::iter;

    const GOOD: &[u8] = include_bytes!("../../tests/files/sound/mp3.mp3");

    /// Pieces of `bytes` that each begin where a frame does and are as long as it says.
    fn frames(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
        let mut at = 0;
        iter::from_fn(move || {
            let found = (at..bytes.len()).find_map(|from| Some((from, first_frame(&bytes[from..])?.0)));
            found.map(|(from, frame)| {
                at = from + frame.len();
                frame
            })
        })
    }

    fn heard(mp3: &mut Mp3, packets: impl Iterator<Item = Vec<u8>>) -> Vec<f32> {
        let mut mono = Vec::new();
        for packet in packets {
            mp3.decode(&packet, &mut mono);
        }
        mono
    }

    #[test]
    fn packets_of_several_frames_and_with_bytes_behind_are_heard_like_frames_one_by_one() {
        let all: Vec<&[u8]> = frames(GOOD).collect();
        let single = heard(&mut Mp3::new(), all.iter().map(|frame| frame.to_vec()));
        assert!(single.len() > 1152 * 90, "{} samples", single.len());
        assert!(single.iter().any(|sample| sample.abs() > 0.01));
        let threes = heard(&mut Mp3::new(), all.chunks(3).map(<[&[u8]]>::concat));
        let padded = heard(&mut Mp3::new(), all.iter().map(|frame| [frame, &[0; 7][..]].concat()));
        assert!(threes == single && padded == single);
    }

    #[test]
    fn whatever_is_in_a_frame_it_is_lost_at_most_and_the_next_ones_are_heard() {
        let mut mp3 = Mp3::new();
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        let mut random = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()
        };
        let (mut mono, mut lost) = (Vec::new(), 0);
        for head in [
            [0xff, 0xe3, 0x28, 0xc4],
            [0xff, 0xfb, 0x90, 0x64],
            [0xff, 0xf3, 0x84, 0xc0],
        ] {
            let length = mpeg_audio::frame(head).map_or(0, |frame| frame.length);
            for _ in 0..4_000 {
                let body = iter::repeat_with(&mut random).flatten();
                let packet: Vec<u8> = head
                    .into_iter()
                    .chain(body)
                    .take(usize::try_from(length).unwrap_or(0))
                    .collect();
                mono.clear();
                lost += usize::from(mp3.decode(&packet, &mut mono).is_none());
                assert!(mono.iter().all(|sample| sample.is_finite()));
            }
        }
        assert!(lost > 0, "none of them was broken");
        let after = heard(&mut mp3, frames(GOOD).map(<[u8]>::to_vec));
        assert!(after.len() > 1152 * 80, "{} samples", after.len());
    }
}
