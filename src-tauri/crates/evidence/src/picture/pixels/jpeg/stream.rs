//! The bytes of a JPEG in the order in which they lie, a piece at a time, so that a photo of any length takes little memory.

use crate::fault::{Found, Needed};
use crate::window::ReadAt;

/// Bytes asked for at once.
const PIECE: usize = 256 << 10;

/// A file read from front to back.
pub(super) struct Stream<'a> {
    source: &'a mut dyn ReadAt,
    /// Where in the file the bytes behind `held` begin.
    next: u64,
    held: Vec<u8>,
    at: usize,
}

impl<'a> Stream<'a> {
    /// From the first byte of `source` on.
    pub(super) const fn new(source: &'a mut dyn ReadAt) -> Self {
        Self {
            source,
            next: 0,
            held: Vec::new(),
            at: 0,
        }
    }

    /// Holds at least `least` bytes from here on, or all there are.
    pub(super) fn hold(&mut self, least: usize) -> Found<()> {
        if self.held.len().saturating_sub(self.at) >= least || self.ended() {
            return Ok(());
        }
        self.held.drain(..self.at.min(self.held.len()));
        self.at = 0;
        let kept = self.held.len();
        let left = usize::try_from(self.source.size().saturating_sub(self.next)).unwrap_or(usize::MAX);
        self.held.resize(kept + left.min(least.max(PIECE)), 0);
        let read = match self.held.get_mut(kept..) {
            Some(room) => self.source.read_at(self.next, room)?,
            None => 0,
        };
        self.held.truncate(kept + read);
        self.next = if read == 0 {
            self.source.size()
        } else {
            self.next.saturating_add(read as u64)
        };
        Ok(())
    }

    /// Whether everything up to the end of the file is held.
    pub(super) fn ended(&self) -> bool {
        self.next >= self.source.size()
    }

    /// What is held, from its beginning; [`Self::at`] says how far it has been read.
    pub(super) fn held(&self) -> &[u8] {
        &self.held
    }

    /// How far what is held has been read.
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// Goes on at another place of what is held.
    pub(super) fn go_to(&mut self, at: usize) {
        self.at = at.min(self.held.len());
    }

    /// The next byte.
    pub(super) fn byte(&mut self) -> Found<u8> {
        self.hold(1)?;
        let byte = self.held.get(self.at).copied().needed()?;
        self.at += 1;
        Ok(byte)
    }

    /// The next two bytes as a number.
    pub(super) fn word(&mut self) -> Found<u16> {
        Ok(u16::from_be_bytes([self.byte()?, self.byte()?]))
    }

    /// The next `length` bytes.
    pub(super) fn take(&mut self, length: usize) -> Found<Vec<u8>> {
        self.hold(length)?;
        let bytes = self.held.get(self.at..self.at + length).needed()?.to_vec();
        self.at += length;
        Ok(bytes)
    }

    /// Leaves out `length` bytes.
    pub(super) fn skip(&mut self, length: usize) -> Found<()> {
        let there = self.held.len().saturating_sub(self.at);
        if length <= there {
            self.at += length;
            return Ok(());
        }
        self.held.clear();
        self.at = 0;
        self.next = self.next.saturating_add((length - there) as u64);
        (self.next <= self.source.size()).then_some(()).needed()
    }

    /// Goes to the next marker that is not a byte of entropy-coded data (B.1.1.2, F.1.2.3) and says which it is; `None`
    /// at the end of the file.
    pub(super) fn marker(&mut self) -> Found<Option<u8>> {
        loop {
            self.hold(2)?;
            let rest = self.held.get(self.at..).unwrap_or_default();
            let Some(found) = memchr::memchr(0xff, rest) else {
                if self.ended() {
                    return Ok(None);
                }
                self.at = self.held.len();
                continue;
            };
            self.at += found;
            self.hold(2)?;
            match self.held.get(self.at + 1) {
                None => return Ok(None),
                Some(0xff) => self.at += 1,
                Some(0) => self.at += 2,
                Some(marker) => {
                    let marker = *marker;
                    self.at += 2;
                    return Ok(Some(marker));
                }
            }
        }
    }
}
