//! The same evidence a second time. Loose files are packed anew whenever they are brought in, with new identifiers and a
//! new payload digest; so what they hold is compared instead, and a download can be brought in again after one of its
//! submissions was refused.

use crate::failure::Failure;
use crate::reviewing::submission;
use assay_model::ids::{ArtifactId, RequirementId};
use assay_model::submission::{Consent, Submission};
use assay_model::{ArtifactPath, Sha256};
use assay_store::Reading;

/// The submission in `library` with the same files in the same roles for the same micro-credential as `new`.
pub(crate) fn find(library: &Reading, new: &Submission) -> Result<Option<Submission>, Failure> {
    let Some(first) = new.artifacts.first() else {
        return Ok(None);
    };
    for id in library.submissions_with(&first.sha256)? {
        let row = library.submission(&id)?;
        let row = row.filter(|row| row.micro_credential == new.micro_credential.sha256);
        let there = row.map(|row| submission(row, new.micro_credential.clone()));
        if let Some(twin) = there.filter(|there| known(there) == known(new)) {
            return Ok(Some(twin));
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

/// Its files, by their paths.
fn known(submission: &Submission) -> Vec<Known<'_>> {
    let path = |id: &ArtifactId| submission.artifact(id).map(|other| &other.path);
    let known = submission.artifacts.iter().map(|artifact| Known {
        path: &artifact.path,
        sha256: artifact.sha256,
        requirement: artifact.requirement.as_ref(),
        title: &artifact.title,
        consent: artifact.consent,
        captions_for: artifact.captions_for.as_ref().and_then(path),
    });
    let mut known: Vec<_> = known.collect();
    known.sort_by(|one, other| one.path.as_str().cmp(other.path.as_str()));
    known
}
