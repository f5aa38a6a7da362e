//! Citable text, with the name and version of what extracted it. The name goes into every text position that is stored;
//! whoever changes what an extractor gives for the same bytes raises its number.

use crate::fault::Fault;
use crate::format::{Format, Kind, NotShown, Support};
use crate::pages::{self, Opened, Session};
use crate::probe;
use crate::refusal::{Refusal, Stopped};
use crate::report::{Probe, TextExtract};
use crate::sniff::sniff_window;
use crate::source::Source;
use crate::window::Window;
use Format as F;

/// The text of a PDF: in reading order, with a place for every word (`crate::pages`). 1 was in the order of drawing;
/// 2 ran the words of a line together that ends in dots and a page number.
pub(crate) const PDF: &str = "assay-pdf-text/3";

/// The text of the file behind `source`, which is called `name`.
pub(crate) fn text(source: &mut dyn Source, name: &str) -> Result<TextExtract, Stopped> {
    let format = sniff_window(&mut Window::new(source), name)?.format;
    let Some(extractor) = text_extractor(format) else {
        return Err(Stopped::Refused(without_text(format)));
    };
    if pages::is_office(format) {
        match as_pages(source, name) {
            Err(Stopped::Fault(Fault::Source(error))) => return Err(Stopped::Fault(Fault::Source(error))),
            Ok(text) => return Ok(text),
            // What cannot be laid out has its words all the same.
            Err(_) => {}
        }
    }
    let extractor = as_written(format).unwrap_or(extractor);
    match probe::read(source, format) {
        Ok(document) => {
            let pages = if document.texts.is_empty() {
                vec![String::new()]
            } else {
                document.texts
            };
            Ok(TextExtract {
                extractor: extractor.to_owned(),
                pages,
                truncated: document.truncated,
            })
        }
        Err(Fault::Source(error)) => Err(Stopped::Fault(Fault::Source(error))),
        Err(Fault::Encrypted) => Err(Stopped::Refused(Refusal::Encrypted { format })),
        Err(Fault::TooLarge) => Err(Stopped::Refused(Refusal::NotShown {
            format,
            why: NotShown::TooLarge,
        })),
        Err(_) => Err(Stopped::Refused(Refusal::Damaged { format })),
    }
}

/// Why a file of a format has no words for us: there are none in it, or nothing here reads it.
const fn without_text(format: Format) -> Refusal {
    match (format.kind(), format.support()) {
        (_, Support::Not(NotShown::Encrypted)) => Refusal::Encrypted { format },
        (Kind::Document | Kind::Table | Kind::Text, Support::Not(why)) => Refusal::NotShown { format, why },
        _ => Refusal::NoText { format },
    }
}

/// Which extractor reads a format: what [`TextExtract::extractor`] will say.
pub const fn text_extractor(format: Format) -> Option<&'static str> {
    match format {
        F::Pdf => Some(PDF),
        F::Docx => Some("assay-docx-text/3"),
        F::Pptx => Some("assay-pptx-text/3"),
        F::Xlsx => Some("assay-xlsx-text/2"),
        F::Odt | F::Odp | F::Ods => Some("assay-odf-text/1"),
        F::Rtf => Some("assay-rtf-text/1"),
        F::Markdown => Some("assay-markdown-text/1"),
        F::Html => Some("assay-html-text/1"),
        _ if matches!(format.kind(), Kind::Text | Kind::Table) && shown(format) => Some("assay-plain-text/1"),
        _ => None,
    }
}

/// How many pages, slides or sheets the words of a file stand on; none where they are one text without any, or where the
/// pages are known to the program only that wrote the file.
pub fn text_pages(probe: &Probe, text: &TextExtract) -> Option<u32> {
    let counted = probe.pages.filter(|_| !probe.pages_as_stated);
    let laid_out = pages::is_office(probe.format) && text_extractor(probe.format) == Some(text.extractor.as_str());
    let told = text.pages.len() > 1 || laid_out;
    counted.or_else(|| u32::try_from(text.pages.len()).ok().filter(|_| told))
}

/// The words of a file that is laid out here, page by page as it is shown.
fn as_pages(source: &mut dyn Source, name: &str) -> Result<TextExtract, Stopped> {
    let opened = Opened::read(source, name)?;
    Session::on(&opened).whole_text(source)
}

/// Which extractor reads a file that could not be laid out: its paragraphs in the order of the file. Until version 2 it
/// read all of them.
const fn as_written(format: Format) -> Option<&'static str> {
    match format {
        F::Docx => Some("assay-docx-text/1"),
        F::Pptx => Some("assay-pptx-text/1"),
        _ => None,
    }
}

const fn shown(format: Format) -> bool {
    matches!(format.support(), Support::Shown)
}
