//! Before the signature, and after it.

use super::sheet::Outcome;
use serde::Serialize;
use specta::Type;

/// What to look at before signing.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PreSign {
    pub(crate) outcome: Outcome,
    pub(crate) missing: Vec<Missing>,
    /// Whether nothing stands in the way.
    pub(crate) ready: bool,
    /// Cited moments of films whose frame was not on the screen yet.
    pub(crate) films_without: u32,
}

/// Something to look at, and the way there.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Missing {
    pub(crate) note: super::Note,
    pub(crate) criterion: Option<String>,
    /// Which of its fields.
    pub(crate) field: Option<String>,
    pub(crate) artifact: Option<String>,
    pub(crate) requirement: Option<String>,
}

/// A record that was signed.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Signed {
    pub(crate) sha256: String,
    pub(crate) number: String,
    /// The key as eight words.
    pub(crate) fingerprint: String,
    pub(crate) name: String,
    pub(crate) role: String,
    /// RFC 3339.
    pub(crate) at: String,
    /// Where the result package lies; none where nobody said where.
    pub(crate) out: Option<String>,
    pub(crate) outcome: Outcome,
    pub(crate) supersedes: bool,
    /// Cited moments of films that went out without a picture.
    pub(crate) films_without: u32,
    /// Files in the package.
    pub(crate) files: Vec<String>,
}
