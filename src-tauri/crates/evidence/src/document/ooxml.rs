//! DOCX and PPTX (ECMA-376): text by paragraphs, slides in their order, what `docProps` says, and what should be known:
//! hidden slides and text, notes for the speaker, tracked changes, comments, embedded objects, fields that run commands, templates from elsewhere.

use super::relations::Relations;
use super::{Document, sheet};
use crate::fault::{Fault, Found, Needed};
use crate::format::Format;
use crate::report::{Remark, Tells, identifying};
use crate::text::normalised;
use crate::window::Window;
use crate::xml::{Element, Event, Xml};
use crate::zip::Directory;

/// Slides that are read.
const MOST_SLIDES: usize = 2_000;

/// Reads a document.
pub(crate) fn read(window: &mut Window<'_>, format: Format) -> Found<Document> {
    let directory = Directory::open(window)?;
    let mut document = Document::default();
    match format {
        Format::Pptx | Format::Pptm => slides(window, &directory, &mut document)?,
        Format::Xlsx | Format::Xlsm => sheet::workbook(window, &directory, &mut document)?,
        _ => word(window, &directory, &mut document)?,
    }
    properties(window, &directory, format, &mut document)?;
    let embedded = |name: &str| name.contains("/embeddings/") && name.to_ascii_lowercase().contains("oleobject");
    document.embedded |= directory
        .entries
        .iter()
        .any(|entry| embedded(&entry.name) || entry.name.contains("/activeX/"));
    remote_links(window, &directory, &mut document)?;
    Ok(document)
}

/// The paragraphs of one part, and what was seen on the way.
#[derive(Default)]
struct Paragraphs {
    text: String,
    changes: usize,
    commands: bool,
    hidden: bool,
    deleted: usize,
    run_text: bool,
    /// Whether the run is one that the document hides, and how many such runs hold text.
    vanished: bool,
    vanished_runs: usize,
}

impl Paragraphs {
    fn of(part: &[u8]) -> Found<Self> {
        let mut found = Self::default();
        let mut xml = Xml::new(part);
        for event in xml.by_ref() {
            match event {
                Event::Start(element) => found.start(&element),
                Event::Text(text) if found.run_text && found.deleted == 0 => found.run(&text),
                Event::Text(text) => found.note_instruction(&text),
                Event::End(name) => found.end(&name),
            }
        }
        if xml.is_broken() {
            Err(Fault::Damaged)
        } else {
            Ok(found)
        }
    }

    fn start(&mut self, element: &Element) {
        match element.name.as_str() {
            "r" => self.vanished = false,
            "vanish" => self.vanished = !matches!(element.attribute("val"), Some("0" | "false" | "off")),
            "t" => self.run_text = true,
            "tab" | "ptab" => self.text.push('\t'),
            "br" | "cr" => self.text.push('\n'),
            "noBreakHyphen" => self.text.push('-'),
            "del" | "moveFrom" => {
                self.deleted += 1;
                self.changes += 1;
            }
            "ins" | "moveTo" => self.changes += 1,
            "fldSimple" => self.note_instruction(element.attribute("instr").unwrap_or_default()),
            "sld" => self.hidden = element.attribute("show") == Some("0"),
            _ => {}
        }
    }

    fn run(&mut self, text: &str) {
        self.text.push_str(text);
        if std::mem::take(&mut self.vanished) {
            self.vanished_runs += 1;
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.run_text = false,
            "p" => self.text.push('\n'),
            "tc" => {
                self.text.truncate(self.text.trim_end_matches('\n').len());
                self.text.push('\t');
            }
            "tr" => self.text.push('\n'),
            "del" | "moveFrom" => self.deleted = self.deleted.saturating_sub(1),
            _ => {}
        }
    }

    /// Field instructions that start programs.
    fn note_instruction(&mut self, text: &str) {
        let word = text.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
        self.commands |= word == "DDE" || word == "DDEAUTO";
    }
}

fn word(window: &mut Window<'_>, directory: &Directory, document: &mut Document) -> Found<()> {
    let file = Relations::of(window, directory, "")?;
    let name = file.first("officeDocument", "word/document.xml");
    let related = Relations::of(window, directory, name)?;
    let main = directory.part(window, name)?.needed()?;
    let body = Paragraphs::of(&main)?;
    let mut text = body.text;
    for (kind, usual) in [("footnotes", "word/footnotes.xml"), ("endnotes", "word/endnotes.xml")] {
        if let Some(notes) = directory.part(window, related.first(kind, usual))? {
            text.push_str(&Paragraphs::of(&notes)?.text);
        }
    }
    document.push_text(normalised(&text));
    document.embedded |= body.commands;
    document.remark(body.changes, |count| Remark::TrackedChanges { count });
    document.remark(body.vanished_runs, |count| Remark::HiddenText { count });
    if let Some(comments) = directory.part(window, related.first("comments", "word/comments.xml"))? {
        let found = authors(&comments, "comment", document);
        document.remark(found, |count| Remark::ReviewComments { count });
    }
    authors(&main, "ins", document);
    authors(&main, "del", document);
    Ok(())
}

