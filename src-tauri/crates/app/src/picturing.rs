//! Pictures of cited places, for the readable report and for `data/places/` of the result package (FORMATS 5): of pages
//! and of pictures, and of a recording where the window took the paused frame; only where consent lets them leave.
//!
//! A picture goes out as pixels alone: whatever comes from the evidence or from the window is decoded in the child and
//! encoded anew. A place that cannot be drawn is a finding; it stands in the record all the same.

use crate::evidence::OpenArtifact;
use crate::failure::{Failure, Finding};
use crate::places::in_words;
use crate::watching::{Asking, Watcher, go_on};
use crate::{Assay, codes};
use assay_evidence::place::{Likeness, likeness};
use assay_evidence::{DecodeError, DocumentName, Kind as FileKind, Probe};
use assay_model::ids::{AnnotationId, ArtifactId};
use assay_model::place::{Place, Region};
use assay_model::score::Annotation;
use assay_model::submission::{Artifact, Consent, Submission};
use std::collections::BTreeMap;
use std::io::Cursor;

/// A JPEG for each place that has one.
pub type Pictures = BTreeMap<AnnotationId, Vec<u8>>;

/// Frames of paused recordings as the window took them, in any form of picture that a browser writes: the whole frame of
/// each, upright, for the annotation that was made on it.
pub type PausedFrames = BTreeMap<AnnotationId, Vec<u8>>;

/// Longest edge of a picture, pixels: a page can be read, a child's handwriting too.
pub const LONG_EDGE_PX: u32 = 1_024;
/// Most bytes of pictures in one result; what comes after them is told and left out.
const MOST_BYTES: usize = 96 << 20;

/// The evidence that places are cited in.
#[derive(Clone, Copy)]
pub struct Drawing<'a> {
    /// Decodes, and says the sentences.
    pub assay: &'a Assay,
    /// What was handed in.
    pub submission: &'a Submission,
    /// What the files are.
    pub probes: &'a BTreeMap<ArtifactId, Probe>,
    /// Their bytes.
    pub bytes: &'a dyn OpenArtifact,
    /// Asked between two pictures.
    pub watcher: &'a dyn Watcher,
}

impl<'a> Drawing<'a> {
    /// The pictures of all cited places that may have one, and what could not be drawn. A place that several annotations
    /// cite is drawn once.
    pub fn all(&self, cited: &[Annotation], frames: &PausedFrames) -> Result<(Pictures, Vec<Finding>), Failure> {
        let (mut pictures, mut findings) = (Pictures::new(), Vec::new());
        let (mut drawn, mut bytes): (Vec<(Wanted<'_>, AnnotationId)>, usize) = (Vec::new(), 0);
        for annotation in cited {
            let Some(wanted) = self.wanted(annotation, frames) else {
                continue;
            };
            let before = drawn.iter().find(|(known, _)| *known == wanted);
            let same = before.and_then(|(_, id)| pictures.get(id)).cloned();
            let jpeg = same.map_or_else(|| self.draw(&wanted), |jpeg| Ok(Some(jpeg)))?;
            bytes += jpeg.as_ref().map_or(0, Vec::len);
            match jpeg.filter(|_| bytes <= MOST_BYTES) {
                Some(jpeg) => {
                    drawn.push((wanted, annotation.id.clone()));
                    pictures.insert(annotation.id.clone(), jpeg);
                }
                None => findings.push(self.not_pictured(wanted.artifact, &annotation.place)),
            }
        }
        Ok((pictures, findings))
    }

    /// What is drawn of an annotation's place; nothing where nothing may leave or there is nothing to draw.
    fn wanted(&self, annotation: &Annotation, frames: &'a PausedFrames) -> Option<Wanted<'a>> {
        let artifact = self.submission.artifact(&annotation.artifact)?;
        let probe = self.probes.get(&artifact.id)?;
        if !may_leave(artifact) {
            return None;
        }
        let what = match &annotation.place {
            Place::Time { region, .. } if probe.kind == FileKind::Video => What::Frame {
                taken: frames.get(&annotation.id)?,
                region: *region,
            },
            place => What::Evidence(likeness(place, probe)?),
        };
        Some(Wanted { artifact, what })
    }

    /// The JPEG; `None` where it cannot be drawn.
    fn draw(&self, wanted: &Wanted<'_>) -> Result<Option<Vec<u8>>, Failure> {
        go_on(self.watcher)?;
        let decoder = &self.assay.decoder;
        let (artifact, mut asking) = (wanted.artifact, Asking(self.watcher));
        let drawn = match wanted.what {
            What::Evidence(likeness) => {
                let document = DocumentName {
                    name: artifact.path.to_string(),
                    key: Some(artifact.sha256.to_string()),
                };
                let Ok(source) = self.bytes.open(&artifact.id) else {
                    return Ok(None);
                };
                decoder.likeness(source, &document, likeness, LONG_EDGE_PX, &mut asking)
            }
            What::Frame { taken, region } => {
                let document = DocumentName {
                    name: "frame".to_owned(),
                    key: None,
                };
                let likeness = Likeness::Picture { page: 1, region };
                decoder.likeness(Cursor::new(taken), &document, likeness, LONG_EDGE_PX, &mut asking)
            }
        };
        match drawn {
            Ok((_, jpeg)) => Ok(Some(jpeg)),
            Err(DecodeError::Cancelled) => Err(crate::watching::cancelled()),
            Err(_) => Ok(None),
        }
    }

    fn not_pictured(&self, artifact: &Artifact, place: &Place) -> Finding {
        let finding = Finding::warning(codes::PLACE_NOT_PICTURED).at(format!("data/{}", artifact.path));
        finding.with("place", in_words(place, &self.assay.messages))
    }
}

/// What is drawn, and of which artifact.
#[derive(Clone, Copy, PartialEq)]
struct Wanted<'a> {
    artifact: &'a Artifact,
    what: What<'a>,
}

#[derive(Clone, Copy, PartialEq)]
enum What<'a> {
    Evidence(Likeness),
    Frame { taken: &'a [u8], region: Option<Region> },
}

/// Where the picture of an annotation's place lies in the result package.
pub(crate) fn file_of(annotation: &AnnotationId) -> String {
    let name = annotation.as_str();
    format!("data/places/{}.jpg", name.strip_prefix("urn:uuid:").unwrap_or(name))
}

/// Whether those who can be recognised agreed, or nobody can be recognised.
pub(crate) const fn may_leave(artifact: &Artifact) -> bool {
    matches!(artifact.consent, Consent::Given | Consent::NotNeeded)
}
