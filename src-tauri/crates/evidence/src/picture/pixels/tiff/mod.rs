//! TIFF 6.0 and BigTIFF, any page: strips or tiles, in whatever scanners and photo programs pack them, row by row.
//!
//! Written here because the `tiff` crate knows neither palettes nor Group 3 nor a limit on the JPEGs inside; the unpacking
//! itself is done by flate2, weezl, hayro-ccitt and the JPEG decoder next door. Floating point, Lab and JPEG of the kind that
//! TIFF 6.0 withdrew are refused.

mod directory;
mod unpack;

use super::colour::Meant;
use super::plan::{Plan, Turn};
use super::reading::Reading;
use super::rows::{Rows, Stored};
use super::{Drawn, MOST_PROFILE, PictureWanted, within};
use crate::fault::{Fault, Found, Needed};
use crate::picture::tiff;
use crate::report::Caveat;
use crate::window::{ReadAt, Window};
use directory::{self as tag, Directory};
use std::io::Read;
use unpack::{Chunk, Packing, unpacked};

/// Packed bytes of the strips or tiles that are unpacked together.
const MOST_PACKED: u64 = 64 << 20;

/// Bytes of one row of strips or tiles.
const MOST_ROW: u64 = 32 << 20;

/// What one page says of itself.
struct Page {
    size: (u32, u32),
    bits: u32,
    samples: usize,
    stored: Stored,
    kind: Kind,
    packing: Packing,
    reversed: bool,
    little: bool,
    /// Samples lie one after the other for each pixel; otherwise in planes.
    woven: bool,
    differences: bool,
    /// The place of what is opaque among the samples.
    alpha: Option<usize>,
    tables: Option<Vec<u8>>,
    /// Width and height of strips or tiles.
    chunk: (u32, u32),
    tiled: bool,
    places: Vec<(u64, u64)>,
}

/// What samples mean.
enum Kind {
    /// They are the colours.
    Plain,
    /// 0 is white.
    Inverted,
    /// They are places in this list of red, green and blue.
    Palette(Vec<[u8; 3]>),
    /// Brightness and colour differences, of which the JPEG decoder makes colours.
    Ycc,
}

/// Decodes a page of a TIFF.
pub(super) fn draw(source: &mut dyn ReadAt, wanted: &PictureWanted) -> Found<Drawn> {
    let mut window = Window::new(source);
    let (order, pages) = tiff::pages(&mut window)?;
    let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    let at = pages.get(wanted.page as usize - 1).copied();
    let directory = Directory::read(&mut window, order, at.ok_or(Fault::NoSuchPage { pages: count })?)?;
    let page = Page::read(&mut window, &directory)?;
    let turn = u8::try_from(directory.number(&mut window, tag::ORIENTATION, 1)?).unwrap_or(1);
    let meant = match directory.bytes(&mut window, tag::ICC_PROFILE, MOST_PROFILE)? {
        Some(profile) => Meant::Profile(profile),
        None if directory.has(tag::ICC_PROFILE) => Meant::Unread,
        None => Meant::Unsaid,
    };
    let plan = Plan::new(page.size, Turn::of(turn), wanted.region, wanted.long_edge_px);
    let mut rows = Rows::new(page.size, page.stored, &plan);
    let some = page.rows(source, &mut rows)?;
    let (raster, whole) = rows.finish()?;
    some.then_some(()).needed()?;
    Ok(Drawn {
        raster,
        plan,
        meant,
        pages: count,
        caveats: (!whole).then_some(Caveat::Incomplete).into_iter().collect(),
    })
}

