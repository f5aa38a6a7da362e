//! A file as `Read`, `BufRead` and `Seek`, for decoders that want those, read from the parent a piece at a time.

use crate::fault::{Fault, Found};
use crate::window::ReadAt;
use std::io::{self, BufRead, Read, Seek, SeekFrom};

/// Bytes asked for at once.
const PIECE: usize = 64 << 10;

/// A reader that remembers when its source failed, because decoders turn every error into one of their own.
pub(super) struct Reading<'a> {
    source: &'a mut dyn ReadAt,
    /// Where the next byte comes from.
    at: u64,
    /// Reading ends here.
    end: u64,
    piece: Vec<u8>,
    /// Where `piece` begins.
    begins: u64,
    failed: Option<io::Error>,
}

impl<'a> Reading<'a> {
    /// All of `source`.
    pub(super) fn new(source: &'a mut dyn ReadAt) -> Self {
        let end = source.size();
        Self::part(source, 0..end)
    }

    /// A part of `source`, as far as it is there.
    pub(super) fn part(source: &'a mut dyn ReadAt, part: std::ops::Range<u64>) -> Self {
        let end = part.end.min(source.size());
        Self {
            source,
            at: part.start.min(end),
            end,
            piece: Vec::new(),
            begins: 0,
            failed: None,
        }
    }

    /// What a decoder said, or why its source failed.
    pub(super) fn result<T, E>(&mut self, result: Result<T, E>, fault: impl FnOnce(E) -> Fault) -> Found<T> {
        result.map_err(|error| self.failed.take().map_or_else(|| fault(error), Fault::Source))
    }

    fn held(&self) -> &[u8] {
        let from = self
            .at
            .checked_sub(self.begins)
            .and_then(|from| usize::try_from(from).ok());
        from.and_then(|from| self.piece.get(from..)).unwrap_or_default()
    }
}

impl BufRead for Reading<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.held().is_empty() && self.at < self.end {
            let left = usize::try_from(self.end - self.at).unwrap_or(usize::MAX);
            self.piece.resize(left.min(PIECE), 0);
            self.begins = self.at;
            let read = self.source.read_at(self.at, &mut self.piece);
            let read = read.inspect_err(|error| self.failed = Some(error.kind().into()));
            self.piece.truncate(*read.as_ref().unwrap_or(&0));
            read?;
        }
        Ok(self.held())
    }

    fn consume(&mut self, amount: usize) {
        self.at += amount as u64;
    }
}

impl Read for Reading<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let held = self.fill_buf()?;
        let count = held.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..count), held.get(..count)) {
            to.copy_from_slice(from);
        }
        self.consume(count);
        Ok(count)
    }
}

impl Seek for Reading<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let moved = |from: u64, by: i64| from.checked_add_signed(by);
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => moved(self.end, by),
            SeekFrom::Current(by) => moved(self.at, by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A disk that gives its first bytes only.
    struct Failing(u64);

    impl ReadAt for Failing {
        fn size(&self) -> u64 {
            1 << 20
        }

        fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
            if offset >= self.0 {
                return Err(io::ErrorKind::NotConnected.into());
            }
            buffer.fill(7);
            Ok(buffer.len())
        }
    }

    #[test]
    fn it_reads_and_seeks_like_a_file() {
        let bytes: Vec<u8> = (0..200_000_u32).map(|n| n.to_le_bytes()[0]).collect();
        let mut source = bytes.as_slice();
        let mut reading = Reading::part(&mut source, 100..199_000);
        let mut rest = Vec::new();
        reading.read_to_end(&mut rest).expect("reads");
        assert_eq!(rest, bytes[100..199_000]);
        reading.seek(SeekFrom::Start(70_001)).expect("seeks");
        let mut three = [0; 3];
        reading.read_exact(&mut three).expect("reads");
        assert_eq!(three, bytes[70_001..70_004]);
        assert!(reading.seek(SeekFrom::Current(-100_000)).is_err());
        reading.seek(SeekFrom::Start(u64::MAX)).expect("goes beyond the end");
        assert_eq!(reading.read(&mut three).expect("reads nothing"), 0);
    }

    #[test]
    fn a_source_that_failed_is_told_from_a_file_that_is_wrong() {
        let mut source = Failing(100_000);
        let mut reading = Reading::new(&mut source);
        let outcome = io::copy(&mut reading, &mut io::sink());
        assert!(matches!(
            reading.result(outcome, |_| Fault::Damaged),
            Err(Fault::Source(_))
        ));
        let mut reading = Reading::new(&mut source);
        let outcome: Result<(), ()> = Err(());
        assert!(matches!(
            reading.result(outcome, |()| Fault::Damaged),
            Err(Fault::Damaged)
        ));
    }
}
