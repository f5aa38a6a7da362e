//! What stands in the marker segments of a JPEG (ITU T.81 B): frame, scans, tables; and what programs put into APPn.

use super::huffman::Table;
use super::stream::Stream;
use crate::fault::{Fault, Found, Needed};
use crate::window::Numbers;
use std::rc::Rc;

/// Quantised coefficients come in this order (T.81 figure A.6): where each belongs, row by row.
pub(super) const ZIGZAG: [u8; 64] = [
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21,
    28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54,
    47, 55, 62, 63,
];

/// EXIF and XMP together are read up to here (hostile input IM-014).
const MOST_METADATA: usize = 1 << 20;
/// Colour profiles are read up to here.
pub(super) const MOST_PROFILE: usize = 4 << 20;

/// The size and shape of the picture.
#[derive(Clone)]
pub(super) struct Frame {
    /// Whether its coefficients come in several scans.
    pub(super) progressive: bool,
    /// Width in pixels.
    pub(super) width: u32,
    /// Height in pixels.
    pub(super) height: u32,
    /// Largest sampling factors.
    pub(super) most: (u32, u32),
    /// Brightness and colours.
    pub(super) components: Vec<Component>,
}

/// One of the planes that make up the picture.
#[derive(Clone)]
pub(super) struct Component {
    id: u8,
    /// Horizontal and vertical sampling factor.
    pub(super) sampling: (u32, u32),
    quantisation: u8,
    /// Blocks that hold something of the picture, across and down.
    pub(super) blocks: (u32, u32),
    /// Blocks with those that fill up the last MCUs.
    pub(super) padded: (u32, u32),
}

/// What comes in one scan.
pub(super) struct Scan {
    /// Which components.
    pub(super) parts: Vec<Part>,
    /// First and last coefficient.
    pub(super) band: (usize, usize),
    /// Successive approximation: the bit position before and now.
    pub(super) high: u32,
    /// The bit position now.
    pub(super) low: u32,
    /// MCUs between restarts; 0 without.
    pub(super) restart: u32,
}

/// A component in a scan.
pub(super) struct Part {
    /// Its place among the components of the frame.
    pub(super) component: usize,
    /// Its tables, where there are such.
    pub(super) dc: Option<Rc<Table>>,
    pub(super) ac: Option<Rc<Table>>,
    /// Steps of the coefficients, in zigzag order.
    pub(super) quantisation: [u16; 64],
}

/// Everything that markers have said so far.
#[derive(Default)]
pub(super) struct Header {
    pub(super) frame: Option<Frame>,
    quantisation: [Option<[u16; 64]>; 4],
    dc: [Option<Rc<Table>>; 4],
    ac: [Option<Rc<Table>>; 4],
    restart: u32,
    /// The colour transform that an Adobe segment names.
    pub(super) adobe: Option<u8>,
    pub(super) jfif: bool,
    /// The first EXIF block.
    pub(super) exif: Option<Vec<u8>>,
    metadata: usize,
    profile: Vec<(u8, Vec<u8>)>,
    /// Whether there is a colour profile that is longer than is read.
    pub(super) profile_too_long: bool,
    /// Whether the end of the picture has come.
    pub(super) ended: bool,
}

impl Header {
    /// Reads segments up to the next scan; `None` where the picture ends.
    pub(super) fn next_scan(&mut self, stream: &mut Stream<'_>) -> Found<Option<Scan>> {
        while let Some(marker) = stream.marker()? {
            match marker {
                0xd8 | 0x01 | 0xd0..=0xd7 => {}
                0xd9 => {
                    self.ended = true;
                    return Ok(None);
                }
                _ => {
                    let length = usize::from(stream.word()?).checked_sub(2).needed()?;
                    if let Some(scan) = self.segment(marker, length, stream)? {
                        return Ok(Some(scan));
                    }
                }
            }
        }
        Ok(None)
    }

    fn segment(&mut self, marker: u8, length: usize, stream: &mut Stream<'_>) -> Found<Option<Scan>> {
        match marker {
            0xc0..=0xc2 => self.frame(marker, &stream.take(length)?)?,
            // Lossless, differential and arithmetically coded frames: nobody's camera writes them.
            0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => return Err(Fault::Unsupported),
            0xc4 => self.huffman(&stream.take(length)?)?,
            0xda => return self.scan(&stream.take(length)?).map(Some),
            0xdb => self.quantisation(&stream.take(length)?)?,
            0xdd => self.restart = stream.take(length)?.be16(0).map(u32::from).needed()?,
            0xe0 => self.jfif |= stream.take(length)?.starts_with(b"JFIF\0"),
            0xe1 | 0xe2 | 0xee => self.application(marker, length, stream)?,
            _ => stream.skip(length)?,
        }
        Ok(None)
    }