impl Page {
    fn read(window: &mut Window<'_>, directory: &Directory) -> Found<Self> {
        let mut number = |tag, otherwise| directory.number(window, tag, otherwise);
        let size = (number(tag::WIDTH, 0)?, number(tag::HEIGHT, 0)?);
        within(size.0, size.1)?;
        let photometric = number(tag::PHOTOMETRIC, 0)?;
        let packing = Packing::of(number(tag::COMPRESSION, 1)?, number(tag::T4_OPTIONS, 0)?)?;
        let samples = number(tag::SAMPLES, 1)? as usize;
        let bits = number(tag::BITS, 1)?;
        let tiled = directory.has(tag::TILE_WIDTH);
        let chunk = if tiled {
            (number(tag::TILE_WIDTH, 0)?, number(tag::TILE_HEIGHT, 0)?)
        } else {
            (size.0, number(tag::ROWS_PER_STRIP, u32::MAX)?.min(size.1))
        };
        let (predictor, format) = (number(tag::PREDICTOR, 1)?, number(tag::SAMPLE_FORMAT, 1)?);
        let woven = number(tag::PLANAR, 1)? != 2 || samples == 1;
        let reversed = number(tag::FILL_ORDER, 1)? == 2 && (bits == 1 || packing.is_fax());
        if !matches!(predictor, 1 | 2) || !matches!(format, 1 | 4) || !(1..=32).contains(&samples) {
            return Err(Fault::Unsupported);
        }
        if !matches!((bits, woven), (8 | 16, _) | (1 | 2 | 4, true)) || (packing.is_fax() && (bits, samples) != (1, 1))
        {
            return Err(Fault::Unsupported);
        }
        let extra = directory.numbers(window, tag::EXTRA_SAMPLES)?;
        let map = directory.numbers(window, tag::COLOUR_MAP)?;
        let (stored, kind, alpha) = meaning(photometric, samples, packing, &extra, &map)?;
        let (offsets, lengths) = if tiled {
            (tag::TILE_OFFSETS, tag::TILE_BYTES)
        } else {
            (tag::STRIP_OFFSETS, tag::STRIP_BYTES)
        };
        let offsets = directory.numbers(window, offsets)?;
        let mut lengths = directory.numbers(window, lengths)?;
        if lengths.is_empty() && offsets.len() == 1 {
            lengths = vec![window.size()];
        }
        if chunk.0 == 0 || chunk.1 == 0 || offsets.is_empty() {
            return Err(Fault::Damaged);
        }
        if u64::from(chunk.0.max(size.0)) * samples as u64 * 2 > MOST_ROW {
            return Err(Fault::TooLarge);
        }
        Ok(Self {
            size,
            bits,
            samples,
            stored,
            kind,
            packing,
            reversed,
            little: directory.order.little,
            woven,
            differences: predictor == 2,
            alpha,
            tables: directory.bytes(window, tag::JPEG_TABLES, 1 << 20)?,
            chunk,
            tiled,
            places: offsets.into_iter().zip(lengths).collect(),
        })
    }

    /// Gives all rows that can be read to `rows`. False when there was none.
    fn rows(&self, source: &mut dyn ReadAt, rows: &mut Rows) -> Found<bool> {
        let mut some = false;
        for band in 0..self.size.1.div_ceil(self.chunk.1) {
            let height = self.chunk.1.min(self.size.1 - band * self.chunk.1);
            let whole = self.packing == Packing::None && self.woven && !self.tiled && !self.reversed;
            let read = if whole {
                self.plain_band(source, band, height, rows)?
            } else {
                self.band(source, band, height, rows)?
            };
            some |= read > 0;
            if read < height || rows.enough() {
                break;
            }
        }
        Ok(some)
    }

    /// A strip that is not packed, straight from the file, however long it is.
    fn plain_band(&self, source: &mut dyn ReadAt, band: u32, height: u32, rows: &mut Rows) -> Found<u32> {
        let Some((offset, _)) = self.places.get(band as usize).copied() else {
            return Ok(0);
        };
        let length = self.row_bytes(self.size.0) as u64 * u64::from(height);
        let mut reading = Reading::part(source, offset..offset.saturating_add(length));
        let read = self.lines(&mut [vec![Box::new(&mut reading)]], height, rows);
        reading.result(Ok::<_, Fault>(()), |fault| fault)?;
        Ok(read)
    }

