//! A package beside its record: every file that was signed is there, and what nobody signed is told.

use super::outcome::judgement;
use super::{FILE_LIMIT, MICRO_CREDENTIAL, RECORD};
use crate::codes;
use crate::failure::{Failure, Finding};
use crate::failures::InFile;
use crate::watching::{Adding, Watcher};
use assay_bundle::{Container, Fault, Work, is_left_behind};
use assay_credential::record::ListedFile;
use assay_credential::{SignedRecord, read_record};

/// What a package of ours holds beside its payload: no record can list these, and nobody reads them as a result.
const TAG_FILES: [&str; 6] = [
    "bag-info.txt",
    "bagit.txt",
    "manifest-sha256.txt",
    "manifest-sha512.txt",
    "tagmanifest-sha256.txt",
    "tagmanifest-sha512.txt",
];

const BAG_INFO: &str = "bag-info.txt";
/// What a package of ours says in it.
const BAG_LABELS: [&str; 3] = ["Bag-Software-Agent", "Bagging-Date", "Payload-Oxum"];

/// What a program that people have opens as a page or a picture, and could be taken for the report. FORMATS 5 names .html,
/// .pdf and .jpg; the others are read the same way.
const READ_BY_PEOPLE: [&str; 20] = [
    ".html", ".htm", ".xhtml", ".xht", ".shtml", ".mht", ".mhtml", ".svg", ".pdf", ".jpg", ".jpeg", ".png", ".gif",
    ".webp", ".doc", ".docx", ".odt", ".rtf", ".ppt", ".pptx",
];

/// The record in the package `container`, with what is wrong around it.
pub(super) fn record_in(
    container: &Container,
    watcher: &dyn Watcher,
    findings: &mut Vec<Finding>,
) -> Result<SignedRecord, Failure> {
    let verdict = assay_bundle::verify(
        container,
        &Work {
            threads: 2,
            progress: &Adding::new(watcher, container.bytes()),
        },
    )?;
    findings.extend(faults(&verdict.faults));
    let other_than_unlisted = |finding: &Finding| finding.code != codes::TAG_FILE_UNLISTED;
    findings.extend(verdict.warnings.iter().map(Finding::from).filter(other_than_unlisted));
    let bytes = container.read(RECORD, FILE_LIMIT)?;
    let record = read_record(&bytes).map_err(|error| error.in_file(RECORD))?;
    let told = |new: &Finding| findings.iter().any(|old| old.code == new.code && old.path == new.path);
    let mut listed = listed(container, &record.record.files)?;
    listed.retain(|new| !told(new));
    findings.extend(listed);
    findings.extend(unlisted(container, &record.record.files));
    findings.extend(noted(container)?);
    if container.entry(MICRO_CREDENTIAL).is_some() {
        let credential = container.read(MICRO_CREDENTIAL, FILE_LIMIT)?;
        findings.extend(judgement(&record, &credential));
    } else if !findings.iter().any(is_missing(MICRO_CREDENTIAL)) {
        findings.push(Finding::error(codes::PAYLOAD_MISSING).at(MICRO_CREDENTIAL));
    }
    Ok(record)
}

/// What is wrong with the bag. What a system leaves in a folder that was unpacked changes nothing: it is told with what
/// nobody signed.
fn faults(faults: &[Fault]) -> Vec<Finding> {
    let mut findings: Vec<Finding> = faults.iter().map(Finding::from).collect();
    let left_behind = |finding: &Finding| {
        let path = finding.path.as_deref().unwrap_or_default();
        finding.code == codes::PAYLOAD_EXTRA && is_left_behind(path)
    };
    if findings.iter().any(left_behind) {
        findings.retain(|one| !left_behind(one) && one.code != codes::PAYLOAD_OXUM);
    }
    findings
}

fn is_missing(path: &str) -> impl Fn(&Finding) -> bool {
    move |finding| finding.code == codes::PAYLOAD_MISSING && finding.path.as_deref() == Some(path)
}

/// Every file that the record lists is there, byte for byte.
fn listed(container: &Container, files: &[ListedFile]) -> Result<Vec<Finding>, Failure> {
    let mut findings = Vec::new();
    for file in files {
        let path = file.path.as_str();
        let Some(entry) = container.entries().iter().find(|entry| entry.path == path) else {
            findings.push(Finding::error(codes::PAYLOAD_MISSING).at(path));
            continue;
        };
        if entry.size != file.size || digest(container, path)? != file.sha256 {
            findings.push(
                Finding::error(codes::DIGEST_MISMATCH)
                    .at(path)
                    .with("algorithm", "sha256"),
            );
        }
    }
    Ok(findings)
}

fn digest(container: &Container, path: &str) -> Result<assay_model::Sha256, Failure> {
    use sha2::Digest;
    use std::io::Read;
    let failed = |error| crate::failures::bundle::stream(path, error);
    let mut stream = container.stream(path)?;
    let (mut hash, mut buffer) = (sha2::Sha256::new(), vec![0; 1 << 16]);
    loop {
        let read = stream.read(&mut buffer).map_err(failed)?;
        if read == 0 {
            return Ok(assay_model::Sha256::from_bytes(hash.finalize().into()));
        }
        hash.update(buffer.get(..read).unwrap_or_default());
    }
}

/// A file that nobody signed, wherever in the package: a stranger's page beside a true record would be read as part of
/// it. BagIt's manifests carry no signature, so that a file stands in them says nothing.
fn unlisted(container: &Container, files: &[ListedFile]) -> Vec<Finding> {
    let signed = |path: &str| path == RECORD || files.iter().any(|file| file.path.as_str() == path);
    let entries = container.entries().iter().map(|entry| entry.path.as_str());
    let strange = entries.filter(|path| !signed(path) && !TAG_FILES.contains(path));
    let weigh = |path: &str| {
        let lower = path.to_lowercase();
        let read_by_people = READ_BY_PEOPLE.iter().any(|end| lower.ends_with(end)) && !is_left_behind(path);
        let finding = if read_by_people {
            Finding::error
        } else {
            Finding::warning
        };
        finding(codes::UNSIGNED_FILE).at(path)
    };
    strange.map(weigh).collect()
}

/// A note in bag-info.txt that no package of ours has: no record can list that file, and somebody may read it.
fn noted(container: &Container) -> Result<Option<Finding>, Failure> {
    if container.entry(BAG_INFO).is_none() {
        return Ok(None);
    }
    let text = container.read(BAG_INFO, FILE_LIMIT)?;
    let text = String::from_utf8_lossy(&text);
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let ours = |line: &str| {
        line.split_once(": ")
            .is_some_and(|(label, _)| BAG_LABELS.contains(&label))
    };
    Ok((!lines.all(ours)).then(|| Finding::warning(codes::UNSIGNED_FILE).at(BAG_INFO)))
}
