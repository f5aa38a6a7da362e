//! A page that is one photograph, as a scanner makes it: its picture is handed on as it is, in the pixels of the
//! scanner, instead of being drawn, scaled and compressed a second time.
//!
//! Only where drawing it would give the same: one baseline or progressive JPEG of 8 bits in grey or RGB without a
//! profile, upright, exactly as large as the page, with nothing visible before or after it. The words of a scan
//! (invisible text) do not count. Metadata stays behind: orientation and profiles in it would change what is seen.

use crate::window::Numbers;
use hayro_interpret::font::GlyphRun;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RasterImage, SoftMask, interpret_page,
};
use hayro_syntax::object::{Array, Name, Stream};
use hayro_syntax::page::Page;

/// How far, in thousandths of the page, the picture may miss the edges of the page.
const MISS: f64 = 2e-3;

/// A photograph that is a page.
pub(super) struct Photograph {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) jpeg: Vec<u8>,
}

/// The photograph that the page is; `None` where it is anything else.
pub(super) fn of_page(page: &Page<'_>) -> Option<Photograph> {
    if page.resources().x_objects.is_empty() || !page.resources().color_spaces.is_empty() {
        return None;
    }
    let (width, height) = page.render_dimensions();
    let shown = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let settings = InterpreterSettings::default();
    let mut context = Context::new(transform, shown, &InterpreterCache::new(), page.xref(), settings);
    let mut seen = Seen {
        page: shown,
        jpeg: None,
        other: false,
    };
    interpret_page(page, &mut context, &mut seen);
    seen.jpeg.filter(|_| !seen.other)
}

/// What the page shows.
struct Seen {
    page: Rect,
    jpeg: Option<Photograph>,
    other: bool,
}

impl Seen {
    fn photograph(&self, image: &RasterImage<'_>, props: &ImageDrawProps<'_>) -> Option<Photograph> {
        let plain = props.soft_mask.is_none() && props.blend_mode == BlendMode::Normal;
        let stream = image.stream();
        if !plain || self.jpeg.is_some() || !is_plain(stream) {
            return None;
        }
        let jpeg = Jpeg::of(stream.raw_data().as_ref())?;
        let placed = fills(
            self.page,
            props.transform,
            f64::from(image.width()),
            f64::from(image.height()),
        );
        (placed && jpeg.size == (image.width(), image.height())).then_some(Photograph {
            width: jpeg.size.0,
            height: jpeg.size.1,
            jpeg: jpeg.bytes,
        })
    }
}

/// Whether a picture of that many pixels stands upright on the whole page.
fn fills(page: Rect, transform: Affine, width: f64, height: f64) -> bool {
    let near = |point: Point, x: f64, y: f64| {
        (point.x - x).abs() < page.width() * MISS && (point.y - y).abs() < page.height() * MISS
    };
    near(transform * Point::ORIGIN, page.x0, page.y0)
        && near(transform * Point::new(width, 0.0), page.x1, page.y0)
        && near(transform * Point::new(0.0, height), page.x0, page.y1)
}

/// A JPEG alone, in grey or RGB, with nothing that changes its colours.
fn is_plain(stream: &Stream<'_>) -> bool {
    let dict = stream.dict();
    let space = dict.get::<Name<'_>>(b"ColorSpace");
    let named = space.is_some_and(|space| matches!(space.as_str(), "DeviceRGB" | "DeviceGray"));
    let changed = [
        b"Decode".as_slice(),
        b"SMask",
        b"Mask",
        b"DecodeParms",
        b"SMaskInData",
        b"OC",
    ];
    let listed = dict
        .get::<Array<'_>>(b"Filter")
        .map(|filters| filters.iter::<Name<'_>>().collect::<Vec<_>>());
    let filters = listed
        .or_else(|| Some(vec![dict.get::<Name<'_>>(b"Filter")?]))
        .unwrap_or_default();
    named
        && matches!(filters.as_slice(), [filter] if filter.as_str() == "DCTDecode")
        && !changed.iter().any(|key| dict.contains_key(key))
}

/// A JPEG without its metadata.
struct Jpeg {
    size: (u32, u32),
    bytes: Vec<u8>,
}

impl Jpeg {
    /// Reads the segments up to the first scan (ITU T.81 B.1.1.4); `None` where anything is unusual.
    fn of(source: &[u8]) -> Option<Self> {
        let mut bytes = vec![0xff, 0xd8];
        let (mut at, mut size) = (2, None);
        (source.be16(0)? == 0xffd8).then_some(())?;
        loop {
            let (head, length) = (source.be16(at)?, usize::from(source.be16(at + 2)?));
            let segment = source.get(at..at.checked_add(2)?.checked_add(length)?)?;
            match head {
                0xffc0..=0xffc2 => size = Some(frame(segment)?),
                0xffda => break,
                0xffdb | 0xffc4 | 0xffdd | 0xffe0 | 0xffee => {}
                0xffe1..=0xffef | 0xfffe => {
                    at += 2 + length;
                    continue;
                }
                _ => return None,
            }
            bytes.extend_from_slice(segment);
            at += 2 + length;
        }
        let scans = source.get(at..)?;
        let end = scans.len()
            - scans
                .iter()
                .rev()
                .take_while(|byte| matches!(byte, 0 | b'\r' | b'\n'))
                .count();
        let scans = scans.get(..end)?;
        bytes.extend_from_slice(scans);
        (scans.ends_with(&[0xff, 0xd9]) && scans.len() > 16).then_some(Self { size: size?, bytes })
    }
}

/// Width and height out of a frame header (B.2.2): 8 bits, grey or three colours.
fn frame(segment: &[u8]) -> Option<(u32, u32)> {
    let (bits, height, width) = (segment.u8(4)?, segment.be16(5)?, segment.be16(7)?);
    let sound = bits == 8 && matches!(segment.u8(9)?, 1 | 3) && width > 0 && height > 0;
    sound.then_some((u32::from(width), u32::from(height)))
}

impl<'a> Device<'a> for Seen {
    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        match image {
            Image::Raster(image) => match self.photograph(&image, &props) {
                Some(photograph) => self.jpeg = Some(photograph),
                None => self.other = true,
            },
            Image::Stencil(_) => self.other = true,
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {
        self.other = true;
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.other = true;
    }

    /// Every image comes in a group of its own; only one that mixes it with something matters.
    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, mode: BlendMode) {
        self.other |= opacity < 1.0 || mask.is_some() || mode != BlendMode::Normal;
    }

    fn draw_glyph_run(&mut self, _: &GlyphRun<'_, 'a>, _: DrawProps<'a>, mode: &DrawMode) {
        self.other |= !matches!(mode, DrawMode::Invisible);
    }

    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
