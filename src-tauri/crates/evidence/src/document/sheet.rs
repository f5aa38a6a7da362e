//! Sheets of XLSX (ECMA-376 part 1, 18.3): their text, a line for each row and a tab between columns, so that a cell
//! stands where its sheet has it. Formulas are not computed; what was last stored is what is read, and the formula where
//! nothing was. Numbers are written as [`number_formats`](super::number_formats) says.

use super::Document;
use super::number_formats::NumberFormats;
use super::relations::Relations;
use crate::fault::{Fault, Found, Needed};
use crate::report::Remark;
use crate::text::normalised;
use crate::window::Window;
use crate::xml::{Element, Event, Xml};
use crate::zip::Directory;

/// Rows read in all.
const MOST_ROWS: u32 = 200_000;
/// Sheets read.
const MOST_SHEETS: usize = 200;
/// Columns that a sheet can have (Excel's limit).
const LAST_COLUMN: u32 = 16_384;
/// Empty cells that are written out for one sheet; beyond, what comes after them moves up.
const MOST_EMPTY: u32 = 100_000;

/// Reads the sheets in the order of the workbook.
pub(super) fn workbook(window: &mut Window<'_>, directory: &Directory, document: &mut Document) -> Found<()> {
    let file = Relations::of(window, directory, "")?;
    let main = file.first("officeDocument", "xl/workbook.xml");
    let book = directory.part(window, main)?.needed()?;
    let related = Relations::of(window, directory, main)?;
    let shared = directory
        .part(window, related.first("sharedStrings", "xl/sharedStrings.xml"))?
        .map(|part| shared_strings(&part))
        .unwrap_or_default();
    let styles = directory
        .part(window, related.first("styles", "xl/styles.xml"))?
        .unwrap_or_default();
    let formats = NumberFormats::of(&styles, &book);
    let listed = Xml::new(&book).filter_map(|event| match event {
        Event::Start(element) if element.name == "sheet" => Some(element),
        _ => None,
    });
    let (mut rows, mut cells, mut hidden) = (0, 0, 0);
    for listed in listed.take(MOST_SHEETS) {
        let Some(id) = listed.attribute("id") else { continue };
        hidden += usize::from(matches!(listed.attribute("state"), Some("hidden" | "veryHidden")));
        let name = related.by_id(std::iter::once(id)).needed()?;
        let sheet = Sheet::of(&directory.part(window, name)?.needed()?, &shared, &formats)?;
        rows += sheet.rows;
        cells += sheet.cells;
        document.push_text(normalised(&sheet.text));
        document.truncated |= rows >= MOST_ROWS;
    }
    document.table = Some((rows, cells));
    document.remark(hidden, |count| Remark::HiddenSheets { count });
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

/// A cell as it is read.
#[derive(Default)]
struct Cell {
    /// `s` for a shared string, `b`, `e`, `str` …; a number otherwise.
    kind: String,
    /// Which number format.
    style: usize,
    /// Its column, from 1, where it says so.
    column: Option<u32>,
    value: String,
    formula: String,
}

/// What of a cell the text belongs to.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Value,
    Formula,
    Nothing,
}

#[derive(Default)]
struct Sheet {
    text: String,
    rows: u32,
    cells: u32,
    /// The row and column that were read last, as the sheet counts them.
    row: u32,
    column: u32,
    /// Empty cells that were written out.
    empty: u32,
}

