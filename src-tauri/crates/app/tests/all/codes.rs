//! Codes are permanent, and each has a sentence, a hint, and no argument that nobody gives.

use assay_app::model::json::JsonError;
use assay_app::{Failure, Kind, Messages, codes};
use std::collections::BTreeSet;

const LIST: &str = include_str!("../../codes.txt");
const ENGLISH: &str = include_str!("../../../../../ui/messages/en.ftl");

#[test]
fn the_committed_list_of_codes_only_grows() {
    let committed: BTreeSet<&str> = LIST.lines().collect();
    let known: BTreeSet<&str> = codes::ALL.iter().map(|code| code.as_str()).collect();
    let gone: Vec<_> = committed.difference(&known).collect();
    assert!(gone.is_empty(), "a code is permanent: {gone:?}");
    let new: Vec<_> = known.difference(&committed).collect();
    assert!(new.is_empty(), "add to codes.txt: {new:?}");
    assert_eq!(LIST.lines().count(), codes::ALL.len(), "no code stands twice");
}

#[test]
fn every_code_is_in_kebab_case() {
    for code in codes::ALL {
        let kebab = code.as_str().split('-').all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
        assert!(kebab, "{code:?}");
    }
}

#[test]
fn every_code_has_a_sentence_and_a_hint() {
    let messages = Messages::english();
    for code in codes::ALL {
        let said = messages.failure(&Failure::new(Kind::Refused, *code));
        assert!(!said.message.starts_with("code-"), "{code:?} has no sentence");
        assert!(!said.hint.is_empty(), "{code:?} has no hint");
    }
}

#[test]
fn every_sentence_about_a_code_belongs_to_one() {
    let known: BTreeSet<&str> = codes::ALL.iter().map(|code| code.as_str()).collect();
    let keys = ENGLISH
        .lines()
        .filter_map(|line| line.strip_prefix("code-")?.split(' ').next());
    let strangers: Vec<&str> = keys.filter(|code| !known.contains(code)).collect();
    assert!(strangers.is_empty(), "sentences without a code: {strangers:?}");
}

#[test]
fn no_key_stands_twice_in_the_catalogue() {
    let keys: Vec<&str> = ENGLISH
        .lines()
        .filter_map(|line| line.split_once(" =").map(|(key, _)| key))
        .collect();
    let keys: Vec<&str> = keys
        .into_iter()
        .filter(|key| !key.starts_with([' ', '#', '.']))
        .collect();
    let once: BTreeSet<&str> = keys.iter().copied().collect();
    assert_eq!(keys.len(), once.len());
    assert!(keys.len() > 100, "the catalogue is read at all");
}

#[test]
fn a_sentence_names_what_it_is_about() {
    let failure = Failure::new(Kind::Io, codes::FILE_MISSING).with("path", "plan.pdf");
    let said = Messages::english().failure(&failure);
    assert_eq!(said.message, "There is no plan.pdf. Nothing was changed.");
}

#[track_caller]
fn says(error: JsonError, path: Option<&str>, message: &str, hint: &str) {
    let failure = path
        .into_iter()
        .fold(Failure::from(error), |failure, path| failure.with("path", path));
    let said = Messages::english().failure(&failure);
    assert!(said.message.starts_with(message), "{said:?}");
    assert!(said.hint.starts_with(hint), "{said:?}");
}

/// The same codes are met in signed files, in drafts and in lines that a program types.
#[test]
fn what_is_wrong_with_json_is_said_rightly_wherever_it_stands() {
    let token = || "9007199254740993.0".to_owned();
    says(
        JsonError::NumberUnsafe { token: token() },
        None,
        "This holds the number 9007199254740993.0, which is too large",
        "A number of at most 9007199254740991 can stand there",
    );
    says(
        JsonError::NotCanonical,
        Some("record.json"),
        "record.json is not as it was signed",
        "Ask for the original",
    );
    says(
        JsonError::NotWhole {
            token: "8.5".to_owned(),
        },
        Some("draft.json"),
        "draft.json holds the number 8.5; in files of Assay every number is whole",
        "Write a whole number there",
    );
    says(
        JsonError::Malformed { line: 3, column: 12 },
        None,
        "This is not JSON that can be read: reading ended at line 3, column 12.",
        "Ask for the file again",
    );
}
