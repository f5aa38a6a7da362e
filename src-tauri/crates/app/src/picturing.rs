//! Pictures of cited places, for the readable report and for `data/places/` of the result package (FORMATS 5): of pages
//! and of pictures, and only where consent lets them leave the library. A frame of a video is drawn by the window that
//! shows it, never here.

use crate::codes;
use crate::failure::{Failure, Finding, Kind};
use crate::messages::Messages;
use crate::places::in_words;
use crate::watching::Watcher;
use assay_evidence::Probe;
use assay_model::ids::{AnnotationId, ArtifactId};
use assay_model::place::{PagePart, Place};
use assay_model::submission::{Artifact, Consent};
use assay_review::{State, Subject};
use std::collections::BTreeMap;

/// A JPEG for each place that has one.
pub type Pictures = BTreeMap<AnnotationId, Vec<u8>>;

/// Draws a place of an artifact.
pub trait Draw {
    /// The place as a JPEG, upright, without metadata.
    fn draw(&self, artifact: &Artifact, probe: &Probe, place: &Place) -> Result<Vec<u8>, Failure>;
}

/// What is needed to picture the places of a review.
#[derive(Clone, Copy)]
pub struct Cited<'a> {
    /// What was reviewed.
    pub subject: &'a Subject,
    /// What the files are.
    pub probes: &'a BTreeMap<ArtifactId, Probe>,
    /// What the assessor says.
    pub state: &'a State,
    /// The sentences.
    pub messages: &'a Messages,
}

impl Cited<'_> {
    /// The pictures of all places that may have one. One that cannot be drawn is a finding: the place is in the record
    /// all the same.
    pub fn pictures(&self, draw: &dyn Draw, watcher: &dyn Watcher) -> Result<(Pictures, Vec<Finding>), Failure> {
        let (mut pictures, mut findings) = (Pictures::new(), Vec::new());
        for annotation in &self.state.annotations {
            let artifact = self.subject.submission.artifact(&annotation.artifact);
            let known = artifact.and_then(|artifact| Some((artifact, self.probes.get(&artifact.id)?)));
            let Some((artifact, probe)) = known.filter(|(artifact, _)| may_leave(artifact)) else {
                continue;
            };
            if !has_picture(&annotation.place) {
                continue;
            }
            match draw.draw(artifact, probe, &annotation.place) {
                Ok(jpeg) => drop(pictures.insert(annotation.id.clone(), jpeg)),
                Err(failure) if failure.code == codes::CANCELLED || watcher.cancelled() => {
                    return Err(Failure::new(Kind::Refused, codes::CANCELLED));
                }
                Err(_) => {
                    let place = in_words(&annotation.place, self.messages);
                    let finding = Finding::warning(codes::PLACE_NOT_PICTURED).with("place", place);
                    findings.push(finding.at(format!("data/{}", artifact.path)));
                }
            }
        }
        Ok((pictures, findings))
    }
}

/// Where the picture of an annotation's place lies in the result package.
pub(crate) fn file_of(annotation: &AnnotationId) -> String {
    let name = annotation.as_str();
    format!("data/places/{}.jpg", name.strip_prefix("urn:uuid:").unwrap_or(name))
}

/// Whether those who can be recognised agreed.
const fn may_leave(artifact: &Artifact) -> bool {
    matches!(artifact.consent, Consent::Given | Consent::NotNeeded)
}

/// Boxes and pages are drawn; words are quoted.
const fn has_picture(place: &Place) -> bool {
    match place {
        Place::Picture { .. } => true,
        Place::Page { part, .. } => matches!(part, PagePart::Whole | PagePart::Region(_)),
        Place::Whole | Place::Time { .. } | Place::Text(_) => false,
    }
}
