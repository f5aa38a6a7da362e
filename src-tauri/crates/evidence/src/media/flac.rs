//! FLAC (RFC 9639). The stream information says how long the recording is; the last frame header in the file says how
//! much of that is there.

use super::simple::{id3_length, sound};
use super::{Media, in_ms, tags};
use crate::fault::{Found, Needed};
use crate::report::{Tells, identifying};
use crate::window::{Numbers, Window};

/// How far back the last frame is looked for where the stream does not say how large its frames are.
const TAIL: usize = 256 << 10;

/// What the stream information block says (8.2).
#[derive(Default)]
struct Stream {
    largest_frame: u64,
    rate: u64,
    samples: u64,
    /// Samples of a block; of the largest, where they differ.
    block: u64,
}

/// Stream information, comments, and whether a picture is inside. Blocks are jumped over by their length.
pub(super) fn media(window: &mut Window<'_>) -> Found<Media> {
    let (mut media, mut stream) = (Media::default(), Stream::default());
    let mut at = 4 + id3_length(window)?;
    for _ in 0..1000 {
        let Some(head) = window.array::<4>(at)? else { break };
        let word = u32::from_be_bytes(head);
        let (kind, length) = (word >> 24 & 0x7f, u64::from(word & 0x00ff_ffff));
        match kind {
            0 => {
                let info = window.bytes(at + 4, 34)?;
                let packed = info.be64(10).needed()?;
                stream = Stream {
                    largest_frame: u64::from(info.be32(6).needed()? & 0x00ff_ffff),
                    rate: packed >> 44,
                    samples: packed & 0xf_ffff_ffff,
                    block: u64::from(info.be16(2).needed()?),
                };
                let channels = u16::try_from((packed >> 41 & 7) + 1).unwrap_or(0);
                media.tracks.push(sound("flac", stream.rate, channels));
            }
            4 => {
                let comments = window.bytes(at + 4, usize::try_from(length.min(1 << 20)).unwrap_or(0))?;
                tags::vorbis(&comments)
                    .into_iter()
                    .for_each(|found| media.tell(Some(found)));
            }
            6 => media.tell(identifying(Tells::Thumbnail, "embedded picture", "FLAC")),
            _ => {}
        }
        at = at.saturating_add(4 + length);
        if word >> 31 == 1 {
            break;
        }
    }
    measured(window, at, &stream, &mut media)?;
    Ok(media)
}

/// The stated length, or what is there of it. A stream that was never finished states nothing.
fn measured(window: &mut Window<'_>, first_frame: u64, stream: &Stream, media: &mut Media) -> Found<()> {
    media.duration_ms = in_ms(stream.samples, stream.rate);
    let last = last_frame(window, first_frame, stream)?;
    if stream.samples == 0 {
        media.duration_ms = last.and_then(|(start, length)| in_ms(start + length, stream.rate));
    } else if last.is_none_or(|(start, length)| start + length < stream.samples) {
        // The last frame may itself be cut: what stands before it is there for certain.
        media.holds_only(in_ms(last.map_or(0, |(start, _)| start), stream.rate));
    }
    Ok(())
}

/// The first sample of the last frame in the file, and how many samples it has.
fn last_frame(window: &mut Window<'_>, first_frame: u64, stream: &Stream) -> Found<Option<(u64, u64)>> {
    let two = usize::try_from(stream.largest_frame * 2).unwrap_or(TAIL);
    let wanted = if two == 0 { TAIL } else { two + 64 };
    let (from, tail) = window.tail(wanted)?;
    let skip = usize::try_from(first_frame.saturating_sub(from)).unwrap_or(usize::MAX);
    let frames = tail.get(skip..).unwrap_or_default();
    let places = (0..frames.len()).rev();
    Ok(places.filter_map(|at| frame(frames.get(at..)?, stream)).next())
}

/// A frame header (9.1), held against its checksum: where its samples begin, and how many there are.
fn frame(bytes: &[u8], stream: &Stream) -> Option<(u64, u64)> {
    let [second, third, fourth] = bytes.part::<4>(0).filter(|head| head[0] == 0xff)?.part::<3>(1)?;
    if second & 0xfe != 0xf8 || third >> 4 == 0 || third & 0x0f == 0x0f || fourth & 1 != 0 || fourth >> 4 > 10 {
        return None;
    }
    let (number, mut at) = coded_number(bytes)?;
    let block = match third >> 4 {
        1 => 192,
        code @ 2..=5 => 144 << code,
        6 => {
            at += 1;
            u64::from(bytes.u8(at - 1)?) + 1
        }
        7 => {
            at += 2;
            u64::from(bytes.be16(at - 2)?) + 1
        }
        code => 1 << code,
    };
    at += match third & 0x0f {
        12 => 1,
        13 | 14 => 2,
        _ => 0,
    };
    (crc8(bytes.get(..at)?) == bytes.u8(at)?).then_some(())?;
    let start = if second & 1 == 1 { number } else { number * stream.block };
    Some((start, block))
}

/// The frame's or sample's number, coded as UTF-8 codes characters, up to 36 bits (9.1.5); and where it ends.
fn coded_number(bytes: &[u8]) -> Option<(u64, usize)> {
    let first = bytes.u8(4)?;
    let more = match first.leading_ones() {
        0 => return Some((u64::from(first), 5)),
        ones @ 2..=7 => usize::try_from(ones).ok()? - 1,
        _ => return None,
    };
    let rest = bytes.get(5..5 + more)?;
    let start = u64::from(first) & (0x3f >> more);
    let number = rest.iter().try_fold(start, |number, byte| {
        (byte >> 6 == 2).then(|| number << 6 | u64::from(byte & 0x3f))
    });
    Some((number?, 5 + more))
}

/// Polynomial x^8 + x^2 + x + 1 (9.1.8).
fn crc8(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |crc, byte| {
        (0..8).fold(crc ^ byte, |crc: u8, _| {
            let shifted = crc << 1;
            if crc & 0x80 == 0 { shifted } else { shifted ^ 7 }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_that_of_the_polynomial() {
        assert_eq!(crc8(b"123456789"), 0xf4);
    }

    #[test]
    fn a_number_is_read_in_every_length() {
        let number = |coded: &[u8]| coded_number(&[&[0; 4], coded].concat());
        assert_eq!(number(&[0x7f]), Some((0x7f, 5)));
        assert_eq!(number(&[0xc2, 0xa9]), Some((0xa9, 6)));
        assert_eq!(number(&[0xe2, 0x82, 0xac]), Some((0x20ac, 7)));
        assert_eq!(
            number(&[0xfe, 0xbf, 0xbf, 0xbf, 0xbf, 0xbf, 0xbf]),
            Some(((1 << 36) - 1, 11))
        );
        for bad in [&[0x80][..], &[0xff; 8], &[0xc2, 0x29], &[0xc2]] {
            assert_eq!(number(bad), None, "{bad:?}");
        }
    }
}
