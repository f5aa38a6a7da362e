//! Opening a document whose pages are shown.

use super::office::{self, LaidOut, NoPages};
use crate::document::pdf;
use crate::fault::Fault;
use crate::format::{Format, Kind, NotShown, Support};
use crate::refusal::{Refusal, Stopped};
use crate::sniff::sniff_window;
use crate::source::Source;
use crate::window::Window;
use hayro_syntax::Pdf;
use hayro_syntax::page::Page;
use serde::{Deserialize, Serialize};

/// Which document a page is wanted of.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DocumentName {
    /// Its file name.
    pub name: String,
    /// What stands for its bytes and for no others: the SHA-256 of an artifact. Without one it is opened anew for every
    /// page.
    pub key: Option<String>,
}

/// A document as pages.
pub(crate) struct Opened {
    /// What it is.
    pub(crate) format: Format,
    /// Its pages.
    pub(crate) pdf: Pdf,
    /// Whether the file ends before its parts do.
    cut: bool,
    /// Of each slide, whether the presentation skips it; empty where there are no slides.
    hidden: Vec<bool>,
}

impl Opened {
    /// Opens the document behind `source`, which is called `name`.
    pub(crate) fn read(source: &mut dyn Source, name: &str) -> Result<Self, Stopped> {
        let format = sniff_window(&mut Window::new(source), name)?.format;
        let refused = |refusal| Err(Stopped::Refused(refusal));
        let not_shown = |why| Refusal::NotShown { format, why };
        match format.support() {
            Support::Not(NotShown::Encrypted) => return refused(Refusal::Encrypted { format }),
            Support::Not(why) if format.kind() == Kind::Document => return refused(not_shown(why)),
            _ if !has_pages(format) => return refused(Refusal::NoPages { format }),
            _ => {}
        }
        match Self::of(source, format) {
            Ok(opened) if opened.pdf.pages().is_empty() => refused(Refusal::Damaged { format }),
            Ok(opened) => Ok(opened),
            Err(NoPages::NotShown(why)) => refused(not_shown(why)),
            Err(NoPages::Fault(Fault::Source(error))) => Err(Stopped::Fault(Fault::Source(error))),
            Err(NoPages::Fault(Fault::Encrypted)) => refused(Refusal::Encrypted { format }),
            Err(NoPages::Fault(Fault::TooLarge)) => refused(not_shown(NotShown::TooLarge)),
            Err(NoPages::Fault(Fault::NoSuchPage { pages })) => refused(Refusal::NoSuchPage { format, pages }),
            Err(NoPages::Fault(Fault::Damaged | Fault::Unsupported)) => refused(Refusal::Damaged { format }),
        }
    }

    fn of(source: &mut dyn Source, format: Format) -> Result<Self, NoPages> {
        if office::is_office(format) {
            let LaidOut { pdf, hidden } = office::laid_out(source, format)?;
            let cut = false;
            return Ok(Self {
                format,
                pdf,
                cut,
                hidden,
            });
        }
        let pdf = pdf::open(source)?;
        Ok(Self {
            format,
            cut: !pdf::ends_whole(pdf.data().as_ref()),
            pdf,
            hidden: Vec::new(),
        })
    }

    /// Whether the pages are our own rendering of a file that has none of its own.
    pub(crate) const fn is_approximate(&self) -> bool {
        office::is_office(self.format)
    }

    /// Whether the presentation skips this page, counted from 1.
    pub(crate) fn is_hidden(&self, number: u32) -> bool {
        let index = number.checked_sub(1).and_then(|index| usize::try_from(index).ok());
        index.is_some_and(|index| self.hidden.get(index) == Some(&true))
    }

    /// How many pages there are.
    pub(crate) fn pages(&self) -> u32 {
        u32::try_from(self.pdf.pages().len()).unwrap_or(u32::MAX)
    }

    /// A page, counted from 1. One whose content was cut off with the end of the file is not shown as an empty one.
    pub(crate) fn page(&self, number: u32) -> Result<&Page<'_>, Stopped> {
        let format = self.format;
        let index = number.checked_sub(1).and_then(|index| usize::try_from(index).ok());
        let page = index.and_then(|index| self.pdf.pages().get(index));
        let page = page.ok_or_else(|| {
            Stopped::Refused(Refusal::NoSuchPage {
                format,
                pages: self.pages(),
            })
        })?;
        if self.cut && pdf::has_lost_its_content(page) {
            return Err(Stopped::Refused(Refusal::Damaged { format }));
        }
        Ok(page)
    }
}

/// Whether a file of that format would have pages if it were opened.
pub(crate) const fn has_pages(format: Format) -> bool {
    matches!(
        format,
        Format::Pdf | Format::Docx | Format::Docm | Format::Pptx | Format::Pptm
    )
}
