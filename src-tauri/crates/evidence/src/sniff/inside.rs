//! Containers are looked into: a zip may be a Word file, a Matroska file a WebM, an OLE file an old Excel workbook.

use super::ole;
use crate::fault::{Fault, Found};
use crate::format::Format;
use crate::media::simple::id3_length;
use crate::window::{Window, find};
use crate::zip::Directory;
use Format as F;

/// The format behind the signature of a container.
pub(super) fn refine(window: &mut Window<'_>, head: &[u8], format: Format, extension: &str) -> Found<Format> {
    match format {
        F::Zip => zip(window, head, extension),
        F::Ole => ole::document(window),
        F::Mkv => Ok(matroska(head)),
        F::Ogg => Ok(ogg(head)),
        F::Wmv => Ok(asf(head)),
        F::Mp3 if head.starts_with(b"ID3") => behind_a_tag(window),
        _ => Ok(format),
    }
}

/// A tag with a cover in it is longer than what was read of the file so far.
fn behind_a_tag(window: &mut Window<'_>) -> Found<Format> {
    let at = id3_length(window)?;
    let flac = window.array::<4>(at)? == Some(*b"fLaC");
    Ok(if flac { F::Flac } else { F::Mp3 })
}

fn zip(window: &mut Window<'_>, head: &[u8], extension: &str) -> Found<Format> {
    match Directory::open(window) {
        Ok(directory) => by_parts(window, &directory, extension),
        Err(Fault::Source(error)) => Err(Fault::Source(error)),
        Err(_) => Ok(by_first_names(head)),
    }
}

fn by_parts(window: &mut Window<'_>, directory: &Directory, extension: &str) -> Found<Format> {
    let has = |name: &str| directory.entry(name).is_some();
    let under = |folder: &str| directory.entries.iter().any(|entry| entry.name.starts_with(folder));
    if let Some(format) = by_mimetype(window, directory)? {
        return Ok(format);
    }
    let macros = directory.entries.iter().any(|entry| {
        let name = entry.name.to_ascii_lowercase();
        name.ends_with("vbaproject.bin") || name.starts_with("xl/macrosheets/")
    });
    Ok(match () {
        () if has("[Content_Types].xml") && under("word/") => with_macros(macros, F::Docx, F::Docm),
        () if has("[Content_Types].xml") && under("ppt/") => with_macros(macros, F::Pptx, F::Pptm),
        () if has("[Content_Types].xml") && under("xl/") => with_macros(macros, F::Xlsx, F::Xlsm),
        () if has("AndroidManifest.xml") => F::Apk,
        () if has("META-INF/MANIFEST.MF") => F::Jar,
        () if has("Index/Document.iwa") || has("Index.zip") || has("index.apxl") || has("index.xml") => {
            iwork(under("Index/Slide"), extension)
        }
        () => F::Zip,
    })
}

const fn with_macros(macros: bool, without: Format, with: Format) -> Format {
    if macros { with } else { without }
}

/// OpenDocument 1.2 part 3, 3.3 and EPUB OCF 3.3: the first entry is `mimetype`, stored.
fn by_mimetype(window: &mut Window<'_>, directory: &Directory) -> Found<Option<Format>> {
    let found = match directory.part(window, "mimetype") {
        Ok(found) => found.unwrap_or_default(),
        Err(Fault::Source(error)) => return Err(Fault::Source(error)),
        Err(_) => return Ok(None),
    };
    let media = String::from_utf8_lossy(&found);
    let family = |format: Format| {
        media.trim() == format.media_type() || media.trim() == format!("{}-template", format.media_type())
    };
    Ok([F::Odt, F::Odp, F::Ods, F::Epub]
        .into_iter()
        .find(|format| family(*format)))
}

fn iwork(has_slides: bool, extension: &str) -> Format {
    match extension {
        "numbers" => F::Numbers,
        "key" => F::Keynote,
        _ if has_slides => F::Keynote,
        _ => F::Pages,
    }
}

/// A zip that lost its directory still shows the names of its first parts.
fn by_first_names(head: &[u8]) -> Format {
    let has = |name: &[u8]| find(head, name).is_some();
    match () {
        () if has(b"application/vnd.oasis.opendocument.text") => F::Odt,
        () if has(b"application/vnd.oasis.opendocument.presentation") => F::Odp,
        () if has(b"application/vnd.oasis.opendocument.spreadsheet") => F::Ods,
        () if has(b"[Content_Types].xml") && has(b"word/") => F::Docx,
        () if has(b"[Content_Types].xml") && has(b"ppt/") => F::Pptx,
        () if has(b"[Content_Types].xml") && has(b"xl/") => F::Xlsx,
        () => F::Zip,
    }
}

/// The document type stands in the EBML header (RFC 8794 11.2.7).
fn matroska(head: &[u8]) -> Format {
    let start = head.get(..128.min(head.len())).unwrap_or_default();
    if find(start, b"webm").is_some() {
        F::Webm
    } else {
        F::Mkv
    }
}

/// The first packets of the streams that begin together (RFC 3533 6): a Theora one makes it a video.
fn ogg(head: &[u8]) -> Format {
    let start = head.get(..4096.min(head.len())).unwrap_or_default();
    if find(start, b"\x80theora").is_some() {
        F::OggVideo
    } else {
        F::Ogg
    }
}

/// ASF 3.3: a stream properties object with the GUID of video.
fn asf(head: &[u8]) -> Format {
    let video = b"\xc0\xef\x19\xbc\x4d\x5b\xcf\x11\xa8\xfd\x00\x80\x5f\x5c\x44\x2b";
    if find(head, video).is_some() { F::Wmv } else { F::Wma }
}
