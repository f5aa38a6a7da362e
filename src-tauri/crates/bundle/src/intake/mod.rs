//! Intake: what is stricter than BagIt, because a person will judge what is in the bundle and a library will keep it
//! (SECURITY 4). Everything that can be known from names, sizes and the control files is known before the first byte of
//! evidence is stored; then each file is read once, hashed and stored at once.

mod candidate;
mod members;
mod moment;
mod names;
mod submission;

pub use candidate::Candidate;
pub(crate) use names::{collisions, fault as name_fault};

use crate::bagit::{Algorithm, Expected, Fault, Findings, Sum, Warning};
use crate::bagit::{compare, examine, hash_tags, payload, payload_digest};
use crate::container::Container;
use crate::error::{NotABundle, ReadError};
use crate::limits::{ASK_FROM, MAX_MICRO_CREDENTIAL, MAX_SUBMISSION};
use crate::listing::Entry;
use crate::ports::{Sink, Work};
use crate::stream::{FileFound, Sums, Task, digest_all};
use assay_model::submission::Submission;
use assay_model::{Sha256, Timestamp};
use std::collections::BTreeMap;
use submission::Read;

/// The submission's own description.
pub(crate) const SUBMISSION: &str = "data/submission.json";
/// What it is handed in for.
pub(crate) const MICRO_CREDENTIAL: &str = "data/micro-credential.json";
/// For other programs; written, never read.
pub(crate) const RO_CRATE: &str = "data/ro-crate-metadata.json";
/// The only place for a name.
pub(crate) const IDENTITY: &str = "identity.json";

/// A bundle that was taken in whole.
#[derive(Clone, Debug)]
pub struct Intake {
    /// What it says, with the digest of each artifact.
    pub submission: Submission,
    /// When it was packed, as the packer's clock said.
    pub created: Timestamp,
    /// submission.json as it was handed in.
    pub submission_json: Vec<u8>,
    /// micro-credential.json as it was handed in; not looked at here.
    pub micro_credential: Vec<u8>,
    /// identity.json, where there is one. A blind library does not store it.
    pub candidate: Option<Candidate>,
    /// The payload digest (FORMATS 1).
    pub payload: Sha256,
    /// The payload files, sorted by path.
    pub files: Vec<FileFound>,
    /// What is said all the same.
    pub warnings: Vec<Warning>,
}

/// Why a bundle is not taken in.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// It could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It was read, and is not what a bundle has to be.
    #[error("{} faults", faults.len())]
    Refused {
        /// What is wrong; at least one.
        faults: Vec<Fault>,
        /// What is said besides.
        warnings: Vec<Warning>,
    },
}

/// The control files as they were read; these bytes are what is hashed.
struct Control {
    held: BTreeMap<&'static str, Vec<u8>>,
    read: Option<Read>,
    candidate: Option<Candidate>,
}

/// Takes a bundle in. `large` says that the person agreed to more than 8 GiB. Nothing reaches `sink` before everything
/// is known that can be known without reading the evidence; when this fails, what the sink was given is to be dropped.
pub fn intake(container: &Container, large: bool, sink: &dyn Sink, work: &Work<'_>) -> Result<Intake, IntakeError> {
    let mut expected = examine(container)?;
    check_names(container, &mut expected.findings);
    check_manifests(container, large, &mut expected);
    let control = read_control(container, &mut expected.findings)?;
    if let Some(read) = &control.read {
        check_artifacts(container, &read.submission, &mut expected.findings);
    }
    refuse_if_faulty(&mut expected.findings)?;
    let found = hash(container, &expected, &control, sink, work)?;
    finish(container, &found, expected, control)
}

/// Names that every system can hold, each of them once.
fn check_names(container: &Container, findings: &mut Findings) {
    let paths = || container.entries().iter().map(|entry| entry.path.as_str());
    paths().filter_map(names::fault).for_each(|fault| findings.fault(fault));
    collisions(paths()).into_iter().for_each(|fault| findings.fault(fault));
    paths()
        .filter_map(names::looks_alike)
        .for_each(|warning| findings.warn(warning));
}

/// What BagIt lets pass and intake does not, and files that nothing lists.
fn check_manifests(container: &Container, large: bool, expected: &mut Expected) {
    let findings = &mut expected.findings;
    let (absent, warnings) = std::mem::take(&mut findings.warnings).into_iter().partition(is_absence);
    findings.warnings = warnings;
    for warning in absent {
        if let Warning::NameDiffers { listed: path, .. } | Warning::SystemFileAbsent { path } = warning {
            let tag = !path.starts_with("data/");
            findings.fault(if tag {
                Fault::TagFileMissing { path }
            } else {
                Fault::PayloadMissing { path }
            });
        }
    }
    let lacks = |algorithm| !expected.payload_algorithms.contains(&algorithm);
    match (lacks(Algorithm::Sha256), lacks(Algorithm::Sha512)) {
        (true, true) if !expected.payload_algorithms.is_empty() => findings.fault(Fault::ManifestMissing),
        (true, false) => findings.warn(Warning::OneManifest {
            algorithm: Algorithm::Sha256,
        }),
        (false, true) => findings.warn(Warning::OneManifest {
            algorithm: Algorithm::Sha512,
        }),
        _ => {}
    }
    let size = container.bytes();
    if size > ASK_FROM && !large {
        findings.fault(Fault::Large { size });
    }
    for entry in container.entries() {
        let path = &entry.path;
        let known = path == IDENTITY || expected.tags.contains_key(path) || expected.held.contains_key(path);
        if !known && !path.starts_with("data/") {
            findings.warn(Warning::TagFileUnlisted { path: path.clone() });
        }
    }
}

