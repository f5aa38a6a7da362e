//! A submission's files, and what the micro-credential asks for.

use super::Phase;
use super::newcomer::CameAlong;
use super::problem::{Note, note, note_again};
use assay_app::model::submission::{Artifact as Handed, Consent as Agreed};
use assay_app::model::{Length, MediaTime};
use assay_app::newcomer::Newcomer;
use assay_app::reviewing::Held;
use assay_app::viewing::{Format, Probe, TrackKind, Viewer};
use assay_app::{Finding, Messages, arrived, codes};
use serde::Serialize;
use specta::Type;

/// The intake report of a submission in the library.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Intake {
    pub(crate) submission: String,
    pub(crate) number: String,
    pub(crate) attempt: u32,
    pub(crate) title: String,
    pub(crate) version: String,
    pub(crate) verdict: Fit,
    /// The payload digest, hexadecimal.
    pub(crate) payload: String,
    pub(crate) artifacts: Vec<Artifact>,
    pub(crate) requirements: Vec<Requirement>,
    /// What is worth saying about all of it.
    pub(crate) notes: Vec<Note>,
    /// What in it may tell who, where or when, in sentences.
    pub(crate) identifying: Vec<String>,
    /// The micro-credential, and what is to be known before it is taken into the catalogue.
    pub(crate) rubric: CameAlong,
    /// RFC 3339.
    pub(crate) due: Option<String>,
    /// How far its review is.
    pub(crate) review: Phase,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Fit {
    Good,
    ToLookAt,
    Unusable,
}

/// One file.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Artifact {
    id: String,
    path: String,
    title: String,
    requirement: Option<String>,
    consent: Consent,
    sha256: String,
    viewer: ViewerKind,
    /// The word for its true type: `pdf`.
    format: String,
    /// The true type as people call it.
    format_name: String,
    media_type: String,
    /// In words: `212 kB`.
    size: String,
    duration_ms: Option<u32>,
    /// The same in words: `12:36`.
    length: Option<String>,
    width_px: Option<u32>,
    height_px: Option<u32>,
    /// How far it has to be turned clockwise to stand upright, degrees.
    rotation: u32,
    pages: Option<u32>,
    words: Option<u32>,
    rows: Option<u32>,
    /// The codecs as people call them.
    codecs: Vec<String>,
    captions_for: Option<String>,
    /// Whether its pages are our own rendering.
    approximate: bool,
    has_sound: bool,
    /// Why it cannot be shown here, and the way out.
    cannot: Option<String>,
    way_out: Option<String>,
    /// Whether that is because nothing of it could be shown anywhere: it is damaged or empty.
    shows_nothing: bool,
    notes: Vec<Note>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
enum Consent {
    Given,
    NotNeeded,
    Missing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "lowercase")]
pub(crate) enum ViewerKind {
    Video,
    Audio,
    Pages,
    Picture,
    Text,
    Table,
    None,
}

/// Something that the micro-credential asks for.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Requirement {
    id: String,
    title: String,
    shows: String,
    kinds: Vec<String>,
    /// How many it asks for: `2–4`.
    limits: String,
    /// How many files count for it, and how many it asks for at least.
    given: u32,
    wanted: u32,
    met: bool,
}

impl From<Agreed> for Consent {
    fn from(consent: Agreed) -> Self {
        match consent {
            Agreed::Given => Self::Given,
            Agreed::NotNeeded => Self::NotNeeded,
            Agreed::Missing => Self::Missing,
        }
    }
}

impl From<Viewer> for ViewerKind {
    fn from(viewer: Viewer) -> Self {
        match viewer {
            Viewer::Video => Self::Video,
            Viewer::Audio => Self::Audio,
            Viewer::Pages => Self::Pages,
            Viewer::Picture => Self::Picture,
            Viewer::Text => Self::Text,
            Viewer::Table => Self::Table,
            Viewer::Nothing => Self::None,
        }
    }
}

impl Intake {
    /// The report on `held`. What its micro-credential is to the catalogue and when it is due is the library's to say.
    pub(crate) fn of(held: &Held, rubric: Newcomer, due: Option<String>, review: Phase, messages: &Messages) -> Self {
        let submission = &held.subject.submission;
        let credential = &held.subject.credential;
        let findings = arrived::findings(held);
        let artifacts = artifacts(held, &findings, messages);
        let requirements = requirements(held);
        let verdict = if artifacts.iter().all(|artifact| artifact.viewer == ViewerKind::None) {
            Fit::Unusable
        } else if findings.is_empty() && held.told.is_empty() && requirements.iter().all(|requirement| requirement.met)
        {
            Fit::Good
        } else {
            Fit::ToLookAt
        };
        Self {
            submission: submission.id.to_string(),
            number: submission.number.to_string(),
            attempt: submission.attempt,
            title: credential.title.clone(),
            version: credential.version.clone(),
            verdict,
            payload: held.subject.payload.to_string(),
            artifacts,
            requirements,
            notes: findings
                .iter()
                .map(|finding| note(finding, messages))
                .chain(held.told.iter().map(|told| note_again(told, messages)))
                .collect(),
            identifying: findings
                .iter()
                .filter(|finding| finding.code == codes::METADATA_IDENTIFIES)
                .map(|finding| messages.finding(finding).message)
                .collect(),
            rubric: CameAlong::of(rubric, held.chosen),
            due,
            review,
        }
    }
}

