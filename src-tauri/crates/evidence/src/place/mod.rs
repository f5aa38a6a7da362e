//! Places: what a person marked becomes a place that can be stored ([`describe`]), and a stored place is found again in
//! the artifact as it is now ([`locate`]): exactly, once by its context, or lost; never somewhere else.
//!
//! What holds a place is its artifact's digest. While the bytes are the same, a time, a box and a page are where they
//! say. Once the bytes are others nothing tells whether the picture at 04:12 or the box on page 2 still shows what was
//! cited, so such places are lost; only words can be found again, because the quote is the truth (FORMATS 5).
//!
//! Units: milliseconds; parts per million of the picture as shown, upright; pages from 1; Unicode code points of the
//! citable text. All of it is arithmetic: no file is opened here.

mod boxes;
mod cells;
mod frames;
mod likeness;
mod passages;
mod words;

pub use boxes::{PixelBox, PixelSize};
pub use cells::{Cell, cell_at, cell_range};
pub use frames::Frames;
pub use likeness::{Likeness, likeness};
pub use passages::{Passage, Run, Stands, passages, stands};
pub use words::{CitableText, Standing};

use crate::format::Kind;
use crate::report::Probe;
use assay_model::MediaTime;
use assay_model::place::{NotAPlace, PagePart, Place, Region, TextPlace, TimeSpan};

/// What a person marked, in the units of what is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// The artifact as a whole.
    Whole,
    /// A span of a recording, and a box drawn in its picture.
    Span {
        /// From, milliseconds.
        start_ms: u32,
        /// To, milliseconds.
        end_ms: u32,
        /// The box.
        region: Option<Drawn>,
    },
    /// One frame of a paused video, or several that follow one another, counted from 0, and a box drawn on it.
    Frames {
        /// The first.
        first: usize,
        /// The last; the same for one.
        last: usize,
        /// The box.
        region: Option<Drawn>,
    },
    /// A box in a picture.
    Picture(Drawn),
    /// A page, or a box on it.
    Page {
        /// From 1.
        page: u32,
        /// The box.
        region: Option<Drawn>,
    },
    /// Words of the citable text.
    Words {
        /// Which page of the text, from 1; 1 where it has no pages.
        page: u32,
        /// The first code point, from 0.
        start: u32,
        /// One after the last.
        end: u32,
    },
    /// A cell of a table.
    Cell {
        /// Which sheet, from 1; 1 where there is one.
        sheet: u32,
        /// Where in it.
        cell: Cell,
    },
}

/// A box drawn on something that was shown so large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The box, in pixels of what was shown.
    pub region: PixelBox,
    /// How large the whole was shown, upright.
    pub of: PixelSize,
}

/// An artifact as it is now.
#[derive(Clone, Copy, Debug)]
pub struct Shown<'a> {
    /// What it is.
    pub probe: &'a Probe,
    /// Its citable text, where it has one and it was read.
    pub text: Option<&'a CitableText>,
    /// When its frames begin, where that is known.
    pub frames: Option<&'a Frames>,
    /// Whether its bytes are those in which the place was marked.
    pub same_bytes: bool,
}

/// Where a place is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Located {
    /// Where it says: to the millisecond, the pixel, the character.
    Exactly,
    /// The words stand once with what was before and after them: here, with their position as it is now.
    ByContext(Place),
    /// Not to be found.
    Lost(Lost),
}

/// Why a place is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lost {
    /// The artifact was changed, and a time, a box or a page alone tells nothing about what it showed.
    Changed,
    /// The span ends after the recording does.
    PastTheEnd,
    /// There is no such page.
    NoSuchPage,
    /// The artifact has no such places: no time in a picture, no box in a sound.
    DoesNotFit,
    /// Its text could not be read.
    NoText,
    /// The words do not stand there any more with what was before and after them.
    NotThere,
    /// They stand there more than once.
    MoreThanOnce,
}

/// Why what was marked is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Indescribable {
    /// The artifact has no such places.
    #[error("the artifact has no such places")]
    DoesNotFit,
    /// It lies outside: after the end of the recording, on no page, behind the last character, beyond the edge.
    #[error("that lies outside the artifact")]
    Outside,
    /// It has no length, no height, or nothing but white space in it.
    #[error("nothing is marked")]
    Nothing,
    /// The artifact has no citable text.
    #[error("the artifact has no text")]
    NoText,
}

impl Located {
    /// The place as it is now; `asked` is the place that was looked for.
    pub const fn place<'a>(&'a self, asked: &'a Place) -> Option<&'a Place> {
        match self {
            Self::Exactly => Some(asked),
            Self::ByContext(place) => Some(place),
            Self::Lost(_) => None,
        }
    }
}

/// The place that `selection` marks in the artifact.
pub fn describe(selection: &Selection, shown: &Shown<'_>) -> Result<Place, Indescribable> {
    match selection {
        Selection::Whole => Ok(Place::Whole),
        Selection::Span {
            start_ms,
            end_ms,
            region,
        } => span(shown, [*start_ms, *end_ms], *region),
        Selection::Frames { first, last, region } => {
            let frames = shown.frames.ok_or(Indescribable::DoesNotFit)?;
            let span = frames.span(*first, *last).ok_or(Indescribable::Outside)?;
            span_place(shown, span, *region)
        }
        Selection::Picture(drawn) if shown.probe.kind == Kind::Image => Ok(Place::Picture {
            region: drawn.region()?,
        }),
        Selection::Picture(_) => Err(Indescribable::DoesNotFit),
        Selection::Page { page, region } => on_page(shown, *page, *region),
        Selection::Words { page, start, end } => words(shown, *page, [*start, *end]),
        Selection::Cell { sheet, cell } => in_table(shown, *sheet, *cell),
    }
}

