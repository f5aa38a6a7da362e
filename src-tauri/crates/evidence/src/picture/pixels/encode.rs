//! The JPEG that is made: pixels and nothing else, no profile, no EXIF, no comment.

use super::raster::{Colours, Raster};
use crate::fault::{Fault, Found};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

/// libjpeg's scale; at 85 a page of handwriting shows no blocks.
const QUALITY: u8 = 85;
/// Colours at half the resolution only from this edge on: small letters in colour stay readable.
const SHARP_COLOURS_UP_TO: u32 = 512;

/// `raster`, grey or sRGB, as a baseline JPEG.
pub(crate) fn jpeg(raster: &Raster) -> Found<Vec<u8>> {
    let mut coded = Vec::new();
    let mut encoder = Encoder::new(&mut coded, QUALITY);
    encoder.set_sampling_factor(if raster.width.max(raster.height) <= SHARP_COLOURS_UP_TO {
        SamplingFactor::R_4_4_4
    } else {
        SamplingFactor::R_4_2_0
    });
    let (width, height) = (side(raster.width)?, side(raster.height)?);
    let colours = match raster.colours {
        Colours::Grey => ColorType::Luma,
        Colours::Rgb => ColorType::Rgb,
        Colours::Cmyk => return Err(Fault::Damaged),
    };
    encoder
        .encode(&raster.samples, width, height, colours)
        .map_err(|_| Fault::Damaged)?;
    Ok(coded)
}

fn side(pixels: u32) -> Found<u16> {
    u16::try_from(pixels).map_err(|_| Fault::TooLarge)
}