const fn is_absence(warning: &Warning) -> bool {
    matches!(warning, Warning::NameDiffers { .. } | Warning::SystemFileAbsent { .. })
}

fn read_control(container: &Container, findings: &mut Findings) -> Result<Control, ReadError> {
    if container.entry(SUBMISSION).is_none() {
        return Err(ReadError::not_a_bundle(NotABundle::NoSubmission));
    }
    let mut held = BTreeMap::new();
    let bytes = container.read(SUBMISSION, MAX_SUBMISSION)?;
    let read = submission::read(&bytes, findings);
    held.insert(SUBMISSION, bytes);
    if container.entry(MICRO_CREDENTIAL).is_some() {
        held.insert(
            MICRO_CREDENTIAL,
            container.read(MICRO_CREDENTIAL, MAX_MICRO_CREDENTIAL)?,
        );
    } else {
        findings.fault(Fault::PayloadMissing {
            path: MICRO_CREDENTIAL.to_owned(),
        });
    }
    let candidate = match container.entry(IDENTITY) {
        Some(_) => candidate::read(&container.read(IDENTITY, MAX_SUBMISSION)?, findings),
        None => None,
    };
    Ok(Control { held, read, candidate })
}

/// Every artifact is there in the size that it should have, and nothing else is.
fn check_artifacts(container: &Container, submission: &Submission, findings: &mut Findings) {
    let mut listed: Vec<String> = vec![SUBMISSION.to_owned(), MICRO_CREDENTIAL.to_owned(), RO_CRATE.to_owned()];
    for artifact in &submission.artifacts {
        let path = format!("data/{}", artifact.path);
        match container.entry(&path) {
            None => findings.fault(Fault::PayloadMissing { path: path.clone() }),
            Some(entry) if entry.size != artifact.size => findings.fault(Fault::SizeMismatch {
                path: path.clone(),
                declared: artifact.size,
                found: entry.size,
            }),
            Some(_) => {}
        }
        listed.push(path);
    }
    listed.sort();
    for entry in payload(container).filter(|entry| listed.binary_search(&entry.path).is_err()) {
        findings.fault(Fault::PayloadExtra {
            path: entry.path.clone(),
            file: SUBMISSION.to_owned(),
        });
    }
}

fn refuse_if_faulty(findings: &mut Findings) -> Result<(), IntakeError> {
    if findings.faults.is_empty() {
        return Ok(());
    }
    let Findings { faults, warnings } = std::mem::take(findings);
    Err(IntakeError::Refused { faults, warnings })
}

/// The one pass over the evidence.
fn hash(
    container: &Container,
    expected: &Expected,
    control: &Control,
    sink: &dyn Sink,
    work: &Work<'_>,
) -> Result<BTreeMap<String, Sums>, IntakeError> {
    let mut findings = Findings {
        faults: Vec::new(),
        warnings: expected.findings.warnings.clone(),
    };
    let tags = hash_tags(container, expected, work)?;
    compare(&expected.tags, &tags, &mut findings);
    refuse_if_faulty(&mut findings)?;
    let mut algorithms = expected.payload_algorithms.clone();
    algorithms.insert(Algorithm::Sha256);
    let algorithms: Vec<Algorithm> = algorithms.into_iter().collect();
    let held = |path: &str| control.held.get(path).map(Vec::as_slice);
    let tasks = payload(container)
        .map(|entry| Task {
            entry,
            held: held(&entry.path),
            stored: true,
        })
        .collect();
    Ok(digest_all(container, tasks, &algorithms, sink, work)?)
}

fn finish(
    container: &Container,
    found: &BTreeMap<String, Sums>,
    mut expected: Expected,
    mut control: Control,
) -> Result<Intake, IntakeError> {
    compare(&expected.payload, found, &mut expected.findings);
    expected
        .oxum
        .take()
        .into_iter()
        .for_each(|fault| expected.findings.fault(fault));
    refuse_if_faulty(&mut expected.findings)?;
    let missing = || ReadError::not_a_bundle(NotABundle::NoSubmission);
    let Read {
        mut submission,
        created,
    } = control.read.ok_or_else(missing)?;
    let sha256 = |path: &str| found.get(path)?.get(&Algorithm::Sha256).and_then(Sum::sha256);
    for artifact in &mut submission.artifacts {
        artifact.sha256 = sha256(&format!("data/{}", artifact.path)).ok_or_else(missing)?;
    }
    let file = |entry: &Entry| {
        Some(FileFound {
            path: entry.path.clone(),
            size: entry.size,
            sha256: sha256(&entry.path)?,
        })
    };
    Ok(Intake {
        submission,
        created,
        submission_json: control.held.remove(SUBMISSION).unwrap_or_default(),
        micro_credential: control.held.remove(MICRO_CREDENTIAL).unwrap_or_default(),
        candidate: control.candidate,
        payload: payload_digest(found),
        files: payload(container).filter_map(file).collect(),
        warnings: expected.findings.warnings,
    })
}
