//! What an assessor does: edits as they come from the window, from `review exec` and from a sheet, and the places they
//! name, resolved against what the artifact is.

use crate::session::{Refusal, Subject};
use assay_model::ids::{AnnotationId, ArtifactId, CriterionId, LevelId};
use assay_model::place::{PagePart, Place, Region, TextPlace, TimeSpan};
use assay_model::rubric::ArtifactKind;
use assay_model::score::{AnnotationKind, Purpose};
use assay_model::shape::{Fault, Misshapen, take};
use assay_model::submission::Artifact;
use assay_model::time::MediaTime;
use serde::Deserialize;
use serde_json::{Map, Value};

/// One edit, as a JSON line says it: `{"cmd":"level","criterion":"plans-the-check","level":"demonstrated"}`. A member that
/// it does not know is refused: what is told by it would be lost without a word.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "camelCase", deny_unknown_fields)]
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
    /// Give up the correction: what was signed counts alone again.
    Drop {},
    /// Make the review summative or formative.
    Purpose {
        /// Which.
        purpose: Purpose,
    },
    /// Take the last edit back.
    Undo {},
    /// Make it again.
    Redo {},
}

/// An annotation as a person asks for it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(from = "RequestLine")]
pub struct Request {
    /// What a sheet calls it, or its place among the sheet's annotations from 1; told in a refusal and written nowhere.
    pub name: Option<String>,
    /// Path or identifier of the artifact.
    pub artifact: String,
    /// Where in it.
    pub place: PlaceRequest,
    /// For which criteria.
    pub criteria: Vec<CriterionId>,
    /// What it is; evidence unless said otherwise.
    pub kind: AnnotationKind,
    /// What is said.
    pub comment: String,
}

/// A place as a person names it: milliseconds, page from 1, percent of the picture, words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaceRequest {
    /// Start of the span, milliseconds.
    pub start_ms: Option<u32>,
    /// End of the span, milliseconds.
    pub end_ms: Option<u32>,
    /// Page, from 1.
    pub page: Option<u32>,
    /// Words.
    pub quote: Option<String>,
    /// First code point of the page's citable text and one after the last: what somebody marked.
    pub chars: Option<[u32; 2]>,
    /// x, y, width, height in percent of the picture as shown.
    pub xywh_percent: Option<[f64; 4]>,
}

/// A [`Request`] in one JSON line.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RequestLine {
    artifact: String,
    #[serde(alias = "start_ms")]
    start_ms: Option<u32>,
    #[serde(alias = "end_ms")]
    end_ms: Option<u32>,
    page: Option<u32>,
    quote: Option<String>,
    chars: Option<[u32; 2]>,
    #[serde(alias = "xywh_percent")]
    xywh_percent: Option<[f64; 4]>,
    #[serde(default)]
    criteria: Vec<CriterionId>,
    #[serde(default = "evidence")]
    kind: AnnotationKind,
    #[serde(default)]
    comment: String,
}

/// Why an artifact has no such place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// A time together with a page or with words.
    TwoPlaces,
    /// A start without an end, or an end without a start.
    HalfSpan,
    /// The span ends before it starts.
    Backwards,
    /// The span ends where it starts.
    NoLength,
    /// A time, and nothing there runs.
    NoTime,
    /// A page, and there are none.
    NoPages,
    /// Page 0: pages are counted from 1.
    PageZero,
    /// A page after the last.
    PageBeyond {
        /// The page named.
        page: u32,
        /// How many there are.
        pages: u32,
    },
    /// A box that leaves the picture, or holds nothing.
    Box,
    /// A box where there is no picture.
    NoPicture,
    /// A box together with words.
    BoxAndWords,
    /// Words by a quote and by their characters at once.
    WordsTwice,
    /// Characters that the page's citable text does not have.
    NoSuchWords,
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

/// Why words are no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfound {
    /// They are not there, or nothing there can be read.
    Nowhere,
    /// They are there in more than one place.
    MoreThanOnce,
}

