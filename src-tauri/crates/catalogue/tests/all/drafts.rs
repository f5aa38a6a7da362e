//! A draft may stand in any layout; what it says decides its digest.

use crate::samples::{SAMPLES, document, read_value};
use assay_catalogue::{MAX_BYTES, ReadError, Warning, read};
use assay_model::json::{JsonError, canonical};
use serde_json::{Value, json};

#[track_caller]
fn refused(change: impl FnOnce(&mut Value), expected: ReadError) {
    let mut changed = document(0);
    assert!(read_value(&changed).is_ok());
    change(&mut changed);
    assert_eq!(read_value(&changed), Err(expected));
}

#[track_caller]
fn misshapen(change: impl FnOnce(&mut Value), at: &str) {
    let mut changed = document(0);
    assert!(read_value(&changed).is_ok());
    change(&mut changed);
    match read_value(&changed) {
        Err(ReadError::Shape(misshapen)) => assert_eq!(misshapen.place, at),
        other => panic!("{other:?}"),
    }
}

fn without(document: &mut Value, member: &str) {
    document.as_object_mut().unwrap().remove(member).unwrap();
}

#[test]
fn layout_does_not_change_the_digest_and_the_canonical_bytes_read_back() {
    for (name, bytes) in SAMPLES {
        let printed = read(bytes).unwrap();
        let canonical = printed.canonical().unwrap();
        assert_ne!(canonical, bytes, "{name} should be printed with spaces for this test");
        assert_eq!(read(&canonical).unwrap(), printed, "{name}");
    }
}

#[test]
fn what_nobody_can_read_or_judge_is_said_and_kept() {
    let warnings = |change: fn(&mut Value)| {
        let mut draft = document(0);
        change(&mut draft);
        read_value(&draft).unwrap().warnings
    };
    assert_eq!(warnings(|_| ()), []);
    let character = "U+0007".to_owned();
    let place = "title".to_owned();
    assert_eq!(
        warnings(|draft| draft["title"] = json!("a \u{7} b \u{202E} c")),
        [Warning::Hidden { place, character }]
    );
    let (place, length, most) = ("criteria.0.title".to_owned(), 200_000, 300);
    assert_eq!(
        warnings(|draft| draft["criteria"][0]["title"] = json!("a".repeat(200_000))),
        [Warning::Long { place, length, most }]
    );
    let single = warnings(|draft| {
        let levels = draft["criteria"][0]["levels"].as_array_mut().unwrap();
        levels.drain(..levels.len() - 1);
        let left = levels[0]["id"].clone();
        draft["criteria"][0]["required"] = left;
        draft["rule"] = json!({ "kind": "all" });
    });
    assert!(matches!(single.as_slice(), [Warning::OneLevel { .. }]), "{single:?}");
}

