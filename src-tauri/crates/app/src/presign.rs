//! What to look at before signing, with the way to each: which criterion, which field, which file.

use crate::codes;
use crate::failure::{Failure, Finding, Severity};
use crate::failures::shortened;
use crate::reviewing::Reviewing;
use assay_model::ids::{AnnotationId, ArtifactId, CriterionId, RequirementId};
use assay_model::score::Choice;
use assay_review::{Notice, pre_sign};
use assay_store::DraftRow;

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToLookAt {
    /// What.
    pub finding: Finding,
    /// In which criterion.
    pub criterion: Option<CriterionId>,
    /// In which of its fields: `level`, `rationale`, `place`, `strength`, `next-step`.
    pub field: Option<&'static str>,
    /// In which file.
    pub artifact: Option<ArtifactId>,
    /// About which requirement.
    pub requirement: Option<RequirementId>,
    /// The draft of a comment on a place that was typed and not finished, by the name of its field.
    pub draft: Option<String>,
}

/// Found, and nowhere in particular.
impl From<Finding> for ToLookAt {
    fn from(finding: Finding) -> Self {
        Self {
            finding,
            criterion: None,
            field: None,
            artifact: None,
            requirement: None,
            draft: None,
        }
    }
}

impl Reviewing<'_> {
    /// Everything to look at, what stops the signature first.
    pub fn to_look_at(&self) -> Result<Vec<ToLookAt>, Failure> {
        let intake = self.held().intake();
        let notices = pre_sign(self.session().subject(), self.session().state(), &intake);
        let mut all: Vec<ToLookAt> = notices.into_iter().map(|notice| self.pointed(notice)).collect();
        all.extend(self.drafts_left()?);
        all.sort_by_key(|one| one.finding.severity != Severity::Error);
        Ok(all)
    }

    /// Words that were typed and are in no finished field: signing leaves them out and locks them. Of the private note and
    /// of what ends the review otherwise nothing is said.
    pub(crate) fn drafts_left(&self) -> Result<Vec<ToLookAt>, Failure> {
        let drafts = self.library().drafts(self.review())?;
        Ok(drafts.iter().filter_map(|draft| self.left(draft)).collect())
    }

    fn left(&self, draft: &DraftRow) -> Option<ToLookAt> {
        let (name, of) = draft.field.split_once(':').unwrap_or((&draft.field, ""));
        let (name, field) = match name {
            "rationale" => ("rationale", Some("rationale")),
            "strength" => ("strength", Some("strength")),
            "next-step" => ("next-step", Some("next-step")),
            "cannot-judge" => ("cannot-judge", Some("level")),
            "annotation" => ("annotation", None),
            _ => return None,
        };
        let criterion: Option<CriterionId> = field.and_then(|_| of.parse().ok());
        if draft.text.trim().is_empty() || self.is_finished(name, of, criterion.as_ref(), &draft.text) {
            return None;
        }
        let on_one_line = draft.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let said = criterion.as_ref().map_or_else(String::new, ToString::to_string);
        let finding = Finding::warning(codes::DRAFT_LEFT).with("field", name);
        Some(ToLookAt {
            criterion,
            field,
            draft: field.is_none().then(|| draft.field.clone()),
            ..ToLookAt::from(finding.with("criterion", said).with("text", shortened(&on_one_line)))
        })
    }

    /// Whether the finished field says `text` already.
    fn is_finished(&self, name: &str, of: &str, criterion: Option<&CriterionId>, text: &str) -> bool {
        let state = self.session().state();
        let answer = criterion.and_then(|criterion| state.answers.get(criterion));
        let finished = match (name, answer) {
            ("rationale", Some(answer)) => Some(&answer.rationale),
            ("strength", Some(answer)) => Some(&answer.strength),
            ("next-step", Some(answer)) => Some(&answer.next_step),
            ("cannot-judge", Some(answer)) => match &answer.choice {
                Some(Choice::CannotJudge(reason)) => Some(reason),
                _ => None,
            },
            ("annotation", _) => {
                let id: Option<AnnotationId> = of.parse().ok();
                id.and_then(|id| state.annotation(&id))
                    .map(|annotation| &annotation.comment)
            }
            _ => None,
        };
        finished.is_some_and(|finished| finished == text)
    }

    fn pointed(&self, notice: Notice) -> ToLookAt {
        let mut pointed = ToLookAt::from(Finding::from(notice.clone()));
        let (criterion, field) = match notice {
            Notice::Unscored { criterion } => (criterion, "level"),
            Notice::RationaleMissing { criterion } => (criterion, "rationale"),
            Notice::PlaceMissing { criterion } => (criterion, "place"),
            Notice::StrengthMissing { criterion } => (criterion, "strength"),
            Notice::NextStepMissing { criterion } => (criterion, "next-step"),
            Notice::NotOpened { artifact } => {
                let submission = &self.held().subject.submission;
                pointed.artifact = submission.artifact_at(artifact.as_str()).map(|one| one.id.clone());
                return pointed;
            }
            Notice::RequirementNotMet { requirement } | Notice::RequirementExceeded { requirement } => {
                pointed.requirement = Some(requirement);
                return pointed;
            }
        };
        pointed.criterion = Some(criterion);
        pointed.field = Some(field);
        pointed
    }
}
