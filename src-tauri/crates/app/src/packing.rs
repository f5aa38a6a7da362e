//! Packing: evidence, with a confirmed role for each file, becomes a submission bundle. It lies in a folder or zip, alone
//! or as one of the submissions that another system hands out together.

use crate::codes;
use crate::disk::{self, NewFile};
use crate::downloads::{self, Download, Given, left_out, renamed};
use crate::evidence::probe_counted;
use crate::failure::{Failure, Finding, Kind};
use crate::failures::InFile;
use crate::package::SOFTWARE;
use crate::watching::{self, Adding, Asking, Watcher};
use crate::{Assay, alike, bundles, sources};
use assay_bundle::{
    Bag, Confirmed, Container, Content, Discard, Limits, NewArtifact, NewSubmission, Packed, Part, PlainFile,
    PlainSubmission, Quiet, Role, Work, submission_parts, write_bag,
};
use assay_catalogue::Published;
use assay_evidence::Probe;
use assay_model::Sha256;
use assay_model::ids::{ArtifactId, MicroCredentialId, SubmissionId};
use assay_model::json;
use assay_model::submission::{MicroCredentialRef, Number, Previous, is_language};
use std::collections::BTreeMap;
use std::io::{self, Read, Seek, Write};
use std::path::Path;

/// How the files get their roles.
#[derive(Clone, Copy, Debug)]
pub enum Roles<'a> {
    /// Nobody has confirmed any yet: propose them.
    Propose,
    /// Take the proposal, with consent "missing".
    Accept,
    /// As this file says.
    Confirmed(&'a Path),
    /// As this says, in the words of such a file.
    Stated(&'a str),
}

/// A bundle to be packed.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// The folder or zip of evidence.
    pub from: &'a Path,
    /// Which of the submissions in it, where there are several.
    pub participant: Option<&'a str>,
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
    /// How many files of evidence are in it.
    pub artifacts: usize,
    /// Its files and payload digest.
    pub packed: Packed,
    /// Files that were left out or renamed.
    pub findings: Vec<Finding>,
}

/// Packs the evidence of `order` into the bundle `out`.
pub fn pack(assay: &Assay, order: Order<'_>, out: &Path, watcher: &dyn Watcher) -> Result<Outcome, Failure> {
    if !is_language(order.language) {
        return Err(Failure::new(Kind::Refused, codes::LANGUAGE_UNKNOWN).with("language", order.language));
    }
    let published = bundles::check_micro_credential(order.micro_credential)?;
    let container = downloads::open(order.from).map_err(|failure| sources::not_one_file(order.from, failure))?;
    let download = Download::look(&container, watcher)?;
    let given = Given::read(order.roles, &download)?;
    let submission = download.pick(order.participant)?;
    downloads::packable(submission, &container)?;
    let probes = probe(assay, &container, submission, &given, watcher)?;
    let Some(confirmed) = given.confirmed(&download, submission, &published, &probes)? else {
        let marks = alike::marks(&container, submission, watcher)?;
        let alike = alike::alike(&container, submission, &marks, watcher)?;
        let proposal = download.proposal(submission, &published, &probes, &alike);
        return Ok(Outcome::Proposed(proposal));
    };
    let previous = order.previous.map(previous).transpose()?;
    let new = New {
        number: order.number.map(number).transpose()?,
        previous: previous.as_ref(),
        language: order.language,
        published: &published,
        confirmed: &confirmed,
        from: submission,
        probes: &probes,
    };
    let new = new.submission(assay)?;
    let differs = previous.map_or_else(Vec::new, |previous| previous.against(&new, &published));
    let mut file = NewFile::create(out)?;
    let bytes = disk::read(order.micro_credential, bundles::MICRO_CREDENTIAL_LIMIT)?;
    let (number, id, artifacts) = (new.number.clone(), new.id.to_string(), new.artifacts.len());
    let packed = write(assay, &container, new, &bytes, &submission.files, file.file(), watcher)?;
    file.publish()?;
    let mut findings = download.findings.clone();
    findings.extend(submission.renamed.iter().map(renamed));
    findings.extend(confirmed.roles.iter().filter(|role| role.left_out).map(left_out));
    findings.extend(differs);
    Ok(Outcome::Packed(Box::new(PackedBundle {
        number,
        id,
        artifacts,
        packed,
        findings,
    })))
}

