//! What went wrong, in sentences.

use assay_app::{Failure, Finding, Messages, Severity, Told};
use serde::Serialize;
use specta::Type;

/// Why nothing was done.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Problem {
    /// Which one; permanent.
    code: String,
    /// What happened, and what was kept.
    message: String,
    /// What to do next.
    hint: String,
    /// What else was found on the way.
    also: Vec<Note>,
}

/// Something to know beside what was done.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Note {
    /// Which one; permanent.
    pub(crate) code: String,
    /// How much it weighs.
    pub(crate) severity: Weight,
    /// About which file.
    pub(crate) path: Option<String>,
    /// What is so.
    pub(crate) message: String,
    /// What to do.
    pub(crate) hint: String,
}

/// How much a note weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Weight {
    /// Something cannot be used.
    Error,
    /// Something is said, and the work goes on.
    Warning,
}

impl Problem {
    /// The failure in the words of `messages`.
    pub(crate) fn of(failure: &Failure, messages: &Messages) -> Self {
        let said = messages.failure(failure);
        Self {
            code: failure.code.as_str().to_owned(),
            message: said.message,
            hint: said.hint,
            also: failure.also.iter().map(|finding| note(finding, messages)).collect(),
        }
    }
}

/// What was told before, in the words of `messages`.
pub(crate) fn note_again(told: &Told, messages: &Messages) -> Note {
    let said = messages.told(told);
    Note {
        code: told.code.clone(),
        severity: told.severity.into(),
        path: told.path.clone(),
        message: said.message,
        hint: said.hint,
    }
}

impl From<Severity> for Weight {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
        }
    }
}

/// The finding in the words of `messages`.
pub(crate) fn note(finding: &Finding, messages: &Messages) -> Note {
    let said = messages.finding(finding);
    Note {
        code: finding.code.as_str().to_owned(),
        severity: finding.severity.into(),
        path: finding.path.clone(),
        message: said.message,
        hint: said.hint,
    }
}
