//! Progressive scans (ITU T.81 G): coefficients are gathered from scan to scan and transformed at the end. At a scale of
//! one eighth only the scans of means matter.

use super::bits::Bits;
use super::header::{Frame, Part, Scan, ZIGZAG};
use super::huffman::{Broken, Table};
use super::plane::{Plane, Steps, steps, waves};
use super::stream::Stream;
use super::walk::{Blocks, walk};
use crate::fault::{Found, Needed};
use std::rc::Rc;

/// The coefficients of all components.
pub(super) struct Coefficients {
    components: Vec<Gathered>,
    /// Coefficients kept of each block: all, or the mean alone.
    each: usize,
}

struct Gathered {
    across: u32,
    values: Vec<i16>,
    steps: Option<Steps>,
    /// The bit position of the last scan of means.
    means_low: Option<u32>,
}

impl Coefficients {
    /// Room for the frame.
    pub(super) fn new(frame: &Frame, means_only: bool) -> Self {
        let each = if means_only { 1 } else { 64 };
        let components = frame.components.iter().map(|component| Gathered {
            across: component.padded.0,
            values: vec![0; component.padded.0 as usize * component.padded.1 as usize * each],
            steps: None,
            means_low: None,
        });
        Self {
            components: components.collect(),
            each,
        }
    }

    /// Bytes that all coefficients of `frame` take.
    pub(super) fn bytes(frame: &Frame) -> u64 {
        let blocks = frame
            .components
            .iter()
            .map(|component| u64::from(component.padded.0) * u64::from(component.padded.1));
        blocks.sum::<u64>() * 128
    }

    /// Decodes a scan. False when something in it was damaged.
    pub(super) fn scan(&mut self, stream: &mut Stream<'_>, frame: &Frame, scan: &Scan) -> Found<bool> {
        for part in &scan.parts {
            let gathered = self.components.get_mut(part.component).needed()?;
            gathered.steps.get_or_insert_with(|| steps(&part.quantisation));
            if scan.band.0 == 0 {
                gathered.means_low = Some(scan.low);
            }
        }
        let (low, band) = (scan.low, scan.band);
        match (scan.band.0, scan.high) {
            (0, 0) => walk(
                stream,
                frame,
                scan,
                &mut Means {
                    all: self,
                    parts: means(scan)?,
                    low,
                },
            ),
            (0, _) => {
                let parts: Vec<usize> = scan.parts.iter().map(|part| part.component).collect();
                walk(
                    stream,
                    frame,
                    scan,
                    &mut FinerMeans {
                        all: self,
                        parts: &parts,
                        low,
                    },
                )
            }
            _ if self.each == 1 => Ok(true),
            (_, high) => {
                let part = scan.parts.first().needed()?;
                let gathered = self.components.get_mut(part.component).needed()?;
                let ac = part.ac.clone().needed()?;
                let mut band = Band {
                    gathered,
                    ac: &ac,
                    band,
                    low,
                    blocks_to_skip: 0,
                };
                if high == 0 {
                    walk(stream, frame, scan, &mut FirstBits(band))
                } else {
                    walk(stream, frame, scan, &mut FinerBits(&mut band))
                }
            }
        }
    }

    /// Whether the means are known so exactly that a finer scan would change a sample by a level at most.
    pub(super) fn has_means(&self) -> bool {
        let fine = |gathered: &Gathered| gathered.means_low.is_some_and(|low| low <= 1);
        self.components.iter().all(fine)
    }

    /// Transforms everything into planes of `N` eighths.
    pub(super) fn into_planes<const N: usize>(self, planes: &mut [Plane]) {
        let waves = waves(N);
        for (gathered, plane) in self.components.iter().zip(planes) {
            let steps = gathered.steps.unwrap_or([0.0; 64]);
            let across = gathered.across.max(1);
            for (number, block) in (0_u32..).zip(gathered.values.chunks_exact(self.each)) {
                let (x, y) = (number % across, number / across);
                if plane.wants(y) {
                    put::<N>(plane, (x, y), block, &steps, &waves);
                }
            }
        }
    }
}

fn put<const N: usize>(plane: &mut Plane, at: (u32, u32), block: &[i16], steps: &Steps, waves: &[[f32; 8]; 8]) {
    if N == 1 {
        let mean = block.first().zip(steps.first());
        plane.put_mean(at.0, at.1, mean.map_or(0.0, |(value, step)| f32::from(*value) * step));
        return;
    }
    let mut coefficients = [[0.0; 8]; 8];
    for ((value, step), place) in block.iter().zip(steps).zip(ZIGZAG) {
        let row = coefficients.get_mut(usize::from(place >> 3));
        if let Some(cell) = row.and_then(|row| row.get_mut(usize::from(place & 7))) {
            *cell = f32::from(*value) * step;
        }
    }
    plane.put::<N>(at, &coefficients, 8, waves);
}

fn means(scan: &Scan) -> Found<Vec<(usize, Rc<Table>, i32)>> {
    let part = |part: &Part| Some((part.component, part.dc.clone()?, 0));
    scan.parts.iter().map(part).collect::<Option<_>>().needed()
}

impl Coefficients {
    #[inline(always)]
    fn mean(&mut self, component: usize, x: u32, y: u32) -> Option<&mut i16> {
        let gathered = self.components.get_mut(component)?;
        let place = (y as usize * gathered.across as usize + x as usize) * self.each;
        gathered.values.get_mut(place)
    }
}

/// First scan of means (G.1.2.1).
struct Means<'c> {
    all: &'c mut Coefficients,
    parts: Vec<(usize, Rc<Table>, i32)>,
    low: u32,
}

