//! The one way to write: a transaction that begins as a writer, and whose commit is checked before anybody hears "yes".
//!
//! `INSERT … RETURNING` read as a query reported success for rows that a full disk never stored (SECURITY 3), so it is
//! banned in this crate, and a test looks for it.

use crate::checkpoint::Checkpoints;
use crate::connection;
use crate::disk;
use crate::error::StoreError;
use crate::folder::Folder;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::sync::{Arc, Mutex, PoisonError};

/// Free bytes below which an unexplained failure to write is a full disk.
const NEXT_TO_NOTHING: u64 = 1 << 20;

/// The connection that writes, one caller at a time.
#[derive(Debug)]
pub(crate) struct Writer {
    folder: Arc<Folder>,
    checkpoints: Checkpoints,
    connection: Mutex<Connection>,
}

impl Writer {
    pub(crate) fn new(folder: Arc<Folder>, connection: Connection) -> Result<Self, StoreError> {
        let checkpoints = Checkpoints::start(connection::for_writing(&folder)?);
        let connection = Mutex::new(connection);
        Ok(Self {
            folder,
            checkpoints,
            connection,
        })
    }

    /// Does what `change` does in one transaction, and gives its answer once that is on the disk; nothing of it is kept
    /// otherwise.
    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        change: impl FnOnce(&Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(|error| self.explain(error))?;
        let answer = change(&transaction)?;
        transaction.commit().map_err(|error| self.explain(error))?;
        drop(connection);
        self.checkpoints.committed();
        Ok(answer)
    }

    /// SQLite says "disk I/O error" for some of the ways in which a disk is full.
    fn explain(&self, error: rusqlite::Error) -> StoreError {
        let free = disk::free(self.folder.root()).unwrap_or(u64::MAX);
        match StoreError::from(error) {
            StoreError::DiskFull { needed, .. } => StoreError::DiskFull { needed, free },
            StoreError::Io { .. } if free < NEXT_TO_NOTHING => StoreError::DiskFull { needed: 0, free },
            other => other,
        }
    }
}
