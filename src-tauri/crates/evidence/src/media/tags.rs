//! Metadata of recordings that tells who, where and with what: ID3v2 (id3.org 2.2–2.4), Vorbis comments, and the names
//! that QuickTime and iTunes give the same things. At most 1 MiB of it is read.

use crate::report::{Identifying, Tells, identifying};
use crate::text::decode;
use crate::window::Numbers;

/// What a key of QuickTime, Matroska or Vorbis metadata tells.
pub(crate) fn meaning(key: &str) -> Option<Tells> {
    let key = key.to_ascii_lowercase();
    let key = key
        .strip_prefix("com.apple.quicktime.")
        .or_else(|| key.strip_prefix("com.android."))
        .unwrap_or(&key);
    match key {
        "\u{a9}xyz" | "loci" | "location" | "location.iso6709" | "location.name" | "geo_location" => {
            Some(Tells::Location)
        }
        "\u{a9}mak"
        | "\u{a9}mod"
        | "make"
        | "model"
        | "manufacturer"
        | "camera.identifier"
        | "camera.framereadouttimeinmicroseconds"
        | "device" => Some(Tells::Device),
        "\u{a9}swr" | "software" | "encoded_by" => Some(Tells::Software),
        "\u{a9}art" | "aart" | "\u{a9}aut" | "\u{a9}wrt" | "auth" | "author" | "artist" | "performer"
        | "albumartist" | "composer" | "perf" | "organization" | "contact" | "owner" | "copyright" | "\u{a9}cpy"
        | "director" => Some(Tells::Author),
        "\u{a9}day" | "creationdate" | "date" | "year" | "creation_time" => Some(Tells::Date),
        _ => None,
    }
}

/// Vorbis comments (xiph.org, "Ogg Vorbis I format specification: comment field").
pub(super) fn vorbis(bytes: &[u8]) -> Vec<Identifying> {
    let mut found = Vec::new();
    let _ = comments(bytes, &mut found);
    found
}

fn comments(bytes: &[u8], found: &mut Vec<Identifying>) -> Option<()> {
    let mut at = 4 + usize::try_from(bytes.le32(0)?).ok()?;
    let count = bytes.le32(at)?.min(1000);
    for _ in 0..count {
        let length = usize::try_from(bytes.le32(at.checked_add(4)?)?).ok()?;
        let start = at.checked_add(8)?;
        let comment = String::from_utf8_lossy(bytes.get(start..start.checked_add(length)?)?).into_owned();
        if let Some((key, value)) = comment.split_once('=')
            && let Some(what) = meaning(key)
        {
            found.extend(identifying(what, value, "Vorbis comment"));
        }
        if comment.to_ascii_uppercase().starts_with("METADATA_BLOCK_PICTURE=") {
            found.extend(identifying(Tells::Thumbnail, "embedded picture", "Vorbis comment"));
        }
        at = at.checked_add(4 + length)?;
    }
    Some(())
}

/// The frames of an ID3v2 tag that tell something.
pub(super) fn id3(tag: &[u8]) -> Vec<Identifying> {
    let mut found = Vec::new();
    let _ = frames(tag, &mut found);
    found
}

fn frames(tag: &[u8], found: &mut Vec<Identifying>) -> Option<()> {
    let version = tag.u8(3)?;
    let (word, head) = if version == 2 { (3, 6) } else { (4, 10) };
    let mut at = 10;
    while let Some(id) = tag
        .get(at..at + word)
        .filter(|id| id.iter().all(u8::is_ascii_alphanumeric))
    {
        let size = frame_size(tag, at, version)?;
        let body = tag.get(at + head..at.checked_add(head)?.checked_add(size)?)?;
        let what = match id {
            b"TPE1" | b"TPE2" | b"TP1" | b"TP2" | b"TCOM" | b"TCOP" | b"TOWN" | b"TENC" => Some(Tells::Author),
            b"TDRC" | b"TYER" | b"TYE" | b"TDEN" | b"TDAT" => Some(Tells::Date),
            b"TSSE" | b"TSS" => Some(Tells::Software),
            b"APIC" | b"PIC" => Some(Tells::Thumbnail),
            _ => None,
        };
        if let Some(what) = what {
            let value = if what == Tells::Thumbnail {
                "embedded picture".to_owned()
            } else {
                frame_text(body)?
            };
            found.extend(identifying(what, &value, "ID3"));
        }
        at += head + size;
    }
    Some(())
}

fn frame_size(tag: &[u8], at: usize, version: u8) -> Option<usize> {
    let size = match version {
        2 => tag.be32(at + 2)? & 0x00ff_ffff,
        3 => tag.be32(at + 4)?,
        _ => tag
            .get(at + 4..at + 8)?
            .iter()
            .fold(0, |sum, byte| sum << 7 | u32::from(byte & 0x7f)),
    };
    usize::try_from(size).ok().filter(|size| *size > 0)
}

/// A text frame: its encoding, then text.
fn frame_text(body: &[u8]) -> Option<String> {
    let (encoding, text) = body.split_first()?;
    Some(match encoding {
        1 => encoding_rs::UTF_16LE.decode(text).0.into_owned(),
        2 => encoding_rs::UTF_16BE.decode(text).0.into_owned(),
        _ => decode::text_of(text.strip_suffix(&[0]).unwrap_or(text)).unwrap_or_default(),
    })
}
