//! Fields of a form that have a value but no picture of it (PDF 32000-1, 12.7.3.3): the picture is made here, as a PDF
//! page of the same size that is drawn over the page. Values in letters that the built-in fonts lack keep their text.

use crate::document::pdf::text_string;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Rect, String as PdfString};
use hayro_syntax::page::{Page, Rotation};

/// Fields drawn on one page.
const MOST: usize = 10_000;
/// Parents of a field that are looked at for what it inherits.
const MOST_PARENTS: usize = 32;
/// Letters drawn of one value.
const LONGEST: usize = 20_000;
/// Between a field's edge and its text, points.
const PADDING: f64 = 2.0;
/// Line height, in type sizes.
const LEADING: f64 = 1.15;
/// Bits of `Ff` (tables 226, 228 and 230), from 1 as the standard counts them.
const MULTILINE: u32 = 13;
const PASSWORD: u32 = 14;
const PUSH_BUTTON: u32 = 17;
const RADIO: u32 = 16;
const COMB: u32 = 25;

/// A page that shows the values; `None` where every field has its own picture.
pub(crate) fn overlay(page: &Page<'_>) -> Option<Pdf> {
    let fields = without_appearance(page);
    if fields.is_empty() {
        return None;
    }
    let content: String = fields.iter().map(Field::drawn).collect();
    Pdf::new(written(page, &content)).ok()
}

/// How many fields of the page have a value but no picture.
pub(crate) fn count(page: &Page<'_>) -> usize {
    without_appearance(page).len()
}

/// A field with something to show.
struct Field {
    area: Rect,
    value: Value,
    look: Look,
}

/// What it shows.
enum Value {
    Text(String),
    Check,
    Dot,
}

/// How it is to look.
struct Look {
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
    turned: u32,
}

/// The built-in fonts, as resources of the page name them.
#[derive(Clone, Copy)]
enum Face {
    Sans,
    Serif,
    Mono,
}

fn without_appearance(page: &Page<'_>) -> Vec<Field> {
    let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots") else {
        return Vec::new();
    };
    let catalog = page.xref().get::<Dict<'_>>(page.xref().root_id());
    let form = catalog.and_then(|catalog| catalog.get::<Dict<'_>>(b"AcroForm"));
    let fields = annotations.iter::<Dict<'_>>().take(MOST);
    fields.filter_map(|widget| Field::of(&widget, form.as_ref())).collect()
}

impl Field {
    fn of(widget: &Dict<'_>, form: Option<&Dict<'_>>) -> Option<Self> {
        let is_widget = widget.get::<Name<'_>>(b"Subtype")?.as_str() == "Widget";
        let hidden = widget.get::<u32>(b"F").unwrap_or(0) & 0b10_0010 != 0;
        if !is_widget || hidden || widget.contains_key(b"AP") {
            return None;
        }
        let family = family(widget);
        let area = widget.get::<Rect>(b"Rect")?;
        let value = value(&family)?;
        let sound = area.width() > 0.0 && area.height() > 0.0 && area.width().is_finite() && area.height().is_finite();
        sound.then(|| Self {
            area,
            value,
            look: Look::of(&family, form),
        })
    }

    /// Content that draws it.
    fn drawn(&self) -> String {
        let (width, height) = (self.area.width(), self.area.height());
        let turned = self.look.turned % 2 == 1;
        let (wide, high) = if turned { (height, width) } else { (width, height) };
        let matrix = match self.look.turned % 4 {
            1 => format!("0 1 -1 0 {} {}", self.area.x1, self.area.y0),
            2 => format!("-1 0 0 -1 {} {}", self.area.x1, self.area.y1),
            3 => format!("0 -1 1 0 {} {}", self.area.x0, self.area.y1),
            _ => format!("1 0 0 1 {} {}", self.area.x0, self.area.y0),
        };
        let text = match &self.value {
            Value::Text(text) => self.look.text(text, wide, high),
            Value::Check => mark("4", wide, high),
            Value::Dot => mark("l", wide, high),
        };
        let frame = self.look.frame(wide, high);
        format!("q {matrix} cm {frame} 0 0 {wide} {high} re W n {text} Q\n")
    }
}

