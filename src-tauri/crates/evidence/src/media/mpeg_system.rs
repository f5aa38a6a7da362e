//! MPEG program and transport streams (ISO/IEC 13818-1): the first and the last time stamp, 90 000 to a second. Nothing
//! here plays them; the length is told all the same.

use super::{Media, codec, in_ms, track};
use crate::fault::Found;
use crate::report::TrackKind;
use crate::window::{Numbers, Window};

/// How much of each end is looked at.
const REACH: usize = 1 << 20;

/// Walks a recording.
pub(super) fn media(window: &mut Window<'_>) -> Found<Media> {
    let head = window.bytes(0, REACH)?;
    let (_, tail) = window.tail(REACH)?;
    let (first, last) = (stamps(&head).into_iter().min(), stamps(&tail).into_iter().max());
    let mut media = Media::default();
    if has_stream(&head, 0xe0..=0xef) {
        let mut video = track(TrackKind::Video, codec::named("MPEG"));
        video.rotation_degrees = Some(0);
        media.tracks.push(video);
    }
    if has_stream(&head, 0xc0..=0xdf) || has_stream(&head, 0xbd..=0xbd) {
        media.tracks.push(track(TrackKind::Audio, codec::named("MPEG")));
    }
    media.duration_ms = first
        .zip(last)
        .and_then(|(first, last)| in_ms(last.checked_sub(first)?, 90_000));
    Ok(media)
}

fn packets(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let starts = bytes
        .windows(4)
        .enumerate()
        .filter(|(_, word)| word.starts_with(&[0, 0, 1]));
    starts.filter_map(|(at, word)| word.last().copied().zip(bytes.get(at..)))
}

fn has_stream(bytes: &[u8], wanted: std::ops::RangeInclusive<u8>) -> bool {
    packets(bytes).any(|(id, _)| wanted.contains(&id))
}

/// Presentation time stamps of packets of sound and pictures (2.4.3.7).
fn stamps(bytes: &[u8]) -> Vec<u64> {
    let timed = packets(bytes).filter(|(id, _)| matches!(id, 0xbd | 0xc0..=0xef));
    timed.filter_map(|(_, packet)| stamp(packet)).collect()
}

fn stamp(packet: &[u8]) -> Option<u64> {
    let flagged = packet.u8(6)? & 0xc0 == 0x80 && packet.u8(7)? & 0x80 != 0;
    let (top, middle, low) = (packet.u8(9)?, packet.be16(10)?, packet.be16(12)?);
    let marked = top & 1 == 1 && middle & 1 == 1 && low & 1 == 1 && top >> 5 == 1;
    (flagged && marked).then(|| u64::from(top >> 1 & 7) << 30 | u64::from(middle >> 1) << 15 | u64::from(low >> 1))
}
