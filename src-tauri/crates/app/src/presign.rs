//! What to look at before signing, with the way to each: which criterion, which field, which file.

use crate::failure::{Failure, Finding, Severity};
use crate::reviewing::Reviewing;
use assay_model::ids::{ArtifactId, CriterionId, RequirementId};
use assay_review::{Intake, Notice, pre_sign};

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
}

impl Reviewing<'_> {
    /// Everything to look at, what stops the signature first.
    pub fn to_look_at(&self) -> Result<Vec<ToLookAt>, Failure> {
        let intake = Intake {
            not_met: self.held().not_met.clone(),
        };
        let notices = pre_sign(self.session().subject(), self.session().state(), &intake);
        let mut all: Vec<ToLookAt> = notices.into_iter().map(|notice| self.pointed(notice)).collect();
        all.sort_by_key(|one| one.finding.severity != Severity::Error);
        Ok(all)
    }

    fn pointed(&self, notice: Notice) -> ToLookAt {
        let mut pointed = ToLookAt {
            finding: Finding::from(notice.clone()),
            criterion: None,
            field: None,
            artifact: None,
            requirement: None,
        };
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
            Notice::RequirementNotMet { requirement } => {
                pointed.requirement = Some(requirement);
                return pointed;
            }
        };
        pointed.criterion = Some(criterion);
        pointed.field = Some(field);
        pointed
    }
}