    /// A strip, or the tiles beside each other, of all planes.
    fn band(&self, source: &mut dyn ReadAt, band: u32, height: u32, rows: &mut Rows) -> Found<u32> {
        let across = self.size.0.div_ceil(self.chunk.0);
        let each = self.size.1.div_ceil(self.chunk.1) * across;
        let planes = if self.woven {
            1
        } else {
            u32::try_from(self.samples).unwrap_or(1)
        };
        let (mut readers, mut packed): (Vec<Vec<Box<dyn Read>>>, u64) = (Vec::new(), 0);
        for plane in 0..planes {
            let mut beside = Vec::new();
            for column in 0..across {
                let place = self.places.get((plane * each + band * across + column) as usize);
                let Some((offset, length)) = place.copied() else {
                    return Ok(0);
                };
                packed += length.min(source.size().saturating_sub(offset));
                if packed > MOST_PACKED {
                    return Err(Fault::TooLarge);
                }
                beside.push(self.chunk(source, offset, length, height)?);
            }
            readers.push(beside);
        }
        Ok(self.lines(&mut readers, height, rows))
    }

    fn chunk(&self, source: &mut dyn ReadAt, offset: u64, length: u64, height: u32) -> Found<Box<dyn Read>> {
        let length = length.min(source.size().saturating_sub(offset));
        let mut packed = vec![0; usize::try_from(length).map_err(|_| Fault::TooLarge)?];
        let filled = source.read_at(offset, &mut packed)?;
        packed.truncate(filled);
        let chunk = Chunk {
            packed,
            width: self.chunk.0,
            height: if self.tiled { self.chunk.1 } else { height },
            reversed: self.reversed,
            tables: self.tables.clone(),
            ycc: matches!(self.kind, Kind::Ycc),
        };
        match unpacked(self.packing, chunk) {
            // The rows before it are shown.
            Err(Fault::Damaged) => Ok(Box::new(std::io::empty())),
            other => other,
        }
    }

