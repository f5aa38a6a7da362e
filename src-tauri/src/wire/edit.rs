//! An edit as the window asks for it. It becomes one line of `review exec`, so that window and command line do the same.

use super::place::Place;
use super::sheet::{AnnotationKind, Purpose};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use specta::Type;

/// One edit.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(tag = "cmd", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub(crate) enum Edit {
    Level {
        criterion: String,
        level: String,
    },
    CannotJudge {
        criterion: String,
        reason: String,
    },
    Rationale {
        criterion: String,
        text: String,
    },
    Strength {
        criterion: String,
        text: String,
    },
    NextStep {
        criterion: String,
        text: String,
    },
    Annotate {
        /// The artifact's identifier.
        artifact: String,
        place: Place,
        criteria: Vec<String>,
        kind: AnnotationKind,
        comment: String,
    },
    ChangeAnnotation {
        id: String,
        /// The artifact's identifier.
        artifact: String,
        place: Place,
        criteria: Vec<String>,
        kind: AnnotationKind,
        comment: String,
    },
    RemoveAnnotation {
        id: String,
    },
    Note {
        text: String,
    },
    Opened {
        artifact: String,
    },
    Return {
        reasons: Vec<String>,
    },
    Recuse {
        reason: String,
    },
    /// Gives the correction up.
    Drop {},
    Purpose {
        purpose: Purpose,
    },
    Undo {},
    Redo {},
}

impl Edit {
    /// The line that says the same.
    pub(crate) fn line(self) -> Value {
        match self {
            Self::Level { criterion, level } => json!({ "cmd": "level", "criterion": criterion, "level": level }),
            Self::CannotJudge { criterion, reason } => {
                json!({ "cmd": "cannot-judge", "criterion": criterion, "reason": reason })
            }
            Self::Rationale { criterion, text } => json!({ "cmd": "rationale", "criterion": criterion, "text": text }),
            Self::Strength { criterion, text } => json!({ "cmd": "strength", "criterion": criterion, "text": text }),
            Self::NextStep { criterion, text } => json!({ "cmd": "next-step", "criterion": criterion, "text": text }),
            Self::Annotate {
                artifact,
                place,
                criteria,
                kind,
                comment,
            } => {
                let mut line = request(&artifact, &place, &criteria, kind, &comment);
                line.insert("cmd".to_owned(), json!("annotate"));
                Value::Object(line)
            }
            Self::ChangeAnnotation {
                id,
                artifact,
                place,
                criteria,
                kind,
                comment,
            } => {
                let mut line = request(&artifact, &place, &criteria, kind, &comment);
                line.insert("cmd".to_owned(), json!("change-annotation"));
                line.insert("id".to_owned(), json!(id));
                Value::Object(line)
            }
            Self::RemoveAnnotation { id } => json!({ "cmd": "remove-annotation", "id": id }),
            Self::Note { text } => json!({ "cmd": "note", "text": text }),
            Self::Opened { artifact } => json!({ "cmd": "opened", "artifact": artifact }),
            Self::Return { reasons } => json!({ "cmd": "return", "reasons": reasons }),
            Self::Recuse { reason } => json!({ "cmd": "recuse", "reason": reason }),
            Self::Purpose { purpose } => json!({ "cmd": "purpose", "purpose": purpose }),
            Self::Drop {} => json!({ "cmd": "drop" }),
            Self::Undo {} => json!({ "cmd": "undo" }),
            Self::Redo {} => json!({ "cmd": "redo" }),
        }
    }
}

/// A comment on a place, as a line says it.
fn request(
    artifact: &str,
    place: &Place,
    criteria: &[String],
    kind: AnnotationKind,
    comment: &str,
) -> Map<String, Value> {
    let mut line = Map::new();
    let mut say = |name: &str, value: Value| line.insert(name.to_owned(), value);
    say("artifact", json!(artifact));
    say("criteria", json!(criteria));
    say("kind", json!(kind));
    say("comment", json!(comment));
    match place {
        Place::Whole => {}
        Place::Time {
            start_ms,
            end_ms,
            region,
        } => {
            say("startMs", json!(start_ms));
            say("endMs", json!(end_ms));
            region.map(|region| say("xywhPercent", percent(region)));
        }
        Place::Picture { region } => drop(say("xywhPercent", percent(*region))),
        Place::Page { page, region } => {
            say("page", json!(page));
            region.map(|region| say("xywhPercent", percent(region)));
        }
        Place::Words { page, start, end, .. } => {
            page.map(|page| say("page", json!(page)));
            say("chars", json!([start, end]));
        }
    }
    line
}

/// Parts per million as percent.
fn percent(region: [u32; 4]) -> Value {
    json!(region.map(|ppm| f64::from(ppm) / 10_000.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(edit: Value, line: Value) {
        let read: Edit = serde_json::from_value(edit).unwrap();
        let said = read.line();
        assert_eq!(said, line);
        assay_app::reviewing::command_of(said).expect("a command");
    }

    #[test]
    fn an_edit_is_the_line_that_says_the_same() {
        check(
            json!({ "cmd": "level", "criterion": "c", "level": "l" }),
            json!({ "cmd": "level", "criterion": "c", "level": "l" }),
        );
        check(json!({ "cmd": "undo" }), json!({ "cmd": "undo" }));
        check(json!({ "cmd": "drop" }), json!({ "cmd": "drop" }));
        check(
            json!({ "cmd": "annotate", "artifact": "a", "criteria": ["c"], "kind": "next-step", "comment": "t",
                "place": { "kind": "time", "startMs": 1, "endMs": 2, "box": [250_000, 0, 500_000, 1] } }),
            json!({ "cmd": "annotate", "artifact": "a", "criteria": ["c"], "kind": "next-step", "comment": "t",
                "startMs": 1, "endMs": 2, "xywhPercent": [25.0, 0.0, 50.0, 0.0001] }),
        );
        check(
            json!({ "cmd": "annotate", "artifact": "a", "criteria": [], "kind": "evidence", "comment": "",
                "place": { "kind": "words", "page": 3, "start": 5, "end": 9, "quote": "four" } }),
            json!({ "cmd": "annotate", "artifact": "a", "criteria": [], "kind": "evidence", "comment": "",
                "page": 3, "chars": [5, 9] }),
        );
        check(
            json!({ "cmd": "change-annotation", "id": "urn:uuid:0190a0b0-0000-4000-8000-000000000001", "artifact": "a", "criteria": [], "kind": "evidence",
                "comment": "", "place": { "kind": "time", "startMs": 1, "endMs": 2, "box": null } }),
            json!({ "cmd": "change-annotation", "id": "urn:uuid:0190a0b0-0000-4000-8000-000000000001", "artifact": "a", "criteria": [], "kind": "evidence",
                "comment": "", "startMs": 1, "endMs": 2 }),
        );
        check(
            json!({ "cmd": "return", "reasons": ["r"] }),
            json!({ "cmd": "return", "reasons": ["r"] }),
        );
    }
}
