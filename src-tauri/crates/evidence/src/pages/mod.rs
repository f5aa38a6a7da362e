//! Documents as pages: a picture of a page or of a part of it ([`render`]), and the words on it with their places
//! ([`page_text`]). The child keeps a document open while one job after the other names it ([`Session`]), so that page
//! after page neither reads the file again nor its fonts.

mod close_up;
mod fields;
mod glyphs;
mod lines;
mod links;
mod office;
mod open;
mod order;
mod page_text;
mod photograph;
mod reading;
mod render;
mod text;
mod words;

pub use close_up::OnPage;
pub(crate) use fields::count as fields_without_appearance;
pub(crate) use office::is_office;
pub use open::DocumentName;
pub(crate) use open::{Opened, has_pages};
pub use page_text::{Link, PageText, Quad, TextSpan};
pub use render::{Form, PagePicture, Scale, View};
pub(crate) use text::of_page;

use crate::document::MOST_TEXT;
use crate::extract::text_extractor;
use crate::picture::pixels::LONGEST_EDGE;
use crate::refusal::Stopped;
use crate::report::TextExtract;
use crate::source::Source;
use hayro_interpret::{InterpreterCache, InterpreterSettings};
use render::Brush;

/// Pages drawn before what was learned of the fonts is forgotten: nothing else limits how much that is.
const FORGET_AFTER: u32 = 64;

/// An open document, and what was learned of its fonts while pages of it were drawn and read.
pub(crate) struct Session<'a> {
    opened: &'a Opened,
    brush: Brush<'a>,
    fonts: InterpreterCache<'a>,
    jobs: u32,
}

impl<'a> Session<'a> {
    /// The first job begins.
    pub(crate) fn on(opened: &'a Opened) -> Self {
        Self {
            opened,
            brush: Brush::default(),
            fonts: InterpreterCache::new(),
            jobs: 0,
        }
    }

    /// The picture of a page, counted from 1, and its bytes.
    pub(crate) fn picture(&mut self, page: u32, view: View) -> Result<(PagePicture, Vec<u8>), Stopped> {
        self.forget();
        self.brush.picture(self.opened, page, view)
    }

    /// The picture of a place on a page, counted from 1, and its JPEG. Where the words that are meant stand nowhere on
    /// the page it is the whole page.
    pub(crate) fn place(
        &mut self,
        page: u32,
        part: OnPage,
        long_edge_px: u32,
    ) -> Result<(PagePicture, Vec<u8>), Stopped> {
        let region = match part {
            OnPage::Whole => None,
            OnPage::Region(region) => Some(region),
            OnPage::Words { start, end } => close_up::lines_of(&self.text(page)?, start, end),
        };
        let long_edge_px = long_edge_px.clamp(1, LONGEST_EDGE);
        let Some(region) = region else {
            let view = View {
                scale: Scale::LongEdge(long_edge_px),
                tile: None,
                form: Form::Jpeg,
            };
            return self.picture(page, view);
        };
        self.forget();
        self.brush.close_up(self.opened, page, region, long_edge_px)
    }

    /// The words of a page, counted from 1, and where they stand.
    pub(crate) fn text(&mut self, number: u32) -> Result<PageText, Stopped> {
        self.forget();
        let page = self.opened.page(number)?;
        let text = of_page(page, &self.fonts, &InterpreterSettings::default());
        let (width, height) = page.render_dimensions();
        Ok(PageText {
            extractor: text_extractor(self.opened.format).unwrap_or_default().to_owned(),
            page: number,
            pages: self.opened.pages(),
            width_millipoints: millipoints(width),
            height_millipoints: millipoints(height),
            text: text.text,
            spans: text.spans,
            links: links::of_page(&self.opened.pdf, page),
            truncated: text.truncated,
            approximate: self.opened.is_approximate(),
            hidden: self.opened.is_hidden(number),
        })
    }

    /// The words of all pages.
    pub(crate) fn whole_text(&mut self, source: &mut dyn Source) -> Result<TextExtract, Stopped> {
        let count = self.opened.pages();
        let (mut pages, mut length, mut truncated) = (Vec::new(), 0, false);
        for number in 1..=count {
            source
                .progress(u64::from(number), u64::from(count))
                .map_err(crate::fault::Fault::Source)?;
            let page = self.text(number)?;
            length += page.text.len();
            truncated |= page.truncated || length > MOST_TEXT;
            if length <= MOST_TEXT {
                pages.push(page.text);
            }
        }
        Ok(TextExtract {
            extractor: text_extractor(self.opened.format).unwrap_or_default().to_owned(),
            pages,
            truncated,
        })
    }

    fn forget(&mut self) {
        self.jobs += 1;
        if self.jobs.is_multiple_of(FORGET_AFTER) {
            self.brush = Brush::default();
            self.fonts = InterpreterCache::new();
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what fits just before"
)]
fn millipoints(points: f32) -> u32 {
    (f64::from(points) * 1000.0).round().clamp(1.0, f64::from(u32::MAX)) as u32
}
