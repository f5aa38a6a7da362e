//! Intake: what a bundle holds, whether it can be trusted to be what was packed, and what the micro-credential misses.

use crate::codes;
use crate::evidence::{InBundle, artifact_kind, facts, probe_all};
use crate::failure::{Args, Failure, Finding, Kind};
use crate::requirements::{self, Counted};
use crate::told::Told;
use crate::watching::{Adding, Watcher};
use assay_bundle::{Container, Sink, Work};
use assay_catalogue::Published;
use assay_evidence::{Decoder, Probe};
use assay_model::Timestamp;
use assay_model::ids::{ArtifactId, RequirementId};
use assay_model::submission::{Artifact, MicroCredentialRef, Submission};
use assay_review::Subject;
use std::collections::BTreeMap;

/// A submission that was looked at whole.
#[derive(Debug)]
pub struct Submitted {
    /// What is reviewed: submission, payload digest, micro-credential and what the files are.
    pub subject: Subject,
    /// The micro-credential as it was handed in.
    pub published: Published,
    /// Its bytes.
    pub micro_credential: Vec<u8>,
    /// submission.json as it was handed in.
    pub submission_json: Vec<u8>,
    /// ro-crate-metadata.json as it was handed in; never looked at.
    pub ro_crate: Option<String>,
    /// When it was packed, as the packer's clock said.
    pub created: Timestamp,
    /// What each file is; none where the decoder could not tell.
    pub probes: BTreeMap<ArtifactId, Probe>,
    /// Requirements that are not met.
    pub not_met: Vec<RequirementId>,
    /// Names of artifacts that were not UTF-8 in the zip, as their bytes, in hexadecimal.
    pub raw_names: BTreeMap<ArtifactId, String>,
    /// Everything worth saying.
    pub findings: Vec<Finding>,
    /// What of it nobody could find out again later.
    pub told: Vec<Told>,
    /// Whether the bundle carries a candidate's name beside it. The name itself is not looked at here.
    pub names_candidate: bool,
}

/// Reads `container` once, every byte hashed and given to `sink`, then looks at what the files are.
pub fn take_in(
    container: &Container,
    large: bool,
    sink: &dyn Sink,
    decoder: &Decoder,
    watcher: &dyn Watcher,
) -> Result<Submitted, Failure> {
    let progress = Adding::new(watcher, container.bytes());
    let intake = assay_bundle::intake(
        container,
        large,
        sink,
        &Work {
            threads: 2,
            progress: &progress,
        },
    )?;
    names_nobody(container, &intake.submission)?;
    let published = crate::catalogue::read_published(&intake.micro_credential, "data/micro-credential.json")?;
    if let Some(differs) = another_micro_credential(&intake.submission.micro_credential, &published) {
        return Err(Failure::new(Kind::Invalid, codes::MICRO_CREDENTIAL_DIFFERS).with_all(differs));
    }
    let bytes = InBundle {
        container,
        submission: &intake.submission,
    };
    let probed = probe_all(decoder, &intake.submission, &bytes, watcher)?;
    let mut findings: Vec<Finding> = intake.warnings.iter().map(Finding::from).collect();
    findings.extend(published.warnings.iter().map(Finding::from));
    let unknown = requirements::unknown(&published.credential, &intake.submission);
    let told = findings.iter().chain(&unknown).map(Told::from).collect();
    let mut probes = BTreeMap::new();
    for artifact in &intake.submission.artifacts {
        match probed.get(&artifact.id) {
            Some(Ok(probe)) => {
                findings.extend(requirements::about_file(artifact, probe));
                probes.insert(artifact.id.clone(), probe.clone());
            }
            Some(Err(failure)) => findings.push(undecoded(failure)),
            None => {}
        }
    }
    findings.extend(requirements::same_files(&intake.submission));
    findings.extend(requirements::consent_is_missing(&intake.submission, &probes));
    findings.extend(requirements::names_may_be_visible(&intake.submission, &probes));
    let kinds = |id: &ArtifactId| probes.get(id).and_then(|probe| artifact_kind(probe.kind));
    let (counted, missing) =
        requirements::against(&published.credential.requirements, &intake.submission, &probes, &kinds);
    findings.extend(unknown);
    findings.extend(missing);
    let subject = Subject {
        facts: probes.iter().map(|(id, probe)| (id.clone(), facts(probe))).collect(),
        payload: intake.payload,
        credential: published.credential.clone(),
        submission: intake.submission,
    };
    Ok(Submitted {
        raw_names: raw_names(container, &subject.submission),
        subject,
        published,
        micro_credential: intake.micro_credential,
        submission_json: intake.submission_json,
        ro_crate: ro_crate(container),
        created: intake.created,
        probes,
        not_met: not_met(counted),
        findings,
        told,
        names_candidate: intake.candidate.is_some(),
    })
}

fn not_met(counted: Vec<Counted>) -> Vec<RequirementId> {
    let open = counted.into_iter().filter(|one| !one.met);
    open.map(|one| one.requirement).collect()
}

/// What the sentence `micro-credential-differs` says, where `named` is not the micro-credential that is there.
pub(crate) fn another_micro_credential(named: &MicroCredentialRef, there: &Published) -> Option<Args> {
    let credential = &there.credential;
    let how = if named.id != credential.id {
        "other"
    } else if named.version != credential.version {
        "version"
    } else if named.sha256 != there.sha256 {
        "text"
    } else {
        return None;
    };
    Some(vec![
        ("how", how.to_owned()),
        ("title", credential.title.clone()),
        ("version", credential.version.clone()),
        ("named", named.version.clone()),
    ])
}

/// An error where a file that says who the candidate is stands among the evidence: nobody's name goes into a library
/// (FORMATS 3).
fn names_nobody(container: &Container, submission: &Submission) -> Result<(), Failure> {
    let names = |artifact: &&Artifact| names_candidate(container, &format!("data/{}", artifact.path), artifact.size);
    match submission.artifacts.iter().find(names) {
        Some(artifact) => Err(Failure::new(Kind::Invalid, codes::CANDIDATE_AS_EVIDENCE).with("path", &artifact.path)),
        None => Ok(()),
    }
}

/// Whether the file at `path` is one of ours that says who the candidate is.
pub(crate) fn names_candidate(container: &Container, path: &str, size: u64) -> bool {
    const LIMIT: u64 = 1 << 20;
    const FORMAT: &[u8] = b"assay/candidate/";
    let looked_at = size <= LIMIT && path.to_ascii_lowercase().ends_with(".json");
    let bytes = looked_at.then(|| container.read(path, LIMIT));
    matches!(bytes, Some(Ok(bytes)) if bytes.windows(FORMAT.len()).any(|part| part == FORMAT))
}

fn raw_names(container: &Container, submission: &Submission) -> BTreeMap<ArtifactId, String> {
    let raw = |artifact: &Artifact| {
        let entry = container.entry(&format!("data/{}", artifact.path))?;
        let hex = entry.raw_name.as_ref()?.iter().map(|byte| format!("{byte:02x}"));
        Some((artifact.id.clone(), hex.collect()))
    };
    submission.artifacts.iter().filter_map(raw).collect()
}

fn ro_crate(container: &Container) -> Option<String> {
    let bytes = container.read("data/ro-crate-metadata.json", 4 << 20).ok()?;
    String::from_utf8(bytes).ok()
}

/// A file that the decoder could not read is kept and listed, and cannot be shown.
fn undecoded(failure: &Failure) -> Finding {
    let finding = Finding {
        severity: crate::failure::Severity::Warning,
        ..Finding::from(failure.clone())
    };
    finding.not_shown()
}