    /// Start of frame (B.2.2).
    fn frame(&mut self, marker: u8, bytes: &[u8]) -> Found<()> {
        let (height, width) = (u32::from(bytes.be16(1).needed()?), u32::from(bytes.be16(3).needed()?));
        let count = usize::from(bytes.u8(5).needed()?);
        if self.frame.is_some() || width == 0 || height == 0 {
            return Err(Fault::Damaged);
        }
        if bytes.u8(0) != Some(8) || !matches!(count, 1 | 3 | 4) {
            return Err(Fault::Unsupported);
        }
        let stated = bytes.get(6..6 + count * 3).needed()?;
        let mut components = Vec::new();
        for part in stated.chunks_exact(3) {
            let (id, factors, quantisation) = (part.u8(0), part.u8(1).needed()?, part.u8(2).needed()?);
            let sampling = (u32::from(factors >> 4), u32::from(factors & 15));
            if !(1..=4).contains(&sampling.0) || !(1..=4).contains(&sampling.1) || quantisation > 3 {
                return Err(Fault::Damaged);
            }
            components.push(Component {
                id: id.needed()?,
                sampling,
                quantisation,
                blocks: (0, 0),
                padded: (0, 0),
            });
        }
        self.frame = Some(Frame::new(marker == 0xc2, (width, height), components));
        Ok(())
    }

    /// Huffman tables (B.2.4.2).
    fn huffman(&mut self, mut bytes: &[u8]) -> Found<()> {
        while let Some((place, rest)) = bytes.split_first() {
            let counts: &[u8; 16] = rest.first_chunk().needed()?;
            let total: usize = counts.iter().map(|count| usize::from(*count)).sum();
            let symbols = rest.get(16..16 + total).needed()?;
            let table = Rc::new(Table::new(counts, symbols)?);
            let tables = if place >> 4 == 0 { &mut self.dc } else { &mut self.ac };
            *tables.get_mut(usize::from(place & 15)).needed()? = Some(table);
            bytes = rest.get(16 + total..).unwrap_or_default();
        }
        Ok(())
    }

    /// Quantisation tables (B.2.4.1).
    fn quantisation(&mut self, mut bytes: &[u8]) -> Found<()> {
        while let Some((place, rest)) = bytes.split_first() {
            let wide = place >> 4 != 0;
            let step = if wide { 2 } else { 1 };
            let mut table = [0; 64];
            for (at, entry) in table.iter_mut().enumerate() {
                *entry = if wide {
                    rest.be16(at * 2)
                } else {
                    rest.u8(at).map(u16::from)
                }
                .needed()?;
            }
            *self.quantisation.get_mut(usize::from(place & 15)).needed()? = Some(table);
            bytes = rest.get(64 * step..).unwrap_or_default();
        }
        Ok(())
    }

    /// Start of scan (B.2.3).
    fn scan(&self, bytes: &[u8]) -> Found<Scan> {
        let frame = self.frame.as_ref().needed()?;
        let count = usize::from(bytes.u8(0).needed()?);
        let stated = bytes.get(1..1 + count * 2).needed()?;
        let tail = bytes.get(1 + count * 2..).unwrap_or_default();
        let mut parts = Vec::new();
        for part in stated.chunks_exact(2) {
            let (id, tables) = (part.u8(0).needed()?, part.u8(1).needed()?);
            let place = frame
                .components
                .iter()
                .position(|component| component.id == id)
                .needed()?;
            let component = frame.components.get(place).needed()?;
            let table = |tables: &[Option<Rc<Table>>; 4], at: u8| tables.get(usize::from(at)).cloned().flatten();
            let steps = self
                .quantisation
                .get(usize::from(component.quantisation))
                .copied()
                .flatten();
            parts.push(Part {
                component: place,
                dc: table(&self.dc, tables >> 4),
                ac: table(&self.ac, tables & 15),
                quantisation: steps.needed()?,
            });
        }
        let (first, last, bits) = (tail.u8(0).needed()?, tail.u8(1).needed()?, tail.u8(2).needed()?);
        let scan = Scan {
            parts,
            band: (usize::from(first), usize::from(last)),
            high: u32::from(bits >> 4),
            low: u32::from(bits & 15),
            restart: self.restart,
        };
        scan.sound(frame).then_some(scan).needed()
    }

