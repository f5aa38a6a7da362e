//! A library open for writing: the one process that may, for as long as this value lives.

use crate::backup;
use crate::check;
use crate::connection;
use crate::disk;
use crate::error::StoreError;
use crate::folder::Folder;
use crate::lock::Lock;
use crate::open::{self, Finding, OnDamage, OpenError, Opened};
#[cfg(unix)]
use crate::presence::{self, ListenError, Listening, Message};
use crate::reading::Reading;
use crate::table::artifacts::ArtifactsMut;
use crate::table::micro_credentials::{
    MicroCredentialError, MicroCredentials, MicroCredentialsMut, NewMicroCredential, Put,
};
use crate::table::passages::{NewPassage, PassagesMut, Said};
use crate::table::queue::QueueMut;
use crate::table::reviews::{ReviewId, Reviews};
use crate::table::search::{self, SearchMut};
use crate::table::settings::{Settings, SettingsMut};
use crate::table::submissions::{Submissions, SubmissionsMut};
use crate::writer::Writer;
use assay_model::{ArtifactId, Sha256, SubmissionId, Timestamp};
use std::ops::Deref;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

const DAY: i64 = 24 * 60 * 60;

const CHECKED_AT: &str = "store.checked-at";

/// A library open for writing. Every method that writes returns after a checked commit, or has changed nothing.
#[derive(Debug)]
pub struct Library {
    /// Closed before the writer, so that the last to close is one that can take the log away.
    pub(crate) reading: Reading,
    pub(crate) writer: Writer,
    pub(crate) folder: Arc<Folder>,
    /// Held while files come under their names or go, so that one import does not sweep another's.
    pub(crate) publishing: Mutex<()>,
    upkeep: Mutex<()>,
    _lock: Lock,
}

/// What [`Library::upkeep`] did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Upkeep {
    /// A backup was made, opened again and counted.
    pub backed_up: bool,
    /// The whole database was checked and is sound.
    pub checked: bool,
    /// A full-text index was damaged, and both were made anew from the tables.
    pub indexed_anew: bool,
}

impl Deref for Library {
    type Target = Reading;
    fn deref(&self) -> &Reading {
        &self.reading
    }
}

impl Library {
    pub(crate) fn new(writer: Writer, reading: Reading, folder: Arc<Folder>, lock: Lock) -> Self {
        Self {
            writer,
            reading,
            folder,
            publishing: Mutex::default(),
            upkeep: Mutex::default(),
            _lock: lock,
        }
    }

    /// Opens the library in `dir`, or makes one there. Takes the lock, looks at every page of the database, backs it up
    /// and brings it up to date where it is older, and clears what a crash left.
    pub fn open(dir: &Path, now: Timestamp, on_damage: OnDamage) -> Result<Opened, OpenError> {
        open::open(dir, now, on_damage)
    }

    /// The same where a library is already, or what is left of one; none is made.
    pub fn open_existing(dir: &Path, now: Timestamp, on_damage: OnDamage) -> Result<Opened, OpenError> {
        open::open_existing(dir, now, on_damage)
    }

    /// The same as [`Reading::open`].
    pub fn open_reading(dir: &Path) -> Result<Reading, OpenError> {
        Reading::open(dir)
    }

    /// Hears what [`notify`](crate::notify) says for this library, until the answer is dropped. `runtime` is the
    /// session's runtime folder (`$XDG_RUNTIME_DIR`), where there is one.
    #[cfg(unix)]
    pub fn listen(
        &self,
        runtime: Option<&Path>,
        heard: impl Fn(Message) + Send + 'static,
    ) -> Result<Listening, ListenError> {
        presence::listen(self.folder.root(), runtime, heard)
    }

    /// What has to be done from time to time: a backup once a day, as soon as there is something to lose, the last ten
    /// kept; a full check once a week. To be called after opening and every hour or so, from any thread: an edit waits for none of it. When nothing is due it
    /// reads the full-text indexes, which opening does not, and nothing else.
    pub fn upkeep(&self, now: Timestamp) -> Result<Upkeep, StoreError> {
        let _one = self.upkeep.lock().unwrap_or_else(PoisonError::into_inner);
        let indexed_anew = self.mend_search()?;
        let last = backup::all(&self.folder)?.last().and_then(backup::Name::at);
        let backed_up = is_due(last, DAY, now) && !self.is_empty()?;
        if backed_up {
            backup::make(&self.folder, now)?;
        }
        let last = Settings(&self.db()).get(CHECKED_AT)?.and_then(|at| at.parse().ok());
        let checked = is_due(last, 7 * DAY, now);
        if checked {
            check::full(&connection::for_reading(&self.folder)?)?;
            self.set_setting(CHECKED_AT, Some(&now.to_string()))?;
        }
        Ok(Upkeep {
            backed_up,
            checked,
            indexed_anew,
        })
    }

    /// The first backup of all, once there is something to lose; whether it was made now.
    pub fn first_backup(&self, now: Timestamp) -> Result<bool, StoreError> {
        let _one = self.upkeep.lock().unwrap_or_else(PoisonError::into_inner);
        let due = backup::all(&self.folder)?.is_empty() && !self.is_empty()?;
        if due {
            backup::make(&self.folder, now)?;
        }
        Ok(due)
    }

    fn is_empty(&self) -> Result<bool, StoreError> {
        Ok(!Submissions(&self.db()).any()? && !MicroCredentials(&self.db()).any()?)
    }

    /// Keeps a micro-credential; one from the catalogue is accepted at once.
    pub fn put_micro_credential(&self, new: &NewMicroCredential<'_>) -> Result<Put, MicroCredentialError> {
        self.writer.write(|change| MicroCredentialsMut(change).put(new))
    }

