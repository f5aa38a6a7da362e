//! The order in which the blocks of a scan come (ITU T.81 A.2), restarts, and how to go on after damage.

use super::bits::{Bits, Pause, ROOM};
use super::header::{Frame, Scan};
use super::huffman::Broken;
use super::stream::Stream;
use crate::fault::{Found, Needed};

/// What is done with the blocks.
pub(super) trait Blocks {
    /// Decodes the block in column `x` and row `y` of the scan's component number `part`.
    fn block(&mut self, bits: &mut Bits<'_>, part: usize, x: u32, y: u32) -> Result<(), Broken>;
    /// Predictions and runs begin anew.
    fn restart(&mut self);
}

/// How many blocks of each component an MCU has, and how many MCUs there are.
struct Grid {
    sampling: Vec<(u32, u32)>,
    across: u32,
    down: u32,
}

/// Decodes a scan. False when something in it was damaged, so that part of the picture is missing.
pub(super) fn walk(stream: &mut Stream<'_>, frame: &Frame, scan: &Scan, blocks: &mut impl Blocks) -> Found<bool> {
    let grid = Grid::new(frame, scan).needed()?;
    let total = grid.across * grid.down;
    let interval = if scan.restart == 0 { total } else { scan.restart };
    let (mut begin, mut whole) = (0, true);
    while begin < total {
        let end = begin.saturating_add(interval).min(total);
        blocks.restart();
        whole &= grid.interval(stream, begin..end, blocks)?;
        if end < total && !to_restart(stream)? {
            return Ok(false);
        }
        begin = end;
    }
    Ok(whole)
}

impl Grid {
    fn new(frame: &Frame, scan: &Scan) -> Option<Self> {
        let components = scan.parts.iter().map(|part| frame.components.get(part.component));
        let components = components.collect::<Option<Vec<_>>>()?;
        Some(match components.as_slice() {
            // A component that comes alone has no MCUs (A.2.2).
            [alone] => Self {
                sampling: vec![(1, 1)],
                across: alone.blocks.0,
                down: alone.blocks.1,
            },
            several => Self {
                sampling: several.iter().map(|component| component.sampling).collect(),
                across: frame.mcus().0,
                down: frame.mcus().1,
            },
        })
    }

    /// The MCUs from one restart to the next. False when not all of them could be read.
    fn interval(&self, stream: &mut Stream<'_>, units: std::ops::Range<u32>, blocks: &mut impl Blocks) -> Found<bool> {
        let mut pause = Pause::at(stream.at());
        let (mut x, mut y) = (units.start % self.across, units.start / self.across);
        let mut left = units.len();
        while left > 0 {
            stream.hold(ROOM)?;
            pause = pause.moved_to(stream.at());
            let last = stream.ended();
            let mut bits = Bits::resume(stream.held(), pause);
            let mut good = true;
            while good && left > 0 && (last || bits.has_room()) {
                good = self.unit(&mut bits, x, y, blocks).is_ok() && !bits.overrun();
                left -= 1;
                x += 1;
                if x == self.across {
                    (x, y) = (0, y + 1);
                }
            }
            pause = bits.pause();
            stream.go_to(pause.byte());
            if !good {
                return Ok(false);
            }
        }
        Ok(true)
    }

    #[inline(always)]
    fn unit(&self, bits: &mut Bits<'_>, x: u32, y: u32, blocks: &mut impl Blocks) -> Result<(), Broken> {
        for (part, (h, v)) in self.sampling.iter().enumerate() {
            for down in 0..*v {
                for right in 0..*h {
                    blocks.block(bits, part, x * h + right, y * v + down)?;
                }
            }
        }
        Ok(())
    }
}

/// Goes behind the next restart marker. False when another marker or the end of the file comes first; it stays unread.
fn to_restart(stream: &mut Stream<'_>) -> Found<bool> {
    match stream.marker()? {
        Some(0xd0..=0xd7) => Ok(true),
        Some(_) => {
            stream.go_to(stream.at().saturating_sub(2));
            Ok(false)
        }
        None => Ok(false),
    }
}
