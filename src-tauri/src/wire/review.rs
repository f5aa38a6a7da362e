//! A review as the window projects it. Rust says after every edit what it is now; the window keeps nothing of its own.

use super::count;
use super::intake::{Artifact, Requirement};
use super::place::Place;
use super::rubric::{Criterion, Rule, criterion};
use super::sheet::{AnnotationKind, Coverage, Draft, Outcome, Phase, Purpose, Row, View};
use assay_app::explaining::of_review;
use assay_app::model::{AnnotationId, score};
use assay_app::places::in_words;
use assay_app::reviewing::{self, Reviewing};
use assay_app::standing::{Found, Standing as Stood};
use assay_app::{Failure, Messages, places};
use serde::Serialize;
use specta::Type;
use std::collections::{HashMap, HashSet};

/// What is needed to say a review.
pub(crate) struct Sources<'a> {
    pub(crate) reviewing: &'a Reviewing<'static>,
    pub(crate) messages: &'a Messages,
}

/// A review, with what never changes in it.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Review {
    /// Which one: what the window says of it is said of this one, whatever else is opened meanwhile.
    review: String,
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
    /// What records of this submission were signed for.
    signed_for: Vec<Purpose>,
    /// Whether it was begun as a correction of what is signed, and is not signed itself.
    corrects: bool,
    /// What is there beside this one, which is signed.
    beside: Beside,
    view: Option<View>,
    now: Changed,
}

/// What is there beside what is signed.
#[derive(Debug, Clone, Copy, Serialize, Type)]
#[serde(rename_all = "lowercase")]
enum Beside {
    Nothing,
    /// A review that is under way.
    Begun,
    /// A correction that was dropped, and can be taken up again.
    Dropped,
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
    annotations: Annotations,
    coverage: Vec<Coverage>,
    drafts: Vec<Draft>,
    note: String,
    returned: Vec<String>,
    recused: Option<String>,
    /// The correction was given up: what was signed counts alone.
    dropped: bool,
    /// How many edits count, of a correction those since it began with what was signed.
    edits: u32,
    outcome: Outcome,
    /// The annotation that was made or changed.
    made: Option<String>,
}

/// The annotations in the order in which they were made: all of them, or what has become of those that the window knows.
/// A submission can have thousands, and an edit changes one.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Annotations {
    All {
        all: Vec<Annotation>,
    },
    Since {
        /// Those that are others than before, in their places, and new ones behind them.
        put: Vec<Annotation>,
        /// Those that are no more.
        gone: Vec<String>,
    },
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

/// What a window knows of the annotations.
pub(crate) enum Known<'a> {
    /// Nothing.
    None,
    /// All of them, as they were.
    These(&'a [score::Annotation]),
    /// All of them as they are, but for those of these names.
    AllBut(Vec<AnnotationId>),
}

impl Review {
    /// All of a review; files and requirements are put in by who knows them.
    pub(crate) fn of(sources: &Sources<'_>) -> Result<Self, Failure> {
        let (held, session) = (sources.reviewing.held(), sources.reviewing.session());
        let (submission, credential) = (&held.subject.submission, &held.subject.credential);
        let sealed = session.state().signed.is_some();
        Ok(Self {
            review: sources.reviewing.review().to_string(),
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
            signed_for: sources.reviewing.signed_for()?.into_iter().map(Purpose::from).collect(),
            corrects: session.is_correction() && !sealed,
            beside: if sealed {
                sources.reviewing.beside()?.into()
            } else {
                Beside::Nothing
            },
            view: sources.reviewing.view()?.map(View::from),
            now: Changed::of(sources, None, Known::None)?,
        })
    }
}

impl From<reviewing::Correction> for Beside {
    fn from(beside: reviewing::Correction) -> Self {
        match beside {
            reviewing::Correction::Nothing => Self::Nothing,
            reviewing::Correction::Begun => Self::Begun,
            reviewing::Correction::Dropped => Self::Dropped,
        }
    }
}

impl Changed {
    /// What a review says now, to a window that knows these annotations.
    pub(crate) fn of(sources: &Sources<'_>, made: Option<String>, known: Known<'_>) -> Result<Self, Failure> {
        let reviewing = sources.reviewing;
        let session = reviewing.session();
        let (state, credential) = (session.state(), &session.subject().credential);
        let outcome = state.outcome(credential);
        let last = session.entries().last();
        Ok(Self {
            seq: count(session.head().count),
            saved_at: last.map(|entry| entry.at.to_string()).unwrap_or_default(),
            // Whether the submission went back or not, what is sealed is only read.
            phase: state
                .signed
                .map_or_else(|| state.phase(credential).into(), |_| Phase::Signed),
            purpose: state.purpose.into(),
            can_undo: session.can_undo(),
            can_redo: session.can_redo(),
            rows: reviewing.rows().into_iter().map(Row::from).collect(),
            annotations: annotations(sources, known),
            coverage: reviewing.seen()?.into_iter().map(Coverage::from).collect(),
            drafts: reviewing.drafts()?.into_iter().map(Draft::from).collect(),
            note: state.note.clone(),
            returned: state.returned.clone(),
            recused: state.recused.clone(),
            dropped: state.dropped,
            edits: count(session.edits() as u64),
            outcome: Outcome::of(&outcome, of_review(state, credential, sources.messages)),
            made,
        })
    }
}

