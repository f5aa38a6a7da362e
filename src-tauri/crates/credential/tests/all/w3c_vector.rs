//! The W3C's signed eddsa-jcs-2022 document: every intermediate value comes out the same, and so does the proof. From
//! it come documents that differ in one thing and are refused for it.

use crate::samples::{Hand, read};
use crate::shared::{Files, archive, text};
use assay_credential::proof::{HashData, prove, verify};
use assay_credential::{DocumentFinding, ProofFault, PublicKey, verify_document};
use assay_model::json::{self, JsonError};
use ed25519_dalek::SigningKey;
use serde_json::{Map, Value, json};

const ARCHIVE: &str = "w3c-vc-di-eddsa-testvectors.tar.gz";
const ISSUER: &str = "https://vc.example/issuers/5678";

fn vector(test: &str) -> Option<Files> {
    archive(ARCHIVE, test)
}

fn jcs<'a>(files: &'a Files, name: &str) -> &'a str {
    text(files, &format!("TestVectors/eddsa-jcs-2022/{name}"))
}

fn object(text: &str) -> Map<String, Value> {
    serde_json::from_str(text).expect("an object")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn decoded(multibase: &str) -> Vec<u8> {
    bs58::decode(&multibase[1..]).into_vec().expect("base58")
}

/// The W3C's own key pair.
fn hand(files: &Files) -> Hand {
    let pair = object(text(files, "TestVectors/keyPair.json"));
    let secret = decoded(pair["privateKeyMultibase"].as_str().expect("a secret"));
    Hand(SigningKey::from_bytes(secret[2..].try_into().expect("32 bytes")))
}

#[test]
fn every_intermediate_value_of_the_vector_comes_out_the_same() {
    let Some(files) = vector("the eddsa-jcs-2022 vector") else {
        return;
    };
    let signed = object(jcs(&files, "signedJCS.json"));
    let options = object(jcs(&files, "proofConfigJCS.json"));
    let mut unsigned = signed.clone();
    unsigned.remove("proof");
    let canonical =
        |object: &Map<String, Value>| String::from_utf8(json::canonical(object).expect("JCS")).expect("UTF-8");
    let hashes = HashData::of(&signed, &options).expect("digests");
    assert_eq!(canonical(&unsigned), jcs(&files, "canonDocJCS.txt"));
    assert_eq!(canonical(&options), jcs(&files, "proofCanonJCS.txt"));
    assert_eq!(hashes.document.to_string(), jcs(&files, "docHashJCS.txt"));
    assert_eq!(hashes.proof_config.to_string(), jcs(&files, "proofHashJCS.txt"));
    assert_eq!(hex(&hashes.combined()), jcs(&files, "combinedHashJCS.txt"));
    let value = signed["proof"]["proofValue"].as_str().expect("a value");
    assert_eq!(value, jcs(&files, "sigBTC58JCS.txt"));
    assert_eq!(hex(&decoded(value)), jcs(&files, "sigHexJCS.txt"));
}

#[test]
fn the_vector_verifies_and_signing_it_again_gives_the_same_proof() {
    let Some(files) = vector("the eddsa-jcs-2022 vector") else {
        return;
    };
    let signed = object(jcs(&files, "signedJCS.json"));
    let hand = hand(&files);
    let proven = verify(&signed, &signed["proof"]).expect("it verifies");
    assert_eq!(
        (proven.key, proven.unsigned_contexts, proven.expires),
        (hand.key(), 0, None)
    );
    let unsigned = object(text(&files, "TestVectors/unsigned.json"));
    assert_eq!(
        prove(&unsigned, &hand, read("2023-02-24T23:36:38Z")),
        Ok(signed["proof"].clone())
    );
}

/// Its issuer is a web address: nothing on this machine can say whose key that is.
#[test]
fn the_vector_is_signed_soundly_by_a_key_that_nobody_vouches_for() {
    let Some(files) = vector("the eddsa-jcs-2022 vector") else {
        return;
    };
    let document = verify_document(jcs(&files, "signedJCS.json").as_bytes()).expect("a document");
    let (key, issuer) = (hand(&files).key(), ISSUER.to_owned());
    let findings = document.findings(read("2026-11-24T16:02:30Z"));
    assert_eq!(findings, [DocumentFinding::KeyNotIssuer { key, issuer }]);
}

/// The vector with one thing changed, and why it is refused.
type Change = (&'static str, fn(&mut Value), ProofFault);

fn malformed(member: &str) -> ProofFault {
    let member = member.to_owned();
    ProofFault::Malformed { member }
}

fn unknown(kind: &str) -> ProofFault {
    let kind = kind.to_owned();
    ProofFault::NotUnderstood { kind }
}

fn set(document: &mut Value, pointer: &str, value: Value) {
    let (parent, member) = pointer.rsplit_once('/').expect("a pointer");
    document.pointer_mut(parent).expect("a parent")[member] = value;
}

fn remove(document: &mut Value, member: &str) {
    let proof = document["proof"].as_object_mut().expect("a proof");
    proof.remove(member).expect("a member");
}

/// The signature's last 32 bytes with the group order added: fits for everyone who does not look (RFC 8032, 8.4).
fn malleated(value: &str) -> String {
    const ORDER: &str = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
    let mut signature = decoded(value);
    let mut carry = 0;
    for (at, byte) in signature[32..].iter_mut().enumerate() {
        let order = u16::from_str_radix(&ORDER[2 * at..2 * at + 2], 16).expect("hex");
        let sum = u16::from(*byte) + order + carry;
        *byte = u8::try_from(sum & 0xff).expect("a byte");
        carry = sum >> 8;
    }
    format!("z{}", bs58::encode(signature).into_string())
}

fn with_value(document: &mut Value, change: fn(&str) -> String) {
    let value = change(document["proof"]["proofValue"].as_str().expect("a value"));
    set(document, "/proof/proofValue", value.into());
}

fn re_encoded(value: &str, change: fn(&mut Vec<u8>)) -> String {
    let mut bytes = decoded(value);
    change(&mut bytes);
    format!("z{}", bs58::encode(bytes).into_string())
}

fn changed_members() -> Vec<Change> {
    use ProofFault::SignatureWrong as Wrong;
    let other_key = |d: &mut Value| {
        set(
            d,
            "/proof/verificationMethod",
            Hand::of("other").key().to_string().into(),
        )
    };
    let small_order = |d: &mut Value| {
        let key = [[0xed, 0x01].as_slice(), &[1], &[0; 31]].concat();
        let name = format!("did:key:z{}", bs58::encode(key).into_string());
        set(d, "/proof/verificationMethod", name.into());
        let zero = [[1].as_slice(), &[0; 63]].concat();
        set(
            d,
            "/proof/proofValue",
            format!("z{}", bs58::encode(zero).into_string()).into(),
        );
    };
    vec![
        (
            "type of an older suite",
            |d| set(d, "/proof/type", "Ed25519Signature2020".into()),
            malformed("type"),
        ),
        (
            "type in a list",
            |d| set(d, "/proof/type", json!(["DataIntegrityProof"])),
            malformed("type"),
        ),
        (
            "cryptosuite of RDF",
            |d| set(d, "/proof/cryptosuite", "eddsa-rdfc-2022".into()),
            unknown("eddsa-rdfc-2022"),
        ),
        (
            "cryptosuite in capitals",
            |d| set(d, "/proof/cryptosuite", "EDDSA-JCS-2022".into()),
            unknown("EDDSA-JCS-2022"),
        ),
        (
            "created a second later",
            |d| set(d, "/proof/created", "2023-02-24T23:36:39Z".into()),
            Wrong,
        ),
        (
            "created without a zone",
            |d| set(d, "/proof/created", "2023-02-24T23:36:38".into()),
            malformed("created"),
        ),
        (
            "created on no day",
            |d| set(d, "/proof/created", "2023-02-30T23:36:38Z".into()),
            malformed("created"),
        ),
        (
            "created as a number",
            |d| set(d, "/proof/created", 1_677_281_798.into()),
            malformed("created"),
        ),
        (
            "the same moment, otherwise",
            |d| set(d, "/proof/created", "2023-02-25T00:36:38+01:00".into()),
            Wrong,
        ),
        (
            "another purpose",
            |d| set(d, "/proof/proofPurpose", "authentication".into()),
            malformed("proofPurpose"),
        ),
        ("another key", other_key, Wrong),
        (
            "a small-order key and the signature that fits everything",
            small_order,
            malformed("verificationMethod"),
        ),
        (
            "a key behind an address",
            |d| set(d, "/proof/verificationMethod", format!("{ISSUER}#key-1").into()),
            malformed("verificationMethod"),
        ),
        (
            "the key without its fragment",
            |d| {
                set(
                    d,
                    "/proof/verificationMethod",
                    PublicKey::of_verification_method(d["proof"]["verificationMethod"].as_str().expect("a key"))
                        .expect("a key")
                        .to_string()
                        .into(),
                )
            },
            Wrong,
        ),
        (
            "an end that is no moment",
            |d| set(d, "/proof/expires", "never".into()),
            malformed("expires"),
        ),
        (
            "an end",
            |d| set(d, "/proof/expires", "2099-01-01T00:00:00Z".into()),
            Wrong,
        ),
        ("a member more", |d| set(d, "/proof/nonce", "x".into()), Wrong),
        (
            "a proof before it",
            |d| {
                set(
                    d,
                    "/proof/previousProof",
                    "urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544".into(),
                )
            },
            unknown("previousProof"),
        ),
        (
            "a proof in a string",
            |d| set(d, "/proof", "DataIntegrityProof".into()),
            malformed("proof"),
        ),
    ]
}

fn removed_members() -> Vec<Change> {
    use ProofFault::SignatureWrong as Wrong;
    vec![
        ("no type", |d| remove(d, "type"), malformed("type")),
        ("no cryptosuite", |d| remove(d, "cryptosuite"), malformed("cryptosuite")),
        ("no created", |d| remove(d, "created"), Wrong),
        (
            "no key",
            |d| remove(d, "verificationMethod"),
            malformed("verificationMethod"),
        ),
        ("no purpose", |d| remove(d, "proofPurpose"), malformed("proofPurpose")),
        ("no contexts in the proof", |d| remove(d, "@context"), Wrong),
        ("no value", |d| remove(d, "proofValue"), malformed("proofValue")),
    ]
}

fn changed_values() -> Vec<Change> {
    let value = malformed("proofValue");
    use ProofFault::SignatureWrong as Wrong;
    vec![
        (
            "a bit of the value",
            |d| with_value(d, |v| re_encoded(v, |bytes| bytes[0] ^= 1)),
            Wrong,
        ),
        (
            "a bit of its other half",
            |d| with_value(d, |v| re_encoded(v, |bytes| bytes[40] ^= 1)),
            Wrong,
        ),
        ("the group order added", |d| with_value(d, malleated), Wrong),
        (
            "a byte more",
            |d| with_value(d, |v| re_encoded(v, |bytes| bytes.push(0))),
            value.clone(),
        ),
        (
            "a byte less",
            |d| with_value(d, |v| re_encoded(v, |bytes| bytes.truncate(63))),
            value.clone(),
        ),
        (
            "a leading zero",
            |d| with_value(d, |v| format!("z1{}", &v[1..])),
            value.clone(),
        ),
        (
            "another alphabet",
            |d| with_value(d, |v| format!("m{}", &v[1..])),
            value.clone(),
        ),
        ("no prefix", |d| with_value(d, |v| v[1..].to_owned()), value.clone()),
        ("a space", |d| with_value(d, |v| format!("{v} ")), value.clone()),
        (
            "a digit that base58 lacks",
            |d| with_value(d, |v| v.replacen('H', "0", 1)),
            value.clone(),
        ),
        ("nothing", |d| with_value(d, |_| String::new()), value.clone()),
        ("a list", |d| set(d, "/proof/proofValue", json!(["z2HnF"])), value),
    ]
}

fn changed_documents() -> Vec<Change> {
    use ProofFault::SignatureWrong as Wrong;
    vec![
        (
            "contexts in another order",
            |d| d["@context"].as_array_mut().expect("a list").reverse(),
            Wrong,
        ),
        (
            "a context in front",
            |d| {
                d["@context"]
                    .as_array_mut()
                    .expect("a list")
                    .insert(0, "https://x.example/v1".into())
            },
            Wrong,
        ),
        (
            "the second context gone",
            |d| drop(d["@context"].as_array_mut().expect("a list").pop()),
            Wrong,
        ),
        (
            "no context",
            |d| drop(d.as_object_mut().expect("an object").remove("@context")),
            Wrong,
        ),
        (
            "the proof's contexts in another order",
            |d| d["proof"]["@context"].as_array_mut().expect("a list").reverse(),
            Wrong,
        ),
        (
            "the proof's contexts one fewer",
            |d| drop(d["proof"]["@context"].as_array_mut().expect("a list").pop()),
            Wrong,
        ),
        (
            "no contexts in the proof's list",
            |d| set(d, "/proof/@context", json!([])),
            Wrong,
        ),
        ("another name", |d| set(d, "/name", "Alumni credential".into()), Wrong),
        (
            "another subject",
            |d| set(d, "/credentialSubject/id", "did:example:other".into()),
            Wrong,
        ),
        (
            "a member more",
            |d| set(d, "/validUntil", "2099-01-01T00:00:00Z".into()),
            Wrong,
        ),
        (
            "a member less",
            |d| drop(d.as_object_mut().expect("an object").remove("description")),
            Wrong,
        ),
        ("an empty text", |d| set(d, "/description", "".into()), Wrong),
    ]
}

#[test]
fn documents_that_differ_from_the_vector_in_one_thing_are_refused() {
    let Some(files) = vector("refusals made from the eddsa-jcs-2022 vector") else {
        return;
    };
    let vector: Value = object(jcs(&files, "signedJCS.json")).into();
    let changes = [
        changed_members(),
        removed_members(),
        changed_values(),
        changed_documents(),
    ]
    .concat();
    for (what, change, expected) in &changes {
        let mut document = vector.clone();
        assert_eq!(proof_fault(&document), None, "the unbroken twin of: {what}");
        change(&mut document);
        assert_eq!(proof_fault(&document).as_ref(), Some(expected), "{what}");
    }
    println!("refusals made from the vector: {} run, 0 skipped", changes.len());
    assert_eq!(changes.len(), 50);
}

fn proof_fault(document: &Value) -> Option<ProofFault> {
    let bytes = serde_json::to_vec(document).expect("JSON");
    let document = verify_document(&bytes).expect("a document");
    let [proof] = document.proofs.as_slice() else {
        panic!("one proof");
    };
    proof.answer.clone().err()
}

#[test]
fn a_doubled_member_is_refused_before_anything_is_built() {
    let Some(files) = vector("doubled members of the eddsa-jcs-2022 vector") else {
        return;
    };
    let text = jcs(&files, "signedJCS.json");
    assert!(verify_document(text.as_bytes()).is_ok());
    let proof = object(text)["proof"].clone();
    let members = proof.as_object().expect("a proof");
    for (member, value) in members {
        let doubled = text.replace("\"proof\": {", &format!("\"proof\": {{ \"{member}\": {value},"));
        let key = member.clone();
        assert_eq!(
            verify_document(doubled.as_bytes()).err(),
            Some(JsonError::DuplicateKey { key }.into())
        );
    }
    assert_eq!(members.len(), 7);
    let doubled = text.replacen('{', &format!("{{ \"proof\": {proof},"), 1);
    assert!(verify_document(doubled.as_bytes()).is_err());
}

/// The specification lets a document's contexts go on after the proof's; what the proof does not cover is counted.
#[test]
fn a_context_behind_the_proofs_own_is_told_as_unsigned() {
    let Some(files) = vector("contexts behind the vector's") else {
        return;
    };
    let mut document = object(jcs(&files, "signedJCS.json"));
    document["@context"]
        .as_array_mut()
        .expect("a list")
        .push("https://x.example/v1".into());
    assert_eq!(
        verify(&document, &document["proof"]).map(|proven| proven.unsigned_contexts),
        Ok(1)
    );
}

#[test]
fn proofs_of_the_other_suite_are_told_apart_and_never_believed() {
    let Some(files) = vector("the eddsa-rdfc-2022 vectors") else {
        return;
    };
    let mut run = 0;
    for name in [
        "eddsa-rdfc-2022/signedDataInt.json",
        "eddsa-rdfc-2022/employ/signedDataInt.json",
        "proof-set-chain/signedProofSet1.json",
        "proof-set-chain/signedProofSet2.json",
        "proof-set-chain/signedProofChain1.json",
        "proof-set-chain/signedProofChain2.json",
    ] {
        let document = verify_document(text(&files, &format!("TestVectors/{name}")).as_bytes()).expect(name);
        assert!(!document.proofs.is_empty(), "{name}");
        for proof in &document.proofs {
            assert_eq!(proof.answer, Err(unknown("eddsa-rdfc-2022")), "{name}");
        }
        assert!(
            document
                .findings(read("2026-11-24T16:02:30Z"))
                .iter()
                .all(DocumentFinding::is_error),
            "{name}"
        );
        run += 1;
    }
    assert_eq!(run, 6);
}
