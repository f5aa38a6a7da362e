//! Sound in simple wrappings: AIFF, CAF (Apple Core Audio Format 1.0), AAC in ADTS (ISO/IEC 13818-7
//! 6.2) and AMR (RFC 4867 5).

use super::{Media, codec, in_ms, track};
use crate::fault::{Fault, Found, Needed};
use crate::report::{Tells, TrackKind, identifying};
use crate::window::{Numbers, Window};

/// Frames walked at most: two days of AAC.
const MOST_FRAMES: u64 = 8_000_000;

pub(super) fn sound(word: &str, rate: u64, channels: u16) -> crate::report::Track {
    let mut sound = track(TrackKind::Audio, codec::named(word));
    (sound.sample_rate_hz, sound.channels) = (u32::try_from(rate).ok().filter(|rate| *rate > 0), Some(channels));
    sound
}

/// Bytes of the ID3v2 tag at the beginning; 0 without one.
pub(crate) fn id3_length(window: &mut Window<'_>) -> Found<u64> {
    let tag = window.array::<10>(0)?.filter(|head| head.starts_with(b"ID3"));
    Ok(tag.map_or(0, |head| {
        10 + head
            .iter()
            .skip(6)
            .fold(0, |sum, byte| sum << 7 | u64::from(byte & 0x7f))
    }))
}

/// The common chunk: channels, frames, rate as an 80-bit float.
pub(super) fn aiff(window: &mut Window<'_>) -> Found<Media> {
    let mut media = Media::default();
    let (mut at, mut held) = (12, None);
    for _ in 0..1000 {
        let Some(head) = window.array::<8>(at)? else { break };
        let length = u64::from(head.be32(4).needed()?);
        let body = window.bytes(at + 8, usize::try_from(length.min(1024)).unwrap_or(0))?;
        match &head.part(0).unwrap_or([0; 4]) {
            b"COMM" => {
                let rate = extended(body.get(8..18).needed()?).needed()?;
                let compression = body.part(18).map_or_else(|| "twos".to_owned(), codec::four);
                media.tracks.push(sound(&compression, rate, body.be16(0).needed()?));
                media.duration_ms = in_ms(u64::from(body.be32(2).needed()?), rate);
            }
            b"AUTH" => media.tell(identifying(Tells::Author, &String::from_utf8_lossy(&body), "AIFF")),
            b"SSND" => {
                let there = window.size().saturating_sub(at + 8);
                held = Some((there, length)).filter(|(there, length)| there < length);
            }
            _ => {}
        }
        at = at.saturating_add(8 + length + length % 2);
    }
    if let Some((there, length)) = held {
        media.holds_only(part_of(media.duration_ms, there, length));
    }
    Ok(media)
}

/// As much of `ms` as `there` bytes are of `length`.
pub(super) fn part_of(ms: Option<u64>, there: u64, length: u64) -> Option<u64> {
    let part = (u128::from(ms?) * u128::from(there)).checked_div(u128::from(length))?;
    u64::try_from(part).ok()
}

/// The whole part of an IEEE 754 extended number.
pub(crate) fn extended(bytes: &[u8]) -> Option<u64> {
    let exponent = u32::from(bytes.be16(0)? & 0x7fff)
        .checked_sub(16_383)
        .filter(|exponent| *exponent < 63)?;
    Some(bytes.be64(2)? >> (63 - exponent)).filter(|rate| *rate > 0)
}