/// The widget and those from whom it inherits.
fn family<'a>(widget: &Dict<'a>) -> Vec<Dict<'a>> {
    let parent = |dict: &Dict<'a>| dict.get::<Dict<'a>>(b"Parent");
    std::iter::successors(Some(widget.clone()), parent)
        .take(MOST_PARENTS)
        .collect()
}

fn inherited<'a>(family: &[Dict<'a>], key: &[u8]) -> Option<Object<'a>> {
    family.iter().find_map(|dict| dict.get::<Object<'a>>(key))
}

fn value(family: &[Dict<'_>]) -> Option<Value> {
    let kind = inherited(family, b"FT")?.into_name()?;
    let flags = flags(family);
    let value = inherited(family, b"V");
    match kind.as_str() {
        "Btn" if flag(flags, PUSH_BUTTON) => {
            let look = family.first()?.get::<Dict<'_>>(b"MK")?;
            let caption = look.get::<PdfString<'_>>(b"CA")?;
            shown(text_string(caption.as_bytes()))
        }
        "Btn" => {
            let own = family.first()?.get::<Name<'_>>(b"AS").or_else(|| value?.into_name())?;
            let on = own.as_str() != "Off";
            on.then_some(if flag(flags, RADIO) { Value::Dot } else { Value::Check })
        }
        "Tx" if flag(flags, PASSWORD) => shown("*".repeat(text_of(value?)?.chars().count())),
        "Tx" => shown(text_of(value?)?),
        "Ch" => shown(choices(family, value?)?),
        _ => None,
    }
}

fn shown(text: String) -> Option<Value> {
    (!text.trim().is_empty()).then(|| Value::Text(text.chars().take(LONGEST).collect()))
}

fn text_of(value: Object<'_>) -> Option<String> {
    match value {
        Object::String(text) => Some(text_string(text.as_bytes())),
        Object::Stream(stream) => stream.decoded().ok().map(|bytes| text_string(&bytes)),
        Object::Name(name) => Some(name.as_str().to_owned()),
        Object::Number(number) => Some(number.as_f64().to_string()),
        _ => None,
    }
}

/// What was chosen, in the words of the list that it was chosen from.
fn choices(family: &[Dict<'_>], value: Object<'_>) -> Option<String> {
    let options = inherited(family, b"Opt").and_then(Object::into_array);
    let pairs: Vec<(String, String)> = options
        .into_iter()
        .flat_map(|options| options.iter::<Array<'_>>().collect::<Vec<_>>())
        .filter_map(|pair| {
            let mut parts = pair.iter::<PdfString<'_>>();
            let (stored, shown) = (parts.next()?, parts.next()?);
            Some((text_string(stored.as_bytes()), text_string(shown.as_bytes())))
        })
        .take(1_000)
        .collect();
    let said = |stored: String| {
        let pair = pairs.iter().find(|(known, _)| *known == stored);
        pair.map_or(stored.clone(), |(_, shown)| shown.clone())
    };
    match value {
        Object::Array(chosen) => {
            let chosen = chosen.iter::<PdfString<'_>>().take(100);
            Some(
                chosen
                    .map(|text| said(text_string(text.as_bytes())))
                    .collect::<Vec<_>>()
                    .join("\n"),
            )
        }
        one => text_of(one).map(said),
    }
}

fn flags(family: &[Dict<'_>]) -> u32 {
    let flags = inherited(family, b"Ff").and_then(Object::into_i32);
    flags.map_or(0, i32::cast_unsigned)
}

const fn flag(flags: u32, bit: u32) -> bool {
    flags >> (bit - 1) & 1 == 1
}

impl Look {
    fn of(family: &[Dict<'_>], form: Option<&Dict<'_>>) -> Self {
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

    fn frame(&self, wide: f64, high: f64) -> String {
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

    fn text(&self, text: &str, wide: f64, high: f64) -> String {
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
fn mark(letter: &str, wide: f64, high: f64) -> String {
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

impl Face {
    fn of(name: &str) -> Self {
        let name = name.to_ascii_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
        if has(&["cour", "mono", "consol"]) {
            Self::Mono
        } else if has(&["time", "tiro", "serif", "roman", "georgia"]) && !name.contains("sans") {
            Self::Serif
        } else {
            Self::Sans
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Sans => "S",
            Self::Serif => "T",
            Self::Mono => "M",
        }
    }

    /// How wide the line is in type sizes: of Helvetica by its metrics, of Times a tenth less.
    fn width(self, line: &str) -> f64 {
        let sum: u32 = line.chars().map(helvetica).sum();
        match self {
            Self::Sans => f64::from(sum) / 1000.0,
            Self::Serif => f64::from(sum) / 1000.0 * 0.9,
            Self::Mono => line.chars().count() as f64 * 0.6,
        }
    }
}

/// Advance widths of Helvetica (Adobe core font metrics), thousandths of the type size.
fn helvetica(c: char) -> u32 {
    match c {
        ' ' | '!' | ',' | '.' | '/' | ':' | ';' | 'I' | '[' | '\\' | ']' | 'f' | 't' => 278,
        'i' | 'j' | 'l' | '\'' => 222,
        '(' | ')' | '-' | 'r' | '`' => 333,
        '"' => 355,
        '*' => 389,
        'J' | 'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 500,
        '<' | '=' | '>' | '+' | '~' => 584,
        'F' | 'T' | 'Z' => 611,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | '&' => 667,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'w' => 722,
        'G' | 'O' | 'Q' => 778,
        'M' | 'm' => 833,
        '%' => 889,
        'W' => 944,
        '@' => 1015,
        _ => 556,
    }
}

/// Lines that fit, broken at blanks.
fn wrapped(text: &str, fits: impl Fn(&str) -> bool) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.replace("\r\n", "\n").split(['\n', '\r']) {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            let longer = if line.is_empty() {
                word.to_owned()
            } else {
                format!("{line} {word}")
            };
            if line.is_empty() || fits(&longer) {
                line = longer;
            } else {
                lines.push(std::mem::replace(&mut line, word.to_owned()));
            }
        }
        lines.push(line);
    }
    lines
}

fn windows_1252(c: char) -> Option<u8> {
    let text = c.encode_utf8(&mut [0; 4]).to_owned();
    let (bytes, _, unmapped) = encoding_rs::WINDOWS_1252.encode(&text);
    bytes.first().copied().filter(|_| !unmapped && bytes.len() == 1)
}

/// A file with one page of the same area and rotation as `page`, with that content.
fn written(page: &Page<'_>, content: &str) -> Vec<u8> {
    let area = page.intersected_crop_box();
    let turned = match page.rotation() {
        Rotation::None => 0,
        Rotation::Horizontal => 90,
        Rotation::Flipped => 180,
        Rotation::FlippedHorizontal => 270,
    };
    let fonts: String = [("S", "Helvetica"), ("T", "Times-Roman"), ("M", "Courier")]
        .map(|(word, name)| {
            format!("/{word} << /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >> ")
        })
        .concat();
    let marks = "/Z << /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>";
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [{} {} {} {}] /Rotate {turned} /Contents 4 0 R /Resources << /Font << {fonts} {marks} >> >> >>",
            area.x0, area.y0, area.x1, area.y1
        ),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len() + 1),
    ];
    let (mut file, mut table) = ("%PDF-1.7\n".to_owned(), "xref\n0 5\n0000000000 65535 f \n".to_owned());
    for (index, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    let start = file.len();
    file.push_str(&table);
    file.push_str(&format!(
        "trailer << /Size 5 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ));
    file.into_bytes()
}