    /// Reads rows out of readers beside each other, for each plane; says how many there were.
    fn lines(&self, planes: &mut [Vec<Box<dyn Read + '_>>], height: u32, rows: &mut Rows) -> u32 {
        let mut raw = vec![Vec::new(); planes.len()];
        let (mut samples, mut row) = (Vec::new(), Vec::new());
        for line in 0..height {
            for (raw, beside) in raw.iter_mut().zip(planes.iter_mut()) {
                raw.clear();
                for reader in beside {
                    let begin = raw.len();
                    raw.resize(begin + self.row_bytes(self.chunk.0), 0);
                    let part = raw.get_mut(begin..).unwrap_or_default();
                    if reader.read_exact(part).is_err() {
                        return line;
                    }
                    self.add_up(part);
                }
            }
            self.eight_bits(&raw, &mut samples);
            self.stored(&samples, &mut row);
            rows.push(&row);
            if rows.enough() {
                return height;
            }
        }
        height
    }

    /// Bytes of a row of so many pixels in one chunk.
    fn row_bytes(&self, width: u32) -> usize {
        let samples = if self.woven { self.samples } else { 1 };
        (width as usize * samples * self.bits as usize).div_ceil(8)
    }

    /// Undoes horizontal differencing (section 14).
    fn add_up(&self, row: &mut [u8]) {
        if !self.differences || self.packing == Packing::Jpeg {
            return;
        }
        let step = if self.woven { self.samples } else { 1 };
        if self.bits == 16 {
            let value = |pair: [u8; 2]| {
                if self.little {
                    u16::from_le_bytes(pair)
                } else {
                    u16::from_be_bytes(pair)
                }
            };
            let mut before = vec![0_u16; step];
            for pixel in row.chunks_exact_mut(step * 2) {
                for (pair, before) in pixel.chunks_exact_mut(2).zip(&mut before) {
                    if let [one, other] = pair {
                        *before = before.wrapping_add(value([*one, *other]));
                        [*one, *other] = if self.little {
                            before.to_le_bytes()
                        } else {
                            before.to_be_bytes()
                        };
                    }
                }
            }
        } else if self.bits == 8 {
            let mut before = vec![0_u8; step];
            for pixel in row.chunks_exact_mut(step) {
                for (sample, before) in pixel.iter_mut().zip(&mut before) {
                    *before = before.wrapping_add(*sample);
                    *sample = *before;
                }
            }
        }
    }

    /// The samples of a row, pixel by pixel, in eight bits each; fewer bits are not yet spread.
    fn eight_bits(&self, planes: &[Vec<u8>], samples: &mut Vec<u8>) {
        samples.clear();
        samples.resize(self.size.0 as usize * self.samples, 0);
        let step = planes.len();
        for (plane, raw) in planes.iter().enumerate() {
            let places = samples.iter_mut().skip(plane).step_by(step.max(1));
            match self.bits {
                8 => places.zip(raw).for_each(|(to, from)| *to = *from),
                16 => {
                    let high = usize::from(self.little);
                    places
                        .zip(raw.iter().skip(high).step_by(2))
                        .for_each(|(to, from)| *to = *from);
                }
                bits => {
                    // Rows of several samples a pixel are packed without gaps too.
                    let each = 8 / bits as usize;
                    for (number, to) in places.enumerate() {
                        let byte = raw.get(number / each).copied().unwrap_or(0);
                        let shift = 8 - bits as usize * (number % each + 1);
                        *to = byte >> shift & ((1 << bits) - 1);
                    }
                }
            }
        }
    }

    /// A row as [`Stored`] has it.
    fn stored(&self, samples: &[u8], row: &mut Vec<u8>) {
        row.clear();
        let spread = 255 / ((1_u16 << self.bits.min(8)) - 1);
        let full = |sample: u8| u8::try_from(u16::from(sample) * spread).unwrap_or(u8::MAX);
        for pixel in samples.chunks_exact(self.samples) {
            match (&self.kind, pixel) {
                (Kind::Palette(colours), [index, ..]) => {
                    row.extend(colours.get(usize::from(*index)).unwrap_or(&[0; 3]));
                }
                (Kind::Inverted, [grey, ..]) => row.push(255 - full(*grey)),
                (_, pixel) => {
                    let colours = self.stored.samples() - usize::from(self.alpha.is_some());
                    row.extend(pixel.iter().take(colours).map(|sample| full(*sample)));
                }
            }
            if let Some(alpha) = self.alpha {
                row.push(full(pixel.get(alpha).copied().unwrap_or(255)));
            }
        }
    }
}

/// Samples, their meaning, and which of them says what is opaque (sections 3 to 6, 16, 18, 21).
fn meaning(
    photometric: u32,
    samples: usize,
    packing: Packing,
    extra: &[u64],
    map: &[u64],
) -> Found<(Stored, Kind, Option<usize>)> {
    let colours = match photometric {
        0 | 1 | 3 => 1,
        2 | 6 => 3,
        5 => 4,
        _ => return Err(Fault::Unsupported),
    };
    if samples < colours {
        return Err(Fault::Damaged);
    }
    let alpha = (samples > colours)
        .then(|| extra.first().copied())
        .flatten()
        .filter(|kind| matches!(kind, 1 | 2));
    let place = alpha.map(|_| colours);
    Ok(match (photometric, alpha) {
        (0, _) => (Stored::Grey, Kind::Inverted, None),
        (1, Some(2)) => (Stored::GreyAlpha, Kind::Plain, place),
        (1, _) => (Stored::Grey, Kind::Plain, None),
        (2, Some(1)) => (Stored::RgbaMultiplied, Kind::Plain, place),
        (2, Some(_)) => (Stored::Rgba, Kind::Plain, place),
        (2, None) => (Stored::Rgb, Kind::Plain, None),
        (3, _) => (Stored::Rgb, Kind::Palette(palette(map)?), None),
        (5, _) => (Stored::Cmyk, Kind::Plain, None),
        // What is not a JPEG has as many colour differences as pixels only if it says so; nothing writes it otherwise.
        (6, _) if packing == Packing::Jpeg => (Stored::Rgb, Kind::Ycc, None),
        _ => return Err(Fault::Unsupported),
    })
}

/// A third of the numbers each for red, green and blue, in 16 bits.
fn palette(map: &[u64]) -> Found<Vec<[u8; 3]>> {
    let third = map.len() / 3;
    let sample = |at: usize| map.get(at).map(|value| u8::try_from(value >> 8 & 0xff).unwrap_or(0));
    let colour = |at: usize| Some([sample(at)?, sample(third + at)?, sample(2 * third + at)?]);
    (third > 0).then_some(()).needed()?;
    Ok((0..third).filter_map(colour).collect())
}
