//! Signatures: the bytes that formats begin with, longest and surest first. Sources: the formats' own specifications;
//! WHATWG MIME Sniffing 6 for those that browsers know.

use crate::fault::Found;
use crate::format::Format;
use crate::window::{Numbers, Window, find};
use Format as F;

/// Offset, bytes, format; the first row that fits wins.
const SIGNATURES: &[(usize, &[u8], Format)] = &[
    (0, b"\x89PNG\r\n\x1a\n", F::Png),
    (0, b"\xff\xd8\xff", F::Jpeg),
    (0, b"GIF87a", F::Gif),
    (0, b"GIF89a", F::Gif),
    (0, b"%PDF-", F::Pdf),
    (0, b"PK\x03\x04", F::Zip),
    (0, b"PK\x05\x06", F::Zip),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", F::Ole),
    (0, b"{\\rtf", F::Rtf),
    (0, b"%!PS", F::Postscript),
    (0, b"\xc5\xd0\xd3\xc6", F::Postscript),
    (0, b"\x1a\x45\xdf\xa3", F::Mkv),
    (0, b"OggS", F::Ogg),
    (0, b"fLaC", F::Flac),
    (0, b"caff", F::Caf),
    (0, b"#!AMR", F::Amr),
    (0, b"MThd", F::Midi),
    (0, b"FLV\x01", F::Flv),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", F::Wmv),
    (0, b"\x00\x00\x01\xba", F::MpegPs),
    (0, b"\x00\x00\x01\xb3", F::MpegPs),
    (0, b"8BPS", F::Psd),
    (0, b"\x00\x00\x00\x0cJXL ", F::Jxl),
    (0, b"\xff\x0a", F::Jxl),
    (0, b"\x00\x00\x00\x0cjP  ", F::Jp2),
    (0, b"\xff\x4f\xff\x51", F::Jp2),
    (0, b"FUJIFILMCCD-RAW", F::Raw),
    (0, b"IIRO", F::Raw),
    (0, b"IIRS", F::Raw),
    (0, b"IIU\x00", F::Raw),
    (8, b"CR\x02\x00", F::Raw),
    (0, b"II*\x00", F::Tiff),
    (0, b"MM\x00*", F::Tiff),
    (0, b"II+\x00", F::Tiff),
    (0, b"MM\x00+", F::Tiff),
    (0, b"\x7fELF", F::Elf),
    (0, b"\xfe\xed\xfa\xce", F::MachO),
    (0, b"\xfe\xed\xfa\xcf", F::MachO),
    (0, b"\xce\xfa\xed\xfe", F::MachO),
    (0, b"\xcf\xfa\xed\xfe", F::MachO),
    (0, b"\x00asm", F::Wasm),
    (0, b"L\x00\x00\x00\x01\x14\x02\x00", F::Lnk),
    (0, b"7z\xbc\xaf\x27\x1c", F::SevenZip),
    (0, b"Rar!\x1a\x07", F::Rar),
    (0, b"\x1f\x8b", F::Gzip),
    (0, b"BZh", F::Bzip2),
    (0, b"\xfd7zXZ\x00", F::Xz),
    (0, b"\x28\xb5\x2f\xfd", F::Zstd),
    (0, b"MSCF\x00\x00\x00\x00", F::Cab),
    (0, b"SQLite format 3\x00", F::Sqlite),
    (0, b"OTTO\x00", F::Font),
    (0, b"wOFF", F::Font),
    (0, b"wOF2", F::Font),
    (0, b"ttcf\x00", F::Font),
    (0, b"\x00\x01\x00\x00\x00", F::Font),
];

/// The format that these bytes begin with.
pub(super) fn at_start(head: &[u8], extension: &str) -> Option<Format> {
    let has = |at: usize, bytes: &[u8]| head.get(at..).is_some_and(|rest| rest.starts_with(bytes));
    let row = SIGNATURES
        .iter()
        .find(|(at, bytes, _)| has(*at, bytes))
        .map(|row| row.2);
    row.map(|format| camera_raw(format, extension))
        .or_else(|| riff_or_form(head))
        .or_else(|| iso_media(head))
        .or_else(|| program(head))
        .or_else(|| small_picture(head))
        .or_else(|| mpeg(head))
        .or_else(|| pdf_after_junk(head))
        .or_else(|| apple_link(head, extension))
}

/// Formats whose signature stands elsewhere: POSIX tar at 257, ISO 9660 at 32 769, an Apple disk image at its end.
pub(super) fn further_in(window: &mut Window<'_>, head: &[u8]) -> Found<Option<Format>> {
    let has = |at: usize, bytes: &[u8]| head.get(at..).is_some_and(|rest| rest.starts_with(bytes));
    if has(257, b"ustar") {
        return Ok(Some(F::Tar));
    }
    if has(32_769, b"CD001") {
        return Ok(Some(F::Iso));
    }
    let koly = window
        .size()
        .checked_sub(512)
        .map(|at| window.array::<4>(at))
        .transpose()?
        .flatten();
    Ok((koly.as_ref() == Some(b"koly")).then_some(F::Dmg))
}

/// Most raw formats are TIFF by their bytes; only their makers' extensions tell.
fn camera_raw(format: Format, extension: &str) -> Format {
    let raw = format == F::Tiff && F::Raw.extensions().contains(&extension);
    if raw { F::Raw } else { format }
}

fn riff_or_form(head: &[u8]) -> Option<Format> {
    let (outer, inner) = (head.part::<4>(0)?, head.part::<4>(8)?);
    match (&outer, &inner) {
        (b"RIFF" | b"RF64" | b"RIFX", b"WAVE") => Some(F::Wav),
        (b"RIFF", b"WEBP") => Some(F::Webp),
        (b"RIFF", b"AVI ") => Some(F::Avi),
        (b"FORM", b"AIFF" | b"AIFC") => Some(F::Aiff),
        _ => None,
    }
}

