//! Three rules, the near-cut band, "cannot be judged", and the one sentence that says what came out.

use crate::support::credential;
use assay_model::outcome::OutcomeValue;
use assay_model::rubric::{NearCut, Rule};
use assay_model::score::{Choice, Purpose};
use assay_review::{Wording, decide, decide_in};

const NAMES: [&str; 5] = ["one", "two", "three", "four", "five"];

/// `levels`: one letter a criterion: b, d (developing), D (demonstrated), x (cannot be judged), - (not scored).
#[track_caller]
fn check(rule: &Rule, near_cut: Option<(u32, u32)>, levels: &str, expected: OutcomeValue, near: bool, says: &str) {
    let near_cut = near_cut.map(|(from, to)| NearCut { from, to });
    let credential = credential(&NAMES[..levels.len()], rule.clone(), near_cut);
    let outcome = decide(&credential, Purpose::Summative, false, &|id| {
        let at = credential.criteria.iter().position(|criterion| criterion.id == *id)?;
        let level = |name: &str| Some(Choice::Level(name.parse().expect("a word")));
        match levels.as_bytes()[at] {
            b'b' => level("basic"),
            b'd' => level("developing"),
            b'D' => level("demonstrated"),
            b'x' => Some(Choice::CannotJudge("too dark".to_owned())),
            _ => None,
        }
    });
    assert_eq!(
        (outcome.value, outcome.near_cut),
        (expected, near),
        "{levels}: {}",
        outcome.explanation
    );
    assert_eq!(outcome.explanation, says);
}

const MEETS: OutcomeValue = OutcomeValue::Meets;
const NOT_YET: OutcomeValue = OutcomeValue::NotYet;

#[test]
fn all_takes_every_criterion_at_its_required_level() {
    let all = Rule::All {};
    check(
        &all,
        None,
        "DDDDD",
        MEETS,
        false,
        "5 of 5 criteria are Demonstrated: meets the rule.",
    );
    check(
        &all,
        None,
        "DDxDD",
        NOT_YET,
        false,
        "4 of 5 criteria are Demonstrated. *Title of three* cannot be judged: not yet.",
    );
    check(
        &all,
        None,
        "d",
        NOT_YET,
        false,
        "0 of 1 criterion is Demonstrated. *Title of one* is Developing: not yet.",
    );
    check(
        &all,
        None,
        "b-",
        NOT_YET,
        false,
        "0 of 2 criteria are Demonstrated. *Title of one* is Basic; *Title of two* is not scored: not yet.",
    );
}

#[test]
fn one_is_and_several_are() {
    let all = Rule::All {};
    let one = "1 of 2 criteria is Demonstrated. *Title of two* cannot be judged: not yet.";
    check(&all, None, "Dx", NOT_YET, false, one);
    let count = Rule::Count {
        at_least: 1,
        must: vec!["two".parse().expect("a word")],
        floor: None,
    };
    let must = "1 of 2 criteria is Demonstrated, 1 is needed. *Title of two* cannot be judged and has to be Demonstrated: \
                not yet.";
    check(&count, None, "Dx", NOT_YET, false, must);
    let points = Rule::Points { cut: 1, floor: None };
    let cut = "2 of 2 points, 1 is needed: meets the rule.";
    check(&points, None, "D", MEETS, false, cut);
}

#[test]
fn count_takes_so_many_with_named_ones_and_none_below_the_floor() {
    let count = Rule::Count {
        at_least: 4,
        must: vec!["two".parse().expect("a word")],
        floor: Some("developing".parse().expect("a word")),
    };
    check(
        &count,
        None,
        "DDDDd",
        MEETS,
        false,
        "4 of 5 criteria are Demonstrated, 4 are needed: meets the rule. *Title of five* is Developing.",
    );
    check(
        &count,
        None,
        "DDDDb",
        NOT_YET,
        false,
        "4 of 5 criteria are Demonstrated, 4 are needed. *Title of five* is Basic, where no criterion may be below \
         Developing: not yet.",
    );
    check(
        &count,
        None,
        "DdDDD",
        NOT_YET,
        false,
        "4 of 5 criteria are Demonstrated, 4 are needed. *Title of two* is Developing and has to be Demonstrated: \
         not yet.",
    );
    check(
        &count,
        None,
        "DDDDx",
        NOT_YET,
        false,
        "4 of 5 criteria are Demonstrated, 4 are needed. *Title of five* cannot be judged, where no criterion may be \
         below Developing: not yet.",
    );
}

