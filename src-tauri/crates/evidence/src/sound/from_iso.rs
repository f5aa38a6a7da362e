//! Sound in MP4, MOV, M4A and 3GP: the sample table says where it lies, so nothing of a film but its sound is asked for.

use super::bytes::Bytes;
use super::stream::{Adpcm, AdpcmKind, Codec, Packets, Pcm, Sample as Form, Stream};
use super::{Mute, asc, from_matroska};
use crate::fault::{Fault, Found};
use crate::media::frames::{Cursor, Edit, Sample, SampleTrack, Samples, tracks};
use crate::media::{codec, esds};
use crate::window::{Numbers, Window, find};
use std::collections::VecDeque;

/// Samples of uncompressed sound that are taken together.
const TOGETHER: u32 = 4096;
/// What is asked for at once: so many stretches, and about so many bytes.
const MOST_STRETCHES: usize = 4096;
const MOST_BYTES: usize = 512 << 10;
/// No packet of sound is larger.
const LARGEST_PACKET: u32 = 4 << 20;

/// The first track of sound that can be decoded; if there is none, the name of the first that cannot.
pub(super) fn open(window: &mut Window<'_>) -> Result<Stream, Mute> {
    let mut mute = Mute::NoSound;
    for track in tracks(window)?.iter().filter(|track| &track.handler == b"soun") {
        match described(&track.entry) {
            Ok(described) => return Ok(stream(window, track, described)?),
            Err(name) if matches!(mute, Mute::NoSound) => mute = Mute::Codec(name),
            Err(_) => {}
        }
    }
    Err(mute)
}

fn stream(window: &mut Window<'_>, track: &SampleTrack, described: Described) -> Found<Stream> {
    let mut samples = track.samples(window)?;
    if let Some((together, bytes)) = described.equal {
        samples.equal(together, bytes);
    }
    Ok(Stream {
        codec: described.codec,
        rate: described.rate,
        ticks: track.timescale,
        packets: Box::new(IsoPackets {
            samples,
            edit: track.edit,
            cursor: Cursor::default(),
            ready: VecDeque::new(),
            bytes: Vec::new(),
            at: 0,
        }),
    })
}

struct IsoPackets {
    samples: Samples,
    edit: Edit,
    cursor: Cursor,
    /// Samples whose bytes were gathered.
    ready: VecDeque<Sample>,
    bytes: Vec<u8>,
    /// Where in `bytes` the next one begins.
    at: usize,
}

impl Packets for IsoPackets {
    fn next(&mut self, bytes: &mut Bytes<'_>, packet: &mut Vec<u8>) -> Found<Option<i64>> {
        if self.ready.is_empty() {
            self.gather(bytes)?;
        }
        let Some(sample) = self.ready.pop_front() else {
            return Ok(None);
        };
        let end = self.at + sample.size as usize;
        packet.clear();
        match self.bytes.get(self.at..end) {
            Some(content) => packet.extend_from_slice(content),
            // The file ends in the middle of it.
            None => return Ok(None),
        }
        self.at = end;
        Ok(Some(self.played(sample)))
    }

    fn end(&self) -> Option<i64> {
        self.edit.end
    }

    fn seek(&mut self, _: &mut Bytes<'_>, tick: i64) -> Found<()> {
        self.ready.clear();
        let mut next = self.cursor.clone();
        while let Some(sample) = next.next(&self.samples, TOGETHER) {
            if self.played(sample) > tick {
                break;
            }
            self.cursor = next.clone();
        }
        Ok(())
    }
}

impl IsoPackets {
    fn played(&self, sample: Sample) -> i64 {
        sample
            .time
            .saturating_add(i64::from(sample.later))
            .saturating_sub(self.edit.shift)
    }