    /// APP1, APP2 and APP14: EXIF, colour profiles, Adobe's note on colours.
    fn application(&mut self, marker: u8, length: usize, stream: &mut Stream<'_>) -> Found<()> {
        let bytes = stream.take(length)?;
        if marker == 0xee && bytes.starts_with(b"Adobe") {
            self.adobe = bytes.u8(11).or(self.adobe);
        } else if let Some(exif) = bytes.strip_prefix(b"Exif\0\0".as_slice()) {
            self.metadata += length;
            if marker == 0xe1 && self.exif.is_none() && self.metadata <= MOST_METADATA {
                self.exif = Some(exif.to_vec());
            }
        } else if let Some([number, _, part @ ..]) = bytes.strip_prefix(b"ICC_PROFILE\0".as_slice()) {
            let held: usize = self.profile.iter().map(|(_, part)| part.len()).sum();
            if held + part.len() > MOST_PROFILE {
                self.profile_too_long = true;
            } else {
                self.profile.push((*number, part.to_vec()));
            }
        }
        Ok(())
    }

    /// The colour profile, its parts in order (ICC.1:2022 B.4).
    pub(super) fn profile(&self) -> Option<Vec<u8>> {
        let mut parts: Vec<&(u8, Vec<u8>)> = self.profile.iter().collect();
        parts.sort_by_key(|(number, _)| *number);
        let whole: Vec<u8> = parts.into_iter().flat_map(|(_, part)| part).copied().collect();
        (!whole.is_empty() && !self.profile_too_long).then_some(whole)
    }

    /// Whether three components are red, green and blue and not brightness and two colour differences: by Adobe's note,
    /// or without any note by their names.
    pub(super) fn says_rgb(&self) -> bool {
        let names = self
            .frame
            .iter()
            .flat_map(|frame| &frame.components)
            .map(|component| component.id);
        match self.adobe {
            Some(transform) => transform == 0,
            None => !self.jfif && names.eq(*b"RGB"),
        }
    }
}

impl Frame {
    fn new(progressive: bool, (width, height): (u32, u32), mut components: Vec<Component>) -> Self {
        let most = components.iter().fold((1, 1), |most, component| {
            (most.0.max(component.sampling.0), most.1.max(component.sampling.1))
        });
        for component in &mut components {
            let across = |pixels: u32, factor: u32, most: u32| (pixels * factor).div_ceil(most).div_ceil(8);
            let (h, v) = component.sampling;
            component.blocks = (across(width, h, most.0), across(height, v, most.1));
            component.padded = (width.div_ceil(8 * most.0) * h, height.div_ceil(8 * most.1) * v);
        }
        Self {
            progressive,
            width,
            height,
            most,
            components,
        }
    }

    /// MCUs across and down (A.2.3).
    pub(super) const fn mcus(&self) -> (u32, u32) {
        (
            self.width.div_ceil(8 * self.most.0),
            self.height.div_ceil(8 * self.most.1),
        )
    }

    /// Pixels in all.
    pub(super) fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

impl Scan {
    /// What B.2.3 demands, and that no component comes twice.
    fn sound(&self, frame: &Frame) -> bool {
        let (first, last) = self.band;
        let once = |part: &Part| {
            self.parts
                .iter()
                .filter(|other| other.component == part.component)
                .count()
                == 1
        };
        let blocks: u32 = self
            .parts
            .iter()
            .filter_map(|part| frame.components.get(part.component))
            .map(|component| component.sampling.0 * component.sampling.1)
            .sum();
        let band = if frame.progressive {
            last < 64 && first <= last && (first > 0 || last == 0) && (first == 0 || self.parts.len() == 1)
        } else {
            (first, last, self.high, self.low) == (0, 63, 0, 0)
        };
        let bits = self.low <= 13 && (self.high == 0 || self.high == self.low + 1);
        !self.parts.is_empty() && self.parts.iter().all(once) && (self.parts.len() == 1 || blocks <= 10) && band && bits
    }
}
