//! Where the annotations of a review stand now: in a library an artifact never changes, but the extractor that reads its
//! words may be a newer one than the one that counted them.

use crate::evidence::{InLibrary, Texts};
use crate::reviewing::Reviewing;
use assay_evidence::place::{Located, Lost, Shown, locate};
use assay_evidence::{Probe, text_extractor};
use assay_model::ids::AnnotationId;
use assay_model::place::{PagePart, Place, TextPlace};
use assay_model::score::Annotation;

/// What has become of an annotation's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whose.
    pub annotation: AnnotationId,
    /// Where it is now; as it was marked where it is lost.
    pub place: Place,
    /// How it was found.
    pub found: Found,
}

/// How a place was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Where it says.
    Exactly,
    /// Its words stand once with what was around them.
    ByContext,
    /// Not at all.
    Lost(Lost),
}

impl Reviewing<'_> {
    /// The place of each of these annotations of the review.
    pub fn standing<'a>(&self, annotations: impl Iterator<Item = &'a Annotation>) -> Vec<Standing> {
        let held = self.held();
        let submission = &held.subject.submission;
        let bytes = InLibrary {
            library: self.library(),
            submission,
        };
        let texts = Texts::new(self.decoder(), submission, &held.probes, &bytes);
        let standing = annotations.map(|annotation| {
            let asked = &annotation.place;
            let probe = held.probes.get(&annotation.artifact);
            let located = match probe {
                Some(probe) if !is_counted_by(asked, probe) => {
                    let text = asked.is_words().then(|| texts.of(&annotation.artifact)).flatten();
                    let shown = Shown {
                        probe,
                        text: text.as_deref(),
                        frames: None,
                        same_bytes: true,
                    };
                    locate(asked, &shown)
                }
                // Nothing is known of the file, or all of it: then the place is where it was marked.
                _ => Located::Exactly,
            };
            Standing {
                annotation: annotation.id.clone(),
                place: located.place(asked).unwrap_or(asked).clone(),
                found: match located {
                    Located::Exactly => Found::Exactly,
                    Located::ByContext(_) => Found::ByContext,
                    Located::Lost(why) => Found::Lost(why),
                },
            }
        });
        standing.collect()
    }
}

/// Whether the words of `place` were counted by the extractor that reads them now: then they stand where they say, and
/// the text need not be read.
fn is_counted_by(place: &Place, probe: &Probe) -> bool {
    words(place)
        .and_then(|words| words.position.as_ref())
        .is_some_and(|position| text_extractor(probe.format) == Some(position.extractor.as_str()))
}

const fn words(place: &Place) -> Option<&TextPlace> {
    match place {
        Place::Text(words)
        | Place::Page {
            part: PagePart::Text(words),
            ..
        } => Some(words),
        _ => None,
    }
}