fn annotations(sources: &Sources<'_>, known: Known<'_>) -> Annotations {
    let state = sources.reviewing.session().state();
    let now = &state.annotations;
    let told = |annotations: &[&score::Annotation]| {
        let standing = sources.reviewing.standing(annotations.iter().copied());
        let pairs = annotations.iter().zip(&standing);
        pairs
            .map(|(annotation, stood)| annotated(annotation, stood, sources.messages))
            .collect()
    };
    let change: Option<(Vec<_>, Vec<&AnnotationId>)> = match known {
        Known::None => None,
        Known::These(before) => since(before, now).map(|(put, gone)| (put, gone.iter().map(|one| &one.id).collect())),
        Known::AllBut(ref touched) => Some((
            touched.iter().filter_map(|id| state.annotation(id)).collect(),
            touched.iter().filter(|id| state.annotation(id).is_none()).collect(),
        )),
    };
    match change {
        Some((put, gone)) => Annotations::Since {
            put: told(&put),
            gone: gone.into_iter().map(ToString::to_string).collect(),
        },
        None => Annotations::All {
            all: told(&now.iter().collect::<Vec<_>>()),
        },
    }
}

type Differing<'a> = (Vec<&'a score::Annotation>, Vec<&'a score::Annotation>);

/// Which of `now` are others than `before` or new, and which of `before` are no more. `None` where that would not say it:
/// the new ones are not the last, or the old ones stand in another order.
fn since<'a>(before: &'a [score::Annotation], now: &'a [score::Annotation]) -> Option<Differing<'a>> {
    let known: HashMap<_, _> = before.iter().map(|one| (&one.id, one)).collect();
    let here: HashSet<_> = now.iter().map(|one| &one.id).collect();
    let (stays, gone): (Vec<_>, Vec<_>) = before.iter().partition(|one| here.contains(&one.id));
    let new = now.iter().filter(|one| !known.contains_key(&one.id));
    let expected = stays.into_iter().chain(new).map(|one| &one.id);
    if !expected.eq(now.iter().map(|one| &one.id)) {
        return None;
    }
    let put = now.iter().filter(|one| known.get(&one.id) != Some(one)).collect();
    Some((put, gone))
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Comments by their number and their words.
    fn annotations(comments: &[(u8, &str)]) -> Vec<score::Annotation> {
        let one = |(number, comment): &(u8, &str)| score::Annotation {
            id: format!("urn:uuid:0190a0b0-0000-4000-8000-0000000000{number:02}")
                .parse()
                .unwrap(),
            artifact: "urn:uuid:0190a0b0-0000-4000-8000-000000000099".parse().unwrap(),
            place: assay_app::model::place::Place::Whole,
            criteria: Vec::new(),
            kind: score::AnnotationKind::Evidence,
            comment: (*comment).to_owned(),
            created: "2026-01-05T10:00:00Z".parse().unwrap(),
        };
        comments.iter().map(one).collect()
    }

    #[track_caller]
    fn check(now: &[(u8, &str)], expected: Option<(&[&str], &[&str])>) {
        let (before, now) = (annotations(&[(1, "a"), (2, "b"), (3, "c")]), annotations(now));
        let words =
            |all: Vec<&score::Annotation>| -> Vec<String> { all.iter().map(|one| one.comment.clone()).collect() };
        let found = since(&before, &now).map(|(put, gone)| (words(put), words(gone)));
        let owned = |all: &[&str]| -> Vec<String> { all.iter().map(ToString::to_string).collect() };
        assert_eq!(found, expected.map(|(put, gone)| (owned(put), owned(gone))));
    }

    #[test]
    fn an_edit_is_answered_with_what_it_changed() {
        check(&[(1, "a"), (2, "b"), (3, "c")], Some((&[], &[])));
        check(&[(1, "a"), (2, "other"), (3, "c")], Some((&["other"], &[])));
        check(&[(1, "a"), (2, "b"), (3, "c"), (4, "d")], Some((&["d"], &[])));
        check(&[(1, "a"), (3, "c")], Some((&[], &["b"])));
        check(&[(1, "other"), (3, "c"), (4, "d")], Some((&["other", "d"], &["b"])));
        check(&[], Some((&[], &["a", "b", "c"])));
    }

    #[test]
    fn where_the_order_is_another_all_of_them_are_said() {
        check(&[(2, "b"), (1, "a"), (3, "c")], None);
        check(&[(1, "a"), (4, "d"), (2, "b"), (3, "c")], None);
    }
}
