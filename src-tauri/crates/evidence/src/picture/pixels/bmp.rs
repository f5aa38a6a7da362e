//! BMP, Windows' and OS/2's: row by row, from the top, although most lie in the file the other way round.

use super::colour::Meant;
use super::plan::{Plan, Turn};
use super::rows::{Rows, Stored};
use super::{Drawn, PictureWanted, within};
use crate::fault::{Fault, Found, Needed};
use crate::report::Caveat;
use crate::window::{Numbers, ReadAt, Window};

/// What the header says.
struct Header {
    width: u32,
    height: u32,
    /// Whether the first row in the file is the topmost.
    from_top: bool,
    bits: u16,
    packing: u32,
    palette: Vec<[u8; 3]>,
    /// Which bits of a pixel are red, green, blue and opaque.
    masks: [u32; 4],
    /// Where the pixels begin.
    pixels: u64,
}

/// Decodes a BMP.
pub(super) fn draw(source: &mut dyn ReadAt, wanted: &PictureWanted) -> Found<Drawn> {
    let mut window = Window::new(source);
    let header = Header::read(&mut window)?;
    let size = (header.width, header.height);
    let plan = Plan::new(size, Turn::of(1), wanted.region, wanted.long_edge_px);
    let mut rows = Rows::new(size, Stored::Rgba, &plan);
    let whole = match header.packing {
        1 | 2 => header.runs(&mut window, &mut rows)?,
        _ => header.plain(&mut window, &mut rows)?,
    };
    Ok(Drawn {
        raster: rows.finish()?.0,
        plan,
        meant: Meant::Unsaid,
        pages: 1,
        caveats: (!whole).then_some(Caveat::Incomplete).into_iter().collect(),
    })
}

impl Header {
    fn read(window: &mut Window<'_>) -> Found<Self> {
        let bytes = window.bytes(0, 256)?;
        let pixels = u64::from(bytes.le32(10).needed()?);
        let length = bytes.le32(14).needed()?;
        let old = length == 12;
        let (width, height) = if old {
            (u32::from(bytes.le16(18).needed()?), i32::from(bytes.le16(20).needed()?))
        } else {
            (bytes.le32(18).needed()?, i32::from_le_bytes(bytes.part(22).needed()?))
        };
        within(width, height.unsigned_abs())?;
        let bits = bytes.le16(if old { 24 } else { 28 }).needed()?;
        let packing = if old { 0 } else { bytes.le32(30).needed()? };
        let masks = Self::masks(&bytes, length, bits, packing);
        // The masks of the older header follow it.
        let after = 14
            + u64::from(length)
            + if length == 40 && matches!(packing, 3 | 6) {
                12
            } else {
                0
            };
        let entry = if old { 3 } else { 4 };
        let stated = if old { 0 } else { bytes.le32(46).unwrap_or(0) as usize };
        let count = match (bits, stated) {
            (1 | 2 | 4 | 8, 0) => 1 << bits,
            (1 | 2 | 4 | 8, stated) => stated.min(256),
            _ => 0,
        };
        let palette = window.bytes(after, count * entry)?;
        let sound = match packing {
            0 => matches!(bits, 1 | 2 | 4 | 8 | 16 | 24 | 32),
            1 => bits == 8,
            2 => bits == 4,
            3 | 6 => matches!(bits, 16 | 32),
            _ => false,
        };
        if !sound {
            return Err(Fault::Unsupported);
        }
        Ok(Self {
            width,
            height: height.unsigned_abs(),
            from_top: height < 0,
            bits,
            packing,
            palette: palette
                .chunks_exact(entry)
                .filter_map(|entry| Some([*entry.get(2)?, *entry.get(1)?, *entry.first()?]))
                .collect(),
            masks,
            pixels,
        })
    }

    fn masks(bytes: &[u8], length: u32, bits: u16, packing: u32) -> [u32; 4] {
        let stated = |at: usize| bytes.le32(at).unwrap_or(0);
        match (packing, bits) {
            (3 | 6, _) => {
                let alpha = if length >= 56 || packing == 6 { stated(66) } else { 0 };
                [stated(54), stated(58), stated(62), alpha]
            }
            (_, 16) => [0x7c00, 0x03e0, 0x001f, 0],
            _ => [0x00ff_0000, 0x0000_ff00, 0x0000_00ff, 0],
        }
    }

    /// Rows that are not packed. False when some are missing.
    fn plain(&self, window: &mut Window<'_>, rows: &mut Rows) -> Found<bool> {
        let length = (u64::from(self.width) * u64::from(self.bits)).div_ceil(32) * 4;
        let mut whole = true;
        for y in 0..u64::from(self.height) {
            if rows.enough() {
                break;
            }
            let stored = if self.from_top {
                y
            } else {
                u64::from(self.height) - 1 - y
            };
            let at = self.pixels.saturating_add(stored * length);
            let raw = window.bytes(at, usize::try_from(length).unwrap_or(0))?;
            whole &= raw.len() as u64 == length;
            rows.push(&self.row(&raw));
        }
        Ok(whole)
    }

