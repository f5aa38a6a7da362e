//! JPEG (ITU T.81 B), PNG (W3C PNG 3rd edition 5) and WebP (RFC 9649): markers and chunks are jumped over by length;
//! the size, EXIF and XMP are taken out, everything else stays where it is.

use super::{MOST_METADATA, Picture};
use crate::fault::{Fault, Found, Needed};
use crate::report::{Tells, identifying};
use crate::window::{Numbers, Window};

/// Segments or chunks looked at.
const MOST: usize = 20_000;

/// JPEG: size from the frame header; EXIF and XMP from APP1. What follows the scan is only looked at for its end.
pub(super) fn jpeg(window: &mut Window<'_>) -> Found<Picture> {
    let mut picture = Picture::default();
    let (mut at, mut read) = (2, 0);
    for _ in 0..MOST {
        let Some((marker, length, next)) = marker(window, at)? else {
            break;
        };
        match marker {
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => frame(window, at, &mut picture)?,
            0xe1 if read < MOST_METADATA => {
                let bytes = window.bytes(at + 4, usize::try_from(length.saturating_sub(2)).unwrap_or(0))?;
                read += length;
                app1(&bytes, &mut picture);
            }
            0xda | 0xd9 => break,
            _ => {}
        }
        at = next;
    }
    let (_, tail) = window.tail(64 * 1024)?;
    picture.cut = picture.width == 0 || !tail.windows(2).any(|pair| pair == [0xff, 0xd9]);
    Ok(picture)
}

/// Marker, segment length, and where the next one begins; fill bytes are skipped.
fn marker(window: &mut Window<'_>, at: u64) -> Found<Option<(u8, u64, u64)>> {
    match window.array::<4>(at)? {
        Some([0xff, 0xff, ..]) => Ok(Some((0xff, 0, at + 1))),
        Some([0xff, marker @ (0x01 | 0xd0..=0xd8), ..]) => Ok(Some((marker, 0, at + 2))),
        Some([0xff, marker, high, low]) => {
            let length = u64::from(u16::from_be_bytes([high, low]));
            Ok((length >= 2).then_some((marker, length, at + 2 + length)))
        }
        _ => Ok(None),
    }
}

fn frame(window: &mut Window<'_>, at: u64, picture: &mut Picture) -> Found<()> {
    let header: [u8; 9] = window.array(at)?.needed()?;
    if picture.width == 0 {
        picture.height = u32::from(header.be16(5).needed()?);
        picture.width = u32::from(header.be16(7).needed()?);
    }
    Ok(())
}

fn app1(bytes: &[u8], picture: &mut Picture) {
    if let Some(exif) = bytes.strip_prefix(b"Exif\0\0".as_slice()) {
        picture.exif.get_or_insert_with(|| exif.to_vec());
    } else if let Some(xmp) = bytes.strip_prefix(b"http://ns.adobe.com/xap/1.0/\0".as_slice()) {
        picture.xmp.get_or_insert_with(|| xmp.to_vec());
    }
}

/// PNG: IHDR, eXIf, textual chunks; a size of 0 or beyond 2³¹−1 is damage. `iCCP` is never unpacked.
pub(super) fn png(window: &mut Window<'_>) -> Found<Picture> {
    let mut picture = Picture {
        cut: true,
        ..Picture::default()
    };
    let mut at = 8;
    for _ in 0..MOST {
        let Some(head) = window.array::<8>(at)? else { break };
        let length = u64::from(head.be32(0).needed()?);
        let name: [u8; 4] = head.part(4).needed()?;
        match &name {
            b"IHDR" => {
                let body: [u8; 8] = window.array(at + 8)?.needed()?;
                (picture.width, picture.height) = (body.be32(0).needed()?, body.be32(4).needed()?);
            }
            b"acTL" => {
                picture.animated = true;
                picture.frames = window.array(at + 8)?.map(u32::from_be_bytes);
            }
            b"eXIf" | b"tEXt" | b"iTXt" if length <= MOST_METADATA => {
                let body = window.bytes(at + 8, usize::try_from(length).unwrap_or(0))?;
                png_metadata(name, &body, &mut picture);
            }
            b"IEND" => {
                picture.cut = false;
                break;
            }
            _ => {}
        }
        at = at.saturating_add(12 + length);
    }
    if picture.cut && at < window.size() {
        // More chunks than are looked at: whether the last one is there is seen at the end.
        let (_, tail) = window.tail(12)?;
        picture.cut = tail.get(4..8) != Some(b"IEND");
    }
    let sound = |side: u32| side > 0 && side <= i32::MAX.unsigned_abs();
    if sound(picture.width) && sound(picture.height) {
        Ok(picture)
    } else {
        Err(Fault::Damaged)
    }
}

