//! Places in evidence, as the window knows them.

use assay_app::model::place::{PagePart, Place as At, Region, TextPlace};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A place. Boxes are x, y, width and height in parts per million of the picture as shown; words are code points of the
/// page's citable text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub(crate) enum Place {
    Whole,
    Time {
        start_ms: u32,
        end_ms: u32,
        #[serde(rename = "box")]
        region: Option<[u32; 4]>,
    },
    Picture {
        #[serde(rename = "box")]
        region: [u32; 4],
    },
    Page {
        page: u32,
        #[serde(rename = "box")]
        region: Option<[u32; 4]>,
    },
    Words {
        page: Option<u32>,
        start: u32,
        end: u32,
        quote: String,
    },
}

/// Words that were found in this submission.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Hit {
    pub(crate) artifact: Option<String>,
    pub(crate) annotation: Option<String>,
    /// The file's name, or the field's.
    pub(crate) path: String,
    pub(crate) place: Option<Place>,
    pub(crate) label: String,
    pub(crate) before: String,
    pub(crate) hit: String,
    pub(crate) after: String,
}

impl From<&At> for Place {
    fn from(place: &At) -> Self {
        match place {
            At::Whole => Self::Whole,
            At::Time { span, region } => Self::Time {
                start_ms: span.start().0,
                end_ms: span.end().0,
                region: region.map(Region::ppm),
            },
            At::Picture { region } => Self::Picture { region: region.ppm() },
            At::Page { page, part } => match part {
                PagePart::Whole => Self::Page {
                    page: *page,
                    region: None,
                },
                PagePart::Region(region) => Self::Page {
                    page: *page,
                    region: Some(region.ppm()),
                },
                PagePart::Text(text) => words(Some(*page), text),
            },
            At::Text(text) => words(None, text),
        }
    }
}

/// Words whose position nobody counted stand at the beginning, nothing wide: the quote is the truth.
pub(super) fn words(page: Option<u32>, text: &TextPlace) -> Place {
    let position = text.position.as_ref();
    Place::Words {
        page,
        start: position.map_or(0, |position| position.start),
        end: position.map_or(0, |position| position.end),
        quote: text.quote.exact.clone(),
    }
}
