//! A page as a picture: at a scale, and either all of it or a tile. Scales are chosen so that the picture has whole
//! pixels and its edges are the page's edges: a place in parts per million is the same place in both.
//!
//! Pages go to the window as PNG, written with the fastest of its settings: text is grey on white, so that this takes
//! 3 ms where a JPEG takes 15 and blurs the letters, and 200 KB cross the pipe instead of 8 MB of pixels (which cost
//! 30 ms). A page that is a photograph goes as that photograph ([`super::photograph`]), or made smaller. What is kept or
//! handed on is a JPEG.

use super::close_up::page_edge;
use super::open::Opened;
use super::{fields, photograph};
use crate::fault::Fault;
use crate::format::{Format, NotShown};
use crate::picture::pixels;
use crate::place::{PixelBox, PixelSize};
use crate::refusal::{Refusal, Stopped};
use assay_model::place::Region;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings};
use hayro_syntax::page::Page;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use serde::{Deserialize, Serialize};

/// Most pixels of one picture: 25 million take 100 MB while they are drawn.
const MOST_PIXELS: u64 = 25_000_000;
/// Most pixels of an edge of the whole page, of which a tile may be wanted.
const LONGEST_EDGE: u32 = 60_000;
/// Pixels kept for the next page.
const KEPT_PIXELS: usize = 4_000_000;
const JPEG: &str = "image/jpeg";
const PNG: &str = "image/png";
/// Of the JPEG, of 100: the edges of letters stay clean.
const QUALITY: u8 = 90;

/// What of a page is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct View {
    /// How large the whole page is.
    pub scale: Scale,
    /// Which part of it: x, y, width and height in pixels of the whole page at that scale. It is cut where it reaches
    /// out of the page.
    pub tile: Option<[u32; 4]>,
    /// In which form.
    pub form: Form,
}

/// In which form a picture comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// A JPEG of exactly that scale, small enough to keep.
    Jpeg,
    /// A PNG of exactly that scale, made at once.
    Png,
    /// What is made at once: a PNG, or, of a page that is a photograph, a JPEG with one to two times the pixels.
    Fastest,
}

/// How large a page is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scale {
    /// So that its longer edge has so many pixels.
    LongEdge(u32),
    /// So that it is so many pixels wide.
    Width(u32),
    /// So many pixels to the inch, as the page says its size.
    PixelsPerInch(u32),
    /// As it is best: a page that is a photograph with the pixels of that, any other at 144 pixels to the inch.
    Own,
}

/// A picture of a page; its bytes come beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PagePicture {
    /// What the file is.
    pub format: Format,
    /// Which page, from 1.
    pub page: u32,
    /// How many there are.
    pub pages: u32,
    /// Width of the whole page in pixels at this scale; less than was asked for where that is more than is safe to draw.
    pub page_width_px: u32,
    /// Height of the whole page in pixels at this scale.
    pub page_height_px: u32,
    /// Where in the whole page the picture begins: its left edge, pixels.
    pub x_px: u32,
    /// Its upper edge, pixels.
    pub y_px: u32,
    /// Width of the picture in pixels.
    pub width_px: u32,
    /// Height of the picture in pixels.
    pub height_px: u32,
    /// What its bytes are: `image/jpeg` or `image/png`.
    pub media_type: String,
    /// Whether it is our own rendering of a file that has no pages of its own.
    pub approximate: bool,
    /// Whether it is a slide that the presentation skips.
    pub hidden: bool,
    /// Whether the whole page has fewer pixels than were asked for, because so many are not drawn.
    #[serde(default)]
    pub limited: bool,
}

/// A whole page, as large as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Whole {
    /// Width and height in pixels.
    size: (u32, u32),
    /// Whether more were asked for.
    limited: bool,
}

/// Draws the pages of one document; keeps what it learned of its fonts, and its colours' pot.
#[derive(Default)]
pub(super) struct Brush<'a> {
    cache: RenderCache<'a>,
    context: Option<RenderContext>,
    pixels: Option<Pixmap>,
}

impl<'a> Brush<'a> {
    /// The picture of the page with that number.
    pub(super) fn picture(
        &mut self,
        opened: &'a Opened,
        number: u32,
        view: View,
    ) -> Result<(PagePicture, Vec<u8>), Stopped> {
        let page = opened.page(number)?;
        let whole = whole_size(page.render_dimensions(), view);
        if let Some((size, jpeg)) = own(page, whole.size, view) {
            let all = [0, 0, size.0, size.1];
            let whole = Whole { size, ..whole };
            return Ok((told(opened, number, whole, all, JPEG), jpeg));
        }
        self.drawn(opened, number, whole, view)
    }

    /// The picture of a part of the page with that number, its longer edge at most so many pixels long.
    pub(super) fn close_up(
        &mut self,
        opened: &'a Opened,
        number: u32,
        region: Region,
        long_edge_px: u32,
    ) -> Result<(PagePicture, Vec<u8>), Stopped> {
        let size = opened.page(number)?.render_dimensions();
        let mut view = View {
            scale: Scale::LongEdge(page_edge(size, region, long_edge_px)),
            tile: Some([0; 4]),
            form: Form::Jpeg,
        };
        let whole = whole_size(size, view);
        let (width, height) = whole.size;
        let part = PixelBox::of(region, PixelSize { width, height });
        view.tile = Some([part.x, part.y, part.width, part.height]);
        self.drawn(opened, number, whole, view)
    }

