//! Which artifacts were read again, every byte, and whether they are what came in. A film of two gigabytes is read once
//! and not at every look, until its file changes: then what was known of it is about other bytes.

use crate::artifacts::{ArtifactError, Lying};
use crate::reading::Reading;
use assay_model::Sha256;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What was found when artifacts were read again; for as long as a program runs.
#[derive(Debug, Default)]
pub struct Rereading(Mutex<BTreeMap<Sha256, (Lying, bool)>>);

impl Rereading {
    /// Whether the library's copy is still what came in. Every byte of it is read, unless it was before and its file is
    /// as it was then. One that is gone is an error, and so is a disk that does not answer.
    pub fn is_whole(&self, library: &Reading, sha256: &Sha256) -> Result<bool, ArtifactError> {
        // Taken before the bytes are read: a file that changes meanwhile is read once more, and not believed.
        let lying = library.open_artifact(sha256)?.lying();
        if let Some(whole) = self.found(sha256, lying) {
            return Ok(whole);
        }
        let whole = match library.verify_artifact(sha256) {
            Ok(_) => true,
            Err(ArtifactError::Damaged { .. }) => false,
            Err(error) => return Err(error),
        };
        self.all().insert(*sha256, (lying, whole));
        Ok(whole)
    }

    /// Whether it was read before, whatever its file is now.
    pub fn knows(&self, sha256: &Sha256) -> bool {
        self.all().contains_key(sha256)
    }

    /// Forgets all of it: something came in again, and may be mended.
    pub fn forget(&self) {
        self.all().clear();
    }

    fn found(&self, sha256: &Sha256, lying: Lying) -> Option<bool> {
        let (then, whole) = *self.all().get(sha256)?;
        (then == lying).then_some(whole)
    }

    fn all(&self) -> MutexGuard<'_, BTreeMap<Sha256, (Lying, bool)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
