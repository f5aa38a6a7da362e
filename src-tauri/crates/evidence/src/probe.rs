//! One file, measured: type first, then what is worth knowing of a file of that type.

use crate::document::{Document, odf, ooxml, pdf, table};
use crate::fault::{Fault, Found};
use crate::format::{Format, Kind, NotShown, Support};
use crate::report::{Finding, Probe, Remark, Tells};
use crate::sniff::{sniff_window, text as sniffed_text};
use crate::source::Source;
use crate::text::{captions, decode, html, markdown, normalised, rtf, words::count_words};
use crate::window::Window;
use crate::{media, picture};
use Format as F;

/// Text files above this are not read whole.
pub(crate) const LARGEST_TEXT: u64 = 64 << 20;

/// Measures the file behind `source`, which is called `name`.
pub(crate) fn probe(source: &mut dyn Source, name: &str) -> Found<Probe> {
    let mut window = Window::new(source);
    let sniffed = sniff_window(&mut window, name)?;
    let mut probe = Probe::of(sniffed.format, window.size());
    unsupported(&mut window, &mut probe)?;
    match probe.format.kind() {
        Kind::Image => picture::probe(&mut window, &mut probe)?,
        Kind::Video | Kind::Audio => media::probe(&mut window, &mut probe)?,
        _ => {}
    }
    let still_lies = sniffed.also.is_some() || !probe.format.agrees_with(name);
    sniffed
        .lie(name)
        .filter(|_| still_lies)
        .into_iter()
        .for_each(|lie| probe.find(lie));
    source.headers_read()?;
    if matches!(probe.kind, Kind::Document | Kind::Text | Kind::Table) && probe.shown {
        contents(source, &mut probe)?;
    }
    probe.identifying.sort();
    Ok(probe)
}

/// What is said of files without a viewer.
fn unsupported(window: &mut Window<'_>, probe: &mut Probe) -> Found<()> {
    let Support::Not(why) = probe.format.support() else {
        return Ok(());
    };
    match (probe.format, why) {
        (F::Empty, _) => probe.find(Finding::EmptyFile),
        (format, NotShown::Pointer) => {
            let bytes = window.bytes(0, 64 * 1024)?;
            let target = sniffed_text::target(&bytes, format);
            let owner = sniffed_text::owner(&bytes).filter(|_| format == F::GoogleDoc);
            owner.iter().for_each(|owner| probe.tells(Tells::Author, owner, "link"));
            probe.find(Finding::PointerFile { format, target });
        }
        (F::Amr | F::Avi | F::Flv | F::Midi | F::MpegPs | F::MpegTs | F::Wma | F::Wmv, _) => {
            probe.cannot_be_shown(NotShown::MediaContainer);
        }
        (F::Doc | F::Ppt | F::Xls, _) if crate::sniff::has_macros(window) => probe.cannot_be_shown(NotShown::Macros),
        _ => probe.cannot_be_shown(why),
    }
    Ok(())
}

fn contents(source: &mut dyn Source, probe: &mut Probe) -> Found<()> {
    match read(source, probe.format) {
        Ok(document) => {
            fill(probe, document);
            Ok(())
        }
        Err(Fault::Source(error)) => Err(Fault::Source(error)),
        Err(fault) => {
            probe.cannot_be_shown(match fault {
                Fault::Encrypted => NotShown::Encrypted,
                Fault::TooLarge => NotShown::TooLarge,
                _ => NotShown::Damaged,
            });
            Ok(())
        }
    }
}

/// Reads what has words or cells.
pub(crate) fn read(source: &mut dyn Source, format: Format) -> Found<Document> {
    match format {
        F::Pdf => pdf::read(source),
        F::Docx | F::Pptx | F::Xlsx | F::Docm | F::Pptm | F::Xlsm => ooxml::read(&mut Window::new(source), format),
        F::Odt | F::Odp | F::Ods => odf::read(&mut Window::new(source), format),
        _ => plain(source, format),
    }
}

fn plain(source: &mut dyn Source, format: Format) -> Found<Document> {
    let size = source.size();
    let length = usize::try_from(size.min(LARGEST_TEXT)).map_err(|_| Fault::TooLarge)?;
    let bytes = Window::new(source).bytes(0, length)?;
    let mut document = Document {
        truncated: size > LARGEST_TEXT,
        ..Document::default()
    };
    if format == F::Rtf {
        let rtf = rtf::read(&bytes);
        document.embedded = rtf.objects;
        document.tells.extend(
            rtf.author
                .and_then(|author| crate::report::identifying(Tells::Author, &author, "RTF")),
        );
        document.push_text(normalised(&rtf.text));
        return Ok(document);
    }
    let text = decode::text_of(&bytes).ok_or(Fault::Damaged)?;
    if matches!(format, F::Csv | F::Tsv) {
        document.table = Some(table::measure(text.trim_start_matches('\u{feff}'), format == F::Tsv));
    }
    let elements = left_out(&text, format);
    if !elements.is_empty() {
        document.remarks.push(Remark::MarkupLeftOut { elements });
    }
    document.push_text(readable(&text, format));
    Ok(document)
}

