//! One writer per library. The lock is the system's, on a file of its own: it goes with the process, however it ends.

use crate::disk;
use crate::error::StoreError;
use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

/// Held for as long as the library is open for writing.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

/// How often a lock that is held is asked for, and how long between.
const TRIES: u32 = 30;
const PAUSE: Duration = Duration::from_millis(10);

/// The lock, or `None` while another process (or this one) holds it.
///
/// A program that is just being started has a copy of every open file until it runs its own code, so a lock that was given
/// back a moment ago may still look held: it is asked for a few times.
pub(crate) fn take(file: &Path) -> Result<Option<Lock>, StoreError> {
    let file = disk::create_or_open(file)?;
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(Some(Lock { _file: file })),
            Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            Err(TryLockError::Error(error)) => return Err(StoreError::io("locking the library", error)),
        }
    }
    Ok(None)
}
