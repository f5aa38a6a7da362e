//! A review as the window projects it. Rust says the whole of it after every edit; the window keeps nothing of its own.

use super::count;
use super::intake::{Artifact, Requirement};
use assay_app::model::place::{PagePart, Place as At, Region, TextPlace};
use assay_app::model::score::{self, Choice};
use assay_app::model::{outcome, rubric};
use assay_app::places::in_words;
use assay_app::reviewing::{Phase as Stands, Reviewing};
use assay_app::standing::{Found, Standing as Stood};
use assay_app::{Failure, Messages, looking, places, showing};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What is needed to say a review.
pub(crate) struct Sources<'a> {
    pub(crate) reviewing: &'a Reviewing<'static>,
    pub(crate) messages: &'a Messages,
}

/// A review, with what never changes in it.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Review {
    submission: String,
    number: String,
    attempt: u32,
    title: String,
    version: String,
    competency: String,
    rule: Rule,
    /// The language of the evidence.
    language: String,
    criteria: Vec<Criterion>,
    pub(crate) artifacts: Vec<Artifact>,
    pub(crate) requirements: Vec<Requirement>,
    /// The attempt before, where there was one.
    pub(crate) earlier: Option<Earlier>,
    /// Whether a record of this submission was signed before.
    pub(crate) superseding: bool,
    view: Option<View>,
    now: Changed,
}

/// The attempt before.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Earlier {
    /// Whether it is in this library.
    pub(crate) here: bool,
    /// How many files are the same to the byte, of so many.
    pub(crate) unchanged: u32,
    pub(crate) of: u32,
}

/// What an edit is answered with: all that it may have changed.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Changed {
    /// The number of the journal's last entry.
    seq: u32,
    /// When that was committed, RFC 3339.
    saved_at: String,
    phase: Phase,
    purpose: Purpose,
    can_undo: bool,
    can_redo: bool,
    rows: Vec<Row>,
    annotations: Vec<Annotation>,
    coverage: Vec<Coverage>,
    drafts: Vec<Draft>,
    note: String,
    returned: Vec<String>,
    recused: Option<String>,
    outcome: Outcome,
    /// The annotation that was made or changed.
    made: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Purpose {
    Summative,
    Formative,
}

/// Where a review stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Phase {
    New,
    InReview,
    Ready,
    Signed,
    Returned,
    Recused,
}

#[derive(Debug, Clone, Serialize, Type)]
struct Criterion {
    id: String,
    /// From 1.
    number: u32,
    title: String,
    /// The level that it takes.
    required: String,
    levels: Vec<Level>,
    requirements: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Type)]
struct Level {
    id: String,
    title: String,
    points: u32,
    descriptor: String,
}

/// How levels become an outcome.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(tag = "kind", rename_all = "lowercase", rename_all_fields = "camelCase")]
enum Rule {
    All {},
    Count {
        at_least: u32,
        must: Vec<String>,
        floor: Option<String>,
    },
    Points {
        cut: u32,
        floor: Option<String>,
    },
}

/// What is said of a criterion.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(super) struct Row {
    criterion: String,
    level: Option<String>,
    cannot_judge: Option<String>,
    rationale: String,
    strength: String,
    next_step: String,
}

#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
struct Annotation {
    id: String,
    /// The artifact's identifier.
    artifact: String,
    /// Where it is now.
    place: Place,
    standing: Standing,
    /// Why it is lost: a word for `place-lost-<word>` of the catalogue.
    lost_why: Option<String>,
    /// The place in words.
    label: String,
    criteria: Vec<String>,
    kind: AnnotationKind,
    comment: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "lowercase")]
enum Standing {
    Exact,
    Found,
    Lost,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum AnnotationKind {
    Evidence,
    Strength,
    Question,
    NextStep,
}

/// A place. Boxes are x, y, width and height in parts per million of the picture as shown; words are code points of the
/// page's citable text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub(crate) enum Place {
    Whole,
    Time {
        start_ms: u32,
        end_ms: u32,
        #[serde(rename = "box")]
        region: Option<[u32; 4]>,
    },
    Picture {
        #[serde(rename = "box")]
        region: [u32; 4],
    },
    Page {
        page: u32,
        #[serde(rename = "box")]
        region: Option<[u32; 4]>,
    },
    Words {
        page: Option<u32>,
        start: u32,
        end: u32,
        quote: String,
    },
}

