//! Meets, not yet, cannot be judged, feedback, returned: what each says, and what it does not.

use crate::page;
use crate::parsed::Page;
use crate::samples::{self, cannot_judge, formative, meets, not_yet, returned};
use crate::sentences::English;
use assay_model::rubric::Rule;
use assay_model::score::AnnotationKind;
use assay_report::{Answer, Report, html};

#[track_caller]
fn check(report: &Report, said: &[&str], unsaid: &[&str]) {
    let read = Page::of(&page(report));
    read.is_sound();
    for phrase in said {
        assert!(read.text.contains(phrase), "“{phrase}” is missing in: {}", read.text);
    }
    for phrase in unsaid {
        assert!(!read.text.contains(phrase), "“{phrase}” stands in: {}", read.text);
    }
}

/// The order in which phrases stand on the page.
#[track_caller]
fn in_order(report: &Report, phrases: &[&str]) {
    let text = Page::of(&page(report)).text;
    let places: Vec<_> = phrases
        .iter()
        .map(|phrase| text.find(phrase).unwrap_or_else(|| panic!("{phrase}: {text}")))
        .collect();
    assert!(places.is_sorted(), "{phrases:?} at {places:?}");
}

#[test]
fn a_report_names_the_number_the_attempt_the_day_and_who_signed() {
    check(
        &meets(),
        &[
            "Feedback report No. 2041 · attempt 1 · 24 November 2026",
            "Checking for understanding , version 2",
            "R. Okafor , assessor",
            "car · cycle · human · girl · manage · unveil · milk · snake",
            "urn:uuid:936da01f-9abd-4d9d-80c7-02af85c822a8",
            "assay result verify",
        ],
        &["takes the place of"],
    );
}

#[test]
fn an_outcome_that_meets_says_so_and_leaves_the_decision_to_the_panel() {
    check(
        &meets(),
        &[
            "This evidence meets what is asked",
            "5 of 5 criteria are Demonstrated: meets the rule.",
            "The decision and the badge come from the panel or the authority.",
            "At 00:31 every hand goes up in the same moment.",
        ],
        &["One level up", "For the next attempt", "asked for:", "Not yet"],
    );
}

#[test]
fn not_yet_is_told_as_a_step_with_the_words_of_the_level_above() {
    check(
        &not_yet(),
        &[
            "Not yet: one criterion to go",
            "4 of 5 criteria are Demonstrated. Adjusts teaching is Developing: not yet.",
            "what is there already can stay",
            "The same explanation is given again with the same example.",
            "One level up: Demonstrated The next step depends on the answers",
            "asked for: Demonstrated",
            "For the next attempt",
            "This record says that it takes the place of an earlier one: urn:uuid:2f1ad6a0",
            "not opened",
        ],
        &["fail", "*", "The teacher did not"],
    );
}

#[test]
fn strengths_stand_before_next_steps_and_those_before_the_levels() {
    in_order(
        &not_yet(),
        &[
            "Not yet: one criterion to go",
            "What stands out",
            "The next step",
            "Level by criterion",
            "Criterion by criterion",
            "What the level says",
            "What was seen",
            "One level up",
            "For the next attempt",
            "The evidence",
            "How anyone can check this",
        ],
    );
}

#[test]
fn the_headline_counts_what_is_missing_only_where_a_number_is_what_is_missing() {
    let check = |rule, reached, headline: &str| {
        let mut report = not_yet();
        report.outcome.rule = rule;
        report.outcome.reached = reached;
        assert!(page(&report).contains(&format!("<h1>{headline}</h1>")), "{headline}");
    };
    let count = |at_least| Rule::Count {
        at_least,
        must: Vec::new(),
        floor: None,
    };
    let points = |cut| Rule::Points { cut, floor: None };
    check(Rule::All {}, 2, "Not yet: 3 criteria to go");
    check(count(4), 3, "Not yet: one criterion to go");
    check(count(4), 4, "Not yet");
    check(points(7), 5, "Not yet: 2 points to go");
    check(points(7), 6, "Not yet: one point to go");
    check(points(7), 8, "Not yet");
}

#[test]
fn the_headline_counts_nothing_where_more_than_the_number_is_missing() {
    let headline = |least, answer| {
        let mut report = not_yet();
        report.outcome.rule = Rule::Points { cut: 7, floor: None };
        report.outcome.reached = 5;
        report.criteria[4].least = least;
        report.criteria[4].answer = answer;
        let page = page(&report);
        let start = page.find("<h1>").expect("a headline") + 4;
        page[start..page.find("</h1>").expect("its end")].to_owned()
    };
    assert_eq!(headline(Some(1), Answer::Level(1)), "Not yet: 2 points to go");
    assert_eq!(headline(Some(1), Answer::Level(0)), "Not yet");
    assert_eq!(
        headline(Some(0), Answer::CannotJudge("Too dark.".to_owned())),
        "Not yet"
    );
    assert_eq!(headline(None, Answer::Level(0)), "Not yet: 2 points to go");
}

