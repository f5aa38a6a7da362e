//! WebP (RFC 9649), the first picture of it. The decoder holds the picture whole, so the limits are lower where it needs more.

use super::colour::Meant;
use super::plan::{Plan, Turn};
use super::reading::Reading;
use super::rows::{Rows, Stored};
use super::{Drawn, MOST_PROFILE, PictureWanted, within};
use crate::fault::{Fault, Found, Needed};
use crate::picture::{exif, segments};
use crate::report::Caveat;
use crate::window::{ReadAt, Window};
use image_webp::{DecodingError, WebPDecoder};

/// Bytes that the decoded picture may take: as much again goes into decoding it.
const MOST_DECODED_BYTES: usize = 150 << 20;

/// Decodes a WebP.
pub(super) fn draw(source: &mut dyn ReadAt, wanted: &PictureWanted) -> Found<Drawn> {
    let header = segments::webp(&mut Window::new(source))?;
    within(header.width, header.height)?;
    let turn = header.exif.as_deref().map(exif::read).unwrap_or_default().orientation;
    let mut reading = Reading::new(source);
    let outcome = decoded(&mut reading);
    let Decoded {
        size,
        stored,
        samples,
        frames,
        meant,
    } = reading.result(outcome, |fault| fault)?;
    let plan = Plan::new(size, Turn::of(turn), wanted.region, wanted.long_edge_px);
    let mut rows = Rows::new(size, stored, &plan);
    for row in samples.chunks_exact(size.0 as usize * stored.samples()) {
        rows.push(row);
    }
    let mut caveats = Vec::new();
    caveats.extend((frames > 1).then_some(Caveat::FirstOfSeveral { frames }));
    Ok(Drawn {
        raster: rows.finish()?.0,
        plan,
        meant,
        pages: 1,
        caveats,
    })
}

struct Decoded {
    size: (u32, u32),
    stored: Stored,
    samples: Vec<u8>,
    frames: u32,
    meant: Meant,
}

fn decoded(reading: &mut Reading<'_>) -> Found<Decoded> {
    let fault = |error| match error {
        DecodingError::MemoryLimitExceeded | DecodingError::ImageTooLarge => Fault::TooLarge,
        DecodingError::UnsupportedFeature(_) => Fault::Unsupported,
        _ => Fault::Damaged,
    };
    let mut decoder = WebPDecoder::new(reading).map_err(fault)?;
    decoder.set_memory_limit(MOST_PROFILE);
    let size = decoder.dimensions();
    within(size.0, size.1)?;
    let bytes = decoder
        .output_buffer_size()
        .filter(|bytes| *bytes <= MOST_DECODED_BYTES);
    let mut samples = vec![255; bytes.ok_or(Fault::TooLarge)?];
    let meant = match decoder.icc_profile() {
        Ok(Some(profile)) => Meant::Profile(profile),
        Ok(None) => Meant::Unsaid,
        Err(_) => Meant::Unread,
    };
    decoder.set_memory_limit(usize::MAX);
    decoder.read_image(&mut samples).map_err(fault)?;
    Ok(Decoded {
        size: (size.0 > 0 && size.1 > 0).then_some(size).needed()?,
        stored: if decoder.has_alpha() { Stored::Rgba } else { Stored::Rgb },
        samples,
        frames: if decoder.is_animated() { decoder.num_frames() } else { 1 },
        meant,
    })
}