/// ISO/IEC 14496-12 4.3: brands of `ftyp`; a QuickTime file before brands begins with one of a few other boxes.
fn iso_media(head: &[u8]) -> Option<Format> {
    let (length, word) = (head.be32(0)?, head.part::<4>(4)?);
    match &word {
        b"ftyp" => {
            let length = usize::try_from(length).ok()?.clamp(16, 256);
            let brands: Vec<&[u8]> = head.get(8..length.min(head.len()))?.chunks_exact(4).collect();
            brands.first().map(|major| branded(major, &brands))
        }
        b"moov" | b"mdat" | b"wide" | b"pnot" => Some(F::Mov),
        b"free" | b"skip" if length >= 8 => Some(F::Mov),
        _ => None,
    }
}

fn branded(major: &[u8], brands: &[&[u8]]) -> Format {
    let any = |wanted: &[&[u8; 4]]| {
        brands
            .iter()
            .any(|brand| wanted.iter().any(|word| brand == &word.as_slice()))
    };
    match major {
        b"avif" | b"avis" => F::Avif,
        b"mif1" | b"msf1" | b"miaf" if any(&[b"avif", b"avis"]) => F::Avif,
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"hevm" | b"hevs" | b"mif1" | b"msf1" => F::Heic,
        b"crx " => F::Raw,
        b"jxl " => F::Jxl,
        b"jp2 " | b"jpx " => F::Jp2,
        b"qt  " => F::Mov,
        b"M4A " | b"M4B " | b"M4P " => F::M4a,
        _ if major.starts_with(b"3gp") || major.starts_with(b"3g2") => F::ThreeGp,
        _ => F::Mp4,
    }
}

/// Windows programs, and the magic number that Java classes and fat Mach-O files share: what follows is a version of
/// at least 45, or a count of few architectures.
fn program(head: &[u8]) -> Option<Format> {
    if head.starts_with(b"\xca\xfe\xba\xbe") {
        return Some(if head.be32(4)? < 45 { F::MachO } else { F::JavaClass });
    }
    let binary = head.get(..64.min(head.len()))?.contains(&0);
    (head.starts_with(b"MZ") && binary).then_some(F::Pe)
}

/// Signatures so short that a second look is needed.
fn small_picture(head: &[u8]) -> Option<Format> {
    if head.starts_with(b"BM") && matches!(head.le32(14)?, 12 | 16 | 40 | 52 | 56 | 64 | 108 | 124) {
        return Some(F::Bmp);
    }
    let (kind, count, reserved) = (head.le32(0)?, head.le16(4)?, head.u8(9)?);
    match kind {
        0x0001_0000 if (1..256).contains(&count) && reserved == 0 => Some(F::Ico),
        0x0002_0000 if (1..256).contains(&count) && reserved == 0 => Some(F::Cur),
        _ => None,
    }
}

/// Sound and pictures that begin with a sync word: ID3 or an MPEG audio frame, ADTS, transport stream packets.
fn mpeg(head: &[u8]) -> Option<Format> {
    if head.starts_with(b"ID3") && head.u8(3)? < 0x10 {
        return Some(after_id3(head));
    }
    let packet = |first: usize, step: usize| (0..3).all(|n| head.u8(first + n * step) == Some(0x47));
    if packet(0, 188) || packet(4, 192) {
        return Some(F::MpegTs);
    }
    sync_word(head)
}

/// FLAC and AAC files with an ID3 tag before them exist; what follows the tag decides.
fn after_id3(head: &[u8]) -> Format {
    let size = head.get(6..10).map(|bytes| {
        bytes
            .iter()
            .fold(0usize, |sum, byte| sum << 7 | usize::from(byte & 0x7f))
    });
    let rest = size.and_then(|size| head.get(10 + size..)).unwrap_or_default();
    if rest.starts_with(b"fLaC") {
        F::Flac
    } else {
        sync_word(rest).unwrap_or(F::Mp3)
    }
}

/// An ADTS header has layer 0 (ISO/IEC 13818-7 6.2); an MPEG audio header has another layer, a bit rate and a sample
/// rate that exist (ISO/IEC 11172-3 2.4.2.3), and is followed by another frame. FF FE is a byte order mark first.
fn sync_word(head: &[u8]) -> Option<Format> {
    let (first, second, third) = (head.u8(0)?, head.u8(1)?, head.u8(2)?);
    if first != 0xff || head.starts_with(b"\xff\xfe") {
        return None;
    }
    if second & 0xf6 == 0xf0 && (third >> 2) & 15 < 13 {
        return Some(F::Aac);
    }
    let sound = second & 0xe0 == 0xe0 && second & 0x18 != 0x08 && second & 0x06 != 0;
    let rates = third & 0xf0 != 0xf0 && third & 0x0c != 0x0c;
    (sound && rates).then_some(F::Mp3)
}

/// Readers accept a header within the first 1 024 bytes (ISO 32000-1, Annex H, note 13).
fn pdf_after_junk(head: &[u8]) -> Option<Format> {
    find(head.get(..1024.min(head.len()))?, b"%PDF-").map(|_| F::Pdf)
}

/// A binary property list with a URL in it is a web location.
fn apple_link(head: &[u8], extension: &str) -> Option<Format> {
    if head.starts_with(b"bplist00") && (extension == "icloud" || find(head, b"NSURLNameKey").is_some()) {
        return Some(F::Icloud);
    }
    let link = head.starts_with(b"bplist00") && (extension == "webloc" || find(head, b"SURL").is_some());
    link.then_some(F::Webloc)
}
