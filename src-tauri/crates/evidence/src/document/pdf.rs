//! PDF by hayro: pages, text, metadata. Only what is drawn is text, invisible text of a scan included, and the values of
//! a form whether the file has pictures of them or not (`crate::pages`).

use super::Document;
use crate::fault::{Fault, Found};
use crate::picture::collect_xmp;
use crate::report::{Remark, Tells, identifying};
use crate::source::Source;
use crate::window::Window;
use hayro_interpret::{InterpreterCache, InterpreterSettings};
use hayro_syntax::object::{Array, Dict, Stream};
use hayro_syntax::page::Page;
use hayro_syntax::{LoadPdfError, Pdf};

/// Files above this are not loaded: the child has 512 MiB for everything.
const LARGEST: u64 = 256 << 20;
/// Pages whose text is read.
const MOST_PAGES: usize = 10_000;
/// Pages named in a remark.
const MOST_TOLD: usize = 20;

/// Loads a PDF file.
pub(crate) fn open(source: &mut dyn Source) -> Found<Pdf> {
    if source.size() > LARGEST {
        return Err(Fault::TooLarge);
    }
    let size = usize::try_from(source.size()).map_err(|_| Fault::TooLarge)?;
    let bytes = Window::new(source).bytes(0, size)?;
    Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Fault::Encrypted,
        LoadPdfError::Invalid => Fault::Damaged,
    })
}

/// Reads text and metadata, page by page.
pub(crate) fn read(source: &mut dyn Source) -> Found<Document> {
    let pdf = open(source)?;
    let mut document = Document::default();
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(Fault::Damaged);
    }
    document.pages = u32::try_from(pages.len()).ok();
    let (cache, settings) = (InterpreterCache::new(), InterpreterSettings::default());
    let (mut without, mut empty, mut lost, mut covered) = (0, 0, 0, Vec::new());
    for (index, page) in pages.iter().enumerate().take(MOST_PAGES) {
        source.progress(index as u64, pages.len() as u64)?;
        let text = crate::pages::of_page(page, &cache, &settings);
        without += crate::pages::fields_without_appearance(page);
        document.truncated |= text.truncated;
        empty += usize::from(!text.drew);
        lost += usize::from(!text.drew && has_lost_its_content(page));
        if text.covered && covered.len() < MOST_TOLD {
            covered.extend(u32::try_from(index + 1));
        }
        document.push_text(text.text);
    }
    let bytes: &[u8] = pdf.data().as_ref();
    let whole = ends_whole(bytes);
    if !whole && empty == pages.len() {
        return Err(Fault::Damaged);
    }
    document.cut = (!whole && lost > 0) || end_is_missing(bytes, whole);
    document.truncated |= pages.len() > MOST_PAGES;
    document.remark(without, |count| Remark::FieldsWithoutAppearance { count });
    if !covered.is_empty() {
        document.remarks.push(Remark::CoveredText { pages: covered });
    }
    metadata(&pdf, &mut document);
    catalog(&pdf, &mut document);
    Ok(document)
}

/// Whether the file ends as a PDF ends (PDF 32000-1 7.5.5): the last `startxref` leads to a table or stream of cross
/// references. Readers search the file for objects where it does not, and find what is left of it.
pub(crate) fn ends_whole(bytes: &[u8]) -> bool {
    let at = bytes.windows(9).rposition(|word| word == b"startxref");
    let digits = at.and_then(|at| bytes.get(at + 9..)).unwrap_or_default();
    let digits = digits.trim_ascii_start();
    let length = digits.iter().take(12).take_while(|byte| byte.is_ascii_digit()).count();
    let number = digits.get(..length).and_then(|digits| std::str::from_utf8(digits).ok());
    let Some(offset) = number.and_then(|digits| digits.parse::<usize>().ok()) else {
        return false;
    };
    // Some files have a mail header before `%PDF`, and count from there.
    let begins = crate::window::find(bytes.get(..bytes.len().min(1024)).unwrap_or_default(), b"%PDF").unwrap_or(0);
    [offset, offset.saturating_add(begins)].iter().any(|place| {
        let there = bytes.get(*place..).unwrap_or_default().trim_ascii_start();
        let object = there.first().is_some_and(u8::is_ascii_digit) && {
            let head = there.get(..there.len().min(24)).unwrap_or_default();
            crate::window::find(head, b" obj").is_some()
        };
        there.starts_with(b"xref") || object
    })
}

