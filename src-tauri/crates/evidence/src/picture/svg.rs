//! SVG: the size that the root element states, or its viewBox. The file is text here: nothing in it runs or is fetched,
//! and entities are not expanded.

use super::Picture;
use crate::fault::{Found, Needed};
use crate::text::decode;
use crate::window::Window;

/// The root element stands within this much of the beginning.
const REACH: usize = 64 * 1024;

/// Reads the root element.
pub(super) fn read(window: &mut Window<'_>) -> Found<Picture> {
    let head = window.bytes(0, REACH)?;
    let text = decode::text_of_head(&head, head.len() as u64 == window.size()).needed()?;
    let root = text.find("<svg").and_then(|at| text.get(at..)).needed()?;
    let tag = root.get(..root.find('>').unwrap_or(root.len())).unwrap_or_default();
    let view = attribute(tag, "viewBox").and_then(view_box);
    let stated = attribute(tag, "width")
        .and_then(pixels)
        .zip(attribute(tag, "height").and_then(pixels));
    let (width, height) = stated.or(view).unwrap_or((0, 0));
    Ok(Picture {
        width,
        height,
        turned: Some(0),
        ..Picture::default()
    })
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.match_indices(name).find_map(|(at, _)| {
        let before = tag.get(..at)?.chars().next_back()?;
        let rest = tag.get(at + name.len()..)?.trim_start().strip_prefix('=')?.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let value = rest.get(1..)?;
        before.is_whitespace().then_some(value.get(..value.find(quote)?)?)
    })
}

/// CSS lengths in pixels: 96 to an inch. Percentages say nothing.
fn pixels(text: &str) -> Option<u32> {
    let text = text.trim();
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '+'));
    let number: f64 = text.strip_suffix(unit)?.parse().ok()?;
    let per_unit = match unit.trim() {
        "" | "px" => 1.0,
        "pt" => 96.0 / 72.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        _ => return None,
    };
    whole(number * per_unit)
}

fn view_box(text: &str) -> Option<(u32, u32)> {
    let sides: Vec<f64> = text
        .split([' ', ',', '\n', '\t'])
        .filter(|part| !part.is_empty())
        .filter_map(|part| part.parse().ok())
        .collect();
    match sides.as_slice() {
        [_, _, width, height] => whole(*width).zip(whole(*height)),
        _ => None,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the range is checked first"
)]
fn whole(value: f64) -> Option<u32> {
    (value.is_finite() && (0.5..1e9).contains(&value)).then_some(value.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(svg: &str, expected: (u32, u32)) {
        let mut source = svg.as_bytes();
        let picture = read(&mut Window::new(&mut source)).expect("reads");
        assert_eq!((picture.width, picture.height), expected, "{svg}");
    }

    #[test]
    fn the_size_is_the_stated_one_or_the_view_box() {
        check("<svg xmlns='x' width=\"300\" height='2in'>", (300, 192));
        check("<svg stroke-width='9' viewBox='0 0 120.4,80'>", (120, 80));
        check("<svg width='100%' height='100%' viewBox='0 0 10 20'/>", (10, 20));
        check("<svg width='-5' height='NaN'/>", (0, 0));
    }
}
