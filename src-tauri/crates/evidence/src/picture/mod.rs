//! Pictures: their size as shown, which way up they are, and what their metadata tells. Headers only: no pixel is
//! decoded, no colour profile unpacked, and nothing is allocated by a size that a file merely claims.

mod exif;
mod heif;
pub(crate) mod pixels;
mod raster;
mod segments;
mod svg;
mod tiff;
mod xmp;

pub(crate) use exif::Exif;
pub(crate) use xmp::collect as collect_xmp;

use crate::fault::{Fault, Found};
use crate::format::{Format, NotShown};
use crate::report::{Finding, Identifying, Probe, Remark};
use crate::window::Window;
use Format as F;

/// Largest picture that any decoder here opens, in pixels: a scaled decode of 200 million (SECURITY 4).
pub(crate) const MOST_PIXELS: u64 = 200_000_000;
/// Most pixels of a HEIC: what its decoder takes for it just fits into the cage.
pub(crate) const MOST_HEIC: u64 = 25_000_000;
/// Metadata beyond this is not read (hostile input IM-014).
pub(crate) const MOST_METADATA: u64 = 1 << 20;

/// What a header says.
#[derive(Default)]
pub(crate) struct Picture {
    /// Width as stored.
    pub(crate) width: u32,
    /// Height as stored.
    pub(crate) height: u32,
    /// Quarter turns and mirroring, if the container itself has them (HEIC); EXIF's count otherwise.
    pub(crate) turned: Option<u16>,
    /// Pictures in the file, where there can be pages.
    pub(crate) pages: Option<u32>,
    /// Whether it moves.
    pub(crate) animated: bool,
    /// How many pictures it moves through, where that was counted.
    pub(crate) frames: Option<u32>,
    /// Whether the file ends before the picture does.
    pub(crate) cut: bool,
    /// An EXIF block.
    pub(crate) exif: Option<Vec<u8>>,
    /// An XMP packet.
    pub(crate) xmp: Option<Vec<u8>>,
    /// What else tells something.
    pub(crate) tells: Vec<Identifying>,
}

/// Completes the report on a picture.
pub(crate) fn probe(window: &mut Window<'_>, probe: &mut Probe) -> Found<()> {
    let picture = match read(window, probe.format) {
        Ok(picture) => picture,
        Err(Fault::Source(error)) => return Err(Fault::Source(error)),
        Err(fault) => {
            probe.cannot_be_shown(if matches!(fault, Fault::TooLarge) {
                NotShown::TooLarge
            } else {
                NotShown::Damaged
            });
            return Ok(());
        }
    };
    let exif = picture.exif.as_deref().map(exif::read).unwrap_or_default();
    let turn = picture.turned.unwrap_or(exif.rotation_degrees);
    let (width, height) = if turn % 180 == 0 {
        (picture.width, picture.height)
    } else {
        (picture.height, picture.width)
    };
    if picture.width > 0 && picture.height > 0 {
        (probe.width_px, probe.height_px, probe.rotation_degrees) = (Some(width), Some(height), Some(turn));
    }
    metadata(probe, &picture, exif);
    judge(probe, &picture);
    Ok(())
}

pub(crate) fn read(window: &mut Window<'_>, format: Format) -> Found<Picture> {
    match format {
        F::Jpeg => segments::jpeg(window),
        F::Png => segments::png(window),
        F::Webp => segments::webp(window),
        F::Gif => raster::gif(window, 2),
        F::Bmp => raster::bmp(window),
        F::Psd => raster::psd(window),
        F::Tiff | F::Raw => tiff::read(window),
        F::Heic | F::Avif => heif::read(window),
        F::Svg => svg::read(window),
        _ => Ok(Picture::default()),
    }
}

fn metadata(probe: &mut Probe, picture: &Picture, exif: Exif) {
    let xmp = picture.xmp.as_deref().map(xmp::collect).unwrap_or_default();
    for found in exif.tells.iter().chain(&xmp).chain(&picture.tells) {
        probe.tells(found.what, &found.value, &found.source);
    }
    probe.pages = picture.pages;
    if picture.animated {
        probe.remarks.push(Remark::Animated);
    }
}

/// Most pixels of a picture of that format that are shown: a JPEG can be drawn without decoding all of it.
const fn most_pixels(format: Format) -> u64 {
    match format {
        F::Jpeg => MOST_PIXELS,
        F::Heic => MOST_HEIC,
        _ => pixels::MOST_DECODED,
    }
}

fn judge(probe: &mut Probe, picture: &Picture) {
    if !probe.shown {
        return;
    }
    let pixels = u64::from(picture.width) * u64::from(picture.height);
    if pixels > most_pixels(probe.format) {
        probe.cannot_be_shown(NotShown::TooLarge);
    } else if picture.cut && pixels > 0 && matches!(probe.format, F::Jpeg | F::Png) {
        // Both are shown as far as they go.
        probe.find(Finding::CutShort { stated_ms: None });
    } else if (pixels == 0 && probe.format != F::Svg) || picture.cut {
        probe.cannot_be_shown(NotShown::Damaged);
    }
}
