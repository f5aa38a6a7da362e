//! A scene that is known to the pixel, ways to write it, and what Assay shows of it.

use crate::harness::decoder;
use assay_evidence::{Caveat, DecodeError, Picture, PictureWanted, Refusal};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use std::io::Cursor;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// Red, green and blue, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scene {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) rgb: Vec<u8>,
}

/// What came of a picture: Assay's own report, and the pixels as another decoder sees them.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) picture: Picture,
    pub(crate) jpeg: Vec<u8>,
    pub(crate) scene: Scene,
}

impl Scene {
    /// Slopes of colour, a dark disc on the left, a light box on the right: no two corners look alike.
    pub(crate) fn new(width: usize, height: usize) -> Self {
        let mut rgb = Vec::new();
        for y in 0..height {
            for x in 0..width {
                let (across, down) = (x * 255 / width, y * 255 / height);
                let disc = (x * 4).abs_diff(width).pow(2) + (y * 4).abs_diff(height).pow(2) < width.min(height).pow(2);
                let boxed = (width * 5 / 8..width * 7 / 8).contains(&x) && (height / 2..height * 3 / 4).contains(&y);
                let pixel = match (disc, boxed) {
                    (true, _) => [20, 30, 90],
                    (_, true) => [250, 240, 200],
                    _ => [across, down, (across + down) / 2],
                };
                rgb.extend(pixel.map(|sample| u8::try_from(sample).expect("a byte")));
            }
        }
        Self { width, height, rgb }
    }

    /// Its brightness as RGB.
    pub(crate) fn grey(&self) -> Self {
        let grey = self.brightness().into_iter().flat_map(|grey| [grey; 3]);
        Self {
            rgb: grey.collect(),
            ..*self
        }
    }

    /// ITU-R BT.601, as JFIF has it.
    pub(crate) fn brightness(&self) -> Vec<u8> {
        let pixels = self.rgb.chunks(3);
        let sum = |p: &[u8]| 299 * u32::from(p[0]) + 587 * u32::from(p[1]) + 114 * u32::from(p[2]);
        pixels
            .map(|p| u8::try_from((sum(p) + 500) / 1000).expect("a byte"))
            .collect()
    }

    /// Means of squares of `side` pixels.
    pub(crate) fn shrunk(&self, side: usize) -> Self {
        let (width, height) = (self.width / side, self.height / side);
        let mut rgb = Vec::new();
        for place in 0..width * height * 3 {
            let (pixel, sample) = (place / 3, place % 3);
            let (x, y) = (pixel % width * side, pixel / width * side);
            let square = (y..y + side).flat_map(|y| (x..x + side).map(move |x| (y * self.width + x) * 3 + sample));
            let sum: usize = square.map(|at| usize::from(self.rgb[at])).sum();
            rgb.push(u8::try_from(sum / side / side).expect("a byte"));
        }
        Self { width, height, rgb }
    }

    /// A part of it, in pixels.
    pub(crate) fn part(&self, left: usize, top: usize, width: usize, height: usize) -> Self {
        let row = |y: usize| &self.rgb[(y * self.width + left) * 3..][..width * 3];
        Self {
            width,
            height,
            rgb: (top..top + height).flat_map(row).copied().collect(),
        }
    }

    /// As a camera that was held so would store it (EXIF 2.32, 4.6.4).
    pub(crate) fn stored(&self, orientation: u8) -> Self {
        let (w, h) = (self.width, self.height);
        let (width, height) = if orientation >= 5 { (h, w) } else { (w, h) };
        let from = |x: usize, y: usize| match orientation {
            2 => (w - 1 - x, y),
            3 => (w - 1 - x, h - 1 - y),
            4 => (x, h - 1 - y),
            5 => (y, x),
            6 => (w - 1 - y, x),
            7 => (w - 1 - y, h - 1 - x),
            8 => (y, h - 1 - x),
            _ => (x, y),
        };
        let places = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let pixel = |(x, y): (usize, usize)| {
            let (x, y) = from(x, y);
            self.rgb[(y * w + x) * 3..][..3].to_vec()
        };
        Self {
            width,
            height,
            rgb: places.flat_map(pixel).collect(),
        }
    }

