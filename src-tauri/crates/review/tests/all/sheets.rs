//! A whole review from a file, and the sheets that are none.

use crate::support::{begin, perform};
use assay_model::score::Choice;
use assay_model::shape::{Fault, Wanted};
use assay_review::{Contradiction, Refusal, Sheet, SheetError, Unfit, Unfound};

const GOOD: &str = r#"format = "assay/sheet/1"
purpose = "summative"
language = "en"

[[score]]
criterion = "one"
level = "demonstrated"
rationale = "All boards go up in the same moment."

[[score]]
criterion = "two"
cannot_judge = "The boards cannot be read at 02:10."

[[annotation]]
id = "a1"
artifact = "video/lesson.mp4"
start_ms = 31000
end_ms = 46500
criteria = ["one"]
comment = "Everybody answers."

[[annotation]]
artifact = "plan.pdf"
page = 2
quote = "count to three"
kind = "strength"
"#;

#[test]
fn a_sheet_says_what_a_person_would_have_typed() {
    let mut session = begin();
    for command in Sheet::read(GOOD).and_then(|sheet| sheet.commands()).expect("a sheet") {
        perform(&mut session, command).expect("a command");
    }
    let state = session.state();
    assert_eq!(state.opened.len(), 2, "absent: the cited artifacts count as opened");
    assert_eq!((state.annotations.len(), state.answers.len()), (2, 2));
    assert_eq!(
        state.outcome(&session.subject().credential).explanation,
        "1 of 2 criteria is Demonstrated. *Title of two* cannot be judged: not yet."
    );
}

#[test]
fn a_number_that_is_not_finite_is_told_at_its_line() {
    let boxed = |percent: &str| format!("{GOOD}\n[[annotation]]\nartifact = \"plan.pdf\"\n{percent}\n");
    assert!(Sheet::read(&boxed("page = 1\nxywh_percent = [1, 20.0, 1.0, 2.5]")).is_ok());
    for (text, expected) in [
        ("xywh_percent = [1.0, 20.0, nan, -inf]", "annotation[2].xywh_percent[2]"),
        ("xywh_percent = inf", "annotation[2].xywh_percent"),
        ("start_ms = nan", "annotation[2].start_ms"),
    ] {
        let error = Sheet::read(&boxed(text)).expect_err(text);
        let SheetError::Malformed { misshapen, line } = error else {
            panic!("{text}: {error:?}");
        };
        let last = boxed(text).lines().count();
        assert_eq!((misshapen.place.as_str(), line), (expected, last), "{text}");
        assert_eq!(misshapen.fault, Fault::Kind(Wanted::Finite));
    }
}

fn how(error: &SheetError) -> Option<Contradiction> {
    match error {
        SheetError::Contradiction { how, .. } => Some(*how),
        _ => None,
    }
}

#[track_caller]
fn refused(from: &str, to: &str, expected: fn(&SheetError) -> bool) {
    assert!(GOOD.contains(from), "the sheet holds {from:?}");
    let error = Sheet::read(&GOOD.replacen(from, to, 1))
        .and_then(|sheet| sheet.commands())
        .expect_err(to);
    assert!(expected(&error), "{to}: {error:?}");
}

