//! A track of sound inside a container: what decodes it, on what timeline it lies, and its packets one after the other.

use super::bytes::Bytes;
use crate::fault::Found;

/// A track of sound, ready to be decoded.
pub(super) struct Stream {
    /// What decodes it.
    pub(super) codec: Codec,
    /// Samples in a second, as the container says; what is decoded may differ (HE-AAC).
    pub(super) rate: u32,
    /// Ticks of its timeline in a second; playing begins at tick 0.
    pub(super) ticks: u32,
    /// Its packets.
    pub(super) packets: Box<dyn Packets>,
}

/// Gives packets in the order of decoding.
pub(super) trait Packets {
    /// Puts the next packet into `packet` and says at which tick its first sample is; `None` at the end.
    fn next(&mut self, bytes: &mut Bytes<'_>, packet: &mut Vec<u8>) -> Found<Option<i64>>;

    /// Goes near `tick`, a packet or two behind it at most. Decoding from there gives what decoding from the start would
    /// have given, once the codec has settled. Where places are not known beforehand, packets are passed one by one.
    fn seek(&mut self, bytes: &mut Bytes<'_>, tick: i64) -> Found<()> {
        let mut passed = Vec::new();
        while self.next(bytes, &mut passed)?.is_some_and(|at| at < tick) {}
        Ok(())
    }

    /// The tick at which the sound ends, where the container trims it and as soon as that is known.
    fn end(&self) -> Option<i64> {
        None
    }
}

/// What decodes a track, with what it needs to begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Codec {
    /// AAC-LC, or the core of HE-AAC: rate of the core and channels.
    Aac { rate: u32, channels: u8 },
    /// MPEG audio, layer 1, 2 or 3.
    Mpeg { layer: u8 },
    /// FLAC with its stream information (RFC 9639 8.2).
    Flac { info: Vec<u8> },
    /// Vorbis with its identification and setup headers, one behind the other.
    Vorbis { headers: Vec<u8> },
    /// Opus with its identification header (RFC 7845 5.1), the magic left out.
    Opus { head: Vec<u8> },
    /// Apple Lossless with its magic cookie.
    Alac { cookie: Vec<u8> },
    /// Samples as they are.
    Pcm(Pcm),
    /// Adaptive differential PCM.
    Adpcm(Adpcm),
}

/// How uncompressed samples lie: channels side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pcm {
    pub(super) sample: Sample,
    pub(super) big_endian: bool,
    pub(super) channels: u16,
}

/// What one sample is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sample {
    /// An unsigned byte around 128.
    U8,
    /// A signed number of 1 to 4 bytes.
    Int(u8),
    /// A float of 4 bytes.
    F32,
    /// A float of 8 bytes.
    F64,
    /// G.711 A-law.
    ALaw,
    /// G.711 µ-law.
    MuLaw,
}

impl Pcm {
    /// Bytes of one sample of one channel.
    pub(super) const fn width(self) -> usize {
        match self.sample {
            Sample::U8 | Sample::ALaw | Sample::MuLaw => 1,
            Sample::Int(bytes) => bytes as usize,
            Sample::F32 => 4,
            Sample::F64 => 8,
        }
    }

    /// Bytes of one sample of all channels.
    pub(super) const fn frame(self) -> usize {
        self.width() * self.channels as usize
    }
}

/// Adaptive differential PCM in blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Adpcm {
    pub(super) kind: AdpcmKind,
    pub(super) channels: u8,
    pub(super) samples_per_block: u32,
}

impl Adpcm {
    /// Bytes of one block of all channels: a head for each channel, then half a byte a sample. Microsoft's head holds two
    /// samples in 7 bytes, the IMA's in WAVE one in 4; QuickTime's, of 2 bytes, holds none.
    pub(super) const fn block(self) -> usize {
        let (head, in_head) = match self.kind {
            AdpcmKind::Microsoft => (7, 2),
            AdpcmKind::ImaWave => (4, 1),
            AdpcmKind::ImaQuickTime => (2, 0),
        };
        let nibbles = (self.samples_per_block as usize).saturating_sub(in_head);
        self.channels as usize * head + self.channels as usize * nibbles / 2
    }

    /// How many samples the whole blocks in so many bytes hold.
    pub(super) fn samples(self, bytes: usize) -> u64 {
        let blocks = bytes.checked_div(self.block()).unwrap_or(0);
        blocks as u64 * u64::from(self.samples_per_block)
    }
}

/// Whose blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AdpcmKind {
    Microsoft,
    ImaWave,
    ImaQuickTime,
}
