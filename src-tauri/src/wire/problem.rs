//! What went wrong, in sentences.

use assay_app::{Failure, Finding, Messages, Severity};
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

/// The finding in the words of `messages`.
pub(crate) fn note(finding: &Finding, messages: &Messages) -> Note {
    let said = messages.finding(finding);
    Note {
        code: finding.code.as_str().to_owned(),
        severity: match finding.severity {
            Severity::Error => Weight::Error,
            Severity::Warning => Weight::Warning,
        },
        path: finding.path.clone(),
        message: said.message,
        hint: said.hint,
    }
}
