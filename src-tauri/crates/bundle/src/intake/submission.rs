//! `data/submission.json`, format `assay/submission/1` (FORMATS 3).

use super::members::{Members, top};
use super::{MICRO_CREDENTIAL, RO_CRATE, SUBMISSION, moment, names};
use crate::bagit::{Fault, Findings, MemberFault, Warning};
use assay_model::shape::Wanted;
use assay_model::submission::{Artifact, Consent, MicroCredentialRef, Number, Previous, Submission, is_language};
use assay_model::{ArtifactPath, Sha256, Timestamp};
use serde_json::Value;
use std::collections::BTreeSet;

/// What the file says. The digests of the artifacts are not known yet.
pub(super) struct Read {
    pub(super) submission: Submission,
    pub(super) created: Timestamp,
}

pub(super) fn read(bytes: &[u8], findings: &mut Findings) -> Option<Read> {
    let value = top(SUBMISSION, "submission", bytes, findings)?;
    let mut members = Members::new(SUBMISSION, String::new(), &value, findings)?;
    members.value("format");
    let id = members.parsed("id", findings);
    let number: Option<Number> = members.optional("number", findings);
    let attempt = members
        .number("attempt", 1, findings)
        .and_then(|attempt| u32::try_from(attempt).ok());
    let previous = previous(&mut members, findings);
    let micro_credential = micro_credential(&mut members, findings);
    let created = created(&mut members, findings);
    let language = language(&mut members, findings);
    let artifacts = artifacts(&mut members, findings);
    members.end(findings);
    let id = id?;
    let submission = Submission {
        number: number.unwrap_or_else(|| Number::of(&id)),
        id,
        attempt: attempt?,
        previous,
        micro_credential: micro_credential?,
        language: language?,
        artifacts: artifacts?,
    };
    Some(Read {
        submission,
        created: created?,
    })
}

fn previous(members: &mut Members<'_>, findings: &mut Findings) -> Option<Previous> {
    members.value("previous")?;
    let mut members = members.object("previous", findings)?;
    let id = members.parsed("id", findings);
    let payload = members.parsed("payload", findings);
    members.end(findings);
    Some(Previous {
        id: id?,
        payload: payload?,
    })
}

fn micro_credential(members: &mut Members<'_>, findings: &mut Findings) -> Option<MicroCredentialRef> {
    let mut members = members.object("microCredential", findings)?;
    let id = members.parsed("id", findings);
    let version = members.text("version", findings);
    let sha256 = members.parsed("sha256", findings);
    members.end(findings);
    Some(MicroCredentialRef {
        id: id?,
        version: version?,
        sha256: sha256?,
    })
}

fn created(members: &mut Members<'_>, findings: &mut Findings) -> Option<Timestamp> {
    let written = members.text("created", findings)?;
    let Some((moment, exact)) = moment::read(&written) else {
        members.wrong("created", Wanted::Text, findings);
        return None;
    };
    if !exact {
        let read = moment.to_string();
        findings.warn(Warning::TimeNormalised {
            path: SUBMISSION.to_owned(),
            written,
            read,
        });
    }
    Some(moment)
}

fn language(members: &mut Members<'_>, findings: &mut Findings) -> Option<String> {
    let language = members.text("language", findings)?;
    let formed = is_language(&language);
    if !formed {
        members.wrong("language", Wanted::Text, findings);
    }
    formed.then_some(language)
}

fn artifacts(members: &mut Members<'_>, findings: &mut Findings) -> Option<Vec<Artifact>> {
    let Some(list) = members.value("artifacts").and_then(Value::as_array) else {
        members.wrong("artifacts", Wanted::List, findings);
        return None;
    };
    let read = |(at, value): (usize, &Value)| artifact(at, value, findings);
    let artifacts: Option<Vec<Artifact>> = list
        .iter()
        .enumerate()
        .map(read)
        .collect::<Vec<_>>()
        .into_iter()
        .collect();
    let artifacts = artifacts?;
    once(&artifacts, findings);
    captions(&artifacts, findings);
    Some(artifacts)
}

