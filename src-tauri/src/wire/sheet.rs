//! The scoresheet of a review, and what stands beside it: drafts, what was seen, where it was left.

use super::place::Place;
use assay_app::model::outcome;
use assay_app::model::score::{self, Choice};
use assay_app::reviewing::Phase as Stands;
use assay_app::{looking, showing};
use serde::{Deserialize, Serialize};
use specta::Type;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Purpose {
    Summative,
    Formative,
}

/// Where a review stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Phase {
    New,
    InReview,
    Ready,
    Signed,
    Returned,
    Recused,
}

/// Which review of a submission is to be shown.
#[derive(Debug, Clone, Copy, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Which {
    /// The one under way; else what is signed, as it was sealed.
    Now,
    /// Another one; beside what is signed a correction.
    Anew,
    /// What is signed, whatever is under way beside it.
    Signed,
    /// The correction that was dropped, taken up again.
    Dropped,
}

/// What is said of a criterion.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(super) struct Row {
    criterion: String,
    level: Option<String>,
    cannot_judge: Option<String>,
    rationale: String,
    strength: String,
    next_step: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum AnnotationKind {
    Evidence,
    Strength,
    Question,
    NextStep,
}

/// How much of a file was seen: stretches in milliseconds, pages or rows.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Coverage {
    artifact: String,
    opened: bool,
    stretches: Vec<[u32; 2]>,
}

/// Text that is still being typed.
#[derive(Debug, Clone, Serialize, Type)]
pub(super) struct Draft {
    field: String,
    text: String,
    /// The comment it belongs to, where it is one.
    begun: Option<Begun>,
}

/// Words of comments that are still being written, and what the first of them is about.
#[derive(Debug, Clone, Deserialize, Type)]
pub(crate) struct Rest {
    pub(crate) text: String,
    begun: Option<Begun>,
}

/// A comment that is still being written, but for its words: of a table there is one place for each row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub(crate) struct Begun {
    /// The artifact's identifier.
    artifact: String,
    places: Vec<Place>,
    criteria: Vec<String>,
    kind: AnnotationKind,
}

/// Where a review was left.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct View {
    artifact: Option<String>,
    page: Option<u32>,
    at_ms: Option<u32>,
    field: Option<String>,
    caret: Option<u32>,
}

/// What the rule computes.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Outcome {
    value: OutcomeValue,
    /// The one sentence, the same everywhere, in the language of the window.
    sentence: String,
    near_cut: bool,
    reached: u32,
    of: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(super) enum OutcomeValue {
    Meets,
    NotYet,
    Returned,
    None,
}

impl From<showing::Row> for Row {
    fn from(row: showing::Row) -> Self {
        let (level, cannot_judge) = match row.choice {
            Some(Choice::Level(level)) => (Some(level.to_string()), None),
            Some(Choice::CannotJudge(reason)) => (None, Some(reason)),
            None => (None, None),
        };
        Self {
            criterion: row.criterion.to_string(),
            level,
            cannot_judge,
            rationale: row.rationale,
            strength: row.strength,
            next_step: row.next_step,
        }
    }
}

impl From<score::Score> for Row {
    fn from(score: score::Score) -> Self {
        let (level, cannot_judge) = match score.choice {
            Choice::Level(level) => (Some(level.to_string()), None),
            Choice::CannotJudge(reason) => (None, Some(reason)),
        };
        Self {
            criterion: score.criterion.to_string(),
            level,
            cannot_judge,
            rationale: score.rationale,
            strength: score.strength.unwrap_or_default(),
            next_step: score.next_step.unwrap_or_default(),
        }
    }
}

impl From<looking::Seen> for Coverage {
    fn from(seen: looking::Seen) -> Self {
        Self {
            artifact: seen.artifact.to_string(),
            opened: seen.opened,
            stretches: seen
                .stretches
                .into_iter()
                .map(|stretch| [stretch.0, stretch.1])
                .collect(),
        }
    }
}

impl From<showing::Draft> for Draft {
    fn from(draft: showing::Draft) -> Self {
        let showing::Draft { field, text, about } = draft;
        Self {
            field,
            text,
            begun: about.as_deref().and_then(Begun::read),
        }
    }
}

impl Rest {
    pub(crate) fn about(&self) -> Option<String> {
        self.begun.as_ref().map(Begun::kept)
    }
}

impl Begun {
    /// As the library keeps it beside the words.
    pub(crate) fn kept(&self) -> String {
        serde_json::json!(self).to_string()
    }

    /// What [`Begun::kept`] has written; nothing where another version wrote it in another way: the words are there all
    /// the same.
    fn read(kept: &str) -> Option<Self> {
        serde_json::from_str(kept).ok()
    }
}

impl From<looking::ViewState> for View {
    fn from(view: looking::ViewState) -> Self {
        Self {
            artifact: view.artifact.map(|id| id.to_string()),
            page: view.page,
            at_ms: view.at.map(|at| at.0),
            field: view.field,
            caret: view.caret,
        }
    }
}

impl From<View> for looking::ViewState {
    fn from(view: View) -> Self {
        Self {
            artifact: view.artifact.and_then(|id| id.parse().ok()),
            page: view.page,
            at: view.at_ms.map(assay_app::model::MediaTime),
            field: view.field,
            caret: view.caret,
        }
    }
}

impl Outcome {
    /// The outcome, and the sentence that says how it came out.
    pub(crate) fn of(outcome: &outcome::Outcome, sentence: String) -> Self {
        Self {
            value: match outcome.value {
                outcome::OutcomeValue::Meets => OutcomeValue::Meets,
                outcome::OutcomeValue::NotYet => OutcomeValue::NotYet,
                outcome::OutcomeValue::Returned => OutcomeValue::Returned,
                outcome::OutcomeValue::None => OutcomeValue::None,
            },
            sentence,
            near_cut: outcome.near_cut,
            reached: outcome.reached,
            of: outcome.of,
        }
    }
}

impl From<Stands> for Phase {
    fn from(phase: Stands) -> Self {
        match phase {
            Stands::New => Self::New,
            Stands::InReview => Self::InReview,
            Stands::ReadyToSign => Self::Ready,
            Stands::Signed => Self::Signed,
            Stands::Returned => Self::Returned,
            Stands::Recused => Self::Recused,
        }
    }
}

impl Purpose {
    /// As the library's word for it says.
    pub(crate) fn named(word: &str) -> Self {
        if word == "formative" {
            Self::Formative
        } else {
            Self::Summative
        }
    }
}

impl From<score::Purpose> for Purpose {
    fn from(purpose: score::Purpose) -> Self {
        match purpose {
            score::Purpose::Summative => Self::Summative,
            score::Purpose::Formative => Self::Formative,
        }
    }
}

impl From<Purpose> for score::Purpose {
    fn from(purpose: Purpose) -> Self {
        match purpose {
            Purpose::Summative => Self::Summative,
            Purpose::Formative => Self::Formative,
        }
    }
}

impl From<score::AnnotationKind> for AnnotationKind {
    fn from(kind: score::AnnotationKind) -> Self {
        match kind {
            score::AnnotationKind::Evidence => Self::Evidence,
            score::AnnotationKind::Strength => Self::Strength,
            score::AnnotationKind::Question => Self::Question,
            score::AnnotationKind::NextStep => Self::NextStep,
        }
    }
}
