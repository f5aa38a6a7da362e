//! The four micro-credentials of `fixtures/`, and helpers that change one member of the first.

use assay_catalogue::{Fault, Match, Published, ReadError, check, read};
use assay_model::rubric::Rule;
use serde_json::Value;

pub(crate) const SAMPLES: [(&str, &[u8]); 4] = [
    (
        "checking-for-understanding",
        include_bytes!("../../../../../fixtures/micro-credentials/checking-for-understanding.json"),
    ),
    (
        "wait-time",
        include_bytes!("../../../../../fixtures/micro-credentials/wait-time.json"),
    ),
    (
        "feedback-on-writing",
        include_bytes!("../../../../../fixtures/micro-credentials/feedback-on-writing.json"),
    ),
    (
        "talk-moves",
        include_bytes!("../../../../../fixtures/micro-credentials/talk-moves.json"),
    ),
];

/// The sample at `at` as JSON that can be changed.
pub(crate) fn document(at: usize) -> Value {
    serde_json::from_slice(SAMPLES[at].1).unwrap()
}

pub(crate) fn read_value(document: &Value) -> Result<Published, ReadError> {
    check(document.to_string().as_bytes())
}

/// The sample is accepted; with `change` it has exactly this one fault.
#[track_caller]
pub(crate) fn fault(at: usize, change: impl FnOnce(&mut Value), expected: Fault) {
    let mut changed = document(at);
    assert!(read_value(&changed).is_ok());
    change(&mut changed);
    assert_eq!(read_value(&changed), Err(ReadError::Faults(vec![expected])));
}

#[test]
fn the_four_samples_are_sound_and_each_has_five_criteria_of_three_levels() {
    for (name, bytes) in SAMPLES {
        let published = read(bytes).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        assert_eq!(published.warnings, [], "{name}");
        assert!(!published.signed, "{name}");
        assert_eq!(published.criteria.len(), 5, "{name}");
        for criterion in &published.criteria {
            let levels: Vec<_> = criterion
                .levels
                .iter()
                .map(|level| (level.id.as_str(), level.points))
                .collect();
            assert_eq!(levels, [("basic", 0), ("developing", 1), ("demonstrated", 2)], "{name}");
            assert_eq!(criterion.required.as_str(), "demonstrated");
        }
        assert_eq!(published.next_steps.len(), 2, "{name}");
        assert!(published.key_method.research.len() >= 3, "{name}");
    }
}

#[test]
fn the_samples_have_the_rules_and_lengths_of_their_descriptions() {
    let [checking, wait, writing, talk] = SAMPLES.map(|(_, bytes)| read(bytes).unwrap());
    assert_eq!(checking.rule, Rule::All {});
    for (sample, must) in [
        (&wait, vec!["waits-after-question", "waits-after-answer"]),
        (&writing, vec!["comments-are-used"]),
        (&talk, vec!["hands-ideas-back", "students-answer-students"]),
    ] {
        let Rule::Count {
            at_least,
            must: named,
            floor,
        } = &sample.rule
        else {
            panic!("{:?}", sample.rule)
        };
        assert_eq!(
            (*at_least, floor.as_ref().map(|floor| floor.as_str())),
            (4, Some("developing"))
        );
        assert_eq!(named.iter().map(|id| id.as_str()).collect::<Vec<_>>(), must);
    }
    let recording = wait
        .requirements
        .iter()
        .find(|requirement| requirement.id.as_str() == "recording")
        .unwrap();
    assert!(recording.seconds.holds(180) && recording.seconds.holds(480));
    assert!(!recording.seconds.holds(179) && !recording.seconds.holds(481));
}

#[test]
fn talk_moves_builds_on_one_of_two_others() {
    let talk = read(SAMPLES[3].1).unwrap();
    let wait = read(SAMPLES[1].1).unwrap();
    let wanted = talk.listing.prerequisites.unwrap();
    assert_eq!((wanted.at_least, wanted.of.len()), (1, 2));
    assert_eq!(wanted.of[0].id, wait.id);
    assert_eq!(wanted.of[0].title, wait.title);
}

#[test]
fn no_two_samples_share_id_or_digest() {
    let samples = SAMPLES.map(|(_, bytes)| read(bytes).unwrap());
    for (at, one) in samples.iter().enumerate() {
        for other in samples.iter().skip(at + 1) {
            assert_ne!(one.sha256, other.sha256);
            assert_eq!(one.matches(&other.reference()), Match::Another);
        }
        assert_eq!(one.matches(&one.reference()), Match::Same);
    }
}

#[test]
fn the_same_id_and_version_with_another_text_differs() {
    let named = read(SAMPLES[0].1).unwrap().reference();
    let mut changed = document(0);
    changed["criteria"][0]["title"] = "Plans a check".into();
    assert_eq!(read_value(&changed).unwrap().matches(&named), Match::Differs);
    changed["version"] = "3".into();
    assert_eq!(read_value(&changed).unwrap().matches(&named), Match::Another);
}
