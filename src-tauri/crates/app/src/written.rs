//! What an assessor has written in a review, field by field, as the searches read it.

use assay_model::ids::ArtifactId;
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

/// A field in which another thing stands than before: its name, its text, and what that is about, as JSON.
pub(crate) struct ChangedField<'a>(&'a str, &'a str, Option<String>);

/// The place that an annotation is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct About {
    pub(crate) artifact: ArtifactId,
    pub(crate) place: Place,
}

/// Fields by their names, which are those of drafts.
pub(crate) type Written = BTreeMap<String, Field>;

/// What the review says now; fields in which nothing stands are not there.
pub(crate) fn written(state: &State) -> Written {
    let mut fields = Written::new();
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
    for annotation in &state.annotations {
        add(
            format!("annotation:{}", annotation.id),
            &annotation.comment,
            Some(about(annotation)),
        );
    }
    add("note".to_owned(), &state.note, None);
    add("returned".to_owned(), &state.returned.join("\n"), None);
    fields
}

/// The fields in which another thing stands `now` than `before`.
pub(crate) fn changed<'a>(before: &'a Written, now: &'a Written) -> Vec<ChangedField<'a>> {
    let gone = before.keys().filter(|name| !now.contains_key(*name));
    let gone = gone.map(|name| ChangedField(name, "", None));
    let other = now.iter().filter(|(name, field)| before.get(*name) != Some(*field));
    let other = other.map(|(name, field)| {
        let about = field.about.as_ref().and_then(|about| serde_json::to_string(about).ok());
        ChangedField(name, &field.text, about)
    });
    gone.chain(other).collect()
}

/// The same for the library.
pub(crate) fn as_said<'a>(changed: &'a [ChangedField<'a>]) -> Vec<Said<'a>> {
    let said = changed.iter().map(|ChangedField(field, text, origin)| Said {
        field,
        text,
        origin: origin.as_deref(),
    });
    said.collect()
}

/// Answers and comments in one text, for the search of the queue; without the private note.
pub(crate) fn words(fields: &Written) -> String {
    let said = fields
        .iter()
        .filter(|(name, _)| !matches!(name.as_str(), "note" | "returned"));
    said.map(|(_, field)| field.text.as_str())
        .collect::<Vec<_>>()
        .join("\n")
}

fn about(annotation: &Annotation) -> About {
    About {
        artifact: annotation.artifact.clone(),
        place: annotation.place.clone(),
    }
}