/// Finds words in an artifact's text: the page they stand on where it has pages, and the quote with its context.
pub trait FindText {
    /// How many pages, slides or sheets the text has; none where it is one text without any, or is not there.
    fn pages(&self, artifact: &ArtifactId) -> Option<u32>;
    /// `page` narrows the search to one page, from 1.
    fn find_text(
        &self,
        artifact: &ArtifactId,
        page: Option<u32>,
        words: &str,
    ) -> Result<(Option<u32>, TextPlace), Unfound>;
    /// The words from code point `chars[0]` to before `chars[1]` of the page, from 1; of the only one where none is
    /// named.
    fn text_at(&self, artifact: &ArtifactId, page: Option<u32>, chars: [u32; 2]) -> Option<(Option<u32>, TextPlace)>;
}

const fn evidence() -> AnnotationKind {
    AnnotationKind::Evidence
}

impl Command {
    /// The command that one JSON line says.
    pub fn from_line(line: Value) -> Result<Self, Misshapen> {
        let missing = || Misshapen {
            place: "cmd".to_owned(),
            fault: Fault::Missing,
        };
        let Value::Object(mut members) = line else {
            return Err(missing());
        };
        let Some(Value::String(word)) = members.remove("cmd") else {
            return Err(missing());
        };
        if word == "change-annotation" {
            members = apart(members);
        }
        let told: Map<String, Value> = [(word.clone(), Value::Object(members))].into_iter().collect();
        take(&Value::Object(told)).map_err(|error| told_flat(error, &word))
    }
}

/// Which annotation, and the whole of it, as two members.
fn apart(mut members: Map<String, Value>) -> Map<String, Value> {
    let id = members.remove("id").map(|id| ("id".to_owned(), id));
    let request = ("request".to_owned(), Value::Object(members));
    id.into_iter().chain([request]).collect()
}

/// The place as it stands in the line, which knows neither of the two steps.
fn told_flat(mut error: Misshapen, word: &str) -> Misshapen {
    for step in [word, "request"] {
        let rest = error.place.strip_prefix(step).map(|rest| rest.trim_start_matches('.'));
        if let Some(rest) = rest {
            error.place = rest.to_owned();
        }
    }
    if let Fault::NotOneOf { .. } = error.fault
        && error.place.is_empty()
    {
        "cmd".clone_into(&mut error.place);
    }
    error
}

impl From<RequestLine> for Request {
    fn from(line: RequestLine) -> Self {
        Self {
            name: None,
            artifact: line.artifact,
            place: PlaceRequest {
                start_ms: line.start_ms,
                end_ms: line.end_ms,
                page: line.page,
                quote: line.quote,
                chars: line.chars,
                xywh_percent: line.xywh_percent,
            },
            criteria: line.criteria,
            kind: line.kind,
            comment: line.comment,
        }
    }
}

impl Request {
    /// The place in `artifact`, checked against what the artifact is.
    pub(crate) fn place(&self, subject: &Subject, artifact: &Artifact, text: &dyn FindText) -> Result<Place, Refusal> {
        let facts = subject.facts(&artifact.id);
        if self.place.names_words() {
            return self.words(&facts, artifact, text);
        }
        if let (Some(end), Some(duration)) = (self.place.end_ms, facts.duration_ms)
            && end > duration
        {
            return Err(Refusal::TimePastEnd {
                artifact: artifact.path.clone(),
                end: MediaTime(end),
                duration: MediaTime(duration),
            });
        }
        let facts = self.counted(facts, &artifact.id, text);
        self.place.resolve(&facts).map_err(|why| self.unfit(artifact, why))
    }

    /// A document says how many pages it has, or it is known once it is laid out: asked only where a page is named.
    fn counted(&self, facts: Facts, artifact: &ArtifactId, text: &dyn FindText) -> Facts {
        let pages = match facts.kind {
            Some(ArtifactKind::Document) | None if self.place.page.is_some() => {
                facts.pages.or_else(|| text.pages(artifact))
            }
            Some(ArtifactKind::Document | ArtifactKind::Image) | None => facts.pages,
            Some(_) => None,
        };
        Facts { pages, ..facts }
    }

