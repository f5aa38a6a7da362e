//! Ogg (RFC 3533): the streams that begin together, and how long the first chain is, by the last granule position of
//! each (Vorbis I A.2, RFC 7845 4 for Opus, the Theora specification A.2.3).

use super::{Media, codec, in_ms, short, tags, track};
use crate::fault::{Found, Needed};
use crate::report::{Track, TrackKind};
use crate::window::{Numbers, Window};

/// Pages walked at most when the length is not found at the end.
const MOST_PAGES: usize = 2_000_000;

struct Page {
    serial: u32,
    begins: bool,
    granule: u64,
    body: u64,
    next: u64,
}

struct Stream {
    serial: u32,
    rate: u64,
    skip: u64,
    shift: u32,
    frames_per: u64,
    track: Track,
}

/// Walks a recording.
pub(super) fn media(window: &mut Window<'_>) -> Found<Media> {
    let mut media = Media::default();
    let (streams, data_start) = streams(window, &mut media)?;
    (!streams.is_empty()).then_some(()).needed()?;
    let ends = match ends_in_tail(window, &streams, &mut media.cut)? {
        Some(ends) => ends,
        None => ends_by_walking(window, &streams, data_start)?,
    };
    for (stream, end) in streams.into_iter().zip(ends) {
        let mut track = stream.track.clone();
        track.duration_ms = short(end.and_then(|granule| stream.ms(granule)));
        media.tracks.push(track);
    }
    media.duration_ms = media.longest_track_ms();
    Ok(media)
}

/// The pages at the start that begin streams, and where the others start.
fn streams(window: &mut Window<'_>, media: &mut Media) -> Found<(Vec<Stream>, u64)> {
    let (mut streams, mut at) = (Vec::new(), 0);
    while let Some(page) = page(window, at)? {
        if !page.begins || streams.len() > 20 {
            comments(window, &page, media)?;
            break;
        }
        let length = usize::try_from(page.next - page.body).unwrap_or(0);
        let packet = window.bytes(page.body, length.min(512))?;
        streams.extend(stream(&packet, page.serial));
        at = page.next;
    }
    Ok((streams, at))
}

fn page(window: &mut Window<'_>, at: u64) -> Found<Option<Page>> {
    let Some(head) = window.array::<27>(at)?.filter(|head| head.starts_with(b"OggS")) else {
        return Ok(None);
    };
    let count = usize::from(head.u8(26).unwrap_or(0));
    let lacing = window.bytes(at + 27, count)?;
    let body = at + 27 + count as u64;
    let length: u64 = lacing.iter().map(|part| u64::from(*part)).sum();
    Ok(Some(Page {
        serial: head.le32(14).unwrap_or(0),
        begins: head.u8(5).unwrap_or(0) & 2 != 0,
        granule: head.le64(6).unwrap_or(u64::MAX),
        body,
        next: body + length,
    }))
}

fn stream(packet: &[u8], serial: u32) -> Option<Stream> {
    let made = |kind, word: &str| track(kind, codec::named(word));
    let audio = |word: &str| made(TrackKind::Audio, word);
    let mut stream = Stream {
        serial,
        rate: 0,
        skip: 0,
        shift: 0,
        frames_per: 1,
        track: audio(""),
    };
    if packet.starts_with(b"OpusHead") {
        stream.track = audio("opus");
        stream.track.channels = packet.u8(9).map(u16::from);
        (stream.rate, stream.skip) = (48_000, u64::from(packet.le16(10)?));
    } else if packet.starts_with(b"\x01vorbis") {
        stream.track = audio("vorbis");
        stream.track.channels = packet.u8(11).map(u16::from);
        stream.rate = u64::from(packet.le32(12)?);
    } else if packet.starts_with(b"\x7fFLAC") {
        stream.track = audio("flac");
        stream.rate = u64::from(packet.be32(27)? >> 12);
    } else if packet.starts_with(b"Speex   ") {
        stream.track = audio("Speex");
        stream.rate = u64::from(packet.le32(36)?);
    } else if packet.starts_with(b"\x80theora") {
        stream.track = made(TrackKind::Video, "theora");
        stream.theora(packet)?;
        return Some(stream);
    } else {
        return None;
    }
    stream.track.sample_rate_hz = u32::try_from(stream.rate).ok();
    Some(stream)
}

