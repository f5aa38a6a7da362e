//! Baseline and extended sequential scans (ITU T.81 F.2): means of blocks only, or whole blocks at a scale.

use super::bits::Bits;
use super::header::{Part, Scan, ZIGZAG};
use super::huffman::{Broken, Skip, Table};
use super::plane::{Plane, Steps, steps, waves};
use super::walk::Blocks;
use crate::fault::{Found, Needed};
use std::rc::Rc;

/// One component of a scan that is being decoded.
struct Lane<'p> {
    plane: &'p mut Plane,
    dc: Rc<Table>,
    ac: Rc<Table>,
    skip: Rc<Skip>,
    steps: Steps,
    previous: i32,
}

/// Decodes a sequential scan into planes of `N` eighths; with 1, the AC coefficients are jumped over.
pub(super) struct Sequential<'p, const N: usize> {
    lanes: Vec<Lane<'p>>,
    waves: [[f32; 8]; 8],
}

impl<'p, const N: usize> Sequential<'p, N> {
    /// For a scan of these planes, one for each component of the frame.
    pub(super) fn new(scan: &Scan, planes: &'p mut [Plane]) -> Found<Self> {
        let mut lanes: Vec<(usize, Lane<'p>)> = Vec::new();
        let mut skips: Vec<(Rc<Table>, Rc<Skip>)> = Vec::new();
        for (component, plane) in planes.iter_mut().enumerate() {
            let place = scan.parts.iter().position(|part| part.component == component);
            if let Some((place, part)) = place.and_then(|place| Some((place, scan.parts.get(place)?))) {
                lanes.push((place, Lane::new(part, plane, &mut skips)?));
            }
        }
        lanes.sort_by_key(|(place, _)| *place);
        Ok(Self {
            lanes: lanes.into_iter().map(|(_, lane)| lane).collect(),
            waves: waves(N),
        })
    }
}

impl<'p> Lane<'p> {
    fn new(part: &Part, plane: &'p mut Plane, skips: &mut Vec<(Rc<Table>, Rc<Skip>)>) -> Found<Self> {
        let (dc, ac) = part.dc.clone().zip(part.ac.clone()).needed()?;
        let known = skips
            .iter()
            .find(|(table, _)| Rc::ptr_eq(table, &ac))
            .map(|(_, skip)| skip.clone());
        let skip = known.unwrap_or_else(|| {
            let skip = Rc::new(Skip::new(&ac));
            skips.push((ac.clone(), skip.clone()));
            skip
        });
        Ok(Self {
            plane,
            dc,
            ac,
            skip,
            steps: steps(&part.quantisation),
            previous: 0,
        })
    }

    #[inline(always)]
    fn dc(&mut self, bits: &mut Bits<'_>) -> Result<f32, Broken> {
        bits.refill();
        self.previous = self.previous.wrapping_add(i32::from(self.dc.number(bits)?.value));
        #[expect(
            clippy::cast_precision_loss,
            reason = "sums of 16-bit numbers; what is larger is damage"
        )]
        Ok(self.previous as f32 * self.steps.first().copied().unwrap_or(0.0))
    }

    /// The AC coefficients, dequantised, in their places; how many rows of them hold something.
    #[inline(always)]
    fn ac(&self, bits: &mut Bits<'_>, into: &mut [[f32; 8]; 8]) -> Result<usize, Broken> {
        let (mut place, mut deep) = (1, 1);
        while place < 64 {
            bits.top_up();
            let number = self.ac.number(bits)?;
            let run = usize::from(number.symbol >> 4);
            if number.symbol & 15 == 0 {
                if run < 15 {
                    break;
                }
                place += 16;
                continue;
            }
            place += run;
            let (Some(target), Some(step)) = (ZIGZAG.get(place), self.steps.get(place)) else {
                return Err(Broken);
            };
            let (row, column) = (usize::from(target >> 3), usize::from(target & 7));
            if let Some(cell) = into.get_mut(row).and_then(|row| row.get_mut(column)) {
                *cell = f32::from(number.value) * step;
            }
            deep = deep.max(row + 1);
            place += 1;
        }
        Ok(deep)
    }
}

impl<const N: usize> Blocks for Sequential<'_, N> {
    #[inline(always)]
    fn block(&mut self, bits: &mut Bits<'_>, part: usize, x: u32, y: u32) -> Result<(), Broken> {
        let lane = self.lanes.get_mut(part).ok_or(Broken)?;
        let dc = lane.dc(bits)?;
        if N == 1 || !lane.plane.wants(y) {
            lane.skip.block(&lane.ac, bits)?;
            if N == 1 && lane.plane.wants(y) {
                lane.plane.put_mean(x, y, dc);
            }
            return Ok(());
        }
        let mut coefficients = [[0.0; 8]; 8];
        let deep = lane.ac(bits, &mut coefficients)?;
        if let Some(first) = coefficients.first_mut().and_then(|row| row.first_mut()) {
            *first = dc;
        }
        lane.plane.put::<N>((x, y), &coefficients, deep, &self.waves);
        Ok(())
    }

    fn restart(&mut self) {
        self.lanes.iter_mut().for_each(|lane| lane.previous = 0);
    }
}
