//! Sheets of XLSX: rows, filled cells, and their text, a line for each row and a tab between cells. Formulas are not
//! computed; what was last stored is what is read.

use super::Document;
use super::ooxml::relationships;
use crate::fault::{Fault, Found, Needed};
use crate::text::normalised;
use crate::window::Window;
use crate::xml::{Event, Xml};
use crate::zip::Directory;

/// Rows read in all.
const MOST_ROWS: u32 = 200_000;
/// Sheets read.
const MOST_SHEETS: usize = 200;

/// Reads the sheets in the order of the workbook.
pub(super) fn workbook(window: &mut Window<'_>, directory: &Directory, document: &mut Document) -> Found<()> {
    let book = directory.part(window, "xl/workbook.xml")?.needed()?;
    let targets = relationships(&directory.part(window, "xl/_rels/workbook.xml.rels")?.needed()?);
    let shared = directory
        .part(window, "xl/sharedStrings.xml")?
        .map(|part| shared_strings(&part))
        .unwrap_or_default();
    let ids = Xml::new(&book).filter_map(|event| match event {
        Event::Start(element) if element.name == "sheet" => element.attribute("id").map(str::to_owned),
        _ => None,
    });
    let (mut rows, mut cells) = (0, 0);
    for id in ids.take(MOST_SHEETS) {
        let target = targets
            .iter()
            .find(|(known, _)| *known == id)
            .map(|(_, target)| target.trim_start_matches('/'))
            .needed()?;
        let name = if target.starts_with("xl/") {
            target.to_owned()
        } else {
            format!("xl/{target}")
        };
        let sheet = Sheet::of(&directory.part(window, &name)?.needed()?, &shared)?;
        rows += sheet.rows;
        cells += sheet.cells;
        document.push_text(normalised(&sheet.text));
        document.truncated |= rows >= MOST_ROWS;
    }
    document.table = Some((rows, cells));
    Ok(())
}

fn shared_strings(part: &[u8]) -> Vec<String> {
    let (mut found, mut now, mut text, mut aside) = (Vec::new(), String::new(), false, false);
    for event in Xml::new(part) {
        match event {
            Event::Start(element) if element.name == "t" => text = true,
            Event::Start(element) if element.name == "rPh" => aside = true,
            Event::Text(part) if text && !aside => now.push_str(&part),
            Event::End(name) if name == "t" => text = false,
            Event::End(name) if name == "rPh" => aside = false,
            Event::End(name) if name == "si" => found.push(std::mem::take(&mut now)),
            _ => {}
        }
    }
    found
}

#[derive(Default)]
struct Sheet {
    text: String,
    rows: u32,
    cells: u32,
}

impl Sheet {
    fn of(part: &[u8], shared: &[String]) -> Found<Self> {
        let mut sheet = Self::default();
        let mut xml = Xml::new(part);
        let (mut kind, mut value, mut reading) = (String::new(), String::new(), false);
        for event in xml.by_ref() {
            match event {
                Event::Start(element) if element.name == "c" => {
                    kind = element.attribute("t").unwrap_or_default().to_owned();
                    value.clear();
                }
                Event::Start(element) => reading = matches!(element.name.as_str(), "v" | "t"),
                Event::Text(text) if reading => value.push_str(&text),
                Event::End(name) if name == "c" => sheet.cell(&kind, &value, shared),
                Event::End(name) if name == "row" => sheet.end_row(),
                Event::End(_) => reading = false,
                Event::Text(_) => {}
            }
            if sheet.rows >= MOST_ROWS {
                break;
            }
        }
        if xml.is_broken() {
            Err(Fault::Damaged)
        } else {
            Ok(sheet)
        }
    }

    fn cell(&mut self, kind: &str, value: &str, shared: &[String]) {
        let text = match kind {
            "s" => value
                .trim()
                .parse()
                .ok()
                .and_then(|index: usize| shared.get(index))
                .map(String::as_str)
                .unwrap_or_default(),
            _ => value,
        };
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\t');
        }
        self.text.push_str(&text.replace(['\n', '\t', '\r'], " "));
        self.cells += u32::from(!text.trim().is_empty());
    }

    fn end_row(&mut self) {
        self.rows += 1;
        self.text.push('\n');
    }
}
