//! FLAC by itself (RFC 9639): frames have no length, so one ends where the next one begins that bears the next number.

use super::Mute;
use super::bytes::Bytes;
use super::flac_frame::{FrameHeader, header};
use super::stream::{Codec, Packets, Stream};
use crate::fault::{Found, Needed};
use crate::window::{Numbers, Window};

/// Bytes of the stream information.
const INFO: usize = 34;
/// Bytes that a frame header has at most.
const LONGEST_HEADER: usize = 16;
/// Bytes that are searched for the end of a frame at first.
const NEAR: usize = 64 << 10;

/// The stream in a `.flac` file.
pub(super) fn open(window: &mut Window<'_>) -> Result<Stream, Mute> {
    let mut at = 4 + super::id3_length(window)?;
    let (mut info, mut last) = (Vec::new(), false);
    while !last {
        let word = u32::from_be_bytes(window.array::<4>(at)?.needed()?);
        let length = u64::from(word & 0x00ff_ffff);
        if word >> 24 & 0x7f == 0 {
            info = window.bytes(at + 4, INFO)?;
        }
        last = word >> 31 == 1;
        at += 4 + length;
    }
    let stream = stream(&info, at).needed()?;
    Ok(stream)
}

/// Frames that begin at `at`, where nothing but the first of them says how they are: CAF as ffmpeg writes it.
pub(super) fn open_bare(window: &mut Window<'_>, at: u64, rate: u32, channels: u16, bits: u32) -> Result<Stream, Mute> {
    let head = header(&window.bytes(at, LONGEST_HEADER)?, None).needed()?;
    let depth = depth(window.array::<4>(at)?.needed()?, bits).needed()?;
    let info = information(head.samples, rate, channels, depth).needed()?;
    Ok(stream(&info, at).needed()?)
}

/// Bits of a sample as a frame header says (9.1.4), or as the container does.
fn depth(head: [u8; 4], container: u32) -> Option<u32> {
    let [_, _, _, last] = head;
    match last >> 1 & 7 {
        0 => Some(container).filter(|bits| (4..=32).contains(bits)),
        1 => Some(8),
        2 => Some(12),
        4 => Some(16),
        5 => Some(20),
        6 => Some(24),
        7 => Some(32),
        _ => None,
    }
}

/// Stream information (8.2) with sizes and the sum of the samples unknown.
fn information(block: u32, rate: u32, channels: u16, depth: u32) -> Option<Vec<u8>> {
    let block = u16::try_from(block).ok()?.to_be_bytes();
    let channels = u64::from(channels.checked_sub(1).filter(|channels| *channels < 8)?);
    let packed = u64::from(rate) << 44 | channels << 41 | u64::from(depth - 1) << 36;
    let mut info = [block, block].concat();
    info.extend([0; 6]);
    info.extend(packed.to_be_bytes());
    info.extend([0; 16]);
    Some(info)
}

fn stream(info: &[u8], at: u64) -> Option<Stream> {
    let packed = info.be64(10)?;
    let rate = u32::try_from(packed >> 44).ok().filter(|rate| *rate > 0)?;
    let total = i64::try_from(packed & 0xf_ffff_ffff).ok().filter(|total| *total > 0);
    let bits = (packed >> 36 & 31) + 1;
    let channels = (packed >> 41 & 7) + 1;
    let three = |at: usize| info.be32(at).map(|word| (word >> 8) as usize);
    let plain = u64::from(info.be16(2)?) * channels * (bits + 1) / 8;
    Some(Stream {
        codec: Codec::Flac { info: info.to_vec() },
        rate,
        ticks: rate,
        packets: Box::new(FlacPackets {
            at,
            end: total,
            block: u64::from(info.be16(0)?),
            shortest: three(4)?.max(LONGEST_HEADER / 2),
            longest: usize::try_from(plain).ok()? + 1024,
            variable: None,
        }),
    })
}

struct FlacPackets {
    at: u64,
    end: Option<i64>,
    /// Samples of every frame but the last, where all are the same.
    block: u64,
    /// Bytes of the shortest frame, and more than the longest can have.
    shortest: usize,
    longest: usize,
    variable: Option<bool>,
}

impl Packets for FlacPackets {
    fn next(&mut self, bytes: &mut Bytes<'_>, packet: &mut Vec<u8>) -> Found<Option<i64>> {
        let Some(head) = self.synchronised(bytes)? else {
            return Ok(None);
        };
        self.variable = Some(head.variable);
        let length = self.length(bytes, head)?;
        packet.clear();
        packet.extend_from_slice(bytes.get(self.at, length)?);
        self.at += length as u64;
        let sample = if head.variable {
            head.number
        } else {
            head.number.saturating_mul(self.block)
        };
        Ok(Some(i64::try_from(sample).unwrap_or(i64::MAX)))
    }

    fn end(&self) -> Option<i64> {
        self.end
    }
}

impl FlacPackets {
    /// The header at the present place, or at the next one that has one.
    fn synchronised(&mut self, bytes: &mut Bytes<'_>) -> Found<Option<FrameHeader>> {
        loop {
            let ahead = bytes.get(self.at, NEAR)?;
            if ahead.len() < LONGEST_HEADER / 2 {
                return Ok(None);
            }
            if let Some((skip, head)) = search(ahead, 0, self.variable, |_| true) {
                self.at += skip as u64;
                return Ok(Some(head));
            }
            self.at += (ahead.len() - LONGEST_HEADER / 2).max(1) as u64;
        }
    }

    /// How long the frame at the present place is: up to the one that bears the next number; where that is broken, up to
    /// any later one.
    fn length(&self, bytes: &mut Bytes<'_>, head: FrameHeader) -> Found<usize> {
        let next = head.number + if head.variable { u64::from(head.samples) } else { 1 };
        let later = |found: &FrameHeader| found.number > head.number && found.number - head.number < 1 << 24;
        let mut from = self.shortest;
        for reach in [NEAR, 2 * self.longest + NEAR] {
            let ahead = bytes.get(self.at, reach)?;
            let exact = search(ahead, from, Some(head.variable), |found| found.number == next);
            if let Some((length, _)) = exact {
                return Ok(length);
            }
            from = from.max(ahead.len().saturating_sub(LONGEST_HEADER));
        }
        let ahead = bytes.get(self.at, 2 * self.longest + NEAR)?;
        let any = search(ahead, LONGEST_HEADER / 2, Some(head.variable), later);
        Ok(any.map_or(ahead.len(), |(length, _)| length))
    }
}

/// The first header from `from` on that is `wanted`, and where it stands.
fn search(
    bytes: &[u8],
    from: usize,
    variable: Option<bool>,
    wanted: impl Fn(&FrameHeader) -> bool,
) -> Option<(usize, FrameHeader)> {
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        at += rest.iter().position(|byte| *byte == 0xff)?;
        let found = bytes
            .get(at..)
            .and_then(|bytes| header(bytes, variable))
            .filter(&wanted);
        if let Some(found) = found {
            return Some((at, found));
        }
        at += 1;
    }
}
