//! Codes are permanent, and each has a sentence, a hint, and no argument that nobody gives.

use assay_app::{Failure, Kind, Messages, codes};
use fluent_syntax::ast::{Entry, Message};
use std::collections::BTreeSet;

const LIST: &str = include_str!("../../codes.txt");
const ENGLISH: &str = include_str!("../../../../../ui/messages/en.ftl");

/// Every message of the catalogue.
fn sentences() -> Vec<Message<&'static str>> {
    let resource = fluent_syntax::parser::parse(ENGLISH).expect("a catalogue");
    let messages = resource.body.into_iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    });
    messages.collect()
}

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
    let known = sentences();
    for code in codes::ALL {
        let key = format!("code-{}", code.as_str());
        let found = known.iter().find(|message| message.id.name == key);
        let message = found.unwrap_or_else(|| panic!("{code:?} has no sentence"));
        assert!(message.value.is_some(), "{code:?} says nothing");
        assert!(
            message.attributes.iter().any(|attribute| attribute.id.name == "hint"),
            "{code:?} has no hint"
        );
    }
}

#[test]
fn a_sentence_without_its_arguments_stops_every_build_but_the_released_one() {
    let missing = Failure::new(Kind::Io, codes::FILE_MISSING);
    assert!(std::panic::catch_unwind(|| Messages::english().failure(&missing)).is_err());
    let whole = missing.clone().with("path", "plan.pdf");
    assert!(std::panic::catch_unwind(|| Messages::english().failure(&whole)).is_ok());
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
fn says(failure: Failure, message: &str, hint: &str) {
    let said = Messages::english().failure(&failure);
    assert!(said.message.starts_with(message), "{said:?}");
    assert!(said.hint.starts_with(hint), "{said:?}");
}

#[test]
fn what_a_sentence_names_stays_inside_its_line() {
    let failure = Failure::new(Kind::Io, codes::FILE_MISSING).with("path", "a\nTrusted: b\r\u{1b}[2K\u{2028}c");
    let said = Messages::english().failure(&failure);
    assert!(
        !said
            .message
            .contains(|letter: char| letter.is_control() || letter == '\u{2028}')
    );
    assert!(said.message.contains("a\\u{a}Trusted: b"), "{said:?}");
}

/// The same codes are met in signed files, in drafts and in lines that a program types.
#[test]
fn what_is_wrong_with_json_is_said_rightly_wherever_it_stands() {
    let invalid = |code, path| Failure::new(Kind::Invalid, code).with("path", path);
    says(
        invalid(codes::NUMBER_UNSAFE, "path-unnamed").with("token", "9007199254740993.0"),
        "This holds the number 9007199254740993.0, which is too large",
        "A number of at most 9007199254740991 can stand there",
    );
    says(
        invalid(codes::NOT_CANONICAL, "record.json").with("about", "bytes"),
        "record.json is not as it was signed",
        "Ask for the original",
    );
    says(
        invalid(codes::NOT_CANONICAL, "draft.json")
            .with("about", "number")
            .with("token", "8.5"),
        "draft.json holds the number 8.5; in files of Assay every number is whole",
        "Write a whole number there",
    );
    says(
        invalid(codes::NOT_JSON, "path-unnamed")
            .with("line", 1)
            .with("column", 12)
            .with("about", "line"),
        "This is not JSON that can be read: reading ended at line 1, column 12.",
        "Write one JSON object on the line",
    );
    says(
        invalid(codes::NOT_JSON, "draft.json")
            .with("line", 3)
            .with("column", 12)
            .with("about", "file"),
        "draft.json is not JSON that can be read: reading ended at line 3, column 12.",
        "Ask for the file again",
    );
}
