//! Headers of FLAC frames (RFC 9639 9.1): where a frame begins, which one it is, how long it lasts.

use crate::window::Numbers;

/// What a frame header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FrameHeader {
    /// Whether frames may be of different lengths; then `number` counts samples, otherwise frames.
    pub(super) variable: bool,
    /// Which frame it is, or the number of its first sample.
    pub(super) number: u64,
    /// How many samples it has.
    pub(super) samples: u32,
}

/// The header that `bytes` begin with; `variable` if that is known. Its checksum is right, or there is none.
pub(super) fn header(bytes: &[u8], variable: Option<bool>) -> Option<FrameHeader> {
    let (sync, sizes, more) = (bytes.be16(0)?, bytes.u8(2)?, bytes.u8(3)?);
    let is_variable = sync & 1 == 1;
    let reserved = more & 1 != 0 || more >> 4 > 10 || sizes & 15 == 15 || sizes >> 4 == 0;
    if sync & 0xfffe != 0xfff8 || reserved || variable.is_some_and(|variable| variable != is_variable) {
        return None;
    }
    let (number, mut at) = coded(bytes, 4)?;
    let samples = match sizes >> 4 {
        1 => 192,
        code @ 2..=5 => 144 << code,
        6 => {
            at += 1;
            u32::from(bytes.u8(at - 1)?) + 1
        }
        7 => {
            at += 2;
            u32::from(bytes.be16(at - 2)?) + 1
        }
        code => 1 << code,
    };
    at += match sizes & 15 {
        12 => 1,
        13 | 14 => 2,
        _ => 0,
    };
    let checked = crc8(bytes.get(..at)?) == bytes.u8(at)?;
    checked.then_some(FrameHeader {
        variable: is_variable,
        number,
        samples,
    })
}

/// A number written as UTF-8 would, but up to 36 bits (9.1.5), and where it ends.
fn coded(bytes: &[u8], at: usize) -> Option<(u64, usize)> {
    let first = bytes.u8(at)?;
    let more = match first.leading_ones() {
        0 => return Some((u64::from(first), at + 1)),
        1 | 8 => return None,
        ones => ones as usize - 1,
    };
    let start = u64::from(first & (0x3f_u8 >> more.min(6)));
    let rest = bytes.get(at + 1..=at + more)?;
    let number = rest.iter().try_fold(start, |sum, byte| {
        (byte & 0xc0 == 0x80).then_some(sum << 6 | u64::from(byte & 0x3f))
    });
    Some((number?, at + 1 + more))
}

/// Polynomial x⁸ + x² + x + 1 (9.1.8).
fn crc8(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0u8, |sum, byte| {
        (0..8).fold(
            sum ^ byte,
            |crc, _| if crc & 0x80 == 0 { crc << 1 } else { crc << 1 ^ 7 },
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_read_and_one_changed_bit_makes_it_none() {
        // RFC 9639 D.2.7: the first frame of its second example.
        let bytes = [0xff, 0xf8, 0x69, 0x98, 0x00, 0x0f, 0x99];
        let expected = FrameHeader {
            variable: false,
            number: 0,
            samples: 16,
        };
        assert_eq!(header(&bytes, None), Some(expected));
        assert_eq!(header(&bytes, Some(true)), None);
        for bit in 0..bytes.len() * 8 {
            let mut wrong = bytes;
            wrong[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(header(&wrong, None), None, "bit {bit}");
        }
    }

    #[test]
    fn long_numbers_are_read() {
        assert_eq!(coded(&[0x7f], 0), Some((127, 1)));
        assert_eq!(coded(&[0xc2, 0x80], 0), Some((128, 2)));
        assert_eq!(coded(&[0xe2, 0x82, 0xac], 0), Some((0x20ac, 3)));
        assert_eq!(
            coded(&[0xfe, 0xbf, 0xbf, 0xbf, 0xbf, 0xbf, 0xbf], 0),
            Some(((1 << 36) - 1, 7))
        );
        assert_eq!(coded(&[0x80], 0), None);
        assert_eq!(coded(&[0xc2, 0x20], 0), None);
    }
}
