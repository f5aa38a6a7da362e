//! What an assessor has written in a review, field by field, as the searches read it.

use assay_model::ids::{AnnotationId, ArtifactId};
use assay_model::place::Place;
use assay_model::score::{Annotation, Choice};
use assay_review::State;
use assay_store::Said;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is written in one field, and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    text: String,
    about: Option<About>,
}

/// A field in which another thing stands than before.
pub(crate) struct Change {
    name: String,
    /// What stands there now, if anything.
    now: Option<Field>,
    /// What that is about, as JSON.
    about: Option<String>,
}

/// The place that an annotation is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct About {
    pub(crate) artifact: ArtifactId,
    pub(crate) place: Place,
}

/// Fields by their names, which are those of drafts.
pub(crate) type Written = BTreeMap<String, Field>;

/// Before the name of an annotation.
const ANNOTATION: &str = "annotation:";

/// What the review says now; fields in which nothing stands are not there.
pub(crate) fn written(state: &State) -> Written {
    fields(state, &state.annotations)
}

/// The fields in which another thing stands now than `before`. Of the annotations only `touched` can be others, where that
/// is known: a review can have thousands.
pub(crate) fn changes(before: &Written, state: &State, touched: Option<&[AnnotationId]>) -> Vec<Change> {
    let now = match touched {
        Some(ids) => fields(state, ids.iter().filter_map(|id| state.annotation(id))),
        None => written(state),
    };
    let names: Option<Vec<String>> = touched.map(|ids| ids.iter().map(field_of).collect());
    let looked_at =
        |name: &String| !name.starts_with(ANNOTATION) || names.as_ref().is_none_or(|names| names.contains(name));
    let gone = before
        .keys()
        .filter(|name| looked_at(name) && !now.contains_key(*name))
        .map(|name| Change {
            name: name.clone(),
            now: None,
            about: None,
        });
    let mut changes: Vec<Change> = gone.collect();
    let other = now.into_iter().filter(|(name, field)| before.get(name) != Some(field));
    changes.extend(other.map(|(name, field)| Change {
        name,
        about: field.about.as_ref().and_then(|about| serde_json::to_string(about).ok()),
        now: Some(field),
    }));
    changes
}

/// The same for the library.
pub(crate) fn as_said(changes: &[Change]) -> Vec<Said<'_>> {
    let said = changes.iter().map(|Change { name, now, about }| Said {
        field: name,
        text: now.as_ref().map_or("", |field| &field.text),
        origin: about.as_deref(),
    });
    said.collect()
}

/// Makes the changes in what was written before.
pub(crate) fn apply(written: &mut Written, changes: Vec<Change>) {
    for Change { name, now, .. } in changes {
        match now {
            Some(field) => drop(written.insert(name, field)),
            None => drop(written.remove(&name)),
        }
    }
}

fn fields<'a>(state: &State, annotations: impl IntoIterator<Item = &'a Annotation>) -> Written {
    let mut fields = Written::new();
    // What was dropped is not looked for: what was signed says it alone.
    if state.dropped {
        return fields;
    }
    let mut add = |name: String, text: &str, about: Option<About>| {
        if !text.trim().is_empty() {
            let text = text.to_owned();
            fields.insert(name, Field { text, about });
        }
    };
    for (criterion, answer) in &state.answers {
        if let Some(Choice::CannotJudge(reason)) = &answer.choice {
            add(format!("cannot-judge:{criterion}"), reason, None);
        }
        add(format!("rationale:{criterion}"), &answer.rationale, None);
        add(format!("strength:{criterion}"), &answer.strength, None);
        add(format!("next-step:{criterion}"), &answer.next_step, None);
    }
    for annotation in annotations {
        add(field_of(&annotation.id), &annotation.comment, Some(about(annotation)));
    }
    add("note".to_owned(), &state.note, None);
    add("returned".to_owned(), &state.returned.join("\n"), None);
    fields
}

fn field_of(annotation: &AnnotationId) -> String {
    format!("{ANNOTATION}{annotation}")
}

fn about(annotation: &Annotation) -> About {
    About {
        artifact: annotation.artifact.clone(),
        place: annotation.place.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_model::score::{AnnotationKind, Purpose};

    fn id(number: u8) -> AnnotationId {
        format!("urn:uuid:0190a0b0-0000-4000-8000-0000000000{number:02}")
            .parse()
            .unwrap()
    }

    fn annotation(number: u8, comment: &str) -> Annotation {
        Annotation {
            id: id(number),
            artifact: "urn:uuid:0190a0b0-0000-4000-8000-000000000099".parse().unwrap(),
            place: Place::Whole,
            criteria: Vec::new(),
            kind: AnnotationKind::Evidence,
            comment: comment.to_owned(),
            created: "2026-01-05T10:00:00Z".parse().unwrap(),
        }
    }

    /// Three annotations and a note.
    fn before() -> State {
        let mut state = State::new(Purpose::Summative, "en");
        state.annotations = vec![annotation(1, "one"), annotation(2, "two"), annotation(3, " ")];
        state.note = "Ask S4.".to_owned();
        state
    }

    /// What is said after `edit`: the fields that changed, and that with them all is as if it had been read anew.
    #[track_caller]
    fn check(edit: impl FnOnce(&mut State), touched: Option<&[AnnotationId]>, expected: &[(&str, &str)]) {
        let mut state = before();
        let mut kept = written(&state);
        edit(&mut state);
        let changes = changes(&kept, &state, touched);
        let said: Vec<_> = as_said(&changes).iter().map(|said| (said.field, said.text)).collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(field, text)| (field.replace('#', "urn:uuid:0190a0b0-0000-4000-8000-0000000000"), *text))
            .collect();
        let expected: Vec<_> = expected.iter().map(|(field, text)| (field.as_str(), *text)).collect();
        assert_eq!(said, expected);
        apply(&mut kept, changes);
        assert_eq!(kept, written(&state));
    }

    #[test]
    fn of_thousands_of_annotations_only_those_that_an_edit_touched_are_looked_at() {
        check(
            |state| state.annotations.push(annotation(4, "four")),
            Some(&[id(4)]),
            &[("annotation:#04", "four")],
        );
        check(
            |state| state.annotations[1] = annotation(2, "other"),
            Some(&[id(2)]),
            &[("annotation:#02", "other")],
        );
        check(
            |state| drop(state.annotations.remove(0)),
            Some(&[id(1)]),
            &[("annotation:#01", "")],
        );
        check(
            |state| state.annotations[0] = annotation(1, ""),
            Some(&[id(1)]),
            &[("annotation:#01", "")],
        );
        check(|state| state.note.clear(), Some(&[]), &[("note", "")]);
        check(|_| (), Some(&[]), &[]);
    }

    #[test]
    fn where_it_is_not_known_which_were_touched_all_of_them_are() {
        let edit = |state: &mut State| state.annotations = vec![annotation(2, "two"), annotation(3, "three")];
        check(edit, None, &[("annotation:#01", ""), ("annotation:#03", "three")]);
    }
}
