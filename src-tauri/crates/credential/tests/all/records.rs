//! A record is read to the letter: each change below is signed again with the right key, so that what refuses it is the
//! letter and not the signature.

use crate::samples::{Hand, read, record, urn};
use assay_credential::context::pinned;
use assay_credential::proof::prove;
use assay_credential::{FileFault, ProofFault, Record, RecordError, open, read_record, seal};
use assay_model::Sha256;
use assay_model::json::{self, JsonError};
use assay_model::outcome::OutcomeValue;
use assay_model::rubric::Rule;
use assay_model::score::Purpose;
use serde_json::{Map, Value, json};

const SIGNED: &str = "2026-11-24T16:02:30Z";

type Change = fn(&mut Value);

fn hand() -> Hand {
    Hand::of("assessor")
}

fn signed(record: &Record) -> Vec<u8> {
    record.sign(&hand()).expect("signed")
}

/// The record without its proof.
fn content() -> Map<String, Value> {
    let mut file: Map<String, Value> = serde_json::from_slice(&signed(&record())).expect("JSON");
    file.remove("proof");
    file
}

fn read_sealed(content: &Value) -> Result<(), RecordError> {
    let content = content.as_object().expect("an object");
    let bytes = seal(content, &hand(), read(SIGNED)).expect("sealed");
    read_record(&bytes).map(|_| ())
}

#[track_caller]
fn check(change: impl Fn(&mut Value), expected: Result<(), RecordError>) {
    let mut changed = Value::Object(content());
    assert_eq!(read_sealed(&changed), Ok(()), "the unbroken twin");
    change(&mut changed);
    assert_eq!(read_sealed(&changed), expected, "{changed}");
}

#[track_caller]
fn check_shape(pointer: &str, value: Value) {
    let mut changed = Value::Object(content());
    *changed.pointer_mut(pointer).expect(pointer) = value.clone();
    let answer = read_sealed(&changed);
    assert!(is_shape(&answer), "{pointer} {value}: {answer:?}");
}

fn is_shape(answer: &Result<(), RecordError>) -> bool {
    matches!(
        answer,
        Err(RecordError::File(FileFault::Shape { .. } | FileFault::Misshapen(_)))
    )
}

fn proof_fault(fault: ProofFault) -> Result<(), RecordError> {
    Err(FileFault::Proof(fault).into())
}

#[test]
fn a_record_reads_back_as_it_was_signed() {
    let mut returned = record();
    returned.scores.clear();
    returned.annotations.clear();
    returned.supersedes = None;
    returned.returned = vec!["The video shows another class.".to_owned()];
    returned.outcome.value = OutcomeValue::Returned;
    returned.outcome.rule = Rule::All {};
    let mut formative = record();
    formative.purpose = Purpose::Formative;
    formative.outcome.value = OutcomeValue::None;
    formative.outcome.rule = Rule::Points { cut: 7, floor: None };
    for record in [record(), returned, formative] {
        let signed = read_record(&signed(&record)).expect("a record");
        assert_eq!((signed.record, signed.issuer), (record, hand().key()));
    }
}

#[test]
fn a_record_has_the_shape_of_formats_5() {
    let file: Value = serde_json::from_slice(&signed(&record())).expect("JSON");
    assert_eq!(file["@context"], pinned());
    assert_eq!(file["type"], json!(["VerifiableCredential", "AssayRecord"]));
    assert_eq!(file["issuer"], json!(hand().key()));
    assert_eq!(file["proof"][0]["@context"], pinned());
    let assessment = &file["credentialSubject"]["assessment"];
    let keys = |value: &Value| {
        value
            .as_object()
            .expect("an object")
            .keys()
            .cloned()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        keys(assessment),
        "annotations artifacts assessor files format journal language microCredential outcome payload purpose scores \
         software submission supersedes"
    );
    assert_eq!(
        keys(&assessment["scores"][0]),
        "annotations criterion level nextStep rationale strength"
    );
    assert_eq!(
        keys(&assessment["scores"][1]),
        "annotations cannotJudge criterion rationale"
    );
    assert_eq!(
        keys(&assessment["outcome"]),
        "explanation nearCut of reached rule value"
    );
    assert_eq!(
        assessment["outcome"]["rule"],
        json!({ "kind": "count", "atLeast": 2, "must": ["plans-the-check"], "floor": "developing" })
    );
}

