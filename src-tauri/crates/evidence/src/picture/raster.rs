//! GIF (GIF89a), BMP and Photoshop files: the size stands at a fixed place.

use super::Picture;
use crate::fault::{Fault, Found, Needed};
use crate::window::{Numbers, Window};

/// Blocks of a GIF that are walked.
const MOST_BLOCKS: u32 = 200_000;

/// GIF: screen size; how many pictures there are, counted up to `enough`.
pub(super) fn gif(window: &mut Window<'_>, enough: u32) -> Found<Picture> {
    let head: [u8; 13] = window.array(0)?.needed()?;
    let (width, height) = (u32::from(head.le16(6).needed()?), u32::from(head.le16(8).needed()?));
    let flags = head.u8(10).needed()?;
    let table = if flags & 0x80 == 0 {
        0
    } else {
        3u64 << ((flags & 7) + 1)
    };
    let (pictures, ended) = blocks(window, 13 + table, enough)?;
    Ok(Picture {
        width,
        height,
        animated: pictures > 1,
        frames: Some(pictures),
        cut: pictures == 0 && !ended,
        ..Picture::default()
    })
}

/// How many pictures come before the trailer, counted up to `enough`.
fn blocks(window: &mut Window<'_>, mut at: u64, enough: u32) -> Found<(u32, bool)> {
    let mut pictures = 0;
    for _ in 0..MOST_BLOCKS {
        match window.array::<10>(at)? {
            Some(head) if head.starts_with(&[0x2c]) => {
                let flags = head.u8(9).unwrap_or(0);
                let table = if flags & 0x80 == 0 {
                    0
                } else {
                    3u64 << ((flags & 7) + 1)
                };
                pictures += 1;
                at = after_parts(window, at + 10 + table + 1)?;
            }
            Some([0x21, ..]) => at = after_parts(window, at + 2)?,
            Some(_) => return Ok((pictures, false)),
            None => return Ok((pictures, window.array::<1>(at)? == Some([0x3b]))),
        }
        if pictures >= enough {
            break;
        }
    }
    Ok((pictures, true))
}

fn after_parts(window: &mut Window<'_>, mut at: u64) -> Found<u64> {
    while let Some([length]) = window.array::<1>(at)?.filter(|[length]| *length > 0) {
        at += 1 + u64::from(length);
    }
    Ok(at + 1)
}

/// BMP: an OS/2 header has 16-bit sides, the others 32-bit ones; a negative height means "from the top".
pub(super) fn bmp(window: &mut Window<'_>) -> Found<Picture> {
    let head: [u8; 26] = window.array(0)?.needed()?;
    let (width, height) = if head.le32(14).needed()? == 12 {
        (u32::from(head.le16(18).needed()?), u32::from(head.le16(20).needed()?))
    } else {
        let height = i32::from_le_bytes(head.part(22).needed()?);
        (head.le32(18).needed()?, height.unsigned_abs())
    };
    if width > i32::MAX.unsigned_abs() {
        return Err(Fault::Damaged);
    }
    Ok(Picture {
        width,
        height,
        ..Picture::default()
    })
}

/// Photoshop: header of the file.
pub(super) fn psd(window: &mut Window<'_>) -> Found<Picture> {
    let head: [u8; 26] = window.array(0)?.needed()?;
    Ok(Picture {
        width: head.be32(18).needed()?,
        height: head.be32(14).needed()?,
        ..Picture::default()
    })
}
