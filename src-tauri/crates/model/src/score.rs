//! What an assessor says: a choice and a reason for each criterion, and annotations on places in the evidence.

use crate::ids::{AnnotationId, ArtifactId, CriterionId, LevelId};
use crate::place::Place;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What the review is for. A property of the review from the start; formative has no outcome and no badge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Toward a decision.
    Summative,
    /// Toward growth only.
    Formative,
}

/// Who acts under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Scores submissions.
    Assessor,
    /// Gives feedback to a teacher.
    Mentor,
    /// Decides, as a panel.
    Panel,
    /// Decides and issues, as an authority.
    Authority,
}

/// The answer to one criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Choice {
    /// A level of the criterion.
    Level(LevelId),
    /// "Cannot be judged from this evidence", and why: below every level.
    CannotJudge(String),
}

/// One row of a finished scoresheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Which criterion.
    pub criterion: CriterionId,
    /// Which answer.
    pub choice: Choice,
    /// Why; may be empty only where it cannot be judged, since the reason then stands in the choice.
    pub rationale: String,
    /// What the evidence shows well.
    pub strength: Option<String>,
    /// One step up from here; where it cannot be judged, what would let it be judged.
    pub next_step: Option<String>,
    /// The annotations that cite this criterion.
    pub annotations: Vec<AnnotationId>,
}

/// What an annotation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnnotationKind {
    /// What the level rests on.
    Evidence,
    /// Something done well.
    Strength,
    /// A question at a moment.
    Question,
    /// What to try next.
    NextStep,
}

/// A comment on a place in an artifact, for some criteria.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Annotation {
    /// Its identifier.
    pub id: AnnotationId,
    /// In which artifact.
    pub artifact: ArtifactId,
    /// Where in it.
    pub place: Place,
    /// For which criteria.
    pub criteria: Vec<CriterionId>,
    /// What it is.
    pub kind: AnnotationKind,
    /// What is said; may be empty.
    pub comment: String,
    /// When it was made, as the assessor's clock said.
    pub created: Timestamp,
}

impl Role {
    /// The word in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Assessor => "assessor",
            Self::Mentor => "mentor",
            Self::Panel => "panel",
            Self::Authority => "authority",
        }
    }
}

impl std::str::FromStr for Role {
    type Err = UnknownRole;
    fn from_str(text: &str) -> Result<Self, UnknownRole> {
        let all = [Self::Assessor, Self::Mentor, Self::Panel, Self::Authority];
        all.into_iter()
            .find(|role| role.as_str() == text)
            .ok_or_else(|| UnknownRole(text.to_owned()))
    }
}

/// The text names no role.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not a role: {0:?}")]
pub struct UnknownRole(pub String);