/// Counts the elements of a name; their authors are told.
fn authors(part: &[u8], name: &str, document: &mut Document) -> usize {
    let elements = Xml::new(part).filter_map(|event| match event {
        Event::Start(element) if element.name == name => Some(element),
        _ => None,
    });
    let mut count = 0;
    for element in elements {
        count += 1;
        if let Some(author) = element.attribute("author").filter(|_| document.tells.len() < 100) {
            document
                .tells
                .extend(identifying(Tells::Author, author, &format!("{name} in the text")));
        }
    }
    count
}

fn slides(window: &mut Window<'_>, directory: &Directory, document: &mut Document) -> Found<()> {
    let file = Relations::of(window, directory, "")?;
    let main = file.first("officeDocument", "ppt/presentation.xml");
    let presentation = directory.part(window, main)?.needed()?;
    let related = Relations::of(window, directory, main)?;
    let mut spoken = 0;
    // Lists further down name the same slides again, by section or by show.
    let listed = Xml::new(&presentation)
        .take_while(|event| !matches!(event, Event::End(name) if name == "sldIdLst"))
        .filter_map(|event| match event {
            Event::Start(element) if element.name == "sldId" => Some(element),
            _ => None,
        });
    for slide in listed.take(MOST_SLIDES) {
        let ids = slide.attributes.iter().map(|(_, value)| value.as_str());
        let name = related.by_id(ids).needed()?;
        let slide = Paragraphs::of(&directory.part(window, name)?.needed()?)?;
        document.hidden.push(slide.hidden);
        document.push_text(normalised(&slide.text));
        let beside = Relations::of(window, directory, name)?;
        let notes = directory.part(window, beside.first("notesSlide", ""))?;
        spoken += usize::from(notes.is_some_and(|notes| is_spoken(&notes)));
    }
    document.pages = u32::try_from(document.hidden.len()).ok();
    let hidden = document.hidden.iter().filter(|hidden| **hidden).count();
    document.remark(hidden, |count| Remark::HiddenSlides { count });
    document.remark(spoken, |count| Remark::SpeakerNotes { count });
    Ok(())
}

/// Whether there is text in the body of a slide's notes; its number, a date and a footer stand in other shapes.
fn is_spoken(notes: &[u8]) -> bool {
    let (mut body, mut text) = (false, false);
    Xml::new(notes).any(|event| {
        match event {
            Event::Start(element) => match element.name.as_str() {
                "sp" => body = false,
                "ph" => body = element.attribute("type") == Some("body"),
                "t" => text = true,
                _ => {}
            },
            Event::End(name) if name == "t" => text = false,
            Event::Text(written) => return body && text && !written.trim().is_empty(),
            Event::End(_) => {}
        }
        false
    })
}

/// `core.xml`: who and when; `app.xml`: pages as the writing program counted them.
fn properties(window: &mut Window<'_>, directory: &Directory, format: Format, document: &mut Document) -> Found<()> {
    if let Some(core) = directory.part(window, "docProps/core.xml")? {
        for (name, value) in leaves(&core) {
            let what = match name.as_str() {
                "creator" | "lastModifiedBy" => Tells::Author,
                "created" | "modified" => Tells::Date,
                _ => continue,
            };
            document.tells.extend(identifying(what, &value, "core.xml"));
        }
    }
    if let Some(app) = directory.part(window, "docProps/app.xml")? {
        for (name, value) in leaves(&app) {
            match name.as_str() {
                "Pages" if format == Format::Docx && document.pages.is_none() => {
                    document.pages = value.trim().parse().ok().filter(|pages| *pages > 0);
                    document.pages_as_stated = document.pages.is_some();
                }
                "Company" | "Manager" => document.tells.extend(identifying(Tells::Author, &value, "app.xml")),
                "Application" => document.tells.extend(identifying(Tells::Software, &value, "app.xml")),
                _ => {}
            }
        }
    }
    Ok(())
}

/// Elements that hold text, and it.
pub(super) fn leaves(part: &[u8]) -> Vec<(String, String)> {
    let (mut found, mut open) = (Vec::new(), None);
    for event in Xml::new(part).take(10_000) {
        match event {
            Event::Start(element) => open = Some((element.name, String::new())),
            Event::Text(text) => open.iter_mut().for_each(|(_, held)| held.push_str(&text)),
            Event::End(_) => found.extend(open.take()),
        }
    }
    found
}

/// Templates, pictures and frames from elsewhere (hostile input OX-001); hyperlinks wait for a click and do not count.
fn remote_links(window: &mut Window<'_>, directory: &Directory, document: &mut Document) -> Found<()> {
    let names: Vec<String> = directory
        .entries
        .iter()
        .filter(|entry| entry.name.ends_with(".rels"))
        .map(|entry| entry.name.clone())
        .collect();
    let mut remote = false;
    for name in names.iter().take(500) {
        let part = directory.part(window, name)?.unwrap_or_default();
        remote |= Xml::new(&part).any(|event| match event {
            Event::Start(element) => {
                element.attribute("TargetMode") == Some("External")
                    && element
                        .attribute("Type")
                        .is_some_and(|kind| !kind.ends_with("/hyperlink"))
            }
            _ => false,
        });
    }
    if remote {
        document.remarks.push(Remark::RemoteLink);
    }
    Ok(())
}
