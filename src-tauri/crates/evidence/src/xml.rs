//! XML for reading office files and metadata: elements by local name, attributes, text; quick-xml underneath. Entities
//! other than the five of XML and character numbers are left out (so nothing can be expanded), a document type is
//! skipped, and nothing is ever fetched. What is not well-formed ends the reading.

use crate::text::html::unescaped;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event as Raw};

/// Elements deeper than this end the reading.
const DEEPEST: usize = 512;

/// A part of an XML document.
pub(crate) enum Event {
    /// An element begins; an empty one ends at once.
    Start(Element),
    /// Text, character references resolved.
    Text(String),
    /// An element ends.
    End(String),
}

/// The start of an element, names without prefixes.
pub(crate) struct Element {
    /// Its local name.
    pub(crate) name: String,
    /// Its attributes by local name.
    pub(crate) attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// A reader over the bytes of a document.
pub(crate) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    pending_end: Option<String>,
    depth: usize,
    broken: bool,
}

impl<'a> Xml<'a> {
    /// Reads `bytes`, which have to be UTF-8, as they are in office files.
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        let mut reader = Reader::from_reader(bytes);
        reader.config_mut().check_end_names = true;
        Self {
            reader,
            pending_end: None,
            depth: 0,
            broken: false,
        }
    }

    /// Whether the reading ended because the document is not well-formed, or ended before its elements did.
    pub(crate) const fn is_broken(&self) -> bool {
        self.broken
    }

    fn start(&mut self, start: &BytesStart<'_>, empty: bool) -> Event {
        let name = start.local_name().as_ref().to_owned();
        let mut raw = start.attributes();
        let attributes = raw.with_checks(false).flatten();
        let attributes = attributes.map(|pair| (pair.key.local_name().as_ref().to_owned(), unescaped(&pair.value)));
        let element = Element {
            name: name.clone(),
            attributes: attributes.collect(),
        };
        if empty {
            self.pending_end = Some(name);
        } else {
            self.depth += 1;
        }
        Event::Start(element)
    }
}

impl Iterator for Xml<'_> {
    type Item = Event;

    fn next(&mut self) -> Option<Event> {
        if let Some(name) = self.pending_end.take() {
            return Some(Event::End(name));
        }
        loop {
            match self.reader.read_event() {
                Ok(Raw::Start(_)) if self.depth >= DEEPEST => {
                    self.broken = true;
                    return None;
                }
                Ok(Raw::Start(start)) => return Some(self.start(&start, false)),
                Ok(Raw::Empty(start)) => return Some(self.start(&start, true)),
                Ok(Raw::End(end)) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Some(Event::End(end.local_name().as_ref().to_owned()));
                }
                Ok(Raw::Text(text)) => return Some(Event::Text((*text).to_owned())),
                Ok(Raw::CData(text)) => return Some(Event::Text((*text).to_owned())),
                Ok(Raw::GeneralRef(name)) => {
                    return Some(Event::Text(unescaped(&format!("&{};", &*name))));
                }
                Ok(Raw::Eof) => {
                    self.broken = self.depth > 0;
                    return None;
                }
                Ok(_) => {}
                Err(_) => {
                    self.broken = true;
                    return None;
                }
            }
        }
    }
}
