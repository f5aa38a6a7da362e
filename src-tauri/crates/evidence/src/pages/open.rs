//! Opening a document whose pages are shown.

use crate::child::Source;
use crate::child::job::{Refusal, Stopped};
use crate::document::pdf;
use crate::fault::Fault;
use crate::format::{Format, NotShown};
use crate::sniff::sniff_window;
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
}

impl Opened {
    /// Opens the document behind `source`, which is called `name`.
    pub(crate) fn read(source: &mut dyn Source, name: &str) -> Result<Self, Stopped> {
        let format = sniff_window(&mut Window::new(source), name)?.format;
        let refused = |refusal| Err(Stopped::Refused(refusal));
        if format != Format::Pdf {
            return refused(Refusal::NoPages { format });
        }
        match pdf::open(source) {
            Ok(pdf) if pdf.pages().is_empty() => refused(Refusal::Damaged { format }),
            Ok(pdf) => Ok(Self {
                format,
                cut: !pdf::ends_whole(pdf.data().as_ref()),
                pdf,
            }),
            Err(Fault::Source(error)) => Err(Stopped::Fault(Fault::Source(error))),
            Err(Fault::Encrypted) => refused(Refusal::Encrypted { format }),
            Err(Fault::TooLarge) => refused(Refusal::NotShown {
                format,
                why: NotShown::TooLarge,
            }),
            Err(Fault::Damaged) => refused(Refusal::Damaged { format }),
        }
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
