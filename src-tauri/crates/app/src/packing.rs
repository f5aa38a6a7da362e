//! Packing: a folder of evidence, with a confirmed role for each file, becomes a submission bundle.

use crate::codes;
use crate::disk::{self, NewFile};
use crate::evidence::artifact_kind;
use crate::failure::{Failure, Finding, Kind};
use crate::package::SOFTWARE;
use crate::watching::{Adding, Asking, Watcher};
use crate::{Assay, bundles, sources};
use assay_bundle::{
    Bag, Container, Content, Discard, Limits, NewArtifact, NewSubmission, NotABundle, Packed, Part, Plain, PlainFile,
    Quiet, ReadError, Role, Work, look, propose, roles_from_toml, roles_to_toml, submission_parts, write_bag,
};
use assay_catalogue::Published;
use assay_evidence::Probe;
use assay_model::ids::ArtifactId;
use assay_model::json;
use assay_model::submission::{MicroCredentialRef, Number, Previous};
use std::collections::BTreeMap;
use std::io::{self, Read, Seek, Write};
use std::path::Path;

/// The largest role list that is read.
const ROLES_LIMIT: u64 = 1 << 20;

/// How the files get their roles.
#[derive(Clone, Copy, Debug)]
pub enum Roles<'a> {
    /// Nobody has confirmed any yet: propose them.
    Propose,
    /// Take the proposal, with consent "missing".
    Accept,
    /// As this file says.
    Confirmed(&'a Path),
}

/// A bundle to be packed.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// The folder or zip of evidence.
    pub from: &'a Path,
    /// The micro-credential that it is for.
    pub micro_credential: &'a Path,
    /// What people call the submission.
    pub number: Option<&'a str>,
    /// The bundle of the attempt before.
    pub previous: Option<&'a Path>,
    /// How the files get their roles.
    pub roles: Roles<'a>,
    /// The language of the evidence.
    pub language: &'a str,
}

/// What came of an order.
#[derive(Debug)]
pub enum Outcome {
    /// The roles have to be confirmed first: the proposal, as TOML.
    Proposed(String),
    /// The bundle was written.
    Packed(Box<PackedBundle>),
}

/// A bundle that was written.
#[derive(Debug)]
pub struct PackedBundle {
    /// The submission's number.
    pub number: Number,
    /// Its identifier.
    pub id: String,
    /// Its files and payload digest.
    pub packed: Packed,
    /// Files that were left out or renamed.
    pub findings: Vec<Finding>,
}

/// Packs the evidence of `order` into the bundle `out`.
pub fn pack(assay: &Assay, order: Order<'_>, out: &Path, watcher: &dyn Watcher) -> Result<Outcome, Failure> {
    let published = bundles::check_micro_credential(order.micro_credential)?;
    let container = sources::open(order.from, &Limits::INTAKE)?;
    let (files, findings) = one_submission(&container)?;
    let probes = probe(assay, &container, &files, watcher)?;
    let roles = match roles(order.roles, &files, &published, &probes)? {
        Ok(roles) => roles,
        Err(proposal) => return Ok(Outcome::Proposed(proposal)),
    };
    let submission = submission(assay, &order, &published, &roles, &files, &probes)?;
    let mut file = NewFile::create(out)?;
    let bytes = disk::read(order.micro_credential, bundles::MICRO_CREDENTIAL_LIMIT)?;
    let (number, id) = (submission.number.clone(), submission.id.to_string());
    let packed = write(assay, &container, submission, &bytes, &files, file.file()?, watcher)?;
    file.publish()?;
    Ok(Outcome::Packed(Box::new(PackedBundle {
        number,
        id,
        packed,
        findings,
    })))
}

/// The files of a container that holds one plain submission.
pub(crate) fn one_submission(container: &Container) -> Result<(Vec<PlainFile>, Vec<Finding>), Failure> {
    if container.is_bag() {
        return Err(Failure::new(Kind::Refused, codes::ALREADY_A_BUNDLE));
    }
    if container.was_a_bag() {
        let reason = NotABundle::NoBag;
        return Err(ReadError::NotABundle { reason }.into());
    }
    let Plain {
        submissions,
        bundles,
        dropped,
        renamed,
        ..
    } = look(container)?;
    let count = submissions.len() + bundles.len();
    let [submission] = <[_; 1]>::try_from(submissions).map_err(|_| {
        let code = if count == 0 {
            codes::NOTHING_TO_PACK
        } else {
            codes::SEVERAL_SUBMISSIONS
        };
        Failure::new(Kind::Refused, code).with("count", count)
    })?;
    let mut findings: Vec<Finding> = dropped
        .iter()
        .map(|path| Finding::warning(codes::SYSTEM_FILE_LEFT_OUT).at(path))
        .collect();
    findings.extend(renamed.iter().map(|renamed| {
        Finding::warning(codes::FILE_RENAMED)
            .at(&renamed.to)
            .with("from", &renamed.from)
    }));
    Ok((submission.files, findings))
}

/// What each file is, by its path in the bundle.
pub(crate) fn probe(
    assay: &Assay,
    container: &Container,
    files: &[PlainFile],
    watcher: &dyn Watcher,
) -> Result<BTreeMap<String, Probe>, Failure> {
    let mut probes = BTreeMap::new();
    for file in files {
        let source = container.seekable(&file.source)?;
        // What cannot be decoded is packed all the same, and intake says so.
        if let Ok(probe) = assay.decoder.probe(source, &file.path, &mut Asking(watcher)) {
            probes.insert(file.path.clone(), probe);
        }
    }
    Ok(probes)
}

