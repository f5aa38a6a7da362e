//! The control files of a submission bundle (FORMATS 3): submission.json, micro-credential.json, an RO-Crate description
//! for other programs, and identity.json beside the payload.

use super::crate_metadata::crate_metadata;
use super::{Content, PackError, Part};
use crate::intake::{Candidate, IDENTITY, MICRO_CREDENTIAL, RO_CRATE, SUBMISSION};
use assay_model::ids::{ArtifactId, RequirementId, SubmissionId};
use assay_model::json::canonical;
use assay_model::submission::{Consent, MicroCredentialRef, Number, Previous};
use assay_model::{ArtifactPath, Timestamp};
use serde::Serialize;

/// A submission that is about to be packed.
#[derive(Clone, Debug)]
pub struct NewSubmission {
    /// Its identifier.
    pub id: SubmissionId,
    /// What people call it.
    pub number: Number,
    /// 1 for the first.
    pub attempt: u32,
    /// The attempt before.
    pub previous: Option<Previous>,
    /// What it is handed in for.
    pub micro_credential: MicroCredentialRef,
    /// When it is packed.
    pub created: Timestamp,
    /// The language of the evidence (BCP 47).
    pub language: String,
    /// Its files, in the order in which they will be listed.
    pub artifacts: Vec<NewArtifact>,
}

/// One file of it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NewArtifact {
    /// Its identifier.
    pub id: ArtifactId,
    /// Relative to `data/`.
    pub path: ArtifactPath,
    /// What it is offered for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requirement: Option<RequirementId>,
    /// What the teacher calls it.
    pub title: String,
    /// What it is by its content.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// Whether those who can be recognised agreed.
    pub consent: Consent,
    /// The recording that these are the captions of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub captions_for: Option<ArtifactId>,
}

/// `submission.json` as it is written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Wire<'a> {
    format: &'static str,
    id: &'a SubmissionId,
    number: &'a Number,
    attempt: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    previous: Option<&'a Previous>,
    micro_credential: &'a MicroCredentialRef,
    created: Timestamp,
    language: &'a str,
    artifacts: &'a [NewArtifact],
}

/// The control files of `new`. `micro_credential` is the canonical form of what it is handed in for. The evidence comes
/// beside these parts, at `data/` and each artifact's path.
pub fn submission_parts<'a>(
    new: NewSubmission,
    micro_credential: Vec<u8>,
    candidate: Option<&Candidate>,
) -> Result<Vec<Part<'a>>, PackError> {
    let mut parts = vec![
        part(SUBMISSION, canonical(&Wire::from(&new))?),
        part(MICRO_CREDENTIAL, micro_credential),
        part(RO_CRATE, canonical(&crate_metadata(&new))?),
    ];
    if let Some(candidate) = candidate {
        parts.push(part(IDENTITY, candidate.to_bytes()?));
    }
    Ok(parts)
}

impl<'a> From<&'a NewSubmission> for Wire<'a> {
    fn from(new: &'a NewSubmission) -> Self {
        Self {
            format: "assay/submission/1",
            id: &new.id,
            number: &new.number,
            attempt: new.attempt,
            previous: new.previous.as_ref(),
            micro_credential: &new.micro_credential,
            created: new.created,
            language: &new.language,
            artifacts: &new.artifacts,
        }
    }
}

fn part<'a>(path: &str, bytes: Vec<u8>) -> Part<'a> {
    Part {
        path: path.to_owned(),
        size: bytes.len() as u64,
        content: Content::Bytes(bytes),
    }
}