/// How much of a file was seen: stretches in milliseconds, pages or rows.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Coverage {
    artifact: String,
    opened: bool,
    stretches: Vec<[u32; 2]>,
}

/// Text that is still being typed.
#[derive(Debug, Clone, Serialize, Type)]
struct Draft {
    field: String,
    text: String,
}

/// Where a review was left.
#[derive(Debug, Clone, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct View {
    artifact: Option<String>,
    page: Option<u32>,
    at_ms: Option<u32>,
    field: Option<String>,
    caret: Option<u32>,
}

/// What the rule computes.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Outcome {
    value: OutcomeValue,
    /// The one sentence, the same everywhere.
    sentence: String,
    near_cut: bool,
    reached: u32,
    of: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "kebab-case")]
enum OutcomeValue {
    Meets,
    NotYet,
    Returned,
    None,
}

/// What to look at before signing.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PreSign {
    pub(crate) outcome: Outcome,
    pub(crate) missing: Vec<Missing>,
    /// Whether nothing stands in the way.
    pub(crate) ready: bool,
    /// Cited moments of films whose frame was not on the screen yet.
    pub(crate) films_without: u32,
}

/// Something to look at, and the way there.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Missing {
    pub(crate) note: super::Note,
    pub(crate) criterion: Option<String>,
    /// Which of its fields.
    pub(crate) field: Option<String>,
    pub(crate) artifact: Option<String>,
    pub(crate) requirement: Option<String>,
}

/// A record that was signed.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Signed {
    pub(crate) sha256: String,
    pub(crate) number: String,
    /// The key as eight words.
    pub(crate) fingerprint: String,
    pub(crate) name: String,
    pub(crate) role: String,
    /// RFC 3339.
    pub(crate) at: String,
    /// Where the result package lies; none where nobody said where.
    pub(crate) out: Option<String>,
    pub(crate) outcome: Outcome,
    pub(crate) supersedes: bool,
    /// Cited moments of films that went out without a picture.
    pub(crate) films_without: u32,
    /// Files in the package.
    pub(crate) files: Vec<String>,
}

/// Words that were found in this submission.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct Hit {
    pub(crate) artifact: Option<String>,
    pub(crate) annotation: Option<String>,
    /// The file's name, or the field's.
    pub(crate) path: String,
    pub(crate) place: Option<Place>,
    pub(crate) label: String,
    pub(crate) before: String,
    pub(crate) hit: String,
    pub(crate) after: String,
}

impl Review {
    /// All of a review; files and requirements are put in by who knows them.
    pub(crate) fn of(sources: &Sources<'_>) -> Result<Self, Failure> {
        let held = sources.reviewing.held();
        let (submission, credential) = (&held.subject.submission, &held.subject.credential);
        Ok(Self {
            submission: submission.id.to_string(),
            number: submission.number.to_string(),
            attempt: submission.attempt,
            title: credential.title.clone(),
            version: credential.version.clone(),
            competency: credential.competency.clone(),
            rule: Rule::from(&credential.rule),
            language: submission.language.clone(),
            criteria: (1..).zip(&credential.criteria).map(criterion).collect(),
            artifacts: Vec::new(),
            requirements: Vec::new(),
            earlier: None,
            superseding: false,
            view: sources.reviewing.view()?.map(View::from),
            now: Changed::of(sources, None)?,
        })
    }
}

