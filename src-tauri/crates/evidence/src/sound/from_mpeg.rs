//! Sound in frames that follow one another without a container: MPEG audio (ISO/IEC 11172-3, 13818-3) and AAC in ADTS
//! (ISO/IEC 13818-7 6.2).

use super::Mute;
use super::asc;
use super::bytes::Bytes;
use super::stream::{Codec, Packets, Stream};
use crate::fault::{Found, Needed};
use crate::media::mpeg_audio::{self, Frame};
use crate::window::{Numbers, Window};

/// Bytes that are searched for the next frame where one is broken.
const LOST: usize = 64 << 10;
/// Samples that every decoder of layer 3 is late.
const DECODER_DELAY: i64 = 529;

/// The stream in an `.mp3` file, or that from `start` to `end` of another one.
pub(super) fn open(window: &mut Window<'_>, start: u64, end: u64) -> Result<Stream, Mute> {
    let (at, first) = mpeg_audio::first_frame(window, start)?.needed()?;
    let info = mpeg_audio::information(window, at, first)?;
    let rate = u32::try_from(first.rate).unwrap_or(0);
    let trimmed = info.and_then(|info| info.delays);
    let whole = info
        .and_then(|info| info.frames)
        .map(|frames| frames.saturating_mul(first.samples));
    let last = trimmed.zip(whole).and_then(|((delay, padding), whole)| {
        i64::try_from(whole.saturating_sub(delay + padding))
            .ok()
            .filter(|end| *end > 0)
    });
    let delay = trimmed.map_or(0, |(delay, _)| i64::try_from(delay).unwrap_or(0) + DECODER_DELAY);
    Ok(Stream {
        codec: Codec::Mpeg { layer: first.layer },
        rate,
        ticks: rate,
        packets: Box::new(MpegPackets {
            at: if info.is_some() { at + first.length } else { at },
            file_end: end,
            position: -delay,
            end: last,
            like: first,
        }),
    })
}

struct MpegPackets {
    at: u64,
    file_end: u64,
    position: i64,
    end: Option<i64>,
    like: Frame,
}

impl Packets for MpegPackets {
    fn next(&mut self, bytes: &mut Bytes<'_>, packet: &mut Vec<u8>) -> Found<Option<i64>> {
        loop {
            let head = bytes.get(self.at, 4)?.part(0);
            let (Some(head), true) = (head, self.at < self.file_end) else {
                return Ok(None);
            };
            if let Some(frame) = mpeg_audio::frame(head).filter(|frame| frame.is_like(&self.like)) {
                let length = usize::try_from(frame.length).unwrap_or(0);
                packet.clear();
                packet.extend_from_slice(bytes.get(self.at, length)?);
                if packet.len() < length {
                    return Ok(None);
                }
                let at = self.position;
                self.at += frame.length;
                self.position += i64::try_from(frame.samples).unwrap_or(0);
                return Ok(Some(at));
            }
            let like = self.like;
            let Some(skip) = next_frame(bytes.get(self.at, LOST)?, |bytes| {
                mpeg_audio::frame(bytes.part(0)?)
                    .filter(|frame| frame.is_like(&like))
                    .map(|frame| frame.length)
            }) else {
                return Ok(None);
            };
            self.at += skip;
        }
    }

    fn end(&self) -> Option<i64> {
        self.end
    }
}

/// Where the next frame begins that another one follows, or that ends with the bytes; not at once.
fn next_frame(bytes: &[u8], length: impl Fn(&[u8]) -> Option<u64>) -> Option<u64> {
    let found = (1..bytes.len()).find(|at| {
        let next = bytes
            .get(*at..)
            .and_then(&length)
            .and_then(|length| usize::try_from(length).ok());
        next.is_some_and(|next| match bytes.get(at + next..) {
            Some([]) => true,
            Some(rest) => length(rest).is_some(),
            None => false,
        })
    });
    found.map(|at| at as u64)
}

/// The stream in an `.aac` file.
pub(super) fn open_adts(window: &mut Window<'_>) -> Result<Stream, Mute> {
    let at = super::id3_length(window)?;
    let head = window.array::<7>(at)?.needed()?;
    let adts = adts(&head).needed()?;
    let codec = asc::of_adts(adts.object, adts.channels, adts.rate).map_err(Mute::Codec)?;
    Ok(Stream {
        codec,
        rate: adts.rate,
        ticks: adts.rate,
        packets: Box::new(AdtsPackets { at, position: 0 }),
    })
}

struct Adts {
    object: u32,
    rate: u32,
    channels: u32,
    head: usize,
    length: usize,
    blocks: i64,
}

/// Syncword, layer, whether there is a checksum, profile, rate, channels, length, blocks.
fn adts(bytes: &[u8]) -> Option<Adts> {
    let word = bytes
        .get(..7)?
        .iter()
        .fold(0u64, |sum, byte| sum << 8 | u64::from(*byte));
    let field = |shift: u32, mask: u64| u32::try_from(word >> shift & mask).unwrap_or(0);
    let head = if field(40, 1) == 1 { 7 } else { 9 };
    let length = field(13, 0x1fff) as usize;
    (word >> 44 == 0xfff && field(41, 3) == 0 && length > head).then_some(Adts {
        object: field(38, 3) + 1,
        rate: asc::rate_of(field(34, 15))?,
        channels: field(30, 7),
        head,
        length,
        blocks: i64::from(field(0, 3)) + 1,
    })
}

struct AdtsPackets {
    at: u64,
    position: i64,
}

impl Packets for AdtsPackets {
    fn next(&mut self, bytes: &mut Bytes<'_>, packet: &mut Vec<u8>) -> Found<Option<i64>> {
        loop {
            let found = adts(bytes.get(self.at, 7)?);
            if let Some(found) = found {
                packet.clear();
                let frame = bytes.get(self.at, found.length)?;
                packet.extend_from_slice(frame.get(found.head..).unwrap_or_default());
                let (at, whole) = (self.position, frame.len() == found.length);
                self.at += found.length as u64;
                self.position += 1024 * found.blocks;
                return Ok(whole.then_some(at));
            }
            let length = |bytes: &[u8]| adts(bytes).map(|found| found.length as u64);
            let Some(skip) = next_frame(bytes.get(self.at, LOST)?, length) else {
                return Ok(None);
            };
            self.at += skip;
        }
    }
}
