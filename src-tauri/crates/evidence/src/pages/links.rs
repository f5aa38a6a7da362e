//! Links of a page, as text. Only addresses and places in the same document are told; programs, forms and scripts that
//! an annotation would start are not even named here, since nothing of them is ever done.

use super::page_text::{Link, Quad};
use crate::document::pdf::text_string;
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, ObjRef, Rect as PdfRect, String as PdfString};
use hayro_syntax::page::Page;

/// Links read of one page.
const MOST: usize = 2_000;
/// Longest target, characters.
const LONGEST: usize = 2_000;

/// The links of a page (PDF 32000-1 12.5.6.5).
pub(super) fn of_page(pdf: &Pdf, page: &Page<'_>) -> Vec<Link> {
    let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots") else {
        return Vec::new();
    };
    let links = annotations
        .iter::<Dict<'_>>()
        .filter_map(|annotation| link(pdf, page, &annotation));
    links.take(MOST).collect()
}

fn link(pdf: &Pdf, page: &Page<'_>, annotation: &Dict<'_>) -> Option<Link> {
    if annotation.get::<Name<'_>>(b"Subtype")?.as_str() != "Link" {
        return None;
    }
    let target = target(pdf, annotation)?;
    let line: String = target.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    let area = annotation.get::<PdfRect>(b"Rect")?;
    Some(Link {
        target: line,
        quad: quad(page, Rect::new(area.x0, area.y0, area.x1, area.y1)),
    })
}

fn target(pdf: &Pdf, annotation: &Dict<'_>) -> Option<String> {
    let action = annotation.get::<Dict<'_>>(b"A");
    let address = action.as_ref().and_then(|action| action.get::<PdfString<'_>>(b"URI"));
    if let Some(address) = address {
        return Some(text_string(address.as_bytes()));
    }
    let place = annotation
        .get::<Array<'_>>(b"Dest")
        .or_else(|| action?.get::<Array<'_>>(b"D"))?;
    let page: ObjRef = place.raw_iter().next()?.as_obj_ref()?;
    let index = pdf
        .pages()
        .iter()
        .position(|other| other.raw().obj_id() == Some(page.into()))?;
    Some(format!("#page={}", index + 1))
}

/// An area of the page's own units, as shown.
fn quad(page: &Page<'_>, area: Rect) -> Quad {
    let shown = Affine::new(page.initial_transform(true).as_coeffs()).transform_rect_bbox(area);
    let (width, height) = page.render_dimensions();
    let (x, y) = (
        |x: f64| share(x / f64::from(width)),
        |y: f64| share(y / f64::from(height)),
    );
    let (left, right, top, bottom) = (x(shown.x0), x(shown.x1), y(shown.y0), y(shown.y1));
    Quad([[left, top], [right, top], [right, bottom], [left, bottom]])
}

use super::text::share;
