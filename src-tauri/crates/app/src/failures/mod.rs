//! Every error of every crate as the failure that a person is told of: one exhaustive `match` each, so that a new
//! variant does not compile until it has a code.

pub(crate) mod bundle;
mod catalogue;
pub(crate) mod credential;
pub(crate) mod evidence;
mod review;
mod store;
mod vault;

use crate::codes::{self, Code};
use crate::failure::{Args, Failure, Kind, UNNAMED};
use assay_model::json::{JsonError, MAX_DEPTH};
use assay_model::shape::{Fault, Misshapen, Wanted};
use std::fmt::Display;

/// A mistake of ours: something that cannot happen has happened.
pub(crate) fn internal(reason: &str) -> Failure {
    Failure::new(Kind::Internal, codes::INTERNAL).with("reason", reason)
}

/// What we wrote ourselves could not be written or read back.
pub(crate) fn json(error: serde_json::Error) -> Failure {
    internal(&error.to_string())
}

/// An error about a file that its own crate does not know by name: it becomes a failure only together with that name,
/// which its sentence asks for.
pub(crate) trait InFile {
    /// The failure, about the file that people know as `path`.
    fn in_file(self, path: impl Display) -> Failure;
}

impl InFile for JsonError {
    fn in_file(self, path: impl Display) -> Failure {
        let path = path.to_string();
        // What a program typed is mended by whoever typed it; a file comes from somebody else.
        let about = if path == UNNAMED { "line" } else { "file" };
        let invalid = |code| Failure::new(Kind::Invalid, code).with("path", path);
        match self {
            Self::DuplicateKey { key } => invalid(codes::JSON_DUPLICATE_KEY).with("key", key).with("about", about),
            Self::NumberUnsafe { token } => invalid(codes::NUMBER_UNSAFE).with("token", token),
            Self::TooDeep => invalid(codes::JSON_TOO_DEEP).with("limit", MAX_DEPTH),
            Self::Malformed { line, column } => invalid(codes::NOT_JSON)
                .with("line", line)
                .with("column", column)
                .with("about", about),
            Self::NotWhole { token } => invalid(codes::NOT_CANONICAL)
                .with("about", "number")
                .with("token", token),
            Self::NotCanonical => invalid(codes::NOT_CANONICAL).with("about", "bytes"),
        }
    }
}

/// `failure` with what does not fit as its `reason`, a key of the catalogue, and what that sentence names.
pub(crate) fn not_fitting(failure: Failure, misshapen: Misshapen) -> Failure {
    let nothing = String::new;
    let (reason, found, known) = match misshapen.fault {
        Fault::Missing => ("missing", nothing(), Vec::new()),
        Fault::Unknown => ("unknown", nothing(), Vec::new()),
        Fault::NotOneOf { found, known } => ("word", shortened(&found), known),
        Fault::Group { known } => ("group", nothing(), known),
        Fault::Number { found } => ("number", found, Vec::new()),
        Fault::Empty => ("empty", nothing(), Vec::new()),
        Fault::Length { found } => ("length", found.to_string(), Vec::new()),
        Fault::Kind(wanted) => (kind_word(wanted), nothing(), Vec::new()),
        Fault::Value { found } if found.is_empty() => (kind_word(Wanted::Other), nothing(), Vec::new()),
        Fault::Value { found } => ("value", shortened(&found), Vec::new()),
    };
    failure
        .with("reason", format!("why-shape-{reason}"))
        .with("place", steps(&misshapen.place))
        .with("found", found)
        .with("known", known.join(", "))
}

const fn kind_word(wanted: Wanted) -> &'static str {
    match wanted {
        Wanted::Text => "text",
        Wanted::Number => "whole-number",
        Wanted::Finite => "finite-number",
        Wanted::List => "list",
        Wanted::Members => "members",
        Wanted::YesOrNo => "yes-or-no",
        Wanted::Other => "other",
    }
}

/// The way to a member of a file in one notation, lists counted from 1: `criteria › 2 › levels › 1 › points`. Takes
/// `criteria[1].levels[0].points`, `criteria.1.note` and `criterion plans-the-check, title`.
pub(crate) fn steps(place: &str) -> String {
    let named = [("criterion ", "criteria"), ("requirement ", "requirements")];
    let by_name = named.iter().find_map(|(word, list)| {
        let (name, member) = place.strip_prefix(word)?.split_once(", ")?;
        Some(format!("{list} › {name} › {member}"))
    });
    let step = |part: &str| match part.parse::<usize>() {
        Ok(at) => (at + 1).to_string(),
        Err(_) => part.to_owned(),
    };
    match (by_name, place) {
        (Some(way), _) => way,
        (None, "" | ".") => "why-shape-whole".to_owned(),
        (None, _) => {
            let parts = place.split(['.', '[', ']']).filter(|part| !part.is_empty());
            parts.map(step).collect::<Vec<_>>().join(" › ")
        }
    }
}

/// The beginning of what stands in a file or was typed, for a sentence.
pub(crate) fn shortened(text: &str) -> String {
    const MOST: usize = 80;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST).chain(['…']).collect()
}

/// The word that a value has in files: `location`, `macros`.
pub(crate) fn word(value: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().map(str::to_owned).unwrap_or_default()
}

/// A failure whose crate names its own code and arguments.
fn named(kind: Kind, code: &str, args: Args) -> Failure {
    match find(code) {
        Some(code) => Failure {
            code,
            kind,
            args,
            also: Vec::new(),
        },
        None => internal(code),
    }
}

fn find(code: &str) -> Option<Code> {
    codes::ALL.iter().copied().find(|known| known.as_str() == code)
}

#[cfg(test)]
mod tests {
    use super::steps;

    #[test]
    fn every_crates_way_to_a_member_is_written_alike() {
        for (place, way) in [
            ("criteria[1].levels[0].points", "criteria › 2 › levels › 1 › points"),
            ("criteria.1.note", "criteria › 2 › note"),
            ("criterion plans-the-check, title", "criteria › plans-the-check › title"),
            ("requirement plan, shows", "requirements › plan › shows"),
            ("artifacts[0].id", "artifacts › 1 › id"),
            ("format", "format"),
            ("rule.must", "rule › must"),
        ] {
            assert_eq!(steps(place), way);
        }
    }
}
