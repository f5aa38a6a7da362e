//! How a submission comes in and goes: absent or whole, whatever happens in between.
//!
//! The files are on the disk before anything is said about them. Then their digests are written down as loose, they get
//! their names, and one transaction makes the rows and takes the digests out again. A crash before that commit leaves
//! files that the next start takes away; after it there is nothing left to do.

use crate::artifacts::ArtifactError;
use crate::disk;
use crate::error::StoreError;
use crate::library::Library;
use crate::reading::Reading;
use crate::staging::{Staged, Staging};
use crate::table::artifacts::{Artifacts, ArtifactsMut};
use crate::table::micro_credentials::{
    MicroCredentialError, MicroCredentials, MicroCredentialsMut, NewMicroCredential,
};
use crate::table::passages::PassagesMut;
use crate::table::queue::QueueMut;
use crate::table::search::SearchMut;
use crate::table::submissions::{Circumstances, NumberTaken, Submissions, SubmissionsMut};
use assay_model::submission::{Number, Submission};
use assay_model::{ArtifactId, ArtifactPath, Sha256, SubmissionId, Timestamp};
use rusqlite::{Connection, Transaction};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::PoisonError;

/// Kept free beside what an import brings, for the database and its log.
const HEADROOM: u64 = 8 << 20;

/// A submission to bring in; its files are staged.
#[derive(Clone, Copy, Debug)]
pub struct NewSubmission<'a> {
    /// What the bundle says.
    pub submission: &'a Submission,
    /// The payload digest of the bag.
    pub payload: Sha256,
    /// When the packer says it was made.
    pub created: Option<Timestamp>,
    /// Now.
    pub imported_at: Timestamp,
    /// When the judgement is wanted.
    pub due: Option<Timestamp>,
    /// `submission.json` as handed in.
    pub json: &'a str,
    /// The intake report, as JSON.
    pub intake: &'a str,
    /// What each artifact is by content, as JSON.
    pub probes: &'a BTreeMap<ArtifactId, String>,
    /// The micro-credential inside the bundle.
    pub credential: NewMicroCredential<'a>,
}

/// What became of a submission that was brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Imported {
    /// It is in the library now (or would be).
    New {
        /// Others that go by the same number; a warning, `number-taken`.
        number_taken: Vec<NumberTaken>,
    },
    /// The same submission with the same payload was there already.
    AlreadyHere {
        /// Those of its files whose copy in the library was damaged or gone, and is whole again.
        mended: Vec<ArtifactPath>,
    },
}

/// Why a submission was not brought in. Nothing of it was kept.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The library has this submission with another payload. Code `submission-differs`.
    #[error("submission {number} is in the library with another content")]
    SubmissionDiffers {
        /// What people call it.
        number: Number,
        /// Which one.
        submission: SubmissionId,
    },
    /// The library has this micro-credential and version with another content. Code `micro-credential-differs`.
    #[error("{title} version {version} is in the library with another content")]
    MicroCredentialDiffers {
        /// The title of the one that the library has.
        title: String,
        /// The version that both claim.
        version: String,
    },
    /// An artifact was not staged and is not in the store. Code `payload-missing`.
    #[error("{path} was not staged")]
    BlobMissing {
        /// Which one.
        path: ArtifactPath,
    },
    /// The disk or the database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<MicroCredentialError> for ImportError {
    fn from(error: MicroCredentialError) -> Self {
        match error {
            MicroCredentialError::Differs { title, version } => Self::MicroCredentialDiffers { title, version },
            MicroCredentialError::Store(error) => Self::Store(error),
        }
    }
}

impl Reading {
    /// What [`Library::import`] would answer, before two gigabytes are copied.
    pub fn would_import(&self, submission: &Submission, payload: &Sha256) -> Result<Imported, ImportError> {
        answer(&self.db(), submission, payload)
    }
}

impl Library {
    /// Room for the files of one import, `bytes` in all. Refused as [`StoreError::DiskFull`] when they do not fit.
    pub fn stage(&self, bytes: u64) -> Result<Staging, StoreError> {
        let (needed, free) = (bytes.saturating_add(HEADROOM), disk::free(self.folder.root())?);
        if free < needed {
            return Err(StoreError::DiskFull { needed, free });
        }
        Staging::new(self.folder.next_staging())
    }

    /// Brings in a submission whose files are staged, or already in the store. Whole or nothing.
    pub fn import(&self, mut staging: Staging, new: &NewSubmission<'_>) -> Result<Imported, ImportError> {
        let staged = staging.settle()?;
        let _alone = self.publishing.lock().unwrap_or_else(PoisonError::into_inner);
        let staged = named_by(new.submission, staged);
        if let Imported::AlreadyHere { .. } = self.would_import(new.submission, &new.payload)? {
            let mended = self.replace_damaged(&staged, new.submission)?;
            return Ok(Imported::AlreadyHere { mended });
        }
        self.check_staged(&staged, new.submission)?;
        self.writer.write(|change| ArtifactsMut(change).loosen(staged.keys()))?;
        let done = self.publish(&staged, new);
        if done.is_err() {
            // What cannot be taken away now goes at the next start.
            drop(self.sweep());
        }
        done
    }