    /// Asks for the bytes of the next samples in one go; neighbours become one stretch.
    fn gather(&mut self, bytes: &mut Bytes<'_>) -> Found<()> {
        let mut stretches: Vec<(u64, u32)> = Vec::new();
        let mut total = 0;
        while total < MOST_BYTES && stretches.len() < MOST_STRETCHES {
            let Some(sample) = self.cursor.next(&self.samples, TOGETHER) else {
                break;
            };
            if sample.size > LARGEST_PACKET {
                return Err(Fault::Damaged);
            }
            total += sample.size as usize;
            match stretches.last_mut() {
                Some((at, length)) if *at + u64::from(*length) == sample.offset => *length += sample.size,
                _ => stretches.push((sample.offset, sample.size)),
            }
            self.ready.push_back(sample);
        }
        self.bytes.clear();
        self.at = 0;
        bytes.gather(&stretches, &mut self.bytes)
    }
}

/// What a sample entry says.
struct Described {
    codec: Codec,
    rate: u32,
    /// For samples of one size: how many are of how many bytes together.
    equal: Option<(u32, u32)>,
}

impl Described {
    const fn packets(codec: Codec, rate: u32) -> Self {
        Self {
            codec,
            rate,
            equal: None,
        }
    }
}

/// Reads a sample entry (12.2.3, and the QuickTime File Format's sound descriptions); what cannot be decoded has a name.
fn described(entry: &[u8]) -> Result<Described, String> {
    let name: [u8; 4] = entry.part(4).unwrap_or_default();
    let word = codec::four(name);
    let called = || codec::named(&word).name;
    let channels = entry.be16(24).unwrap_or(0);
    let rate = entry.be32(32).unwrap_or(0) >> 16;
    let decodable = match &name {
        b"mp4a" | b".mp3" | b"mp3 " => return mpeg4(entry, &name, rate),
        b"alac" => boxed(entry, b"alac", 4).map(|cookie| Codec::Alac {
            cookie: cookie.to_vec(),
        }),
        b"Opus" => boxed(entry, b"dOps", 0)
            .and_then(opus_head)
            .map(|head| Codec::Opus { head }),
        b"fLaC" => boxed(entry, b"dfLa", 8).map(|info| Codec::Flac {
            info: info.get(..34).unwrap_or(info).to_vec(),
        }),
        b"ima4" => Some(Codec::Adpcm(Adpcm {
            kind: AdpcmKind::ImaQuickTime,
            channels: u8::try_from(channels).unwrap_or(0),
            samples_per_block: 64,
        })),
        _ => return uncompressed(entry, &name, channels, rate).ok_or_else(called),
    };
    let codec = decodable.ok_or_else(called)?;
    let equal = matches!(codec, Codec::Adpcm(_)).then_some((64, 34 * u32::from(channels)));
    Ok(Described { codec, rate, equal })
}

/// What stands behind the name of a box in the entry, without its first `skip` bytes.
fn boxed<'a>(entry: &'a [u8], name: &[u8; 4], skip: usize) -> Option<&'a [u8]> {
    let mut from = 36;
    loop {
        let at = from + find(entry.get(from..)?, name)?;
        from = at + 4;
        let length = usize::try_from(entry.be32(at.checked_sub(4)?)?).ok()?;
        // QuickTime names the codec once more before its box (`frma`); in front of that name stands no length.
        if let Some(content) = entry.get(from + skip..(at - 4).saturating_add(length)) {
            return Some(content);
        }
    }
}

/// An `Opus` entry's box (encapsulation of Opus in ISO media, 4.3.2) as an identification header: big-endian there,
/// little-endian here.
pub(super) fn opus_head(content: &[u8]) -> Option<Vec<u8>> {
    let mut head = vec![1, content.u8(1)?];
    head.extend(content.be16(2)?.to_le_bytes());
    head.extend(content.be32(4)?.to_le_bytes());
    head.extend(content.be16(8)?.to_le_bytes());
    head.extend(content.get(10..)?);
    Some(head)
}

/// `mp4a`: what it is says the elementary stream descriptor (ISO/IEC 14496-1 7.2.6).
fn mpeg4(entry: &[u8], name: &[u8; 4], rate: u32) -> Result<Described, String> {
    if name != b"mp4a" {
        return Ok(Described::packets(Codec::Mpeg { layer: 3 }, rate));
    }
    let codec = mpeg4_codec(boxed(entry, b"esds", 4).unwrap_or_default())?;
    Ok(Described::packets(codec, rate))
}