impl Stream {
    /// Theora identification header (6.2): picture size in 24 bits, frame rate as a fraction, granule shift.
    fn theora(&mut self, packet: &[u8]) -> Option<()> {
        (self.track.width_px, self.track.height_px) = (Some(packet.be32(14)? >> 8), Some(packet.be32(17)? >> 8));
        self.track.rotation_degrees = Some(0);
        (self.rate, self.frames_per) = (u64::from(packet.be32(22)?), u64::from(packet.be32(26)?));
        self.shift = u32::from((packet.be16(40)? >> 5) & 31);
        Some(())
    }

    fn ms(&self, granule: u64) -> Option<u64> {
        let units = if self.shift > 0 {
            (granule >> self.shift) + (granule & ((1 << self.shift) - 1))
        } else {
            granule.saturating_sub(self.skip)
        };
        in_ms(units.saturating_mul(self.frames_per), self.rate)
    }
}

fn comments(window: &mut Window<'_>, page: &Page, media: &mut Media) -> Found<()> {
    let length = usize::try_from(page.next - page.body).unwrap_or(0);
    let packet = window.bytes(page.body, length)?;
    let body = packet
        .strip_prefix(b"OpusTags".as_slice())
        .or_else(|| packet.strip_prefix(b"\x03vorbis".as_slice()));
    tags::vorbis(body.unwrap_or_default())
        .into_iter()
        .for_each(|found| media.tell(Some(found)));
    Ok(())
}

/// The last granule of every stream, if the end of the file has pages of all of them: then there is one chain only.
/// A page that is not there whole counts for nothing; where it is the last one, the file was `cut`.
fn ends_in_tail(window: &mut Window<'_>, streams: &[Stream], cut: &mut bool) -> Found<Option<Vec<Option<u64>>>> {
    for length in [128 << 10, 2 << 20] {
        let (from, tail) = window.tail(length)?;
        let mut ends = vec![None; streams.len()];
        let mut at = 0;
        while let Some(next) = tail.get(at..).and_then(|rest| crate::window::find(rest, b"OggS")) {
            at += next;
            let whole = page(window, from + at as u64)?.is_some_and(|page| page.next <= window.size());
            if let Some((serial, granule)) = tail.le32(at + 14).zip(tail.le64(at + 6)).filter(|_| whole) {
                note(streams, &mut ends, serial, granule);
            }
            *cut = !whole;
            at += 4;
        }
        if ends.iter().all(Option::is_some) {
            return Ok(Some(ends));
        }
        if from == 0 {
            break;
        }
    }
    Ok(None)
}

fn note(streams: &[Stream], ends: &mut [Option<u64>], serial: u32, granule: u64) {
    let ours = streams.iter().zip(ends).find(|(stream, _)| stream.serial == serial);
    if let Some((_, end)) = ours.filter(|_| granule != u64::MAX) {
        *end = Some(end.map_or(granule, |before| before.max(granule)));
    }
}

/// Page by page through the first chain; a page that begins a stream after data begins the next chain.
fn ends_by_walking(window: &mut Window<'_>, streams: &[Stream], start: u64) -> Found<Vec<Option<u64>>> {
    let mut ends = vec![None; streams.len()];
    let size = window.size();
    let mut at = start;
    for _ in 0..MOST_PAGES {
        let whole = |page: &Page| !page.begins && page.next <= size;
        let Some(page) = page(window, at)?.filter(whole) else {
            break;
        };
        note(streams, &mut ends, page.serial, page.granule);
        at = page.next;
    }
    Ok(ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As libtheora 1.1 writes it for a film of 320 × 240 with 25 pictures a second.
    const THEORA: &[u8] = b"\x80\x74\x68\x65\x6f\x72\x61\x03\x02\x01\x00\x14\x00\x0f\x00\x01\x40\x00\x00\xf0\x00\x00\x00\x00\x00\x19\x00\x00\x00\x01\x00\x00\x01\x00\x00\x01\x00\x03\x0d\x40\x00\xc0";

    #[test]
    fn a_theora_film_has_the_size_and_the_rate_that_its_header_says() {
        let film = stream(THEORA, 1).expect("a stream");
        assert_eq!((film.track.width_px, film.track.height_px), (Some(320), Some(240)));
        assert_eq!(film.rate / film.frames_per, 25);
        for length in [7, 14, 20, 29, 41] {
            assert!(stream(&THEORA[..length], 1).is_none(), "cut at {length}");
        }
    }
}
