//! Annotations as others see them: the W3C suite's 54 MUST assertions hold for every kind of place, and the way back is
//! exact.

use crate::samples::{annotation, places, read, urn};
use crate::shared::{Files, archive, text};
use assay_credential::{NotOurAnnotation, from_web, place_of, selectors_of, to_web};
use assay_model::MicroCredentialId;
use assay_model::score::Annotation;
use jsonschema::{Draft, Registry, Validator};
use serde_json::{Value, json};

type Change = fn(&mut Value);

fn micro_credential() -> MicroCredentialId {
    urn(3)
}

fn all() -> Vec<Annotation> {
    places()
        .into_iter()
        .enumerate()
        .map(|(at, place)| annotation(at, place))
        .collect()
}

fn web(at: usize) -> Value {
    to_web(&all()[at], &micro_credential())
}

/// The suite's schemas name each other relative to a base that it leaves to the runner.
fn based(id: &str) -> String {
    format!("http://assertions.example/{id}")
}

fn definitions(files: &Files) -> Registry<'static> {
    let schemas = files
        .iter()
        .filter(|(path, _)| path.starts_with("definitions/") && path.ends_with(".json"));
    let mut registry = Registry::new();
    for (path, bytes) in schemas {
        let schema: Value = serde_json::from_slice(bytes).expect("JSON");
        let name = path.trim_start_matches("definitions/");
        registry = registry.add(based(name), schema).expect("a schema");
    }
    registry.prepare().expect("every reference resolves")
}

fn assertions(files: &Files) -> Vec<(String, Validator)> {
    let registry = definitions(files);
    let list: Value = serde_json::from_str(text(files, "annotations/annotationMusts.test")).expect("JSON");
    let paths = list["assertions"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|path| path.as_str().expect("a path"));
    let validator = |path: &str| {
        let mut schema: Value = serde_json::from_str(text(files, path)).expect("JSON");
        let id = based(schema["id"].as_str().expect("an id"));
        schema["id"] = json!(id);
        let options = jsonschema::options()
            .with_draft(Draft::Draft4)
            .with_registry(&registry)
            .with_base_uri(id);
        options.should_validate_formats(true).build(&schema).expect(path)
    };
    paths.map(|path| (path.to_owned(), validator(path))).collect()
}

fn broken(assertions: &[(String, Validator)], annotation: &Value) -> Vec<String> {
    let failing = assertions
        .iter()
        .filter(|(_, validator)| !validator.is_valid(annotation));
    failing.map(|(path, _)| path.clone()).collect()
}

#[test]
fn all_54_assertions_of_the_w3c_suite_hold_for_every_kind_of_annotation() {
    let Some(files) = archive("w3c-web-annotation-assertions.tar.gz", "the Web Annotation assertions") else {
        return;
    };
    let assertions = assertions(&files);
    assert_eq!(assertions.len(), 54);
    let annotations = all();
    for annotation in &annotations {
        let web = to_web(annotation, &micro_credential());
        assert_eq!(broken(&assertions, &web), Vec::<String>::new(), "{web:#}");
    }
    println!(
        "annotations: {} kinds of place × {} assertions run, 0 skipped",
        annotations.len(),
        assertions.len()
    );
    assert_eq!(annotations.len(), 10);
}

#[test]
fn the_assertions_find_what_is_broken() {
    let Some(files) = archive("w3c-web-annotation-assertions.tar.gz", "broken annotations") else {
        return;
    };
    let assertions = assertions(&files);
    let changes: [(usize, Change); 5] = [
        (2, |web| {
            drop(
                web["target"]["selector"][0]
                    .as_object_mut()
                    .expect("a selector")
                    .remove("value"),
            )
        }),
        (1, |web| web["id"] = json!("not an address")),
        (2, |web| drop(web.as_object_mut().expect("an object").remove("target"))),
        (1, |web| web["@context"] = json!("http://www.w3.org/ns/other.jsonld")),
        (1, |web| web["created"] = json!("yesterday")),
    ];
    for (expected, change) in changes {
        let mut web = web(0);
        assert!(broken(&assertions, &web).is_empty(), "the unbroken twin");
        change(&mut web);
        assert_eq!(broken(&assertions, &web).len(), expected, "{web:#}");
    }
}

#[test]
fn an_annotation_reads_back_as_it_was_written() {
    for annotation in all() {
        let web = to_web(&annotation, &micro_credential());
        assert_eq!(from_web(&web, &micro_credential()), Ok(annotation), "{web:#}");
    }
}

#[test]
fn a_place_alone_reads_back_as_it_was_written() {
    for place in places() {
        let selectors = selectors_of(&place);
        assert_eq!(place_of(&selectors), Some(place), "{selectors:#}");
    }
    let media = "http://www.w3.org/TR/media-frags/";
    for none in [
        json!(null),
        json!({}),
        json!([{}]),
        json!([{ "type": "FragmentSelector", "conformsTo": media, "value": "t=2,1" }]),
        json!([{ "type": "FragmentSelector", "conformsTo": media, "value": "t=1,2", "more": 1 }]),
        json!([{ "type": "FragmentSelector", "conformsTo": media, "value": "t=1.0,2" }]),
        json!([{ "type": "TextQuoteSelector", "exact": "", "prefix": "", "suffix": "" }]),
    ] {
        assert_eq!(place_of(&none), None, "{none}");
    }
}

#[track_caller]
fn check_target(at: usize, expected: Value) {
    assert_eq!(
        web(at)["target"],
        json!({ "source": "urn:uuid:00000000-0000-4000-8000-00000000000a", "selector": expected })
    );
}