#[test]
fn a_member_that_is_not_known_is_kept_and_told() {
    let mut draft = document(0);
    let before = read_value(&draft).unwrap().sha256;
    draft["weeks"] = json!(3);
    draft["criteria"][1]["note"] = json!({ "by": "panel" });
    draft["rule"]["since"] = json!("2026");
    let published = read_value(&draft).unwrap();
    let mut places: Vec<_> = published
        .warnings
        .iter()
        .map(|warning| match warning {
            Warning::UnknownMember { place } => place.as_str(),
            other => panic!("nothing else: {other:?}"),
        })
        .collect();
    places.sort_unstable();
    assert_eq!(places, ["criteria.1.note", "rule.since", "weeks"]);
    assert_ne!(published.sha256, before);
    assert!(
        String::from_utf8(published.canonical().unwrap())
            .unwrap()
            .contains(r#""weeks":3"#)
    );
}

#[test]
fn a_newer_format_is_refused_and_not_guessed_at() {
    for newer in [
        "assay/micro-credential/2",
        "assay/micro-credential/10",
        "assay/micro-credential/99999999999999999999999",
    ] {
        refused(
            |draft| draft["format"] = json!(newer),
            ReadError::FormatNewer {
                format: newer.to_owned(),
            },
        );
    }
}

#[test]
fn what_is_no_micro_credential_is_not_read_as_one() {
    for other in [
        "assay/submission/1",
        "assay/micro-credential",
        "assay/micro-credential/",
        "assay/micro-credential/0",
        "assay/micro-credential/01",
        "assay/micro-credential/1.1",
        "",
    ] {
        refused(
            |draft| draft["format"] = json!(other),
            ReadError::NotOurs {
                found: Some(other.to_owned()),
            },
        );
    }
    refused(|draft| without(draft, "format"), ReadError::NotOurs { found: None });
    refused(|draft| draft["format"] = json!(1), ReadError::NotOurs { found: None });
    assert_eq!(read(b"[]"), Err(ReadError::NotOurs { found: None }));
}

#[test]
fn bytes_that_are_not_one_meaning_of_json_are_refused() {
    let text = String::from_utf8(SAMPLES[0].1.to_vec()).unwrap();
    assert!(read(text.as_bytes()).is_ok());
    let twice = text.replacen("\"version\"", "\"title\": \"other\", \"version\"", 1);
    assert_eq!(
        read(twice.as_bytes()),
        Err(JsonError::DuplicateKey {
            key: "title".to_owned()
        }
        .into())
    );
    for number in ["1152921504606846976", "9007199254740993", "9007199254740993.0", "1e300"] {
        let large = text.replacen("\"hours\": 8", &format!("\"hours\": {number}"), 1);
        let token = number.to_owned();
        assert_eq!(read(large.as_bytes()), Err(JsonError::NotWhole { token }.into()));
    }
    for (at, number) in ["8.5", "8.0", "8e0", "-0"].iter().enumerate() {
        let fraction = text.replacen("\"hours\": 8", &format!("\"hours\": {number}"), 1);
        let token = (*number).to_owned();
        assert_eq!(
            read(fraction.as_bytes()),
            Err(JsonError::NotWhole { token }.into()),
            "{at}: {number}"
        );
    }
    assert!(matches!(
        read(&text.as_bytes()[..text.len() / 2]),
        Err(ReadError::Json(JsonError::Malformed { .. }))
    ));
    let deep = text.replacen(
        "\"hours\": 8",
        &format!("\"hours\": {}{}", "[".repeat(64), "]".repeat(64)),
        1,
    );
    assert_eq!(read(deep.as_bytes()), Err(JsonError::TooDeep.into()));
}

#[test]
fn a_byte_order_mark_before_a_draft_is_layout_and_before_a_signed_one_is_not() {
    let marked = |bytes: &[u8]| [b"\xef\xbb\xbf", bytes].concat();
    let plain = read(SAMPLES[0].1).unwrap();
    assert_eq!(read(&marked(SAMPLES[0].1)).unwrap().sha256, plain.sha256);
    let mut signed: Value = serde_json::from_slice(SAMPLES[0].1).unwrap();
    signed["proof"] = json!({});
    let signed = canonical(&signed).unwrap();
    assert!(read(&signed).is_ok());
    assert!(matches!(read(&marked(&signed)), Err(ReadError::Json(_))));
}

#[test]
fn a_file_beyond_one_mebibyte_is_not_looked_at() {
    let mut bytes = SAMPLES[0].1.to_vec();
    bytes.resize(MAX_BYTES, b' ');
    assert!(read(&bytes).is_ok());
    bytes.push(b' ');
    assert_eq!(
        read(&bytes),
        Err(ReadError::TooLarge {
            size: MAX_BYTES + 1,
            most: MAX_BYTES
        })
    );
}

#[test]
fn every_member_has_its_shape_and_the_place_is_named() {
    for member in [
        "id",
        "version",
        "title",
        "competency",
        "keyMethod",
        "requirements",
        "criteria",
        "rule",
        "resources",
        "alignments",
        "topics",
        "gradeBands",
    ] {
        misshapen(|draft| without(draft, member), member);
    }
    misshapen(|draft| draft["id"] = json!("urn:uuid:0"), "id");
    misshapen(|draft| draft["version"] = json!(2), "version");
    misshapen(
        |draft| draft["keyMethod"]["research"][0]["supports"] = json!(null),
        "keyMethod.research[0].supports",
    );
    misshapen(
        |draft| draft["requirements"][0]["kinds"][0] = json!("hologram"),
        "requirements[0].kinds[0]",
    );
    misshapen(
        |draft| draft["requirements"][1]["minSeconds"] = json!(-1),
        "requirements[1].minSeconds",
    );
    misshapen(
        |draft| draft["criteria"][0]["id"] = json!("Plans the check"),
        "criteria[0].id",
    );
    misshapen(
        |draft| draft["criteria"][2]["levels"][1]["points"] = json!("1"),
        "criteria[2].levels[1].points",
    );
    misshapen(|draft| draft["nearCut"] = json!({ "from": 1 }), "nearCut.to");
    misshapen(|draft| draft["stack"] = json!("Responsive teaching"), "stack");
    misshapen(|draft| draft["rule"] = json!({ "kind": "most" }), "rule.kind");
}

#[test]
fn a_rule_has_the_members_of_its_kind_and_no_others() {
    for rule in [
        json!({ "kind": "all" }),
        json!({ "kind": "count", "atLeast": 4, "must": [] }),
        json!({ "kind": "count", "atLeast": 4, "must": ["plans-the-check"], "floor": "developing" }),
        json!({ "kind": "points", "cut": 7 }),
        json!({ "kind": "points", "cut": 7, "floor": "basic" }),
    ] {
        let mut draft = document(0);
        draft["rule"] = rule.clone();
        assert!(read_value(&draft).is_ok(), "{rule}");
    }
    for rule in [
        json!({ "kind": "all", "floor": "basic" }),
        json!({ "kind": "all", "cut": 7 }),
        json!({ "kind": "count", "must": [] }),
        json!({ "kind": "count", "atLeast": 4 }),
        json!({ "kind": "count", "atLeast": 4, "must": [], "cut": 7 }),
        json!({ "kind": "points" }),
        json!({ "kind": "points", "cut": 7, "must": [] }),
    ] {
        let mut draft = document(0);
        draft["rule"] = rule.clone();
        assert!(matches!(read_value(&draft), Err(ReadError::Shape(_))), "{rule}");
    }
}