    fn drawn(
        &mut self,
        opened: &'a Opened,
        number: u32,
        whole: Whole,
        view: View,
    ) -> Result<(PagePicture, Vec<u8>), Stopped> {
        let too_large = || {
            Stopped::Refused(Refusal::NotShown {
                format: opened.format,
                why: NotShown::TooLarge,
            })
        };
        let part = part(whole.size, view.tile).ok_or_else(too_large)?;
        let pixels = self
            .draw(opened.page(number)?, whole.size, part)
            .ok_or_else(too_large)?;
        let (media_type, bytes) = match view.form {
            Form::Jpeg => (JPEG, jpeg(&pixels)),
            Form::Png | Form::Fastest => (PNG, png(&pixels)),
        };
        self.pixels = Some(pixels).filter(|pixels| pixels.data().len() <= KEPT_PIXELS);
        let bytes = bytes.ok_or(Stopped::Fault(Fault::TooLarge))?;
        Ok((told(opened, number, whole, part, media_type), bytes))
    }

    /// Draws the part on white.
    fn draw(&mut self, page: &'a Page<'a>, whole: (u32, u32), [x, y, width, height]: [u32; 4]) -> Option<Pixmap> {
        let (width, height) = (u16::try_from(width).ok()?, u16::try_from(height).ok()?);
        let transform = Affine::translate((-f64::from(x), -f64::from(y))) * placed(page, whole);
        let mut context = self.context.take().unwrap_or_else(|| RenderContext::new(width, height));
        context.reset_and_resize(width, height);
        paint(page, &self.cache, transform, &mut context);
        if let Some(values) = fields::overlay(page) {
            let cache = RenderCache::new();
            values
                .pages()
                .iter()
                .for_each(|values| paint(values, &cache, transform, &mut context));
        }
        context.flush();
        let mut pixels = self.pixels.take().unwrap_or_else(|| Pixmap::new(width, height));
        pixels.resize(width, height);
        let settings = RasterizerSettings {
            target_init: TargetInit::Clear(WHITE),
            ..RasterizerSettings::default()
        };
        context.render_with(&mut pixels, &mut Resources::default(), settings);
        self.context = Some(context);
        Some(pixels)
    }
}

/// The page's own photograph and its size, where it is one and has the pixels that are wanted: as it is, or made smaller,
/// which is faster than to draw it and as sharp as it can be.
fn own(page: &Page<'_>, whole: (u32, u32), view: View) -> Option<((u32, u32), Vec<u8>)> {
    let wanted = view.tile.is_none() && view.form != Form::Png && fields::count(page) == 0;
    let photograph = wanted.then(|| photograph::of_page(page)).flatten()?;
    let size = (photograph.width, photograph.height);
    let most = if view.form == Form::Fastest { 2 } else { 1 };
    let close = size.0 >= whole.0 && size.0 <= whole.0.saturating_mul(most);
    let few = u64::from(size.0) * u64::from(size.1) <= MOST_PIXELS;
    if few && (view.scale == Scale::Own || close) {
        return Some((size, photograph.jpeg));
    }
    let enough = size.0 >= whole.0 && size.1 >= whole.1;
    let smaller = enough.then(|| pixels::smaller(&photograph.jpeg, whole)).transpose();
    Some((whole, smaller.ok()??))
}

fn told(opened: &Opened, page: u32, whole: Whole, part: [u32; 4], media_type: &str) -> PagePicture {
    let [x_px, y_px, width_px, height_px] = part;
    PagePicture {
        format: opened.format,
        page,
        pages: opened.pages(),
        page_width_px: whole.size.0,
        page_height_px: whole.size.1,
        x_px,
        y_px,
        width_px,
        height_px,
        media_type: media_type.to_owned(),
        approximate: opened.is_approximate(),
        hidden: opened.is_hidden(page),
        limited: whole.limited,
    }
}

/// Width and height of the whole page in pixels: at least one, and few enough to be drawn.
fn whole_size((width, height): (f32, f32), view: View) -> Whole {
    let sane = |points: f32| {
        if points.is_finite() {
            f64::from(points).max(1e-3)
        } else {
            1.0
        }
    };
    let (width, height) = (sane(width), sane(height));
    let wanted = match view.scale {
        Scale::LongEdge(pixels) => f64::from(pixels) / width.max(height),
        Scale::Width(pixels) => f64::from(pixels) / width,
        Scale::PixelsPerInch(pixels) => f64::from(pixels) / 72.0,
        Scale::Own => 2.0,
    };
    let edge = f64::from(LONGEST_EDGE) / width.max(height);
    let area = if view.tile.is_some() {
        edge
    } else {
        (MOST_PIXELS as f64 / (width * height)).sqrt()
    };
    let scale = wanted.min(edge).min(area);
    Whole {
        size: (whole_pixels(width * scale), whole_pixels(height * scale)),
        limited: view.scale != Scale::Own && scale < wanted,
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a few thousand just before"
)]
fn whole_pixels(length: f64) -> u32 {
    length.round().clamp(1.0, f64::from(LONGEST_EDGE)) as u32
}