#[test]
fn each_kind_of_place_is_written_as_formats_5_has_it() {
    let media = |value: &str| json!({ "type": "FragmentSelector", "conformsTo": "http://www.w3.org/TR/media-frags/", "value": value });
    let page = |value: &str, part: Value| json!({ "type": "FragmentSelector", "conformsTo": "http://tools.ietf.org/rfc/rfc8118", "value": value, "refinedBy": part });
    let quote = json!({ "type": "TextQuoteSelector", "exact": "sorted into three piles", "prefix": "the boards were ", "suffix": ". \u{201c}Which\u{201d} \u{1f600}" });
    let position =
        json!({ "type": "TextPositionSelector", "start": 118, "end": 141, "extractor": "assay-evidence 0.1.0" });
    let xywh = "xywh=percent:10.0001,20.0000,30.0000,40.0050";
    check_target(0, json!([media("t=252,261.5")]));
    check_target(1, json!([media(&format!("t=252,261.5&{xywh}"))]));
    check_target(2, json!([media(xywh)]));
    check_target(4, json!([page("page=2", media(xywh))]));
    check_target(5, json!([page("page=2", json!([quote, position]))]));
    check_target(6, json!([page("page=3", json!([quote]))]));
    check_target(7, json!([quote, position]));
    check_target(8, json!([quote]));
    assert_eq!(web(3)["target"]["selector"][0].get("refinedBy"), None);
    assert_eq!(
        web(9)["target"],
        json!({ "source": "urn:uuid:00000000-0000-4000-8000-00000000000a" })
    );
}

#[test]
fn the_bodies_are_the_comment_the_criteria_and_the_kind() {
    assert_eq!(
        web(2)["body"],
        json!([
            { "type": "TextualBody", "purpose": "commenting", "value": "All boards go up in the same moment." },
            { "type": "SpecificResource", "purpose": "classifying", "source": "urn:uuid:00000000-0000-4000-8000-000000000003#plans-the-check" },
            { "type": "SpecificResource", "purpose": "classifying", "source": "urn:uuid:00000000-0000-4000-8000-000000000003#hears-everyone" },
            { "type": "TextualBody", "purpose": "tagging", "value": "question" },
        ])
    );
    assert_eq!(web(3)["body"].as_array().map(Vec::len), Some(2));
}

#[test]
fn what_we_would_not_have_written_is_refused() {
    let selector = "/target/selector/0";
    let changes: [(usize, &str, Value); 30] = [
        (0, "/type", json!("Bookmark")),
        (0, "/motivation", json!("commenting")),
        (0, "/@context", json!("http://www.w3.org/ns/anno")),
        (0, "/created", json!("2026-11-24T15:40:00.0Z")),
        (0, "/id", json!("https://example.org/1")),
        (0, "/body/0/purpose", json!("describing")),
        (0, "/body/1/value", json!("praise")),
        (0, "/body", json!([])),
        (
            0,
            "/body/1",
            json!({ "type": "TextualBody", "purpose": "tagging", "value": "evidence", "language": "en" }),
        ),
        (
            1,
            "/body/1/source",
            json!("urn:uuid:00000000-0000-4000-8000-000000000004#plans-the-check"),
        ),
        (
            1,
            "/body/1/source",
            json!("urn:uuid:00000000-0000-4000-8000-000000000003#Plans"),
        ),
        (
            1,
            "/body/1/source",
            json!("urn:uuid:00000000-0000-4000-8000-000000000003"),
        ),
        (1, "/body/1/purpose", json!("tagging")),
        (0, "/target", json!("urn:uuid:00000000-0000-4000-8000-00000000000a")),
        (0, "/target/selector", json!([])),
        (0, "/target/selector", json!({})),
        (0, "/target/selector/0/value", json!("t=252.0,261.5")),
        (0, "/target/selector/0/value", json!("t=0252,261.5")),
        (0, "/target/selector/0/value", json!("t=261.5,252")),
        (0, "/target/selector/0/value", json!("t=npt:252,261.5")),
        (
            0,
            "/target/selector/0/conformsTo",
            json!("http://tools.ietf.org/rfc/rfc8118"),
        ),
        (2, "/target/selector/0/value", json!("xywh=percent:10.0001,20,30,40")),
        (
            2,
            "/target/selector/0/value",
            json!("xywh=percent:90.0000,20.0000,30.0000,40.0000"),
        ),
        (2, "/target/selector/0/value", json!("xywh=pixel:10,20,30,40")),
        (4, "/target/selector/0/value", json!("page=0")),
        (4, "/target/selector/0/refinedBy/value", json!("t=252,261.5")),
        (5, "/target/selector/0/refinedBy", json!([])),
        (7, "/target/selector/0/exact", json!("")),
        (7, "/target/selector/1/start", json!(141)),
        (7, "/target/selector/1/start", json!(-1)),
    ];
    for (at, pointer, value) in changes {
        let mut web = web(at);
        assert!(from_web(&web, &micro_credential()).is_ok(), "the unbroken twin");
        *web.pointer_mut(pointer).expect(pointer) = value.clone();
        assert!(from_web(&web, &micro_credential()).is_err(), "{pointer} {value}");
    }
    let mut reversed = web(7);
    reversed["target"]["selector"].as_array_mut().expect("a list").reverse();
    assert_eq!(
        from_web(&reversed, &micro_credential()),
        Err(NotOurAnnotation::Place {
            id: read("urn:uuid:00000000-0000-4000-8000-0000000003ef")
        })
    );
    for (pointer, member) in [
        ("", "creator"),
        ("/target", "type"),
        (selector, "refinedBy"),
        ("/body/0", "format"),
    ] {
        for value in [json!(null), json!("x")] {
            let mut more = web(0);
            more.pointer_mut(pointer).expect(pointer)[member] = value;
            assert!(from_web(&more, &micro_credential()).is_err(), "{pointer} {member}");
        }
    }
}
