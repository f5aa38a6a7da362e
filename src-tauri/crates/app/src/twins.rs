//! The same evidence a second time. Loose files are packed anew whenever they are brought in, with new identifiers and a
//! new payload digest; so what they hold is compared instead, and a download can be brought in again after one of its
//! submissions was refused. The same files of two participants are two submissions: a template, a text that one copied
//! from the other.

use crate::codes;
use crate::failure::{Failure, Kind};
use crate::held::submission;
use crate::packing::Earlier;
use assay_model::ids::{ArtifactId, MicroCredentialId, RequirementId, SubmissionId};
use assay_model::submission::{Consent, Number, Submission};
use assay_model::{ArtifactPath, Sha256};
use assay_store::{Reading, SubmissionRow};
use std::collections::BTreeSet;

/// What is known of the submissions of one download beside their files.
#[derive(Debug, Default)]
pub(crate) struct Twins {
    /// Those in the library that are one of this download's already; no other of its submissions is the same one.
    taken: BTreeSet<SubmissionId>,
}

impl Twins {
    /// The submission in `library` that `new` is: the same files in the same roles for the same micro-credential, and
    /// the same `participant` where the download numbers them for good.
    pub(crate) fn find(
        &mut self,
        library: &Reading,
        new: &Submission,
        participant: Option<&Number>,
    ) -> Result<Option<Submission>, Failure> {
        let Some(first) = new.artifacts.first() else {
            return Ok(None);
        };
        for id in library.submissions_with(&first.sha256)? {
            let row = library.submission(&id)?;
            let row =
                row.filter(|row| row.micro_credential == new.micro_credential.sha256 && !self.taken.contains(&id));
            let Some(row) = row.filter(|row| is_theirs(row, new, participant)) else {
                continue;
            };
            let there = submission(row, new.micro_credential.clone());
            if known(&there) == known(new) {
                self.take(&id);
                return Ok(Some(there));
            }
        }
        Ok(None)
    }

    /// `submission` is one of this download's.
    pub(crate) fn take(&mut self, submission: &SubmissionId) {
        self.taken.insert(submission.clone());
    }
}

/// An error where the number of loose files is that of another first attempt at the same thing: which of the two a review
/// is about, nobody could say. Whoever packs knows better whether they are the same person's, and says so.
pub(crate) fn number_is_free(library: &Reading, new: &Submission) -> Result<(), Failure> {
    let attempts = attempts(library, &new.number, &new.micro_credential.id)?;
    let newest = attempts.iter().map(|one| one.attempt).max().unwrap_or_default();
    match attempts.iter().find(|one| one.attempt == new.attempt) {
        Some(taken) => Err(Failure::new(Kind::Refused, codes::NUMBER_HERE)
            .with("number", &taken.number)
            .with("attempt", taken.attempt)
            .with("next", newest.saturating_add(1))
            .with("title", &taken.title)),
        None => Ok(()),
    }
}

/// The newest attempt under `number` at the micro-credential `id`, whatever its version.
pub(crate) fn newest(library: &Reading, number: &Number, id: &MicroCredentialId) -> Result<Option<Earlier>, Failure> {
    let attempts = attempts(library, number, id)?.into_iter();
    Ok(attempts.max_by_key(|one| one.attempt))
}

fn attempts(library: &Reading, number: &Number, id: &MicroCredentialId) -> Result<Vec<Earlier>, Failure> {
    let mut attempts = Vec::new();
    for taken in library.submissions_numbered(number)? {
        let Some(row) = library.submission(&taken.submission)? else {
            continue;
        };
        let credential = library.micro_credential(&row.micro_credential)?;
        if let Some(credential) = credential.filter(|credential| credential.id == *id) {
            attempts.push(Earlier {
                id: row.id,
                payload: row.payload,
                number: row.number,
                attempt: row.attempt,
                micro_credential: credential.id,
                title: taken.micro_credential,
            });
        }
    }
    Ok(attempts)
}

/// Whether it can be what `participant` handed in. One that came in as a bundle says so by its number alone.
fn is_theirs(row: &SubmissionRow, new: &Submission, participant: Option<&Number>) -> bool {
    match (participant, came_from(&row.intake)) {
        (None, _) => true,
        (Some(participant), Some(from)) => from == participant.as_str(),
        (Some(_), None) => row.number == new.number,
    }
}

/// The participant whose it was in the download that it came in with, as the intake report says.
fn came_from(intake: &str) -> Option<String> {
    let intake: serde_json::Value = serde_json::from_str(intake).ok()?;
    intake.get("participant")?.as_str().map(str::to_owned)
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
