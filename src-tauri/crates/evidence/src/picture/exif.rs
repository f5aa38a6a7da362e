//! EXIF 2.32, by kamadak-exif, which goes on after errors: files written by piexif break stricter readers, and a photo
//! would lie on its side (PLATFORM 9.3).

use crate::report::{Identifying, Tells, identifying};
use exif::{Field, In, Rational, Tag, Value};

/// What an EXIF block says.
#[derive(Default)]
pub(crate) struct Exif {
    /// Clockwise turns that make the picture upright.
    pub(crate) rotation_degrees: u16,
    /// How it lies, 1 to 8; 0 where nothing is said.
    pub(crate) orientation: u8,
    /// Whether its colours are Adobe RGB (DCF 2.0, 4.2: no colour space of EXIF's own, interoperability "R03").
    pub(crate) adobe_rgb: bool,
    /// What it tells.
    pub(crate) tells: Vec<Identifying>,
}

const TELLING: &[(Tag, Tells)] = &[
    (Tag::Make, Tells::Device),
    (Tag::Model, Tells::Device),
    (Tag::LensModel, Tells::Device),
    (Tag::BodySerialNumber, Tells::Device),
    (Tag::LensSerialNumber, Tells::Device),
    (Tag::Software, Tells::Software),
    (Tag::Artist, Tells::Author),
    (Tag::Copyright, Tells::Author),
    (Tag::CameraOwnerName, Tells::Author),
    (Tag::DateTimeOriginal, Tells::Date),
    (Tag::DateTime, Tells::Date),
];

/// Windows writes authors here, in UTF-16.
const XP_AUTHOR: Tag = Tag(exif::Context::Tiff, 0x9c9d);

/// Reads a TIFF-shaped EXIF block.
pub(crate) fn read(block: &[u8]) -> Exif {
    let mut reader = exif::Reader::new();
    reader.continue_on_error(true);
    let parsed = reader
        .read_raw(block.to_vec())
        .or_else(|error| error.distill_partial_result(|_| {}));
    let Ok(parsed) = parsed else { return Exif::default() };
    let orientation = parsed
        .get_field(Tag::Orientation, In::PRIMARY)
        .and_then(|field| field.value.get_uint(0));
    let mut found = Exif {
        rotation_degrees: rotation(orientation),
        orientation: orientation.and_then(|found| u8::try_from(found).ok()).unwrap_or(0),
        adobe_rgb: adobe_rgb(&parsed),
        tells: Vec::new(),
    };
    for (tag, what) in TELLING {
        let field = parsed.get_field(*tag, In::PRIMARY);
        found.tells.extend(
            field
                .and_then(text)
                .and_then(|value| identifying(*what, &value, "EXIF")),
        );
    }
    if let Some(Value::Byte(bytes)) = parsed.get_field(XP_AUTHOR, In::PRIMARY).map(|field| &field.value) {
        let name = encoding_rs::UTF_16LE.decode(bytes).0;
        found
            .tells
            .extend(identifying(Tells::Author, name.trim_end_matches('\0'), "EXIF"));
    }
    found
        .tells
        .extend(place(&parsed).and_then(|value| identifying(Tells::Location, &value, "EXIF")));
    let small = parsed
        .get_field(Tag::JPEGInterchangeFormatLength, In::THUMBNAIL)
        .and_then(|field| field.value.get_uint(0));
    found
        .tells
        .extend(small.and_then(|bytes| identifying(Tells::Thumbnail, &format!("{bytes} bytes"), "EXIF")));
    found
}

/// Orientation 1 to 8 (EXIF 4.6.4); mirrored ones count as the turn that follows the mirroring.
fn rotation(orientation: Option<u32>) -> u16 {
    match orientation {
        Some(3 | 4) => 180,
        Some(5 | 6) => 90,
        Some(7 | 8) => 270,
        _ => 0,
    }
}

fn adobe_rgb(parsed: &exif::Exif) -> bool {
    let space = parsed
        .get_field(Tag::ColorSpace, In::PRIMARY)
        .and_then(|field| field.value.get_uint(0));
    let index = parsed.get_field(Tag::InteroperabilityIndex, In::PRIMARY).and_then(text);
    space == Some(0xffff) && index.is_some_and(|index| index.starts_with("R03"))
}

fn text(field: &Field) -> Option<String> {
    match &field.value {
        Value::Ascii(parts) => {
            let part = parts.iter().find(|part| !part.is_empty())?;
            Some(String::from_utf8_lossy(part).into_owned())
        }
        _ => None,
    }
}

/// Latitude and longitude in degrees with five decimals, as ISO 6709 writes them. A GPS block without both still tells
/// that there is one.
fn place(parsed: &exif::Exif) -> Option<String> {
    let side = |value: Tag, reference: Tag, negative: u8| {
        let degrees = match &parsed.get_field(value, In::PRIMARY)?.value {
            Value::Rational(parts) => degrees(parts)?,
            _ => return None,
        };
        let reference = parsed
            .get_field(reference, In::PRIMARY)
            .and_then(text)
            .unwrap_or_default();
        Some(if reference.as_bytes().first() == Some(&negative) {
            -degrees
        } else {
            degrees
        })
    };
    let latitude = side(Tag::GPSLatitude, Tag::GPSLatitudeRef, b'S');
    let longitude = side(Tag::GPSLongitude, Tag::GPSLongitudeRef, b'W');
    match latitude.zip(longitude) {
        Some((latitude, longitude)) => Some(format!("{latitude:+.5}{longitude:+.5}")),
        None => parsed
            .fields()
            .any(|field| field.tag.context() == exif::Context::Gps && field.tag != Tag::GPSVersionID)
            .then(|| "GPS data".to_owned()),
    }
}

fn degrees(parts: &[Rational]) -> Option<f64> {
    let part = |index: usize| parts.get(index).filter(|part| part.denom > 0).map(Rational::to_f64);
    Some(part(0)? + part(1).unwrap_or(0.0) / 60.0 + part(2).unwrap_or(0.0) / 3600.0)
}
