//! The same evidence a second time. Loose files are packed anew whenever they are brought in, with new identifiers and a
//! new payload digest; so what they hold is compared instead, and a download can be brought in again after one of its
//! submissions was refused.

use crate::failure::Failure;
use assay_model::ids::{ArtifactId, RequirementId};
use assay_model::submission::{Consent, Submission};
use assay_model::{ArtifactPath, Sha256};
use assay_store::{Reading, SubmissionRow};

/// The submission in `library` with the same files in the same roles for the same micro-credential as `new`.
pub(crate) fn find(library: &Reading, new: &Submission) -> Result<Option<SubmissionRow>, Failure> {
    let Some(first) = new.artifacts.first() else {
        return Ok(None);
    };
    for id in library.submissions_with(&first.sha256)? {
        let row = library.submission(&id)?;
        let is_twin = |row: &SubmissionRow| {
            row.micro_credential == new.micro_credential.sha256 && of_row(row) == of_submission(new)
        };
        if let Some(row) = row.filter(is_twin) {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

/// One file as a person would compare it.
#[derive(PartialEq)]
struct Known<'a> {
    path: &'a ArtifactPath,
    sha256: Sha256,
    requirement: Option<&'a RequirementId>,
    title: &'a str,
    consent: Consent,
    captions_for: Option<&'a ArtifactPath>,
}

fn of_row(row: &SubmissionRow) -> Vec<Known<'_>> {
    let path = |id: &ArtifactId| {
        row.artifacts
            .iter()
            .find(|other| other.id == *id)
            .map(|other| &other.path)
    };
    let known = row.artifacts.iter().map(|artifact| Known {
        path: &artifact.path,
        sha256: artifact.sha256,
        requirement: artifact.requirement.as_ref(),
        title: &artifact.title,
        consent: artifact.consent,
        captions_for: artifact.captions_for.as_ref().and_then(path),
    });
    by_path(known.collect())
}

fn of_submission(submission: &Submission) -> Vec<Known<'_>> {
    let path = |id: &ArtifactId| submission.artifact(id).map(|other| &other.path);
    let known = submission.artifacts.iter().map(|artifact| Known {
        path: &artifact.path,
        sha256: artifact.sha256,
        requirement: artifact.requirement.as_ref(),
        title: &artifact.title,
        consent: artifact.consent,
        captions_for: artifact.captions_for.as_ref().and_then(path),
    });
    by_path(known.collect())
}

fn by_path(mut known: Vec<Known<'_>>) -> Vec<Known<'_>> {
    known.sort_by(|one, other| one.path.as_str().cmp(other.path.as_str()));
    known
}
