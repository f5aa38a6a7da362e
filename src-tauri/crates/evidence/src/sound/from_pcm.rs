//! Sound that lies in one stretch: WAV (with RF64, EBU Tech 3306), AIFF and AIFF-C, CAF (Apple Core Audio Format 1.0).

use super::Mute;
use super::bytes::Bytes;
use super::from_flac;
use super::from_iso::{mpeg4_codec, opus_head};
use super::stream::{Adpcm, AdpcmKind, Codec, Packets, Pcm, Sample, Stream};
use crate::fault::{Fault, Found, Needed};
use crate::media::codec;
use crate::window::{Numbers, Window};

/// Chunks looked at.
const MOST_CHUNKS: usize = 10_000;
/// Samples of uncompressed sound that are taken together.
const TOGETHER: u32 = 4096;
/// What a rate can be.
const RATES: std::ops::RangeInclusive<u32> = 100..=1_000_000;
/// No packet table is larger.
const LARGEST_TABLE: u64 = 64 << 20;

/// A name and where the content lies.
struct Chunk {
    name: [u8; 4],
    start: u64,
    length: u64,
}

/// Sound in blocks of one size.
struct Even {
    codec: Codec,
    rate: u32,
    /// Samples and bytes of a block.
    block: (u32, u32),
}

impl Even {
    fn stream(self, start: u64, end: u64) -> Result<Stream, Mute> {
        let (samples, bytes) = self.block;
        let together = match self.codec {
            Codec::Pcm(_) => TOGETHER,
            _ => 1,
        };
        let good = RATES.contains(&self.rate) && samples > 0 && bytes > 0;
        good.then_some(()).needed()?;
        Ok(Stream {
            codec: self.codec,
            rate: self.rate,
            ticks: self.rate,
            packets: Box::new(EvenPackets {
                start,
                end,
                at: start,
                samples: u64::from(samples) * u64::from(together),
                bytes: u64::from(bytes) * u64::from(together),
            }),
        })
    }
}

struct EvenPackets {
    start: u64,
    end: u64,
    at: u64,
    samples: u64,
    bytes: u64,
}

impl Packets for EvenPackets {
    fn next(&mut self, bytes: &mut Bytes<'_>, packet: &mut Vec<u8>) -> Found<Option<i64>> {
        let length = self.bytes.min(self.end.saturating_sub(self.at));
        packet.clear();
        packet.extend_from_slice(bytes.get(self.at, usize::try_from(length).unwrap_or(0))?);
        let number = (self.at - self.start) / self.bytes;
        self.at += packet.len() as u64;
        let tick = i64::try_from(number.saturating_mul(self.samples)).unwrap_or(i64::MAX);
        Ok((!packet.is_empty()).then_some(tick))
    }

    fn seek(&mut self, _: &mut Bytes<'_>, tick: i64) -> Found<()> {
        let number = u64::try_from(tick).unwrap_or(0) / self.samples;
        self.at = self
            .start
            .saturating_add(number.saturating_mul(self.bytes))
            .min(self.end);
        Ok(())
    }
}

/// The stream in a `.wav` file.
pub(super) fn open_wave(window: &mut Window<'_>) -> Result<Stream, Mute> {
    let (mut format, mut wide, mut at) = (Vec::new(), None, 12);
    for _ in 0..MOST_CHUNKS {
        let head = window.array::<8>(at)?.needed()?;
        let (name, length) = (head.part(0).needed()?, u64::from(head.le32(4).needed()?));
        at += 8;
        match &name {
            b"fmt " => format = window.bytes(at, usize::try_from(length.min(64)).unwrap_or(0))?,
            b"ds64" => wide = window.array(at + 8)?.map(u64::from_le_bytes),
            b"data" => {
                let length = if length == u64::from(u32::MAX) {
                    wide.unwrap_or(u64::MAX)
                } else {
                    length
                };
                let end = at.saturating_add(length).min(window.size());
                return wave(window, &format, at, end);
            }
            _ => {}
        }
        at = at.saturating_add(length + length % 2);
    }
    Err(Fault::Damaged.into())
}

fn wave(window: &mut Window<'_>, format: &[u8], start: u64, end: u64) -> Result<Stream, Mute> {
    let mut tag = format.le16(0).needed()?;
    if tag == 0xfffe {
        tag = format.le16(24).needed()?;
    }
    let (channels, rate) = (format.le16(2).needed()?, format.le32(4).needed()?);
    let (align, bits) = (format.le16(12).needed()?, format.le16(14).needed()?);
    let bytes = u8::try_from(bits.div_ceil(8)).unwrap_or(0);
    let sample = match tag {
        1 if bytes == 1 => Sample::U8,
        1 if (2..=4).contains(&bytes) => Sample::Int(bytes),
        3 if bits == 32 => Sample::F32,
        3 if bits == 64 => Sample::F64,
        6 => Sample::ALaw,
        7 => Sample::MuLaw,
        2 | 0x11 => return adpcm(format, tag, start, end),
        0x50 | 0x55 => return super::from_mpeg::open(window, start, end),
        other => return Err(Mute::Codec(codec::wave(other).name)),
    };
    plain(sample, false, channels, rate, Some(u32::from(align)))?.stream(start, end)
}

