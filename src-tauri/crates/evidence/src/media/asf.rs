//! Windows Media (Advanced Systems Format 1.20.03): length from the file properties, tracks from the stream properties,
//! author from the content description. Nothing here plays it; its name and length are told all the same.

use super::{Media, codec, track};
use crate::fault::{Found, Needed};
use crate::report::{Tells, TrackKind, identifying};
use crate::window::{Numbers, Window};

const FILE_PROPERTIES: [u8; 4] = [0xa1, 0xdc, 0xab, 0x8c];
const STREAM_PROPERTIES: [u8; 4] = [0x91, 0x07, 0xdc, 0xb7];
const CONTENT: [u8; 4] = [0x33, 0x26, 0xb2, 0x75];
const VIDEO: [u8; 4] = [0xc0, 0xef, 0x19, 0xbc];
const AUDIO: [u8; 4] = [0x40, 0x9e, 0x69, 0xf8];

/// Walks a recording.
pub(super) fn media(window: &mut Window<'_>) -> Found<Media> {
    let mut media = Media::default();
    let head: [u8; 30] = window.array(0)?.needed()?;
    let end = head.le64(16).needed()?.min(window.size()).min(4 << 20);
    let mut at = 30;
    while let Some(object) = window.array::<24>(at)?.filter(|_| at < end) {
        let length = object.le64(16).filter(|length| *length >= 24).needed()?;
        let body = window.bytes(at + 24, usize::try_from(length.min(64 << 10)).unwrap_or(0))?;
        match object.part(0) {
            Some(FILE_PROPERTIES) => media.duration_ms = length_ms(&body),
            Some(STREAM_PROPERTIES) => media.tracks.extend(stream(&body)),
            Some(CONTENT) => author(&body, &mut media),
            _ => {}
        }
        at = at.saturating_add(length);
    }
    Ok(media)
}

/// Play duration in 100 ns (3.2), less the preroll in milliseconds.
fn length_ms(body: &[u8]) -> Option<u64> {
    (body.le64(40)? / 10_000).checked_sub(body.le64(56)?)
}

fn stream(body: &[u8]) -> Option<crate::report::Track> {
    match body.part(0)? {
        VIDEO => {
            let mut video = track(
                TrackKind::Video,
                codec::named(&codec::four(body.part(54 + 27).unwrap_or_default())),
            );
            (video.width_px, video.height_px) = (body.le32(54), body.le32(58));
            video.rotation_degrees = Some(0);
            Some(video)
        }
        AUDIO => {
            let mut sound = track(TrackKind::Audio, codec::wave(body.le16(54)?));
            (sound.channels, sound.sample_rate_hz) = (body.le16(56), body.le32(58));
            Some(sound)
        }
        _ => None,
    }
}

/// Title, author, copyright, …: five lengths, then the texts in UTF-16 (3.10).
fn author(body: &[u8], media: &mut Media) {
    let (title, length) = (
        usize::from(body.le16(0).unwrap_or(0)),
        usize::from(body.le16(2).unwrap_or(0)),
    );
    let text = body.get(10 + title..10 + title + length).unwrap_or_default();
    media.tell(identifying(Tells::Author, &encoding_rs::UTF_16LE.decode(text).0, "ASF"));
}
