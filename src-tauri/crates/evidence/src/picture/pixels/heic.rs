//! HEIC (ISO/IEC 23008-12), where Assay is built with it: HEVC is a matter of patents, so the feature is off by default.
//!
//! The decoder turns the picture upright itself, needs the file whole, and holds every sample in four bytes; hence the
//! lower limits. It splits its work by rayon, which has to make do with the one thread that the cage allows.

use super::colour::Meant;
use super::plan::{Plan, Turn};
use super::rows::{Rows, Stored};
use super::{Drawn, PictureWanted};
use crate::fault::{Fault, Found, Needed};
use crate::picture::MOST_HEIC;
use crate::window::{ReadAt, Window};
use heic_decoder::HeifError;

/// Longest file.
const LARGEST: u64 = 64 << 20;

/// Decodes the primary picture.
pub(super) fn draw(source: &mut dyn ReadAt, wanted: &PictureWanted) -> Found<Drawn> {
    if source.size() > LARGEST {
        return Err(Fault::TooLarge);
    }
    let bytes = Window::new(source).bytes(0, usize::try_from(LARGEST).unwrap_or(usize::MAX))?;
    let info = heic_decoder::probe(&bytes).map_err(|error| fault(&error))?;
    let pixels = info.width.max(1).saturating_mul(info.height.max(1));
    if pixels.max(info.coded_width.saturating_mul(info.coded_height)) as u64 > MOST_HEIC {
        return Err(Fault::TooLarge);
    }
    // Only the first call counts; the later ones say that it is done already.
    drop(
        rayon::ThreadPoolBuilder::new()
            .num_threads(1)
            .use_current_thread()
            .build_global(),
    );
    let image = heic_decoder::decode(&bytes).map_err(|error| fault(&error))?;
    drop(bytes);
    let labelled = image
        .color_info
        .map(|info| (info.color_primaries, info.transfer_characteristics));
    let meant = match (image.metadata.icc_profile.clone(), labelled) {
        (Some(profile), _) => Meant::Profile(profile),
        (None, None | Some((1 | 2, 1 | 2 | 6 | 13))) => Meant::Unsaid,
        (None, Some(_)) => Meant::Otherwise,
    };
    let picture = image.to_rgba8().map_err(|error| fault(&error))?;
    drop(image);
    let size = (side(picture.width)?, side(picture.height)?);
    let stored = if picture.premultiplied {
        Stored::RgbaMultiplied
    } else {
        Stored::Rgba
    };
    let plan = Plan::new(size, Turn::of(1), wanted.region, wanted.long_edge_px);
    let mut rows = Rows::new(size, stored, &plan);
    picture
        .data
        .chunks_exact(picture.width.max(1) * 4)
        .for_each(|row| rows.push(row));
    Ok(Drawn {
        raster: rows.finish()?.0,
        plan,
        meant,
        pages: 1,
        caveats: Vec::new(),
    })
}

fn side(pixels: usize) -> Found<u32> {
    u32::try_from(pixels).ok().filter(|pixels| *pixels > 0).needed()
}

fn fault(error: &HeifError) -> Fault {
    match error {
        HeifError::LimitExceeded(_) => Fault::TooLarge,
        HeifError::Unsupported(_) => Fault::Unsupported,
        _ => Fault::Damaged,
    }
}
