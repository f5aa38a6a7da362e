//! Sheets, commands and journals.

use crate::codes;
use crate::failure::{Failure, Finding, Kind};
use crate::failures::not_fitting;
use assay_review::{ChainError, Contradiction, Notice, Refusal, SheetError, Unfit, Unfound};

impl From<SheetError> for Failure {
    fn from(error: SheetError) -> Self {
        let invalid = |code| Self::new(Kind::Invalid, code);
        match error {
            SheetError::NotToml { line } => invalid(codes::SHEET_MALFORMED)
                .with("reason", "why-not-toml")
                .with("line", line),
            SheetError::Malformed { misshapen, line } => {
                not_fitting(invalid(codes::SHEET_MALFORMED).with("line", line), misshapen)
            }
            SheetError::AnnotationTwice { id } => invalid(codes::SHEET_ANNOTATION_TWICE).with("id", id),
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
            SheetError::Unanswered { criterion } => invalid(codes::CRITERION_UNSCORED).with("criterion", criterion),
            SheetError::Contradiction { criterion, how } => invalid(codes::SHEET_CONTRADICTION)
                .with("criterion", criterion)
                .with("how", contradiction(how)),
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
            Refusal::PlaceDoesNotFit {
                annotation,
                artifact,
                why,
            } => {
                let refusal = refused(codes::PLACE_DOES_NOT_FIT).with("artifact", artifact);
                unfit(about(refusal, annotation), why)
            }
            Refusal::QuoteNotFound {
                annotation,
                artifact,
                quote,
                how,
            } => about(refused(codes::QUOTE_NOT_FOUND), annotation)
                .with("artifact", artifact)
                .with("quote", quote)
                .with("how", unfound(how)),
            Refusal::UnknownField { field } => refused(codes::DRAFT_FIELD_UNKNOWN).with("field", field),
            Refusal::ReasonMissing => refused(codes::REASON_MISSING),
            Refusal::NothingToUndo => refused(codes::NOTHING_TO_UNDO),
            Refusal::Signed => refused(codes::REVIEW_SEALED),
            Refusal::Returned => refused(codes::REVIEW_RETURNED),
            Refusal::Recused => refused(codes::REVIEW_RECUSED),
            Refusal::Dropped => refused(codes::REVIEW_DROPPED),
            Refusal::NoCorrection => refused(codes::NOT_A_CORRECTION),
            Refusal::CorrectionNotBegun => refused(codes::CORRECTION_NOT_BEGUN),
            Refusal::Chain(error) => error.into(),
        }
    }
}

/// In a sheet, which annotation it is about; elsewhere the line that was given tells.
fn about(failure: Failure, annotation: Option<String>) -> Failure {
    match annotation {
        Some(name) => failure.with("about", "sheet").with("annotation", name),
        None => failure.with("about", "line"),
    }
}

const fn contradiction(how: Contradiction) -> &'static str {
    match how {
        Contradiction::Both => "both",
        Contradiction::Twice => "twice",
        Contradiction::Returned => "returned",
    }
}

const fn unfound(how: Unfound) -> &'static str {
    match how {
        Unfound::Nowhere => "nowhere",
        Unfound::MoreThanOnce => "more",
    }
}

fn unfit(failure: Failure, why: Unfit) -> Failure {
    let word = match why {
        Unfit::TwoPlaces => "two-places",
        Unfit::HalfSpan => "half-span",
        Unfit::Backwards => "backwards",
        Unfit::NoLength => "no-length",
        Unfit::NoTime => "no-time",
        Unfit::NoPages => "no-pages",
        Unfit::PageZero => "page-zero",
        Unfit::PageBeyond { .. } => "page-beyond",
        Unfit::Box => "box",
        Unfit::NoPicture => "no-picture",
        Unfit::BoxAndWords => "box-and-words",
        Unfit::WordsTwice => "words-twice",
        Unfit::NoSuchWords => "no-such-words",
    };
    let failure = failure.with("why", word);
    match why {
        Unfit::PageBeyond { page, pages } => failure.with("page", page).with("pages", pages),
        _ => failure,
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
            Notice::RequirementExceeded { requirement } => {
                Self::warning(codes::REQUIREMENT_EXCEEDED).with("requirement", requirement)
            }
        }
    }
}
