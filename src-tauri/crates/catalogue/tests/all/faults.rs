//! Parts that do not fit together: each is told with its place, and all of them at once.

use crate::samples::{document, fault, read_value};
use assay_catalogue::{Fault, ReadError, Warning};
use assay_model::rubric::RubricFault;
use serde_json::{Value, json};

fn empty(place: &str) -> Fault {
    RubricFault::Empty {
        place: place.to_owned(),
    }
    .into()
}

fn unknown(place: &str, name: &str) -> Fault {
    RubricFault::Unknown {
        name: name.to_owned(),
        place: place.to_owned(),
    }
    .into()
}

fn below(place: &str, value: u32, least: u32) -> Fault {
    RubricFault::OutOfReach {
        place: place.to_owned(),
        value,
        least,
        most: None,
    }
    .into()
}

fn none_listed(place: &str) -> Fault {
    RubricFault::NoneListed {
        place: place.to_owned(),
    }
    .into()
}

fn twice(place: &str, name: &str) -> Fault {
    RubricFault::Twice {
        name: name.to_owned(),
        place: place.to_owned(),
    }
    .into()
}

fn out_of_reach(place: &str, value: u32, least: u32, most: u32) -> Fault {
    RubricFault::OutOfReach {
        place: place.to_owned(),
        value,
        least,
        most: Some(most),
    }
    .into()
}

#[test]
fn a_criterion_points_to_requirements_that_exist() {
    fault(
        0,
        |draft| draft["criteria"][0]["requirements"] = json!(["plan", "diary"]),
        unknown("criterion plans-the-check, requirements", "diary"),
    );
}

#[test]
fn the_required_level_exists() {
    fault(
        0,
        |draft| draft["criteria"][3]["required"] = json!("mastered"),
        unknown("criterion finds-out-why, required", "mastered"),
    );
}

#[test]
fn a_rule_names_criteria_that_exist_and_each_once() {
    fault(
        1,
        |draft| draft["rule"]["must"] = json!(["waits"]),
        unknown("rule.must", "waits"),
    );
    fault(
        1,
        |draft| draft["rule"]["must"] = json!(["leaves-room", "leaves-room"]),
        twice("rule.must", "leaves-room"),
    );
}

#[test]
fn the_floor_is_a_level_of_every_criterion() {
    fault(
        1,
        |draft| draft["criteria"][4]["levels"][1]["id"] = json!("emerging"),
        unknown("rule.floor in measures-the-pauses", "developing"),
    );
}

#[test]
fn points_do_not_fall_from_one_level_to_the_next() {
    let fall = RubricFault::PointsFall {
        criterion: "hears-everyone".parse().unwrap(),
    };
    fault(
        0,
        |draft| draft["criteria"][2]["levels"][2]["points"] = json!(0),
        fall.clone().into(),
    );
    fault(
        0,
        |draft| draft["criteria"][2]["levels"].as_array_mut().unwrap().reverse(),
        fall.into(),
    );
}

#[test]
fn points_can_be_added_up() {
    fault(
        0,
        |draft| draft["criteria"][0]["levels"][2]["points"] = json!(4_294_967_295_u32),
        out_of_reach("criterion plans-the-check, points", u32::MAX, 0, 10_000),
    );
}

#[test]
fn names_are_unique_among_their_kind() {
    fault(
        0,
        |draft| draft["criteria"][2]["id"] = json!("finds-out-why"),
        twice("criteria", "finds-out-why"),
    );
    fault(
        0,
        |draft| draft["criteria"][0]["levels"][0]["id"] = json!("developing"),
        twice("criterion plans-the-check, levels", "developing"),
    );
    fault(
        0,
        |draft| {
            let again = draft["requirements"][0].clone();
            draft["requirements"].as_array_mut().unwrap().push(again);
        },
        twice("requirements", "plan"),
    );
}

