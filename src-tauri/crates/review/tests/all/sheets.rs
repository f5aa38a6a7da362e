//! A whole review from a file, and the sheets that are none.

use crate::support::{begin, perform};
use assay_review::{Sheet, SheetError};

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
        "1 of 2 criteria are Demonstrated. *Title of two* cannot be judged: not yet."
    );
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
    refused("level = \"demonstrated\"\n", "", |e| {
        matches!(e, SheetError::Contradiction { .. })
    });
    refused("criterion = \"two\"", "criterion = \"one\"", |e| {
        matches!(e, SheetError::Contradiction { .. })
    });
    refused("language = \"en\"", "returned = [\"Another class.\"]", |e| {
        matches!(e, SheetError::Contradiction { .. })
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
}
