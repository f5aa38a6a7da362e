//! The one message catalogue: it can be read to its last line, no key stands twice, and whatever is refused says what
//! to do next.

use crate::workspace::text;
use fluent_syntax::ast::{Entry, Message};
use fluent_syntax::parser;
use std::collections::HashSet;

const CATALOGUE: &str = "ui/messages/en.ftl";

/// What is wrong with a catalogue.
fn faults(source: &str) -> Vec<String> {
    match parser::parse(source) {
        Err((_, errors)) => errors
            .iter()
            .map(|error| format!("line {}: {error}", line(source, error.pos.start)))
            .collect(),
        Ok(resource) => of_messages(&resource.body),
    }
}

fn line(source: &str, byte: usize) -> usize {
    source.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1
}

fn of_messages(entries: &[Entry<&str>]) -> Vec<String> {
    let mut seen = HashSet::new();
    let messages = entries.iter().filter_map(|entry| {
        if let Entry::Message(message) = entry {
            Some(message)
        } else {
            None
        }
    });
    messages
        .flat_map(|message| of_message(message, seen.insert(message.id.name)))
        .collect()
}

fn of_message(message: &Message<&str>, first: bool) -> Vec<String> {
    let name = message.id.name;
    let hinted = message.attributes.iter().any(|attribute| attribute.id.name == "hint");
    let twice = (!first).then(|| format!("{name} stands twice"));
    let mute = message.value.is_none().then(|| format!("{name} says nothing"));
    let stuck = (name.starts_with("code-") && !hinted).then(|| format!("{name} has no .hint"));
    [twice, mute, stuck].into_iter().flatten().collect()
}

#[test]
fn every_sentence_can_be_read_and_every_refusal_has_its_hint() {
    let source = text(CATALOGUE);
    assert_eq!(faults(&source), Vec::<String>::new());
    let codes = source.lines().filter(|line| line.starts_with("code-")).count();
    assert!(codes >= 40, "only {codes} codes have words");
}

#[track_caller]
fn check(source: &str, fault: &str) {
    let found = faults(source);
    assert!(
        found.iter().any(|found| found.contains(fault)),
        "{found:?} lacks {fault}"
    );
}

#[test]
fn a_planted_fault_is_found() {
    check("code-x = Gone.\n", "code-x has no .hint");
    check(
        "code-x = Gone.\n    .hint = Look.\ncode-x = Gone.\n    .hint = Look.\n",
        "code-x stands twice",
    );
    check("code-x =\n    .hint = Look.\n", "code-x says nothing");
    check("fine = Yes.\nbroken { = No.\n", "line 2");
    assert!(faults("code-x = Gone.\n    .hint = Look.\nsaved = Saved { $time }.\n").is_empty());
}

/// Words of the look's section 8 that no sentence of ours may hold.
#[test]
fn no_sentence_begs_blames_or_shouts() {
    let source = text(CATALOGUE).to_lowercase();
    let sentences = source.lines().filter(|line| !line.starts_with('#'));
    let loud = |line: &&str| {
        ["please", "oops", "invalid input", "sorry"]
            .iter()
            .any(|word| line.contains(word))
            || line.ends_with('!')
    };
    assert_eq!(sentences.filter(loud).collect::<Vec<_>>(), Vec::<&str>::new());
}
