//! Commands against rubric, submission and phase; undo and redo against a model.

use crate::support::{NOW, begin, begin_with_texts, credential, line, perform, subject};
use assay_model::Sha256;
use assay_model::place::{PagePart, Place};
use assay_model::rubric::Rule;
use assay_model::score::Choice;
use assay_model::shape::Fault;
use assay_review::{Chain, Command, Phase, Refusal, Session, State, Unfit, Unfound};

#[track_caller]
fn refused(session: &mut Session, json: &str) -> Refusal {
    let before = session.state().clone();
    let refusal = line(session, json).expect_err(json);
    assert_eq!(*session.state(), before, "a refused command changes nothing");
    refusal
}

#[test]
fn what_is_named_has_to_exist() {
    let mut session = begin();
    for (json, code) in [
        (
            r#"{"cmd":"level","criterion":"three","level":"basic"}"#,
            "no criterion three",
        ),
        (
            r#"{"cmd":"level","criterion":"one","level":"best"}"#,
            "no level best in one",
        ),
        (
            r#"{"cmd":"rationale","criterion":"three","text":"x"}"#,
            "no criterion three",
        ),
        (
            r#"{"cmd":"opened","artifact":"nothing.pdf"}"#,
            "no artifact nothing.pdf",
        ),
        (
            r#"{"cmd":"annotate","artifact":"nothing.pdf"}"#,
            "no artifact nothing.pdf",
        ),
        (
            r#"{"cmd":"annotate","artifact":"plan.pdf","criteria":["three"]}"#,
            "no criterion three",
        ),
        (
            r#"{"cmd":"cannot-judge","criterion":"one","reason":" "}"#,
            "a reason is needed",
        ),
        (r#"{"cmd":"return","reasons":[]}"#, "a reason is needed"),
        (r#"{"cmd":"recuse","reason":""}"#, "a reason is needed"),
        (r#"{"cmd":"undo"}"#, "nothing to undo or redo"),
        (r#"{"cmd":"redo"}"#, "nothing to undo or redo"),
    ] {
        assert_eq!(refused(&mut session, json).to_string(), code);
    }
}

#[test]
fn a_file_is_found_by_a_name_that_looks_the_same_where_that_is_one_files() {
    let named = |paths: [&str; 2]| {
        let mut subject = begin().subject().clone();
        for (artifact, path) in subject.submission.artifacts.iter_mut().zip(paths) {
            artifact.path = path.parse().expect("a path");
        }
        subject
    };
    let (composed, decomposed) = ("plan\u{e9}.pdf", "plane\u{301}.pdf");
    let found = |subject: &assay_review::Subject, name: &str| {
        subject.artifact(name).map(|artifact| artifact.path.as_str().to_owned())
    };
    assert_eq!(found(&named([composed, "b"]), decomposed).as_deref(), Some(composed));
    assert_eq!(found(&named([decomposed, "b"]), composed).as_deref(), Some(decomposed));
    let both = named([composed, decomposed]);
    assert_eq!(found(&both, decomposed).as_deref(), Some(decomposed));
    assert_eq!(
        found(&named(["a\u{323}\u{307}", "a\u{307}\u{323}"]), "\u{1ea1}\u{307}"),
        None
    );
    assert_eq!(found(&both, "plane.pdf"), None);
}

#[test]
fn a_place_has_to_fit_the_artifact() {
    let mut session = begin();
    let annotate = |artifact: &str, place: &str| format!(r#"{{"cmd":"annotate","artifact":"{artifact}",{place}}}"#);
    let video = "video/lesson.mp4";
    for (artifact, place, wrong) in [
        (video, r#""startMs":5000,"endMs":5000"#, Unfit::NoLength),
        (video, r#""startMs":5000,"endMs":4000"#, Unfit::Backwards),
        (video, r#""startMs":5000"#, Unfit::HalfSpan),
        (video, r#""endMs":5000"#, Unfit::HalfSpan),
        (video, r#""page":1"#, Unfit::NoPages),
        (video, r#""startMs":1,"endMs":2,"page":1"#, Unfit::TwoPlaces),
        (video, r#""startMs":1,"endMs":2,"quote":"count""#, Unfit::TwoPlaces),
        (video, r#""xywhPercent":[0,0,10,10]"#, Unfit::NoPicture),
        ("plan.pdf", r#""page":3"#, Unfit::PageBeyond { page: 3, pages: 2 }),
        ("plan.pdf", r#""page":0"#, Unfit::PageZero),
        ("plan.pdf", r#""startMs":0,"endMs":1"#, Unfit::NoTime),
        ("plan.pdf", r#""page":1,"xywhPercent":[90,0,10.1,10]"#, Unfit::Box),
        (
            "plan.pdf",
            r#""page":2,"quote":"count to","xywhPercent":[0,0,9,9]"#,
            Unfit::BoxAndWords,
        ),
        ("work.jpg", r#""xywhPercent":[0,0,0,10]"#, Unfit::Box),
        ("work.jpg", r#""xywhPercent":[-1,0,10,10]"#, Unfit::Box),
        ("work.jpg", r#""page":1"#, Unfit::NoPages),
        ("work.tif", r#""page":3"#, Unfit::PageBeyond { page: 3, pages: 2 }),
        (
            "plan.pdf",
            r#""page":1,"quote":"to three","xywhPercent":[0,0,10,10]"#,
            Unfit::BoxAndWords,
        ),
        ("plan.pdf", r#""quote":"to three","chars":[6,14]"#, Unfit::WordsTwice),
        ("plan.pdf", r#""chars":[6,15]"#, Unfit::NoSuchWords),
        (video, r#""chars":[6,14],"startMs":0,"endMs":1"#, Unfit::TwoPlaces),
    ] {
        match refused(&mut session, &annotate(artifact, place)) {
            Refusal::PlaceDoesNotFit { why, .. } => assert_eq!(why, wrong, "{artifact} {place}"),
            refusal => panic!("{artifact} {place}: {refusal}"),
        }
    }
    let mut texts = begin_with_texts();
    for (artifact, place, wrong) in [
        (
            "plan.pdf",
            r#""page":3,"quote":"to three""#,
            Unfit::PageBeyond { page: 3, pages: 2 },
        ),
        ("plan.pdf", r#""page":0,"quote":"to three""#, Unfit::PageZero),
        ("plan.docx", r#""page":9"#, Unfit::PageBeyond { page: 9, pages: 4 }),
        (
            "plan.docx",
            r#""page":9,"quote":"to three""#,
            Unfit::PageBeyond { page: 9, pages: 4 },
        ),
        (
            "plan.docx",
            r#""page":9,"chars":[6,14]"#,
            Unfit::PageBeyond { page: 9, pages: 4 },
        ),
        ("notes.md", r#""page":1,"quote":"to three""#, Unfit::NoPages),
        ("notes.md", r#""page":1,"chars":[6,14]"#, Unfit::NoPages),
        ("notes.md", r#""page":1"#, Unfit::NoPages),
        (video, r#""page":1,"quote":"to three""#, Unfit::NoPages),
        ("work.jpg", r#""page":1,"quote":"to three""#, Unfit::NoPages),
    ] {
        match refused(&mut texts, &annotate(artifact, place)) {
            Refusal::PlaceDoesNotFit { why, .. } => assert_eq!(why, wrong, "{artifact} {place}"),
            refusal => panic!("{artifact} {place}: {refusal}"),
        }
    }
    for (artifact, place) in [
        ("plan.docx", r#""page":2,"quote":"to three""#),
        ("plan.docx", r#""page":4"#),
        ("notes.md", r#""quote":"to three""#),
    ] {
        line(&mut texts, &annotate(artifact, place)).expect(place);
    }
    let past = refused(
        &mut session,
        &annotate("video/lesson.mp4", r#""startMs":0,"endMs":182001"#),
    );
    assert_eq!(past.to_string(), "03:02 is past the end of video/lesson.mp4 (03:02)");
    let lost = refused(&mut session, &annotate("plan.pdf", r#""quote":"count to five""#));
    assert!(matches!(
        lost,
        Refusal::QuoteNotFound {
            how: Unfound::Nowhere,
            ..
        }
    ));
    let many = refused(&mut session, &annotate("plan.pdf", r#""quote":"count""#));
    assert!(matches!(
        many,
        Refusal::QuoteNotFound {
            how: Unfound::MoreThanOnce,
            ..
        }
    ));
    for (artifact, place) in [
        (
            "video/lesson.mp4",
            r#""startMs":0,"endMs":182000,"xywhPercent":[0,0,100,100]"#,
        ),
        ("plan.pdf", r#""page":2,"xywhPercent":[12.5,0,10.0001,10]"#),
        ("work.jpg", r#""xywhPercent":[0,0,10,10]"#),
        ("work.jpg", r#""comment":"as a whole""#),
        ("work.tif", r#""page":2,"xywhPercent":[0,0,10,10]"#),
        ("plan.pdf", r#""page":2,"chars":[6,14]"#),
    ] {
        line(&mut session, &annotate(artifact, place)).expect(place);
    }
    line(&mut session, &annotate("plan.pdf", r#""quote":"to three""#)).expect("words");
    let place = &session.state().annotations.last().expect("an annotation").place;
    assert!(
        matches!(
            place,
            Place::Page {
                page: 2,
                part: PagePart::Text(_)
            }
        ),
        "the page is found with the words"
    );
}

#[test]
fn standing_back_is_undone_and_redone_like_every_other_edit() {
    let mut session = begin();
    let (recuse, undo) = (r#"{"cmd":"recuse","reason":"A relative."}"#, r#"{"cmd":"undo"}"#);
    line(&mut session, r#"{"cmd":"level","criterion":"one","level":"basic"}"#).expect("a level");
    line(&mut session, recuse).expect("recused");
    line(&mut session, undo).expect("undone");
    assert_eq!(session.state().recused, None);
    line(&mut session, r#"{"cmd":"redo"}"#).expect("redone");
    assert_eq!(session.state().recused.as_deref(), Some("A relative."));
    line(&mut session, undo).expect("undone");
    line(&mut session, undo).expect("the level too");
    assert_eq!(refused(&mut session, undo), Refusal::NothingToUndo);
    let again = Session::resume(
        session.subject().clone(),
        Chain::walk(session.entries().cloned()).expect("sound"),
    );
    assert_eq!(again.state(), session.state());
}

#[test]
fn a_sealed_returned_or_recused_review_is_locked() {
    let level = r#"{"cmd":"level","criterion":"one","level":"basic"}"#;
    let mut session = begin();
    line(
        &mut session,
        r#"{"cmd":"return","reasons":["The video shows another class."]}"#,
    )
    .expect("returned");
    assert_eq!(refused(&mut session, level), Refusal::Returned);
    line(&mut session, r#"{"cmd":"undo"}"#).expect("taken back");
    line(&mut session, level).expect("open again");

    line(&mut session, r#"{"cmd":"recuse","reason":"A former colleague."}"#).expect("recused");
    assert_eq!(refused(&mut session, level), Refusal::Recused);
    assert_eq!(refused(&mut session, r#"{"cmd":"redo"}"#), Refusal::Recused);
    assert_eq!(session.seal(Sha256::of(b"record"), NOW), Err(Refusal::Recused));

    let mut session = begin();
    session.seal(Sha256::of(b"record"), NOW).expect("sealed");
    assert_eq!(refused(&mut session, level), Refusal::Signed);
    assert_eq!(session.seal(Sha256::of(b"record"), NOW), Err(Refusal::Signed));
}

#[test]
fn the_queue_sees_how_far_a_review_is() {
    let mut session = begin();
    let phase = |session: &Session| session.state().phase(&session.subject().credential);
    assert_eq!(phase(&session), Phase::New);
    line(&mut session, r#"{"cmd":"level","criterion":"one","level":"basic"}"#).expect("a level");
    assert_eq!(phase(&session), Phase::InReview);
    line(
        &mut session,
        r#"{"cmd":"cannot-judge","criterion":"two","reason":"Too dark."}"#,
    )
    .expect("an answer");
    assert_eq!(phase(&session), Phase::InReview, "a level needs its reason");
    line(&mut session, r#"{"cmd":"rationale","criterion":"one","text":"Why."}"#).expect("a reason");
    assert_eq!(phase(&session), Phase::ReadyToSign);
    session.seal(Sha256::of(b"record"), NOW).expect("sealed");
    assert_eq!(phase(&session), Phase::Signed);
}

/// Small deterministic generator (Marsaglia, "Xorshift RNGs", 2003), so that a failing seed can be run again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

fn random_edit(dice: &mut Dice, state: &State) -> Command {
    let criterion = ["one", "two"][usize::try_from(dice.roll(2)).expect("small")]
        .parse()
        .expect("a word");
    let text = format!("text {}", dice.roll(1000));
    let annotation = state.annotations.first().map(|annotation| annotation.id.clone());
    match (dice.roll(9), annotation) {
        (0, _) => Command::Level {
            criterion,
            level: "basic".parse().expect("a word"),
        },
        (1, _) => Command::Level {
            criterion,
            level: "demonstrated".parse().expect("a word"),
        },
        (2, _) => Command::CannotJudge {
            criterion,
            reason: text,
        },
        (3, _) => Command::Rationale { criterion, text },
        (4, _) => Command::NextStep { criterion, text },
        (5, _) => Command::Note { text },
        (6, Some(id)) => Command::RemoveAnnotation { id },
        (7, Some(id)) => {
            let request = serde_json::json!({ "artifact": "plan.pdf", "page": 1, "comment": text });
            Command::ChangeAnnotation {
                id,
                request: serde_json::from_value(request).expect("a request"),
            }
        }
        _ => {
            let request = serde_json::json!({ "artifact": "work.jpg", "comment": text, "criteria": [criterion] });
            Command::Annotate(serde_json::from_value(request).expect("a request"))
        }
    }
}

#[test]
fn a_thousand_random_commands_with_undo_redo_and_restarts_agree_with_a_stack_of_states() {
    for seed in [1, 2041, 99_991] {
        let mut dice = Dice(seed);
        let mut session = begin();
        let mut past = vec![session.state().clone()];
        let mut future: Vec<State> = Vec::new();
        for step in 0..1000 {
            match dice.roll(10) {
                0..=2 if past.len() > 1 => {
                    perform(&mut session, Command::Undo {}).expect("something to undo");
                    future.push(past.pop().expect("a state"));
                }
                3..=4 if !future.is_empty() => {
                    perform(&mut session, Command::Redo {}).expect("something to redo");
                    past.push(future.pop().expect("a state"));
                }
                5 => {
                    let chain = Chain::walk(session.entries().cloned()).expect("a whole journal");
                    session = Session::resume(session.subject().clone(), chain);
                }
                _ => {
                    let edit = random_edit(&mut dice, session.state());
                    perform(&mut session, edit).expect("an edit");
                    past.push(session.state().clone());
                    future.clear();
                }
            }
            assert_eq!(Some(session.state()), past.last(), "seed {seed}, step {step}");
        }
    }
}

#[test]
fn the_last_level_counts_and_the_journal_keeps_the_first() {
    let mut session = Session::begin(
        subject(credential(&["one"], Rule::All {}, None)),
        assay_model::score::Purpose::Formative,
        "es",
        NOW,
    )
    .expect("a first entry");
    line(&mut session, r#"{"cmd":"level","criterion":"one","level":"basic"}"#).expect("a level");
    line(
        &mut session,
        r#"{"cmd":"level","criterion":"one","level":"developing"}"#,
    )
    .expect("a level");
    let choice = session.state().choice(&"one".parse().expect("a word"));
    assert_eq!(choice, Some(Choice::Level("developing".parse().expect("a word"))));
    assert_eq!((session.head().count, session.state().language.as_str()), (3, "es"));
}

#[test]
fn a_line_that_is_no_command_is_told_by_its_member() {
    let told = |line: &str| {
        let error = Command::from_line(serde_json::from_str(line).expect("JSON")).expect_err(line);
        (error.place, error.fault)
    };
    let found = |place: &str, fault: Fault| (place.to_owned(), fault);
    let level = r#""cmd":"level","criterion":"one","level":"basic""#;
    assert!(Command::from_line(serde_json::from_str(&format!("{{{level}}}")).expect("JSON")).is_ok());
    assert_eq!(told(&format!(r#"{{{level},"why":"x"}}"#)), found("why", Fault::Unknown));
    assert_eq!(
        told(r#"{"cmd":"level","criterion":"one"}"#),
        found("level", Fault::Missing)
    );
    assert_eq!(told(r#"{"cmd":"undo","of":3}"#), found("of", Fault::Unknown));
    assert_eq!(told("[]"), found("cmd", Fault::Missing));
    assert!(matches!(told(r#"{"cmd":"praise"}"#), (place, Fault::NotOneOf { .. }) if place == "cmd"));
    let number = |found: &str| Fault::Number {
        found: found.to_owned(),
    };
    let annotate = r#""cmd":"annotate","artifact":"plan.pdf""#;
    assert_eq!(
        told(&format!(r#"{{{annotate},"page":0.5}}"#)),
        found("page", number("0.5"))
    );
    assert_eq!(
        told(&format!(r#"{{{annotate},"pages":1}}"#)),
        found("pages", Fault::Unknown)
    );
    let change = r#""cmd":"change-annotation","id":"urn:uuid:20000000-0000-4000-8000-000000000001""#;
    assert_eq!(told(&format!("{{{change}}}")), found("artifact", Fault::Missing));
    assert_eq!(
        told(&format!(r#"{{{change},"artifact":"plan.pdf","x":1}}"#)),
        found("x", Fault::Unknown)
    );
}

#[test]
fn a_correction_that_is_dropped_is_locked_and_undo_takes_it_up_where_it_was() {
    let (drop, undo) = (r#"{"cmd":"drop"}"#, r#"{"cmd":"undo"}"#);
    let level = r#"{"cmd":"level","criterion":"two","level":"basic"}"#;
    let mut signed = begin();
    line(&mut signed, r#"{"cmd":"level","criterion":"one","level":"basic"}"#).expect("a level");
    signed.seal(Sha256::of(b"record"), NOW).expect("signed");
    let mut correction = begin();
    correction.take_over(&signed, NOW, []).expect("taken over");
    assert_eq!((correction.is_correction(), correction.edits()), (true, 0));
    line(&mut correction, level).expect("corrected");
    let before = correction.state().clone();
    assert_eq!(correction.edits(), 1);

    line(&mut correction, drop).expect("dropped");
    assert!(correction.state().dropped);
    assert_eq!(refused(&mut correction, level), Refusal::Dropped);
    assert_eq!(refused(&mut correction, drop), Refusal::Dropped);
    assert_eq!(correction.typable("note"), Err(Refusal::Dropped));
    assert_eq!(correction.seal(Sha256::of(b"record"), NOW), Err(Refusal::Dropped));

    // As another process finds it.
    let chain = Chain::walk(correction.entries().cloned()).expect("sound");
    let mut found = Session::resume(correction.subject().clone(), chain);
    found.began_with(&signed);
    assert!(found.state().dropped && found.can_undo());
    line(&mut found, undo).expect("taken up");
    assert_eq!(found.state(), &before);
    line(&mut found, r#"{"cmd":"redo"}"#).expect("dropped again");
    assert!(found.state().dropped);
    line(&mut found, undo).expect("taken up");
    line(&mut found, undo).expect("the level too");
    assert_eq!(refused(&mut found, undo), Refusal::NothingToUndo);
    assert_eq!(found.state().answers, signed.state().answers);
}

#[test]
fn a_correction_of_a_return_is_dropped_too_and_one_that_was_stood_back_from_is_not() {
    let mut signed = begin();
    line(&mut signed, r#"{"cmd":"return","reasons":["Another class."]}"#).expect("returned");
    signed.seal(Sha256::of(b"record"), NOW).expect("signed");
    let mut correction = begin();
    correction.take_over(&signed, NOW, []).expect("nothing to take over");
    line(&mut correction, r#"{"cmd":"recuse","reason":"A relative."}"#).expect("recused");
    assert_eq!(refused(&mut correction, r#"{"cmd":"drop"}"#), Refusal::Recused);
    line(&mut correction, r#"{"cmd":"undo"}"#).expect("taken back");
    line(&mut correction, r#"{"cmd":"return","reasons":["Another school."]}"#).expect("returned");
    line(&mut correction, r#"{"cmd":"drop"}"#).expect("dropped");
}

#[test]
fn only_a_correction_is_dropped() {
    let drop = r#"{"cmd":"drop"}"#;
    let mut session = begin();
    assert_eq!(refused(&mut session, drop), Refusal::NoCorrection);
    line(&mut session, r#"{"cmd":"note","text":"Once more."}"#).expect("a note");
    assert_eq!(refused(&mut session, drop), Refusal::NoCorrection);
    session.seal(Sha256::of(b"record"), NOW).expect("sealed");
    assert_eq!(refused(&mut session, drop), Refusal::CorrectionNotBegun);
}

#[test]
fn only_what_can_be_written_is_typed_into() {
    let mut session = begin();
    for field in [
        "note",
        "annotation",
        "rationale:one",
        "strength:two",
        "next-step:one",
        "cannot-judge:one",
    ] {
        assert_eq!(session.typable(field), Ok(()), "{field}");
    }
    let strange = [
        "",
        "notes",
        "rationale",
        "rationale:One!",
        "praise:one",
        "annotation:7",
        "note:one",
        "sign",
    ];
    for field in strange {
        assert!(
            matches!(session.typable(field), Err(Refusal::UnknownField { .. })),
            "{field}"
        );
    }
    let other = session.typable("rationale:three").expect_err("no such criterion");
    assert!(matches!(other, Refusal::UnknownCriterion { .. }));
    let gone = session.typable("annotation:urn:uuid:20000000-0000-4000-8000-000000000009");
    assert!(matches!(gone, Err(Refusal::UnknownAnnotation { .. })));
    line(&mut session, r#"{"cmd":"return","reasons":["Another class."]}"#).expect("returned");
    assert_eq!(session.typable("rationale:one"), Err(Refusal::Returned));
    assert_eq!(session.typable("note"), Ok(()));
    line(&mut session, r#"{"cmd":"recuse","reason":"A relative."}"#).expect("recused");
    assert_eq!(session.typable("note"), Err(Refusal::Recused));
}

#[test]
fn a_correction_begins_with_what_was_signed() {
    let mut signed = begin();
    for json in [
        r#"{"cmd":"opened","artifact":"plan.pdf"}"#,
        r#"{"cmd":"annotate","artifact":"plan.pdf","criteria":["one"],"comment":"Here"}"#,
        r#"{"cmd":"annotate","artifact":"plan.pdf","criteria":["two"],"comment":"There"}"#,
        r#"{"cmd":"level","criterion":"one","level":"basic"}"#,
        r#"{"cmd":"rationale","criterion":"one","text":"A slip."}"#,
        r#"{"cmd":"strength","criterion":"one","text":"Clear."}"#,
        r#"{"cmd":"next-step","criterion":"one","text":"Ask three."}"#,
        r#"{"cmd":"rationale","criterion":"one","text":"Taken back."}"#,
        r#"{"cmd":"undo"}"#,
        r#"{"cmd":"cannot-judge","criterion":"two","reason":"No sound."}"#,
        r#"{"cmd":"note","text":"For myself."}"#,
    ] {
        line(&mut signed, json).expect(json);
    }
    signed.seal(Sha256::of(b"record"), NOW).expect("signed");
    let ids = [
        "urn:uuid:00000000-0000-4000-8000-00000000aaaa",
        "urn:uuid:00000000-0000-4000-8000-00000000bbbb",
    ];
    let ids = ids.map(|id| id.parse().expect("an id"));
    let mut correction = begin();
    correction.take_over(&signed, NOW, ids.clone()).expect("taken over");
    let (was, is) = (signed.state(), correction.state());
    assert_eq!((&is.answers, &is.note), (&was.answers, &was.note));
    assert_eq!(is.annotations.len(), 2);
    for ((is, was), id) in is.annotations.iter().zip(&was.annotations).zip(&ids) {
        assert_eq!(
            (&is.comment, &is.place, &is.criteria),
            (&was.comment, &was.place, &was.criteria)
        );
        assert_eq!((&is.id, is.created), (id, was.created));
    }
    // What it rests on was opened, and nothing is signed.
    assert!(is.opened == was.opened && is.opened.len() == 1 && is.signed.is_none());
    let chain = Chain::walk(correction.entries().cloned()).expect("whole");
    let mut walked = Session::resume(correction.subject().clone(), chain);
    walked.began_with(&signed);
    assert_eq!(walked.state(), correction.state());
    // What was signed is not taken back step by step; what was changed since is.
    for session in [&mut correction, &mut walked] {
        assert!(!session.can_undo());
        assert_eq!(line(session, r#"{"cmd":"undo"}"#), Err(Refusal::NothingToUndo));
        line(session, r#"{"cmd":"note","text":"Another."}"#).expect("noted");
        line(session, r#"{"cmd":"undo"}"#).expect("taken back");
        assert_eq!(session.state().note, "For myself.");
        assert!(!session.can_undo());
    }
}

#[test]
fn a_review_of_other_files_is_not_taken_over() {
    let mut signed = begin();
    line(&mut signed, r#"{"cmd":"level","criterion":"one","level":"basic"}"#).expect("scored");
    let mut other = subject(credential(&["one", "two"], Rule::All {}, None));
    other.payload = Sha256::of(b"other files");
    let mut session = Session::begin(other, signed.state().purpose, "en", NOW).expect("begun");
    session.take_over(&signed, NOW, []).expect("nothing to do");
    assert!(session.state().answers.is_empty());
}

#[test]
fn what_was_returned_is_judged_anew() {
    let mut signed = begin();
    line(&mut signed, r#"{"cmd":"return","reasons":["Another class."]}"#).expect("returned");
    let mut correction = begin();
    correction.take_over(&signed, NOW, []).expect("taken over");
    assert_eq!(correction.state().phase(&correction.subject().credential), Phase::New);
}
