//! A review: opened, edited, left and found again. Every answer comes after the commit, and says all of it.

use super::queue::named;
use super::{AtDesk, at_desk};
use crate::desk::Desk;
use crate::wire::{
    Begun, Changed, Earlier, Edit, Hit, Known, Place, Problem, Rest, Review, Sources, View, Which, artifacts, count,
    requirements,
};
use assay_app::looking::Stretch;
use assay_app::model::submission::Artifact;
use assay_app::model::{ArtifactId, SubmissionId};
use assay_app::places::in_words;
use assay_app::reviewing::{Draft, Held, Meant, Reviewing, Words, command_of, reaches_any};
use assay_app::searching::{self, Excerpt, SearchQuery, Source};
use assay_app::watching::Unwatched;
use assay_app::{Failure, Kind, arrived, codes, reviewing};
use tauri::State;

/// Hits that are shown at once.
const HITS: u32 = 40;

/// Opens the review of a submission, or goes on with it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_review(desk: State<'_, AtDesk>, submission: String, which: Which) -> Result<Review, Problem> {
    at_desk(desk, move |desk| {
        let id = named(&submission)?;
        let (assay, library) = (desk.assay, &desk.shelf.library);
        let opened = |which| {
            let meant = Meant {
                which,
                ..Meant::default()
            };
            Reviewing::open(assay, library, &id, meant)
        };
        let reviewing = match which {
            Which::Now => opened(reviewing::Which::Read),
            Which::Anew => opened(reviewing::Which::Anew),
            Which::Signed => opened(reviewing::Which::Signed),
            Which::Dropped => Reviewing::take_up(assay, library, &id),
        }?;
        let review = whole(desk, &reviewing)?;
        *desk.review() = Some(reviewing);
        Ok(review)
    })
    .await
}

/// Makes one edit and commits it. `known` is the last entry of the journal that the window has heard of; `rest` are words
/// in the draft of what is edited that are another comment's: they stay there.
#[tauri::command]
#[specta::specta]
pub(crate) async fn edit(
    desk: State<'_, AtDesk>,
    review: String,
    known: u32,
    edit: Edit,
    rest: Option<Rest>,
) -> Result<Changed, Problem> {
    at_desk(desk, move |desk| {
        with_this(desk, &review, |reviewing| {
            let session = reviewing.session();
            let knows = session.head().count == u64::from(known);
            let command = command_of(edit.line())?;
            let before = (knows && reaches_any(&command)).then(|| session.state().annotations.clone());
            let about = rest.as_ref().and_then(Rest::about);
            let words = Words {
                text: rest.as_ref().map_or("", |rest| &rest.text),
                about: about.as_deref(),
            };
            let saved = reviewing.perform_beside(command, words)?;
            let made = saved.annotation.map(|id| id.to_string());
            let known = match (saved.touched, &before) {
                (Some(touched), _) if knows => Known::AllBut(touched),
                (_, Some(before)) => Known::These(before),
                _ => Known::None,
            };
            Changed::of(&sources(desk, reviewing), made, known)
        })
    })
    .await
}

/// Keeps text that is still being typed, and the place that a comment is begun at; empty text is let go.
#[tauri::command]
#[specta::specta]
pub(crate) async fn draft(
    desk: State<'_, AtDesk>,
    review: String,
    field: String,
    text: String,
    begun: Option<Begun>,
) -> Result<(), Problem> {
    at_desk(desk, move |desk| {
        let about = begun.as_ref().map(Begun::kept);
        let draft = Draft {
            field: &field,
            text: &text,
            about: about.as_deref(),
        };
        with_this(desk, &review, |reviewing| reviewing.draft(&draft).map(drop))
    })
    .await
}

/// Adds to what was seen of a file: stretches in milliseconds, pages or rows. Gives all of it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cover(
    desk: State<'_, AtDesk>,
    review: String,
    artifact: String,
    stretches: Vec<[u32; 2]>,
) -> Result<Vec<[u32; 2]>, Problem> {
    at_desk(desk, move |desk| {
        let artifact = artifact_named(&artifact)?;
        let more: Vec<Stretch> = stretches.into_iter().map(|[from, to]| Stretch(from, to)).collect();
        with_this(desk, &review, |reviewing| {
            let all = reviewing.cover(&artifact, &more)?.into_iter();
            Ok(all.map(|stretch| [stretch.0, stretch.1]).collect())
        })
    })
    .await
}

/// Remembers that the window shows the review of `submission`, or none: the next start comes back to it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn shows_review(desk: State<'_, AtDesk>, submission: Option<String>) -> Result<(), Problem> {
    at_desk(desk, move |desk| {
        let submission = submission.as_deref().map(named).transpose()?;
        desk.shows(submission.as_ref().map(SubmissionId::as_str))
    })
    .await
}

/// Keeps where the review is left: artifact, page, time, field and caret.
#[tauri::command]
#[specta::specta]
pub(crate) async fn leave_at(desk: State<'_, AtDesk>, review: String, view: View) -> Result<(), Problem> {
    at_desk(desk, move |desk| {
        with_this(desk, &review, |reviewing| reviewing.leave_at(&view.into()))
    })
    .await
}