#[test]
fn a_cut_can_be_reached() {
    let points = |cut: u32| move |draft: &mut Value| draft["rule"] = json!({ "kind": "points", "cut": cut });
    fault(0, points(11), out_of_reach("rule.cut", 11, 1, 10));
    fault(0, points(0), out_of_reach("rule.cut", 0, 1, 10));
    fault(
        1,
        |draft| draft["rule"]["atLeast"] = json!(6),
        out_of_reach("rule.atLeast", 6, 1, 5),
    );
    fault(
        1,
        |draft| draft["rule"]["atLeast"] = json!(0),
        out_of_reach("rule.atLeast", 0, 1, 5),
    );
}

#[test]
fn the_near_cut_band_lies_on_the_scale_of_its_rule() {
    let mut draft = document(0);
    draft["nearCut"] = json!({ "from": 4, "to": 5 });
    assert!(read_value(&draft).is_ok());
    fault(
        0,
        |draft| draft["nearCut"] = json!({ "from": 4, "to": 6 }),
        out_of_reach("nearCut.to", 6, 0, 5),
    );
    fault(
        0,
        |draft| draft["nearCut"] = json!({ "from": 5, "to": 4 }),
        out_of_reach("nearCut.from", 5, 0, 4),
    );
    fault(
        0,
        |draft| {
            draft["rule"] = json!({ "kind": "points", "cut": 7 });
            draft["nearCut"] = json!({ "from": 6, "to": 11 });
        },
        out_of_reach("nearCut.to", 11, 0, 10),
    );
}

#[test]
fn a_limit_belongs_to_a_kind_of_file_that_has_it() {
    for (at, member, measure) in [
        (0, "minSeconds", "seconds"),
        (1, "maxPages", "pages"),
        (1, "minWords", "words"),
        (2, "maxSeconds", "seconds"),
    ] {
        let requirement = document(0)["requirements"][at]["id"].as_str().unwrap().parse().unwrap();
        fault(
            0,
            |draft| draft["requirements"][at][member] = json!(500),
            RubricFault::LimitWithoutKind { requirement, measure }.into(),
        );
    }
}

#[test]
fn the_least_is_not_above_the_most() {
    fault(
        0,
        |draft| draft["requirements"][2]["max"] = json!(1),
        below("requirement student-work, max", 1, 2),
    );
    fault(
        0,
        |draft| draft["requirements"][1]["maxSeconds"] = json!(179),
        below("requirement video, seconds", 179, 180),
    );
}

#[test]
fn texts_that_have_to_say_something_do() {
    for (path, place) in [
        ("/title", "title"),
        ("/version", "version"),
        ("/competency", "competency"),
        ("/keyMethod/name", "keyMethod.name"),
        ("/keyMethod/text", "keyMethod.text"),
        ("/keyMethod/research/0/citation", "keyMethod.research.citation"),
        ("/keyMethod/research/1/supports", "keyMethod.research.1.supports"),
        ("/requirements/0/title", "requirement plan, title"),
        ("/requirements/0/shows", "requirement plan, shows"),
        ("/criteria/0/title", "criterion plans-the-check, title"),
        ("/criteria/0/levels/0/title", "criterion plans-the-check, level title"),
        (
            "/criteria/0/levels/2/descriptor",
            "criterion plans-the-check, descriptor",
        ),
        ("/nextSteps/0/text", "nextSteps"),
        ("/alignments/0/name", "alignments.0.name"),
        ("/topics/0", "topics.0"),
        ("/gradeBands/0", "gradeBands.0"),
        ("/stack/name", "stack.name"),
    ] {
        for blank in ["", " \n\t"] {
            fault(
                0,
                |draft| *draft.pointer_mut(path).unwrap() = json!(blank),
                empty(place),
            );
        }
    }
    fault(
        0,
        |draft| draft["requirements"][2]["kinds"] = json!([]),
        none_listed("requirement student-work, kinds"),
    );
}

#[test]
fn a_next_step_is_for_a_criterion_that_exists_or_for_all() {
    fault(
        0,
        |draft| draft["nextSteps"][0]["criterion"] = json!("plans"),
        unknown("nextSteps", "plans"),
    );
    let mut draft = document(0);
    draft["nextSteps"][0].as_object_mut().unwrap().remove("criterion");
    assert!(read_value(&draft).is_ok());
}