#[test]
fn bytes_that_are_not_the_canonical_form_are_refused() {
    let bytes = signed(&record());
    let text = String::from_utf8(bytes.clone()).expect("UTF-8");
    assert!(read_record(&bytes).is_ok());
    let value: Value = serde_json::from_slice(&bytes).expect("JSON");
    let pretty = serde_json::to_string_pretty(&value).expect("JSON");
    for other in [
        format!("{text}\n"),
        format!(" {text}"),
        pretty,
        text.replace("\"attempt\":2", "\"attempt\":2.0"),
        text.replace("\"attempt\":2", "\"attempt\": 2"),
        text.replace("\"size\":12345", "\"size\":12345.5"),
        text.replace("\"size\":12345", "\"size\":9007199254740992"),
        text.replace("Mira", "\\u004dira"),
    ] {
        assert_eq!(
            read_record(other.as_bytes()),
            Err(FileFault::Json(JsonError::NotCanonical).into())
        );
    }
    let key = "attempt".to_owned();
    let doubled = text.replace("\"attempt\":2", "\"attempt\":2,\"attempt\":2");
    assert_eq!(
        read_record(doubled.as_bytes()),
        Err(FileFault::Json(JsonError::DuplicateKey { key }).into())
    );
    let marked = format!("\u{feff}{text}");
    assert!(matches!(
        read_record(marked.as_bytes()),
        Err(RecordError::File(FileFault::Json(JsonError::Malformed { .. })))
    ));
    assert!(read_record(&bytes[..bytes.len() - 1]).is_err());
    let (size, limit) = (
        assay_credential::sealed::OUR_LIMIT + 1,
        assay_credential::sealed::OUR_LIMIT,
    );
    assert_eq!(
        read_record(&vec![b' '; size]),
        Err(FileFault::TooLarge { size, limit }.into())
    );
}

