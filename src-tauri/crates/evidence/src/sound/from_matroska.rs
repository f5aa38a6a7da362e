//! Sound in Matroska and WebM (RFC 9559). Elements are walked one after the other and clusters and groups of blocks are
//! entered, so that "unknown" lengths, as browsers write them, need no care.

use super::bytes::Bytes;
use super::lengths::{Blocks, Lengths};
use super::stream::{Codec, Packets, Pcm, Sample, Stream};
use super::{Mute, asc};
use crate::fault::{Found, Needed};
use crate::media::codec;
use crate::media::ebml::{self, element, elements, float, number};
use crate::window::{Numbers, Window};
use std::collections::VecDeque;

const SEGMENT: u32 = 0x1853_8067;
const INFO: u32 = 0x1549_a966;
const TRACKS: u32 = 0x1654_ae6b;
const CLUSTER: u32 = 0x1f43_b675;
const CLUSTER_TIME: u32 = 0xe7;
const SIMPLE_BLOCK: u32 = 0xa3;
const GROUP: u32 = 0xa0;
const BLOCK: u32 = 0xa1;
const DISCARD_PADDING: u32 = 0x75a2;
/// Larger than this, `Info` and `Tracks` are not read.
const LARGEST: u64 = 4 << 20;
/// Level-1 elements passed before the first cluster.
const MOST: usize = 10_000;
/// No block of sound is larger.
const LARGEST_BLOCK: u64 = 16 << 20;
/// A block that is further from its place than this has a gap before it; nearer, it was rounded to a millisecond.
const ROUNDING_MS: i64 = 100;

/// The first track of sound that can be decoded.
pub(super) fn open(window: &mut Window<'_>) -> Result<Stream, Mute> {
    let head = element(window, 0)?.needed()?;
    let segment = element(window, head.end.needed()?)?
        .filter(|found| found.id == SEGMENT)
        .needed()?;
    let (mut at, mut scale, mut track) = (segment.start, 1_000_000, None);
    for _ in 0..MOST {
        let Some(found) = element(window, at)?.filter(|found| found.id != CLUSTER) else {
            break;
        };
        let end = found.end.needed()?;
        let content = |window: &mut Window<'_>| {
            let length = usize::try_from((end - found.start).min(LARGEST)).unwrap_or(0);
            window.bytes(found.start, length)
        };
        match found.id {
            INFO => scale = time_scale(&content(window)?),
            TRACKS => track = Some(sound_track(&content(window)?)),
            _ => {}
        }
        at = end;
    }
    let (track, described) = track.ok_or(Mute::NoSound)??;
    let rate = described.rate;
    Ok(Stream {
        codec: described.codec,
        rate,
        ticks: rate,
        packets: Box::new(MatroskaPackets {
            track: track.number,
            prefix: track.prefix,
            delay: in_samples(track.delay_ns, rate),
            scale_ns: scale,
            rate,
            at,
            group_end: 0,
            cluster: 0,
            lengths: described.lengths,
            position: None,
            end: None,
            laced: VecDeque::new(),
        }),
    })
}

fn time_scale(info: &[u8]) -> i64 {
    let stated = elements(info)
        .into_iter()
        .find(|(id, _)| *id == 0x002a_d7b1)
        .map(|(_, scale)| number(scale));
    stated
        .and_then(|scale| i64::try_from(scale).ok())
        .filter(|scale| (1..=1_000_000_000).contains(scale))
        .unwrap_or(1_000_000)
}

/// What of a track is needed for its blocks.
struct Track {
    number: u64,
    delay_ns: i64,
    /// What the muxer took off the front of every block.
    prefix: Vec<u8>,
}

struct Described {
    codec: Codec,
    rate: u32,
    lengths: Lengths,
}

fn sound_track(tracks: &[u8]) -> Result<(Track, Described), Mute> {
    let mut mute = Mute::NoSound;
    for (_, entry) in elements(tracks).into_iter().filter(|(id, _)| *id == 0xae).take(100) {
        let fields = elements(entry);
        let field = |wanted: u32| fields.iter().find(|(id, _)| *id == wanted).map(|(_, content)| *content);
        if field(0x83).map(number) != Some(2) {
            continue;
        }
        let name = String::from_utf8_lossy(field(0x86).unwrap_or_default())
            .trim_end_matches('\0')
            .to_owned();
        let described = match prefix(field(0x6d80)) {
            Some(prefix) => described(
                &name,
                field(0x63a2).unwrap_or_default(),
                field(0xe1).unwrap_or_default(),
            )
            .map(|described| (prefix, described)),
            None => Err(format!("{} (compressed once more)", codec::named(&name).name)),
        };
        match described {
            Ok((prefix, described)) => {
                let track = Track {
                    number: field(0xd7).map(number).unwrap_or(0),
                    delay_ns: field(0x56aa)
                        .map(number)
                        .and_then(|ns| i64::try_from(ns).ok())
                        .unwrap_or(0),
                    prefix,
                };
                return Ok((track, described));
            }
            Err(name) if matches!(mute, Mute::NoSound) => mute = Mute::Codec(name),
            Err(_) => {}
        }
    }
    Err(mute)
}

