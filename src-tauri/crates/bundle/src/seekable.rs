//! One file of a container, to be read from any place. What is stored is read in place; what is deflated is inflated
//! again from its beginning when somebody goes back.

use crate::error::ReadError;
use crate::ports::ReadSeek;
use std::io::{self, Read, Seek, SeekFrom};

const SKIP: usize = 64 << 10;

/// A window on stored bytes.
pub(crate) struct Window {
    file: Box<dyn ReadSeek>,
    start: u64,
    size: u64,
    at: u64,
}

/// Deflated bytes that can be opened again.
pub(crate) struct Again {
    open: Box<dyn Fn() -> Result<Box<dyn Read + Send>, ReadError> + Send>,
    reader: Option<Box<dyn Read + Send>>,
    /// Where the reader stands.
    reached: u64,
    size: u64,
    at: u64,
}

impl Window {
    pub(crate) const fn new(file: Box<dyn ReadSeek>, start: u64, size: u64) -> Self {
        Self {
            file,
            start,
            size,
            at: 0,
        }
    }
}

impl Read for Window {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.size.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let room = buffer.len().min(left);
        self.file.seek(SeekFrom::Start(self.start.saturating_add(self.at)))?;
        let count = self.file.read(buffer.get_mut(..room).unwrap_or_default())?;
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Window {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = target(to, self.at, self.size)?;
        Ok(self.at)
    }
}

impl Again {
    pub(crate) fn new(size: u64, open: Box<dyn Fn() -> Result<Box<dyn Read + Send>, ReadError> + Send>) -> Self {
        Self {
            open,
            reader: None,
            reached: 0,
            size,
            at: 0,
        }
    }

    /// The reader, standing at `at`.
    fn reader(&mut self) -> io::Result<&mut (dyn Read + Send)> {
        if self.reader.is_none() || self.reached > self.at {
            self.reader = Some((self.open)().map_err(io::Error::other)?);
            self.reached = 0;
        }
        let reader = self.reader.as_mut().ok_or(io::ErrorKind::NotFound)?;
        let mut skip = vec![0; SKIP];
        while self.reached < self.at {
            let room = usize::try_from(self.at - self.reached).unwrap_or(SKIP).min(SKIP);
            let count = reader.read(skip.get_mut(..room).unwrap_or_default())?;
            if count == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            self.reached += count as u64;
        }
        Ok(reader.as_mut())
    }
}

impl Read for Again {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at >= self.size {
            return Ok(0);
        }
        let count = self.reader()?.read(buffer)?;
        self.reached += count as u64;
        self.at = self.reached;
        Ok(count)
    }
}

impl Seek for Again {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = target(to, self.at, self.size)?;
        Ok(self.at)
    }
}

fn target(to: SeekFrom, at: u64, size: u64) -> io::Result<u64> {
    let target = match to {
        SeekFrom::Start(target) => Some(target),
        SeekFrom::Current(by) => at.checked_add_signed(by),
        SeekFrom::End(by) => size.checked_add_signed(by),
    };
    target.ok_or_else(|| io::ErrorKind::InvalidInput.into())
}
