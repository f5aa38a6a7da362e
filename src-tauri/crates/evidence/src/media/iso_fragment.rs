//! Fragmented MP4 (ISO/IEC 14496-12 8.8): the movie header says nothing of the length; it is the sum of the fragments.

use super::iso::{Atom, each};
use crate::fault::Found;
use crate::window::{Numbers, Window};
use std::collections::BTreeMap;

/// What the fragments of a file add up to, by track.
#[derive(Default)]
pub(super) struct Fragments {
    default_duration: BTreeMap<u32, u32>,
    length: BTreeMap<u32, u64>,
    /// What the last one added.
    last: BTreeMap<u32, u64>,
    seen: bool,
    lies: bool,
}

impl Fragments {
    /// Whether there were none.
    pub(super) const fn is_empty(&self) -> bool {
        !self.seen
    }

    /// Whether a run claims more samples than it has room for.
    pub(super) const fn lie(&self) -> bool {
        self.lies
    }

    /// How long the fragments of a track are, in its own units.
    pub(super) fn length(&self, track: u32) -> Option<u64> {
        self.length.get(&track).copied()
    }

    /// Track defaults out of `mvex` (8.8.3).
    pub(super) fn defaults(&mut self, window: &mut Window<'_>, mvex: Atom) -> Found<()> {
        each(window, mvex.start, mvex.end, &mut |window, atom| {
            let header = window.bytes(atom.start, 24)?;
            if &atom.name == b"trex"
                && let (Some(track), Some(duration)) = (header.be32(4), header.be32(12))
                && self.default_duration.len() < 100
            {
                self.default_duration.insert(track, duration);
            }
            Ok(())
        })
    }

    /// Adds one `moof`.
    pub(super) fn add(&mut self, window: &mut Window<'_>, moof: Atom) -> Found<()> {
        self.seen = true;
        self.last.clear();
        each(window, moof.start, moof.end, &mut |window, atom| {
            if &atom.name == b"traf" {
                self.track_fragment(window, atom)
            } else {
                Ok(())
            }
        })
    }

    /// Takes the last one away: what it describes is not in the file.
    pub(super) fn drop_last(&mut self) {
        for (track, units) in std::mem::take(&mut self.last) {
            if let Some(sum) = self.length.get_mut(&track) {
                *sum = sum.saturating_sub(units);
            }
        }
    }

    fn track_fragment(&mut self, window: &mut Window<'_>, traf: Atom) -> Found<()> {
        let (mut track, mut default) = (0, 0);
        let mut units = 0u64;
        each(window, traf.start, traf.end, &mut |window, atom| {
            match &atom.name {
                b"tfhd" => {
                    let header = window.bytes(atom.start, 40)?;
                    (track, default) = self.fragment_header(&header).unwrap_or_default();
                }
                b"trun" => {
                    let run = atom.bytes(window)?;
                    self.lies |= !atom.cut && claims_too_much(&run);
                    units = units.saturating_add(run_length(&run, default));
                }
                _ => {}
            }
            Ok(())
        })?;
        if self.length.len() < 100 || self.length.contains_key(&track) {
            let sum = self.length.entry(track).or_default();
            *sum = sum.saturating_add(units);
            self.last.insert(track, units);
        }
        Ok(())
    }

    /// Track and default sample duration (8.8.7): its own if flag 0x08 says so, else that of `trex`.
    fn fragment_header(&self, header: &[u8]) -> Option<(u32, u32)> {
        let (flags, track) = (header.be32(0)?, header.be32(4)?);
        let skip = [(0x01, 8), (0x02, 4)]
            .iter()
            .filter(|(flag, _)| flags & flag != 0)
            .map(|(_, length)| length)
            .sum::<usize>();
        let own = if flags & 0x08 == 0 { None } else { header.be32(8 + skip) };
        Some((
            track,
            own.or_else(|| self.default_duration.get(&track).copied()).unwrap_or(0),
        ))
    }
}

/// Samples of a run that say nothing of themselves: more is no run.
const MOST_BARE: u32 = 1_000_000;

/// Where the samples of a run begin, and how many bytes each has.
fn layout(flags: u32) -> (usize, usize) {
    let set = |flags_of: &[u32]| flags_of.iter().filter(|flag| flags & **flag != 0).count() * 4;
    (8 + set(&[0x01, 0x04]), set(&[0x100, 0x200, 0x400, 0x800]))
}

/// Whether a run claims more samples than it has room for.
fn claims_too_much(run: &[u8]) -> bool {
    let (Some(flags), Some(count)) = (run.be32(0), run.be32(4)) else {
        return false;
    };
    let (start, each) = layout(flags);
    if each == 0 {
        return count > MOST_BARE;
    }
    u64::from(count) * each as u64 > run.len().saturating_sub(start) as u64
}

/// The samples of a run (8.8.8), each with its own duration if flag 0x100 says so. What the box does not hold is not
/// believed.
fn run_length(run: &[u8], default: u32) -> u64 {
    let (Some(flags), Some(count)) = (run.be32(0), run.be32(4)) else {
        return 0;
    };
    let (skip, fields) = layout(flags);
    if fields == 0 {
        return u64::from(count.min(MOST_BARE)) * u64::from(default);
    }
    let samples = run
        .get(skip..)
        .unwrap_or_default()
        .chunks_exact(fields)
        .take(usize::try_from(count).unwrap_or(0));
    samples
        .map(|sample| {
            if flags & 0x100 == 0 {
                default
            } else {
                sample.be32(0).unwrap_or(0)
            }
        })
        .map(u64::from)
        .sum()
}