/// Keywords of PNG 11.3.3.2; XMP in `iTXt` uncompressed.
fn png_metadata(name: [u8; 4], body: &[u8], picture: &mut Picture) {
    if &name == b"eXIf" {
        picture.exif.get_or_insert_with(|| body.to_vec());
        return;
    }
    if let Some(xmp) = body.strip_prefix(b"XML:com.adobe.xmp\0\0\0\0\0".as_slice()) {
        picture.xmp.get_or_insert_with(|| xmp.to_vec());
        return;
    }
    let Some(end) = body.iter().position(|byte| *byte == 0) else {
        return;
    };
    let (keyword, text) = body.split_at(end);
    let what = match keyword {
        b"Author" | b"Copyright" => Tells::Author,
        b"Creation Time" => Tells::Date,
        b"Source" => Tells::Device,
        b"Software" => Tells::Software,
        _ => return,
    };
    let text: String = text.iter().map(|byte| char::from(*byte)).collect();
    picture.tells.extend(identifying(what, &text, "PNG text"));
}

/// WebP: canvas size from VP8X, else from the bitstream (VP8: RFC 6386 9.1; VP8L: RFC 9649 3.4).
pub(super) fn webp(window: &mut Window<'_>) -> Found<Picture> {
    let mut picture = Picture::default();
    let end = 8 + window.array(4)?.map(u32::from_le_bytes).map(u64::from).needed()?;
    picture.cut = end > window.size();
    let mut at = 12;
    for _ in 0..MOST {
        let Some(head) = window.array::<8>(at)?.filter(|_| at < end) else {
            break;
        };
        let length = u64::from(head.le32(4).needed()?);
        webp_chunk(window, at + 8, length, head.part(0).needed()?, &mut picture)?;
        at = at.saturating_add(8 + length + length % 2);
    }
    (picture.width > 0).then_some(()).needed()?;
    Ok(picture)
}

fn webp_chunk(window: &mut Window<'_>, at: u64, length: u64, name: [u8; 4], picture: &mut Picture) -> Found<()> {
    let body = window.bytes(at, 10)?;
    let (width, height) = match &name {
        b"VP8X" => {
            picture.animated = body.u8(0).needed()? & 2 != 0;
            let side = |at: usize| Some(u32::from(body.le16(at)?) | u32::from(body.u8(at + 2)?) << 16);
            (side(4).needed()? + 1, side(7).needed()? + 1)
        }
        b"VP8 " => (
            u32::from(body.le16(6).needed()? & 0x3fff),
            u32::from(body.le16(8).needed()? & 0x3fff),
        ),
        b"VP8L" => {
            let bits = body.le32(1).needed()?;
            ((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1)
        }
        b"EXIF" | b"XMP " if length <= MOST_METADATA => {
            let bytes = window.bytes(at, usize::try_from(length).unwrap_or(0))?;
            let holder = if &name == b"EXIF" {
                &mut picture.exif
            } else {
                &mut picture.xmp
            };
            holder.get_or_insert(bytes.strip_prefix(b"Exif\0\0".as_slice()).unwrap_or(&bytes).to_vec());
            return Ok(());
        }
        _ => return Ok(()),
    };
    if picture.width == 0 {
        (picture.width, picture.height) = (width, height);
    }
    Ok(())
}