/// Four bits a sample, behind a header in each block (Microsoft, "Multiple Channel Audio Data and WAVE Files").
fn adpcm(format: &[u8], tag: u16, start: u64, end: u64) -> Result<Stream, Mute> {
    let (channels, rate) = (format.le16(2).needed()?, format.le32(4).needed()?);
    let (align, samples) = (format.le16(12).needed()?, u32::from(format.le16(18).needed()?));
    let kind = if tag == 2 {
        AdpcmKind::Microsoft
    } else {
        AdpcmKind::ImaWave
    };
    let per_channel = u32::from(align).checked_div(u32::from(channels)).needed()?;
    let held = match kind {
        AdpcmKind::Microsoft => per_channel.saturating_sub(7) * 2 + 2,
        _ => per_channel.saturating_sub(4) * 2 + 1,
    };
    let even = Even {
        codec: Codec::Adpcm(Adpcm {
            kind,
            channels: u8::try_from(channels)
                .ok()
                .filter(|count| (1..=2).contains(count))
                .needed()?,
            samples_per_block: samples,
        }),
        rate,
        block: (samples, u32::from(align)),
    };
    (samples > 0 && samples <= held).then_some(()).needed()?;
    even.stream(start, end)
}

fn plain(sample: Sample, big_endian: bool, channels: u16, rate: u32, align: Option<u32>) -> Found<Even> {
    let layout = Pcm {
        sample,
        big_endian,
        channels,
    };
    let frame = u32::try_from(layout.frame()).unwrap_or(0);
    let good = (1..=64).contains(&channels) && align.is_none_or(|align| align == frame);
    good.then_some(()).needed()?;
    Ok(Even {
        codec: Codec::Pcm(layout),
        rate,
        block: (1, frame),
    })
}

/// The stream in an `.aiff` file.
pub(super) fn open_aiff(window: &mut Window<'_>) -> Result<Stream, Mute> {
    let (mut common, mut data, mut at) = (Vec::new(), None, 12);
    while let Some(head) = window.array::<8>(at)?.filter(|_| common.is_empty() || data.is_none()) {
        let length = u64::from(head.be32(4).needed()?);
        at += 8;
        match &head.part(0).needed()? {
            b"COMM" => common = window.bytes(at, usize::try_from(length.min(64)).unwrap_or(0))?,
            b"SSND" => {
                let skip = u64::from(window.array::<4>(at)?.map(u32::from_be_bytes).needed()?);
                data = Some((at + 8 + skip, at.saturating_add(length).min(window.size())));
            }
            _ => {}
        }
        at = at.saturating_add(length + length % 2);
    }
    let (start, end) = data.needed()?;
    aiff(&common)?.stream(start, end)
}

fn aiff(common: &[u8]) -> Result<Even, Mute> {
    let (channels, bits) = (common.be16(0).needed()?, common.be16(6).needed()?);
    let rate = crate::media::simple::extended(common.get(8..18).needed()?).needed()?;
    let rate = u32::try_from(rate).ok().needed()?;
    let whole = Sample::Int(
        u8::try_from(bits.div_ceil(8))
            .ok()
            .filter(|bytes| (1..=4).contains(bytes))
            .needed()?,
    );
    let kind = common.part::<4>(18).unwrap_or(*b"NONE");
    let (sample, big_endian) = match &kind {
        b"NONE" | b"twos" => (whole, true),
        b"sowt" => (whole, false),
        b"in24" => (Sample::Int(3), true),
        b"in32" => (Sample::Int(4), true),
        b"fl32" | b"FL32" => (Sample::F32, true),
        b"fl64" | b"FL64" => (Sample::F64, true),
        b"raw " => (Sample::U8, false),
        b"ulaw" | b"ULAW" => (Sample::MuLaw, false),
        b"alaw" | b"ALAW" => (Sample::ALaw, false),
        b"ima4" => return Ok(ima4(channels, rate)?),
        other => return Err(Mute::Codec(codec::named(&codec::four(*other)).name)),
    };
    Ok(plain(sample, big_endian, channels, rate, None)?)
}

/// 64 samples in 34 bytes, for each channel.
fn ima4(channels: u16, rate: u32) -> Found<Even> {
    Ok(Even {
        codec: Codec::Adpcm(Adpcm {
            kind: AdpcmKind::ImaQuickTime,
            channels: u8::try_from(channels)
                .ok()
                .filter(|count| (1..=2).contains(count))
                .needed()?,
            samples_per_block: 64,
        }),
        rate,
        block: (64, 34 * u32::from(channels)),
    })
}