impl Changed {
    /// What a review says now.
    pub(crate) fn of(sources: &Sources<'_>, made: Option<String>) -> Result<Self, Failure> {
        let session = sources.reviewing.session();
        let (state, shown) = (session.state(), sources.reviewing.show()?);
        let outcome = state.outcome(&session.subject().credential);
        let last = session.entries().last();
        Ok(Self {
            seq: count(shown.saved),
            saved_at: last.map(|entry| entry.at.to_string()).unwrap_or_default(),
            phase: shown.phase.into(),
            purpose: shown.purpose.into(),
            can_undo: session.can_undo(),
            can_redo: session.can_redo(),
            rows: shown.criteria.into_iter().map(Row::from).collect(),
            annotations: annotations(sources),
            coverage: sources.reviewing.seen()?.into_iter().map(Coverage::from).collect(),
            drafts: shown.drafts.into_iter().map(Draft::from).collect(),
            note: shown.note,
            returned: shown.returned,
            recused: shown.recused,
            outcome: Outcome::from(&outcome),
            made,
        })
    }
}

fn annotations(sources: &Sources<'_>) -> Vec<Annotation> {
    let annotations = &sources.reviewing.session().state().annotations;
    let standing = sources.reviewing.standing();
    annotations
        .iter()
        .zip(standing)
        .map(|(annotation, stood)| annotated(annotation, &stood, sources.messages))
        .collect()
}

fn annotated(annotation: &score::Annotation, stood: &Stood, messages: &Messages) -> Annotation {
    let (standing, lost_why) = match stood.found {
        Found::Exactly => (Standing::Exact, None),
        Found::ByContext => (Standing::Found, None),
        Found::Lost(why) => (Standing::Lost, Some(places::why_word(why).to_owned())),
    };
    Annotation {
        id: annotation.id.to_string(),
        artifact: annotation.artifact.to_string(),
        place: Place::from(&stood.place),
        standing,
        lost_why,
        label: in_words(&stood.place, messages),
        criteria: annotation.criteria.iter().map(ToString::to_string).collect(),
        kind: annotation.kind.into(),
        comment: annotation.comment.clone(),
    }
}

fn criterion((number, criterion): (u32, &rubric::Criterion)) -> Criterion {
    let level = |level: &rubric::Level| Level {
        id: level.id.to_string(),
        title: level.title.clone(),
        points: level.points,
        descriptor: level.descriptor.clone(),
    };
    Criterion {
        id: criterion.id.to_string(),
        number,
        title: criterion.title.clone(),
        required: criterion.required.to_string(),
        levels: criterion.levels.iter().map(level).collect(),
        requirements: criterion.requirements.iter().map(ToString::to_string).collect(),
    }
}

impl From<&rubric::Rule> for Rule {
    fn from(rule: &rubric::Rule) -> Self {
        let named = |floor: &Option<assay_app::model::LevelId>| floor.as_ref().map(ToString::to_string);
        match rule {
            rubric::Rule::All {} => Self::All {},
            rubric::Rule::Count { at_least, must, floor } => Self::Count {
                at_least: *at_least,
                must: must.iter().map(ToString::to_string).collect(),
                floor: named(floor),
            },
            rubric::Rule::Points { cut, floor } => Self::Points {
                cut: *cut,
                floor: named(floor),
            },
        }
    }
}

impl From<&At> for Place {
    fn from(place: &At) -> Self {
        match place {
            At::Whole => Self::Whole,
            At::Time { span, region } => Self::Time {
                start_ms: span.start().0,
                end_ms: span.end().0,
                region: region.map(Region::ppm),
            },
            At::Picture { region } => Self::Picture { region: region.ppm() },
            At::Page { page, part } => match part {
                PagePart::Whole => Self::Page {
                    page: *page,
                    region: None,
                },
                PagePart::Region(region) => Self::Page {
                    page: *page,
                    region: Some(region.ppm()),
                },
                PagePart::Text(text) => words(Some(*page), text),
            },
            At::Text(text) => words(None, text),
        }
    }
}

/// Words whose position nobody counted stand at the beginning, nothing wide: the quote is the truth.
fn words(page: Option<u32>, text: &TextPlace) -> Place {
    let position = text.position.as_ref();
    Place::Words {
        page,
        start: position.map_or(0, |position| position.start),
        end: position.map_or(0, |position| position.end),
        quote: text.quote.exact.clone(),
    }
}

