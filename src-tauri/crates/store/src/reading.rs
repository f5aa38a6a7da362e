//! Everything that can be asked of a library, by the process that writes it or by another.

use crate::artifacts::{ArtifactError, ArtifactReader, ArtifactStore};
use crate::cache::Cache;
use crate::connection;
use crate::disk;
use crate::error::StoreError;
use crate::folder::Folder;
use crate::open::{self, OpenError};
use crate::schema::{self, Found};
use crate::table::artifacts::Artifacts;
use crate::table::drafts::{DraftRow, Drafts};
use crate::table::journal::{EntryRow, Journal};
use crate::table::micro_credentials::{MicroCredentialRow, MicroCredentials};
use crate::table::opened::{OpenedArtifacts, OpenedRow};
use crate::table::passages::{Passages, SearchPage, SearchQuery, Unsearched};
use crate::table::queue::{Queue, QueuePage, QueueQuery};
use crate::table::record_files::RecordFiles;
use crate::table::records::{RecordRow, Records};
use crate::table::reviews::{ReviewId, ReviewRow, ReviewState, Reviews};
use crate::table::scoresheets::Scoresheets;
use crate::table::settings::Settings;
use crate::table::submissions::{NumberTaken, SubmissionRow, Submissions};
use crate::table::views::{ViewState, Views};
use assay_model::submission::Number;
use assay_model::{Sha256, SubmissionId};
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A library to read. It sees what was committed last, whoever committed it.
#[derive(Debug)]
pub struct Reading {
    connection: Mutex<Connection>,
    pub(crate) artifacts: ArtifactStore,
    pub(crate) cache: Cache,
}

impl Reading {
    pub(crate) fn new(folder: Arc<Folder>, cache: Cache) -> Result<Self, StoreError> {
        let connection = Mutex::new(connection::for_reading(&folder)?);
        let artifacts = ArtifactStore(folder);
        Ok(Self {
            connection,
            artifacts,
            cache,
        })
    }

    /// Opens the library in `dir` without writing: beside the process that has it open, or alone, also in a folder that
    /// may not be written. Nothing is created, checked, migrated or cleared.
    pub fn open(dir: &Path) -> Result<Self, OpenError> {
        let named = || dir.to_path_buf();
        open::no_file(dir)?;
        if !open::is_there(dir)? {
            return Err(open::not_there(dir));
        }
        let folder = Arc::new(Folder::new(disk::canonical(dir)?));
        let cache = Cache::for_reading(folder.cache());
        let reading = Self::new(folder, cache).map_err(|error| OpenError::of(error, dir))?;
        let (found, supported) = (schema::found(&reading.db())?, schema::supported());
        match found {
            Found::Library(found) if found > supported => Err(OpenError::Newer { found, supported }),
            Found::Library(found) if found < supported => Err(OpenError::Older { found, supported }),
            Found::Library(_) => Ok(reading),
            // Made, and never filled: somebody was cut off right there.
            Found::Empty => Err(OpenError::Missing { folder: named() }),
            Found::Foreign => Err(OpenError::NotALibrary { folder: named() }),
        }
    }

    /// A page of the queue.
    pub fn queue(&self, query: &QueueQuery) -> Result<QueuePage, StoreError> {
        // Page and total from one moment.
        let db = self.db();
        let moment = db.unchecked_transaction()?;
        let page = Queue(&db).page(query);
        moment.rollback()?;
        page
    }

    /// How many submissions of the whole queue a query for each state finds.
    pub fn queue_states(&self) -> Result<Vec<(ReviewState, u64)>, StoreError> {
        Queue(&self.db()).states()
    }

    /// How many submissions the queue holds.
    pub fn queue_length(&self) -> Result<u64, StoreError> {
        Queue(&self.db()).length()
    }

    /// A submission with its artifacts.
    pub fn submission(&self, id: &SubmissionId) -> Result<Option<SubmissionRow>, StoreError> {
        Submissions(&self.db()).get(id)
    }

    /// Every submission that goes by this number, first come first.
    pub fn submissions_numbered(&self, number: &Number) -> Result<Vec<NumberTaken>, StoreError> {
        Submissions(&self.db()).numbered(number)
    }

    /// Every submission whose identifier begins so, first come first.
    pub fn submissions_begun_by(&self, beginning: &str) -> Result<Vec<SubmissionId>, StoreError> {
        Submissions(&self.db()).begun_by(beginning)
    }

    /// Every submission that has a file with this digest, first come first.
    pub fn submissions_with(&self, artifact: &Sha256) -> Result<Vec<SubmissionId>, StoreError> {
        Submissions(&self.db()).with(artifact)
    }

