//! How a review is written: entries, projection, progress, search and record in one transaction; text being typed in the
//! smallest one there is.

use crate::error::StoreError;
use crate::library::Library;
use crate::table::drafts::{Draft, DraftsMut};
use crate::table::journal::{EntryRow, Gap, JournalMut, follow};
use crate::table::opened::OpenedArtifactsMut;
use crate::table::passages::{PassagesMut, Said};
use crate::table::queue::QueueMut;
use crate::table::records::{NewRecord, RecordsMut};
use crate::table::reviews::{Change, Head, NewReview, Progress, ReviewId, ReviewState, Reviews, ReviewsMut, Standing};
use crate::table::scoresheets::ScoresheetsMut;
use crate::table::search::SearchMut;
use crate::table::submissions::Submissions;
use crate::table::views::{ViewState, ViewsMut};
use assay_model::{ArtifactId, SubmissionId, Timestamp};
use rusqlite::Transaction;

/// What happened in a review, and what it says now.
#[derive(Clone, Copy, Debug)]
pub struct Append<'a> {
    /// The entries, continuing the journal.
    pub entries: &'a [EntryRow],
    /// Now.
    pub at: Timestamp,
    /// Summative or formative, in the words of the wire, as it is now.
    pub purpose: &'a str,
    /// Where the review stands now.
    pub state: ReviewState,
    /// Whether it is given up now, so that what was signed before counts alone.
    pub dropped: bool,
    /// How far it is now.
    pub progress: &'a Progress,
    /// The whole scoresheet now, as JSON.
    pub projection: &'a str,
    /// What the drafts of the fields that these entries finish hold from now on; mostly nothing.
    pub drafts: &'a [Draft<'a>],
    /// Artifacts that a viewer has shown.
    pub opened: &'a [ArtifactId],
    /// The fields whose words have changed, for both searches.
    pub said: &'a [Said<'a>],
    /// The signed record; it closes the review.
    pub record: Option<NewRecord<'a>>,
}

/// Why nothing was appended.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// There is no such review. Code `review-unknown`.
    #[error("no review {review}")]
    ReviewUnknown {
        /// As named.
        review: ReviewId,
    },
    /// There is no such submission. Code `submission-unknown`.
    #[error("no submission {submission}")]
    SubmissionUnknown {
        /// As named.
        submission: SubmissionId,
    },
    /// There is a review of this name already. Code `internal`: names are drawn at random.
    #[error("review {review} is there already")]
    ReviewTaken {
        /// As named.
        review: ReviewId,
    },
    /// The entry does not have the number that comes next: something else was appended meanwhile. Code
    /// `journal-conflict`.
    #[error("entry {found} where {expected} comes next")]
    Sequence {
        /// The number that comes next.
        expected: u64,
        /// The number of the entry.
        found: u64,
    },
    /// The entry stands on another one than the last. Code `journal-conflict`.
    #[error("entry {seq} does not continue the journal")]
    Chain {
        /// The number of the entry.
        seq: u64,
    },
    /// A signed record closed the review. Code `review-sealed`.
    #[error("review {review} is signed")]
    Sealed {
        /// Which one.
        review: ReviewId,
    },
    /// The disk or the database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a draft, a view or a coverage was not kept.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// There is no such review. Code `review-unknown`.
    #[error("no review {review}")]
    ReviewUnknown {
        /// As named.
        review: ReviewId,
    },
    /// A signed record closed the review; nothing is typed into it any more. Code `review-sealed`.
    #[error("review {review} is signed")]
    Sealed {
        /// Which one.
        review: ReviewId,
    },
    /// The disk or the database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Gap> for AppendError {
    fn from(gap: Gap) -> Self {
        match gap {
            Gap::Sequence { expected, found } => Self::Sequence { expected, found },
            Gap::Chain { seq } => Self::Chain { seq },
        }
    }
}