impl From<showing::Row> for Row {
    fn from(row: showing::Row) -> Self {
        let (level, cannot_judge) = match row.choice {
            Some(Choice::Level(level)) => (Some(level.to_string()), None),
            Some(Choice::CannotJudge(reason)) => (None, Some(reason)),
            None => (None, None),
        };
        Self {
            criterion: row.criterion.to_string(),
            level,
            cannot_judge,
            rationale: row.rationale,
            strength: row.strength,
            next_step: row.next_step,
        }
    }
}

impl From<score::Score> for Row {
    fn from(score: score::Score) -> Self {
        let (level, cannot_judge) = match score.choice {
            Choice::Level(level) => (Some(level.to_string()), None),
            Choice::CannotJudge(reason) => (None, Some(reason)),
        };
        Self {
            criterion: score.criterion.to_string(),
            level,
            cannot_judge,
            rationale: score.rationale,
            strength: score.strength.unwrap_or_default(),
            next_step: score.next_step.unwrap_or_default(),
        }
    }
}

impl From<looking::Seen> for Coverage {
    fn from(seen: looking::Seen) -> Self {
        Self {
            artifact: seen.artifact.to_string(),
            opened: seen.opened,
            stretches: seen
                .stretches
                .into_iter()
                .map(|stretch| [stretch.0, stretch.1])
                .collect(),
        }
    }
}

impl From<showing::Draft> for Draft {
    fn from(draft: showing::Draft) -> Self {
        let showing::Draft { field, text } = draft;
        Self { field, text }
    }
}

impl From<looking::ViewState> for View {
    fn from(view: looking::ViewState) -> Self {
        Self {
            artifact: view.artifact.map(|id| id.to_string()),
            page: view.page,
            at_ms: view.at.map(|at| at.0),
            field: view.field,
            caret: view.caret,
        }
    }
}

impl From<View> for looking::ViewState {
    fn from(view: View) -> Self {
        Self {
            artifact: view.artifact.and_then(|id| id.parse().ok()),
            page: view.page,
            at: view.at_ms.map(assay_app::model::MediaTime),
            field: view.field,
            caret: view.caret,
        }
    }
}

impl From<&outcome::Outcome> for Outcome {
    fn from(outcome: &outcome::Outcome) -> Self {
        Self {
            value: match outcome.value {
                outcome::OutcomeValue::Meets => OutcomeValue::Meets,
                outcome::OutcomeValue::NotYet => OutcomeValue::NotYet,
                outcome::OutcomeValue::Returned => OutcomeValue::Returned,
                outcome::OutcomeValue::None => OutcomeValue::None,
            },
            sentence: outcome.explanation.clone(),
            near_cut: outcome.near_cut,
            reached: outcome.reached,
            of: outcome.of,
        }
    }
}

impl From<Stands> for Phase {
    fn from(phase: Stands) -> Self {
        match phase {
            Stands::New => Self::New,
            Stands::InReview => Self::InReview,
            Stands::ReadyToSign => Self::Ready,
            Stands::Signed => Self::Signed,
            Stands::Returned => Self::Returned,
            Stands::Recused => Self::Recused,
        }
    }
}

impl Purpose {
    /// As the library's word for it says.
    pub(crate) fn named(word: &str) -> Self {
        if word == "formative" {
            Self::Formative
        } else {
            Self::Summative
        }
    }
}

impl From<score::Purpose> for Purpose {
    fn from(purpose: score::Purpose) -> Self {
        match purpose {
            score::Purpose::Summative => Self::Summative,
            score::Purpose::Formative => Self::Formative,
        }
    }
}

impl From<Purpose> for score::Purpose {
    fn from(purpose: Purpose) -> Self {
        match purpose {
            Purpose::Summative => Self::Summative,
            Purpose::Formative => Self::Formative,
        }
    }
}

impl From<score::AnnotationKind> for AnnotationKind {
    fn from(kind: score::AnnotationKind) -> Self {
        match kind {
            score::AnnotationKind::Evidence => Self::Evidence,
            score::AnnotationKind::Strength => Self::Strength,
            score::AnnotationKind::Question => Self::Question,
            score::AnnotationKind::NextStep => Self::NextStep,
        }
    }
}
