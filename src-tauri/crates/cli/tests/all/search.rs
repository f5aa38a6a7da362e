//! Words are found where they stand, from the command line.

use crate::support::{Desk, Ran, args, assay, assay_with, submission};
use serde_json::{Value, json};
use std::path::PathBuf;

struct Shelf {
    desk: Desk,
    library: PathBuf,
    bundle: PathBuf,
}

impl Shelf {
    fn new() -> Self {
        let desk = Desk::new();
        let (library, bundle) = (desk.path("library"), desk.pack_short());
        let other = desk.pack("2044", "2044", "talk-moves");
        assay(args([&"library", &"import", &bundle, &other, &"--library", &library])).done();
        Self { desk, library, bundle }
    }

    fn search(&self, words: &str) -> Ran {
        assay(args([
            &"--json",
            &"library",
            &"search",
            &words,
            &"--library",
            &self.library,
        ]))
    }

    fn hits(&self, words: &str) -> Vec<Value> {
        let found = self.search(words).done();
        assert!(!found.found("search-incomplete"), "{found:?}");
        found.json()["data"]["hits"].as_array().expect("hits").clone()
    }

    fn exec(&self, lines: &[Value]) -> Ran {
        let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
        assay_with(args([&"review", &"exec", &"2041", &"--library", &self.library]), &input)
    }
}

#[test]
fn a_hit_in_the_captions_is_a_place_in_them_and_a_moment_of_the_recording() {
    let shelf = Shelf::new();
    let hits = shelf.hits("fingers three");
    let spoken: Vec<&Value> = hits.iter().filter(|hit| hit["path"] == "video/classroom.vtt").collect();
    assert!(!spoken.is_empty(), "{hits:#?}");
    for hit in spoken {
        let selector = &hit["place"]["selector"];
        assert_eq!(selector[0]["type"], "TextQuoteSelector");
        assert!(selector[1]["start"].as_u64() < selector[1]["end"].as_u64());
        let heard = hit["heard"]["selector"][0]["value"].as_str().unwrap_or("");
        if hit["number"] == "2041" {
            assert!(heard.starts_with("t="), "{hit:#}");
        }
    }
}

#[test]
fn every_hit_is_a_place_that_can_be_cited_and_is_located_exactly() {
    let shelf = Shelf::new();
    let mut lines = Vec::new();
    for words in [
        "larger",
        "which",
        "\"or are they equal\"",
        "fingers",
        "s17",
        "show thre",
    ] {
        for hit in shelf.hits(words).iter().filter(|hit| hit["number"] == "2041") {
            let selector = &hit["place"]["selector"];
            let on_page = selector[0]["value"]
                .as_str()
                .and_then(|value| value.strip_prefix("page="));
            let text = if on_page.is_some() {
                &selector[0]["refinedBy"]
            } else {
                selector
            };
            let mut line = json!({
                "cmd": "annotate", "artifact": hit["path"], "chars": [text[1]["start"], text[1]["end"]],
            });
            if let Some(page) = on_page {
                line["page"] = page.parse::<u32>().expect("a number").into();
            }
            lines.push((line, text[0]["exact"].clone()));
        }
    }
    assert!(lines.len() >= 8, "{lines:?}");
    let commands: Vec<Value> = lines.iter().map(|(line, _)| line.clone()).collect();
    let ran = shelf.exec(&commands);
    assert_eq!(ran.out.matches("saved ").count(), commands.len(), "{}", ran.out);
    let mut judged = Vec::new();
    for criterion in [
        "plans-the-check",
        "hears-everyone",
        "finds-out-why",
        "adjusts-teaching",
        "follows-through",
    ] {
        judged.push(json!({ "cmd": "cannot-judge", "criterion": criterion, "reason": "Only searched." }));
    }
    let out = shelf.desk.path("result.zip");
    judged.push(json!({
        "cmd": "sign", "identity": shelf.desk.identity, "passphraseFile": shelf.desk.passphrase, "out": out,
    }));
    let signed = shelf.exec(&judged);
    assert_eq!(signed.out.matches("saved ").count(), judged.len(), "{}", signed.out);
    let located = assay(args([
        &"--json",
        &"evidence",
        &"locate",
        &out,
        &"--evidence",
        &shelf.bundle,
    ]))
    .done()
    .json();
    assert_eq!(located["data"]["exactly"], commands.len());
    for (place, (_, words)) in located["data"]["places"].as_array().expect("places").iter().zip(&lines) {
        let selector = &place["selector"];
        let text = if selector[0]["type"] == "TextQuoteSelector" {
            selector
        } else {
            &selector[0]["refinedBy"]
        };
        assert_eq!(text[0]["exact"], *words);
    }
}

