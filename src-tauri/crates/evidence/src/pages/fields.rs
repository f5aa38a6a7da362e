//! Fields of a form that have a value but no picture of it (PDF 32000-1, 12.7.3.3): the picture is made here, as a PDF
//! page of the same size that is drawn over the page. Values in letters that the built-in fonts lack keep their text.

mod face;
mod family;
mod look;

use crate::document::pdf::text_string;
use family::{family, flag, flags, inherited};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, Rect, String as PdfString};
use hayro_syntax::page::{Page, Rotation};
use look::{Look, mark};

/// Fields drawn on one page.
const MOST: usize = 10_000;
/// Letters drawn of one value.
const LONGEST: usize = 20_000;
/// Bits of `Ff` (tables 226 and 228), from 1 as the standard counts them.
const PASSWORD: u32 = 14;
const PUSH_BUTTON: u32 = 17;
const RADIO: u32 = 16;

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
