//! Pictures at another size by Lanczos' filter of three lobes (Duchon 1979), stretched over the pixels that become one; the
//! filter of libvips' `thumbnail`.
//!
//! Written here: the crate for it builds its filter for every kind of pixel in whoever calls it, which took two minutes of
//! compiling. Rows are joined first, which runs along memory, and no picture between the two steps is ever whole.

use super::raster::{Crop, floor};

/// The lobes of the filter on each side.
const LOBES: f64 = 3.0;

/// The part `crop` of `width` by `height` pixels of `each` samples, at `size` pixels. Pixels beside the part are seen by
/// the filter. `samples` that are too few count as what there is of them.
pub(super) fn resized(
    samples: &[u8],
    (width, height): (u32, u32),
    each: usize,
    crop: Crop,
    size: (u32, u32),
) -> Vec<u8> {
    match each {
        1 => resized_pixels::<1>(samples, (width, height), crop, size),
        3 => resized_pixels::<3>(samples, (width, height), crop, size),
        _ => resized_pixels::<4>(samples, (width, height), crop, size),
    }
}

/// Which pixels become one, and how much of each.
struct Taps {
    first: usize,
    weights: Vec<f32>,
}

fn resized_pixels<const EACH: usize>(
    samples: &[u8],
    (width, height): (u32, u32),
    crop: Crop,
    size: (u32, u32),
) -> Vec<u8> {
    let across = taps(width, crop.left, crop.width, size.0);
    let down = taps(height, crop.top, crop.height, size.1);
    let row_length = width as usize * EACH;
    let mut out = Vec::with_capacity(size.0 as usize * size.1 as usize * EACH);
    let mut joined = vec![0_f32; row_length];
    for taps in &down {
        joined.fill(0.0);
        let rows = samples.chunks_exact(row_length.max(1)).skip(taps.first);
        for (row, weight) in rows.zip(&taps.weights) {
            for (sum, sample) in joined.iter_mut().zip(row) {
                *sum += f32::from(*sample) * weight;
            }
        }
        let (pixels, _) = joined.as_chunks::<EACH>();
        for taps in &across {
            out.extend(joined_pixels(pixels, taps).map(sample));
        }
    }
    out
}

fn joined_pixels<const EACH: usize>(pixels: &[[f32; EACH]], taps: &Taps) -> [f32; EACH] {
    let mut sums = [0_f32; EACH];
    for (pixel, weight) in pixels.iter().skip(taps.first).zip(&taps.weights) {
        for (sum, sample) in sums.iter_mut().zip(pixel) {
            *sum += sample * weight;
        }
    }
    sums
}

/// For each of `to` pixels, what it is made of among `from`, of which the part of `length` from `begins` is wanted.
fn taps(from: u32, begins: f64, length: f64, to: u32) -> Vec<Taps> {
    let scale = length / f64::from(to.max(1));
    // What is made larger is not sharper than what there is.
    let stretch = scale.max(1.0);
    let one = |number: u32| {
        let centre = begins + (f64::from(number) + 0.5) * scale;
        let first = floor((centre - LOBES * stretch).clamp(0.0, f64::from(from.saturating_sub(1))));
        let last = floor((centre + LOBES * stretch).ceil().clamp(0.0, f64::from(from))).max(first + 1);
        let places = (0..).map(f64::from).skip(first).take(last - first);
        let weights: Vec<f64> = places.map(|place| lanczos((place + 0.5 - centre) / stretch)).collect();
        let sum: f64 = weights.iter().sum();
        let sum = if sum.abs() < 1e-6 { 1.0 } else { sum };
        Taps {
            first,
            weights: weights.iter().map(|weight| narrow(weight / sum)).collect(),
        }
    };
    (0..to).map(one).collect()
}

fn lanczos(x: f64) -> f64 {
    let sinc = |x: f64| {
        let angle = x * std::f64::consts::PI;
        if angle.abs() < 1e-9 { 1.0 } else { angle.sin() / angle }
    };
    if x.abs() < LOBES {
        sinc(x) * sinc(x / LOBES)
    } else {
        0.0
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a weight near 1 loses digits that no pixel shows"
)]
const fn narrow(weight: f64) -> f32 {
    weight as f32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the filter overshoots at edges, and the cast keeps it within a sample"
)]
const fn sample(sum: f32) -> u8 {
    (sum + 0.5) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(width: u32, height: u32) -> Crop {
        Crop {
            left: 0.0,
            top: 0.0,
            width: f64::from(width),
            height: f64::from(height),
        }
    }

    #[test]
    fn the_same_size_is_the_same_picture() {
        let samples: Vec<u8> = (0..5 * 4 * 3).map(|n| n * 4).collect();
        assert_eq!(resized(&samples, (5, 4), 3, whole(5, 4), (5, 4)), samples);
    }

    #[test]
    fn one_colour_stays_it_at_every_size() {
        for (each, size) in [(1, (7, 3)), (3, (1, 1)), (4, (40, 90)), (3, (19, 2))] {
            let made = resized(&vec![201; 20 * 30 * each], (20, 30), each, whole(20, 30), size);
            assert_eq!(
                made,
                vec![201; size.0 as usize * size.1 as usize * each],
                "{each} {size:?}"
            );
        }
    }

    #[test]
    fn a_ramp_stays_a_ramp_and_a_part_of_it_is_that_part() {
        let ramp: Vec<u8> = (0..240_u8).collect();
        let made = resized(&ramp, (240, 1), 1, whole(240, 1), (24, 1));
        for (made, wanted) in made.iter().zip((0..24).map(|n| n * 10 + 5)).skip(1).take(22) {
            assert!(made.abs_diff(wanted) <= 1, "{made} {wanted}");
        }
        let part = Crop {
            left: 100.5,
            top: 0.0,
            width: 20.0,
            height: 1.0,
        };
        let made = resized(&ramp, (240, 1), 1, part, (2, 1));
        assert!(made[0].abs_diff(105) <= 1 && made[1].abs_diff(115) <= 1, "{made:?}");
    }

    #[test]
    fn lines_finer_than_a_pixel_become_grey_and_no_pattern() {
        let lines: Vec<u8> = (0..400).map(|n| if n % 2 == 0 { 0 } else { 255 }).collect();
        let made = resized(&lines, (400, 1), 1, whole(400, 1), (57, 1));
        assert!(
            made.iter().skip(2).take(53).all(|sample| sample.abs_diff(127) <= 3),
            "{made:?}"
        );
    }

    #[test]
    fn what_is_missing_or_nothing_is_no_reason_to_stop() {
        assert_eq!(resized(&[9; 10], (5, 4), 1, whole(5, 4), (0, 0)), Vec::<u8>::new());
        assert_eq!(resized(&[], (0, 0), 3, whole(0, 0), (2, 1)), [0; 6]);
        assert_eq!(resized(&[9; 3], (5, 4), 1, whole(5, 4), (2, 2)), [0; 4]);
    }
}