/// What each file is, by its path in the bundle.
pub(crate) fn probe(
    assay: &Assay,
    container: &Container,
    submission: &PlainSubmission,
    given: &Given,
    watcher: &dyn Watcher,
) -> Result<BTreeMap<String, Probe>, Failure> {
    let mut probes = BTreeMap::new();
    for file in &submission.files {
        let open = || Ok(container.seekable(&file.source)?);
        // A person is told as many pages as intake counts; where the roles are given, intake alone counts them.
        let probe = if given.is_proposed() {
            probe_counted(&assay.decoder, &open, &file.path, watcher)?
        } else {
            assay.decoder.probe(open()?, &file.path, &mut Asking(watcher))
        };
        // What cannot be decoded is packed all the same, and intake says so.
        probes.extend(probe.ok().map(|probe| (file.path.clone(), probe)));
        watching::go_on(watcher)?;
    }
    Ok(probes)
}

/// A submission that is about to be packed.
pub(crate) struct New<'a> {
    /// What people call it, before all else that may say so.
    pub(crate) number: Option<Number>,
    /// The attempt before.
    pub(crate) previous: Option<&'a Earlier>,
    pub(crate) language: &'a str,
    pub(crate) published: &'a Published,
    pub(crate) confirmed: &'a Confirmed,
    pub(crate) from: &'a PlainSubmission,
    pub(crate) probes: &'a BTreeMap<String, Probe>,
}

impl New<'_> {
    /// With identifiers of its own.
    pub(crate) fn submission(self, assay: &Assay) -> Result<NewSubmission, Failure> {
        let Self { published, probes, .. } = self;
        let id = urn(assay)?;
        let roles = &self.confirmed.roles;
        let ids = roles
            .iter()
            .filter(|role| !role.left_out)
            .map(|role| Ok((role.path.as_str(), urn(assay)?)))
            .collect::<Result<BTreeMap<_, _>, Failure>>()?;
        let earlier = self.previous.map(|previous| previous.number.clone());
        let number = self.number.or_else(|| self.confirmed.number.clone()).or(earlier);
        Ok(NewSubmission {
            number: number.unwrap_or_else(|| Number::of(&id)),
            id,
            attempt: self.previous.map_or(1, |previous| previous.attempt.saturating_add(1)),
            previous: self.previous.map(|previous| Previous {
                id: previous.id.clone(),
                payload: previous.payload,
            }),
            micro_credential: MicroCredentialRef {
                id: published.credential.id.clone(),
                version: published.credential.version.clone(),
                sha256: published.sha256,
            },
            created: assay.clock.now(),
            language: self.language.to_owned(),
            artifacts: roles
                .iter()
                .filter_map(|role| artifact(role, &ids, &self.from.files, probes))
                .collect(),
        })
    }
}

pub(crate) fn number(text: &str) -> Result<Number, Failure> {
    text.parse()
        .map_err(|_| Failure::new(Kind::Usage, codes::NUMBER_UNUSABLE).with("text", text))
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

/// The attempt before: whose it was, what for, and which bytes.
pub(crate) struct Earlier {
    pub(crate) id: SubmissionId,
    pub(crate) payload: Sha256,
    pub(crate) number: Number,
    pub(crate) attempt: u32,
    pub(crate) micro_credential: MicroCredentialId,
    pub(crate) title: String,
}

impl Earlier {
    /// What is unlikely of two attempts at one thing: another number, another micro-credential. Another version of the
    /// same one is an ordinary thing.
    fn against(&self, new: &NewSubmission, published: &Published) -> Vec<Finding> {
        let mut findings = Vec::new();
        if self.number != new.number {
            let finding = Finding::warning(codes::PREVIOUS_NUMBER_DIFFERS);
            findings.push(finding.with("previous", &self.number).with("number", &new.number));
        }
        if self.micro_credential != new.micro_credential.id {
            let finding = Finding::warning(codes::PREVIOUS_MICRO_CREDENTIAL_DIFFERS);
            let finding = finding.with("previous", &self.title);
            findings.push(finding.with("title", &published.credential.title));
        }
        findings
    }
}

fn previous(bundle: &Path) -> Result<Earlier, Failure> {
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
    let published = crate::catalogue::read_published(&intake.micro_credential, "data/micro-credential.json")?;
    Ok(Earlier {
        payload: intake.payload,
        number: intake.submission.number,
        attempt: intake.submission.attempt,
        micro_credential: intake.submission.micro_credential.id,
        id: intake.submission.id,
        title: published.credential.title.clone(),
    })
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
    let canonical = json::read(json::without_mark(micro_credential)).and_then(|value| json::canonical(&value));
    let canonical = canonical.map_err(|error| error.in_file("micro-credential.json"))?;
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
