//! A micro-credential that came along with a submission, as the intake report shows it.

use assay_app::newcomer::{Difference as Found, How, Newcomer, Part};
use serde::Serialize;
use specta::Type;

/// What is to be known of a micro-credential before it is taken into the catalogue.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CameAlong {
    /// Its digest, hexadecimal.
    sha256: String,
    /// Whether it is in this library's own catalogue.
    in_catalogue: bool,
    /// Whether it was chosen by whoever brought the submission in, and did not come along with it.
    chosen: bool,
    /// The key that signed it, as eight words; nothing for a draft.
    signer: Option<String>,
    /// The version that is in the catalogue already.
    beside: Option<String>,
    /// What differs from that.
    differences: Vec<Difference>,
}

/// One thing that is not as it is in the version that is known.
#[derive(Debug, Clone, Serialize, Type)]
struct Difference {
    part: RubricPart,
    how: Became,
    /// Which one, where there are several of its kind.
    title: Option<String>,
}

#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
enum RubricPart {
    Aim,
    KeyMethod,
    Requirement,
    Criterion,
    Rule,
    Beside,
}

#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
enum Became {
    New,
    Gone,
    Changed,
}

impl CameAlong {
    pub(crate) fn of(newcomer: Newcomer, chosen: bool) -> Self {
        let (beside, differences) = match newcomer.beside {
            Some(beside) => (Some(beside.version), beside.differences),
            None => (None, Vec::new()),
        };
        Self {
            sha256: newcomer.sha256.to_string(),
            in_catalogue: newcomer.accepted,
            chosen,
            signer: newcomer.signer,
            beside,
            differences: differences.into_iter().map(Difference::from).collect(),
        }
    }
}

impl From<Found> for Difference {
    fn from(found: Found) -> Self {
        Self {
            part: match found.part {
                Part::Aim => RubricPart::Aim,
                Part::KeyMethod => RubricPart::KeyMethod,
                Part::Requirement => RubricPart::Requirement,
                Part::Criterion => RubricPart::Criterion,
                Part::Rule => RubricPart::Rule,
                Part::Beside => RubricPart::Beside,
            },
            how: match found.how {
                How::New => Became::New,
                How::Gone => Became::Gone,
                How::Changed => Became::Changed,
            },
            title: found.title,
        }
    }
}
