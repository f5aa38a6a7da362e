//! What an assessor does: edits as they come from the window, from `review exec` and from a sheet, and the places they
//! name, resolved against what the artifact is.

use crate::session::{Refusal, Subject};
use assay_model::ids::{AnnotationId, ArtifactId, CriterionId, LevelId};
use assay_model::place::{PagePart, Place, Region, TextPlace, TimeSpan};
use assay_model::rubric::ArtifactKind;
use assay_model::score::{AnnotationKind, Purpose};
use assay_model::submission::Artifact;
use assay_model::time::MediaTime;
use serde::Deserialize;

/// One edit, as a JSON line says it: `{"cmd":"level","criterion":"plans-the-check","level":"demonstrated"}`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "cmd", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Command {
    /// Choose a level.
    Level {
        /// Of which criterion.
        criterion: CriterionId,
        /// Which one.
        level: LevelId,
    },
    /// Choose "cannot be judged from this evidence".
    CannotJudge {
        /// Of which criterion.
        criterion: CriterionId,
        /// Why; never empty.
        reason: String,
    },
    /// Say why.
    Rationale {
        /// For which criterion.
        criterion: CriterionId,
        /// The whole text.
        text: String,
    },
    /// Say what the evidence shows well.
    Strength {
        /// For which criterion.
        criterion: CriterionId,
        /// The whole text.
        text: String,
    },
    /// Say what comes next.
    NextStep {
        /// For which criterion.
        criterion: CriterionId,
        /// The whole text.
        text: String,
    },
    /// Cite a place.
    Annotate(Request),
    /// Change an annotation; what is given replaces what was there.
    ChangeAnnotation {
        /// Which one.
        id: AnnotationId,
        /// The whole of it.
        #[serde(flatten)]
        request: Request,
    },
    /// Take an annotation out.
    RemoveAnnotation {
        /// Which one.
        id: AnnotationId,
    },
    /// Write the private note.
    Note {
        /// The whole text.
        text: String,
    },
    /// A viewer has shown the first frame or page.
    Opened {
        /// Path or identifier of the artifact.
        artifact: String,
    },
    /// Send the submission back without a judgement.
    Return {
        /// Why; at least one.
        reasons: Vec<String>,
    },
    /// Stand back from this review.
    Recuse {
        /// Why; never empty.
        reason: String,
    },
    /// Make the review summative or formative.
    Purpose {
        /// Which.
        purpose: Purpose,
    },
    /// Take the last edit back.
    Undo,
    /// Make it again.
    Redo,
}

/// An annotation as a person asks for it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    /// Path or identifier of the artifact.
    pub artifact: String,
    /// Where in it.
    #[serde(flatten)]
    pub place: PlaceRequest,
    /// For which criteria.
    #[serde(default)]
    pub criteria: Vec<CriterionId>,
    /// What it is; evidence unless said otherwise.
    #[serde(default = "evidence")]
    pub kind: AnnotationKind,
    /// What is said.
    #[serde(default)]
    pub comment: String,
}

/// A place as a person names it: milliseconds, page from 1, percent of the picture, words.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlaceRequest {
    /// Start of the span, milliseconds.
    #[serde(default, alias = "start_ms")]
    pub start_ms: Option<u32>,
    /// End of the span, milliseconds.
    #[serde(default, alias = "end_ms")]
    pub end_ms: Option<u32>,
    /// Page, from 1.
    #[serde(default)]
    pub page: Option<u32>,
    /// Words.
    #[serde(default)]
    pub quote: Option<String>,
    /// First code point of the page's citable text and one after the last: what somebody marked.
    #[serde(default)]
    pub chars: Option<[u32; 2]>,
    /// x, y, width, height in percent of the picture as shown.
    #[serde(default, alias = "xywh_percent")]
    pub xywh_percent: Option<[f64; 4]>,
}

/// What is known of an artifact's content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// What kind of file it is, by content.
    pub kind: Option<ArtifactKind>,
    /// How long it runs, milliseconds.
    pub duration_ms: Option<u32>,
    /// How many pages it has.
    pub pages: Option<u32>,
}

/// Finds words in an artifact's text: the page they stand on where it has pages, and the quote with its context. `None`
/// when the words are not there, or there more than once.
pub trait FindText {
    /// `page` narrows the search to one page, from 1.
    fn find_text(&self, artifact: &ArtifactId, page: Option<u32>, words: &str) -> Option<(Option<u32>, TextPlace)>;
    /// The words from code point `chars[0]` to before `chars[1]` of the page, from 1; of the only one where none is
    /// named.
    fn text_at(&self, artifact: &ArtifactId, page: Option<u32>, chars: [u32; 2]) -> Option<(Option<u32>, TextPlace)>;
}

