//! Many channels into one: their mean, as audiowaveform makes it.

use fearless_simd::{Level, dispatch};
use symphonia::core::audio::AudioPlanes;

/// Floats between −1 and 1.
pub(super) fn floats(mut planes: AudioPlanes<'_, f32>, mono: &mut Vec<f32>) {
    match (planes.next(), planes.next(), planes.next()) {
        (Some(only), None, _) => mono.extend_from_slice(only),
        (Some(left), Some(right), None) => {
            dispatch!(Level::new(), _ => mono.extend(left.iter().zip(right).map(|(l, r)| (l + r) * 0.5)));
        }
        (Some(first), Some(second), Some(third)) => {
            let all = [first, second, third].into_iter().chain(planes);
            mean(all, mono, |sample| sample);
        }
        (None, _, _) => {}
    }
}

/// Floats of so many channels in turn.
pub(super) fn woven(samples: &[f32], channels: usize, mono: &mut Vec<f32>) {
    if channels == 2 {
        let pairs = samples.as_chunks::<2>().0.iter();
        dispatch!(Level::new(), _ => mono.extend(pairs.map(|[l, r]| (l + r) * 0.5)));
    } else {
        mono.extend_from_slice(samples);
    }
}

/// Whole numbers of 32 bits. Those of 24 bits and fewer lie in the upper bits, so a float holds them exactly.
#[expect(
    clippy::cast_precision_loss,
    reason = "a float of 24 bits is finer than 8 bits of a waveform need"
)]
pub(super) fn whole(mut planes: AudioPlanes<'_, i32>, mono: &mut Vec<f32>) {
    const ONE: f32 = 1.0 / 2_147_483_648.0;
    match (planes.next(), planes.next(), planes.next()) {
        (Some(only), None, _) => mono.extend(only.iter().map(|sample| *sample as f32 * ONE)),
        (Some(left), Some(right), None) => {
            let pairs = left.iter().zip(right);
            dispatch!(Level::new(), _ => mono.extend(pairs.map(|(l, r)| (*l as f32 + *r as f32) * (0.5 * ONE))));
        }
        (Some(first), Some(second), Some(third)) => {
            let all = [first, second, third].into_iter().chain(planes);
            mean(all, mono, |sample| sample as f32 * ONE);
        }
        (None, _, _) => {}
    }
}

/// Whole numbers of 16 bits.
pub(super) fn short(planes: AudioPlanes<'_, i16>, mono: &mut Vec<f32>) {
    mean(planes, mono, |sample| f32::from(sample) / 32_768.0);
}

fn mean<'a, S: Copy + 'a>(planes: impl Iterator<Item = &'a [S]>, mono: &mut Vec<f32>, float: impl Fn(S) -> f32) {
    let from = mono.len();
    let mut count = 0.0;
    for plane in planes {
        mono.resize(mono.len().max(from + plane.len()), 0.0);
        let sums = mono.get_mut(from..).unwrap_or_default();
        sums.iter_mut()
            .zip(plane)
            .for_each(|(sum, sample)| *sum += float(*sample));
        count += 1.0;
    }
    let sums = mono.get_mut(from..).unwrap_or_default();
    sums.iter_mut().for_each(|sum| *sum /= count);
}
