//! A review read back: what was chosen, written and cited so far, and what is still being typed. It is made of the
//! journal, so that it is what was called saved and nothing else.

use crate::codes;
use crate::failure::{Failure, Kind};
use crate::held::{Held, held};
use crate::journals::walk;
use crate::meant::Among;
use assay_model::ids::{AnnotationId, ArtifactId, CriterionId, SubmissionId};
use assay_model::path::ArtifactPath;
use assay_model::place::{PagePart, Place, Region};
use assay_model::score::{Annotation, AnnotationKind, Choice, Purpose};
use assay_model::submission::Number;
use assay_review::{Phase, Session, State};
use assay_store::{DraftRow, Reading, ReviewId};
use serde::Serialize;

/// What a review says.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Shown {
    /// Of which submission.
    pub submission: SubmissionId,
    /// What people call it.
    pub number: Number,
    /// 1 for the first.
    pub attempt: u32,
    /// Which review.
    pub review: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Where it stands.
    pub phase: Phase,
    /// The number of the journal's last entry.
    pub saved: u64,
    /// Every criterion, in the order of the rubric.
    pub criteria: Vec<Row>,
    /// The places, in the order they were cited.
    pub annotations: Vec<Cited>,
    /// The files that a viewer has shown.
    pub opened: Vec<ArtifactPath>,
    /// The private note.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Why the submission goes back, if it does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub returned: Vec<String>,
    /// Why the assessor stood back, if so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recused: Option<String>,
    /// Text that is still being typed.
    pub drafts: Vec<Draft>,
}

/// What is said of one criterion.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// Which one.
    pub criterion: CriterionId,
    /// The level, or why it cannot be judged.
    #[serde(flatten)]
    pub choice: Option<Choice>,
    /// Why.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rationale: String,
    /// What the evidence shows well.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub strength: String,
    /// What comes next.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub next_step: String,
}

/// An annotation, with the members by which `annotate` and `change-annotation` take one.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cited {
    /// Which one.
    pub id: AnnotationId,
    /// In which file.
    pub artifact: ArtifactPath,
    /// Where in it, for sentences.
    #[serde(skip)]
    pub place: Place,
    /// Start of the span, milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_ms: Option<u32>,
    /// End of the span, milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_ms: Option<u32>,
    /// Page, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// x, y, width, height in percent of the picture as shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub xywh_percent: Option<[f64; 4]>,
    /// For which criteria.
    pub criteria: Vec<CriterionId>,
    /// What it is.
    pub kind: AnnotationKind,
    /// What is said.
    pub comment: String,
}

/// Text that is still being typed.
#[derive(Clone, Debug, Serialize)]
pub struct Draft {
    /// Into which field, as `draft` names it.
    pub field: String,
    /// The whole text.
    pub text: String,
    /// What it is about, as the one who typed it said: for the window alone.
    #[serde(skip)]
    pub about: Option<String>,
}

/// The newest review of `submission`: the one under way, where there is one.
pub fn newest(library: &Reading, submission: &SubmissionId) -> Result<Shown, Failure> {
    let held = held(library, submission)?;
    let reviews = library.reviews(submission)?;
    let among = Among::of(&reviews);
    let Some(review) = among.open().or(among.last()) else {
        return Err(
            Failure::new(Kind::Refused, codes::REVIEW_NOT_BEGUN).with("number", &held.subject.submission.number)
        );
    };
    let session = Session::resume(held.subject.clone(), walk(library, &review.id)?);
    of(library, &review.id, &held, &session)
}

/// What the review `review`, open as `session`, says.
pub(crate) fn of(library: &Reading, review: &ReviewId, held: &Held, session: &Session) -> Result<Shown, Failure> {
    let (state, subject) = (session.state(), &held.subject);
    let path = |id: &ArtifactId| subject.submission.artifact(id).map(|artifact| artifact.path.clone());
    Ok(Shown {
        submission: subject.submission.id.clone(),
        number: subject.submission.number.clone(),
        attempt: subject.submission.attempt,
        review: review.to_string(),
        purpose: state.purpose,
        phase: state.phase(&subject.credential),
        saved: session.head().count,
        criteria: rows(session),
        annotations: state
            .annotations
            .iter()
            .filter_map(|annotation| Some(cited(annotation, path(&annotation.artifact)?)))
            .collect(),
        opened: state.opened.iter().filter_map(path).collect(),
        note: state.note.clone(),
        returned: state.returned.clone(),
        recused: state.recused.clone(),
        drafts: drafts(library, review)?,
    })
}

/// What is said of every criterion, in the order of the rubric.
pub(crate) fn rows(session: &Session) -> Vec<Row> {
    let criteria = session.subject().credential.criteria.iter();
    criteria.map(|one| row(&one.id, session.state())).collect()
}

/// The text that is still being typed in the review `review`.
pub(crate) fn drafts(library: &Reading, review: &ReviewId) -> Result<Vec<Draft>, Failure> {
    let drafts = library.drafts(review)?.into_iter();
    let drafts = drafts.map(|DraftRow { field, text, about, .. }| Draft { field, text, about });
    Ok(drafts.collect())
}

fn row(criterion: &CriterionId, state: &State) -> Row {
    let answer = state.answers.get(criterion).cloned().unwrap_or_default();
    Row {
        criterion: criterion.clone(),
        choice: answer.choice,
        rationale: answer.rationale,
        strength: answer.strength,
        next_step: answer.next_step,
    }
}

fn cited(annotation: &Annotation, artifact: ArtifactPath) -> Cited {
    let mut cited = Cited {
        id: annotation.id.clone(),
        artifact,
        place: annotation.place.clone(),
        start_ms: None,
        end_ms: None,
        page: None,
        quote: None,
        xywh_percent: None,
        criteria: annotation.criteria.clone(),
        kind: annotation.kind,
        comment: annotation.comment.clone(),
    };
    match &annotation.place {
        Place::Whole => {}
        Place::Time { span, region } => {
            cited.start_ms = Some(span.start().0);
            cited.end_ms = Some(span.end().0);
            cited.xywh_percent = region.map(percent);
        }
        Place::Picture { region } => cited.xywh_percent = Some(percent(*region)),
        Place::Page { page, part } => {
            cited.page = Some(*page);
            match part {
                PagePart::Whole => {}
                PagePart::Region(region) => cited.xywh_percent = Some(percent(*region)),
                PagePart::Text(words) => cited.quote = Some(words.quote.exact.clone()),
            }
        }
        Place::Text(words) => cited.quote = Some(words.quote.exact.clone()),
    }
    cited
}

fn percent(region: Region) -> [f64; 4] {
    region.ppm().map(|ppm| f64::from(ppm) / 10_000.0)
}
