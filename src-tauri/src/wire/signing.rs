//! Before the signature, and after it.

use super::sheet::Outcome;
use assay_app::identities::words_of;
use assay_app::library::SignedRecord;
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

impl Signed {
    /// What a record says of itself.
    pub(crate) fn of(signed: &SignedRecord) -> Self {
        let record = &signed.record;
        Self {
            sha256: signed.sha256.to_string(),
            number: record.submission.number.to_string(),
            fingerprint: words_of(&signed.issuer),
            name: record.assessor.name.clone(),
            role: record.assessor.role.as_str().to_owned(),
            at: record.valid_from.to_string(),
            out: None,
            outcome: Outcome::from(&record.outcome),
            supersedes: record.supersedes.is_some(),
            films_without: 0,
            files: record.files.iter().map(|file| file.path.to_string()).collect(),
        }
    }
}