/// What header stripping took off (5.1.4.1.31); `None` for any other compression or encryption.
fn prefix(encodings: Option<&[u8]>) -> Option<Vec<u8>> {
    let mut prefix = Vec::new();
    for (_, encoding) in encodings.map(elements).unwrap_or_default() {
        let compression = elements(encoding).into_iter().find(|(id, _)| *id == 0x5034)?.1;
        let fields = elements(compression);
        let field = |wanted: u32| fields.iter().find(|(id, _)| *id == wanted).map(|(_, content)| *content);
        if field(0x4254).map(number) != Some(3) {
            return None;
        }
        prefix.extend_from_slice(field(0x4255).unwrap_or_default());
    }
    Some(prefix)
}

fn described(name: &str, private: &[u8], audio: &[u8]) -> Result<Described, String> {
    let fields = elements(audio);
    let field = |wanted: u32| fields.iter().find(|(id, _)| *id == wanted).map(|(_, content)| *content);
    let rate = field(0xb5).and_then(float).map_or(8000, whole);
    let channels = field(0x9f).map_or(1, number);
    let unknown = || codec::named(name).name;
    let (codec, rate, lengths) = match name {
        _ if name.starts_with("A_AAC") => {
            let codec = if private.is_empty() {
                asc::of_adts(2, u32::try_from(channels).unwrap_or(0), rate)?
            } else {
                asc::core(private)?
            };
            let core = if let Codec::Aac { rate, .. } = codec {
                rate
            } else {
                rate
            };
            (codec, core, Lengths::Same(1024))
        }
        "A_MPEG/L3" => (Codec::Mpeg { layer: 3 }, rate, Lengths::Mpeg),
        "A_MPEG/L2" => (Codec::Mpeg { layer: 2 }, rate, Lengths::Mpeg),
        "A_MPEG/L1" => (Codec::Mpeg { layer: 1 }, rate, Lengths::Mpeg),
        "A_OPUS" => {
            let head = private.get(8..).ok_or_else(unknown)?.to_vec();
            (Codec::Opus { head }, 48_000, Lengths::Opus)
        }
        "A_VORBIS" => vorbis(private).ok_or_else(unknown)?,
        "A_FLAC" => {
            let info = private.get(8..42).ok_or_else(unknown)?.to_vec();
            let rate = info.be32(10).ok_or_else(unknown)? >> 12;
            (Codec::Flac { info }, rate, Lengths::Flac)
        }
        "A_ALAC" => {
            let samples = private.be32(0).ok_or_else(unknown)?;
            let cookie = private.to_vec();
            (Codec::Alac { cookie }, rate, Lengths::Same(samples))
        }
        _ => {
            let bits = field(0x6264).map_or(0, number);
            let layout = pcm(name, bits, channels).ok_or_else(unknown)?;
            (Codec::Pcm(layout), rate, Lengths::Bytes(layout.frame()))
        }
    };
    Ok(Described { codec, rate, lengths })
}

/// Three headers behind the lengths of the first two, in Xiph lacing.
pub(super) fn vorbis(private: &[u8]) -> Option<(Codec, u32, Lengths)> {
    let mut at = 1;
    let mut length = || {
        let start = at;
        while *private.get(at)? == 255 {
            at += 1;
        }
        at += 1;
        Some((at - start - 1) * 255 + usize::from(private.u8(at - 1)?))
    };
    let (first, second) = (length()?, length()?);
    let head = private.get(at..at + first)?;
    let setup = private.get(at + first + second..)?;
    let blocks = Blocks::read(head, setup)?;
    let headers = [head, setup].concat();
    Some((Codec::Vorbis { headers }, head.le32(12)?, Lengths::Vorbis(blocks)))
}