const fn evidence() -> AnnotationKind {
    AnnotationKind::Evidence
}

impl PlaceRequest {
    /// The place in `artifact`, checked against what the artifact is.
    pub(crate) fn resolve(
        &self,
        subject: &Subject,
        artifact: &Artifact,
        text: &dyn FindText,
    ) -> Result<Place, Refusal> {
        let facts = subject.facts(&artifact.id);
        let unfit = || Refusal::PlaceDoesNotFit {
            artifact: artifact.path.clone(),
        };
        let region = self
            .xywh_percent
            .map(|percent| region(percent).ok_or_else(unfit))
            .transpose()?;
        if self.quote.is_some() || self.chars.is_some() {
            let alone = region.is_none() && self.start_ms.is_none() && self.end_ms.is_none();
            return if alone {
                self.words(artifact, text)
            } else {
                Err(unfit())
            };
        }
        match (self.start_ms.zip(self.end_ms), self.page) {
            (Some(_), Some(_)) => Err(unfit()),
            (Some((start, end)), None) => self.time(&facts, artifact, (start, end), region),
            (None, _) if self.start_ms.is_some() || self.end_ms.is_some() => Err(unfit()),
            (None, Some(page)) => on_page(&facts, artifact, page, region),
            (None, None) => match region {
                Some(region) if matches!(facts.kind, Some(ArtifactKind::Image) | None) => Ok(Place::Picture { region }),
                Some(_) => Err(unfit()),
                None => Ok(Place::Whole),
            },
        }
    }

    /// Words, named by what they are or by where they are.
    fn words(&self, artifact: &Artifact, text: &dyn FindText) -> Result<Place, Refusal> {
        let unfit = || Refusal::PlaceDoesNotFit {
            artifact: artifact.path.clone(),
        };
        let (page, found) = match (&self.quote, self.chars) {
            (Some(quote), None) => {
                let lost = || Refusal::QuoteNotFound {
                    artifact: artifact.path.clone(),
                    quote: quote.clone(),
                };
                text.find_text(&artifact.id, self.page, quote).ok_or_else(lost)?
            }
            (None, Some(chars)) => text.text_at(&artifact.id, self.page, chars).ok_or_else(unfit)?,
            _ => return Err(unfit()),
        };
        Ok(match page {
            Some(page) => Place::Page {
                page,
                part: PagePart::Text(found),
            },
            None => Place::Text(found),
        })
    }

    fn time(
        &self,
        facts: &Facts,
        artifact: &Artifact,
        (start, end): (u32, u32),
        region: Option<Region>,
    ) -> Result<Place, Refusal> {
        let unfit = || Refusal::PlaceDoesNotFit {
            artifact: artifact.path.clone(),
        };
        let runs = match facts.kind {
            Some(ArtifactKind::Video) | None => true,
            Some(ArtifactKind::Audio) => region.is_none(),
            Some(_) => false,
        };
        if !runs {
            return Err(unfit());
        }
        if let Some(duration) = facts.duration_ms.filter(|duration| end > *duration) {
            let (end, duration) = (MediaTime(end), MediaTime(duration));
            return Err(Refusal::TimePastEnd {
                artifact: artifact.path.clone(),
                end,
                duration,
            });
        }
        let span = TimeSpan::new(MediaTime(start), MediaTime(end)).map_err(|_| unfit())?;
        Ok(Place::Time { span, region })
    }
}

fn on_page(facts: &Facts, artifact: &Artifact, page: u32, region: Option<Region>) -> Result<Place, Refusal> {
    let has_pages = match facts.kind {
        Some(ArtifactKind::Document) | None => true,
        // A file with several pictures in it.
        Some(ArtifactKind::Image) => facts.pages.is_some(),
        Some(_) => false,
    };
    let exists = page >= 1 && facts.pages.is_none_or(|pages| page <= pages);
    if !has_pages || !exists {
        return Err(Refusal::PlaceDoesNotFit {
            artifact: artifact.path.clone(),
        });
    }
    Ok(Place::Page {
        page,
        part: region.map_or(PagePart::Whole, PagePart::Region),
    })
}

/// Percent with up to four decimals to parts per million.
fn region(percent: [f64; 4]) -> Option<Region> {
    let mut ppm = [0u32; 4];
    for (ppm, percent) in ppm.iter_mut().zip(percent) {
        let parts = (percent * 10_000.0).round();
        if !(0.0..=1_000_000.0).contains(&parts) {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "just checked: 0 to 1 000 000"
        )]
        {
            *ppm = parts as u32;
        }
    }
    Region::try_from(ppm).ok()
}
