//! A file as the decoders see it: so many bytes, read at an offset. In the child every read is a question to the
//! parent; nothing is ever allocated because a file says so, only because a file is so long.

use std::collections::VecDeque;
use std::io::{self, Read, Seek, SeekFrom};

/// Bytes that can be asked for by offset.
pub trait ReadAt {
    /// How many bytes there are.
    fn size(&self) -> u64;
    /// Fills as much of `buffer` as there are bytes from `offset` on; says how many that were. Short only at the end.
    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<usize>;

    /// Adds several stretches (offset, length) to `into`, one behind the other; what lies past the end is left out.
    fn gather(&mut self, stretches: &[(u64, u32)], into: &mut Vec<u8>) -> io::Result<()> {
        for (offset, length) in stretches {
            let there = self.size().saturating_sub(*offset).min(u64::from(*length));
            let from = into.len();
            into.resize(from + usize::try_from(there).unwrap_or(0), 0);
            let filled = self.read_at(*offset, into.get_mut(from..).unwrap_or_default())?;
            into.truncate(from + filled);
        }
        Ok(())
    }
}

impl ReadAt for &[u8] {
    fn size(&self) -> u64 {
        self.len() as u64
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let rest = usize::try_from(offset)
            .ok()
            .and_then(|from| self.get(from..))
            .unwrap_or_default();
        let length = rest.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..length), rest.get(..length)) {
            to.copy_from_slice(from);
        }
        Ok(length)
    }
}

/// Anything that reads and seeks, read by offset.
pub struct Seekable<R> {
    inner: R,
    size: u64,
}

impl<R: Read + Seek> Seekable<R> {
    /// Measures `inner` by seeking to its end.
    pub fn new(mut inner: R) -> io::Result<Self> {
        let size = inner.seek(SeekFrom::End(0))?;
        Ok(Self { inner, size })
    }
}

impl<R: Read + Seek> ReadAt for Seekable<R> {
    fn size(&self) -> u64 {
        self.size
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        self.inner.seek(SeekFrom::Start(offset))?;
        let mut filled = 0;
        while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match self.inner.read(rest) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(filled)
    }
}

/// Bytes of one read-ahead block.
const BLOCK: u64 = 16 * 1024;
/// Blocks kept: header walks jump between a few places.
const BLOCKS: usize = 16;

/// A window on a [`ReadAt`] with a small read-ahead, and the readers that header walks need. A number that would lie
/// beyond the end is `None`; only a source that fails is an error.
pub struct Window<'a> {
    source: &'a mut dyn ReadAt,
    size: u64,
    blocks: VecDeque<(u64, Vec<u8>)>,
}

impl<'a> Window<'a> {
    /// A window on all of `source`.
    pub fn new(source: &'a mut dyn ReadAt) -> Self {
        let size = source.size();
        Self {
            source,
            size,
            blocks: VecDeque::new(),
        }
    }

    /// How many bytes there are.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Up to `length` bytes from `offset` on; fewer only at the end.
    pub fn bytes(&mut self, offset: u64, length: usize) -> io::Result<Vec<u8>> {
        let there = usize::try_from(self.size.saturating_sub(offset)).unwrap_or(usize::MAX);
        let length = length.min(there);
        let mut found = vec![0; length];
        let filled = if length as u64 >= BLOCK {
            self.source.read_at(offset, &mut found)?
        } else {
            self.gather(offset, &mut found)?
        };
        found.truncate(filled);
        Ok(found)
    }

    /// Exactly `N` bytes at `offset`, if they are there.
    pub fn array<const N: usize>(&mut self, offset: u64) -> io::Result<Option<[u8; N]>> {
        let mut found = [0; N];
        let filled = self.gather(offset, &mut found)?;
        Ok((filled == N).then_some(found))
    }

    /// The last `length` bytes, or all when there are fewer, and where they begin.
    pub fn tail(&mut self, length: usize) -> io::Result<(u64, Vec<u8>)> {
        let from = self.size.saturating_sub(length as u64);
        Ok((from, self.bytes(from, length)?))
    }

    fn gather(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled < buffer.len() {
            let at = offset.saturating_add(filled as u64);
            if at >= self.size {
                break;
            }
            let (start, skip) = (at / BLOCK * BLOCK, usize::try_from(at % BLOCK).unwrap_or(0));
            let block = self.block(start)?;
            let (Some(from), Some(to)) = (block.get(skip..), buffer.get_mut(filled..)) else {
                break;
            };
            let count = from.len().min(to.len());
            if count == 0 {
                break;
            }
            to.iter_mut().zip(from).for_each(|(to, from)| *to = *from);
            filled += count;
        }
        Ok(filled)
    }

    fn block(&mut self, start: u64) -> io::Result<&[u8]> {
        if let Some(index) = self.blocks.iter().position(|(at, _)| *at == start) {
            if let Some(hit) = self.blocks.remove(index) {
                self.blocks.push_front(hit);
            }
        } else {
            let mut bytes = vec![0; usize::try_from(BLOCK).unwrap_or(0)];
            let filled = self.source.read_at(start, &mut bytes)?;
            bytes.truncate(filled);
            self.blocks.truncate(BLOCKS - 1);
            self.blocks.push_front((start, bytes));
        }
        Ok(self.blocks.front().map_or(&[], |(_, bytes)| bytes))
    }
}

/// Numbers out of a slice: big- and little-endian, `None` past its end.
pub(crate) trait Numbers {
    fn part<const N: usize>(&self, at: usize) -> Option<[u8; N]>;

    fn u8(&self, at: usize) -> Option<u8> {
        self.part::<1>(at).map(|[byte]| byte)
    }
    fn be16(&self, at: usize) -> Option<u16> {
        self.part(at).map(u16::from_be_bytes)
    }
    fn be32(&self, at: usize) -> Option<u32> {
        self.part(at).map(u32::from_be_bytes)
    }
    fn be64(&self, at: usize) -> Option<u64> {
        self.part(at).map(u64::from_be_bytes)
    }
    fn le16(&self, at: usize) -> Option<u16> {
        self.part(at).map(u16::from_le_bytes)
    }
    fn le32(&self, at: usize) -> Option<u32> {
        self.part(at).map(u32::from_le_bytes)
    }
    fn le64(&self, at: usize) -> Option<u64> {
        self.part(at).map(u64::from_le_bytes)
    }
}

impl Numbers for [u8] {
    fn part<const N: usize>(&self, at: usize) -> Option<[u8; N]> {
        self.get(at..at.checked_add(N)?)?.try_into().ok()
    }
}

/// Where `needle` first stands in `hay`.
pub(crate) fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len().max(1)).position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn a_window_reads_across_blocks_and_stops_at_the_end() {
        let data: Vec<u8> = (0..50_000u32).map(|n| (n % 251).to_le_bytes()[0]).collect();
        let mut source = Seekable::new(Cursor::new(data.clone())).expect("seeks");
        let mut window = Window::new(&mut source);
        for (offset, length) in [(0, 10), (16_380, 10), (100, 40_000), (49_990, 100), (60_000, 5)] {
            let from = data.len().min(usize::try_from(offset).expect("small"));
            let to = data.len().min(from + length);
            assert_eq!(
                window.bytes(offset, length).expect("reads"),
                data[from..to],
                "{offset}+{length}"
            );
        }
        assert_eq!(window.array::<4>(49_998).expect("reads"), None);
        assert_eq!(window.tail(3).expect("reads").1, data[49_997..]);
    }
}