fn pcm(name: &str, bits: u64, channels: u64) -> Option<Pcm> {
    let (sample, big_endian) = match (name, bits) {
        ("A_PCM/INT/LIT", 8) => (Sample::U8, false),
        ("A_PCM/INT/LIT", 16 | 24 | 32) => (Sample::Int(u8::try_from(bits / 8).ok()?), false),
        ("A_PCM/INT/BIG", 16 | 24 | 32) => (Sample::Int(u8::try_from(bits / 8).ok()?), true),
        ("A_PCM/FLOAT/IEEE", 32) => (Sample::F32, false),
        ("A_PCM/FLOAT/IEEE", 64) => (Sample::F64, false),
        _ => return None,
    };
    let channels = u16::try_from(channels).ok().filter(|count| (1..=64).contains(count))?;
    Some(Pcm {
        sample,
        big_endian,
        channels,
    })
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the range of u32 first; `as` saturates"
)]
fn whole(rate: f64) -> u32 {
    rate.round().clamp(0.0, f64::from(u32::MAX)) as u32
}

fn in_samples(ns: i64, rate: u32) -> i64 {
    let samples = (i128::from(ns) * i128::from(rate) + 500_000_000).div_euclid(1_000_000_000);
    i64::try_from(samples).unwrap_or(0)
}

struct MatroskaPackets {
    track: u64,
    prefix: Vec<u8>,
    delay: i64,
    scale_ns: i64,
    rate: u32,
    /// Where the next element begins.
    at: u64,
    /// Where the present group of a block ends.
    group_end: u64,
    /// When the present cluster begins.
    cluster: i64,
    lengths: Lengths,
    /// Where the next packet goes, once there was one.
    position: Option<i64>,
    end: Option<i64>,
    laced: VecDeque<Vec<u8>>,
}

impl Packets for MatroskaPackets {
    fn next(&mut self, bytes: &mut Bytes<'_>, packet: &mut Vec<u8>) -> Found<Option<i64>> {
        // What follows a block in its group may shorten it.
        while self.laced.is_empty() || self.at < self.group_end {
            if !self.step(bytes)? {
                break;
            }
        }
        if self.laced.is_empty() {
            return Ok(None);
        }
        packet.clear();
        packet.extend_from_slice(&self.prefix);
        packet.extend(self.laced.pop_front().unwrap_or_default());
        let at = self.position.unwrap_or(0);
        self.position = Some(at.saturating_add(self.lengths.of(packet)));
        Ok(Some(at))
    }

    fn end(&self) -> Option<i64> {
        self.end
    }
}

impl MatroskaPackets {
    /// Takes one element; false at the end. Where a recording was cut off, that is the end as well.
    fn step(&mut self, bytes: &mut Bytes<'_>) -> Found<bool> {
        let Some((id, head, length)) = ebml::header(bytes.get(self.at, 12)?) else {
            return Ok(false);
        };
        let start = self.at + head as u64;
        self.at = start;
        match (id, length) {
            (SEGMENT | CLUSTER, _) => return Ok(true),
            (GROUP, Some(length)) => {
                self.group_end = start.saturating_add(length);
                return Ok(true);
            }
            (_, None) => return Ok(false),
            (CLUSTER_TIME, Some(length)) => {
                let time = number(bytes.get(start, usize::try_from(length.min(8)).unwrap_or(0))?);
                self.cluster = i64::try_from(time).unwrap_or(i64::MAX);
            }
            // Whose block it is stands at its front; one of a film's pictures is not read for that.
            (SIMPLE_BLOCK | BLOCK, Some(length)) if length <= LARGEST_BLOCK && self.is_ours(bytes.get(start, 8)?) => {
                let content = bytes.get(start, usize::try_from(length).unwrap_or(0))?.to_vec();
                if (content.len() as u64) < length {
                    return Ok(false);
                }
                // One broken block is a gap; those behind it are still heard.
                self.block(&content).unwrap_or_default();
            }
            (DISCARD_PADDING, Some(length)) => {
                let bytes = bytes.get(start, usize::try_from(length.min(8)).unwrap_or(0))?;
                let padding = in_samples(i64::try_from(number(bytes)).unwrap_or(0), self.rate);
                // It follows the block that it shortens, whose packets are still to be given out.
                let mut lengths = self.lengths.clone();
                let waiting: i64 = self.laced.iter().map(|packet| lengths.of(packet)).sum();
                let padding = Some(padding).filter(|padding| *padding > 0);
                self.end = padding.map(|padding| self.position.unwrap_or(0) + waiting - padding);
            }
            _ => {}
        }
        self.at = start.saturating_add(length.unwrap_or(0));
        Ok(true)
    }

    fn is_ours(&self, block: &[u8]) -> bool {
        ebml::variable(block).is_some_and(|(track, _)| track == Some(self.track))
    }

