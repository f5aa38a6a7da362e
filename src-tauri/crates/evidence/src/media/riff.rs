//! RIFF: WAV (with RF64, EBU Tech 3306) and AVI. Chunks are a name, a length and content; a length of all ones, as
//! recorders leave it when they are cut off, means "to the end".

use super::simple::part_of;
use super::{Media, codec, in_ms, short, track};
use crate::fault::{Fault, Found, Needed};
use crate::report::{Tells, TrackKind, identifying};
use crate::window::{Numbers, Window};

/// Chunks looked at on one level.
const MOST_CHUNKS: usize = 10_000;

struct Chunk {
    name: [u8; 4],
    start: u64,
    length: u64,
}

/// Calls `visit` for every chunk from `start` to `end`.
fn each(
    window: &mut Window<'_>,
    start: u64,
    end: u64,
    visit: &mut dyn FnMut(&mut Window<'_>, Chunk) -> Found<()>,
) -> Found<()> {
    let mut at = start;
    for _ in 0..MOST_CHUNKS {
        let Some(head) = window.array::<8>(at)?.filter(|_| at + 8 <= end) else {
            break;
        };
        let length = u64::from(head.le32(4).needed()?);
        visit(
            window,
            Chunk {
                name: head.part(0).needed()?,
                start: at + 8,
                length,
            },
        )?;
        at = at.saturating_add(8 + length + length % 2);
    }
    Ok(())
}

#[derive(Default)]
struct Wave {
    format: Vec<u8>,
    /// Bytes of sound, as the chunk says; and as are there.
    data: Option<u64>,
    held: u64,
    wide: Option<u64>,
    samples: Option<u32>,
}

/// Walks a WAV file.
pub(super) fn wave(window: &mut Window<'_>) -> Found<Media> {
    let (mut wave, mut media) = (Wave::default(), Media::default());
    let size = window.size();
    each(window, 12, size, &mut |window, chunk| {
        let there = size.saturating_sub(chunk.start);
        match &chunk.name {
            b"fmt " => wave.format = window.bytes(chunk.start, 40.min(usize::try_from(chunk.length).unwrap_or(40)))?,
            b"ds64" => wave.wide = window.array(chunk.start + 8)?.map(u64::from_le_bytes),
            b"fact" => wave.samples = window.array(chunk.start)?.map(u32::from_le_bytes),
            b"data" => {
                let open_ended = chunk.length == u64::from(u32::MAX);
                let claimed = if open_ended {
                    wave.wide.unwrap_or(there)
                } else {
                    chunk.length
                };
                wave.data = Some(claimed);
                wave.held = claimed.min(there);
            }
            b"LIST" => list(window, &chunk, &mut media)?,
            b"bext" => {
                let bytes = window.bytes(chunk.start, 288)?;
                let originator = bytes.get(256..288).unwrap_or_default();
                media.tell(identifying(Tells::Author, &String::from_utf8_lossy(originator), "BWF"));
            }
            _ => {}
        }
        Ok(())
    })?;
    wave.describe(media)
}

impl Wave {
    fn describe(&self, mut media: Media) -> Found<Media> {
        let format = &self.format;
        let (tag, channels) = (format.le16(0).needed()?, format.le16(2).needed()?);
        let tag = if tag == 0xfffe {
            format.le16(24).unwrap_or(tag)
        } else {
            tag
        };
        let (rate, bytes_per_second, block) = (
            format.le32(4).needed()?,
            format.le32(8).needed()?,
            format.le16(12).needed()?,
        );
        if rate == 0 || rate > 1_000_000 || channels == 0 || channels > 64 || block == 0 {
            return Err(Fault::Damaged);
        }
        let data = self.data.needed()?;
        let by_blocks = in_ms(data / u64::from(block), u64::from(rate));
        let by_samples = self
            .samples
            .and_then(|samples| in_ms(u64::from(samples), u64::from(rate)));
        media.duration_ms = match tag {
            1 | 3 | 6 | 7 => by_blocks,
            _ => by_samples
                .filter(|ms| *ms > 0)
                .or_else(|| in_ms(data, u64::from(bytes_per_second))),
        };
        let mut sound = track(TrackKind::Audio, codec::wave(tag));
        (sound.sample_rate_hz, sound.channels) = (Some(rate), Some(channels));
        media.tracks.push(sound);
        if self.held < data {
            media.holds_only(part_of(media.duration_ms, self.held, data));
        }
        Ok(media)
    }
}

/// `LIST INFO`: who, with what, when.
fn list(window: &mut Window<'_>, list: &Chunk, media: &mut Media) -> Found<()> {
    if window.array::<4>(list.start)?.as_ref() != Some(b"INFO") {
        return Ok(());
    }
    let end = list.start.saturating_add(list.length.min(1 << 20));
    each(window, list.start + 4, end, &mut |window, chunk| {
        let what = match &chunk.name {
            b"IART" | b"ICOP" | b"IENG" | b"ITCH" => Tells::Author,
            b"ICRD" => Tells::Date,
            b"ISFT" => Tells::Software,
            _ => return Ok(()),
        };
        let text = window.bytes(chunk.start, usize::try_from(chunk.length.min(1024)).unwrap_or(0))?;
        media.tell(identifying(what, &String::from_utf8_lossy(&text), "RIFF INFO"));
        Ok(())
    })
}

/// Walks an AVI file: the main header and the stream headers.
pub(super) fn avi(window: &mut Window<'_>) -> Found<Media> {
    let mut media = Media::default();
    let header = window
        .array::<12>(12)?
        .filter(|head| head.starts_with(b"LIST"))
        .needed()?;
    let end = 20 + u64::from(header.le32(4).needed()?);
    each(window, 24, end, &mut |window, chunk| {
        match &chunk.name {
            b"avih" => {
                let bytes = window.bytes(chunk.start, 40)?;
                let (frame_us, frames) = (bytes.le32(0).unwrap_or(0), bytes.le32(16).unwrap_or(0));
                media.duration_ms = in_ms(u64::from(frame_us) * u64::from(frames), 1_000_000);
            }
            b"LIST" => stream(window, &chunk, &mut media)?,
            _ => {}
        }
        Ok(())
    })?;
    let claimed = 8 + window
        .array(4)?
        .map_or(0, |length| u64::from(u32::from_le_bytes(length)));
    if window.size() < claimed {
        media.holds_only(part_of(media.duration_ms, window.size(), claimed));
    }
    Ok(media)
}

fn stream(window: &mut Window<'_>, list: &Chunk, media: &mut Media) -> Found<()> {
    let head = window.bytes(list.start + 12, 56)?;
    let format_at = list.start + 12 + u64::from(window.array(list.start + 8)?.map_or(0, u32::from_le_bytes)) + 8;
    let format = window.bytes(format_at, 40)?;
    let (Some(kind), Some(handler)) = (head.part::<4>(0), head.part::<4>(4)) else {
        return Ok(());
    };
    let ms = in_ms(
        u64::from(head.le32(32).unwrap_or(0)) * u64::from(head.le32(20).unwrap_or(0)),
        u64::from(head.le32(24).unwrap_or(0)),
    );
    let mut found = match &kind {
        b"vids" => {
            let name = format.part(16).filter(|name| *name != [0; 4]).unwrap_or(handler);
            let mut video = track(TrackKind::Video, codec::named(&codec::four(name)));
            (video.width_px, video.height_px) = (format.le32(4), format.le32(8));
            video.rotation_degrees = Some(0);
            video
        }
        b"auds" => track(TrackKind::Audio, codec::wave(format.le16(0).unwrap_or(0))),
        _ => return Ok(()),
    };
    found.duration_ms = short(ms);
    media.tracks.push(found);
    Ok(())
}