/// Description, packet table and data chunk.
pub(super) fn caf(window: &mut Window<'_>) -> Found<Media> {
    let mut media = Media::default();
    let (mut at, mut rate, mut per_packet, mut packet_bytes, mut frames) = (8, 0, 0, 0, None);
    let mut held = None;
    for _ in 0..1000 {
        let Some(head) = window.array::<12>(at)? else { break };
        let length = head.be64(4).needed()?;
        let there = window.size().saturating_sub(at + 12);
        let body = window.bytes(at + 12, usize::try_from(length.min(64)).unwrap_or(0))?;
        match &head.part(0).unwrap_or([0; 4]) {
            b"desc" => {
                rate = whole_double(body.be64(0).needed()?).needed()?;
                (packet_bytes, per_packet) = (body.be32(16).needed()?, body.be32(20).needed()?);
                let name = match body.part(8).needed()? {
                    [b'a', b'a', b'c', _] => "aac".to_owned(),
                    other => codec::four(other),
                };
                media.tracks.push(sound(
                    &name,
                    rate,
                    u16::try_from(body.be32(24).needed()?).map_err(|_| Fault::Damaged)?,
                ));
            }
            b"pakt" => frames = body.be64(8),
            b"data" => {
                let open_ended = length == u64::MAX;
                let bytes = if open_ended { there } else { length }.saturating_sub(4);
                let counted = bytes.checked_div(u64::from(packet_bytes));
                frames = frames.or(counted.map(|packets| packets.saturating_mul(u64::from(per_packet))));
                held = Some((there, length)).filter(|(there, length)| !open_ended && there < length);
            }
            _ => {}
        }
        at = at.saturating_add(12).saturating_add(length);
    }
    media.duration_ms = frames.and_then(|frames| in_ms(frames, rate));
    if let Some((there, length)) = held {
        media.holds_only(part_of(media.duration_ms, there, length));
    }
    Ok(media)
}

/// The whole part of a 64-bit float.
fn whole_double(bits: u64) -> Option<u64> {
    let exponent = (bits >> 52 & 0x7ff)
        .checked_sub(1023)
        .filter(|exponent| *exponent < 32)?;
    Some((bits & ((1 << 52) - 1) | 1 << 52) >> (52 - exponent))
}

/// Every frame header says how long its frame is; each holds 1 024 samples per block.
pub(super) fn adts(window: &mut Window<'_>) -> Found<Media> {
    const RATES: [u64; 13] = [
        96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
    ];
    let mut media = Media::default();
    let (mut at, mut samples, mut rate) = (id3_length(window)?, 0, 0);
    for _ in 0..MOST_FRAMES {
        let Some(head) = window.array::<7>(at)? else { break };
        let word = head.be64_of_seven();
        if word >> 44 != 0xfff {
            break;
        }
        let length = word >> 13 & 0x1fff;
        if media.tracks.is_empty() {
            let index = usize::try_from(word >> 34 & 15).unwrap_or(15);
            rate = RATES.get(index).copied().needed()?;
            media
                .tracks
                .push(sound("aac", rate, u16::try_from(word >> 30 & 7).unwrap_or(0)));
        }
        if length < 7 {
            return Err(Fault::Damaged);
        }
        at += length;
        media.cut = at > window.size();
        if media.cut {
            break;
        }
        samples += 1024 * ((word & 3) + 1);
    }
    media.duration_ms = in_ms(samples, rate);
    Ok(media)
}

/// Seven bytes as one number.
trait Seven {
    fn be64_of_seven(&self) -> u64;
}

impl Seven for [u8; 7] {
    fn be64_of_seven(&self) -> u64 {
        self.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
    }
}

/// Frames of 20 ms whose first byte says how long they are.
pub(super) fn amr(window: &mut Window<'_>) -> Found<Media> {
    let wide = window.array::<9>(0)?.as_ref() == Some(b"#!AMR-WB\n");
    let lengths: [u64; 16] = if wide {
        [18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 1, 1, 1, 1, 1, 1]
    } else {
        [13, 14, 16, 18, 20, 21, 27, 32, 6, 1, 1, 1, 1, 1, 1, 1]
    };
    let (mut at, mut frames) = (if wide { 9 } else { 6 }, 0);
    while let Some([head]) = window.array::<1>(at)?.filter(|_| frames < MOST_FRAMES) {
        at += lengths.get(usize::from(head >> 3 & 15)).copied().unwrap_or(1);
        frames += 1;
    }
    let mut media = Media {
        duration_ms: Some(frames * 20),
        ..Media::default()
    };
    media.tracks.push(sound("amr", if wide { 16_000 } else { 8_000 }, 1));
    Ok(media)
}
