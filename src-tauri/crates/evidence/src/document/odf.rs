//! OpenDocument (ODF 1.2): text, presentations and spreadsheets out of `content.xml`; pages and people as `meta.xml`
//! says.

use super::Document;
use crate::fault::{Fault, Found, Needed};
use crate::format::Format;
use crate::report::{Remark, Tells, identifying};
use crate::text::normalised;
use crate::window::Window;
use crate::xml::{Element, Event, Xml};
use crate::zip::Directory;

/// A cell or row is repeated at most so often; spreadsheets repeat empty ones to the edge of the world.
const MOST_REPEATS: u32 = 1_000;

/// Reads a document.
pub(crate) fn read(window: &mut Window<'_>, format: Format) -> Found<Document> {
    let directory = Directory::open(window)?;
    if directory
        .part(window, "META-INF/manifest.xml")?
        .is_some_and(|part| crate::window::find(&part, b"encryption-data").is_some())
    {
        return Err(Fault::Encrypted);
    }
    let content = directory.part(window, "content.xml")?.needed()?;
    let mut document = Document::default();
    let mut body = Body {
        table: format == Format::Ods,
        ..Body::default()
    };
    body.read(&content)?;
    body.finish(format, &mut document);
    if let Some(meta) = directory.part(window, "meta.xml")? {
        about(&meta, &mut document);
    }
    let macros = |name: &str| name.starts_with("Basic/") || name.starts_with("Scripts/");
    document.embedded = directory.entries.iter().any(|entry| macros(&entry.name));
    Ok(document)
}

#[derive(Default)]
struct Body {
    table: bool,
    pages: Vec<String>,
    text: String,
    paragraphs: usize,
    notes: usize,
    deleted: usize,
    changes: usize,
    comments: usize,
    rows: u32,
    cells: u32,
    row_filled: bool,
    cell_start: usize,
    repeat: u32,
}

impl Body {
    fn read(&mut self, part: &[u8]) -> Found<()> {
        let mut xml = Xml::new(part);
        for event in xml.by_ref() {
            match event {
                Event::Start(element) => self.start(&element),
                Event::Text(text) if self.paragraphs > 0 && self.deleted == 0 && self.notes == 0 => {
                    self.text.push_str(&text)
                }
                Event::Text(_) => {}
                Event::End(name) => self.end(&name),
            }
        }
        if xml.is_broken() { Err(Fault::Damaged) } else { Ok(()) }
    }

    fn start(&mut self, element: &Element) {
        match element.name.as_str() {
            "p" | "h" => self.paragraphs += 1,
            "tab" => self.text.push('\t'),
            "s" => self.text.push(' '),
            "line-break" => self.text.push('\n'),
            "tracked-changes" => self.deleted += 1,
            "changed-region" => self.changes += 1,
            "annotation" => {
                self.comments += 1;
                self.notes += 1;
            }
            "notes" => self.notes += 1,
            "table-cell" => {
                self.cell_start = self.text.len();
                let repeat = element
                    .attribute("number-columns-repeated")
                    .and_then(|count| count.parse().ok());
                self.repeat = repeat.unwrap_or(1).min(MOST_REPEATS);
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                self.paragraphs = self.paragraphs.saturating_sub(1);
                self.text.push('\n');
            }
            "tracked-changes" => self.deleted = self.deleted.saturating_sub(1),
            "annotation" | "notes" => self.notes = self.notes.saturating_sub(1),
            "table-cell" => self.end_cell(),
            "table-row" => self.end_row(),
            "page" => self.end_page(),
            "table" if self.table => self.end_page(),
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let held = self
            .text
            .get(self.cell_start..)
            .unwrap_or_default()
            .trim()
            .replace('\n', " ");
        self.text.truncate(self.cell_start);
        if !held.is_empty() {
            self.cells += self.repeat;
            self.row_filled = true;
        }
        self.text.push_str(&held);
        self.text.push('\t');
    }

    fn end_row(&mut self) {
        self.rows += u32::from(self.row_filled);
        self.row_filled = false;
        self.text.push('\n');
    }

    fn end_page(&mut self) {
        self.pages.push(std::mem::take(&mut self.text));
    }

    fn finish(mut self, format: Format, document: &mut Document) {
        if format == Format::Odt {
            self.end_page();
        } else {
            document.pages = (format == Format::Odp).then(|| u32::try_from(self.pages.len()).unwrap_or(u32::MAX));
        }
        document.table = self.table.then_some((self.rows, self.cells));
        document.remark(self.changes, |count| Remark::TrackedChanges { count });
        document.remark(self.comments, |count| Remark::ReviewComments { count });
        self.pages.iter().for_each(|page| document.push_text(normalised(page)));
    }
}

fn about(meta: &[u8], document: &mut Document) {
    for (name, value) in super::ooxml::leaves(meta) {
        let what = match name.as_str() {
            "creator" | "initial-creator" => Tells::Author,
            "generator" => Tells::Software,
            "creation-date" | "date" => Tells::Date,
            _ => continue,
        };
        document.tells.extend(identifying(what, &value, "meta.xml"));
    }
    let statistic = Xml::new(meta).find_map(|event| match event {
        Event::Start(element) if element.name == "document-statistic" => element.attribute("page-count")?.parse().ok(),
        _ => None,
    });
    if document.pages.is_none() && document.table.is_none() {
        document.pages = statistic.filter(|pages| *pages > 0);
        document.pages_as_stated = document.pages.is_some();
    }
}