/// The part of the page that is drawn; `None` where it is empty or too much.
fn part((width, height): (u32, u32), tile: Option<[u32; 4]>) -> Option<[u32; 4]> {
    let [x, y, wide, high] = tile.unwrap_or([0, 0, width, height]);
    let (wide, high) = (wide.min(width.saturating_sub(x)), high.min(height.saturating_sub(y)));
    let pixels = u64::from(wide) * u64::from(high);
    (pixels > 0 && pixels <= MOST_PIXELS).then_some([x, y, wide, high])
}

fn paint<'a>(page: &'a Page<'a>, cache: &RenderCache<'a>, transform: Affine, context: &mut RenderContext) {
    let settings = InterpreterSettings::default();
    hayro::render_into(page, cache, &settings, &RenderSettings::default(), context, transform);
}

/// From the page's own units to pixels of the whole page.
fn placed(page: &Page<'_>, (width, height): (u32, u32)) -> Affine {
    let (wide, high) = page.render_dimensions();
    Affine::scale_non_uniform(f64::from(width) / f64::from(wide), f64::from(height) / f64::from(high))
        * Affine::new(page.initial_transform(true).as_coeffs())
}

fn jpeg(pixels: &Pixmap) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_1_1);
    let encoded = encoder.encode(
        pixels.data_as_u8_slice(),
        pixels.width(),
        pixels.height(),
        ColorType::Rgba,
    );
    encoded.ok().map(|()| bytes)
}

/// A PNG: of one channel where all is grey, else of three.
fn png(pixels: &Pixmap) -> Option<Vec<u8>> {
    let (drawn, _) = pixels.data_as_u8_slice().as_chunks::<4>();
    let grey = drawn.iter().all(|[red, green, blue, _]| red == green && green == blue);
    let (colour, body) = if grey {
        (
            png::ColorType::Grayscale,
            drawn.iter().map(|[grey, ..]| *grey).collect(),
        )
    } else {
        let mut rgb = vec![0; 3 * drawn.len()];
        let (places, _) = rgb.as_chunks_mut::<3>();
        for (place, [red, green, blue, _]) in places.iter_mut().zip(drawn) {
            *place = [*red, *green, *blue];
        }
        (png::ColorType::Rgb, rgb)
    };
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, u32::from(pixels.width()), u32::from(pixels.height()));
    encoder.set_color(colour);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fastest);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&body).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: (f32, f32), scale: Scale, tile: Option<[u32; 4]>, expected: (u32, u32)) {
        let view = View {
            scale,
            tile,
            form: Form::Jpeg,
        };
        assert_eq!(whole_size(page, view).size, expected, "{page:?} {scale:?}");
    }

    #[test]
    fn a_page_that_is_drawn_smaller_than_was_asked_for_says_so() {
        let letter = (612.0, 792.0);
        let limited = |scale, tile| {
            let form = Form::Png;
            whole_size(letter, View { scale, tile, form }).limited
        };
        for (scale, limits) in [
            (Scale::PixelsPerInch(144), false),
            (Scale::PixelsPerInch(1000), true),
            (Scale::Width(3000), false),
            (Scale::Width(30_000), true),
            (Scale::LongEdge(30_000), true),
            (Scale::Own, false),
        ] {
            assert_eq!(limited(scale, None), limits, "{scale:?}");
        }
        assert!(!limited(Scale::PixelsPerInch(1000), Some([0, 0, 10, 10])));
    }

    #[test]
    fn a_page_has_whole_pixels_at_every_scale() {
        check((595.28, 841.89), Scale::LongEdge(320), None, (226, 320));
        check((595.28, 841.89), Scale::Width(1190), None, (1190, 1683));
        check((612.0, 792.0), Scale::PixelsPerInch(144), None, (1224, 1584));
        check((14_400.0, 14_400.0), Scale::PixelsPerInch(144), None, (5000, 5000));
        check((1e7, 10.0), Scale::LongEdge(1000), None, (1000, 1));
        check((0.0, f32::NAN), Scale::Width(10), None, (10, 10_000));
        let tile = Some([0, 0, 10, 10]);
        check((14_400.0, 14_400.0), Scale::PixelsPerInch(144), tile, (28_800, 28_800));
    }

    #[test]
    fn a_tile_is_cut_at_the_edge_and_an_empty_or_endless_one_is_none() {
        assert_eq!(part((100, 200), None), Some([0, 0, 100, 200]));
        assert_eq!(part((100, 200), Some([90, 0, 50, 10])), Some([90, 0, 10, 10]));
        for none in [[100, 0, 5, 5], [0, 0, 0, 5], [u32::MAX, 0, 1, 1]] {
            assert_eq!(part((100, 200), Some(none)), None);
        }
        assert_eq!(part((60_000, 60_000), Some([0, 0, 60_000, 60_000])), None);
    }
}