/// What an elementary stream descriptor describes.
pub(super) fn mpeg4_codec(descriptor: &[u8]) -> Result<Codec, String> {
    let (object, config) = esds::told(descriptor).unwrap_or((0x40, &[]));
    match object {
        0x40 | 0x66..=0x68 => asc::core(config),
        0x69 | 0x6b => Ok(Codec::Mpeg { layer: 3 }),
        // As ffmpeg writes it: the three headers as in Matroska.
        0xdd => from_matroska::vorbis(config)
            .map(|(codec, ..)| codec)
            .ok_or_else(|| codec::named("vorbis").name),
        other => {
            Err(codec::object_type(other).map_or_else(|| format!("MPEG-4 stream 0x{other:02x}"), |codec| codec.name))
        }
    }
}

fn uncompressed(entry: &[u8], name: &[u8; 4], channels: u16, rate: u32) -> Option<Described> {
    let bits = entry.be16(26)?;
    let little = find(entry, b"enda").and_then(|at| entry.be16(at + 4)) == Some(1);
    let whole = |big_endian: bool| Some((Form::Int(u8::try_from(bits.div_ceil(8)).ok()?), big_endian));
    let (sample, big_endian) = match name {
        b"sowt" if bits <= 8 => (Form::Int(1), false),
        b"sowt" => (Form::Int(2), false),
        b"twos" => whole(true)?,
        b"raw " | b"NONE" if bits <= 8 => (Form::U8, false),
        b"raw " | b"NONE" => whole(true)?,
        b"in24" => (Form::Int(3), !little),
        b"in32" => (Form::Int(4), !little),
        b"fl32" => (Form::F32, !little),
        b"fl64" => (Form::F64, !little),
        b"ulaw" => (Form::MuLaw, false),
        b"alaw" => (Form::ALaw, false),
        b"ipcm" | b"fpcm" => return iso_pcm(entry, name, channels, rate),
        b"lpcm" => return linear(entry),
        _ => return None,
    };
    pcm(sample, big_endian, channels, rate)
}

/// ISO/IEC 23003-5: byte order and size of a sample.
fn iso_pcm(entry: &[u8], name: &[u8; 4], channels: u16, rate: u32) -> Option<Described> {
    let config = boxed(entry, b"pcmC", 4)?;
    let (little, bits) = (config.u8(0)? & 1 == 1, config.u8(1)?);
    let sample = form(name == b"fpcm", true, bits)?;
    pcm(sample, !little, channels, rate)
}

/// QuickTime's second version of the sound description: rate as a float, channels, bits, flags (1 float, 2 big-endian,
/// 4 signed).
fn linear(entry: &[u8]) -> Option<Described> {
    let rate = super::rate_of_float(entry.be64(40)?)?;
    let channels = u16::try_from(entry.be32(48)?).ok()?;
    let (bits, flags) = (u8::try_from(entry.be32(56)?).ok()?, entry.be32(60)?);
    pcm(
        form(flags & 1 != 0, flags & 4 != 0, bits)?,
        flags & 2 != 0,
        channels,
        rate,
    )
}

fn form(float: bool, signed: bool, bits: u8) -> Option<Form> {
    match (float, bits) {
        (true, 32) => Some(Form::F32),
        (true, 64) => Some(Form::F64),
        (false, 8) if !signed => Some(Form::U8),
        (false, 8 | 16 | 24 | 32) => Some(Form::Int(bits / 8)),
        _ => None,
    }
}

fn pcm(sample: Form, big_endian: bool, channels: u16, rate: u32) -> Option<Described> {
    let layout = Pcm {
        sample,
        big_endian,
        channels,
    };
    let known = (1..=64).contains(&channels) && rate > 0 && !matches!(sample, Form::Int(0 | 5..));
    known.then(|| Described {
        codec: Codec::Pcm(layout),
        rate,
        equal: u32::try_from(layout.frame()).ok().map(|bytes| (1, bytes)),
    })
}