    /// RFC 9559 10: track, time, flags, and one or several packets.
    fn block(&mut self, block: &[u8]) -> Option<()> {
        let (_, skip) = ebml::variable(block)?;
        let relative = i64::from(block.be16(skip)?.cast_signed());
        let flags = block.u8(skip + 2)?;
        let content = block.get(skip + 3..)?;
        self.laced = match flags >> 1 & 3 {
            0 => VecDeque::from([content.to_vec()]),
            1 => laced(content, xiph_sizes(content)?)?,
            2 => equal(content)?,
            _ => laced(content, ebml_sizes(content)?)?,
        };
        let ns = self.cluster.saturating_add(relative).saturating_mul(self.scale_ns);
        let stamped = in_samples(ns, self.rate) - self.delay;
        let far = ROUNDING_MS * i64::from(self.rate) / 1000;
        self.position = Some(self.position.filter(|at| stamped - at <= far).unwrap_or(stamped));
        Some(())
    }
}

/// How many packets, the sizes of all but the last, and where they begin.
type Lace = (Vec<usize>, usize);

fn laced(content: &[u8], (sizes, mut at): Lace) -> Option<VecDeque<Vec<u8>>> {
    let mut packets = VecDeque::new();
    for size in sizes {
        packets.push_back(content.get(at..at.checked_add(size)?)?.to_vec());
        at += size;
    }
    packets.push_back(content.get(at..)?.to_vec());
    Some(packets)
}

fn equal(content: &[u8]) -> Option<VecDeque<Vec<u8>>> {
    let (count, rest) = content.split_first()?;
    let packets = usize::from(*count) + 1;
    let size = rest.len() / packets;
    (size > 0 && rest.len().is_multiple_of(packets)).then(|| rest.chunks_exact(size).map(<[u8]>::to_vec).collect())
}

fn xiph_sizes(content: &[u8]) -> Option<Lace> {
    let (mut sizes, mut at) = (Vec::new(), 1);
    for _ in 0..content.u8(0)? {
        let mut size = 0;
        loop {
            let part = content.u8(at)?;
            (size, at) = (size + usize::from(part), at + 1);
            if part < 255 {
                break;
            }
        }
        sizes.push(size);
    }
    Some((sizes, at))
}

/// The first size, then by how much each is larger or smaller (10.3.4).
fn ebml_sizes(content: &[u8]) -> Option<Lace> {
    let (mut sizes, mut at) = (Vec::<usize>::new(), 1);
    for _ in 0..content.u8(0)? {
        let (value, length) = ebml::variable(content.get(at..)?)?;
        let value = i64::try_from(value?).ok()?;
        at += length;
        let size = match sizes.last() {
            None => value,
            Some(before) => {
                let middle = (1i64 << (7 * length - 1)) - 1;
                i64::try_from(*before).ok()?.checked_add(value - middle)?
            }
        };
        sizes.push(usize::try_from(size).ok()?);
    }
    Some((sizes, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn laced_packets_come_apart() {
        let packets = |found: Option<VecDeque<Vec<u8>>>| found.map(Vec::from).unwrap_or_default();
        let xiph = [2, 1, 2, b'a', b'b', b'c', b'd'];
        let expected = vec![b"a".to_vec(), b"bc".to_vec(), b"d".to_vec()];
        assert_eq!(packets(laced(&xiph, xiph_sizes(&xiph).expect("sizes"))), expected);
        // One byte, then one more than before.
        let ebml = [2, 0x81, 0xc0, b'a', b'b', b'c', b'd'];
        assert_eq!(packets(laced(&ebml, ebml_sizes(&ebml).expect("sizes"))), expected);
        assert_eq!(packets(equal(&[1, b'a', b'b'])), [b"a".to_vec(), b"b".to_vec()]);
    }

    #[test]
    fn a_lace_that_claims_more_than_there_is_is_none() {
        for lie in [&[255][..], &[1, 200, 1], &[2, 0xff, 0xff], &[]] {
            assert!(xiph_sizes(lie).and_then(|sizes| laced(lie, sizes)).is_none(), "{lie:?}");
        }
        // The second: one packet of 72 bytes, of which there is one.
        for lie in [&[255][..], &[1, 0xc8, 1], &[2, 0xff, 0xff], &[]] {
            assert!(ebml_sizes(lie).and_then(|sizes| laced(lie, sizes)).is_none(), "{lie:?}");
        }
        for lie in [&[255][..], &[1, 1, 2, 3], &[2, 0xff, 0xff], &[1], &[]] {
            assert!(equal(lie).is_none(), "{lie:?}");
        }
    }
}
