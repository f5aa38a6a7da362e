//! The descriptor of an MPEG-4 stream (ISO/IEC 14496-1 7.2.6): what the stream is, and what its decoder is told.

use crate::window::Numbers;

/// AAC of MPEG-4.
const AAC: u8 = 0x40;
/// Parametric stereo (HE-AAC v2): two channels made of one.
const PS: u64 = 29;

/// Object type, and what the decoder is told.
pub(crate) fn told(content: &[u8]) -> Option<(u8, &[u8])> {
    let (_, stream) = descriptor(content, 3)?;
    let flags = stream.u8(2)?;
    let mut skip = 3 + if flags & 0x80 == 0 { 0 } else { 2 };
    skip += if flags & 0x40 == 0 {
        0
    } else {
        1 + usize::from(stream.u8(skip)?)
    };
    skip += if flags & 0x20 == 0 { 0 } else { 2 };
    let (_, decoder) = descriptor(stream.get(skip..)?, 4)?;
    let config = descriptor(decoder.get(13..)?, 5).map_or(&[][..], |(_, config)| config);
    Some((decoder.u8(0)?, config))
}

/// The descriptor with that tag, the first in `content`.
fn descriptor(content: &[u8], tag: u8) -> Option<(u8, &[u8])> {
    let found = content.u8(0).filter(|found| *found == tag)?;
    let (mut length, mut at) = (0usize, 1);
    for _ in 0..4 {
        let byte = content.u8(at)?;
        at += 1;
        length = length << 7 | usize::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            break;
        }
    }
    let rest = content.get(at..)?;
    Some((found, rest.get(..length).unwrap_or(rest)))
}

/// How many channels a decoder of AAC is told of (ISO/IEC 14496-3 1.6.2.1); `None` where it learns that elsewhere, or
/// makes two of one.
pub(super) fn channels(content: &[u8]) -> Option<u16> {
    let (object, config) = told(content)?;
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(config).for_each(|(to, from)| *to = *from);
    let bits = u64::from_be_bytes(bytes);
    let (kind, rate) = (bits >> 59, bits >> 55 & 0xf);
    let said = if rate == 0xf { bits >> 27 } else { bits >> 51 } & 0xf;
    let alone = object == AAC && config.len() >= 2 && kind < 31 && kind != PS;
    match u16::try_from(said).ok().filter(|_| alone)? {
        7 => Some(8),
        said => Some(said).filter(|said| (1..=6).contains(said)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(config: &[u8], expected: Option<u16>) {
        let length = |of: usize| u8::try_from(of).expect("short");
        let mut decoder = vec![4, length(15 + config.len()), AAC];
        decoder.extend([0; 12]);
        decoder.extend([5, length(config.len())]);
        decoder.extend(config);
        let mut stream = vec![3, length(3 + decoder.len()), 0, 1, 0];
        stream.extend(decoder);
        assert_eq!(channels(&stream), expected, "{config:02x?}");
    }

    #[test]
    fn channels_are_those_that_are_heard() {
        check(&[0x11, 0x90], Some(2));
        check(&[0x12, 0x08], Some(1));
        check(&[0x2b, 0x11, 0x88, 0x00], Some(2));
        check(&[0x11, 0xb8], Some(8));
        // A rate that is written out.
        check(&[0x17, 0x80, 0x3e, 0x80, 0x08], Some(1));
    }

    #[test]
    fn channels_that_are_said_elsewhere_or_made_are_not_guessed() {
        check(&[0xeb, 0x09, 0x88, 0x00], None);
        check(&[0x11, 0x80], None);
        check(&[0x12], None);
        check(&[], None);
    }
}
