//! Uncompressed sound into one channel: whole numbers, floats, and the two laws of G.711.

use super::stream::{Pcm, Sample};

/// Adds the mean of all channels, one sample for each whole frame in `bytes`.
pub(super) fn mono(layout: Pcm, bytes: &[u8], mono: &mut Vec<f32>) {
    match (layout.sample, layout.big_endian) {
        (Sample::U8, _) => each(layout, bytes, mono, |[byte]: [u8; 1]| (f32::from(byte) - 128.0) / 128.0),
        (Sample::Int(1), _) => each(layout, bytes, mono, |[byte]: [u8; 1]| {
            f32::from(byte.cast_signed()) / 128.0
        }),
        (Sample::Int(2), false) => each(layout, bytes, mono, |two| f32::from(i16::from_le_bytes(two)) / 32_768.0),
        (Sample::Int(2), true) => each(layout, bytes, mono, |two| f32::from(i16::from_be_bytes(two)) / 32_768.0),
        (Sample::Int(3), false) => each(layout, bytes, mono, |[a, b, c]: [u8; 3]| wide([0, a, b, c])),
        (Sample::Int(3), true) => each(layout, bytes, mono, |[a, b, c]: [u8; 3]| wide([0, c, b, a])),
        (Sample::Int(_), false) => each(layout, bytes, mono, wide),
        (Sample::Int(_), true) => each(layout, bytes, mono, |[a, b, c, d]: [u8; 4]| wide([d, c, b, a])),
        (Sample::F32, false) => each(layout, bytes, mono, f32::from_le_bytes),
        (Sample::F32, true) => each(layout, bytes, mono, f32::from_be_bytes),
        (Sample::F64, false) => each(layout, bytes, mono, |eight| narrow(f64::from_le_bytes(eight))),
        (Sample::F64, true) => each(layout, bytes, mono, |eight| narrow(f64::from_be_bytes(eight))),
        (Sample::ALaw, _) => each(layout, bytes, mono, |[byte]: [u8; 1]| a_law(byte)),
        (Sample::MuLaw, _) => each(layout, bytes, mono, |[byte]: [u8; 1]| mu_law(byte)),
    }
}

fn each<const N: usize>(layout: Pcm, bytes: &[u8], mono: &mut Vec<f32>, sample: impl Fn([u8; N]) -> f32) {
    let (samples, _) = bytes.as_chunks::<N>();
    match layout.channels {
        0 => {}
        1 => mono.extend(samples.iter().map(|one| sample(*one))),
        2 => {
            let (pairs, _) = samples.as_chunks::<2>();
            mono.extend(pairs.iter().map(|[left, right]| (sample(*left) + sample(*right)) * 0.5));
        }
        many => {
            let share = 1.0 / f32::from(many);
            let frames = samples.chunks_exact(usize::from(many));
            mono.extend(frames.map(|frame| frame.iter().map(|one| sample(*one)).sum::<f32>() * share));
        }
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a float of 24 bits is finer than 8 bits of a waveform need"
)]
fn wide(bytes: [u8; 4]) -> f32 {
    i32::from_le_bytes(bytes) as f32 / 2_147_483_648.0
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "finer than a waveform needs; too large becomes infinite"
)]
const fn narrow(sample: f64) -> f32 {
    sample as f32
}

/// ITU-T G.711, table 1a: sign, three bits of exponent, four of mantissa; every second bit is turned over.
fn a_law(byte: u8) -> f32 {
    let bits = byte ^ 0x55;
    let (exponent, mantissa) = (bits >> 4 & 7, i16::from(bits & 15));
    let size = match exponent {
        0 => mantissa << 4 | 8,
        _ => (mantissa << 4 | 0x108) << (exponent - 1),
    };
    let sample = f32::from(size) / 32_768.0;
    if bits & 0x80 == 0 { -sample } else { sample }
}

/// ITU-T G.711, table 2a: all bits are turned over, and the bias is 33 (132 at 16 bits).
fn mu_law(byte: u8) -> f32 {
    let bits = !byte;
    let (exponent, mantissa) = (bits >> 4 & 7, i16::from(bits & 15));
    let size = ((mantissa << 3 | 0x84) << exponent) - 0x84;
    let sample = f32::from(size) / 32_768.0;
    if bits & 0x80 == 0 { sample } else { -sample }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sample: Sample, big_endian: bool, channels: u16, bytes: &[u8], expected: &[f32]) {
        let mut found = Vec::new();
        mono(
            Pcm {
                sample,
                big_endian,
                channels,
            },
            bytes,
            &mut found,
        );
        assert_eq!(found, expected);
    }

    fn of(sixteen_bits: [i16; 4]) -> [f32; 4] {
        sixteen_bits.map(|sample| f32::from(sample) / 32_768.0)
    }

    #[test]
    fn every_way_to_write_a_sample_means_the_same() {
        check(Sample::U8, false, 1, &[192, 64, 128], &[0.5, -0.5, 0.0]);
        check(Sample::Int(1), false, 1, &[64, 192], &[0.5, -0.5]);
        check(Sample::Int(2), false, 1, &[0, 0x40, 0, 0xc0], &[0.5, -0.5]);
        check(Sample::Int(2), true, 1, &[0x40, 0, 0xc0, 0], &[0.5, -0.5]);
        check(Sample::Int(3), false, 1, &[0, 0, 0x40, 0, 0, 0xc0], &[0.5, -0.5]);
        check(Sample::Int(3), true, 1, &[0x40, 0, 0, 0xc0, 0, 0], &[0.5, -0.5]);
        check(Sample::Int(4), false, 1, &[0, 0, 0, 0x40], &[0.5]);
        check(Sample::Int(4), true, 1, &[0xc0, 0, 0, 0], &[-0.5]);
        check(Sample::F32, false, 1, &0.5f32.to_le_bytes(), &[0.5]);
        check(Sample::F32, true, 1, &(-0.5f32).to_be_bytes(), &[-0.5]);
        check(Sample::F64, false, 1, &0.5f64.to_le_bytes(), &[0.5]);
        check(Sample::F64, true, 1, &(-0.5f64).to_be_bytes(), &[-0.5]);
    }

    #[test]
    fn channels_become_their_mean_and_half_a_frame_is_left_out() {
        check(Sample::Int(1), false, 2, &[64, 0, 192, 192, 64], &[0.25, -0.5]);
        check(Sample::Int(1), false, 4, &[64, 0, 0, 0, 1], &[0.125]);
    }

    #[test]
    fn the_laws_of_g711_have_their_largest_and_smallest_values() {
        check(
            Sample::ALaw,
            false,
            1,
            &[0xaa, 0x2a, 0xd5, 0x55],
            &of([32_256, -32_256, 8, -8]),
        );
        check(
            Sample::MuLaw,
            false,
            1,
            &[0x80, 0x00, 0xff, 0xfe],
            &of([32_124, -32_124, 0, 8]),
        );
    }
}