#[test]
fn a_sheet_that_is_none_is_refused_with_its_reason() {
    refused("assay/sheet/1", "assay/sheet/2", |e| {
        matches!(e, SheetError::FormatNewer { .. })
    });
    refused("assay/sheet/1", "assay/record/1", |e| {
        matches!(e, SheetError::Malformed { .. })
    });
    refused("format = \"assay/sheet/1\"", "", |e| {
        matches!(e, SheetError::Malformed { .. })
    });
    refused("summative", "strict", |e| matches!(e, SheetError::Malformed { .. }));
    refused("criterion = \"one\"", "criterion = \"One!\"", |e| {
        matches!(e, SheetError::UnknownCriterion { .. })
    });
    refused("level = \"demonstrated\"", "level = \"Top!\"", |e| {
        matches!(e, SheetError::UnknownLevel { .. })
    });
    refused("All boards go up in the same moment.", "", |e| {
        matches!(e, SheetError::RationaleMissing { .. })
    });
    refused("rationale = ", "mark = ", |e| matches!(e, SheetError::Malformed { .. }));
    refused(
        "level = \"demonstrated\"\n",
        "",
        |e| matches!(e, SheetError::Unanswered { criterion } if criterion == "one"),
    );
    refused("level = ", "cannot_judge = \"Dark.\"\nlevel = ", |e| {
        how(e) == Some(Contradiction::Both)
    });
    refused("criterion = \"two\"", "criterion = \"one\"", |e| {
        how(e) == Some(Contradiction::Twice)
    });
    refused("language = \"en\"", "returned = [\"Another class.\"]", |e| {
        how(e) == Some(Contradiction::Returned)
    });
    refused(
        "language = \"en\"",
        "language = \"klingon xx\"",
        |e| matches!(e, SheetError::Malformed { misshapen, line: 3 } if misshapen.place == "language"),
    );
    refused(
        "artifact = \"plan.pdf\"",
        "id = \"a1\"\nartifact = \"plan.pdf\"",
        |e| matches!(e, SheetError::AnnotationTwice { id } if id == "a1"),
    );
    refused("rationale = \"All", "rationale = All", |e| {
        matches!(e, SheetError::NotToml { line: 8 })
    });
    refused("start_ms = 31000", "start_ms = -1", |e| {
        matches!(e, SheetError::Malformed { .. })
    });
    refused("start_ms = 31000", "start_ms = 4294967296", |e| {
        matches!(e, SheetError::Malformed { .. })
    });
    refused("kind = \"strength\"", "kind = \"praise\"", |e| {
        matches!(e, SheetError::Malformed { .. })
    });
}

#[test]
fn a_malformed_sheet_names_the_line() {
    let error = Sheet::read(&GOOD.replacen("summative", "strict", 1)).expect_err("no such purpose");
    assert!(matches!(error, SheetError::Malformed { line: 2, .. }), "{error:?}");
    let error = Sheet::read(&GOOD.replacen("\"strength\"", "\"praise\"", 1)).expect_err("no such kind");
    assert!(
        matches!(&error, SheetError::Malformed { misshapen, .. } if misshapen.place == "annotation[1].kind"),
        "{error:?}"
    );
}

#[test]
fn a_refusal_names_the_annotation_by_its_name_or_its_number() {
    let refusal = |from: &str, to: &str| {
        let mut session = begin();
        let sheet = Sheet::read(&GOOD.replacen(from, to, 1)).expect("a sheet");
        let mut commands = sheet.commands().expect("commands").into_iter();
        commands
            .find_map(|command| perform(&mut session, command).err())
            .expect(to)
    };
    let named = refusal("end_ms = 46500", "end_ms = 30000");
    let why = Unfit::Backwards;
    assert!(
        matches!(&named, Refusal::PlaceDoesNotFit { annotation: Some(name), why: found, .. } if name == "a1" && *found == why),
        "{named:?}"
    );
    let numbered = refusal("quote = \"count to three\"", "quote = \"count to five\"");
    assert!(
        matches!(&numbered, Refusal::QuoteNotFound { annotation: Some(name), how: Unfound::Nowhere, .. } if name == "2"),
        "{numbered:?}"
    );
}

#[test]
fn what_was_seen_may_stand_beside_the_reason_why_it_cannot_be_judged() {
    let both = "cannot_judge = \"The boards cannot be read.\"\nrationale = \"All boards go up.\"";
    let sheet = GOOD.replacen("cannot_judge = \"The boards cannot be read at 02:10.\"", both, 1);
    let mut session = begin();
    for command in Sheet::read(&sheet).and_then(|sheet| sheet.commands()).expect("a sheet") {
        perform(&mut session, command).expect("a command");
    }
    let scores = session.state().scores(&session.subject().credential);
    let score = scores
        .iter()
        .find(|score| score.criterion.as_str() == "two")
        .expect("a score");
    assert_eq!(
        score.choice,
        Choice::CannotJudge("The boards cannot be read.".to_owned())
    );
    assert_eq!(score.rationale, "All boards go up.");
}