/// The roles, or the proposal that has to be confirmed.
pub(crate) fn roles(
    how: Roles<'_>,
    files: &[PlainFile],
    published: &Published,
    probes: &BTreeMap<String, Probe>,
) -> Result<Result<Vec<Role>, String>, Failure> {
    let requirements = &published.credential.requirements;
    let kind_of = |path: &str| probes.get(path).and_then(|probe| artifact_kind(probe.kind));
    match how {
        Roles::Propose => Ok(Err(roles_to_toml(&propose(files, requirements, &kind_of)))),
        Roles::Accept => Ok(Ok(propose(files, requirements, &kind_of))),
        Roles::Confirmed(path) => {
            let text = String::from_utf8_lossy(&disk::read(path, ROLES_LIMIT)?).into_owned();
            Ok(Ok(roles_from_toml(&text, files, requirements)?))
        }
    }
}

pub(crate) fn submission(
    assay: &Assay,
    order: &Order<'_>,
    published: &Published,
    roles: &[Role],
    files: &[PlainFile],
    probes: &BTreeMap<String, Probe>,
) -> Result<NewSubmission, Failure> {
    let id = urn(assay)?;
    let number = match order.number {
        Some(text) => text
            .parse()
            .map_err(|_| Failure::new(Kind::Usage, codes::NUMBER_UNUSABLE).with("text", text))?,
        None => Number::of(&id),
    };
    let previous = order.previous.map(previous).transpose()?;
    let ids = roles
        .iter()
        .map(|role| Ok((role.path.as_str(), urn(assay)?)))
        .collect::<Result<BTreeMap<_, _>, Failure>>()?;
    Ok(NewSubmission {
        id,
        number,
        attempt: previous.as_ref().map_or(1, |(_, attempt)| attempt.saturating_add(1)),
        previous: previous.map(|(previous, _)| previous),
        micro_credential: MicroCredentialRef {
            id: published.credential.id.clone(),
            version: published.credential.version.clone(),
            sha256: published.sha256,
        },
        created: assay.clock.now(),
        language: order.language.to_owned(),
        artifacts: roles
            .iter()
            .filter_map(|role| artifact(role, &ids, files, probes))
            .collect(),
    })
}

fn artifact(
    role: &Role,
    ids: &BTreeMap<&str, ArtifactId>,
    files: &[PlainFile],
    probes: &BTreeMap<String, Probe>,
) -> Option<NewArtifact> {
    let path = role.path.as_str();
    let media_type = probes
        .get(path)
        .map_or("application/octet-stream", |probe| probe.media_type.as_str());
    Some(NewArtifact {
        id: ids.get(path)?.clone(),
        path: role.path.clone(),
        requirement: role.requirement.clone(),
        title: role.title.clone(),
        media_type: media_type.to_owned(),
        size: files.iter().find(|file| file.path == path)?.size,
        consent: role.consent,
        captions_for: role
            .captions_for
            .as_ref()
            .and_then(|path| ids.get(path.as_str()))
            .cloned(),
    })
}

fn urn<T: std::str::FromStr>(assay: &Assay) -> Result<T, Failure> {
    assay
        .ids
        .urn()
        .parse()
        .map_err(|_| crate::failures::internal("no identifier"))
}

/// The attempt before: who it was, and which bytes.
fn previous(bundle: &Path) -> Result<(Previous, u32), Failure> {
    let container = sources::open(bundle, &Limits::INTAKE)?;
    let intake = assay_bundle::intake(
        &container,
        true,
        &Discard,
        &Work {
            threads: 2,
            progress: &Quiet,
        },
    )?;
    let Previous { id, payload } = Previous {
        id: intake.submission.id,
        payload: intake.payload,
    };
    Ok((Previous { id, payload }, intake.submission.attempt))
}

/// Writes the bundle; the micro-credential goes in as its canonical bytes.
pub(crate) fn write<W: Write + Seek + Send>(
    assay: &Assay,
    container: &Container,
    submission: NewSubmission,
    micro_credential: &[u8],
    files: &[PlainFile],
    out: W,
    watcher: &dyn Watcher,
) -> Result<Packed, Failure> {
    let canonical = json::read(micro_credential).and_then(|value| json::canonical(&value))?;
    let top = format!("submission-{}-attempt-{}", submission.number, submission.attempt);
    let paths: Vec<String> = submission
        .artifacts
        .iter()
        .map(|artifact| artifact.path.to_string())
        .collect();
    let mut parts: Vec<Part<'_>> = Vec::new();
    parts.extend(submission_parts(submission, canonical, None)?);
    parts.extend(
        files
            .iter()
            .filter(|file| paths.contains(&file.path))
            .map(|file| evidence_part(container, file)),
    );
    let progress = Adding::new(watcher, container.bytes());
    let bag = Bag {
        top: &top,
        at: assay.clock.now(),
        agent: SOFTWARE,
        parts,
    };
    Ok(write_bag(bag, out, &progress)?.1)
}

fn evidence_part<'a>(container: &'a Container, file: &PlainFile) -> Part<'a> {
    let source = file.source.clone();
    let open = move || -> io::Result<Box<dyn Read + Send + 'a>> {
        container
            .stream(&source)
            .map_err(io::Error::other)
            .map(|stream| stream as _)
    };
    Part {
        path: format!("data/{}", file.path),
        size: file.size,
        content: Content::Open(Box::new(open)),
    }
}
