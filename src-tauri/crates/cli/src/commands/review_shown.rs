//! `assay review show`: what was chosen, written and cited so far, for people in lines and for programs as one object.

use super::Context;
use crate::answer::Answer;
use crate::args::LibraryDir;
use assay_app::library::{Shelf, find};
use assay_app::model::score::Choice;
use assay_app::showing::{Cited, Row, Shown, newest};
use assay_app::{Failure, places};
use serde::Serialize;

pub(super) fn run(context: &Context, id: &str, library: &LibraryDir) -> Result<Answer, Failure> {
    let reading = Shelf::open_reading(&library.library)?;
    let shown = newest(&reading, &find(&reading, id)?)?;
    Ok(Answer::done(
        lines(context, &shown),
        serde_json::to_value(&shown).unwrap_or_default(),
    ))
}

fn lines(context: &Context, shown: &Shown) -> Vec<String> {
    let head = [
        ("number", shown.number.as_str()),
        ("attempt", &shown.attempt.to_string()),
        ("purpose", &word(&shown.purpose)),
        ("phase", &word(&shown.phase)),
        ("saved", &shown.saved.to_string()),
    ];
    let mut lines = vec![context.say("review-shown", &head)];
    lines.extend(shown.criteria.iter().flat_map(|row| row_lines(context, row)));
    lines.extend(shown.annotations.iter().flat_map(|cited| cited_lines(context, cited)));
    let files: Vec<&str> = shown.opened.iter().map(|path| path.as_str()).collect();
    if !files.is_empty() {
        lines.push(context.say("review-shown-opened", &[("files", &files.join(", "))]));
    }
    let said = |key: &str, text: &str| context.say(&format!("review-shown-{key}"), &[("text", text)]);
    if !shown.note.is_empty() {
        lines.push(said("note", &shown.note));
    }
    lines.extend(shown.returned.iter().map(|reason| said("returned", reason)));
    lines.extend(shown.recused.iter().map(|reason| said("recused", reason)));
    let drafts = shown.drafts.iter();
    lines.extend(drafts.map(|draft| {
        let typed = [("field", draft.field.as_str()), ("text", draft.text.as_str())];
        context.say("review-shown-draft", &typed)
    }));
    lines
}

fn row_lines(context: &Context, row: &Row) -> Vec<String> {
    let choice = match &row.choice {
        None => context.say("review-shown-open", &[]),
        Some(Choice::Level(level)) => level.to_string(),
        Some(Choice::CannotJudge(reason)) => context.say("review-shown-cannot-judge", &[("reason", reason)]),
    };
    let of = [("criterion", row.criterion.as_str()), ("choice", &choice)];
    let mut lines = vec![context.say("review-shown-choice", &of)];
    let texts = [
        ("rationale", &row.rationale),
        ("strength", &row.strength),
        ("next-step", &row.next_step),
    ];
    let written = texts.into_iter().filter(|(_, text)| !text.is_empty());
    lines.extend(written.map(|(key, text)| {
        let line = context.say(&format!("review-shown-{key}"), &[("text", text)]);
        format!("  {line}")
    }));
    lines
}

fn cited_lines(context: &Context, cited: &Cited) -> Vec<String> {
    let criteria: Vec<&str> = cited.criteria.iter().map(|criterion| criterion.as_str()).collect();
    let place = places::in_words(&cited.place, &context.assay.messages);
    let what = [
        ("id", cited.id.as_str()),
        ("artifact", cited.artifact.as_str()),
        ("place", &place),
        ("kind", &word(&cited.kind)),
        ("criteria", &criteria.join(", ")),
    ];
    let comment = (!cited.comment.is_empty()).then(|| format!("  {}", cited.comment));
    [context.say("review-shown-annotation", &what)]
        .into_iter()
        .chain(comment)
        .collect()
}

/// The word that a value has in files.
fn word(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().map(str::to_owned).unwrap_or_default()
}
