//! The queue as the window shows it.

use super::{Phase, Purpose, count};
use assay_app::library::{QueuePage as Page, QueueQuery, QueueRow as Row, QueueSort, ReviewState};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Which part of the queue.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct QueueAsk {
    /// Words to find.
    text: String,
    /// Only these states; none: all.
    states: Vec<Phase>,
    sort: Sort,
    descending: bool,
    /// At most so many rows.
    limit: u32,
    /// How many rows to leave out first.
    skip: u32,
    /// The submission whose place is wanted.
    place_of: Option<String>,
}

#[derive(Debug, Clone, Copy, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
enum Sort {
    Number,
    Due,
    State,
    Title,
    Attempt,
}

/// A part of the queue.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct QueuePage {
    rows: Vec<QueueRow>,
    /// How many there are in all.
    total: u32,
    /// How many rows stand before the submission that was asked for, if it is among them.
    place: Option<u32>,
    /// How many of the whole queue each state finds: one that is signed, and has something begun beside it, both.
    pub(crate) counts: Vec<StateCount>,
    /// How many the whole queue holds.
    pub(crate) all: u32,
}

#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct StateCount {
    pub(crate) state: Phase,
    pub(crate) count: u32,
}

#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
struct QueueRow {
    submission: String,
    number: String,
    attempt: u32,
    title: String,
    state: Phase,
    /// What is begun beside what is signed.
    beside: Option<BesideSigned>,
    /// RFC 3339.
    due: Option<String>,
    imported_at: String,
    /// Criteria with an answer, of so many.
    scored: u32,
    of: u32,
    /// Files that a viewer has shown, of so many.
    opened: u32,
    files: u32,
    purpose: Option<Purpose>,
    /// The outcome's word.
    outcome: Option<String>,
}

/// What is begun beside what is signed.
#[derive(Debug, Clone, Serialize, Type)]
struct BesideSigned {
    state: Phase,
    /// Whether it is a correction.
    corrects: bool,
}

impl QueueAsk {
    /// As the library asks it.
    pub(crate) fn query(&self) -> QueueQuery {
        QueueQuery {
            text: self.text.clone(),
            states: self.states.iter().map(|state| state.stored()).collect(),
            micro_credential: None,
            sort: match self.sort {
                Sort::Number => QueueSort::Number,
                Sort::Due => QueueSort::Due,
                Sort::State => QueueSort::State,
                Sort::Title => QueueSort::Title,
                Sort::Attempt => QueueSort::Attempt,
            },
            descending: self.descending,
            limit: self.limit,
            skip: self.skip,
            place_of: self.place_of.as_deref().and_then(|id| id.parse().ok()),
        }
    }
}

impl From<Page> for QueuePage {
    fn from(page: Page) -> Self {
        Self {
            rows: page.rows.into_iter().map(QueueRow::from).collect(),
            total: count(page.total),
            place: page.place.map(count),
            counts: Vec::new(),
            all: 0,
        }
    }
}

impl From<Row> for QueueRow {
    fn from(row: Row) -> Self {
        Self {
            submission: row.submission.to_string(),
            number: row.number.to_string(),
            attempt: row.attempt,
            title: row.title,
            state: row.state.into(),
            beside: row.beside.map(|beside| BesideSigned {
                state: beside.state.into(),
                corrects: beside.corrects,
            }),
            due: row.due.map(|due| due.to_string()),
            imported_at: row.imported_at.to_string(),
            scored: row.progress.scored,
            of: row.progress.of,
            opened: row.progress.seen,
            files: row.progress.artifacts,
            purpose: row.purpose.as_deref().map(Purpose::named),
            outcome: row.progress.outcome,
        }
    }
}

impl Phase {
    const fn stored(self) -> ReviewState {
        match self {
            Self::New => ReviewState::New,
            Self::InReview => ReviewState::InReview,
            Self::Ready => ReviewState::ReadyToSign,
            Self::Signed => ReviewState::Signed,
            Self::Returned => ReviewState::Returned,
            Self::Recused => ReviewState::Recused,
        }
    }
}

impl From<ReviewState> for Phase {
    fn from(state: ReviewState) -> Self {
        match state {
            ReviewState::New => Self::New,
            ReviewState::InReview => Self::InReview,
            ReviewState::ReadyToSign => Self::Ready,
            ReviewState::Signed => Self::Signed,
            ReviewState::Returned => Self::Returned,
            ReviewState::Recused => Self::Recused,
        }
    }
}
