//! The AudioSpecificConfig of AAC (ISO/IEC 14496-3 1.6.2): what its core is, and whether that can be decoded.

use super::stream::Codec;

/// Sampling frequencies by index (table 1.18).
const RATES: [u32; 13] = [
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350,
];
/// Object types: Low Complexity, spectral band replication (HE-AAC), parametric stereo (HE-AAC v2).
const LC: u32 = 2;
const SBR: u32 = 5;
const PS: u32 = 29;

/// The core of what `config` describes; otherwise what to call it.
///
/// HE-AAC is an AAC-LC stream at half the rate, and hints in it from which a decoder guesses the upper half of the
/// spectrum. The core alone has the loudness and all of the speech; so it is what is heard here.
pub(super) fn core(config: &[u8]) -> Result<Codec, String> {
    let unreadable = || "AAC".to_owned();
    let mut bits = Bits { bytes: config, at: 0 };
    let mut object = bits.object_type().ok_or_else(unreadable)?;
    let rate = bits.rate().ok_or_else(unreadable)?;
    let channels = bits.take(4).ok_or_else(unreadable)?;
    if object == SBR || object == PS {
        bits.rate().ok_or_else(unreadable)?;
        object = bits.object_type().ok_or_else(unreadable)?;
    }
    let short = bits.take(1).ok_or_else(unreadable)? == 1;
    if object == LC && short {
        return Err("AAC with 960 samples a frame".to_owned());
    }
    of_adts(object, channels, rate)
}

/// The same for what the header of an ADTS frame says.
pub(super) fn of_adts(object: u32, channels: u32, rate: u32) -> Result<Codec, String> {
    match (object, channels) {
        (LC, 1 | 2) => Ok(Codec::Aac {
            rate,
            channels: u8::try_from(channels).unwrap_or(1),
        }),
        (LC, 0) => Err("AAC with its channels described elsewhere".to_owned()),
        (LC, 7) => Err("AAC with 8 channels".to_owned()),
        (LC, many) => Err(format!("AAC with {many} channels")),
        (other, _) => Err(name(other)),
    }
}

/// The rate that stands for `index`.
pub(super) fn rate_of(index: u32) -> Option<u32> {
    RATES.get(usize::try_from(index).ok()?).copied()
}

fn name(object: u32) -> String {
    match object {
        1 => "AAC Main",
        3 => "AAC-SSR",
        4 => "AAC-LTP",
        17 => "error-resilient AAC",
        20 => "scalable AAC",
        23 => "AAC-LD",
        39 => "AAC-ELD",
        42 => "xHE-AAC",
        36 => "MPEG-4 ALS",
        other => return format!("MPEG-4 audio of type {other}"),
    }
    .to_owned()
}

struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn take(&mut self, count: usize) -> Option<u32> {
        let mut value = 0;
        for _ in 0..count {
            let byte = self.bytes.get(self.at / 8)?;
            value = value << 1 | u32::from(byte >> (7 - self.at % 8) & 1);
            self.at += 1;
        }
        Some(value)
    }

    fn object_type(&mut self) -> Option<u32> {
        match self.take(5)? {
            31 => Some(32 + self.take(6)?),
            short => Some(short),
        }
    }

    fn rate(&mut self) -> Option<u32> {
        match self.take(4)? {
            15 => self.take(24).filter(|rate| *rate > 0),
            index => rate_of(index),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(config: &[u8], expected: Result<(u32, u8), &str>) {
        let found = match core(config) {
            Ok(Codec::Aac { rate, channels }) => Ok((rate, channels)),
            Ok(other) => panic!("{other:?}"),
            Err(name) => Err(name),
        };
        assert_eq!(
            found.as_ref().map_err(String::as_str),
            expected.as_ref().map_err(|name| *name)
        );
    }

    #[test]
    fn the_core_is_what_is_decoded() {
        check(&[0x11, 0x90], Ok((48_000, 2)));
        check(&[0x12, 0x08], Ok((44_100, 1)));
        // HE-AAC, signalled as such: a core of 24 kHz for 48; and version 2, whose core has one channel.
        check(&[0x2b, 0x11, 0x88, 0x00], Ok((24_000, 2)));
        check(&[0xeb, 0x09, 0x88, 0x00], Ok((24_000, 1)));
    }

    #[test]
    fn what_cannot_be_decoded_has_a_name() {
        check(&[0x11, 0x80], Err("AAC with its channels described elsewhere"));
        check(&[0x11, 0xb0], Err("AAC with 6 channels"));
        check(&[0x11, 0x94], Err("AAC with 960 samples a frame"));
        check(&[0x09, 0x90], Err("AAC Main"));
        check(&[0xf8, 0xe6, 0x40, 0x00], Err("AAC-ELD"));
        // Version 2 of HE-AAC that claims no channel at all.
        check(
            &[0xeb, 0x01, 0x88, 0x00],
            Err("AAC with its channels described elsewhere"),
        );
        check(&[0x2b], Err("AAC"));
        check(&[], Err("AAC"));
    }
}
