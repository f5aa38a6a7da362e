//! Reading one file, from a zip or from a folder: never a byte more than was said, and the checksum must be right.
//! Stored bytes come straight out of the archive into the caller's buffer.

use super::{Method, Packed};
use crate::error::{Damage, ReadError};
use crate::ports::ReadSeek;
use flate2::bufread::DeflateDecoder;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Take};

const PACKED_BUFFER: usize = 256 << 10;

/// One file being read.
pub(crate) struct EntryReader {
    path: String,
    bytes: Bytes,
    declared: u64,
    left: u64,
    crc: Option<(crc32fast::Hasher, u32)>,
    packed: u64,
    done: bool,
}

/// As much of a file as belongs to the entry.
type Part = Take<Box<dyn ReadSeek>>;

enum Bytes {
    Plain(Part),
    Deflated(Box<DeflateDecoder<BufReader<Part>>>),
}

impl EntryReader {
    /// A file of a folder, which said that it has `size` bytes.
    pub(crate) fn plain(path: &str, size: u64, file: Box<dyn ReadSeek>) -> Self {
        // One byte more than was said, so that a file that grew is noticed.
        let bytes = Bytes::Plain(file.take(size.saturating_add(1)));
        Self {
            path: path.to_owned(),
            bytes,
            declared: size,
            left: size,
            crc: None,
            packed: size,
            done: false,
        }
    }

    /// An entry of a zip, out of a handle on that zip.
    pub(crate) fn packed(
        path: &str,
        size: u64,
        packed: &Packed,
        mut file: Box<dyn ReadSeek>,
    ) -> Result<Self, ReadError> {
        file.seek(SeekFrom::Start(packed.start))
            .map_err(ReadError::unreadable(path))?;
        let window = file.take(packed.packed);
        let bytes = match packed.method {
            Method::Stored => Bytes::Plain(window),
            Method::Deflated => {
                let buffer = PACKED_BUFFER
                    .min(usize::try_from(packed.packed).unwrap_or(PACKED_BUFFER))
                    .max(1);
                Bytes::Deflated(Box::new(DeflateDecoder::new(BufReader::with_capacity(buffer, window))))
            }
        };
        let crc = Some((crc32fast::Hasher::new(), packed.crc));
        Ok(Self {
            path: path.to_owned(),
            bytes,
            declared: size,
            left: size,
            crc,
            packed: packed.packed,
            done: false,
        })
    }

    /// Reads on; 0 after the last byte, and only when everything about the entry was right.
    pub(crate) fn fill(&mut self, buffer: &mut [u8]) -> Result<usize, ReadError> {
        if self.left == 0 {
            self.finish()?;
            return Ok(0);
        }
        let room = buffer.len().min(usize::try_from(self.left).unwrap_or(usize::MAX));
        let Some(buffer) = buffer.get_mut(..room) else {
            return Ok(0);
        };
        let count = self.read_some(buffer)?;
        if count == 0 && room > 0 {
            // Whether a deflated stream ended early or was cut off cannot be told here; both are damage.
            let short = self.another_size(self.declared - self.left);
            let damaged = ReadError::damaged(Damage::Deflate, &self.path);
            return Err(if matches!(self.bytes, Bytes::Deflated(_)) {
                damaged
            } else {
                short
            });
        }
        if let (Some((crc, _)), Some(read)) = (&mut self.crc, buffer.get(..count)) {
            crc.update(read);
        }
        self.left -= count as u64;
        Ok(count)
    }

    /// The handle, to be used for the next entry of the zip.
    pub(crate) fn into_handle(self) -> Box<dyn ReadSeek> {
        match self.bytes {
            Bytes::Plain(window) => window.into_inner(),
            Bytes::Deflated(decoder) => decoder.into_inner().into_inner().into_inner(),
        }
    }

    fn read_some(&mut self, buffer: &mut [u8]) -> Result<usize, ReadError> {
        loop {
            let read = match &mut self.bytes {
                Bytes::Plain(window) => window.read(buffer),
                Bytes::Deflated(decoder) => decoder.read(buffer),
            };
            match read {
                Ok(count) => return Ok(count),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(self.failed(error)),
            }
        }
    }

    /// flate2 reports broken data as these kinds; anything else comes from the disk.
    fn failed(&self, error: io::Error) -> ReadError {
        let broken = matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData)
            || error.kind() == io::ErrorKind::UnexpectedEof;
        if broken && matches!(self.bytes, Bytes::Deflated(_)) {
            return ReadError::damaged(Damage::Deflate, &self.path);
        }
        ReadError::Unreadable {
            path: self.path.clone(),
            source: error,
        }
    }

    /// All bytes that were said are read: there must be no more, and they must be the right ones.
    fn finish(&mut self) -> Result<(), ReadError> {
        if self.done {
            return Ok(());
        }
        if self.read_some(&mut [0])? != 0 {
            return Err(self.another_size(self.declared.saturating_add(1)));
        }
        if let Bytes::Deflated(decoder) = &self.bytes
            && decoder.total_in() != self.packed
        {
            return Err(ReadError::damaged(Damage::Deflate, &self.path));
        }
        if let Some((crc, expected)) = self.crc.take()
            && crc.finalize() != expected
        {
            return Err(ReadError::damaged(Damage::Checksum, &self.path));
        }
        self.done = true;
        Ok(())
    }

    fn another_size(&self, found: u64) -> ReadError {
        ReadError::SizeMismatch {
            path: self.path.clone(),
            declared: self.declared,
            found,
        }
    }
}

impl Read for EntryReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        self.fill(buffer).map_err(|error| match error {
            ReadError::Unreadable { source, .. } => source,
            other => io::Error::new(io::ErrorKind::InvalidData, other),
        })
    }
}