    /// Puts the staged files in the place of those copies of the library that are damaged or gone, and nothing else.
    /// Gives the paths in `submission` that this was done for.
    pub fn mend(&self, mut staging: Staging, submission: &Submission) -> Result<Vec<ArtifactPath>, StoreError> {
        let staged = named_by(submission, staging.settle()?);
        let _alone = self.publishing.lock().unwrap_or_else(PoisonError::into_inner);
        self.replace_damaged(&staged, submission)
    }

    /// Takes a submission out with its reviews, records and drafts, and the files that nothing else stands on; `false`
    /// where there is none. Backups made before still hold its rows.
    pub fn delete_submission(&self, submission: &SubmissionId) -> Result<bool, StoreError> {
        let _alone = self.publishing.lock().unwrap_or_else(PoisonError::into_inner);
        let deleted = self.writer.write(|change| delete(change, submission))?;
        if deleted {
            self.sweep()?;
        }
        Ok(deleted)
    }

    fn replace_damaged(
        &self,
        staged: &BTreeMap<Sha256, Staged>,
        submission: &Submission,
    ) -> Result<Vec<ArtifactPath>, StoreError> {
        let mut damaged = BTreeMap::new();
        for (sha256, file) in staged {
            match self.artifacts.verify(sha256) {
                Ok(_) => {}
                Err(ArtifactError::Missing { .. } | ArtifactError::Damaged { .. }) => {
                    damaged.insert(*sha256, file.clone());
                }
                Err(ArtifactError::Store(error)) => return Err(error),
            }
        }
        if !damaged.is_empty() {
            self.artifacts.publish(&damaged)?;
        }
        let mended = submission.artifacts.iter();
        let mended = mended.filter(|artifact| damaged.contains_key(&artifact.sha256));
        Ok(mended.map(|artifact| artifact.path.clone()).collect())
    }

    fn check_staged(&self, staged: &BTreeMap<Sha256, Staged>, submission: &Submission) -> Result<(), ImportError> {
        for artifact in &submission.artifacts {
            let size = match staged.get(&artifact.sha256) {
                Some(file) => Some(file.size),
                None => self.artifacts.size(&artifact.sha256)?,
            };
            if size != Some(artifact.size) {
                let path = artifact.path.clone();
                return Err(ImportError::BlobMissing { path });
            }
        }
        Ok(())
    }

    fn publish(&self, staged: &BTreeMap<Sha256, Staged>, new: &NewSubmission<'_>) -> Result<Imported, ImportError> {
        self.artifacts.publish(staged)?;
        self.writer.write(|change| {
            let imported = answer(change, new.submission, &new.payload)?;
            insert(change, new)?;
            ArtifactsMut(change).settle()?;
            Ok(imported)
        })
    }
}

/// Only what the submission names gets a name in the store.
fn named_by(submission: &Submission, mut staged: BTreeMap<Sha256, Staged>) -> BTreeMap<Sha256, Staged> {
    let named: BTreeSet<Sha256> = submission.artifacts.iter().map(|artifact| artifact.sha256).collect();
    staged.retain(|sha256, _| named.contains(sha256));
    staged
}

fn answer(db: &Connection, submission: &Submission, payload: &Sha256) -> Result<Imported, ImportError> {
    match Submissions(db).payload(&submission.id)? {
        Some(has) if has == *payload => return Ok(Imported::AlreadyHere { mended: Vec::new() }),
        Some(_) => {
            return Err(ImportError::SubmissionDiffers {
                number: submission.number.clone(),
                submission: submission.id.clone(),
            });
        }
        None => {}
    }
    let named = &submission.micro_credential;
    MicroCredentials(db).check(&named.id, &named.version, &named.sha256)?;
    let number_taken = Submissions(db).numbered(&submission.number)?;
    Ok(Imported::New { number_taken })
}

fn insert(change: &Transaction<'_>, new: &NewSubmission<'_>) -> Result<(), ImportError> {
    MicroCredentialsMut(change).put(&new.credential)?;
    let named = &new.submission.micro_credential.sha256;
    let micro_credential = MicroCredentials(change)
        .key(named)?
        .ok_or_else(|| StoreError::Internal("the bundle's micro-credential is not the one it names".to_owned()))?;
    let around = Circumstances {
        payload: new.payload,
        micro_credential,
        created: new.created,
        imported_at: new.imported_at,
        due: new.due,
        json: new.json,
        intake: new.intake,
    };
    let key = SubmissionsMut(change).insert(new.submission, &around)?;
    for artifact in &new.submission.artifacts {
        let probe = new.probes.get(&artifact.id).map(String::as_str);
        ArtifactsMut(change).insert(key, artifact, probe)?;
    }
    QueueMut(change).insert(key, &new.submission.number)?;
    SearchMut(change).refresh(key)?;
    Ok(())
}

fn delete(change: &Transaction<'_>, submission: &SubmissionId) -> Result<bool, StoreError> {
    let Some(key) = Submissions(change).key(submission)? else {
        return Ok(false);
    };
    let files: Vec<Sha256> = Artifacts(change)
        .of(key)?
        .into_iter()
        .map(|artifact| artifact.sha256)
        .collect();
    ArtifactsMut(change).loosen(&files)?;
    QueueMut(change).remove(key)?;
    SearchMut(change).remove(key)?;
    PassagesMut(change).remove(key)?;
    SubmissionsMut(change).delete(key)?;
    Ok(true)
}
