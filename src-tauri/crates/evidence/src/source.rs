//! A file as a job has it: bytes by offset, and somebody who is told how far the job is. In the child both go to the parent.

use crate::window::ReadAt;
use std::io;

/// What a job may do beside reading: say how far it is.
pub(crate) trait Source: ReadAt {
    /// The headers are read; what follows may take longer.
    fn headers_read(&mut self) -> io::Result<()>;
    /// So much is done.
    fn progress(&mut self, done: u64, of: u64) -> io::Result<()>;
}

/// A slice has nobody to tell.
impl Source for &[u8] {
    fn headers_read(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn progress(&mut self, _: u64, _: u64) -> io::Result<()> {
        Ok(())
    }
}
