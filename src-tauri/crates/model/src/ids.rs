//! Identifiers. Things are named by `urn:uuid:` version 4 (version 7 would tell order and time); criteria, levels and
//! requirements by short words that the micro-credential's author chose.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Why a text is no identifier.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum NotAnId {
    /// Not `urn:uuid:` and a version 4 UUID in canonical lower case (RFC 9562).
    #[error("not a urn:uuid of version 4: {0:?}")]
    Urn(String),
    /// Not 1 to 64 of `a-z 0-9 -`.
    #[error("not a short name (a-z, 0-9, hyphen): {0:?}")]
    Word(String),
}

macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident, $check:ident, $variant:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The identifier as it stands in files.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                $check(text).then(|| Self(text.to_owned())).ok_or_else(|| NotAnId::$variant(text.to_owned()))
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotAnId;
            fn try_from(text: String) -> Result<Self, NotAnId> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

identifier!(/** One candidate's one attempt. */ SubmissionId, is_urn, Urn);
identifier!(/** One file of a submission. */ ArtifactId, is_urn, Urn);
identifier!(/** One annotation. */ AnnotationId, is_urn, Urn);
identifier!(/** One signed record. */ RecordId, is_urn, Urn);
identifier!(/** A micro-credential, whatever its version. */ MicroCredentialId, is_urn, Urn);
identifier!(/** A row of the rubric, unique within its micro-credential. */ CriterionId, is_word, Word);
identifier!(/** A level, unique within its criterion. */ LevelId, is_word, Word);
identifier!(/** An evidence requirement, unique within its micro-credential. */ RequirementId, is_word, Word);

/// `urn:uuid:xxxxxxxx-xxxx-4xxx-[89ab]xxx-xxxxxxxxxxxx`, lower case.
fn is_urn(text: &str) -> bool {
    let Some(uuid) = text.strip_prefix("urn:uuid:") else {
        return false;
    };
    uuid.len() == 36
        && uuid.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            14 => byte == b'4',
            19 => matches!(byte, b'8' | b'9' | b'a' | b'b'),
            _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
        })
}

fn is_word(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_urn_is_a_version_4_uuid_in_canonical_form() {
        assert!(
            "urn:uuid:936da01f-9abd-4d9d-80c7-02af85c822a8"
                .parse::<SubmissionId>()
                .is_ok()
        );
        for bad in [
            "936da01f-9abd-4d9d-80c7-02af85c822a8",
            "urn:uuid:936DA01F-9ABD-4D9D-80C7-02AF85C822A8",
            "urn:uuid:{36da01f-9abd-4d9d-80c7-02af85c822a}",
            "urn:uuid:936da01f-9abd-4d9d-80c7-02af85c822a80",
            "urn:uuid:00000000-0000-0000-0000-000000000000",
            "urn:uuid:ffffffff-ffff-ffff-ffff-ffffffffffff",
            "urn:uuid:936da01f-9abd-7d9d-80c7-02af85c822a8",
            "urn:uuid:936da01f-9abd-4d9d-c0c7-02af85c822a8",
            "",
        ] {
            assert_eq!(bad.parse::<SubmissionId>(), Err(NotAnId::Urn(bad.to_owned())));
        }
    }

    #[test]
    fn a_criterion_is_named_by_a_short_word() {
        assert!("hears-everyone".parse::<CriterionId>().is_ok());
        for bad in ["", "Hears", "a b", "a_b", "é", &"x".repeat(65)] {
            assert!(bad.parse::<CriterionId>().is_err(), "{bad}");
        }
    }
}