#[test]
fn points_take_a_cut_and_what_cannot_be_judged_counts_nothing() {
    let points = Rule::Points { cut: 7, floor: None };
    check(
        &points,
        None,
        "DDDD",
        MEETS,
        false,
        "8 of 8 points, 7 are needed: meets the rule.",
    );
    check(
        &points,
        None,
        "DDDDx",
        MEETS,
        false,
        "8 of 10 points, 7 are needed: meets the rule. *Title of five* cannot be judged and counts 0 points.",
    );
    let floored = Rule::Points {
        cut: 7,
        floor: Some("developing".parse().expect("a word")),
    };
    check(
        &floored,
        None,
        "DDDDx",
        NOT_YET,
        false,
        "8 of 10 points, 7 are needed. *Title of five* cannot be judged, where no criterion may be below Developing: not \
         yet.",
    );
}

#[test]
fn the_near_cut_band_is_inclusive_and_read_on_the_scale_alone() {
    let points = Rule::Points {
        cut: 7,
        floor: Some("developing".parse().expect("a word")),
    };
    let band = Some((6, 7));
    let near = "This is close to the cut: a second assessor is asked for.";
    let six = format!(
        "6 of 8 points, 7 are needed. *Title of three* is Developing; *Title of four* is Developing: not yet. {near}"
    );
    check(&points, band, "DDdd", NOT_YET, true, &six);
    let seven = format!("7 of 8 points, 7 are needed: meets the rule. *Title of four* is Developing. {near}");
    check(&points, band, "DDDd", MEETS, true, &seven);
    check(
        &points,
        band,
        "DDDD",
        MEETS,
        false,
        "8 of 8 points, 7 are needed: meets the rule.",
    );
    let below_floor = format!(
        "6 of 8 points, 7 are needed. *Title of four* is Basic, where no criterion may be below Developing: not yet. {near}"
    );
    check(&points, band, "DDDb", NOT_YET, true, &below_floor);
}

#[test]
fn of_two_levels_that_a_criterion_misses_the_higher_is_named() {
    let count = |floor: &str| Rule::Count {
        at_least: 1,
        must: vec!["two".parse().expect("a word")],
        floor: Some(floor.parse().expect("a word")),
    };
    let says = |floor: &str, levels: &str, sentence: &str| {
        let whole = format!("1 of 2 criteria is Demonstrated, 1 is needed. *Title of two* {sentence}: not yet.");
        check(&count(floor), None, levels, NOT_YET, false, &whole);
    };
    says("developing", "Dx", "cannot be judged and has to be Demonstrated");
    says("developing", "Db", "is Basic and has to be Demonstrated");
    says("developing", "Dd", "is Developing and has to be Demonstrated");
    says(
        "demonstrated",
        "Dx",
        "cannot be judged, where no criterion may be below Demonstrated",
    );
}

