//! How long a packet lasts, read off its first bytes, so that a packet's place is known without decoding those before it.

use crate::media::mpeg_audio;
use crate::window::Numbers;

/// How long the packets of a codec are, samples.
#[derive(Clone, Debug)]
pub(super) enum Lengths {
    /// All the same.
    Same(u32),
    /// So many bytes a sample.
    Bytes(usize),
    /// As the header of an MPEG audio frame says.
    Mpeg,
    /// As Opus says in its first byte.
    Opus,
    /// As Vorbis says by the sizes of two neighbouring blocks.
    Vorbis(Blocks),
    /// As FLAC says in its frame header.
    Flac,
}

impl Lengths {
    /// How many samples `packet` gives.
    pub(super) fn of(&mut self, packet: &[u8]) -> i64 {
        match self {
            Self::Same(samples) => i64::from(*samples),
            Self::Bytes(frame) => i64::try_from(packet.len().checked_div(*frame).unwrap_or(0)).unwrap_or(0),
            Self::Mpeg => mpeg(packet).unwrap_or(0),
            Self::Opus => opus(packet).unwrap_or(0),
            Self::Vorbis(blocks) => blocks.next(packet).unwrap_or(0),
            Self::Flac => flac(packet).map_or(0, i64::from),
        }
    }
}

fn mpeg(packet: &[u8]) -> Option<i64> {
    i64::try_from(mpeg_audio::frame(packet.part(0)?)?.samples).ok()
}

/// RFC 6716 3.1, at 48 kHz: the frame size is a matter of the upper five bits, how many there are of the lower two.
fn opus(packet: &[u8]) -> Option<i64> {
    let first = packet.u8(0)?;
    let sizes = match first >> 3 {
        ..12 => [480, 960, 1920, 2880],
        12..16 => [480, 960, 480, 960],
        16.. => [120, 240, 480, 960],
    };
    let size = sizes.get(usize::from(first >> 3 & 3)).copied()?;
    let count = match first & 3 {
        0 => 1,
        1 | 2 => 2,
        _ => i64::from(packet.u8(1)? & 63),
    };
    Some(size * count)
}

/// RFC 9639 9.1.1.
fn flac(packet: &[u8]) -> Option<u32> {
    super::flac_frame::header(packet, None).map(|header| header.samples)
}

/// The sizes of Vorbis' blocks by mode (Vorbis I 4.2.2, 4.2.4, 4.3).
#[derive(Clone, Debug)]
pub(super) struct Blocks {
    short: i64,
    long: i64,
    /// Whether each mode has long blocks.
    modes: Vec<bool>,
    before: Option<i64>,
}

impl Blocks {
    /// Reads the identification and the setup header. The setup is a long one and only its end is of interest, so it is
    /// read backwards from its last bit, the framing bit: modes of 41 bits, before them their number less one.
    pub(super) fn read(identification: &[u8], setup: &[u8]) -> Option<Self> {
        let sizes = identification.u8(28)?;
        let bit = |at: usize| setup.get(at / 8).map(|byte| usize::from(byte >> (at % 8) & 1));
        let number =
            |at: usize, count: usize| (0..count).try_fold(0, |sum, index| Some(sum | bit(at + index)? << index));
        let framing = (0..setup.len() * 8).rev().find(|at| bit(*at) == Some(1))?;
        let (mut modes, mut found) = (Vec::new(), None);
        for count in 1..=64 {
            let Some(at) = framing.checked_sub(41 * count) else {
                break;
            };
            let known = number(at + 1, 32)? == 0 && number(at + 33, 8)? < 64;
            if !known {
                break;
            }
            modes.insert(0, bit(at)? == 1);
            if at.checked_sub(6).and_then(|at| number(at, 6)) == Some(count - 1) {
                found = Some(modes.clone());
            }
        }
        Some(Self {
            short: 1 << (sizes & 15),
            long: 1 << (sizes >> 4),
            modes: found?,
            before: None,
        })
    }

    /// A quarter of two neighbouring blocks; nothing for the first one.
    fn next(&mut self, packet: &[u8]) -> Option<i64> {
        let first = packet.u8(0).filter(|first| first & 1 == 0)?;
        let bits = usize::BITS - (self.modes.len() - 1).leading_zeros();
        let mode = usize::from(first >> 1) & ((1 << bits) - 1);
        let size = if *self.modes.get(mode)? { self.long } else { self.short };
        let before = self.before.replace(size)?;
        Some((before + size) / 4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opus_packet_says_how_long_it_is() {
        // 20 ms of SILK; two frames of 2.5 ms of CELT; three of 60 ms; a hybrid frame of 10 ms.
        let lengths = [&[0x08][..], &[0x81], &[0x1b, 3], &[0x60], &[]].map(|packet| Lengths::Opus.of(packet));
        assert_eq!(lengths, [960, 240, 8640, 480, 0]);
    }
}