impl Library {
    /// Begins a review with its first entries. Gives where the journal ends.
    pub fn begin_review(&self, new: &NewReview<'_>, first: &Append<'_>) -> Result<Head, AppendError> {
        self.writer.write(|change| {
            let submission = Submissions(change).key(new.submission)?;
            let submission = submission.ok_or_else(|| AppendError::SubmissionUnknown {
                submission: new.submission.clone(),
            })?;
            if Reviews(change).standing(new.id)?.is_some() {
                let review = new.id.clone();
                return Err(AppendError::ReviewTaken { review });
            }
            let standing = ReviewsMut(change).insert(new, submission, first.at)?;
            PassagesMut(change).keeps_up(standing.key)?;
            apply(change, new.id, &standing, first)
        })
    }

    /// Appends to a review: entries, scoresheet, drafts, queue, search and record, all or nothing. Gives where the
    /// journal ends.
    pub fn append(&self, review: &ReviewId, append: &Append<'_>) -> Result<Head, AppendError> {
        self.writer.write(|change| {
            let standing = Reviews(change).standing(review)?;
            let standing = standing.ok_or_else(|| AppendError::ReviewUnknown { review: review.clone() })?;
            apply(change, review, &standing, append)
        })
    }

    /// Keeps text being typed; an empty text takes the draft away. When this returns, a power cut cannot take it.
    pub fn save_draft(&self, review: &ReviewId, draft: &Draft<'_>, at: Timestamp) -> Result<(), DraftError> {
        self.writer.write(|change| {
            let standing = known(change, review)?;
            if standing.sealed {
                return Err(DraftError::Sealed { review: review.clone() });
            }
            Ok(DraftsMut(change).keep(standing.key, draft, at)?)
        })
    }

    /// Keeps where a review is left, signed ones too.
    pub fn save_view(&self, review: &ReviewId, view: &ViewState) -> Result<(), DraftError> {
        self.writer
            .write(|change| Ok(ViewsMut(change).put(known(change, review)?.key, view)?))
    }

    /// Keeps how much of an artifact has been looked at, as JSON.
    pub fn save_coverage(&self, review: &ReviewId, artifact: &ArtifactId, coverage: &str) -> Result<(), DraftError> {
        self.writer.write(|change| {
            let review = known(change, review)?.key;
            Ok(OpenedArtifactsMut(change).covered(review, artifact, coverage)?)
        })
    }
}

fn known(change: &Transaction<'_>, review: &ReviewId) -> Result<Standing, DraftError> {
    let standing = Reviews(change).standing(review)?;
    standing.ok_or_else(|| DraftError::ReviewUnknown { review: review.clone() })
}

fn apply(
    change: &Transaction<'_>,
    review: &ReviewId,
    standing: &Standing,
    append: &Append<'_>,
) -> Result<Head, AppendError> {
    if standing.sealed {
        let review = review.clone();
        return Err(AppendError::Sealed { review });
    }
    let (key, head) = (standing.key, follow(standing.head, append.entries)?);
    JournalMut(change).append(key, append.entries)?;
    let whole = Change {
        purpose: append.purpose,
        state: append.state,
        sealed: append.record.is_some(),
        dropped: append.dropped,
        progress: append.progress,
        at: append.at,
    };
    ReviewsMut(change).advance(key, head, &whole)?;
    ScoresheetsMut(change).put(key, append.projection)?;
    for draft in append.drafts {
        DraftsMut(change).keep(key, draft, append.at)?;
    }
    OpenedArtifactsMut(change).shown(key, append.opened)?;
    if let Some(record) = &append.record {
        RecordsMut(change).insert(key, record, append.at)?;
    }
    QueueMut(change).show(standing.submission)?;
    if !append.said.is_empty() {
        SearchMut(change).is_behind(standing.submission)?;
    }
    PassagesMut(change).said(standing.submission, key, append.said)?;
    Ok(head)
}
