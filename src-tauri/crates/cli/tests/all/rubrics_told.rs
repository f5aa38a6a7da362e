//! A micro-credential with one thing wrong: the sentence is one that whoever wrote it understands, without limits that only
//! a machine has and without intervals that hold nothing.

use crate::support::{Desk, args, assay, credential};
use serde_json::{Value, json};
use std::fs;

type Change<'a> = &'a dyn Fn(&mut Value);

fn draft() -> Value {
    let text = fs::read_to_string(credential("checking-for-understanding")).expect("a micro-credential");
    serde_json::from_str(&text).expect("JSON")
}

/// Everything that is said of the draft after `change`.
fn told(change: Change<'_>) -> Vec<String> {
    let desk = Desk::new();
    let mut changed = draft();
    change(&mut changed);
    let file = desk.write("rubric.json", changed.to_string());
    let ran = assay(args([&"--json", &"micro-credential", &"check", &file]));
    assert_eq!(ran.code, 1, "{ran:?}");
    let said = ran.json();
    let findings = said["findings"].as_array().expect("findings").iter();
    findings
        .map(|finding| finding["message"].as_str().expect("a sentence").to_owned())
        .collect()
}

#[track_caller]
fn says(change: Change<'_>, sentence: &str) {
    let told = told(change);
    assert!(told.iter().any(|said| said == sentence), "{sentence}: {told:#?}");
}

#[test]
fn the_unbroken_twin_is_good() {
    let file = credential("checking-for-understanding");
    assay(args([&"--json", &"micro-credential", &"check", &file])).done();
}

#[test]
fn a_number_out_of_reach_says_what_is_in_reach_and_no_limit_of_a_machine() {
    says(
        &|draft| {
            draft["requirements"][0]["min"] = json!(3);
            draft["requirements"][0]["max"] = json!(1);
        },
        &format!(
            "requirements › {} › max is 1, and it has to be at least 3.",
            draft()["requirements"][0]["id"].as_str().expect("a name")
        ),
    );
    says(
        &|draft| draft["nearCut"] = json!({ "from": 0, "to": 99 }),
        "nearCut › to is 99; it has to lie between 0 and 5.",
    );
    says(
        &|draft| draft["nearCut"] = json!({ "from": 2, "to": 0 }),
        "nearCut › from is 2, and nothing but 0 is possible there.",
    );
    says(
        &|draft| {
            draft["rule"] = json!({ "kind": "points", "cut": 3 });
            for criterion in draft["criteria"].as_array_mut().expect("criteria") {
                for level in criterion["levels"].as_array_mut().expect("levels") {
                    level["points"] = json!(0);
                }
            }
        },
        "rule › cut is 3, and no level counts any points, so that nobody can reach it.",
    );
}

#[test]
fn an_empty_list_is_no_text_that_says_nothing_and_drags_no_other_fault_along() {
    let without_criteria: Change<'_> = &|draft| {
        draft["criteria"] = json!([]);
        draft["nextSteps"] = json!([]);
        draft["nearCut"] = json!({ "from": 1, "to": 2 });
    };
    says(
        without_criteria,
        "criteria is an empty list, and there has to be at least one.",
    );
    let told = told(without_criteria);
    assert_eq!(told.len(), 2, "the whole and the one reason: {told:#?}");
    says(&|draft| draft["title"] = json!(" "), "title says nothing.");
}

#[test]
fn a_group_of_members_is_asked_for_by_its_members_and_a_text_by_its_quotes() {
    let group = "prerequisites has to be a group of named members: atLeast, of";
    let list: Change<'_> = &|draft| draft["prerequisites"] = json!(["urn:uuid:936da01f-9abd-4d9d-80c7-00000000000a"]);
    assert!(told(list).iter().any(|said| said.contains(group)), "{:?}", told(list));
    let number: Change<'_> = &|draft| draft["version"] = json!(2);
    assert!(
        told(number)
            .iter()
            .any(|said| said.contains("version has to be text in quotes"))
    );
}