/// Whether objects stand behind the last sign that the file ends: it was cut, or what was added to it last was. A file that
/// lacks its table and has the sign, as careless programs write, is all there.
fn end_is_missing(bytes: &[u8], whole: bool) -> bool {
    let last = |word: &[u8]| bytes.windows(word.len()).rposition(|found| found == word);
    let table = last(b"startxref").filter(|_| whole);
    match table.max(last(b"%%EOF")) {
        Some(end) => holds_object(bytes.get(end..).unwrap_or_default()),
        None => true,
    }
}

/// Whether an object begins there: `12 0 obj`.
fn holds_object(bytes: &[u8]) -> bool {
    const WORD: &[u8] = b" obj";
    let begins = |at: usize| {
        let before = bytes.get(..at).unwrap_or_default();
        let generation = before.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        let number = before.get(..at - generation).unwrap_or_default().strip_suffix(b" ");
        let after = bytes
            .get(at + WORD.len())
            .is_none_or(|byte| !byte.is_ascii_alphanumeric());
        generation > 0 && after && number.is_some_and(|number| number.last().is_some_and(u8::is_ascii_digit))
    };
    let words = bytes.windows(WORD.len()).enumerate();
    words.filter(|(_, word)| *word == WORD).any(|(at, _)| begins(at))
}

/// Whether a page names content that is not in the file any more.
pub(crate) fn has_lost_its_content(page: &Page<'_>) -> bool {
    let there = page
        .page_stream()
        .is_some_and(|content| !content.trim_ascii().is_empty());
    page.raw().contains_key(b"Contents") && !there
}

/// A text string (7.9.2.2): UTF-16 or UTF-8 with a mark, else PDFDocEncoding, of which Windows-1252 is near enough.
pub(crate) fn text_string(bytes: &[u8]) -> String {
    if let Some(utf16) = bytes.strip_prefix(b"\xfe\xff") {
        return encoding_rs::UTF_16BE.decode_without_bom_handling(utf16).0.into_owned();
    }
    if let Some(utf16) = bytes.strip_prefix(b"\xff\xfe") {
        return encoding_rs::UTF_16LE.decode_without_bom_handling(utf16).0.into_owned();
    }
    if let Some(utf8) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return String::from_utf8_lossy(utf8).into_owned();
    }
    encoding_rs::WINDOWS_1252
        .decode_without_bom_handling(bytes)
        .0
        .into_owned()
}

fn metadata(pdf: &Pdf, document: &mut Document) {
    let info = pdf.metadata();
    let fields = [
        (&info.author, Tells::Author),
        (&info.creator, Tells::Software),
        (&info.producer, Tells::Software),
    ];
    for (value, what) in fields {
        let text = value.as_deref().map(text_string);
        document
            .tells
            .extend(text.and_then(|text| identifying(what, &text, "PDF Info")));
    }
    if let Some(date) = info.creation_date {
        let text = format!("{:04}-{:02}-{:02}", date.year, date.month, date.day);
        document.tells.extend(identifying(Tells::Date, &text, "PDF Info"));
    }
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    if let Some(packet) = root
        .and_then(|root| root.get::<Stream<'_>>(b"Metadata"))
        .and_then(|stream| stream.decoded().ok())
    {
        document
            .tells
            .extend(collect_xmp(packet.get(..packet.len().min(1 << 20)).unwrap_or_default()));
    }
}

/// Earlier revisions, attachments, XFA.
fn catalog(pdf: &Pdf, document: &mut Document) {
    let bytes: &[u8] = pdf.data().as_ref();
    let ends = bytes.windows(5).filter(|word| word == b"%%EOF").count();
    let linear = bytes
        .get(..1024.min(bytes.len()))
        .is_some_and(|head| crate::window::find(head, b"/Linearized").is_some());
    document.remark(ends.saturating_sub(1 + usize::from(linear)), |count| {
        Remark::EarlierRevisions { count }
    });
    let Some(root) = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id()) else {
        return;
    };
    if root
        .get::<Dict<'_>>(b"AcroForm")
        .is_some_and(|form| form.contains_key(b"XFA"))
    {
        document.remarks.push(Remark::XfaForm);
    }
    let files = root
        .get::<Dict<'_>>(b"Names")
        .and_then(|names| names.get::<Dict<'_>>(b"EmbeddedFiles"));
    let count = files.map_or(0, |files| {
        files
            .get::<Array<'_>>(b"Names")
            .map_or(1, |names| names.raw_iter().count() / 2)
    });
    document.remark(count, |count| Remark::Attachments { count });
}
