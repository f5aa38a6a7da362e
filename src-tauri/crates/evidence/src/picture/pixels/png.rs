//! PNG (W3C PNG 3rd edition), row by row. The colour profile is unpacked here, up to a size, because the crate's own limit
//! lets a profile of 1 GiB take half as much again (SECURITY 3); text is never unpacked.

use super::colour::Meant;
use super::plan::{Plan, Turn};
use super::reading::Reading;
use super::rows::{Rows, Stored};
use super::{Drawn, MOST_PROFILE, PictureWanted, within};
use crate::fault::{Fault, Found, Needed};
use crate::picture::{exif, segments};
use crate::report::Caveat;
use crate::window::{Numbers, ReadAt, Window};
use ::png::{ColorType, Decoder, DecodingError, Limits, Reader, Transformations};
use std::io::Read;

/// Bytes that the crate may take for chunks and rows.
const MOST_HELD: usize = 16 << 20;
/// Chunks looked at for colours.
const MOST_CHUNKS: usize = 1_000;

/// Decodes a PNG.
pub(super) fn draw(source: &mut dyn ReadAt, wanted: &PictureWanted) -> Found<Drawn> {
    let header = segments::png(&mut Window::new(source))?;
    within(header.width, header.height)?;
    let meant = meant(&mut Window::new(source))?;
    let turn = header.exif.as_deref().map(exif::read).unwrap_or_default().orientation;
    let size = (header.width, header.height);
    let plan = Plan::new(size, Turn::of(turn), wanted.region, wanted.long_edge_px);
    let mut reading = Reading::new(source);
    let mut decoder = Decoder::new_with_limits(&mut reading, Limits { bytes: MOST_HELD });
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder.set_transformations(Transformations::EXPAND | Transformations::STRIP_16);
    let outcome = decoder
        .read_info()
        .and_then(|mut reader| rows(&mut reader, size, &plan));
    let rows = reading.result(outcome, fault)?;
    let (raster, whole) = rows.finish()?;
    let mut caveats = Vec::new();
    caveats.extend((!whole || (header.cut && wanted.region.is_none())).then_some(Caveat::Incomplete));
    caveats.extend(
        header
            .frames
            .filter(|frames| *frames > 1)
            .map(|frames| Caveat::FirstOfSeveral { frames }),
    );
    Ok(Drawn {
        raster,
        plan,
        meant,
        pages: 1,
        caveats,
    })
}

/// All rows that can be read; an error only where there is not even one.
fn rows<R: std::io::BufRead + std::io::Seek>(
    reader: &mut Reader<R>,
    size: (u32, u32),
    plan: &Plan,
) -> Result<Rows, DecodingError> {
    let stored = match reader.output_color_type().0 {
        ColorType::Grayscale => Stored::Grey,
        ColorType::GrayscaleAlpha => Stored::GreyAlpha,
        ColorType::Rgba => Stored::Rgba,
        ColorType::Rgb | ColorType::Indexed => Stored::Rgb,
    };
    let mut rows = Rows::new(size, stored, plan);
    let width = size.0 as usize * stored.samples();
    if reader.info().interlaced {
        interlaced(reader, size, width, stored.samples())?
            .chunks_exact(width)
            .for_each(|row| rows.push(row));
        return Ok(rows);
    }
    let mut some = false;
    while !rows.enough() {
        match reader.next_row() {
            Ok(Some(row)) => rows.push(row.data()),
            Ok(None) => break,
            Err(error) if !some => return Err(error),
            Err(_) => break,
        }
        some = true;
    }
    Ok(rows)
}

/// The whole picture, as far as it can be read; what is missing of it is white.
fn interlaced<R: std::io::BufRead + std::io::Seek>(
    reader: &mut Reader<R>,
    size: (u32, u32),
    width: usize,
    each: usize,
) -> Result<Vec<u8>, DecodingError> {
    let mut samples = vec![255; width * size.1 as usize];
    let (mut some, bits) = (false, u8::try_from(each * 8).unwrap_or(32));
    loop {
        match reader.next_interlaced_row() {
            Ok(Some(row)) => {
                if let ::png::InterlaceInfo::Adam7(place) = row.interlace() {
                    ::png::splat_interlaced_row(&mut samples, width, row.data(), place, bits);
                }
            }
            Ok(None) => break,
            Err(error) if !some => return Err(error),
            Err(_) => break,
        }
        some = true;
    }
    Ok(samples)
}

fn fault(error: DecodingError) -> Fault {
    match error {
        DecodingError::LimitsExceeded => Fault::TooLarge,
        _ => Fault::Damaged,
    }
}

/// What the chunks before the picture say of its colours (11.3.2), the most exact first.
fn meant(window: &mut Window<'_>) -> Found<Meant> {
    let (mut at, mut meant) = (8, Meant::Unsaid);
    for _ in 0..MOST_CHUNKS {
        let Some(head) = window.array::<8>(at)? else { break };
        let length = head.be32(0).needed()?;
        let body = |window: &mut Window<'_>, most: u32| window.bytes(at + 8, length.min(most) as usize);
        match head.part::<4>(4).as_ref() {
            Some(b"IDAT" | b"IEND") => break,
            // Primaries and transfer of sRGB are 1 and 13; what is wider or brighter than sRGB is not followed.
            Some(b"cICP") => {
                let srgb = body(window, 4)?.starts_with(&[1, 13]);
                return Ok(if srgb { Meant::Unsaid } else { Meant::Otherwise });
            }
            Some(b"iCCP") => meant = unpacked(&body(window, 1 << 22)?),
            Some(b"sRGB") if !matches!(meant, Meant::Profile(_)) => return Ok(Meant::Unsaid),
            Some(b"gAMA") if meant == Meant::Unsaid => {
                let gamma = body(window, 4)?.be32(0).unwrap_or(0);
                // 1/2.2 in hundred thousandths, give or take what programs round.
                if !(44_000..=47_000).contains(&gamma) {
                    meant = Meant::Otherwise;
                }
            }
            _ => {}
        }
        at = at.saturating_add(12 + u64::from(length));
    }
    Ok(meant)
}

/// A name, a zero byte, the method, and the profile deflated (11.3.2.3).
fn unpacked(chunk: &[u8]) -> Meant {
    let name = chunk.iter().position(|byte| *byte == 0).unwrap_or(chunk.len());
    let packed = chunk.get(name + 2..).unwrap_or_default();
    let mut profile = Vec::new();
    let unpacking = flate2::read::ZlibDecoder::new(packed);
    match unpacking.take(MOST_PROFILE as u64 + 1).read_to_end(&mut profile) {
        Ok(_) if profile.len() <= MOST_PROFILE => Meant::Profile(profile),
        _ => Meant::Unread,
    }
}
