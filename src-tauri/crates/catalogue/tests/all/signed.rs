//! A signed micro-credential is taken to the letter; its digest is that of the text without the proof.

use crate::samples::document;
use assay_catalogue::{ReadError, read};
use assay_model::json::{JsonError, canonical};
use serde_json::{Value, json};

/// The first sample with a proof beside it. Whether a proof is good is not this crate's to say.
fn signed() -> Value {
    let mut file = document(0);
    file["proof"] = json!([{ "type": "DataIntegrityProof", "cryptosuite": "eddsa-jcs-2022", "proofValue": "z3" }]);
    file
}

#[test]
fn the_digest_of_a_signed_file_is_that_of_its_draft() {
    let draft = read(document(0).to_string().as_bytes()).unwrap();
    let bytes = canonical(&signed()).unwrap();
    let published = read(&bytes).unwrap();
    assert!(published.signed);
    assert_eq!(published.sha256, draft.sha256);
    assert_eq!(published.canonical().unwrap(), bytes);
}

#[test]
fn a_signed_file_is_read_only_in_its_canonical_bytes() {
    let bytes = canonical(&signed()).unwrap();
    assert!(read(&bytes).is_ok());
    for changed in [
        serde_json::to_vec_pretty(&signed()).unwrap(),
        [bytes.as_slice(), b"\n"].concat(),
        [b" ", bytes.as_slice()].concat(),
        String::from_utf8(bytes.clone())
            .unwrap()
            .replacen("\"hours\":8", "\"hours\":8.0", 1)
            .into_bytes(),
        String::from_utf8(bytes.clone())
            .unwrap()
            .replacen("Checking", "\\u0043hecking", 1)
            .into_bytes(),
    ] {
        assert_eq!(read(&changed), Err(JsonError::NotCanonical.into()));
    }
}

#[test]
fn a_signed_file_with_a_member_that_is_not_known_is_refused() {
    for (place, change) in [
        ("weeks", (|file: &mut Value| file["weeks"] = json!(3)) as fn(&mut Value)),
        ("criteria.0.levels.2.note", |file| {
            file["criteria"][0]["levels"][2]["note"] = json!("")
        }),
        ("rule.since", |file| file["rule"]["since"] = json!("2026")),
    ] {
        let mut file = signed();
        assert!(read(&canonical(&file).unwrap()).is_ok());
        change(&mut file);
        let expected = ReadError::UnknownMember {
            place: place.to_owned(),
        };
        assert_eq!(read(&canonical(&file).unwrap()), Err(expected));
        file.as_object_mut().unwrap().remove("proof");
        assert!(read(&canonical(&file).unwrap()).is_ok(), "{place} in a draft");
    }
}