    /// A row as RGBA; what is missing of it is transparent.
    fn row(&self, raw: &[u8]) -> Vec<u8> {
        let width = self.width as usize;
        let mut row = Vec::with_capacity(width * 4);
        match self.bits {
            24 => row.extend(raw.chunks_exact(3).take(width).flat_map(|pixel| match pixel {
                [b, g, r] => [*r, *g, *b, 255],
                _ => [0; 4],
            })),
            16 => row.extend(
                raw.chunks_exact(2)
                    .take(width)
                    .flat_map(|pixel| self.masked(u32::from(pixel.le16(0).unwrap_or(0)))),
            ),
            32 => row.extend(
                raw.chunks_exact(4)
                    .take(width)
                    .flat_map(|pixel| self.masked(pixel.le32(0).unwrap_or(0))),
            ),
            bits => {
                let each = 8 / usize::from(bits);
                let index = |number: usize| {
                    let shift = 8 - usize::from(bits) * (number % each + 1);
                    raw.get(number / each).map(|byte| byte >> shift & u8::MAX >> (8 - bits))
                };
                row.extend((0..width).map_while(index).flat_map(|index| self.colour(index)));
            }
        }
        row.resize(width * 4, 0);
        row
    }

    fn colour(&self, index: u8) -> [u8; 4] {
        let [r, g, b] = self.palette.get(usize::from(index)).copied().unwrap_or_default();
        [r, g, b, 255]
    }

    fn masked(&self, pixel: u32) -> [u8; 4] {
        let [r, g, b, opaque] = self.masks.map(|mask| {
            let most = mask >> mask.trailing_zeros().min(31);
            let value = (pixel & mask) >> mask.trailing_zeros().min(31);
            let full = (u64::from(value) * 255 + u64::from(most) / 2).checked_div(u64::from(most));
            full.and_then(|full| u8::try_from(full).ok()).unwrap_or(0)
        });
        [r, g, b, if self.masks.last() == Some(&0) { 255 } else { opaque }]
    }

    /// Runs of 8 or 4 bits: what they leave out is transparent. False when they end too early.
    fn runs(&self, window: &mut Window<'_>, rows: &mut Rows) -> Found<bool> {
        let rest = usize::try_from(window.size().saturating_sub(self.pixels)).unwrap_or(0);
        // No run makes less than one pixel out of two bytes, but for jumps, of which a picture needs few.
        let most = self.width as usize * self.height as usize * 4 + (1 << 20);
        let packed = window.bytes(self.pixels, rest.min(most))?;
        let mut screen = Screen {
            width: self.width as usize,
            indices: vec![None; self.width as usize * self.height as usize],
            x: 0,
            y: 0,
        };
        let whole = screen.run(&packed, self.bits == 4);
        let lines: Vec<&[Option<u8>]> = screen.indices.chunks(screen.width).collect();
        for line in lines.iter().rev() {
            let pixels = line
                .iter()
                .map(|index| index.map_or([0; 4], |index| self.colour(index)));
            rows.push(&pixels.flatten().collect::<Vec<_>>());
        }
        Ok(whole)
    }
}

/// Where runs are written; the first line is the lowest.
struct Screen {
    width: usize,
    indices: Vec<Option<u8>>,
    x: usize,
    y: usize,
}

impl Screen {
    /// False when the runs end before they say so.
    fn run(&mut self, packed: &[u8], nibbles: bool) -> bool {
        let mut at = 0;
        while let Some([count, value]) = packed.part::<2>(at) {
            at += 2;
            match (count, value) {
                (0, 0) => (self.x, self.y) = (0, self.y + 1),
                (0, 1) => return true,
                (0, 2) => {
                    let Some([right, up]) = packed.part::<2>(at) else {
                        return false;
                    };
                    at += 2;
                    (self.x, self.y) = (self.x + usize::from(right), self.y + usize::from(up));
                }
                (0, count) => {
                    let bytes = if nibbles {
                        usize::from(count).div_ceil(2)
                    } else {
                        usize::from(count)
                    };
                    let Some(literal) = packed.get(at..at + bytes) else {
                        return false;
                    };
                    at += bytes + bytes % 2;
                    for number in 0..usize::from(count) {
                        let byte = literal
                            .get(if nibbles { number / 2 } else { number })
                            .copied()
                            .unwrap_or(0);
                        self.put(if nibbles { nibble(byte, number) } else { byte });
                    }
                }
                (count, value) => {
                    for number in 0..usize::from(count) {
                        self.put(if nibbles { nibble(value, number) } else { value });
                    }
                }
            }
        }
        false
    }

    fn put(&mut self, index: u8) {
        if self.x < self.width
            && let Some(place) = self
                .indices
                .get_mut(self.y.saturating_mul(self.width).saturating_add(self.x))
        {
            *place = Some(index);
        }
        self.x += 1;
    }
}

/// The higher half of a byte first.
const fn nibble(byte: u8, number: usize) -> u8 {
    if number.is_multiple_of(2) { byte >> 4 } else { byte & 15 }
}
