//! What a picture shows, as a JPEG of our own: a thumbnail, a preview of the size of the screen, a part of it for a report.
//!
//! One way for all: measure the headers, plan ([`plan`]), decode no more than the plan needs, bring it to size
//! ([`raster`]), into sRGB ([`colour`]), upright, and encode pixels alone ([`encode`]). What is transparent lies on white.
//!
//! *Invariants.* No sample is decoded and no buffer made before the size is known to be within the limits: 50 million
//! pixels, or 200 million of a JPEG at one eighth (SECURITY 4). Nothing of the file's metadata or profile is in the result. What is
//! not shown as it was meant is said in a [`Caveat`].

mod bmp;
mod colour;
mod encode;
mod gif;
#[cfg(feature = "heic")]
mod heic;
mod jpeg;
mod lanczos;
mod photo;
mod plan;
mod png;
mod raster;
mod reading;
mod rows;
mod svg;
mod tiff;
mod webp;

use crate::fault::{Fault, Found};
use crate::format::{Format, Kind, NotShown, Support};
use crate::refusal::{Refusal, Stopped};
use crate::report::{Caveat, Picture};
use crate::sniff::sniff_window;
use crate::source::Source;
use crate::window::Window;
use assay_model::place::Region;
use colour::Meant;
use plan::Plan;
use raster::Raster;
use serde::{Deserialize, Serialize};

/// Largest picture that is decoded in full, in pixels (SECURITY 4).
pub(crate) const MOST_DECODED: u64 = 50_000_000;
/// Longest colour profile that is read, in bytes.
const MOST_PROFILE: usize = 4 << 20;
/// Longest edge of what is made.
pub(crate) const LONGEST_EDGE: u32 = 8_192;

/// What is wanted of a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PictureWanted {
    /// Which picture of the file, from 1.
    pub page: u32,
    /// Longest edge of what is made, pixels, at most 8 192; nothing is enlarged.
    pub long_edge_px: u32,
    /// Which part of the picture as shown; all of it otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
}

impl PictureWanted {
    /// The first picture, all of it, as small as lists show it (FORMATS 7).
    pub const THUMBNAIL: Self = Self {
        page: 1,
        long_edge_px: 320,
        region: None,
    };
}

/// A picture at its wanted size, not yet upright, in the colours of its file.
struct Drawn {
    raster: Raster,
    plan: Plan,
    meant: Meant,
    /// Pictures in the file.
    pages: u32,
    caveats: Vec<Caveat>,
}

/// The picture in the file behind `source`, which is called `name`, as a JPEG.
pub(crate) fn picture(
    source: &mut dyn Source,
    name: &str,
    wanted: &PictureWanted,
) -> Result<(Picture, Vec<u8>), Stopped> {
    let format = sniff_window(&mut Window::new(source), name)?.format;
    let refused = |why| Stopped::Refused(Refusal::NotShown { format, why });
    match format.support() {
        Support::Not(why) => return Err(refused(why)),
        Support::Shown if format.kind() != Kind::Image => {
            return Err(Stopped::Refused(Refusal::NoPicture { format }));
        }
        Support::Shown => {}
    }
    made(source, format, wanted).map_err(|fault| match fault {
        Fault::Source(error) => Stopped::Fault(Fault::Source(error)),
        Fault::TooLarge => refused(NotShown::TooLarge),
        Fault::Unsupported => refused(NotShown::PictureFormat),
        Fault::Damaged | Fault::Encrypted => refused(NotShown::Damaged),
        Fault::NoSuchPage { pages } => Stopped::Refused(Refusal::NoSuchPage { format, pages }),
    })
}

/// An upright JPEG in grey or RGB, without a profile, again as one of `size` pixels, no more than it has.
pub(crate) fn smaller(jpeg: &[u8], size: (u32, u32)) -> Found<Vec<u8>> {
    let raster = photo::whole(jpeg, size)?;
    encode::jpeg(&raster)
}

fn made(source: &mut dyn Source, format: Format, wanted: &PictureWanted) -> Found<(Picture, Vec<u8>)> {
    let drawn = draw(source, format, wanted)?;
    let (raster, doubt) = colour::srgb(drawn.raster, &drawn.meant);
    let upright = drawn.plan.turn.upright(raster);
    let mut caveats = drawn.caveats;
    caveats.extend(doubt);
    let coded = encode::jpeg(&upright)?;
    let picture = Picture {
        format,
        width_px: upright.width,
        height_px: upright.height,
        whole_width_px: drawn.plan.whole.0,
        whole_height_px: drawn.plan.whole.1,
        page: wanted.page,
        pages: drawn.pages,
        caveats,
    };
    Ok((picture, coded))
}

fn draw(source: &mut dyn Source, format: Format, wanted: &PictureWanted) -> Found<Drawn> {
    let wanted = &PictureWanted {
        page: wanted.page.max(1),
        long_edge_px: wanted.long_edge_px.clamp(1, LONGEST_EDGE),
        region: wanted.region,
    };
    if format != Format::Svg {
        // Drawing is all that an SVG's headers are for, so it has the time of headers.
        source.headers_read()?;
    }
    let drawn = match format {
        Format::Jpeg => photo::draw(source, wanted),
        Format::Png => png::draw(source, wanted),
        Format::Gif => gif::draw(source, wanted),
        Format::Webp => webp::draw(source, wanted),
        Format::Tiff => tiff::draw(source, wanted),
        Format::Bmp => bmp::draw(source, wanted),
        Format::Svg => svg::draw(source, wanted),
        #[cfg(feature = "heic")]
        Format::Heic => heic::draw(source, wanted),
        _ => Err(Fault::Unsupported),
    }?;
    if wanted.page > drawn.pages {
        return Err(Fault::NoSuchPage { pages: drawn.pages });
    }
    Ok(drawn)
}

/// Whether a picture of this size may be decoded in full.
fn within(width: u32, height: u32) -> Found<()> {
    match u64::from(width) * u64::from(height) {
        0 => Err(Fault::Damaged),
        pixels if pixels > MOST_DECODED => Err(Fault::TooLarge),
        _ => Ok(()),
    }
}
