//! The child's end of the pipe, which is also the only file it has: reading at an offset is a question to the parent.

use super::frame::{self, FromChild, FromParent, MOST_ASKED};
use crate::source::Source;
use crate::window::ReadAt;
use std::io::{self, BufWriter, Read, Write};

/// The pipe, and how long the file of the present job is.
pub(crate) struct Pipe<I: Read, O: Write> {
    input: I,
    output: BufWriter<O>,
    size: u64,
    broken: bool,
}

impl<I: Read, O: Write> Pipe<I, O> {
    pub(super) fn new(input: I, output: O) -> Self {
        Self {
            input,
            output: BufWriter::new(output),
            size: 0,
            broken: false,
        }
    }

    pub(super) fn begin(&mut self, size: u64) {
        self.size = size;
    }

    pub(super) const fn is_broken(&self) -> bool {
        self.broken
    }

    pub(super) fn send(&mut self, message: &FromChild, body: &[&[u8]]) -> io::Result<()> {
        frame::write(&mut self.output, message, body).inspect_err(|_| self.broken = true)
    }

    /// The next message; `None` when the parent is gone.
    pub(super) fn receive(&mut self) -> io::Result<Option<FromParent>> {
        Ok(frame::read(&mut self.input)?.map(|(message, _)| message))
    }

    /// Asks for as many bytes as fit; says how many came.
    fn ask(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let length = u32::try_from(buffer.len()).unwrap_or(MOST_ASKED);
        self.send(&FromChild::Need { offset, length }, &[])?;
        match frame::read_into(&mut self.input, buffer) {
            Ok(Some((FromParent::Bytes, length))) => Ok(length),
            Ok(Some((FromParent::Stop, _))) => Err(io::ErrorKind::Interrupted.into()),
            Ok(Some((FromParent::Begin { .. }, _)) | None) | Err(_) => {
                self.broken = true;
                Err(io::ErrorKind::BrokenPipe.into())
            }
        }
    }
}

impl<I: Read, O: Write> ReadAt for Pipe<I, O> {
    fn size(&self) -> u64 {
        self.size
    }

    fn read_at(&mut self, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        let most = usize::try_from(MOST_ASKED).unwrap_or(1 << 20);
        for part in buffer.chunks_mut(most) {
            let at = offset.saturating_add(filled as u64);
            if at >= self.size && filled > 0 {
                break;
            }
            let wanted = part.len();
            let count = self.ask(at, part)?;
            filled += count;
            if count < wanted {
                break;
            }
        }
        Ok(filled)
    }
}

impl<I: Read, O: Write> Source for Pipe<I, O> {
    fn headers_read(&mut self) -> io::Result<()> {
        self.send(&FromChild::HeadersRead, &[])
    }

    fn progress(&mut self, done: u64, of: u64) -> io::Result<()> {
        self.send(&FromChild::Progress { done, of }, &[])
    }
}