#[test]
fn texts_are_markdown_without_html() {
    for (path, place) in [
        ("/title", "title"),
        ("/criteria/0/levels/1/descriptor", "criteria.0.levels.1.descriptor"),
        ("/keyMethod/research/0/citation", "keyMethod.research.0.citation"),
        ("/nextSteps/1/text", "nextSteps.1.text"),
        ("/alignments/0/framework", "alignments.0.framework"),
    ] {
        let html = Fault::Html {
            place: place.to_owned(),
            html: "<b>".to_owned(),
        };
        fault(0, |draft| *draft.pointer_mut(path).unwrap() = json!("a <b>word"), html);
        let address = Fault::Address {
            place: place.to_owned(),
            url: "javascript:0".to_owned(),
        };
        fault(
            0,
            |draft| *draft.pointer_mut(path).unwrap() = json!("[a](javascript:0)"),
            address,
        );
    }
    let hidden = Fault::Html {
        place: "note.0".to_owned(),
        html: "<i>".to_owned(),
    };
    fault(0, |draft| draft["note"] = json!(["<i>"]), hidden);
}

#[test]
fn html_in_what_was_handed_in_is_text_and_said() {
    let mut draft = document(0);
    draft["criteria"][0]["levels"][0]["descriptor"] = json!("<b>bold</b> **strong** {count, plural, one {#}} ${x}");
    let read = assay_catalogue::read(draft.to_string().as_bytes()).expect("taken as text");
    let place = "criteria.0.levels.0.descriptor".to_owned();
    let html = "<b>".to_owned();
    assert_eq!(read.warnings, [Warning::Html { place, html }]);
    draft["rule"] = json!({ "kind": "count", "atLeast": 3, "must": ["waits"] });
    let refused = assay_catalogue::read(draft.to_string().as_bytes());
    assert!(matches!(refused, Err(ReadError::Faults(faults)) if faults.len() == 2));
}

#[test]
fn a_reference_can_be_looked_up() {
    let doi = "https://doi.org/10.1080/0969595980050102".to_owned();
    let place = "keyMethod.research.0.doi".to_owned();
    fault(
        0,
        |draft| draft["keyMethod"]["research"][0]["doi"] = json!(doi.clone()),
        Fault::Doi {
            place,
            doi: doi.clone(),
        },
    );
    let place = "keyMethod.research.0.url".to_owned();
    let url = "file:///a".to_owned();
    fault(
        0,
        |draft| draft["keyMethod"]["research"][0]["url"] = json!(url.clone()),
        Fault::Address {
            place,
            url: url.clone(),
        },
    );
    let place = "resources.0.url".to_owned();
    fault(
        0,
        |draft| draft["resources"] = json!([{ "title": "a", "url": url.clone() }]),
        Fault::Address {
            place,
            url: url.clone(),
        },
    );
}

#[test]
fn prerequisites_can_be_had() {
    fault(
        3,
        |draft| draft["prerequisites"]["atLeast"] = json!(3),
        out_of_reach("prerequisites.atLeast", 3, 1, 2),
    );
    fault(
        3,
        |draft| draft["prerequisites"]["atLeast"] = json!(0),
        out_of_reach("prerequisites.atLeast", 0, 1, 2),
    );
    let mut draft = document(3);
    draft["prerequisites"] = json!({ "atLeast": 2 });
    assert!(read_value(&draft).is_ok(), "any two others");
}

#[test]
fn all_faults_are_told_at_once() {
    let mut draft = document(1);
    draft["title"] = json!("");
    draft["criteria"][0]["required"] = json!("mastered");
    draft["rule"]["must"] = json!(["waits"]);
    draft["competency"] = json!("<b>");
    let Err(ReadError::Faults(faults)) = read_value(&draft) else {
        panic!("accepted")
    };
    assert_eq!(faults.len(), 4, "{faults:?}");
}
