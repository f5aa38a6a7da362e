//! audiowaveform's data file, version 2 (its doc/DataFormat.md): a header of 24 bytes, then lowest and highest sample of
//! each pixel; all numbers little-endian.

/// The flag for 8 bits a sample.
const EIGHT_BITS: u32 = 1;

/// The file for one channel, given the pairs of its pixels.
pub(super) fn file(rate: u32, samples_per_pixel: u32, pairs: &[u8]) -> Vec<u8> {
    let length = u32::try_from(pairs.len() / 2).unwrap_or(u32::MAX);
    let (version, channels) = (2, 1);
    let header = [version, EIGHT_BITS, rate, samples_per_pixel, length, channels];
    let mut file: Vec<u8> = header.into_iter().flat_map(u32::to_le_bytes).collect();
    file.extend_from_slice(pairs);
    file
}

#[cfg(test)]
mod tests {
    use super::file;

    #[test]
    fn the_header_is_as_audiowaveform_describes_it() {
        let found = file(48_000, 960, &[0x80, 0x7f, 0xff, 0x01]);
        let expected = b"\x02\0\0\0\x01\0\0\0\x80\xbb\0\0\xc0\x03\0\0\x02\0\0\0\x01\0\0\0\x80\x7f\xff\x01";
        assert_eq!(found, expected);
    }
}