#[test]
fn in_one_submission_every_place_of_a_word_is_a_hit() {
    let shelf = Shelf::new();
    let found = assay(args([
        &"--json",
        &"library",
        &"search",
        &"three",
        &"--submission",
        &"2041",
        &"--library",
        &shelf.library,
    ]));
    let found = found.done().json()["data"].clone();
    let hits = found["hits"].as_array().expect("hits");
    let places: std::collections::BTreeSet<String> = hits.iter().map(|hit| hit["place"].to_string()).collect();
    assert_eq!(places.len(), hits.len(), "no place twice: {hits:?}");
    assert_eq!(found["total"], hits.len());
    let captions = std::fs::read_to_string(submission("2041-short").join("video/classroom.vtt")).expect("captions");
    let said = captions.to_lowercase().matches("three").count();
    let heard = hits.iter().filter(|hit| hit["path"] == "video/classroom.vtt").count();
    assert!(said > 1 && heard == said, "{heard} of {said}");
}

#[test]
fn what_was_written_in_a_review_is_found_with_the_place_it_is_about() {
    let shelf = Shelf::new();
    let annotate = json!({
        "cmd": "annotate", "artifact": "video/classroom.mp4", "startMs": 3_000, "endMs": 9_000,
        "criteria": ["hears-everyone"], "comment": "A kaleidoscope of hands.",
    });
    let reason =
        json!({ "cmd": "rationale", "criterion": "plans-the-check", "text": "The plan is a kaleidoscope too." });
    shelf.exec(&[annotate, reason]).done();
    let hits = shelf.hits("kaleidoscope");
    let fields: Vec<&str> = hits.iter().map(|hit| hit["field"].as_str().expect("a field")).collect();
    assert_eq!(hits.len(), 2);
    assert!(fields.contains(&"rationale:plans-the-check"));
    let comment = hits.iter().find(|hit| {
        hit["field"]
            .as_str()
            .is_some_and(|field| field.starts_with("annotation:"))
    });
    let comment = comment.expect("the comment");
    assert_eq!(comment["place"]["selector"][0]["value"], "t=3,9");
    assert_eq!(comment["marks"], json!([[2, 14]]));
    shelf.exec(&[json!({ "cmd": "undo" })]).done();
    assert_eq!(
        shelf.hits("kaleidoscope").len(),
        1,
        "what is taken back is found no more"
    );
    let only = |number: &str| {
        let args = args([
            &"--json",
            &"library",
            &"search",
            &"hands",
            &"--library",
            &shelf.library,
            &"--submission",
            &number,
        ]);
        assay(args).done().json()["data"]["hits"]
            .as_array()
            .expect("hits")
            .clone()
    };
    assert!(only("2044").iter().all(|hit| hit["number"] == "2044"));
    assert!(only("2041").iter().any(|hit| hit["field"].is_string()));
}

#[test]
fn people_read_where_it_is_and_what_stands_around() {
    let shelf = Shelf::new();
    let said = assay(args([
        &"library",
        &"search",
        &"larger",
        &"equal",
        &"--library",
        &shelf.library,
    ]))
    .done()
    .out;
    assert!(said.starts_with("Found in "), "{said}");
    assert!(said.contains("plan/lesson-plan.pdf, page 1: …"), "{said}");
    let nothing = assay(args([
        &"library",
        &"search",
        &"nowhereatall",
        &"--library",
        &shelf.library,
    ]))
    .done()
    .out;
    assert_eq!(nothing, "Nothing was found.\n");
}

#[test]
fn nothing_that_is_typed_breaks_the_search() {
    let shelf = Shelf::new();
    for typed in [
        "\"",
        "NEAR(a b",
        "text:x OR",
        "*",
        "--x",
        "a AND NOT",
        "%_\\",
        "\u{202e}",
    ] {
        let ran = assay(args([
            &"--json",
            &"library",
            &"search",
            &"--library",
            &shelf.library,
            &"--",
            &typed,
        ]));
        assert_eq!(ran.json()["ok"], true, "{typed:?}: {ran:?}");
    }
}

#[test]
fn a_library_that_is_not_there_is_not_made_by_looking_into_it() {
    let desk = Desk::new();
    let library = desk.path("nowhere");
    assay(args([&"--json", &"library", &"search", &"x", &"--library", &library])).refused(3, "library-missing");
    assert!(!library.exists());
    let shelf = Shelf::new();
    assay(args([
        &"--json",
        &"library",
        &"search",
        &"x",
        &"--library",
        &shelf.library,
        &"--submission",
        &"9999",
    ]))
    .refused(1, "submission-unknown");
}