    /// The micro-credential with this digest.
    pub fn micro_credential(&self, sha256: &Sha256) -> Result<Option<MicroCredentialRow>, StoreError> {
        MicroCredentials(&self.db()).get(sha256)
    }

    /// Every micro-credential, by title and version.
    pub fn micro_credentials(&self) -> Result<Vec<MicroCredentialRow>, StoreError> {
        MicroCredentials(&self.db()).all()
    }

    /// One review.
    pub fn review(&self, review: &ReviewId) -> Result<Option<ReviewRow>, StoreError> {
        Reviews(&self.db()).get(review)
    }

    /// The reviews of a submission, oldest first.
    pub fn reviews(&self, submission: &SubmissionId) -> Result<Vec<ReviewRow>, StoreError> {
        Reviews(&self.db()).of(submission)
    }

    /// Every review in the library, oldest first.
    pub fn all_reviews(&self) -> Result<Vec<ReviewRow>, StoreError> {
        Reviews(&self.db()).all()
    }

    /// Every entry of a review, in order; none for a review that is not there.
    pub fn journal(&self, review: &ReviewId) -> Result<Vec<EntryRow>, StoreError> {
        Journal(&self.db()).of(review)
    }

    /// What the review says now, as JSON.
    pub fn scoresheet(&self, review: &ReviewId) -> Result<Option<String>, StoreError> {
        Scoresheets(&self.db()).of(review)
    }

    /// Unfinished text of a review, by field.
    pub fn drafts(&self, review: &ReviewId) -> Result<Vec<DraftRow>, StoreError> {
        Drafts(&self.db()).of(review)
    }

    /// Where a review was left.
    pub fn view(&self, review: &ReviewId) -> Result<Option<ViewState>, StoreError> {
        Views(&self.db()).of(review)
    }

    /// What a review has been shown.
    pub fn opened(&self, review: &ReviewId) -> Result<Vec<OpenedRow>, StoreError> {
        OpenedArtifacts(&self.db()).of(review)
    }

    /// The signed record with this digest.
    pub fn record(&self, sha256: &Sha256) -> Result<Option<RecordRow>, StoreError> {
        Records(&self.db()).get(sha256)
    }

    /// The signed records of a submission, oldest first.
    pub fn records(&self, submission: &SubmissionId) -> Result<Vec<RecordRow>, StoreError> {
        Records(&self.db()).of(submission)
    }

    /// What a signed record lists beside the report: path in the result package and bytes, by path.
    pub fn record_files(&self, record: &Sha256) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        RecordFiles(&self.db()).of(record)
    }

    /// Finds passages of artifacts and reviews.
    pub fn search(&self, query: &SearchQuery) -> Result<SearchPage, StoreError> {
        // Hits and total from one moment.
        let db = self.db();
        let moment = db.unchecked_transaction()?;
        let page = Passages(&db).find(query);
        moment.rollback()?;
        page
    }

    /// Artifacts that none of these extractors has read for the search, oldest first.
    pub fn unsearched(&self, extractors: &[&str]) -> Result<Vec<Unsearched>, StoreError> {
        Passages(&self.db()).unsearched(extractors)
    }

    /// Reviews whose words are not in the search: those of a library from before it.
    pub fn unsearched_reviews(&self) -> Result<Vec<(SubmissionId, ReviewId)>, StoreError> {
        Passages(&self.db()).unsearched_reviews()
    }

    /// A setting.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        Settings(&self.db()).get(key)
    }

    /// The bytes of an artifact.
    pub fn open_artifact(&self, sha256: &Sha256) -> Result<ArtifactReader, ArtifactError> {
        self.artifacts.open(sha256)
    }

    /// Reads every byte of an artifact and compares; gives how many there are.
    pub fn verify_artifact(&self, sha256: &Sha256) -> Result<u64, ArtifactError> {
        self.artifacts.verify(sha256)
    }

    /// What was made of artifacts before. Only the process that writes to the library adds to it.
    pub const fn cache(&self) -> &Cache {
        &self.cache
    }

    pub(crate) fn any_loose_artifacts(&self) -> Result<bool, StoreError> {
        Artifacts(&self.db()).any_loose()
    }

    pub(crate) fn loose_artifacts(&self) -> Result<BTreeSet<Sha256>, StoreError> {
        Artifacts(&self.db()).loose()
    }

    pub(crate) fn referenced_artifacts(&self) -> Result<BTreeSet<Sha256>, StoreError> {
        Artifacts(&self.db()).referenced()
    }

    pub(crate) fn db(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
