//! What verifying says of records and rosters whose signatures hold: each is signed again with the right key.

use crate::hand::Hand;
use assay_app::model::{Sha256, Timestamp};
use assay_app::ports::Clock;
use assay_app::verification::{State, Verification, verify};
use assay_app::watching::Unwatched;
use assay_app::{Assay, Failure, Finding, Messages, Severity, codes};
use assay_bundle::{Bag, Content, Part, Quiet, write_bag};
use assay_credential::{PublicKey, Signer, seal};
use serde_json::{Map, Value, json};
use std::path::PathBuf;
use std::sync::Arc;

const RECORD: &str = include_str!("../../../credential/tests/files/record-v1.json");
const ROSTER: &str = include_str!("../../../credential/tests/files/roster-v1.json");
/// When the record says that it was signed.
const SIGNED: &str = "2026-11-24T16:02:30Z";

/// The day on which these records are read.
struct Now;

impl Clock for Now {
    fn now(&self) -> Timestamp {
        moment("2026-12-01T12:00:00Z")
    }
}

fn moment(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

fn key() -> PublicKey {
    PublicKey::from_bytes(Hand::new().public_key()).expect("a key")
}

/// The content of `file`, issued by the one key of these tests.
fn content(file: &str) -> Map<String, Value> {
    let mut content: Map<String, Value> = serde_json::from_str(file).expect("JSON");
    content.remove("proof");
    content.insert("issuer".to_owned(), json!(key()));
    content
}

fn signed(content: &Map<String, Value>, created: &str) -> Vec<u8> {
    seal(content, &Hand::new(), moment(created)).expect("sealed")
}

fn assay() -> Assay {
    let mut assay = Assay::on_this_machine(PathBuf::new());
    assay.clock = Arc::new(Now);
    assay
}

/// What is said of this record, beside this roster.
fn told(record: &[u8], roster: Option<&[u8]>) -> Result<Verification, Failure> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        path
    };
    let roster = roster.map(|bytes| file("roster.json", bytes));
    verify(
        &assay(),
        &file("record.json", record),
        None,
        roster.as_deref(),
        &Unwatched,
    )
}

fn another_day(findings: &[Finding]) -> Vec<(Severity, String)> {
    let messages = Messages::english();
    let found = findings
        .iter()
        .filter(|finding| finding.code == codes::SIGNED_ANOTHER_DAY);
    found
        .map(|finding| (finding.severity, messages.finding(finding).message))
        .collect()
}

#[test]
fn a_signature_that_says_another_day_than_the_record_is_told_and_the_record_holds() {
    let record = content(RECORD);
    for (created, words) in [
        (SIGNED, None),
        ("2026-11-25T10:00:00Z", None),
        ("2026-11-24T01:00:00Z", None),
        ("2099-01-01T00:00:00Z", Some("which is still to come")),
        ("2026-12-01T12:00:01Z", Some("which is still to come")),
        ("2019-01-01T00:00:00Z", Some("long before 2026-11-24T16:02:30Z")),
        ("2026-11-29T00:00:00Z", Some("long after 2026-11-24T16:02:30Z")),
    ] {
        let told = told(&signed(&record, created), None).expect("read");
        let found = another_day(&told.findings);
        assert_eq!(
            (told.state, found.len()),
            (State::Valid, usize::from(words.is_some())),
            "{created}"
        );
        if let (Some(words), Some((severity, sentence))) = (words, found.first()) {
            assert_eq!(*severity, Severity::Warning);
            assert!(sentence.contains(words) && sentence.contains(created), "{sentence}");
        }
    }
}

#[test]
fn a_record_that_does_not_hold_yet_is_not_told_of_twice() {
    let (mut record, later) = (content(RECORD), "2027-01-01T00:00:00Z");
    record.insert("validFrom".to_owned(), json!(later));
    let told = told(&signed(&record, later), None).expect("read");
    assert!(
        told.only_too_early() && another_day(&told.findings).is_empty(),
        "{told:?}"
    );
}

#[test]
fn a_roster_may_be_signed_before_and_after_it_begins_to_hold_and_not_in_the_future() {
    let record = signed(&content(RECORD), SIGNED);
    let mut roster = content(ROSTER);
    roster["members"][0]["key"] = json!(key());
    for (created, ahead) in [
        ("2026-07-30T09:00:00Z", false),
        ("2026-11-30T00:00:00Z", false),
        ("2099-01-01T00:00:00Z", true),
    ] {
        let told = told(&record, Some(&signed(&roster, created))).expect("read");
        let found = another_day(&told.findings);
        assert_eq!(
            (told.state, found.len()),
            (State::Trusted, usize::from(ahead)),
            "{created}: {told:?}"
        );
    }
}

#[test]
fn a_record_that_leaves_out_what_has_to_be_said_is_invalid_whoever_signed_it() {
    assert_eq!(
        told(&signed(&content(RECORD), SIGNED), None).expect("read").state,
        State::Valid
    );
    for (pointer, value, words) in [
        ("software", json!(""), "software says nothing"),
        ("scores/0/rationale", json!(" "), "scores › 1 › rationale says nothing"),
        (
            "scores/1/cannotJudge",
            json!(""),
            "scores › 2 › cannotJudge says nothing",
        ),
        ("submission/attempt", json!(0), "attempts are counted from 1"),
        ("language", json!("klingon xx"), "language is no language tag"),
    ] {
        let mut record = Value::Object(content(RECORD));
        let place = format!("/credentialSubject/assessment/{pointer}");
        *record.pointer_mut(&place).expect(pointer) = value;
        let told = told(&signed(record.as_object().expect("an object"), SIGNED), None).expect("read");
        let sentences = told
            .findings
            .iter()
            .map(|finding| Messages::english().finding(finding).message);
        let sentences: Vec<String> = sentences.collect();
        assert_eq!(told.state, State::Invalid, "{pointer}: {sentences:?}");
        assert!(
            sentences.iter().any(|sentence| sentence.contains(words)),
            "{sentences:?}"
        );
    }
}