/// The stream in a `.caf` file.
pub(super) fn open_caf(window: &mut Window<'_>) -> Result<Stream, Mute> {
    let (mut description, mut cookie, mut table, mut data, mut at) = (Vec::new(), Vec::new(), Vec::new(), None, 8);
    for _ in 0..MOST_CHUNKS {
        let Some(head) = window.array::<12>(at)? else { break };
        let length = head.be64(4).needed()?;
        let chunk = Chunk {
            name: head.part(0).needed()?,
            start: at + 12,
            length: length.min(window.size().saturating_sub(at + 12)),
        };
        let content = |window: &mut Window<'_>, most: u64| {
            window.bytes(chunk.start, usize::try_from(chunk.length.min(most)).unwrap_or(0))
        };
        match &chunk.name {
            b"desc" => description = content(window, 32)?,
            b"kuki" => cookie = content(window, 64 << 10)?,
            b"pakt" => table = content(window, LARGEST_TABLE)?,
            b"data" => data = Some((chunk.start + 4, chunk.start + chunk.length)),
            _ => {}
        }
        at = chunk.start.saturating_add(length);
    }
    let (start, end) = data.needed()?;
    if description.part(8) == Some(*b"flac") {
        let rate = super::rate_of_float(description.be64(0).needed()?).needed()?;
        let channels = u16::try_from(description.be32(24).needed()?).unwrap_or(0);
        return from_flac::open_bare(window, start, rate, channels, description.be32(28).needed()?);
    }
    caf(&description, &cookie, table, start, end)
}

fn caf(description: &[u8], cookie: &[u8], table: Vec<u8>, start: u64, end: u64) -> Result<Stream, Mute> {
    let rate = super::rate_of_float(description.be64(0).needed()?)
        .filter(|rate| RATES.contains(rate))
        .needed()?;
    let flags = description.be32(12).needed()?;
    let (bytes, samples) = (description.be32(16).needed()?, description.be32(20).needed()?);
    let channels = u16::try_from(description.be32(24).needed()?).ok().needed()?;
    let bits = description.be32(28).needed()?;
    let kind = description.part::<4>(8).needed()?;
    let codec = match &kind {
        b"lpcm" => {
            let sample = match (flags & 1 == 1, bits) {
                (true, 32) => Sample::F32,
                (true, 64) => Sample::F64,
                (false, 8 | 16 | 24 | 32) => Sample::Int(u8::try_from(bits / 8).unwrap_or(0)),
                _ => return Err(Fault::Damaged.into()),
            };
            return plain(sample, flags & 2 == 0, channels, rate, Some(bytes))?.stream(start, end);
        }
        b"ulaw" => return plain(Sample::MuLaw, false, channels, rate, None)?.stream(start, end),
        b"alaw" => return plain(Sample::ALaw, false, channels, rate, None)?.stream(start, end),
        b"ima4" => return ima4(channels, rate)?.stream(start, end),
        b"aac " => mpeg4_codec(cookie).map_err(Mute::Codec)?,
        b"alac" => Codec::Alac {
            cookie: cookie.to_vec(),
        },
        b"opus" => Codec::Opus {
            head: opus_head(cookie).unwrap_or_else(|| plain_opus(channels)),
        },
        b".mp3" => Codec::Mpeg { layer: 3 },
        other => return Err(Mute::Codec(codec::named(&codec::four(*other)).name)),
    };
    let (valid, priming) = (table.be64(8).unwrap_or(0), table.be32(16).unwrap_or(0));
    (samples > 0).then_some(()).needed()?;
    Ok(Stream {
        codec,
        rate,
        ticks: rate,
        packets: Box::new(CafPackets {
            table,
            entry: 24,
            same: bytes,
            at: start,
            data_end: end,
            samples: i64::from(samples),
            position: -i64::from(priming),
            end: i64::try_from(valid).ok().filter(|valid| *valid > 0),
        }),
    })
}

fn plain_opus(channels: u16) -> Vec<u8> {
    vec![1, u8::try_from(channels).unwrap_or(0), 0, 0, 0, 0, 0, 0, 0, 0, 0]
}

/// Packets whose sizes stand in a table, seven bits a byte.
struct CafPackets {
    table: Vec<u8>,
    entry: usize,
    /// The size of all of them, if that is the same.
    same: u32,
    at: u64,
    data_end: u64,
    samples: i64,
    position: i64,
    end: Option<i64>,
}

impl Packets for CafPackets {
    fn next(&mut self, bytes: &mut Bytes<'_>, packet: &mut Vec<u8>) -> Found<Option<i64>> {
        let Some(size) = self
            .size()
            .filter(|size| *size <= self.data_end.saturating_sub(self.at))
        else {
            return Ok(None);
        };
        packet.clear();
        packet.extend_from_slice(bytes.get(self.at, usize::try_from(size).unwrap_or(0))?);
        let at = self.position;
        self.at += size;
        self.position += self.samples;
        Ok((!packet.is_empty()).then_some(at))
    }

    fn end(&self) -> Option<i64> {
        self.end
    }
}

impl CafPackets {
    fn size(&mut self) -> Option<u64> {
        if self.same > 0 {
            return Some(u64::from(self.same));
        }
        let mut size = 0u64;
        loop {
            let byte = self.table.u8(self.entry)?;
            self.entry += 1;
            size = size.checked_mul(128)?.checked_add(u64::from(byte & 0x7f))?;
            if byte & 0x80 == 0 {
                return Some(size);
            }
        }
    }
}