/// Every file of a submission, with what is worth saying about it.
pub(crate) fn artifacts(held: &Held, findings: &[Finding], messages: &Messages) -> Vec<Artifact> {
    let artifacts = held.subject.submission.artifacts.iter();
    artifacts
        .map(|artifact| {
            let about = |finding: &&Finding| finding.path.as_deref() == Some(artifact.path.as_str());
            let about: Vec<&Finding> = findings.iter().filter(about).collect();
            let mut one = one(artifact, held.probes.get(&artifact.id), &about, messages);
            let again = held
                .told
                .iter()
                .filter(|told| told.path.as_deref() == Some(artifact.path.as_str()));
            one.notes.extend(again.map(|told| note_again(told, messages)));
            one
        })
        .collect()
}

/// How long a recording runs, as it is told everywhere.
pub(crate) fn length(probe: &Probe) -> Option<String> {
    let runs = probe.duration_ms.map(MediaTime)?;
    Some(Length::from(runs).to_string())
}

fn one(artifact: &Handed, probe: Option<&Probe>, about: &[&Finding], messages: &Messages) -> Artifact {
    let viewer = probe.map_or(Viewer::Nothing, Viewer::of);
    let why_not = about.iter().find(|finding| finding.shown == Some(false));
    let why_not = why_not.filter(|_| viewer == Viewer::Nothing);
    let shows_nothing = why_not.is_some_and(|finding| arrived::shows_nothing(finding));
    let why_not = why_not.map(|finding| messages.finding(finding));
    let (cannot, way_out) = why_not.map_or((None, None), |said| (Some(said.message), Some(said.hint)));
    let format = probe.map(|probe| probe.format);
    let tracks = probe.map(|probe| probe.tracks.as_slice()).unwrap_or_default();
    Artifact {
        id: artifact.id.to_string(),
        path: artifact.path.to_string(),
        title: artifact.title.clone(),
        requirement: artifact.requirement.as_ref().map(ToString::to_string),
        consent: artifact.consent.into(),
        sha256: artifact.sha256.to_string(),
        viewer: viewer.into(),
        format: format.map(|format| format.word().to_owned()).unwrap_or_default(),
        format_name: format
            .map(|format| messages.text(format.name_key(), &[]))
            .unwrap_or_default(),
        media_type: probe.map(|probe| probe.media_type.clone()).unwrap_or_default(),
        size: messages.size(artifact.size),
        duration_ms: probe.and_then(|probe| probe.duration_ms),
        length: probe.and_then(length),
        width_px: probe.and_then(|probe| probe.width_px),
        height_px: probe.and_then(|probe| probe.height_px),
        rotation: probe.and_then(|probe| probe.rotation_degrees).map_or(0, u32::from),
        pages: probe.and_then(|probe| probe.pages),
        words: probe.and_then(|probe| probe.words),
        rows: probe.and_then(|probe| probe.rows),
        codecs: tracks.iter().map(|track| track.name.clone()).collect(),
        captions_for: artifact.captions_for.as_ref().map(ToString::to_string),
        approximate: viewer == Viewer::Pages && format != Some(Format::Pdf),
        has_sound: tracks.iter().any(|track| track.kind == TrackKind::Audio),
        cannot,
        way_out,
        shows_nothing,
        notes: about.iter().map(|finding| note(finding, messages)).collect(),
    }
}

/// What the micro-credential asks for, and how many files count for each.
pub(crate) fn requirements(held: &Held) -> Vec<Requirement> {
    let requirements = held.subject.credential.requirements.iter();
    requirements
        .zip(arrived::counts(held))
        .map(|(requirement, counted)| Requirement {
            id: requirement.id.to_string(),
            title: requirement.title.clone(),
            shows: requirement.shows.clone(),
            given: counted.count,
            kinds: requirement
                .kinds
                .iter()
                .map(|kind| arrived::kind_word(*kind).to_owned())
                .collect(),
            limits: arrived::asked(requirement),
            wanted: requirement.min,
            met: counted.met,
        })
        .collect()
}
