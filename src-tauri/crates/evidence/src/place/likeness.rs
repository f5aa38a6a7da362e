//! What a place looks like: which part of which page or picture is drawn of it. Words are drawn as the lines of the page
//! in which they stand. A moment of a recording is drawn by the window that plays it, never here.

use crate::child::job::Job;
use crate::format::Kind;
use crate::pages::{DocumentName, OnPage, has_pages};
use crate::picture::pixels::PictureWanted;
use crate::report::Probe;
use assay_model::place::{PagePart, Place, Region};

/// What is drawn of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// A picture in a file of pictures, or a part of it.
    Picture {
        /// Which picture, from 1.
        page: u32,
        /// Which part of it; all of it otherwise.
        region: Option<Region>,
    },
    /// A page of a document, or a part of it.
    Page {
        /// From 1.
        page: u32,
        /// What of it.
        part: OnPage,
    },
}

/// What is drawn of `place` in an artifact that is what `probe` says; `None` where there is nothing to draw: a moment, a
/// file as a whole, words where no page is drawn or nobody knows their position.
pub fn likeness(place: &Place, probe: &Probe) -> Option<Likeness> {
    match (place, probe.kind) {
        (Place::Picture { region }, Kind::Image) => Some(Likeness::Picture {
            page: 1,
            region: Some(*region),
        }),
        (Place::Page { page, part }, Kind::Image) => Some(Likeness::Picture {
            page: *page,
            region: match part {
                PagePart::Region(region) => Some(*region),
                PagePart::Whole | PagePart::Text(_) => None,
            },
        }),
        (
            Place::Page {
                part: PagePart::Text(_),
                ..
            },
            Kind::Document,
        ) if !has_pages(probe.format) => None,
        (Place::Page { page, part }, Kind::Document) => Some(Likeness::Page {
            page: *page,
            part: on_page(part)?,
        }),
        _ => None,
    }
}

fn on_page(part: &PagePart) -> Option<OnPage> {
    match part {
        PagePart::Whole => Some(OnPage::Whole),
        PagePart::Region(region) => Some(OnPage::Region(*region)),
        PagePart::Text(text) => text.position.as_ref().map(|position| OnPage::Words {
            start: position.start,
            end: position.end,
        }),
    }
}

impl Likeness {
    /// The job that draws it, with a longer edge of at most so many pixels.
    pub(crate) fn job(self, document: &DocumentName, long_edge_px: u32) -> Job {
        match self {
            Self::Picture { page, region } => Job::Picture {
                name: document.name.clone(),
                wanted: PictureWanted {
                    page,
                    long_edge_px,
                    region,
                },
            },
            Self::Page { page, part } => Job::OnPage {
                document: document.clone(),
                page,
                part,
                long_edge_px,
            },
        }
    }
}