/// What is found in a package with a record about one criterion, which the rule of points takes at its middle level.
fn package(explanation: &str, level: &str) -> Vec<Finding> {
    changed_package(explanation, level, |_| ())
}

/// The same, with another outcome.
fn changed_package(explanation: &str, level: &str, change: impl FnOnce(&mut Value)) -> Vec<Finding> {
    let credential = json!({
        "format": "assay/micro-credential/1", "id": "urn:uuid:00000000-0000-4000-8000-000000000003", "version": "2",
        "title": "Title", "competency": "A sentence.", "keyMethod": { "name": "N", "text": "T", "research": [] },
        "requirements": [], "resources": [], "alignments": [], "topics": [], "gradeBands": [],
        "criteria": [{
            "id": "alpha", "title": "Alpha thing", "requirements": [], "required": "high",
            "levels": [
                { "id": "low", "title": "Low", "points": 0, "descriptor": "d" },
                { "id": "mid", "title": "Mid", "points": 7, "descriptor": "d" },
                { "id": "high", "title": "High", "points": 9, "descriptor": "d" },
            ],
        }],
        "rule": { "kind": "points", "cut": 6 },
    });
    let credential = assay_app::model::json::canonical(&credential).expect("canonical");
    let sha256 = Sha256::of(&credential);
    let mut record = Value::Object(content(RECORD));
    let assessment = &mut record["credentialSubject"]["assessment"];
    assessment["microCredential"]["sha256"] = json!(sha256);
    assessment["annotations"] = json!([]);
    assessment["scores"] = json!([{ "criterion": "alpha", "level": level, "rationale": "Why.", "annotations": [] }]);
    assessment["outcome"] = json!({
        "value": "meets", "rule": { "kind": "points", "cut": 6 }, "reached": 7, "of": 9, "nearCut": false,
        "explanation": explanation,
    });
    change(&mut assessment["outcome"]);
    assessment["files"] = json!([{ "path": "data/micro-credential.json", "sha256": sha256, "size": credential.len() }]);
    let record = signed(record.as_object().expect("an object"), SIGNED);
    let part = |path: &str, bytes: Vec<u8>| Part {
        path: path.to_owned(),
        size: bytes.len() as u64,
        content: Content::Bytes(bytes),
    };
    let bag = Bag {
        top: "result",
        at: moment(SIGNED),
        agent: "a test",
        parts: vec![
            part("data/record.json", record),
            part("data/micro-credential.json", credential),
        ],
    };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("result.zip");
    let file = std::fs::File::create(&path).expect("made");
    write_bag(bag, file, &Quiet).expect("written");
    verify(&assay(), &path, None, None, &Unwatched).expect("read").findings
}

#[test]
fn an_outcome_in_the_words_of_an_earlier_build_still_follows_and_one_in_other_words_does_not() {
    for wording in [
        "7 of 9 points, 6 are needed. *Alpha thing* is Mid: meets the rule.",
        "7 of 9 points, 6 are needed: meets the rule. *Alpha thing* is Mid.",
    ] {
        assert_eq!(package(wording, "mid"), [], "{wording}");
    }
    let found = package("7 of 9 points: meets the rule.", "mid");
    let codes: Vec<_> = found.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [codes::OUTCOME_DIFFERS]);
    let said = Messages::english().finding(&found[0]).message;
    assert!(
        said.contains("6 are needed: meets the rule. *Alpha thing* is Mid."),
        "{said}"
    );
}

#[test]
fn an_outcome_whose_sentence_is_right_is_told_by_the_member_that_differs() {
    let sentence = "7 of 9 points, 6 are needed. *Alpha thing* is Mid: meets the rule.";
    for (member, value, said) in [
        ("reached", json!(8), "reached is 8 there, and has to be 7"),
        ("of", json!(10), "of is 10 there, and has to be 9"),
        ("nearCut", json!(true), "nearCut is true there, and has to be false"),
        ("value", json!("not-yet"), "value is not-yet there, and has to be meets"),
        (
            "rule",
            json!({ "kind": "points", "cut": 5 }),
            "rule is {\"cut\":5,\"kind\":\"points\"} there, and has to be {\"cut\":6,\"kind\":\"points\"}",
        ),
    ] {
        let found = changed_package(sentence, "mid", |outcome| outcome[member] = value);
        let sentences: Vec<String> = found
            .iter()
            .map(|finding| Messages::english().finding(finding).message)
            .collect();
        assert_eq!(
            (found.len(), found[0].code),
            (1, codes::OUTCOME_DIFFERS),
            "{sentences:?}"
        );
        assert!(sentences[0].contains(said), "{said}: {sentences:?}");
    }
}

#[test]
fn a_record_that_speaks_of_another_rubric_is_not_told_that_its_outcome_is_wrong() {
    let found = package(
        "7 of 9 points, 6 are needed: meets the rule. *Alpha thing* is Mid.",
        "top",
    );
    let said: Vec<String> = found
        .iter()
        .map(|finding| Messages::english().finding(finding).message)
        .collect();
    assert_eq!(found[0].code, codes::OUTCOME_DIFFERS, "{said:?}");
    assert!(
        said[0].contains("a criterion or a level that its micro-credential does not have"),
        "{said:?}"
    );
}