/// Finds words in the evidence of a submission and in what was written about it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn search(desk: State<'_, AtDesk>, submission: String, words: String) -> Result<Vec<Hit>, Problem> {
    at_desk(desk, move |desk| {
        let id = named(&submission)?;
        searching::complete(desk.assay, &desk.shelf.library, &Unwatched)?;
        let query = SearchQuery {
            text: words,
            submission: Some(id),
            limit: HITS,
        };
        let found = searching::search(desk.library(), &query)?;
        Ok(found.hits.into_iter().map(|hit| told(desk, hit)).collect())
    })
    .await
}

/// The review that is open, if it is of `submission`.
pub(super) fn with_review<T>(
    desk: &Desk,
    submission: &str,
    work: impl FnOnce(&mut Reviewing<'static>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let id = named(submission)?;
    let mut at = desk.review();
    let is_it = |reviewing: &&mut Reviewing<'static>| reviewing.held().subject.submission.id == id;
    match at.as_mut().filter(is_it) {
        Some(reviewing) => work(reviewing),
        None => Err(not_begun(&id)),
    }
}

/// The review that is open, if it is `review`: what is told late of one that was left is not written into another.
fn with_this<T>(
    desk: &Desk,
    review: &str,
    work: impl FnOnce(&mut Reviewing<'static>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let mut at = desk.review();
    match at.as_mut().filter(|reviewing| reviewing.review().as_str() == review) {
        Some(reviewing) => work(reviewing),
        None => Err(Failure::new(Kind::Refused, codes::REVIEW_UNKNOWN).with("review", review)),
    }
}

pub(super) fn sources<'a>(desk: &'a Desk, reviewing: &'a Reviewing<'static>) -> Sources<'a> {
    Sources {
        reviewing,
        messages: desk.messages(),
    }
}

pub(super) fn artifact_named(artifact: &str) -> Result<ArtifactId, Failure> {
    let unknown = |_| Failure::new(Kind::Refused, codes::SHEET_UNKNOWN_ARTIFACT).with("artifact", artifact);
    artifact.parse().map_err(unknown)
}

fn not_begun(id: &SubmissionId) -> Failure {
    Failure::new(Kind::Refused, codes::REVIEW_NOT_BEGUN).with("number", id)
}

fn whole(desk: &Desk, reviewing: &Reviewing<'static>) -> Result<Review, Failure> {
    let held = reviewing.held();
    let mut review = Review::of(&sources(desk, reviewing))?;
    review.artifacts = artifacts(held, &arrived::findings(held), desk.messages());
    review.requirements = requirements(held);
    review.earlier = earlier(desk, held)?;
    Ok(review)
}

/// What is known of the attempt before: how much of it is unchanged, not how it was judged (DESIGN 7, blind).
fn earlier(desk: &Desk, held: &Held) -> Result<Option<Earlier>, Failure> {
    let submission = &held.subject.submission;
    let Some(previous) = &submission.previous else {
        return Ok(None);
    };
    let before = desk.library().submission(&previous.id)?;
    let was = |artifact: &&Artifact| {
        let mut earlier = before.iter().flat_map(|row| &row.artifacts);
        earlier.any(|earlier| earlier.sha256 == artifact.sha256)
    };
    Ok(Some(Earlier {
        here: before.is_some(),
        unchanged: count(submission.artifacts.iter().filter(was).count()),
        of: count(submission.artifacts.len()),
    }))
}

fn told(desk: &Desk, hit: searching::Hit) -> Hit {
    let (before, words, after) = cut(&hit.excerpt);
    let mut told = Hit {
        artifact: None,
        annotation: None,
        path: String::new(),
        place: None,
        label: String::new(),
        before,
        hit: words,
        after,
    };
    match hit.source {
        Source::Artifact {
            artifact,
            path,
            place,
            heard,
        } => {
            told.label = in_words(&place, desk.messages());
            told.path = path.to_string();
            told.artifact = Some(artifact.to_string());
            told.place = Some(Place::from(&place));
            if let Some(heard) = heard {
                told.label = in_words(&heard.place, desk.messages());
                told.artifact = Some(heard.artifact.to_string());
                told.path = heard.path.to_string();
                told.place = Some(Place::from(&heard.place));
            }
        }
        Source::Review { field, about, .. } => {
            told.annotation = field.strip_prefix("annotation:").map(str::to_owned);
            told.path = field;
            if let Some((artifact, place)) = about {
                told.artifact = Some(artifact.to_string());
                told.label = in_words(&place, desk.messages());
                told.place = Some(Place::from(&place));
            }
        }
    }
    told
}

/// What stands before the first words that were found, they themselves, and what stands after.
fn cut(excerpt: &Excerpt) -> (String, String, String) {
    let [start, end] = excerpt.marks.first().copied().unwrap_or_default();
    let part = |from: u32, to: Option<u32>| -> String {
        let letters = excerpt.text.chars().skip(from as usize);
        match to {
            Some(to) => letters.take(to.saturating_sub(from) as usize).collect(),
            None => letters.collect(),
        }
    };
    (part(0, Some(start)), part(start, Some(end)), part(end, None))
}
