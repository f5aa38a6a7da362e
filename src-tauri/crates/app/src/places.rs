//! The places that a result cites, found again in evidence: in the bundle that was judged, or in a changed one, a later
//! attempt.

use crate::evidence::{InBundle, Texts};
use crate::failure::{Failure, Finding};
use crate::intake::take_in;
use crate::messages::Messages;
use crate::verification::read_result;
use crate::watching::Watcher;
use crate::{Assay, codes, sources};
use assay_bundle::{Discard, Limits};
use assay_credential::record::RecordArtifact;
pub use assay_credential::selectors_of;
use assay_evidence::Probe;
pub use assay_evidence::place::{Located, Lost, PixelBox, PixelSize};
use assay_evidence::place::{Shown, locate};
use assay_model::ids::{AnnotationId, ArtifactId};
use assay_model::path::ArtifactPath;
use assay_model::place::{Place, Region};
use assay_model::submission::{Artifact, Submission};
use std::path::Path;

/// What has become of a place.
#[derive(Clone, Debug)]
pub struct Cited {
    /// Whose place it is.
    pub annotation: AnnotationId,
    /// In which artifact, as the record names it.
    pub artifact: ArtifactId,
    /// Where that lies in the evidence at hand; `None` where it is not among it.
    pub path: Option<ArtifactPath>,
    /// The place as it was signed.
    pub asked: Place,
    /// Where it is now; `None` where the artifact is not at hand.
    pub located: Option<Located>,
    /// Its box in pixels of the picture or the video as shown, where it has one and the size is known.
    pub pixels: Option<(PixelBox, PixelSize)>,
}

/// Finds every cited place of the result at `result` again in the bundle at `evidence`.
pub fn locate_all(assay: &Assay, result: &Path, evidence: &Path, watcher: &dyn Watcher) -> Result<Vec<Cited>, Failure> {
    let record = read_result(result)?.record;
    let container = sources::open(evidence, &Limits::INTAKE)?;
    let submitted = take_in(&container, true, &Discard, &assay.decoder, watcher)?;
    let submission = &submitted.subject.submission;
    let bytes = InBundle {
        container: &container,
        submission,
    };
    let texts = Texts::new(&assay.decoder, submission, &submitted.probes, &bytes);
    let cited = record.annotations.into_iter().map(|annotation| {
        let judged = record
            .artifacts
            .iter()
            .find(|artifact| artifact.id == annotation.artifact);
        let now = judged.and_then(|judged| counterpart(judged, submission));
        let known = now.and_then(|now| Some((judged?, now, submitted.probes.get(&now.id)?)));
        let located = known.map(|(judged, now, probe)| {
            let text = annotation.place.is_words().then(|| texts.of(&now.id)).flatten();
            let shown = Shown {
                probe,
                text: text.as_deref(),
                frames: None,
                same_bytes: judged.sha256 == now.sha256,
            };
            locate(&annotation.place, &shown)
        });
        let there = located.as_ref().and_then(|located| located.place(&annotation.place));
        Cited {
            pixels: there.zip(known).and_then(|(place, (_, _, probe))| pixels(place, probe)),
            path: now.map(|now| now.path.clone()),
            annotation: annotation.id,
            artifact: annotation.artifact,
            asked: annotation.place,
            located,
        }
    });
    Ok(cited.collect())
}

/// What is worth saying: each place that is lost.
pub fn findings(cited: &[Cited], messages: &Messages) -> Vec<Finding> {
    let lost = cited.iter().filter_map(|cited| {
        let why = match cited.located {
            Some(Located::Lost(why)) => why_word(why),
            None => "not-at-hand",
            Some(Located::Exactly | Located::ByContext(_)) => return None,
        };
        let finding = Finding::warning(codes::PLACE_LOST).with("place", in_words(&cited.asked, messages));
        let finding = finding.with("reason", format!("why-place-{why}"));
        Some(match &cited.path {
            Some(path) => finding.at(format!("data/{path}")),
            None => finding,
        })
    });
    lost.collect()
}

/// The place in words: `04:12–04:21`, `page 2, “three seconds”`, a box in whole percents.
pub fn in_words(place: &Place, messages: &Messages) -> String {
    assay_report::place_words(place, messages)
}

/// The word for the reason, as programs read it.
pub const fn why_word(why: Lost) -> &'static str {
    match why {
        Lost::Changed => "changed",
        Lost::PastTheEnd => "past-the-end",
        Lost::NoSuchPage => "no-such-page",
        Lost::DoesNotFit => "does-not-fit",
        Lost::NoText => "no-text",
        Lost::NotThere => "not-there",
        Lost::MoreThanOnce => "more-than-once",
    }
}

/// The same artifact in the evidence at hand: of the same name, else of the same bytes, else at the same path.
fn counterpart<'s>(judged: &RecordArtifact, submission: &'s Submission) -> Option<&'s Artifact> {
    let by = |same: &dyn Fn(&Artifact) -> bool| submission.artifacts.iter().find(|artifact| same(artifact));
    by(&|artifact| artifact.id == judged.id)
        .or_else(|| by(&|artifact| artifact.sha256 == judged.sha256))
        .or_else(|| by(&|artifact| artifact.path == judged.path))
}

/// Of a picture or a video; a page is as many pixels wide as it is drawn.
fn pixels(place: &Place, probe: &Probe) -> Option<(PixelBox, PixelSize)> {
    let region: Region = match place {
        Place::Picture { region } => *region,
        Place::Time { region, .. } => (*region)?,
        Place::Whole | Place::Page { .. } | Place::Text(_) => return None,
    };
    let size = PixelSize {
        width: probe.width_px?,
        height: probe.height_px?,
    };
    Some((PixelBox::of(region, size), size))
}