impl Sheet {
    fn of(part: &[u8], shared: &[String], formats: &NumberFormats) -> Found<Self> {
        let mut sheet = Self::default();
        let mut xml = Xml::new(part);
        let (mut cell, mut inside) = (Cell::default(), Inside::Nothing);
        for event in xml.by_ref() {
            match event {
                Event::Start(element) if element.name == "row" => sheet.begin_row(&element),
                Event::Start(element) if element.name == "c" => cell = Cell::of(&element),
                Event::Start(element) => {
                    inside = match element.name.as_str() {
                        "v" | "t" => Inside::Value,
                        "f" => Inside::Formula,
                        _ => Inside::Nothing,
                    }
                }
                Event::Text(text) if inside == Inside::Value => cell.value.push_str(&text),
                Event::Text(text) if inside == Inside::Formula => cell.formula.push_str(&text),
                Event::End(name) if name == "c" => sheet.cell(&cell, shared, formats),
                Event::End(name) if name == "row" => sheet.end_row(),
                Event::End(_) => inside = Inside::Nothing,
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

    /// Empty rows are not in the file; one of them shows that there are some, as in all citable text.
    fn begin_row(&mut self, row: &Element) {
        let number = row.attribute("r").and_then(|number| number.parse::<u32>().ok());
        let number = number.unwrap_or(self.row.saturating_add(1));
        if number > self.row.saturating_add(1) {
            self.text.push('\n');
        }
        (self.row, self.column) = (number, 0);
    }

    fn cell(&mut self, cell: &Cell, shared: &[String], formats: &NumberFormats) {
        let column = cell.column.unwrap_or(self.column + 1).max(self.column + 1);
        let steps = column - self.column;
        // The first column has no tab before it.
        let tabs = if self.column == 0 { steps - 1 } else { steps };
        let of_empty = self.left(steps - 1);
        for _ in 0..tabs.min(of_empty + u32::from(self.column > 0)) {
            self.text.push('\t');
        }
        self.column = column;
        let text = cell.says(shared, formats);
        self.text.push_str(&text.replace(['\n', '\t', '\r'], " "));
        self.cells += u32::from(!text.trim().is_empty());
    }

    fn end_row(&mut self) {
        self.rows += 1;
        self.text.push('\n');
    }

    /// As many of `wanted` empty ones as may still be written out.
    fn left(&mut self, wanted: u32) -> u32 {
        let left = wanted.min(MOST_EMPTY.saturating_sub(self.empty));
        self.empty += left;
        left
    }
}

impl Cell {
    fn of(element: &Element) -> Self {
        let style = element.attribute("s").and_then(|style| style.parse().ok());
        Self {
            kind: element.attribute("t").unwrap_or_default().to_owned(),
            style: style.unwrap_or_default(),
            column: element.attribute("r").and_then(column),
            ..Self::default()
        }
    }

    fn says(&self, shared: &[String], formats: &NumberFormats) -> String {
        let value = self.value.trim();
        if value.is_empty() && !self.formula.is_empty() {
            return format!("={}", self.formula);
        }
        match self.kind.as_str() {
            "s" => {
                let index = value.parse().ok();
                let text = index.and_then(|index: usize| shared.get(index));
                text.cloned().unwrap_or_default()
            }
            "b" if value == "1" => "TRUE".to_owned(),
            "b" => "FALSE".to_owned(),
            "" | "n" => formats.written(value, self.style),
            _ => self.value.clone(),
        }
    }
}

/// The column of a cell's name, from 1: 28 of `AB7`.
fn column(name: &str) -> Option<u32> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic);
    let column = letters.take(4).fold(0, |column, letter| {
        column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    (1..=LAST_COLUMN).contains(&column).then_some(column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rows: &str, text: &str) {
        let styles = b"<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
        let formats = NumberFormats::of(styles, b"<workbook/>");
        let part = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
        let shared = ["Name".to_owned(), "two\nlines".to_owned()];
        let sheet = Sheet::of(part.as_bytes(), &shared, &formats);
        assert_eq!(sheet.ok().map(|sheet| sheet.text).as_deref(), Some(text), "{rows}");
    }

    #[test]
    fn a_cell_stands_where_its_sheet_has_it() {
        check(
            "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1'><v>7</v></c></row>",
            "Name\t7\n",
        );
        check("<row r='1'><c r='C1'><v>7</v></c></row>", "\t\t7\n");
        check(
            "<row r='1'><c r='A1'/><c r='B1'><v>7</v></c><c r='E1'><v>8</v></c></row>",
            "\t7\t\t\t8\n",
        );
        check(
            "<row r='2'><c r='A2'><v>1</v></c></row><row r='5'><c r='B5'><v>2</v></c></row>",
            "\n1\n\n\t2\n",
        );
        // Some writers leave the names away.
        check(
            "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
            "1\t2\n3\n",
        );
        check(
            "<row r='1'><c r='C1'><v>1</v></c><c r='A1'><v>2</v></c></row>",
            "\t\t1\t2\n",
        );
    }

    #[test]
    fn what_a_cell_says_is_what_its_sheet_shows() {
        check(
            "<row><c t='b'><v>1</v></c><c t='b'><v>0</v></c><c t='e'><v>#N/A</v></c></row>",
            "TRUE\tFALSE\t#N/A\n",
        );
        check(
            "<row><c t='s'><v>1</v></c><c t='s'><v>99</v></c></row>",
            "two lines\t\n",
        );
        check(
            "<row><c t='inlineStr'><is><r><t>in </t></r><r><t>line</t></r></is></c></row>",
            "in line\n",
        );
        check(
            "<row><c s='1'><v>46350</v></c><c t='str'><f>A1&amp;\"\"</f><v>said</v></c></row>",
            "2026-11-24\tsaid\n",
        );
        check(
            "<row><c><f>SUM(A1:A3)</f><v>6</v></c><c><f>SUM(A1:A3)</f></c></row>",
            "6\t=SUM(A1:A3)\n",
        );
    }

    #[test]
    fn a_cell_at_the_far_end_of_every_row_does_not_fill_the_memory() {
        let rows: String = (1..200)
            .map(|row| format!("<row r='{row}'><c r='XFD{row}'><v>1</v></c></row>"))
            .collect();
        let formats = NumberFormats::of(b"", b"");
        let part = format!("<worksheet>{rows}<row r='1048576'><c><v>2</v></c></row></worksheet>");
        let sheet = Sheet::of(part.as_bytes(), &[], &formats).map(|sheet| sheet.text).ok();
        let text = sheet.unwrap_or_default();
        assert!(text.len() < 200_000 && text.ends_with("1\n\n2\n"), "{}", text.len());
        assert_eq!(column("XFE1"), None);
    }
}
