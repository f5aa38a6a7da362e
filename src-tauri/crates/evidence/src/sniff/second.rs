//! A second signature in the same bytes: a picture that is also a zip, a script or a page. Such files exist to be one
//! thing to a check and another to what opens them. They stay what their first signature says; the second is told.

use crate::fault::Found;
use crate::format::{Format, Kind};
use crate::window::{Window, find};
use crate::zip;

/// The other format, if there is one.
pub(super) fn signature(window: &mut Window<'_>, head: &[u8], format: Format) -> Found<Option<Format>> {
    if holds_a_zip_anyway(format)
        || matches!(
            format.kind(),
            Kind::Text | Kind::Table | Kind::Pointer | Kind::Executable
        )
    {
        return Ok(None);
    }
    let (_, tail) = window.tail(22 + 65_535)?;
    if is_zip_at_the_end(&tail) {
        return Ok(Some(Format::Zip));
    }
    let start = head.get(..1024.min(head.len())).unwrap_or_default();
    if format != Format::Pdf && find(start, b"%PDF-").is_some() {
        return Ok(Some(Format::Pdf));
    }
    Ok(if format.kind() == Kind::Image {
        in_a_picture(head, &tail, format)
    } else {
        None
    })
}

fn holds_a_zip_anyway(format: Format) -> bool {
    let others = [Format::Unknown, Format::Empty, Format::Svg];
    format.kind() == Kind::Archive || format.is_written_as_zip() || others.contains(&format)
}

/// An end record whose directory is not empty and lies before it.
fn is_zip_at_the_end(tail: &[u8]) -> bool {
    zip::end_record_at(tail)
        .and_then(|at| tail.get(at + 10..at + 12))
        .is_some_and(|count| count != [0, 0])
}

/// GIF and BMP headers can be valid JavaScript; every picture can carry markup in a comment or behind its end.
fn in_a_picture(head: &[u8], tail: &[u8], format: Format) -> Option<Format> {
    let after = head.get(6..).unwrap_or_default();
    if format == Format::Gif && (after.starts_with(b"/*") || after.starts_with(b"=")) {
        return Some(Format::Script);
    }
    let has = |word: &[u8]| [head, tail].iter().any(|part| find_ignoring_case(part, word));
    if has(b"<?php") {
        Some(Format::Php)
    } else if has(b"<script") || has(b"<html") || has(b"<!doctype html") || has(b"<iframe") {
        Some(Format::Html)
    } else {
        None
    }
}

fn find_ignoring_case(hay: &[u8], needle: &[u8]) -> bool {
    hay.windows(needle.len())
        .any(|window| window.eq_ignore_ascii_case(needle))
}