/// What of a text file no reader sees.
fn left_out(text: &str, format: Format) -> Vec<String> {
    match format {
        F::Markdown => markdown::left_out(text),
        F::Html => html::left_out(text),
        _ => Vec::new(),
    }
}

/// The citable text of a text file.
fn readable(text: &str, format: Format) -> String {
    let text = normalised(text);
    match format {
        F::Markdown => normalised(&markdown::readable(&text)),
        F::Html => normalised(&html::readable(&text)),
        F::Vtt | F::Srt => text,
        _ => text,
    }
}

/// Writing that the fonts of the pages laid out here do not have, or that is joined and turned by rules which they are not
/// laid out by: from the first to the last letter.
const NOT_WRITTEN_HERE: [(char, char); 10] = [
    ('\u{590}', '\u{e7f}'),
    ('\u{f00}', '\u{109f}'),
    ('\u{1100}', '\u{139f}'),
    ('\u{1700}', '\u{18af}'),
    ('\u{1950}', '\u{1c7f}'),
    ('\u{2e80}', '\u{a4cf}'),
    ('\u{a840}', '\u{d7ff}'),
    ('\u{f900}', '\u{faff}'),
    ('\u{fb1d}', '\u{fdff}'),
    ('\u{1f000}', '\u{3ffff}'),
];
/// So many of its letters are told.
const LETTERS_TOLD: usize = 8;

/// What of `texts` is written so.
fn letters_missing(texts: &[String]) -> Option<Remark> {
    let missing = |letter: &char| NOT_WRITTEN_HERE.iter().any(|(from, to)| (from..=to).contains(&letter));
    let mut letters = String::new();
    for letter in texts.iter().flat_map(|text| text.chars()).filter(missing) {
        if !letters.contains(letter) {
            letters.push(letter);
        }
        if letters.chars().count() == LETTERS_TOLD {
            break;
        }
    }
    (!letters.is_empty()).then_some(Remark::LettersMissing { letters })
}

fn fill(probe: &mut Probe, document: Document) {
    if matches!(probe.format, F::Docx | F::Pptx) {
        probe.remarks.extend(letters_missing(&document.texts));
    }
    (probe.pages, probe.pages_as_stated) = (document.pages, document.pages_as_stated);
    if probe.kind == Kind::Table {
        (probe.rows, probe.cells) = document.table.unzip();
    } else if matches!(probe.format, F::Vtt | F::Srt) {
        captions_of(probe, &document);
    } else {
        let words = document.texts.iter().map(|text| count_words(text));
        probe.words = Some(words.fold(0, u32::saturating_add));
    }
    probe.remarks.extend(document.remarks);
    if document.truncated {
        probe.remarks.push(Remark::Shortened);
    }
    document
        .tells
        .into_iter()
        .for_each(|found| probe.tells(found.what, &found.value, &found.source));
    if document.cut {
        probe.find(Finding::CutShort { stated_ms: None });
    }
    if document.embedded {
        probe.cannot_be_shown(NotShown::EmbeddedObject);
    }
}

fn captions_of(probe: &mut Probe, document: &Document) {
    let found = captions::read(document.texts.first().map(String::as_str).unwrap_or_default());
    probe.cues = u32::try_from(found.cues.len()).ok();
    probe.words = Some(count_words(&found.text()));
    probe.duration_ms = found.end_ms();
    let overlapping = found.overlapping();
    if !found.broken.is_empty() {
        let (count, lines) = first_of(found.broken);
        probe.remarks.push(Remark::BrokenCues { lines, count });
    }
    if !overlapping.is_empty() {
        let (count, lines) = first_of(overlapping);
        probe.remarks.push(Remark::OverlappingCues { lines, count });
    }
}

/// How many lines there are, and the first twenty.
fn first_of(mut lines: Vec<u32>) -> (u32, Vec<u32>) {
    let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    lines.truncate(20);
    (count, lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, told: Option<&str>) {
        let letters = told.map(|letters| Remark::LettersMissing {
            letters: letters.to_owned(),
        });
        assert_eq!(letters_missing(&[text.to_owned()]), letters, "{text}");
    }

    #[test]
    fn writing_that_is_not_laid_out_is_told_and_no_other() {
        check("Which is more: 3/4 or 0.7? – “Ünal”, ½, Ελένη, Ольга, ✓ → €", None);
        check("The class: 分数比较大小 分数", Some("分数比较大小"));
        check("เศษส่วน", Some("เศษส่วน"));
        check("שברים and الكسور", Some("שבריםالك"));
        check("thumbs 👍", Some("👍"));
        check("", None);
    }
}
