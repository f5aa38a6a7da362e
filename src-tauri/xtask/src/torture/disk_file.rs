//! One file on a disk with a cache in front of it: the bytes that are certain, and the changes that a power cut may or
//! may not keep, each write whole or torn between its 512-byte sectors.

use crate::trial::Random;

const SECTOR: u64 = 512;

/// The file.
#[derive(Clone, Debug, Default)]
pub(super) struct File {
    /// What is certain.
    pub(super) durable: Vec<u8>,
    /// What was done since, oldest first.
    pub(super) pending: Vec<Change>,
    /// How many changes have become durable so far.
    pub(super) settled: usize,
}

/// One change.
#[derive(Clone, Debug)]
pub(super) enum Change {
    /// Bytes at a place.
    Write(u64, Vec<u8>),
    /// Another length.
    Resize(u64),
}

impl File {
    /// The changes before that number, counted from the first ever made, are certain from now on.
    pub(super) fn settle(&mut self, until: usize) {
        let count = until.saturating_sub(self.settled).min(self.pending.len());
        for change in self.pending.drain(..count) {
            change.apply(&mut self.durable);
        }
        self.settled += count;
    }

    /// What a cut leaves: one of the many possibilities.
    pub(super) fn cut(&self, random: &mut Random) -> Vec<u8> {
        let chance = random.pick(&[0, 10, 50, 90, 100]).copied().unwrap_or_default();
        let torn = random.percent(40);
        let mut bytes = self.durable.clone();
        for change in &self.pending {
            if !random.percent(chance) {
                continue;
            }
            match change {
                Change::Write(at, written) if torn && random.percent(30) => tear(*at, written, random, &mut bytes),
                whole => whole.apply(&mut bytes),
            }
        }
        bytes
    }
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Write(at, written) => put(*at, written, bytes),
            Self::Resize(length) => bytes.resize(usize::try_from(*length).unwrap_or_default(), 0),
        }
    }
}

fn put(at: u64, written: &[u8], bytes: &mut Vec<u8>) {
    let at = usize::try_from(at).unwrap_or_default();
    let end = at + written.len();
    if bytes.len() < end {
        bytes.resize(end, 0);
    }
    if let Some(place) = bytes.get_mut(at..end) {
        place.copy_from_slice(written);
    }
}

/// Some of the sectors that a write covers.
fn tear(at: u64, written: &[u8], random: &mut Random, bytes: &mut Vec<u8>) {
    let (mut at, mut rest) = (at, written);
    while !rest.is_empty() {
        let room = usize::try_from(SECTOR - at % SECTOR).unwrap_or(rest.len());
        let (sector, after) = rest.split_at(room.min(rest.len()));
        if random.percent(50) {
            put(at, sector, bytes);
        }
        at += sector.len() as u64;
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_torn_write_is_torn_between_sectors() {
        let mut torn = std::collections::BTreeSet::new();
        for seed in 0..100 {
            let mut bytes = vec![b'.'; 1024];
            tear(256, &[b'x'; 512], &mut Random::new(seed), &mut bytes);
            let xs: Vec<usize> = (0..1024).filter(|at| bytes[*at] == b'x').collect();
            torn.insert((xs.first().copied(), xs.len()));
        }
        let expected = [(None, 0), (Some(256), 256), (Some(256), 512), (Some(512), 256)];
        assert_eq!(torn.into_iter().collect::<Vec<_>>(), expected);
    }
}
