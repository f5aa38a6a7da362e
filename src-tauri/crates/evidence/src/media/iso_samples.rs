//! How much of a track is in the file, by its sample table (ISO/IEC 14496-12 8.6.1.2 `stts`, 8.7.3 `stsz`, 8.7.4 `stsc`,
//! 8.7.5 `stco` and `co64`). Only looked at whole where the last chunk is not there whole.

use super::in_ms;
use super::iso::{Atom, child};
use super::iso_track::IsoTrack;
use crate::fault::Found;
use crate::window::{Numbers, Window};

/// Samples looked at: two days of sound.
const MOST: u64 = 8_000_000;

/// Milliseconds of `track` whose samples are in the file, where that is not all of it.
pub(super) fn held_ms(window: &mut Window<'_>, track: &IsoTrack) -> Found<Option<u64>> {
    let Some(table) = track.table else { return Ok(None) };
    let Some(chunks) = Chunks::read(window, table)? else {
        return Ok(None);
    };
    if chunks.last().is_none_or(|offset| offset < window.size()) && !ends_beyond(window, table, &chunks)? {
        return Ok(None);
    }
    let samples = held_samples(window, table, &chunks)?;
    let units = units(&part(window, table, b"stts")?, samples);
    Ok(in_ms(units, track.media_timescale))
}

/// The places of the chunks.
struct Chunks {
    bytes: Vec<u8>,
    wide: bool,
}

impl Chunks {
    fn read(window: &mut Window<'_>, table: Atom) -> Found<Option<Self>> {
        for (name, wide) in [(b"stco", false), (b"co64", true)] {
            if let Some(found) = child(window, table.start, table.end, name)? {
                let bytes = found.bytes(window)?;
                return Ok(Some(Self { bytes, wide }));
            }
        }
        Ok(None)
    }

    fn len(&self) -> usize {
        let there = self.bytes.len().saturating_sub(8) / if self.wide { 8 } else { 4 };
        there.min(
            self.bytes
                .be32(4)
                .and_then(|count| usize::try_from(count).ok())
                .unwrap_or(0),
        )
    }

    fn at(&self, index: usize) -> Option<u64> {
        if index >= self.len() {
            return None;
        }
        if self.wide {
            self.bytes.be64(8 + index * 8)
        } else {
            self.bytes.be32(8 + index * 4).map(u64::from)
        }
    }

    fn last(&self) -> Option<u64> {
        self.at(self.len().checked_sub(1)?)
    }
}

/// The samples of a track in the order of the file: how long each is in bytes, and how many a chunk has.
struct Samples {
    sizes: Vec<u8>,
    runs: Vec<u8>,
}

impl Samples {
    fn read(window: &mut Window<'_>, table: Atom) -> Found<Self> {
        Ok(Self {
            sizes: part(window, table, b"stsz")?,
            runs: part(window, table, b"stsc")?,
        })
    }

    /// Bytes of the sample `index`, counted from 0.
    fn size(&self, index: u64) -> Option<u64> {
        match self.sizes.be32(4)? {
            0 => self
                .sizes
                .be32(usize::try_from(index).ok()?.checked_mul(4)? + 12)
                .map(u64::from),
            all => (index < self.count()).then_some(u64::from(all)),
        }
    }

    fn count(&self) -> u64 {
        self.sizes.be32(8).map_or(0, u64::from).min(MOST)
    }

    /// Samples of each chunk, from the first on.
    fn per_chunk(&self, chunks: usize) -> impl Iterator<Item = u64> + '_ {
        let first = |run: usize| {
            self.runs
                .be32(8 + run * 12)
                .map(|chunk| u64::from(chunk).saturating_sub(1))
        };
        let mut run = 0;
        (0..chunks as u64).map(move |chunk| {
            while first(run + 1).is_some_and(|next| next <= chunk) {
                run += 1;
            }
            self.runs.be32(8 + run * 12 + 4).map_or(0, u64::from)
        })
    }
}

/// Whether the last chunk begins in the file and ends beyond it.
fn ends_beyond(window: &mut Window<'_>, table: Atom, chunks: &Chunks) -> Found<bool> {
    let samples = Samples::read(window, table)?;
    let Some(in_last) = samples.per_chunk(chunks.len()).last() else {
        return Ok(false);
    };
    let first = samples.count().saturating_sub(in_last);
    let bytes: u64 = (first..samples.count()).filter_map(|index| samples.size(index)).sum();
    Ok(chunks
        .last()
        .is_some_and(|offset| offset.saturating_add(bytes) > window.size()))
}

/// How many samples, in their order, are there whole before the first one that is not.
fn held_samples(window: &mut Window<'_>, table: Atom, chunks: &Chunks) -> Found<u64> {
    let samples = Samples::read(window, table)?;
    let mut index = 0;
    for (chunk, count) in samples.per_chunk(chunks.len()).enumerate() {
        let mut end = chunks.at(chunk).unwrap_or(u64::MAX);
        for _ in 0..count.min(MOST) {
            let Some(size) = samples.size(index).filter(|_| index < samples.count()) else {
                return Ok(index);
            };
            end = end.saturating_add(size);
            if end > window.size() {
                return Ok(index);
            }
            index += 1;
        }
    }
    Ok(index)
}

/// How long the first `samples` samples are, in the track's units.
fn units(times: &[u8], samples: u64) -> u64 {
    let (mut left, mut units, mut at) = (samples, 0u64, 8);
    while let Some((count, delta)) = times.be32(at).zip(times.be32(at + 4)).filter(|_| left > 0) {
        let taken = u64::from(count).min(left);
        units = units.saturating_add(taken.saturating_mul(u64::from(delta)));
        left -= taken;
        at += 8;
    }
    units
}

fn part(window: &mut Window<'_>, table: Atom, name: &[u8; 4]) -> Found<Vec<u8>> {
    child(window, table.start, table.end, name)?.map_or_else(|| Ok(Vec::new()), |found| found.bytes(window))
}
