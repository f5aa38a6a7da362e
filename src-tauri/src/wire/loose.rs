//! Loose files before they come in, and the micro-credentials that they can be for.

use super::intake::{ViewerKind, length};
use assay_app::catalogue::InLibrary;
use assay_app::importing::Published;
use assay_app::loose::{self, LooseFile};
use assay_app::model::RequirementId;
use assay_app::model::rubric::EvidenceRequirement;
use assay_app::viewing::{Format, Viewer};
use assay_app::{Finding, Messages, arrived, codes};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::Serialize;
use specta::Type;

/// A micro-credential that the library has.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Known {
    sha256: String,
    title: String,
    version: String,
    /// Whether it is in the catalogue; otherwise it came with a submission.
    accepted: bool,
    /// The one competency, a sentence.
    competency: String,
    asked: Vec<Asked>,
}

/// Something that a micro-credential asks for.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Asked {
    id: String,
    title: String,
    /// How many it asks for, in words: `2`, `2–4`, `1+`.
    limits: String,
    min: u32,
    max: Option<u32>,
}

/// A loose file: what it is, and what it would not count for.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Loose {
    path: String,
    viewer: ViewerKind,
    /// The true type as people call it.
    format_name: String,
    /// In words: `212 kB`.
    size: String,
    /// How long it runs, in words: `12:36`.
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
    /// Whether it is a file of captions, which can belong to a recording.
    captions: bool,
    /// By which it is known again after the window went; none where it cannot be read.
    mark: Option<String>,
    /// For which requirements it would not count, and why.
    misses: Vec<Miss>,
}

/// Why a file does not count for a requirement.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Miss {
    requirement: String,
    how: Missed,
    /// What it has of it, and what is asked for, in words: pages, words, a length; nothing for a kind.
    found: String,
    asked: String,
}

#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "lowercase")]
enum Missed {
    Kind,
    Seconds,
    Pages,
    Words,
}

/// What is in a loose file: a picture of it, or where its text begins.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Glance {
    /// A JPEG as a `data:` address.
    picture: Option<String>,
    text: Option<String>,
    /// Whether the text goes on.
    more: bool,
    /// The pages at the beginning that are not in it, because they cannot be shown.
    left: u32,
}

impl Known {
    /// The one that loose files are held against.
    pub(crate) fn of(published: &Published, accepted: bool) -> Self {
        let credential = &published.credential;
        Self {
            sha256: published.sha256.to_string(),
            title: credential.title.clone(),
            version: credential.version.clone(),
            accepted,
            competency: credential.competency.clone(),
            asked: credential.requirements.iter().map(Asked::from).collect(),
        }
    }
}

impl From<InLibrary> for Known {
    fn from(one: InLibrary) -> Self {
        Self {
            sha256: one.sha256.to_string(),
            title: one.title,
            version: one.version,
            accepted: one.accepted,
            competency: one.competency,
            asked: one.requirements.iter().map(Asked::from).collect(),
        }
    }
}

impl From<&EvidenceRequirement> for Asked {
    fn from(requirement: &EvidenceRequirement) -> Self {
        Self {
            id: requirement.id.to_string(),
            title: requirement.title.clone(),
            limits: arrived::asked(requirement),
            min: requirement.min,
            max: requirement.max,
        }
    }
}

impl Loose {
    /// The file in the words of `messages`.
    pub(crate) fn of(file: LooseFile, messages: &Messages) -> Self {
        let probe = file.probe.as_ref();
        let name = |key: &str| messages.text(key, &[]);
        Self {
            viewer: probe.map_or(Viewer::Nothing, Viewer::of).into(),
            format_name: probe.map_or_else(String::new, |probe| name(probe.format.name_key())),
            size: messages.size(file.size),
            length: probe.and_then(length),
            width_px: probe.and_then(|probe| probe.width_px),
            height_px: probe.and_then(|probe| probe.height_px),
            rotation: probe.and_then(|probe| probe.rotation_degrees).map_or(0, u32::from),
            pages: probe.and_then(|probe| probe.pages),
            words: probe.and_then(|probe| probe.words),
            rows: probe.and_then(|probe| probe.rows),
            codecs: probe.map_or_else(Vec::new, |probe| {
                probe.tracks.iter().map(|track| track.name.clone()).collect()
            }),
            captions: probe.is_some_and(|probe| matches!(probe.format, Format::Vtt | Format::Srt)),
            misses: file.misses.iter().flat_map(|(id, faults)| misses(id, faults)).collect(),
            mark: file.mark,
            path: file.path,
        }
    }
}

fn misses<'a>(requirement: &'a RequirementId, faults: &'a [Finding]) -> impl Iterator<Item = Miss> + 'a {
    faults.iter().map(move |fault| {
        let said = |name: &str| {
            let mut args = fault.args.iter();
            args.find(|(known, _)| *known == name)
                .map_or_else(String::new, |(_, value)| value.clone())
        };
        Miss {
            requirement: requirement.to_string(),
            how: Missed::of(fault),
            found: said("found"),
            asked: said("asked"),
        }
    })
}

impl Missed {
    fn of(fault: &Finding) -> Self {
        if fault.code == codes::REQUIREMENT_SECONDS {
            Self::Seconds
        } else if fault.code == codes::REQUIREMENT_PAGES {
            Self::Pages
        } else if fault.code == codes::REQUIREMENT_WORDS {
            Self::Words
        } else {
            Self::Kind
        }
    }
}

impl From<loose::Glance> for Glance {
    fn from(glance: loose::Glance) -> Self {
        let address = |jpeg: Vec<u8>| format!("data:image/jpeg;base64,{}", BASE64.encode(jpeg));
        Self {
            picture: glance.picture.map(address),
            text: glance.text,
            more: glance.more,
            left: glance.left,
        }
    }
}
