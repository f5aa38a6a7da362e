//! Other people's documents, by their proofs alone.

use crate::samples::{Hand, read};
use assay_credential::document::{FOREIGN_LIMIT, MOST_PROOFS};
use assay_credential::proof::prove;
use assay_credential::{Document, DocumentError, DocumentFinding, ProofFault, verify_document};
use assay_model::Timestamp;
use assay_model::json::JsonError;
use serde_json::{Map, Value, json};

const NOW: &str = "2026-11-24T16:02:30Z";

fn now() -> Timestamp {
    read(NOW)
}

fn content(issuer: &Hand) -> Map<String, Value> {
    let document = json!({
        "@context": "https://www.w3.org/ns/credentials/v2",
        "type": ["VerifiableCredential"],
        "issuer": { "id": issuer.key(), "name": "Example District" },
        "validFrom": "2026-11-24T18:02:30.25+02:00",
        "validUntil": "2026-11-24T16:02:30Z",
        "credentialSubject": { "score": 0.1, "note": "9.5e-7 and 1.0 are numbers of anybody", "value": 1.0 },
    });
    document.as_object().expect("an object").clone()
}

fn signed(document: &Map<String, Value>, hands: &[&Hand]) -> Vec<u8> {
    let mut document = document.clone();
    let proofs = hands
        .iter()
        .map(|hand| prove(&document, *hand, now()).expect("a proof"));
    let proofs = Value::Array(proofs.collect());
    document.insert("proof".to_owned(), proofs);
    serde_json::to_vec_pretty(&document).expect("JSON")
}

fn verified(bytes: &[u8]) -> Document {
    verify_document(bytes).expect("a document")
}

#[test]
fn a_sound_document_in_any_layout_has_no_findings_and_its_issuers_key() {
    let hand = Hand::of("district");
    let document = verified(&signed(&content(&hand), &[&hand]));
    assert_eq!(document.findings(now()), []);
    assert_eq!(document.key(), Some(hand.key()));
}

#[test]
fn a_proof_by_another_key_than_the_issuers_is_an_error_even_beside_a_good_one() {
    let (hand, other) = (Hand::of("district"), Hand::of("other"));
    let (key, issuer) = (other.key(), hand.key().to_string());
    let expected = [DocumentFinding::KeyNotIssuer { key, issuer }];
    for hands in [vec![&other], vec![&hand, &other], vec![&other, &hand]] {
        assert_eq!(verified(&signed(&content(&hand), &hands)).findings(now()), expected);
    }
    assert_eq!(verified(&signed(&content(&hand), &[&hand, &hand])).findings(now()), []);
}

#[test]
fn no_issuer_and_no_proof_are_errors() {
    let hand = Hand::of("district");
    let mut nobody = content(&hand);
    nobody.remove("issuer");
    let (key, issuer) = (hand.key(), String::new());
    assert_eq!(
        verified(&signed(&nobody, &[&hand])).findings(now()),
        [DocumentFinding::KeyNotIssuer { key, issuer }]
    );
    let fault = ProofFault::Missing;
    assert_eq!(
        verified(&signed(&content(&hand), &[])).findings(now()),
        [DocumentFinding::Proof { fault }]
    );
}

#[test]
fn a_proof_that_cannot_be_checked_is_a_warning_beside_a_good_one_and_an_error_alone() {
    let hand = Hand::of("district");
    let kind = "eddsa-rdfc-2022".to_owned();
    let with = |hands: &[&Hand]| {
        let mut document: Value = serde_json::from_slice(&signed(&content(&hand), hands)).expect("JSON");
        let other = json!({ "type": "DataIntegrityProof", "cryptosuite": kind, "proofValue": "z1" });
        document["proof"].as_array_mut().expect("proofs").push(other);
        verified(&serde_json::to_vec(&document).expect("JSON")).findings(now())
    };
    let warning = DocumentFinding::NotChecked { kind: kind.clone() };
    assert!(!warning.is_error());
    assert_eq!(with(&[&hand]), [warning]);
    let fault = ProofFault::NotUnderstood { kind: kind.clone() };
    let error = DocumentFinding::Proof { fault };
    assert!(error.is_error());
    assert_eq!(with(&[]), [error]);
}

#[test]
fn a_document_holds_from_its_first_to_its_last_second() {
    let hand = Hand::of("district");
    let (early, late) = (read("2026-11-24T16:02:29Z"), read("2026-11-24T16:02:31Z"));
    let document = verified(&signed(&content(&hand), &[&hand]));
    let (from, until) = (now(), now());
    assert_eq!(document.findings(early), [DocumentFinding::NotYetValid { from }]);
    assert_eq!(document.findings(late), [DocumentFinding::Expired { until }]);
    for (member, value) in [("validFrom", json!("yesterday")), ("validUntil", json!(1_795_536_150))] {
        let mut broken = content(&hand);
        broken.insert(member.to_owned(), value);
        let member = member.to_owned();
        let findings = verified(&signed(&broken, &[&hand])).findings(now());
        assert_eq!(findings, [DocumentFinding::NotATime { member }]);
    }
}

#[test]
fn what_programs_read_differently_is_refused_before_any_proof_is_looked_at() {
    let deep = |depth: usize| format!("{{\"a\":{}{}}}", "[".repeat(depth - 1), "]".repeat(depth - 1));
    let token = "9007199254740993".to_owned();
    let key = "a".to_owned();
    for (bytes, expected) in [
        (
            r#"{"a":9007199254740993}"#.to_owned(),
            JsonError::NumberUnsafe { token },
        ),
        (
            r#"{"b":[{"a":1,"\u0061":2}]}"#.to_owned(),
            JsonError::DuplicateKey { key },
        ),
        (deep(65), JsonError::TooDeep),
    ] {
        assert_eq!(
            verify_document(bytes.as_bytes()).err(),
            Some(DocumentError::Json(expected))
        );
    }
    for fine in [
        r#"{"a":9007199254740991}"#.to_owned(),
        r#"{"b":[{"a":1,"b":2}]}"#.to_owned(),
        deep(64),
    ] {
        assert!(verify_document(fine.as_bytes()).is_ok(), "{fine}");
    }
    assert_eq!(verify_document(b"[]").err(), Some(DocumentError::NotAnObject));
    assert!(verify_document(b"{").is_err());
}

#[test]
fn at_most_256_kib_and_16_proofs_are_looked_at() {
    let filled = |size: usize| format!("{{\"a\":\"{}\"}}", "x".repeat(size - 8));
    let (size, limit) = (FOREIGN_LIMIT + 1, FOREIGN_LIMIT);
    assert!(verify_document(filled(limit).as_bytes()).is_ok());
    assert_eq!(
        verify_document(filled(size).as_bytes()).err(),
        Some(DocumentError::TooLarge { size, limit })
    );
    let hand = Hand::of("district");
    let many = |count: usize| signed(&content(&hand), &vec![&hand; count]);
    let (found, limit) = (MOST_PROOFS + 1, MOST_PROOFS);
    assert!(verify_document(&many(limit)).is_ok());
    assert_eq!(
        verify_document(&many(found)).err(),
        Some(DocumentError::TooManyProofs { found, limit })
    );
}
