//! How a field is to look (PDF 32000-1, 12.7.3.3), and the operators that draw it so.

use super::face::{Face, windows_1252, wrapped};
use super::family::{flag, flags, inherited};
use crate::document::pdf::text_string;
use hayro_syntax::object::{Array, Dict, Name, Number, Object};

/// Between a field's edge and its text, points.
const PADDING: f64 = 2.0;
/// Line height, in type sizes.
const LEADING: f64 = 1.15;
/// Bits of `Ff` (table 228), from 1 as the standard counts them.
const MULTILINE: u32 = 13;
const COMB: u32 = 25;

/// How it is to look.
pub(super) struct Look {
    /// Operators that set the colour of the text.
    colour: String,
    /// The type size; 0 where it is chosen to fit.
    size: f64,
    font: Face,
    /// 0 left, 1 middle, 2 right.
    side: u32,
    multiline: bool,
    /// Cells of a field for single letters.
    cells: Option<usize>,
    background: Option<String>,
    border: Option<String>,
    /// Quarter turns against the clock.
    pub(super) turned: u32,
}

impl Look {
    pub(super) fn of(family: &[Dict<'_>], form: Option<&Dict<'_>>) -> Self {
        let words = inherited(family, b"DA").or_else(|| form?.get::<Object<'_>>(b"DA"));
        let words = words
            .and_then(Object::into_string)
            .map(|words| text_string(words.as_bytes()));
        let words = words.unwrap_or_default();
        let (name, size, colour) = default_appearance(&words);
        let side = inherited(family, b"Q")
            .or_else(|| form?.get::<Object<'_>>(b"Q"))
            .and_then(Object::into_i32);
        let length = inherited(family, b"MaxLen")
            .and_then(Object::into_i32)
            .and_then(|count| usize::try_from(count).ok());
        let flags = flags(family);
        let frame = family.first().and_then(|widget| widget.get::<Dict<'_>>(b"MK"));
        let colours = |key: &[u8], operators: [&str; 3]| colour_of(&frame.as_ref()?.get::<Array<'_>>(key)?, operators);
        Self {
            colour,
            size,
            font: Face::of(&base_font(&name, form).unwrap_or(name)),
            side: side.and_then(|side| u32::try_from(side).ok()).unwrap_or(0),
            multiline: flag(flags, MULTILINE),
            cells: length.filter(|count| flag(flags, COMB) && (1..=200).contains(count)),
            background: colours(b"BG", ["g", "rg", "k"]),
            border: colours(b"BC", ["G", "RG", "K"]),
            turned: frame.as_ref().and_then(|frame| frame.get::<u32>(b"R")).unwrap_or(0) / 90,
        }
    }

    /// Its ground and its border.
    pub(super) fn frame(&self, wide: f64, high: f64) -> String {
        let ground = self
            .background
            .as_ref()
            .map(|colour| format!("{colour} 0 0 {wide} {high} re f "));
        let border = self.border.as_ref().map(|colour| {
            let (wide, high) = ((wide - 1.0).max(0.0), (high - 1.0).max(0.0));
            format!("{colour} 1 w 0.5 0.5 {wide} {high} re S ")
        });
        [ground, border].into_iter().flatten().collect()
    }

    /// Operators that write `text` into it.
    pub(super) fn text(&self, text: &str, wide: f64, high: f64) -> String {
        if let Some(cells) = self.cells {
            return self.in_cells(text, cells, wide, high);
        }
        let room = (wide - 2.0 * PADDING).max(1.0);
        let size = self.fitting(text, room, high);
        let lines = if self.multiline {
            wrapped(text, |line| self.font.width(line) * size <= room)
        } else {
            vec![text.lines().collect::<Vec<_>>().join(" ")]
        };
        let first = if self.multiline {
            high - PADDING - size * 0.9
        } else {
            (high - size) / 2.0 + size * 0.22
        };
        let place = |(index, line): (usize, &String)| {
            let spare = room - self.font.width(line) * size;
            let x = PADDING + spare.max(0.0) * f64::from(self.side.min(2)) / 2.0;
            self.line(line, x, first - size * LEADING * index as f64, size)
        };
        lines.iter().enumerate().take(2_000).map(place).collect()
    }

    /// The type size: as given, or so that it fits.
    fn fitting(&self, text: &str, room: f64, high: f64) -> f64 {
        if self.size > 0.0 && self.size.is_finite() {
            return self.size.clamp(1.0, 500.0);
        }
        if self.multiline {
            return 12.0_f64.min(high * 0.8).max(2.0);
        }
        let longest = self.font.width(text).max(0.1);
        12.0_f64.min(high * 0.7).min(room / longest).max(2.0)
    }

    fn in_cells(&self, text: &str, cells: usize, wide: f64, high: f64) -> String {
        let cell = wide / cells as f64;
        let size = if self.size > 0.0 {
            self.size.min(500.0)
        } else {
            12.0_f64.min(high * 0.7)
        };
        let letter = |(index, letter): (usize, char)| {
            let letter = letter.to_string();
            let x = cell * index as f64 + (cell - self.font.width(&letter) * size) / 2.0;
            self.line(&letter, x, (high - size) / 2.0 + size * 0.22, size)
        };
        text.chars().take(cells).enumerate().map(letter).collect()
    }

    /// One line; what it says is told beside what the fonts can draw of it.
    fn line(&self, text: &str, x: f64, y: f64, size: f64) -> String {
        let drawn: String = text
            .chars()
            .map(|c| format!("{:02x}", windows_1252(c).unwrap_or(b'?')))
            .collect();
        let plain = text.chars().all(|c| windows_1252(c).is_some());
        let shown = format!(
            "BT {} /{} {size} Tf {x} {y} Td <{drawn}> Tj ET ",
            self.colour,
            self.font.word()
        );
        if plain {
            return shown;
        }
        let told: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
        format!("/Span << /ActualText <feff{told}> >> BDC {shown} EMC ")
    }
}

/// A mark of ZapfDingbats in the middle.
pub(super) fn mark(letter: &str, wide: f64, high: f64) -> String {
    let size = wide.min(high) * 0.9;
    let (x, y) = ((wide - size * 0.8) / 2.0, (high - size * 0.7) / 2.0);
    format!("BT 0 g /Z {size} Tf {x} {y} Td ({letter}) Tj ET ")
}

/// Font name, size and colour operators of a default appearance string (12.7.3.3): operands before their operator.
fn default_appearance(words: &str) -> (String, f64, String) {
    let (mut name, mut size, mut colour) = (String::new(), 0.0, "0 g".to_owned());
    let mut operands: Vec<&str> = Vec::new();
    for word in words.split_whitespace().take(100) {
        let numbers = || operands.iter().filter_map(|operand| operand.parse::<f64>().ok());
        match word {
            "Tf" => {
                name = operands
                    .iter()
                    .rev()
                    .nth(1)
                    .map(|name| name.trim_start_matches('/').to_owned())
                    .unwrap_or_default();
                size = numbers().next_back().unwrap_or(0.0);
            }
            "g" | "rg" | "k" => {
                let parts: Vec<String> = numbers().map(|number| number.clamp(0.0, 1.0).to_string()).collect();
                colour = format!("{} {word}", parts.join(" "));
            }
            operand => {
                operands.push(operand);
                continue;
            }
        }
        operands.clear();
    }
    (name, size, colour)
}

/// A colour of one, three or four numbers and its operator.
fn colour_of(colour: &Array<'_>, [grey, rgb, cmyk]: [&str; 3]) -> Option<String> {
    let parts: Vec<String> = colour
        .iter::<Number>()
        .map(|number| number.as_f64().clamp(0.0, 1.0).to_string())
        .collect();
    let operator = match parts.len() {
        1 => grey,
        3 => rgb,
        4 => cmyk,
        _ => return None,
    };
    Some(format!("{} {operator}", parts.join(" ")))
}

/// The true name of a font of the form's resources.
fn base_font(name: &str, form: Option<&Dict<'_>>) -> Option<String> {
    let fonts = form?.get::<Dict<'_>>(b"DR")?.get::<Dict<'_>>(b"Font")?;
    let font = fonts.get::<Dict<'_>>(name.as_bytes())?;
    Some(font.get::<Name<'_>>(b"BaseFont")?.as_str().to_owned())
}