fn artifact(at: usize, value: &Value, findings: &mut Findings) -> Option<Artifact> {
    let mut members = Members::new(SUBMISSION, format!("artifacts[{at}]."), value, findings)?;
    let id = members.parsed("id", findings);
    let path = path(&mut members, findings);
    let requirement = members.optional("requirement", findings);
    let title = members.text("title", findings);
    let media_type = media_type(&mut members, findings);
    let size = members.number("size", 0, findings);
    let consent = consent(&mut members, findings);
    let captions_for = members.optional("captionsFor", findings);
    members.end(findings);
    Some(Artifact {
        id: id?,
        path: path?,
        requirement,
        title: title?,
        media_type: media_type?,
        size: size?,
        sha256: Sha256::from_bytes([0; 32]),
        consent: consent?,
        captions_for,
    })
}

/// A path follows the rules of entry names, and leads to no control file.
fn path(members: &mut Members<'_>, findings: &mut Findings) -> Option<ArtifactPath> {
    let Some(text) = members.value("path").and_then(Value::as_str) else {
        members.wrong("path", Wanted::Text, findings);
        return None;
    };
    let full = format!("data/{text}");
    if !crate::names::is_canonical(text) || text.starts_with('~') {
        findings.fault(Fault::ListedOutside {
            file: SUBMISSION.to_owned(),
            path: text.to_owned(),
        });
        return None;
    }
    if let Some(fault) = names::fault(&full) {
        findings.fault(fault);
        return None;
    }
    let path = text
        .parse()
        .ok()
        .filter(|_| ![SUBMISSION, MICRO_CREDENTIAL, RO_CRATE].contains(&full.as_str()));
    if path.is_none() {
        members.wrong("path", Wanted::Text, findings);
    }
    path
}

/// `type/subtype`, with parameters at most; what the file is, is told by its content.
fn media_type(members: &mut Members<'_>, findings: &mut Findings) -> Option<String> {
    let text = members.text("mediaType", findings)?;
    let formed = text.len() <= 255
        && text
            .split_once('/')
            .is_some_and(|(kind, rest)| !kind.is_empty() && !rest.is_empty());
    if !formed {
        members.wrong("mediaType", Wanted::Text, findings);
    }
    formed.then_some(text)
}

fn consent(members: &mut Members<'_>, findings: &mut Findings) -> Option<Consent> {
    let consent = members
        .value("consent")
        .and_then(|value| serde_json::from_value(value.clone()).ok());
    if consent.is_none() {
        members.wrong("consent", Wanted::Text, findings);
    }
    consent
}

/// No identifier and no path stands twice.
fn once(artifacts: &[Artifact], findings: &mut Findings) {
    let (mut ids, mut paths) = (BTreeSet::new(), BTreeSet::new());
    for (at, artifact) in artifacts.iter().enumerate() {
        if !ids.insert(&artifact.id) {
            wrong(at, "id", artifact.id.as_str(), MemberFault::Twice, findings);
        }
        if !paths.insert(&artifact.path) {
            wrong(at, "path", artifact.path.as_str(), MemberFault::Twice, findings);
        }
    }
}

/// Captions are of another artifact of this submission.
fn captions(artifacts: &[Artifact], findings: &mut Findings) {
    let ids: BTreeSet<_> = artifacts.iter().map(|artifact| &artifact.id).collect();
    for (at, artifact) in artifacts.iter().enumerate() {
        if let Some(recording) = &artifact.captions_for
            && (!ids.contains(recording) || *recording == artifact.id)
        {
            wrong(at, "captionsFor", recording.as_str(), MemberFault::Value, findings);
        }
    }
}

fn wrong(at: usize, member: &str, value: &str, how: MemberFault, findings: &mut Findings) {
    let member = format!("artifacts[{at}].{member}");
    findings.fault(Fault::MemberWrong {
        path: SUBMISSION.to_owned(),
        member,
        value: value.to_owned(),
        how,
    });
}
