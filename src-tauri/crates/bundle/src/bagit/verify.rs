//! Whether a bag is valid: complete, and every checksum right (RFC 8493, 3).

use super::complete::{Checksums, Expected, by_fold, examine, payload};
use super::digest::{Algorithm, Sum};
use super::version::{Version, encode};
use super::{Fault, Findings, Warning};
use crate::container::Container;
use crate::error::ReadError;
use crate::ports::{Discard, Work};
use crate::stream::{Sums, Task, digest_all};
use assay_model::Sha256;
use std::collections::BTreeMap;

/// What is known about a bag once all of it was read.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Its version; nothing where `bagit.txt` does not say one.
    pub version: Option<Version>,
    /// The algorithms of its manifests.
    pub algorithms: Vec<Algorithm>,
    /// Payload files.
    pub payload_files: u64,
    /// Their bytes.
    pub payload_bytes: u64,
    /// The payload digest (FORMATS 1).
    pub payload: Sha256,
    /// Why it is not valid.
    pub faults: Vec<Fault>,
    /// What is said all the same.
    pub warnings: Vec<Warning>,
}

impl Verdict {
    /// Complete, and every checksum right.
    pub const fn is_valid(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Reads all of a bag and judges it by the rules of its own version. An error says that it could not be read at all.
pub fn verify(container: &Container, work: &Work<'_>) -> Result<Verdict, ReadError> {
    let mut expected = examine(container)?;
    names_alike(container, &mut expected.findings);
    let found = hash_payload(container, &expected, work)?;
    compare(&expected.payload, &found, &mut expected.findings);
    let tags = hash_tags(container, &expected, work)?;
    compare(&expected.tags, &tags, &mut expected.findings);
    expected
        .oxum
        .take()
        .into_iter()
        .for_each(|fault| expected.findings.fault(fault));
    let payload_bytes = payload(container).fold(0u64, |sum, entry| sum.saturating_add(entry.size));
    Ok(Verdict {
        version: expected.version,
        algorithms: expected.payload_algorithms.into_iter().collect(),
        payload_files: payload(container).count() as u64,
        payload_bytes,
        payload: payload_digest(&found),
        faults: expected.findings.faults,
        warnings: expected.findings.warnings,
    })
}

/// Two files that a Mac or a Windows computer could not keep apart.
fn names_alike(container: &Container, findings: &mut Findings) {
    for names in by_fold(container).values() {
        if let [first, second, ..] = names.as_slice() {
            findings.warn(Warning::NamesAlike {
                first: (*first).to_owned(),
                second: (*second).to_owned(),
            });
        }
    }
}

fn hash_payload(
    container: &Container,
    expected: &Expected,
    work: &Work<'_>,
) -> Result<BTreeMap<String, Sums>, ReadError> {
    let mut algorithms = expected.payload_algorithms.clone();
    algorithms.insert(Algorithm::Sha256);
    let algorithms: Vec<Algorithm> = algorithms.into_iter().collect();
    let tasks = payload(container)
        .map(|entry| Task {
            entry,
            held: None,
            stored: false,
        })
        .collect();
    digest_all(container, tasks, &algorithms, &Discard, work)
}

/// The tag files that are listed; those that were read are hashed as they were read.
pub(crate) fn hash_tags(
    container: &Container,
    expected: &Expected,
    work: &Work<'_>,
) -> Result<BTreeMap<String, Sums>, ReadError> {
    let algorithms: Vec<Algorithm> = expected.tag_algorithms.iter().copied().collect();
    let tasks = expected
        .tags
        .keys()
        .filter_map(|path| container.entry(path))
        .map(|entry| Task {
            entry,
            held: expected.held.get(&entry.path).map(Vec::as_slice),
            stored: false,
        })
        .collect();
    digest_all(container, tasks, &algorithms, &Discard, work)
}

/// A fault for every file with another checksum than listed.
pub(crate) fn compare(expected: &Checksums, found: &BTreeMap<String, Sums>, findings: &mut Findings) {
    for (path, sums) in expected {
        let found = found.get(path);
        let differs = |(algorithm, sum): &&(Algorithm, Sum)| found.and_then(|found| found.get(algorithm)) != Some(sum);
        if let Some((algorithm, _)) = sums.iter().find(differs) {
            findings.fault(Fault::DigestMismatch {
                path: path.clone(),
                algorithm: *algorithm,
            });
        }
    }
}

/// SHA-256 of the sha256 manifest that we would write (FORMATS 1).
pub(crate) fn payload_digest(found: &BTreeMap<String, Sums>) -> Sha256 {
    let line = |(path, sums): (&String, &Sums)| {
        let sum = sums.get(&Algorithm::Sha256)?;
        Some((encode(path), sum.as_str().to_owned()))
    };
    let lines: BTreeMap<String, String> = found.iter().filter_map(line).collect();
    let manifest: String = lines.iter().map(|(path, sum)| format!("{sum}  {path}\n")).collect();
    Sha256::of(manifest.as_bytes())
}
