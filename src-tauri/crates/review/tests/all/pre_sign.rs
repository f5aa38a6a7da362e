//! What is said before a signature, and what stops one.

use crate::support::{begin, line};
use assay_review::{Intake, Notice, Session, pre_sign};

fn notices(session: &Session, intake: &Intake) -> Vec<String> {
    let say = |notice: &Notice| format!("{}{notice:?}", if notice.stops() { "STOP " } else { "" });
    pre_sign(session.subject(), session.state(), intake)
        .iter()
        .map(say)
        .collect()
}

#[test]
fn an_untouched_review_is_stopped_and_a_complete_one_is_clean() {
    let mut session = begin();
    let found = notices(&session, &Intake::default());
    assert_eq!(
        found
            .iter()
            .filter(|notice| notice.starts_with("STOP Unscored"))
            .count(),
        2
    );
    assert_eq!(found.iter().filter(|notice| notice.starts_with("NotOpened")).count(), 4);
    for json in [
        r#"{"cmd":"opened","artifact":"plan.pdf"}"#,
        r#"{"cmd":"opened","artifact":"video/lesson.mp4"}"#,
        r#"{"cmd":"opened","artifact":"work.jpg"}"#,
        r#"{"cmd":"opened","artifact":"work.tif"}"#,
        r#"{"cmd":"level","criterion":"one","level":"demonstrated"}"#,
        r#"{"cmd":"rationale","criterion":"one","text":"Seen."}"#,
        r#"{"cmd":"annotate","artifact":"plan.pdf","page":1,"criteria":["one","two"]}"#,
        r#"{"cmd":"level","criterion":"two","level":"developing"}"#,
        r#"{"cmd":"rationale","criterion":"two","text":"Seen in part."}"#,
        r#"{"cmd":"strength","criterion":"two","text":"The question is there."}"#,
        r#"{"cmd":"next-step","criterion":"two","text":"Add two wrong answers."}"#,
    ] {
        line(&mut session, json).expect(json);
    }
    assert_eq!(notices(&session, &Intake::default()), Vec::<String>::new());
    let intake = Intake {
        not_met: vec!["video".parse().expect("a word")],
        exceeded: vec!["work".parse().expect("a word")],
    };
    assert_eq!(
        notices(&session, &intake),
        [
            "RequirementNotMet { requirement: video }",
            "RequirementExceeded { requirement: work }"
        ]
    );
}

#[test]
fn a_level_without_a_reason_stops_and_one_without_a_place_is_said() {
    let mut session = begin();
    line(&mut session, r#"{"cmd":"level","criterion":"one","level":"basic"}"#).expect("a level");
    let found = notices(&session, &Intake::default());
    assert!(
        found.contains(&"STOP RationaleMissing { criterion: one }".to_owned()),
        "{found:?}"
    );
    line(&mut session, r#"{"cmd":"rationale","criterion":"one","text":"Why."}"#).expect("a reason");
    let found = notices(&session, &Intake::default());
    for missing in ["PlaceMissing", "StrengthMissing", "NextStepMissing"] {
        assert!(
            found.contains(&format!("{missing} {{ criterion: one }}")),
            "{missing}: {found:?}"
        );
    }
}

#[test]
fn a_returned_submission_is_not_held_up_by_the_rubric() {
    let mut session = begin();
    line(&mut session, r#"{"cmd":"return","reasons":["Another class."]}"#).expect("returned");
    assert!(
        pre_sign(session.subject(), session.state(), &Intake::default())
            .iter()
            .all(|notice| !notice.stops())
    );
}

#[test]
fn a_whole_file_is_no_place_that_a_level_rests_on() {
    let mut session = begin();
    for json in [
        r#"{"cmd":"level","criterion":"one","level":"demonstrated"}"#,
        r#"{"cmd":"rationale","criterion":"one","text":"Seen."}"#,
        r#"{"cmd":"annotate","artifact":"plan.pdf","criteria":["one","two"]}"#,
    ] {
        line(&mut session, json).expect(json);
    }
    let missing = "PlaceMissing { criterion: one }".to_owned();
    assert!(notices(&session, &Intake::default()).contains(&missing));
    let place = r#"{"cmd":"annotate","artifact":"plan.pdf","page":1,"criteria":["one"]}"#;
    line(&mut session, place).expect("a place");
    assert!(!notices(&session, &Intake::default()).contains(&missing));
}