#[test]
fn what_cannot_be_judged_has_its_reason_and_what_is_asked_for() {
    check(
        &cannot_judge(),
        &[
            "Cannot be judged from this evidence",
            "Why it cannot be judged While the pairs talk no voice can be made out.",
            "What Demonstrated asks for One right and one wrong answer are explained by students",
            "Put a recorder on two of the tables",
        ],
        &["fail"],
    );
}

#[test]
fn feedback_has_strength_questions_and_a_next_step_and_no_outcome() {
    check(
        &formative(),
        &[
            "Feedback for growth No. 2041",
            "What stands out, and what comes next",
            "Feedback for growth: there is no outcome.",
            "Where the evidence stands",
            "What made you leave the plan at 01:31?",
            "Not looked at here",
            "R. Okafor , mentor",
        ],
        &["Not yet", "meets", "asked for:", "The decision", "Level by criterion"],
    );
    in_order(
        &formative(),
        &[
            "What stands out",
            "Questions at a moment",
            "The next step",
            "Where the evidence stands",
        ],
    );
}

/// Feedback that holds only what is asked for.
fn feedback(strengths: bool, steps: bool) -> Report {
    let mut report = formative();
    let stays = |kind| match kind {
        AnnotationKind::Strength => strengths,
        AnnotationKind::NextStep => steps,
        _ => true,
    };
    report.places.retain(|place| stays(place.kind));
    for criterion in &mut report.criteria {
        criterion.strength = criterion.strength.take().filter(|_| strengths);
        criterion.next_step = criterion.next_step.take().filter(|_| steps);
    }
    report
}

#[test]
fn the_headline_of_feedback_says_what_it_holds_and_counts_nothing() {
    for (strengths, steps, headline) in [
        (true, true, "What stands out, and what comes next"),
        (true, false, "What stands out"),
        (false, true, "What comes next"),
        (false, false, "Feedback on this evidence"),
    ] {
        let page = page(&feedback(strengths, steps));
        assert!(page.contains(&format!("<h1>{headline}</h1>")), "{headline}");
    }
}

#[test]
fn a_return_gives_reasons_and_says_nothing_about_the_teaching() {
    check(
        &returned(),
        &[
            "Returned without a judgement: nothing is said about the teaching.",
            "Why it comes back At 02:12 a first name stands on the board",
            "What to do",
        ],
        &[
            "Level by criterion",
            "Criterion by criterion",
            "Demonstrated",
            "Not yet",
            "What stands out",
        ],
    );
}

#[test]
fn a_place_that_serves_two_criteria_is_told_once_and_pointed_to_once() {
    let text = Page::of(&page(&meets())).text;
    assert_eq!(text.matches("Three ideas stand side by side").count(), 1);
    assert_eq!(text.matches("told under criterion 3").count(), 1);
}

#[test]
fn every_sentence_of_the_catalogue_is_used_and_every_one_used_is_there() {
    let english = English::new();
    let mut reports: Vec<_> = samples::all().into_iter().map(|(_, report)| report).collect();
    reports.push(feedback(false, true));
    reports.push(crate::extremes::crowded());
    reports.push(crate::extremes::bare());
    reports.extend(crate::extremes::of_every_role_rule_and_size());
    for report in &reports {
        let _ = html(report, &english);
    }
    let _ = assay_report::place_text(&assay_model::place::Place::Whole, &english);
    let small = assay_model::place::Place::Picture {
        region: assay_model::place::Region::new(23_000, 23_000, 23_000, 23_000).unwrap(),
    };
    assert!(assay_report::place_words(&small, &english).contains("2.3"));
    let unused: Vec<_> = English::known().difference(&english.asked()).cloned().collect();
    assert_eq!(unused, Vec::<String>::new());
    assert!(English::known().len() > 70);
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    for (name, report) in samples::all() {
        assert_eq!(page(&report), page(&report.clone()), "{name}");
    }
}

#[test]
fn the_samples_are_written_for_people_to_look_at() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("reports");
    std::fs::create_dir_all(&folder).expect("a folder");
    for (name, report) in samples::all().into_iter().chain(crate::extremes::all()) {
        let html = page(&report);
        Page::of(&html).is_sound();
        println!("{name}: {} bytes", html.len());
        std::fs::write(folder.join(format!("{name}.html")), html).expect("writes");
    }
}
