//! A published micro-credential is a signed file of ours: one changed byte in it is found.

use crate::hand::Hand;
use assay_app::bundles::check_micro_credential;
use assay_app::codes;
use assay_credential::seal;
use serde_json::{Map, Value, json};

const RUBRIC: &str = include_str!("../../../../../fixtures/micro-credentials/checking-for-understanding.json");

fn draft() -> Map<String, Value> {
    let file: Value = serde_json::from_str(RUBRIC).expect("a rubric");
    file.as_object().expect("an object").clone()
}

fn signed() -> Vec<u8> {
    let moment = "2026-11-24T12:00:00Z".parse().expect("a moment");
    seal(&draft(), &Hand::new(), moment).expect("sealed")
}

/// The code of what is said of a file with these bytes; none where nothing is.
fn told(bytes: &[u8]) -> Option<codes::Code> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("micro-credential.json");
    std::fs::write(&path, bytes).expect("written");
    check_micro_credential(&path).err().map(|failure| failure.code)
}

fn changed(change: impl Fn(&mut Map<String, Value>)) -> Option<codes::Code> {
    let mut file: Value = serde_json::from_slice(&signed()).expect("JSON");
    change(file.as_object_mut().expect("an object"));
    told(&assay_model::json::canonical(&file).expect("written"))
}

#[test]
fn one_that_was_signed_or_never_was_is_good() {
    assert_eq!(told(RUBRIC.as_bytes()), None);
    assert_eq!(told(&signed()), None);
}

#[test]
fn one_that_was_changed_after_it_was_signed_is_refused() {
    let title = |file: &mut Map<String, Value>| drop(file.insert("title".to_owned(), json!("Another")));
    assert_eq!(changed(title), Some(codes::SIGNATURE_WRONG));
    for proof in [json!("junk"), json!([]), json!([{}]), json!({}), json!(null)] {
        let code = changed(|file| drop(file.insert("proof".to_owned(), proof.clone())));
        assert!(code.is_some(), "{proof}");
    }
}