/// Every object of a record, by JSON pointer.
fn objects(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            found.push(at.to_owned());
            for (name, member) in members {
                objects(
                    member,
                    &format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")),
                    found,
                );
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                objects(item, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn one_unknown_member_in_any_object_is_refused() {
    let content = Value::Object(content());
    let mut pointers = Vec::new();
    objects(&content, "", &mut pointers);
    for pointer in &pointers {
        let mut changed = content.clone();
        changed.pointer_mut(pointer).expect(pointer)["unknown"] = json!("x");
        let answer = read_sealed(&changed);
        let expected = if pointer.starts_with("/@context") {
            answer == Err(RecordError::ContextUnknown)
        } else {
            is_shape(&answer)
        };
        assert!(expected, "{pointer}: {answer:?}");
    }
    println!("objects with one member too many: {} run, 0 skipped", pointers.len());
    assert_eq!(pointers.len(), 82);
}

/// The members that FORMATS 5 marks with a question mark, and what selectors need not have.
const OPTIONAL: [&str; 5] = ["strength", "nextStep", "supersedes", "floor", "refinedBy"];

#[test]
fn one_member_less_or_null_in_any_object_is_refused() {
    let content = Value::Object(content());
    let mut pointers = Vec::new();
    objects(&content, "", &mut pointers);
    let (mut refused, mut optional) = (0, 0);
    for pointer in pointers {
        let members = content.pointer(&pointer).and_then(Value::as_object).expect("an object");
        for name in members.keys() {
            let mut null = content.clone();
            null.pointer_mut(&pointer).expect("it")[name.as_str()] = Value::Null;
            assert!(read_sealed(&null).is_err(), "{pointer} {name} null");
            let mut less = content.clone();
            less.pointer_mut(&pointer)
                .and_then(Value::as_object_mut)
                .expect("it")
                .remove(name);
            let answer = read_sealed(&less);
            let may_go = OPTIONAL.contains(&name.as_str()) || (name == "selector" && answer.is_ok());
            assert_eq!(answer.is_ok(), may_go, "{pointer} {name} removed: {answer:?}");
            if may_go { optional += 1 } else { refused += 1 }
        }
    }
    println!("members taken out: {refused} refused, {optional} optional");
    assert_eq!((refused, optional), (291, 16));
}

#[test]
fn what_a_record_cannot_say_is_refused() {
    let assessment = |rest: &str| format!("/credentialSubject/assessment/{rest}");
    for (pointer, value) in [
        ("purpose", json!("final")),
        ("assessor/role", json!("judge")),
        ("submission/number", json!("20a1")),
        ("submission/attempt", json!(-1)),
        ("submission/attempt", json!(0)),
        ("language", json!("klingon xx")),
        ("assessor/name", json!("A\nTrusted: by a member of the roster.")),
        ("assessor/name", json!("A\u{2028}B")),
        ("submission/id", json!(urn::<assay_model::SubmissionId>(3))),
        ("payload", json!("00")),
        ("artifacts/0/path", json!("../plan.pdf")),
        ("artifacts/0/opened", json!("yes")),
        ("artifacts/1/id", json!(urn::<assay_model::ArtifactId>(10))),
        ("artifacts/1/path", json!("plan.pdf")),
        ("files/1/path", json!("data/micro-credential.json")),
        ("scores/0/annotations/1", json!(urn::<assay_model::AnnotationId>(1001))),
        ("scores/0/annotations/1", json!(urn::<assay_model::AnnotationId>(2000))),
        ("scores/1/criterion", json!("plans-the-check")),
        ("annotations/0/id", json!(urn::<assay_model::AnnotationId>(1001))),
        ("annotations/0/target/source", json!(urn::<assay_model::ArtifactId>(99))),
        ("outcome/value", json!("passed")),
        ("outcome/rule/kind", json!("most")),
        ("outcome/rule/atLeast", json!("2")),
        ("journal/count", json!(-1)),
        ("journal/head", json!("A".repeat(64))),
        ("software", json!("")),
        ("scores/0/rationale", json!("")),
        ("scores/0/rationale", json!(" \n\u{a0}")),
        ("scores/1/cannotJudge", json!(" ")),
    ] {
        check_shape(&assessment(pointer), value);
    }
    check_shape("/type", json!(["VerifiableCredential"]));
    check_shape("/type", json!(["AssayRecord", "VerifiableCredential"]));
    check_shape("/id", json!("urn:uuid:00000000-0000-1000-8000-000000000001"));
    check_shape("/issuer", json!("https://district.example"));
    check_shape("/issuer", json!(hand().key().verification_method()));
    check_shape("/validFrom", json!("2026-11-24T16:02:30.0Z"));
    check_shape("/credentialSubject/id", json!(urn::<assay_model::SubmissionId>(3)));
}

#[test]
fn a_criterion_has_one_answer_and_an_empty_list_of_reasons_is_left_out() {
    let score = |at: usize, member: &'static str| {
        let mut changed = Value::Object(content());
        changed["credentialSubject"]["assessment"]["scores"][at][member] = json!("developing");
        read_sealed(&changed)
    };
    assert!(is_shape(&score(0, "cannotJudge")));
    assert!(is_shape(&score(1, "level")));
    let mut changed = Value::Object(content());
    for (returned, holds) in [
        (json!([]), false),
        (json!([""]), false),
        (json!(["Another class.", "\t"]), false),
        (json!(["Another class."]), true),
    ] {
        changed["credentialSubject"]["assessment"]["returned"] = returned.clone();
        assert_eq!(!is_shape(&read_sealed(&changed)), holds, "{returned}");
    }
}

#[test]
fn a_newer_record_is_told_from_another_file() {
    let format = |format: &'static str| {
        move |file: &mut Value| file["credentialSubject"]["assessment"]["format"] = json!(format)
    };
    for newer in ["assay/record/2", "assay/record/10"] {
        let found = newer.to_owned();
        check(format(newer), Err(FileFault::FormatNewer { format: found }.into()));
    }
    for other in [
        "assay/roster/1",
        "assay/record/01",
        "assay/record/1.0",
        "assay/record/",
        "assay/record",
        "record/1",
    ] {
        let (word, found) = ("record", Some(other.to_owned()));
        check(format(other), Err(FileFault::OtherFormat { word, found }.into()));
    }
    let word = "record";
    for (value, found) in [(json!({}), None), (json!([]), None), (json!("assay/record/1"), None)] {
        let other = FileFault::OtherFormat { word, found };
        check(
            |file| file["credentialSubject"]["assessment"] = value.clone(),
            Err(other.into()),
        );
    }
}

#[test]
fn any_context_but_the_pinned_one_is_refused() {
    let ours = "/@context/1/assessment";
    let changes: [(&str, Change); 8] = [
        ("absent", |file| {
            drop(file.as_object_mut().expect("an object").remove("@context"))
        }),
        ("the W3C's alone", |file| {
            drop(file["@context"].as_array_mut().expect("a list").pop())
        }),
        ("one more", |file| {
            file["@context"]
                .as_array_mut()
                .expect("a list")
                .push("https://x.example".into())
        }),
        ("the other order", |file| {
            file["@context"].as_array_mut().expect("a list").reverse()
        }),
        ("another name space", |file| {
            file["@context"][1]["AssayRecord"] = json!("urn:uuid:0#AssayRecord")
        }),
        ("not as a literal", |file| {
            file["@context"][1]["assessment"]["@type"] = json!("@id")
        }),
        ("a term of its own", |file| {
            file["@context"][1]["outcome"] = json!("urn:uuid:0#outcome")
        }),
        ("a vocabulary", |file| {
            file["@context"][1]["@vocab"] = json!("urn:undefined:")
        }),
    ];
    assert!(Value::Object(content()).pointer(ours).is_some());
    for (what, change) in changes {
        println!("{what}");
        check(change, Err(RecordError::ContextUnknown));
    }
}

#[test]
fn a_record_is_signed_by_its_issuer_and_nobody_else() {
    let other = Hand::of("other");
    let bytes = seal(&content(), &other, read(SIGNED)).expect("sealed");
    let (key, issuer) = (other.key(), hand().key());
    assert_eq!(read_record(&bytes), Err(FileFault::KeyNotIssuer { key, issuer }.into()));
}

/// The record with this `proof`.
fn with_proof(proof: Option<Value>) -> Result<(), RecordError> {
    let mut file = content();
    file.extend(proof.map(|proof| ("proof".to_owned(), proof)));
    read_record(&json::canonical(&file).expect("JCS")).map(|_| ())
}

#[test]
fn a_record_bears_one_proof_of_one_kind_and_nothing_beside_it() {
    let proof = prove(&content(), &hand(), read(SIGNED)).expect("a proof");
    let other = prove(&content(), &Hand::of("other"), read(SIGNED)).expect("a proof");
    let malformed = |member: &str| ProofFault::Malformed {
        member: member.to_owned(),
    };
    let unknown = |kind: &str| ProofFault::NotUnderstood { kind: kind.to_owned() };
    let changed = |member: &str, value: Value| {
        let mut changed = proof.clone();
        changed[member] = value;
        json!([changed])
    };
    let rdfc = json!({ "type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022", "proofValue": "z1" });
    assert_eq!(with_proof(Some(json!([proof]))), Ok(()));
    for (proof, fault) in [
        (None, ProofFault::Missing),
        (Some(json!([])), ProofFault::Missing),
        (Some(proof.clone()), malformed("proof")),
        (Some(json!([proof, proof])), malformed("proof")),
        (Some(json!([proof, other])), malformed("proof")),
        (Some(json!([other, proof])), malformed("proof")),
        (Some(json!([proof, rdfc])), unknown("eddsa-rdfc-2022")),
        (Some(json!([rdfc])), unknown("eddsa-rdfc-2022")),
        (Some(json!([proof, {}])), unknown("")),
        (Some(json!(["z1"])), unknown("")),
        (Some(changed("cryptosuite", json!("eddsa-2022"))), unknown("eddsa-2022")),
        (Some(changed("type", json!("Proof"))), malformed("type")),
        (Some(changed("nonce", json!("x"))), malformed("nonce")),
        (Some(changed("id", json!("urn:x:1"))), malformed("id")),
        (
            Some(changed("previousProof", json!("urn:x:1"))),
            malformed("previousProof"),
        ),
        (
            Some(changed("expires", json!("2099-01-01T00:00:00Z"))),
            malformed("expires"),
        ),
        (Some(changed("@context", json!([]))), malformed("@context")),
        (Some(changed("@context", json!(null))), malformed("@context")),
        (
            Some(changed("created", json!("2026-11-24T16:02:31Z"))),
            ProofFault::SignatureWrong,
        ),
        (
            Some(changed("created", json!("2026-11-24T16:02:30.0Z"))),
            malformed("created"),
        ),
        (
            Some(changed("created", json!("2026-11-24T17:02:30+01:00"))),
            malformed("created"),
        ),
        (
            Some(changed("verificationMethod", json!(hand().key()))),
            ProofFault::SignatureWrong,
        ),
        (
            Some(changed("proofPurpose", json!("authentication"))),
            malformed("proofPurpose"),
        ),
        (
            Some(changed("proofValue", other["proofValue"].clone())),
            ProofFault::SignatureWrong,
        ),
    ] {
        let shown = format!("{proof:?}");
        assert_eq!(with_proof(proof), proof_fault(fault), "{shown}");
    }
}

#[test]
fn each_member_of_the_proof_is_needed() {
    let proof = prove(&content(), &hand(), read(SIGNED)).expect("a proof");
    let members = proof.as_object().expect("an object");
    assert_eq!(members.len(), 7);
    for name in members.keys() {
        let mut less = members.clone();
        less.remove(name);
        assert!(with_proof(Some(json!([less]))).is_err(), "{name}");
    }
}

#[test]
fn what_could_not_be_read_is_never_signed() {
    assert!(record().sign(&hand()).is_ok());
    let refused: [fn(&mut Record); 5] = [
        |record| record.annotations[0].artifact = urn(99),
        |record| record.annotations.swap_remove(1).id = urn(0),
        |record| record.artifacts[0].size = (1 << 53) + 1,
        |record| record.scores.push(record.scores[0].clone()),
        |record| record.files.push(record.files[0].clone()),
    ];
    for change in refused {
        let mut changed = record();
        change(&mut changed);
        assert!(changed.sign(&hand()).is_err(), "{changed:?}");
    }
}

#[test]
fn any_signed_file_of_ours_opens_to_its_content_its_key_and_its_moment() {
    let bytes = signed(&record());
    let sealed = open(&bytes, bytes.len()).expect("sealed");
    assert_eq!(
        (sealed.content, sealed.key, sealed.created),
        (content(), hand().key(), read(SIGNED))
    );
    assert_eq!(sealed.sha256, Sha256::of(&bytes));
    let (size, limit) = (bytes.len(), bytes.len() - 1);
    assert_eq!(open(&bytes, limit), Err(FileFault::TooLarge { size, limit }));
    let list = FileFault::Shape {
        reason: "not an object".to_owned(),
    };
    assert_eq!(open(b"[]", 2), Err(list));
}

/// A signer whose two halves do not belong together.
struct Torn;

impl assay_credential::Signer for Torn {
    fn public_key(&self) -> [u8; 32] {
        Hand::of("assessor").public_key()
    }
    fn sign(&self, message: &[u8]) -> [u8; 64] {
        assay_credential::Signer::sign(&Hand::of("other"), message)
    }
}

#[test]
fn a_signer_whose_signature_does_not_fit_its_key_signs_nothing() {
    use assay_credential::Signer as _;
    assert_ne!(Torn.sign(b""), hand().sign(b""));
    assert_eq!(record().sign(&Torn), Err(FileFault::SignerUnusable.into()));
}