    /// As a JPEG by another hand than ours.
    pub(crate) fn jpeg(&self, set: impl FnOnce(&mut Encoder<&mut Vec<u8>>)) -> Vec<u8> {
        self.coded(&self.rgb, ColorType::Rgb, set)
    }

    /// The same of other samples.
    pub(crate) fn coded(
        &self,
        samples: &[u8],
        colours: ColorType,
        set: impl FnOnce(&mut Encoder<&mut Vec<u8>>),
    ) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, 95);
        encoder.set_sampling_factor(SamplingFactor::R_4_4_4);
        set(&mut encoder);
        let side = |pixels: usize| u16::try_from(pixels).expect("small");
        encoder
            .encode(samples, side(self.width), side(self.height), colours)
            .expect("encodes");
        bytes
    }

    /// As a PNG.
    pub(crate) fn png(&self) -> Vec<u8> {
        png(self, ::png::ColorType::Rgb, ::png::BitDepth::Eight, &self.rgb, |_| {})
    }
}

/// A PNG of raw rows.
pub(crate) fn png(
    scene: &Scene,
    colour: ::png::ColorType,
    depth: ::png::BitDepth,
    rows: &[u8],
    set: impl FnOnce(&mut ::png::Encoder<'_, &mut Vec<u8>>),
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let side = |pixels: usize| u32::try_from(pixels).expect("small");
    let mut encoder = ::png::Encoder::new(&mut bytes, side(scene.width), side(scene.height));
    encoder.set_color(colour);
    encoder.set_depth(depth);
    set(&mut encoder);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(rows).expect("rows");
    writer.finish().expect("an end");
    bytes
}

/// All of a picture, with a long edge of at most so many pixels.
pub(crate) const fn edge(pixels: u32) -> PictureWanted {
    PictureWanted {
        long_edge_px: pixels,
        ..PictureWanted::THUMBNAIL
    }
}

/// Has a picture made by a child of its own.
pub(crate) fn try_see(bytes: &[u8], name: &str, wanted: PictureWanted) -> Result<Seen, DecodeError> {
    let (picture, jpeg) = decoder().picture(Cursor::new(bytes), name, wanted, &mut ())?;
    let scene = pixels(&jpeg);
    assert_eq!(
        (picture.width_px as usize, picture.height_px as usize),
        (scene.width, scene.height),
        "{name}"
    );
    Ok(Seen { picture, jpeg, scene })
}

#[track_caller]
pub(crate) fn see(bytes: &[u8], name: &str, wanted: PictureWanted) -> Seen {
    try_see(bytes, name, wanted).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Why a picture is not made.
#[track_caller]
pub(crate) fn refused(bytes: &[u8], name: &str, wanted: PictureWanted) -> Refusal {
    match try_see(bytes, name, wanted) {
        Err(DecodeError::Refused(refusal)) => refusal,
        other => panic!("{name}: {other:?}"),
    }
}

/// A picture is made, and it looks like `expected`, to so many decibels.
#[track_caller]
pub(crate) fn check(bytes: &[u8], name: &str, expected: &Scene, least: f64, caveats: &[Caveat]) {
    let wanted = edge(u32::try_from(expected.width.max(expected.height)).expect("small"));
    let seen = see(bytes, name, wanted);
    assert_eq!(seen.picture.caveats, caveats, "{name}");
    let close = likeness(&seen.scene, expected);
    assert!(close >= least, "{name}: {close:.1} dB");
}

/// Peak signal-to-noise ratio in decibels; 0 where the sizes differ.
pub(crate) fn likeness(one: &Scene, other: &Scene) -> f64 {
    if (one.width, one.height) != (other.width, other.height) {
        return 0.0;
    }
    let difference = |(a, b): (&u8, &u8)| f64::from(a.abs_diff(*b)).powi(2);
    let sum: f64 = one.rgb.iter().zip(&other.rgb).map(difference).sum();
    let count = f64::from(u32::try_from(one.rgb.len()).expect("small"));
    10.0 * (255.0 * 255.0 * count / sum.max(1e-9)).log10()
}

/// The pixels of a JPEG, as another decoder sees them.
pub(crate) fn pixels(jpeg: &[u8]) -> Scene {
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(jpeg), options);
    let rgb = decoder.decode().expect("what Assay makes is a JPEG");
    let (width, height) = decoder.dimensions().expect("it has a size");
    Scene { width, height, rgb }
}
