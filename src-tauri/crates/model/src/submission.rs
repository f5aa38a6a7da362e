//! What one candidate hands in for one attempt, by number and never by name.

use crate::digest::Sha256;
use crate::ids::{ArtifactId, MicroCredentialId, RequirementId, SubmissionId};
use crate::path::ArtifactPath;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256 as Hasher};
use std::fmt;
use std::str::FromStr;

/// A submission as its bundle states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// Its identifier.
    pub id: SubmissionId,
    /// What people call it.
    pub number: Number,
    /// 1 for the first.
    pub attempt: u32,
    /// The attempt before, and its payload digest.
    pub previous: Option<Previous>,
    /// What it is handed in for.
    pub micro_credential: MicroCredentialRef,
    /// The language of the evidence (BCP 47).
    pub language: String,
    /// Its files, in the order of the bundle.
    pub artifacts: Vec<Artifact>,
}

/// A micro-credential named so that no other text can pass for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MicroCredentialRef {
    /// Its identifier.
    pub id: MicroCredentialId,
    /// Its version.
    pub version: String,
    /// SHA-256 of its canonical form without `proof`.
    pub sha256: Sha256,
}

/// The attempt before this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Previous {
    /// Its submission.
    pub id: SubmissionId,
    /// The payload digest of its bundle.
    pub payload: Sha256,
}

/// One file of a submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Its identifier.
    pub id: ArtifactId,
    /// Where it lies, relative to `data/`.
    pub path: ArtifactPath,
    /// What it is offered for.
    pub requirement: Option<RequirementId>,
    /// What the teacher calls it.
    pub title: String,
    /// The type that the packer stated; what it is is found by content.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of its bytes.
    pub sha256: Sha256,
    /// Whether those who can be recognised agreed.
    pub consent: Consent,
    /// The recording that these are the captions of.
    pub captions_for: Option<ArtifactId>,
}

/// Whether releases are held for everybody who can be recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Consent {
    /// Every release is held.
    Given,
    /// Nobody can be recognised.
    NotNeeded,
    /// Not said, or not held.
    Missing,
}

/// 1 to 12 digits.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Number(String);

/// The text is not 1 to 12 digits.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("not a number of 1 to 12 digits: {0:?}")]
pub struct NotANumber(pub String);

impl Number {
    /// The number of a submission that nobody numbered: the first 8 bytes of SHA-256(id), big-endian, mod 10⁸, as eight
    /// digits (FORMATS 3).
    pub fn of(id: &SubmissionId) -> Self {
        let digest: [u8; 32] = Hasher::digest(id.as_str().as_bytes()).into();
        let first = digest
            .iter()
            .take(8)
            .fold(0u64, |number, byte| number << 8 | u64::from(*byte));
        Self(format!("{:08}", first % 100_000_000))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Submission {
    /// The artifact at this path.
    pub fn artifact_at(&self, path: &str) -> Option<&Artifact> {
        self.artifacts.iter().find(|artifact| artifact.path.as_str() == path)
    }

    /// The artifact of this name.
    pub fn artifact(&self, id: &ArtifactId) -> Option<&Artifact> {
        self.artifacts.iter().find(|artifact| artifact.id == *id)
    }
}

impl FromStr for Number {
    type Err = NotANumber;
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let digits = (1..=12).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotANumber(text.to_owned()))
        }
    }
}

impl TryFrom<String> for Number {
    type Error = NotANumber;
    fn try_from(text: String) -> Result<Self, NotANumber> {
        text.parse()
    }
}

impl From<Number> for String {
    fn from(number: Number) -> Self {
        number.0
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether `tag` is formed as a language tag is: subtags of 1 to 8 letters and digits, the first of 2 to 8 letters, or a
/// single `x` or `i` before others (BCP 47, RFC 5646 section 2.1). Whether anybody speaks it is not asked.
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let of_others = tag.len() > 2 && matches!(first, "x" | "X" | "i" | "I");
    let begins = (2..=8).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    let goes_on = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    tag.len() <= 35 && (begins || of_others) && parts.all(goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_submission_that_nobody_numbered_has_eight_digits_from_its_id() {
        let id: SubmissionId = "urn:uuid:936da01f-9abd-4d9d-80c7-02af85c822a8".parse().expect("an id");
        let digest = Sha256::of(id.as_str().as_bytes()).to_string();
        let first = u64::from_str_radix(&digest[..16], 16).expect("hex");
        assert_eq!(Number::of(&id).as_str(), format!("{:08}", first % 100_000_000));
    }

    #[test]
    fn a_number_is_1_to_12_digits() {
        assert!("2041".parse::<Number>().is_ok());
        for bad in ["", "1234567890123", "20a1", "-1", "٢"] {
            assert!(bad.parse::<Number>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_language_tag_is_told_by_its_letters() {
        for formed in [
            "en",
            "de",
            "pt-BR",
            "zh-Hant-TW",
            "x-klingon",
            "i-klingon",
            "gsw",
            "de-CH-1996",
        ] {
            assert!(is_language(formed), "{formed}");
        }
        for none in [
            "",
            "e",
            "klingon xx",
            "de_CH",
            "de-",
            "-de",
            "123",
            "x",
            "x-",
            "de-übung",
            "averylongword",
        ] {
            assert!(!is_language(none), "{none}");
        }
    }
}