    /// Takes a micro-credential that a submission brought into the catalogue; `false` where there is none.
    pub fn accept_micro_credential(&self, sha256: &Sha256) -> Result<bool, StoreError> {
        self.writer.write(|change| MicroCredentialsMut(change).accept(sha256))
    }

    /// Sets the date by which the judgement is wanted; `false` where there is no such submission.
    pub fn set_due(&self, submission: &SubmissionId, due: Option<Timestamp>) -> Result<bool, StoreError> {
        self.writer.write(|change| {
            let Some(key) = Submissions(change).key(submission)? else {
                return Ok(false);
            };
            SubmissionsMut(change).set_due(key, due)?;
            QueueMut(change).set_due(key, due)?;
            Ok(true)
        })
    }

    /// Keeps what is known of an artifact by content, as JSON; `false` where there is no such artifact.
    pub fn save_probe(
        &self,
        submission: &SubmissionId,
        artifact: &ArtifactId,
        probe: &str,
    ) -> Result<bool, StoreError> {
        self.writer.write(|change| match Submissions(change).key(submission)? {
            Some(key) => ArtifactsMut(change).set_probe(key, artifact, probe),
            None => Ok(false),
        })
    }

    /// Puts the passages of an artifact's text, as `extractor` gave it, in place of those it had; `false` where there is
    /// no such artifact. None for one that has no text.
    pub fn put_passages(
        &self,
        submission: &SubmissionId,
        artifact: &ArtifactId,
        extractor: &str,
        passages: &[NewPassage],
    ) -> Result<bool, StoreError> {
        self.writer.write(|change| match Submissions(change).key(submission)? {
            Some(key) => PassagesMut(change).read(key, artifact, extractor, passages),
            None => Ok(false),
        })
    }

    /// Puts all the words of a review into the search; `false` where there is no such review.
    pub fn put_said(&self, review: &ReviewId, said: &[Said<'_>]) -> Result<bool, StoreError> {
        self.writer.write(|change| match Reviews(change).standing(review)? {
            Some(standing) => {
                PassagesMut(change).said_in_all(standing.submission, standing.key, said)?;
                Ok(true)
            }
            None => Ok(false),
        })
    }

    /// Lets the queue be searched for what was written in reviews until now: an edit leaves that for when somebody looks.
    pub fn catch_up_search(&self) -> Result<(), StoreError> {
        if !search::any_behind(&self.db())? {
            return Ok(());
        }
        match self.writer.write(|change| SearchMut(change).catch_up()) {
            Err(StoreError::Damaged { .. }) => self.index_anew(),
            done => done,
        }
    }

    /// Makes the full-text indexes anew where one is damaged; whether it did.
    fn mend_search(&self) -> Result<bool, StoreError> {
        match check::indexes(&connection::for_reading(&self.folder)?) {
            Err(StoreError::Damaged { .. }) => self.index_anew().map(|()| true),
            sound => sound.map(|()| false),
        }
    }

    fn index_anew(&self) -> Result<(), StoreError> {
        self.writer.write(|change| {
            PassagesMut(change).index_anew()?;
            SearchMut(change).index_anew()
        })
    }

    /// Sets a setting, or takes it away. Keys that begin with `store.` are this crate's.
    pub fn set_setting(&self, key: &str, value: Option<&str>) -> Result<(), StoreError> {
        self.writer.write(|change| SettingsMut(change).set(key, value))
    }

    /// After a crash: what the search has not read, staged files, files that came under their names without a row, half a
    /// backup. After a restore no
    /// file goes: the backup may be older than it.
    pub(crate) fn clear_leftovers(&self, restored: bool) -> Result<(), StoreError> {
        self.catch_up_search()?;
        for name in disk::names(&self.folder.staging())? {
            disk::remove_folder(&self.folder.staging().join(name))?;
        }
        backup::clear_unfinished(&self.folder)?;
        if restored {
            self.writer.write(|change| ArtifactsMut(change).settle())
        } else {
            self.sweep()
        }
    }

    /// Takes away the files that may be without a row and are. The caller holds `publishing`, or is alone.
    pub(crate) fn sweep(&self) -> Result<(), StoreError> {
        if !self.any_loose_artifacts()? {
            return Ok(());
        }
        let loose = self.loose_artifacts()?;
        self.artifacts.remove(&loose)?;
        self.cache.forget(&loose);
        self.writer.write(|change| ArtifactsMut(change).settle())
    }

    /// What is there of the files that the submissions name, and what is there beside them.
    pub fn compare_artifacts(&self) -> Result<Vec<Finding>, StoreError> {
        let (there, referenced) = (self.artifacts.all()?, self.referenced_artifacts()?);
        let missing = referenced.difference(&there).count() as u64;
        let unreferenced = there.difference(&referenced).count() as u64;
        let found = [
            (missing, Finding::ArtifactsMissing { count: missing }),
            (unreferenced, Finding::ArtifactsUnreferenced { count: unreferenced }),
        ];
        Ok(found
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(_, finding)| finding)
            .collect())
    }
}

/// Whether something that was last done at `last` is due; a time that is still to come was told by a wrong clock.
fn is_due(last: Option<Timestamp>, every: i64, now: Timestamp) -> bool {
    last.is_none_or(|last| !(0..every).contains(&(now.unix() - last.unix())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_due_after_a_day_and_when_the_clock_was_wrong() {
        let at = Timestamp::from_unix;
        assert!(is_due(None, DAY, at(0)));
        assert!(is_due(Some(at(0)), DAY, at(DAY)));
        assert!(is_due(Some(at(5)), DAY, at(0)));
        assert!(!is_due(Some(at(0)), DAY, at(DAY - 1)));
        assert!(!is_due(Some(at(0)), DAY, at(0)));
    }
}