/// What was signed before stays readable: these sentences are never changed.
#[test]
fn the_wording_in_which_the_first_records_were_signed_is_kept() {
    let must = vec!["two".parse().expect("a word")];
    let floor: Option<assay_model::LevelId> = Some("developing".parse().expect("a word"));
    let count = Rule::Count {
        at_least: 1,
        must,
        floor,
    };
    for (rule, two, first) in [
        (
            Rule::Points { cut: 2, floor: None },
            Choice::Level("developing".parse().expect("a word")),
            "3 of 4 points, 2 are needed. *Title of two* is Developing: meets the rule.",
        ),
        (
            Rule::Points { cut: 2, floor: None },
            Choice::CannotJudge("too dark".to_owned()),
            "2 of 4 points, 2 are needed. *Title of two* cannot be judged and counts 0 points: meets the rule.",
        ),
        (
            count,
            Choice::CannotJudge("too dark".to_owned()),
            "1 of 2 criteria is Demonstrated, 1 is needed. *Title of two* cannot be judged, where no criterion may be below \
             Developing: not yet.",
        ),
    ] {
        let credential = credential(&NAMES[..2], rule, None);
        let answers = |id: &assay_model::CriterionId| match id.as_str() {
            "one" => Some(Choice::Level("demonstrated".parse().expect("a word"))),
            _ => Some(two.clone()),
        };
        let decided = |wording| decide_in(wording, &credential, Purpose::Summative, false, &answers);
        assert_eq!(decided(Wording::First).explanation, first);
        assert_ne!(decided(Wording::NEWEST).explanation, first);
        assert_eq!(
            decide(&credential, Purpose::Summative, false, &answers),
            decided(Wording::NEWEST)
        );
        let apart = |wording| assay_model::outcome::Outcome {
            explanation: String::new(),
            ..decided(wording)
        };
        assert_eq!(
            apart(Wording::First),
            apart(Wording::Second),
            "nothing but the words differs"
        );
    }
}

#[test]
fn formative_and_returned_reviews_have_no_judgement_and_no_band() {
    let credential = credential(&["one"], Rule::All {}, Some(NearCut { from: 0, to: 1 }));
    let answers = |_: &assay_model::CriterionId| Some(Choice::Level("demonstrated".parse().expect("a word")));
    let formative = decide(&credential, Purpose::Formative, false, &answers);
    assert_eq!((formative.value, formative.near_cut), (OutcomeValue::None, false));
    let returned = decide(&credential, Purpose::Summative, true, &answers);
    assert_eq!((returned.value, returned.near_cut), (OutcomeValue::Returned, false));
    assert_eq!(
        returned.explanation,
        "Returned without a judgement: nothing is said about the teaching."
    );
}

/// The rule computed in a few lines without looking at the code, over every combination of four answers.
#[test]
fn every_combination_agrees_with_a_second_reading_of_the_rule() {
    let letters = ["basic", "developing", "demonstrated", "x"];
    let must = 1usize;
    let mut meets = 0;
    for code in 0..256usize {
        let ranks: Vec<Option<usize>> = (0..4)
            .map(|at| code >> (2 * at) & 3)
            .map(|rank| (rank < 3).then_some(rank))
            .collect();
        let reached = ranks.iter().filter(|rank| **rank == Some(2)).count();
        let points: usize = ranks.iter().map(|rank| rank.unwrap_or(0)).sum();
        let floor = ranks.iter().all(|rank| rank.is_some_and(|rank| rank >= 1));
        for (rule, expected) in [
            (Rule::All {}, reached == 4),
            (
                Rule::Count {
                    at_least: 3,
                    must: vec![NAMES[must].parse().expect("a word")],
                    floor: Some("developing".parse().expect("a word")),
                },
                reached >= 3 && ranks[must] == Some(2) && floor,
            ),
            (Rule::Points { cut: 6, floor: None }, points >= 6),
            (
                Rule::Points {
                    cut: 6,
                    floor: Some("developing".parse().expect("a word")),
                },
                points >= 6 && floor,
            ),
        ] {
            let credential = credential(&NAMES[..4], rule, None);
            let outcome = decide(&credential, Purpose::Summative, false, &|id| {
                let at = credential.criteria.iter().position(|criterion| criterion.id == *id)?;
                Some(match ranks[at] {
                    Some(rank) => Choice::Level(letters[rank].parse().expect("a word")),
                    None => Choice::CannotJudge("unreadable".to_owned()),
                })
            });
            assert_eq!(
                outcome.value == MEETS,
                expected,
                "{ranks:?} under {:?}",
                credential.rule
            );
            meets += usize::from(expected);
        }
    }
    assert!(meets > 20, "the rules are met at all: {meets}");
}