    /// Words, named by what they are or by where they are.
    fn words(&self, facts: &Facts, artifact: &Artifact, text: &dyn FindText) -> Result<Place, Refusal> {
        let wanted = &self.place;
        wanted.only_words().map_err(|why| self.unfit(artifact, why))?;
        if let Some(page) = wanted.page {
            // Sheets of a table and slides are pages to words, whatever kind of file they are in.
            let pages = facts.pages.or_else(|| text.pages(&artifact.id));
            on_page(&Facts { pages, ..*facts }, page).map_err(|why| self.unfit(artifact, why))?;
        }
        let (page, found) = match (&wanted.quote, wanted.chars) {
            (Some(quote), _) => {
                let lost = |how| Refusal::QuoteNotFound {
                    annotation: self.name.clone(),
                    artifact: artifact.path.clone(),
                    quote: quote.clone(),
                    how,
                };
                text.find_text(&artifact.id, wanted.page, quote).map_err(lost)?
            }
            (None, chars) => chars
                .and_then(|chars| text.text_at(&artifact.id, wanted.page, chars))
                .ok_or_else(|| self.unfit(artifact, Unfit::NoSuchWords))?,
        };
        Ok(match page {
            Some(page) => Place::Page {
                page,
                part: PagePart::Text(found),
            },
            None => Place::Text(found),
        })
    }

    fn unfit(&self, artifact: &Artifact, why: Unfit) -> Refusal {
        Refusal::PlaceDoesNotFit {
            annotation: self.name.clone(),
            artifact: artifact.path.clone(),
            why,
        }
    }
}

impl PlaceRequest {
    const fn names_words(&self) -> bool {
        self.quote.is_some() || self.chars.is_some()
    }

    fn only_words(&self) -> Result<(), Unfit> {
        match () {
            () if self.quote.is_some() && self.chars.is_some() => Err(Unfit::WordsTwice),
            () if self.start_ms.is_some() || self.end_ms.is_some() => Err(Unfit::TwoPlaces),
            () if self.xywh_percent.is_some() => Err(Unfit::BoxAndWords),
            () => Ok(()),
        }
    }

    fn resolve(&self, facts: &Facts) -> Result<Place, Unfit> {
        let region = self
            .xywh_percent
            .map(|percent| region(percent).ok_or(Unfit::Box))
            .transpose()?;
        match (self.start_ms, self.end_ms, self.page) {
            (None, None, Some(page)) => {
                on_page(facts, page)?;
                let part = region.map_or(PagePart::Whole, PagePart::Region);
                Ok(Place::Page { page, part })
            }
            (None, None, None) => match region {
                Some(region) if matches!(facts.kind, Some(ArtifactKind::Image) | None) => Ok(Place::Picture { region }),
                Some(_) => Err(Unfit::NoPicture),
                None => Ok(Place::Whole),
            },
            (_, _, Some(_)) => Err(Unfit::TwoPlaces),
            (Some(start), Some(end), None) => in_time(facts, (start, end), region),
            _ => Err(Unfit::HalfSpan),
        }
    }
}

fn in_time(facts: &Facts, (start, end): (u32, u32), region: Option<Region>) -> Result<Place, Unfit> {
    match facts.kind {
        Some(ArtifactKind::Video) | None => {}
        Some(ArtifactKind::Audio) if region.is_none() => {}
        Some(ArtifactKind::Audio) => return Err(Unfit::NoPicture),
        Some(_) => return Err(Unfit::NoTime),
    }
    let unfit = if start > end { Unfit::Backwards } else { Unfit::NoLength };
    let span = TimeSpan::new(MediaTime(start), MediaTime(end)).map_err(|_| unfit)?;
    Ok(Place::Time { span, region })
}

/// Whether there is such a page; only a document may have pages that nobody counted.
const fn on_page(facts: &Facts, page: u32) -> Result<(), Unfit> {
    match (page, facts.pages) {
        (_, None) if !matches!(facts.kind, Some(ArtifactKind::Document) | None) => Err(Unfit::NoPages),
        (0, _) => Err(Unfit::PageZero),
        (_, Some(pages)) if page > pages => Err(Unfit::PageBeyond { page, pages }),
        _ => Ok(()),
    }
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
