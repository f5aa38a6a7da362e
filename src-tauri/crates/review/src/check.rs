//! What to look at before signing. Errors stop the signature; the rest is said and left to the assessor.

use crate::decide::failing;
use crate::session::Subject;
use crate::state::State;
use assay_model::ids::{CriterionId, RequirementId};
use assay_model::is_blank;
use assay_model::path::ArtifactPath;
use assay_model::place::Place;
use assay_model::score::{Choice, Purpose};

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Stops: a criterion has no answer.
    Unscored {
        /// Which one.
        criterion: CriterionId,
    },
    /// Stops: a level has no reason.
    RationaleMissing {
        /// Of which criterion.
        criterion: CriterionId,
    },
    /// An artifact was never opened.
    NotOpened {
        /// Which one.
        artifact: ArtifactPath,
    },
    /// A level has no place in the evidence; a whole file is none.
    PlaceMissing {
        /// Of which criterion.
        criterion: CriterionId,
    },
    /// Not at the required level, and nothing said about what is there.
    StrengthMissing {
        /// Of which criterion.
        criterion: CriterionId,
    },
    /// Not at the required level, and no next step.
    NextStepMissing {
        /// Of which criterion.
        criterion: CriterionId,
    },
    /// The submission does not hold what the micro-credential asks for.
    RequirementNotMet {
        /// Which requirement.
        requirement: RequirementId,
    },
    /// The submission holds more than the most that the micro-credential asks for.
    RequirementExceeded {
        /// Which requirement.
        requirement: RequirementId,
    },
}

/// What intake found about the requirements.
#[derive(Clone, Debug, Default)]
pub struct Intake {
    /// Requirements of which the submission holds less than they ask for.
    pub not_met: Vec<RequirementId>,
    /// Requirements of which it holds more than the most that they ask for.
    pub exceeded: Vec<RequirementId>,
}

impl Notice {
    /// Whether nothing can be signed while this stands.
    pub const fn stops(&self) -> bool {
        matches!(self, Self::Unscored { .. } | Self::RationaleMissing { .. })
    }
}

/// Everything to look at before `state` is signed.
pub fn pre_sign(subject: &Subject, state: &State, intake: &Intake) -> Vec<Notice> {
    let mut notices = Vec::new();
    if state.returned.is_empty() {
        for criterion in &subject.credential.criteria {
            answer(state, &criterion.id, &mut notices);
        }
        growth(subject, state, &mut notices);
    }
    let unopened = subject
        .submission
        .artifacts
        .iter()
        .filter(|artifact| !state.opened.contains(&artifact.id));
    notices.extend(unopened.map(|artifact| Notice::NotOpened {
        artifact: artifact.path.clone(),
    }));
    notices.extend(intake.not_met.iter().map(|id| Notice::RequirementNotMet {
        requirement: id.clone(),
    }));
    notices.extend(intake.exceeded.iter().map(|id| Notice::RequirementExceeded {
        requirement: id.clone(),
    }));
    notices
}

fn answer(state: &State, criterion: &CriterionId, notices: &mut Vec<Notice>) {
    let answer = state.answers.get(criterion);
    let rationale = answer.is_some_and(|answer| !is_blank(&answer.rationale));
    let criterion = criterion.clone();
    match answer.and_then(|answer| answer.choice.as_ref()) {
        None if state.purpose == Purpose::Summative => notices.push(Notice::Unscored { criterion }),
        Some(Choice::Level(_)) if !rationale => notices.push(Notice::RationaleMissing { criterion }),
        Some(Choice::Level(_)) if !state.citing(&criterion).any(|cited| cited.place != Place::Whole) => {
            notices.push(Notice::PlaceMissing { criterion });
        }
        _ => {}
    }
}

/// A criterion that is not there yet needs something good, and something to do (DESIGN 7, growth feedback).
fn growth(subject: &Subject, state: &State, notices: &mut Vec<Notice>) {
    for criterion in failing(&subject.credential, &|id| state.choice(id)) {
        let Some(answer) = state.answers.get(&criterion).filter(|answer| answer.choice.is_some()) else {
            continue;
        };
        let judged = matches!(answer.choice, Some(Choice::Level(_)));
        if judged && is_blank(&answer.strength) {
            notices.push(Notice::StrengthMissing {
                criterion: criterion.clone(),
            });
        }
        if is_blank(&answer.next_step) {
            notices.push(Notice::NextStepMissing { criterion });
        }
    }
}