/// Where `place` is in the artifact as it is now.
pub fn locate(place: &Place, shown: &Shown<'_>) -> Located {
    match place {
        Place::Whole => Located::Exactly,
        Place::Text(text) => find(shown, None, text),
        Place::Page {
            page,
            part: PagePart::Text(text),
        } => find(shown, Some(*page), text),
        Place::Time { .. } | Place::Picture { .. } | Place::Page { .. } if !shown.same_bytes => {
            Located::Lost(Lost::Changed)
        }
        Place::Time { span, region } => found(time_fits(shown.probe, *span, *region)),
        Place::Picture { .. } => found(fits(shown.probe.kind == Kind::Image)),
        Place::Page { page, .. } => found(page_fits(shown.probe, *page)),
    }
}

impl Drawn {
    fn region(self) -> Result<Region, Indescribable> {
        self.region.on(self.of)
    }
}

fn found(fits: Result<(), Lost>) -> Located {
    fits.map_or_else(Located::Lost, |()| Located::Exactly)
}

fn fits(is_so: bool) -> Result<(), Lost> {
    if is_so { Ok(()) } else { Err(Lost::DoesNotFit) }
}

fn time_fits(probe: &Probe, span: TimeSpan, region: Option<Region>) -> Result<(), Lost> {
    fits(matches!((probe.kind, region), (Kind::Video, _) | (Kind::Audio, None)))?;
    let past = probe.duration_ms.is_some_and(|end| span.end() > MediaTime(end));
    if past { Err(Lost::PastTheEnd) } else { Ok(()) }
}

/// Documents have pages, and so has a picture file with several pictures in it.
fn page_fits(probe: &Probe, page: u32) -> Result<(), Lost> {
    let has_pages = match probe.kind {
        Kind::Document => true,
        Kind::Image => probe.pages.is_some(),
        _ => false,
    };
    fits(has_pages)?;
    let last = probe.pages.filter(|_| !probe.pages_as_stated).unwrap_or(u32::MAX);
    if (1..=last).contains(&page) {
        Ok(())
    } else {
        Err(Lost::NoSuchPage)
    }
}

fn span(shown: &Shown<'_>, [start, end]: [u32; 2], region: Option<Drawn>) -> Result<Place, Indescribable> {
    let span = TimeSpan::new(MediaTime(start), MediaTime(end)).map_err(|_: NotAPlace| Indescribable::Nothing)?;
    span_place(shown, span, region)
}

fn span_place(shown: &Shown<'_>, span: TimeSpan, region: Option<Drawn>) -> Result<Place, Indescribable> {
    let region = region.map(Drawn::region).transpose()?;
    time_fits(shown.probe, span, region)?;
    Ok(Place::Time { span, region })
}

fn on_page(shown: &Shown<'_>, page: u32, region: Option<Drawn>) -> Result<Place, Indescribable> {
    page_fits(shown.probe, page)?;
    let region = region.map(Drawn::region).transpose()?;
    Ok(Place::Page {
        page,
        part: region.map_or(PagePart::Whole, PagePart::Region),
    })
}

fn words(shown: &Shown<'_>, page: u32, range: [u32; 2]) -> Result<Place, Indescribable> {
    let text = shown.text.ok_or(Indescribable::NoText)?;
    let place = text.describe(page, range)?;
    Ok(words_on(shown, page, place))
}

/// Words on a page, where the artifact has pages.
fn words_on(shown: &Shown<'_>, page: u32, text: TextPlace) -> Place {
    let several = shown.text.is_some_and(|text| text.extract().pages.len() > 1);
    let counted = shown.probe.pages.is_some() && !shown.probe.pages_as_stated;
    if several || counted {
        let part = PagePart::Text(text);
        Place::Page { page, part }
    } else {
        Place::Text(text)
    }
}

fn in_table(shown: &Shown<'_>, sheet: u32, cell: Cell) -> Result<Place, Indescribable> {
    let text = shown.text.ok_or(Indescribable::NoText)?;
    let page = text.page(sheet).ok_or(Indescribable::Outside)?;
    if shown.probe.kind != Kind::Table {
        return Err(Indescribable::DoesNotFit);
    }
    let range = cell_range(page, shown.probe.format, cell).ok_or(Indescribable::Outside)?;
    words(shown, sheet, range)
}

fn find(shown: &Shown<'_>, page: Option<u32>, place: &TextPlace) -> Located {
    let Some(text) = shown.text else {
        return Located::Lost(Lost::NoText);
    };
    if shown.same_bytes && text.stands_at(page, place) {
        return Located::Exactly;
    }
    match text.find(&place.quote) {
        Standing::Once { page, range } => match text.describe(page, range) {
            Ok(place) => Located::ByContext(words_on(shown, page, place)),
            Err(_) => Located::Lost(Lost::NotThere),
        },
        Standing::Nowhere => Located::Lost(Lost::NotThere),
        Standing::MoreThanOnce => Located::Lost(Lost::MoreThanOnce),
    }
}

impl From<Lost> for Indescribable {
    fn from(lost: Lost) -> Self {
        match lost {
            Lost::PastTheEnd | Lost::NoSuchPage => Self::Outside,
            Lost::NoText => Self::NoText,
            Lost::Changed | Lost::DoesNotFit | Lost::NotThere | Lost::MoreThanOnce => Self::DoesNotFit,
        }
    }
}
