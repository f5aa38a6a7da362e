//! A submission as the library holds it, ready to be reviewed.

use crate::codes;
use crate::evidence::facts;
use crate::failure::{Failure, Kind};
use crate::failures::InFile;
use crate::requirements;
use crate::told::Told;
use assay_evidence::Probe;
use assay_model::ids::{ArtifactId, RequirementId, SubmissionId};
use assay_model::submission::{Artifact, MicroCredentialRef, Submission};
use assay_review::{Intake, Subject};
use assay_store::{ArtifactRow, Reading, SubmissionRow};
use std::collections::BTreeMap;

/// A submission as the library holds it, ready to be reviewed.
pub struct Held {
    /// What is reviewed.
    pub subject: Subject,
    /// The micro-credential's bytes.
    pub micro_credential: Vec<u8>,
    /// What the files are.
    pub probes: BTreeMap<ArtifactId, Probe>,
    /// Requirements that are not met.
    pub not_met: Vec<RequirementId>,
    /// Whether its micro-credential was chosen by whoever brought it in, and did not come along.
    pub chosen: bool,
    /// What was told when it came in and nobody could find out again.
    pub told: Vec<Told>,
}

impl Held {
    /// What was found of the requirements when it came in, as the look before signing takes it.
    pub(crate) fn intake(&self) -> Intake {
        requirements::parted(&self.not_met, &self.subject, &self.probes)
    }
}

/// The submission as the library holds it.
pub fn held(library: &Reading, id: &SubmissionId) -> Result<Held, Failure> {
    let unknown = || Failure::new(Kind::Refused, codes::SUBMISSION_UNKNOWN).with("submission", id);
    let row = library.submission(id)?.ok_or_else(unknown)?;
    let credential = library.micro_credential(&row.micro_credential)?.ok_or_else(unknown)?;
    let published = assay_catalogue::read(&credential.json).map_err(|error| error.in_file("micro-credential.json"))?;
    let mut probes = BTreeMap::new();
    for artifact in &row.artifacts {
        if let Some(probe) = artifact
            .probe
            .as_deref()
            .and_then(|json| serde_json::from_str::<Probe>(json).ok())
        {
            probes.insert(artifact.id.clone(), probe);
        }
    }
    let intake: IntakeReport = serde_json::from_str(&row.intake).map_err(crate::failures::json)?;
    let payload = row.payload;
    let named = MicroCredentialRef {
        id: credential.id.clone(),
        version: credential.version.clone(),
        sha256: credential.sha256,
    };
    let subject = Subject {
        facts: probes.iter().map(|(id, probe)| (id.clone(), facts(probe))).collect(),
        payload,
        credential: published.credential,
        submission: submission(row, named),
    };
    Ok(Held {
        subject,
        micro_credential: credential.json,
        probes,
        not_met: intake.not_met,
        chosen: intake.micro_credential_chosen,
        told: intake.told,
    })
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct IntakeReport {
    not_met: Vec<RequirementId>,
    #[serde(default)]
    micro_credential_chosen: bool,
    /// None in libraries of the first days.
    #[serde(default)]
    told: Vec<Told>,
}

/// The row as a submission for the micro-credential that it is for.
pub(crate) fn submission(row: SubmissionRow, micro_credential: MicroCredentialRef) -> Submission {
    let artifact = |row: ArtifactRow| Artifact {
        id: row.id,
        path: row.path,
        requirement: row.requirement,
        title: row.title,
        media_type: row.media_type,
        size: row.size,
        sha256: row.sha256,
        consent: row.consent,
        captions_for: row.captions_for,
    };
    Submission {
        id: row.id,
        number: row.number,
        attempt: row.attempt,
        previous: row.previous,
        micro_credential,
        language: row.language,
        artifacts: row.artifacts.into_iter().map(artifact).collect(),
    }
}
