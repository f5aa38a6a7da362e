//! One writer per library. The lock is the system's, on a file of its own: it goes with the process, however it ends.

use crate::disk;
use crate::error::StoreError;
use std::fs::{File, TryLockError};
use std::path::Path;

/// Held for as long as the library is open for writing.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

/// The lock, or `None` while another process (or this one) holds it.
pub(crate) fn take(file: &Path) -> Result<Option<Lock>, StoreError> {
    let file = disk::create_or_open(file)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Lock { _file: file })),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(StoreError::io("locking the library", error)),
    }
}