impl Blocks for Means<'_> {
    fn block(&mut self, bits: &mut Bits<'_>, part: usize, x: u32, y: u32) -> Result<(), Broken> {
        let (component, table, previous) = self.parts.get_mut(part).ok_or(Broken)?;
        bits.refill();
        *previous = previous.wrapping_add(i32::from(table.number(bits)?.value));
        let value = i16::try_from(*previous << self.low).map_err(|_| Broken)?;
        *self.all.mean(*component, x, y).ok_or(Broken)? = value;
        Ok(())
    }

    fn restart(&mut self) {
        self.parts.iter_mut().for_each(|(_, _, previous)| *previous = 0);
    }
}

/// One more bit of each mean.
struct FinerMeans<'c> {
    all: &'c mut Coefficients,
    parts: &'c [usize],
    low: u32,
}

impl Blocks for FinerMeans<'_> {
    fn block(&mut self, bits: &mut Bits<'_>, part: usize, x: u32, y: u32) -> Result<(), Broken> {
        bits.top_up();
        let bit = i16::try_from(bits.number(1)).map_err(|_| Broken)?;
        let component = self.parts.get(part).ok_or(Broken)?;
        *self.all.mean(*component, x, y).ok_or(Broken)? |= bit << self.low;
        Ok(())
    }

    fn restart(&mut self) {}
}

/// A band of AC coefficients of one component.
struct Band<'c> {
    gathered: &'c mut Gathered,
    ac: &'c Table,
    band: (usize, usize),
    low: u32,
    /// How many blocks from here on have nothing more (G.1.2.2, EOBRUN).
    blocks_to_skip: u32,
}

impl Band<'_> {
    fn block(&mut self, x: u32, y: u32) -> Result<&mut [i16; 64], Broken> {
        let place = (y as usize * self.gathered.across as usize + x as usize) * 64;
        let rest = self.gathered.values.get_mut(place..).ok_or(Broken)?;
        rest.first_chunk_mut().ok_or(Broken)
    }

    fn run_of_blocks(bits: &mut Bits<'_>, size: u32) -> u32 {
        (1 << size) + u32::try_from(bits.number(size)).unwrap_or(0)
    }
}

/// First scan of a band (G.1.2.2).
struct FirstBits<'c>(Band<'c>);

impl Blocks for FirstBits<'_> {
    fn block(&mut self, bits: &mut Bits<'_>, _: usize, x: u32, y: u32) -> Result<(), Broken> {
        if self.0.blocks_to_skip > 0 {
            self.0.blocks_to_skip -= 1;
            return Ok(());
        }
        let (mut place, last) = self.0.band;
        let (table, low) = (self.0.ac, self.0.low);
        while place <= last {
            bits.top_up();
            let symbol = table.symbol(bits)?;
            let (run, size) = (symbol >> 4, u32::from(symbol & 15));
            if size == 0 && run < 15 {
                self.0.blocks_to_skip = Band::run_of_blocks(bits, u32::from(run)) - 1;
                break;
            }
            place += usize::from(run);
            if size > 0 {
                let value = i16::try_from(bits.signed(size) << low).map_err(|_| Broken)?;
                *coefficient(self.0.block(x, y)?, place)? = value;
            }
            place += 1;
        }
        Ok(())
    }

    fn restart(&mut self) {
        self.0.blocks_to_skip = 0;
    }
}

/// One more bit of each coefficient of a band (G.1.2.3).
struct FinerBits<'b, 'c>(&'b mut Band<'c>);

impl Blocks for FinerBits<'_, '_> {
    fn block(&mut self, bits: &mut Bits<'_>, _: usize, x: u32, y: u32) -> Result<(), Broken> {
        let (table, bit, (first, last)) = (self.0.ac, 1_i16 << self.0.low, self.0.band);
        let mut place = first;
        if self.0.blocks_to_skip == 0 {
            while place <= last {
                bits.top_up();
                let symbol = table.symbol(bits)?;
                let (run, size) = (symbol >> 4, symbol & 15);
                if size == 0 && run < 15 {
                    self.0.blocks_to_skip = Band::run_of_blocks(bits, u32::from(run));
                    break;
                }
                let new = match (size, bits.number(u32::from(size.min(1)))) {
                    (0, _) => 0,
                    (_, 0) => -bit,
                    _ => bit,
                };
                place = finer(self.0.block(x, y)?, place..last + 1, bits, bit, Some(run))?;
                if new != 0 && place <= last {
                    *coefficient(self.0.block(x, y)?, place)? = new;
                }
                place += 1;
            }
        }
        if self.0.blocks_to_skip > 0 {
            finer(self.0.block(x, y)?, place..last + 1, bits, bit, None)?;
            self.0.blocks_to_skip -= 1;
        }
        Ok(())
    }

    fn restart(&mut self) {
        self.0.blocks_to_skip = 0;
    }
}

/// Adds a bit to every coefficient that is not zero, up to the zero that comes after `zeros` others, or to the end; says
/// where it stopped.
fn finer(
    block: &mut [i16; 64],
    places: std::ops::Range<usize>,
    bits: &mut Bits<'_>,
    bit: i16,
    mut zeros: Option<u8>,
) -> Result<usize, Broken> {
    for place in places.clone() {
        let value = coefficient(block, place)?;
        if *value == 0 {
            match &mut zeros {
                Some(0) => return Ok(place),
                Some(left) => *left -= 1,
                None => {}
            }
            continue;
        }
        bits.top_up();
        if bits.number(1) == 1 && *value & bit == 0 {
            *value = value.wrapping_add(if *value > 0 { bit } else { -bit });
        }
    }
    Ok(places.end)
}

fn coefficient(block: &mut [i16; 64], place: usize) -> Result<&mut i16, Broken> {
    block.get_mut(place).ok_or(Broken)
}
