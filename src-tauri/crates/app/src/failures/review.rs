//! Sheets, commands and journals.

use crate::codes;
use crate::failure::{Failure, Finding, Kind};
use assay_review::{ChainError, Notice, Refusal, SheetError};

impl From<SheetError> for Failure {
    fn from(error: SheetError) -> Self {
        let invalid = |code| Self::new(Kind::Invalid, code);
        match error {
            SheetError::Malformed { reason, line } => invalid(codes::SHEET_MALFORMED)
                .with("reason", reason)
                .with("line", line),
            SheetError::FormatNewer { format } => invalid(codes::FORMAT_NEWER).with("format", format),
            SheetError::UnknownCriterion { criterion } => {
                invalid(codes::SHEET_UNKNOWN_CRITERION).with("criterion", criterion)
            }
            SheetError::UnknownLevel { criterion, level } => invalid(codes::SHEET_UNKNOWN_LEVEL)
                .with("criterion", criterion)
                .with("level", level),
            SheetError::RationaleMissing { criterion } => {
                invalid(codes::RATIONALE_MISSING).with("criterion", criterion)
            }
            SheetError::Contradiction { criterion } => invalid(codes::SHEET_CONTRADICTION).with("criterion", criterion),
        }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        let refused = |code| Self::new(Kind::Refused, code);
        match refusal {
            Refusal::UnknownCriterion { criterion } => {
                refused(codes::SHEET_UNKNOWN_CRITERION).with("criterion", criterion)
            }
            Refusal::UnknownLevel { criterion, level } => refused(codes::SHEET_UNKNOWN_LEVEL)
                .with("criterion", criterion)
                .with("level", level),
            Refusal::UnknownArtifact { artifact } => refused(codes::SHEET_UNKNOWN_ARTIFACT).with("artifact", artifact),
            Refusal::UnknownAnnotation { id } => refused(codes::ANNOTATION_UNKNOWN).with("id", id),
            Refusal::TimePastEnd {
                artifact,
                end,
                duration,
            } => {
                let refusal = refused(codes::SHEET_TIME_PAST_END).with("artifact", artifact);
                refusal.with("end", end).with("duration", duration)
            }
            Refusal::PlaceDoesNotFit { artifact } => refused(codes::PLACE_DOES_NOT_FIT).with("artifact", artifact),
            Refusal::QuoteNotFound { artifact, quote } => refused(codes::QUOTE_NOT_FOUND)
                .with("artifact", artifact)
                .with("quote", quote),
            Refusal::ReasonMissing => refused(codes::REASON_MISSING),
            Refusal::NothingToUndo => refused(codes::NOTHING_TO_UNDO),
            Refusal::Signed => refused(codes::REVIEW_SEALED),
            Refusal::Returned => refused(codes::REVIEW_RETURNED),
            Refusal::Recused => refused(codes::REVIEW_RECUSED),
            Refusal::Chain(error) => error.into(),
        }
    }
}

impl From<ChainError> for Failure {
    fn from(error: ChainError) -> Self {
        let seq = match error {
            ChainError::Sequence { expected, .. } => expected,
            ChainError::Broken { seq } | ChainError::Unreadable { seq, .. } | ChainError::AfterSignature { seq } => seq,
        };
        Self::new(Kind::Invalid, codes::JOURNAL_BROKEN).with("seq", seq)
    }
}

impl From<Notice> for Finding {
    fn from(notice: Notice) -> Self {
        match notice {
            Notice::Unscored { criterion } => Self::error(codes::CRITERION_UNSCORED).with("criterion", criterion),
            Notice::RationaleMissing { criterion } => {
                Self::error(codes::RATIONALE_MISSING).with("criterion", criterion)
            }
            Notice::NotOpened { artifact } => Self::warning(codes::NOT_OPENED).at(artifact),
            Notice::PlaceMissing { criterion } => Self::warning(codes::PLACE_MISSING).with("criterion", criterion),
            Notice::StrengthMissing { criterion } => {
                Self::warning(codes::STRENGTH_MISSING).with("criterion", criterion)
            }
            Notice::NextStepMissing { criterion } => {
                Self::warning(codes::NEXT_STEP_MISSING).with("criterion", criterion)
            }
            Notice::RequirementNotMet { requirement } => {
                Self::warning(codes::REQUIREMENT_MISSING).with("requirement", requirement)
            }
        }
    }
}
