//! Whether a record is about a submission.

use assay_credential::record::Record;
use assay_model::submission::Submission;

/// The record names this submission, by every name that it has, and lists its files as they are.
pub(crate) fn is_about(record: &Record, submission: &Submission) -> bool {
    let named = &record.submission;
    (&named.id, &named.number, named.attempt) == (&submission.id, &submission.number, submission.attempt)
        && lists(record, submission)
}

/// The record lists the files of the submission as they are; its annotations rest on these digests.
fn lists(record: &Record, submission: &Submission) -> bool {
    let judged = record.artifacts.iter();
    let judged = judged.map(|artifact| (&artifact.id, &artifact.path, artifact.sha256, artifact.size));
    let handed_in = submission.artifacts.iter();
    judged.eq(handed_in.map(|artifact| (&artifact.id, &artifact.path, artifact.sha256, artifact.size)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_credential::read_record;
    use assay_model::submission::{Artifact, Consent, MicroCredentialRef};

    const RECORD: &[u8] = include_bytes!("../../credential/tests/files/record-v1.json");

    /// The submission that the record is about, as a bundle says it.
    fn submission(record: &Record) -> Submission {
        let artifacts = record.artifacts.iter().map(|judged| Artifact {
            id: judged.id.clone(),
            path: judged.path.clone(),
            requirement: None,
            title: "Title".to_owned(),
            media_type: "application/pdf".to_owned(),
            size: judged.size,
            sha256: judged.sha256,
            consent: Consent::Given,
            captions_for: None,
        });
        Submission {
            id: record.submission.id.clone(),
            number: record.submission.number.clone(),
            attempt: record.submission.attempt,
            previous: None,
            micro_credential: MicroCredentialRef {
                id: record.micro_credential.id.clone(),
                version: record.micro_credential.version.clone(),
                sha256: record.micro_credential.sha256,
            },
            language: "en".to_owned(),
            artifacts: artifacts.collect(),
        }
    }

    #[test]
    fn a_record_is_about_the_submission_that_has_all_its_names_and_files() {
        let record = read_record(RECORD).expect("a record").record;
        assert!(is_about(&record, &submission(&record)));
        type Change = fn(&mut Record);
        let changes: [(&str, Change); 5] = [
            ("number", |record| {
                record.submission.number = "9999".parse().expect("a number")
            }),
            ("attempt", |record| record.submission.attempt += 6),
            ("id", |record| {
                record.submission.id = "urn:uuid:00000000-0000-4000-8000-00000000beef".parse().expect("an id");
            }),
            ("size", |record| record.artifacts[0].size += 1),
            ("files", |record| drop(record.artifacts.pop())),
        ];
        for (what, change) in changes {
            let mut other = record.clone();
            change(&mut other);
            assert!(!is_about(&other, &submission(&record)), "{what}");
        }
    }
}
