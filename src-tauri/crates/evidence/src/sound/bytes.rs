//! The file as the packet walkers read it: in large neighbouring stretches, because every one of them is a question to
//! the parent.

use crate::fault::Found;
use crate::source::Source;

/// Bytes asked for at once when reading on.
const AHEAD: usize = 512 << 10;

/// A file and the stretch of it that was read last.
pub(super) struct Bytes<'a> {
    source: &'a mut dyn Source,
    size: u64,
    at: u64,
    held: Vec<u8>,
}

impl<'a> Bytes<'a> {
    /// All of `source`; nothing is read yet.
    pub(super) fn new(source: &'a mut dyn Source) -> Self {
        let size = source.size();
        Self {
            source,
            size,
            at: 0,
            held: Vec::new(),
        }
    }

    /// Says how far the work is.
    pub(super) fn progress(&mut self, done: u64, of: u64) -> Found<()> {
        Ok(self.source.progress(done, of)?)
    }

    /// `length` bytes from `offset` on, fewer only at the end. More than that is read ahead.
    pub(super) fn get(&mut self, offset: u64, length: usize) -> Found<&[u8]> {
        if self.place(offset, length).is_none() {
            self.read(offset, length)?;
        }
        let skip = self.place(offset, 0).unwrap_or(self.held.len());
        let rest = self.held.get(skip..).unwrap_or_default();
        Ok(rest.get(..length).unwrap_or(rest))
    }

    /// Several stretches, one behind the other, in as few questions as possible; what lies past the end is left out.
    pub(super) fn gather(&mut self, stretches: &[(u64, u32)], into: &mut Vec<u8>) -> Found<()> {
        Ok(self.source.gather(stretches, into)?)
    }

    /// Where in the held stretch `offset` lies, if `length` bytes from there are held, or all that there are.
    fn place(&self, offset: u64, length: usize) -> Option<usize> {
        let skip = usize::try_from(offset.checked_sub(self.at)?).ok()?;
        let end = self.at + self.held.len() as u64;
        let whole = offset.saturating_add(length as u64) <= end || (end == self.size && end > 0);
        (whole && skip <= self.held.len()).then_some(skip)
    }

    fn read(&mut self, offset: u64, length: usize) -> Found<()> {
        let there = usize::try_from(self.size.saturating_sub(offset)).unwrap_or(usize::MAX);
        let length = length.max(AHEAD).min(there);
        let kept = self.place(offset, 0).unwrap_or(self.held.len());
        self.held.drain(..kept);
        let from = self.held.len();
        self.at = offset;
        self.held.resize(length, 0);
        let rest = self.held.get_mut(from..).unwrap_or_default();
        let count = self.source.read_at(offset + from as u64, rest)?;
        self.held.truncate(from + count);
        if from + count < length {
            self.size = offset + (from + count) as u64;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_are_the_bytes_of_the_file_wherever_they_begin() {
        let data: Vec<u8> = (0..2_000_000u32).map(|n| (n % 251).to_le_bytes()[0]).collect();
        let mut source = data.as_slice();
        let mut bytes = Bytes::new(&mut source);
        for (offset, length) in [
            (0, 10),
            (5, 600_000),
            (600_000, 10),
            (524_280, 16),
            (1_999_990, 50),
            (7, 9),
        ] {
            let to = data.len().min(offset + length);
            let found = bytes.get(offset as u64, length).expect("reads");
            assert!(found == &data[offset..to], "{offset}+{length}");
        }
        assert!(bytes.get(3_000_000, 4).expect("reads").is_empty());
        let mut gathered = Vec::new();
        bytes
            .gather(&[(3, 2), (1_000, 3), (1_999_999, 9)], &mut gathered)
            .expect("reads");
        assert_eq!(gathered, [3, 4, data[1000], data[1001], data[1002], data[1_999_999]]);
    }
}
