//! Reports to look at, in the words of the sample library.

use assay_model::outcome::{Outcome, OutcomeValue};
use assay_model::place::{PagePart, Place, Quote, Region, TextPlace, TimeSpan};
use assay_model::rubric::Rule;
use assay_model::score::{AnnotationKind, Purpose, Role};
use assay_model::{MediaTime, Sha256};
use assay_report::{
    Answer, CitedPlace, CriterionReport, EvidenceLine, LevelWords, MicroCredentialLine, PlacePicture, Report, Signer,
};

/// Title and the three descriptors of each criterion of A1.
const CRITERIA: [(&str, [&str; 3]); 5] = [
    (
        "Plans the check",
        [
            "The plan has no question, or says only that understanding will be checked.",
            "The plan has the question and when it is asked.",
            "The plan also has two expected wrong answers and what will be done after each.",
        ],
    ),
    (
        "Adjusts teaching",
        [
            "The next planned step follows whatever was shown.",
            "The same explanation is given again with the same example.",
            "The next step depends on the answers (new example, partner task, split group) and the teacher tells the class why.",
        ],
    ),
    (
        "Hears from every student",
        [
            "Volunteers answer.",
            "All are asked, but some answer after seeing others, or some show nothing and the lesson moves on.",
            "All show an answer in the same moment and the teacher looks along the room before speaking.",
        ],
    ),
    (
        "Finds out why",
        [
            "Right or wrong is told and the next question follows.",
            "One student with a right answer explains.",
            "One right and one wrong answer are explained by students before the teacher says which is right.",
        ],
    ),
    (
        "Follows through",
        [
            "The reflection retells the lesson.",
            "It counts right and wrong.",
            "It points to the two samples, says which students (by code) were still unsure and what was done with them in the next lesson.",
        ],
    ),
];

const RATIONALES: [&str; 5] = [
    "The question stands at minute 12, with two wrong answers and the paper strips for both.",
    "More than half show one finger; the worksheet is put off and the strips come out (01:30).",
    "Every hand goes up at 00:31, and the rows are looked along before anything is said.",
    "S1 and S2 explain, one wrong and one right, before either is called right.",
    "S9 and S17 are named, with the number lines of the next day.",
];

const DEMONSTRATED: usize = 2;

fn criterion(position: usize) -> CriterionReport {
    let (title, descriptors) = CRITERIA[position];
    let levels = ["Basic", "Developing", "Demonstrated"].into_iter().zip(descriptors);
    CriterionReport {
        title: title.to_owned(),
        levels: levels
            .map(|(title, descriptor)| LevelWords {
                title: title.to_owned(),
                descriptor: descriptor.to_owned(),
            })
            .collect(),
        required: DEMONSTRATED,
        least: None,
        answer: Answer::Level(DEMONSTRATED),
        rationale: RATIONALES[position].to_owned(),
        strength: None,
        next_step: None,
    }
}

/// A span of the classroom clip.
pub(crate) fn span(start: u32, end: u32) -> Place {
    Place::Time {
        span: TimeSpan::new(MediaTime(start), MediaTime(end)).expect("a span"),
        region: None,
    }
}

pub(crate) fn region(x: u32, y: u32, width: u32, height: u32) -> Region {
    Region::new(x, y, width, height).expect("a box")
}

pub(crate) fn words(exact: &str) -> TextPlace {
    TextPlace {
        quote: Quote {
            exact: exact.to_owned(),
            prefix: String::new(),
            suffix: String::new(),
        },
        position: None,
    }
}

fn cited(criteria: &[usize], file: &str, place: Place, comment: &str) -> CitedPlace {
    CitedPlace {
        criteria: criteria.to_vec(),
        file: file.to_owned(),
        place,
        kind: AnnotationKind::Evidence,
        comment: comment.to_owned(),
        picture: None,
    }
}

fn line(title: &str, file: &str, true_type: &str, size_bytes: u64) -> EvidenceLine {
    EvidenceLine {
        title: title.to_owned(),
        file: file.to_owned(),
        true_type: true_type.to_owned(),
        size_bytes,
        opened: true,
    }
}

fn outcome(value: OutcomeValue, reached: u32, explanation: &str) -> Outcome {
    Outcome {
        value,
        rule: Rule::All {},
        reached,
        of: 5,
        near_cut: false,
        explanation: explanation.to_owned(),
    }
}

/// 2041: every criterion Demonstrated.
pub(crate) fn meets() -> Report {
    let mut criteria: Vec<_> = (0..5).map(criterion).collect();
    criteria[2].strength = Some("At 00:31 every hand goes up in the same moment.".to_owned());
    criteria[3].strength = Some("At 02:24 the student mends the thought alone; nobody told the answer.".to_owned());
    Report {
        purpose: Purpose::Summative,
        language: "en".to_owned(),
        number: "2041".to_owned(),
        attempt: 1,
        micro_credential: MicroCredentialLine {
            title: "Checking for understanding".to_owned(),
            version: "2".to_owned(),
            competency: "The teacher gets an answer from every student at a planned point in a lesson and lets those \
                         answers decide what is taught next."
                .to_owned(),
        },
        signed: "2026-11-24T12:33:00Z".parse().expect("a time"),
        assessor: Signer {
            name: "R. Okafor".to_owned(),
            role: Role::Assessor,
            fingerprint: "car cycle human girl manage unveil milk snake"
                .split(' ')
                .map(str::to_owned)
                .collect(),
        },
        outcome: outcome(
            OutcomeValue::Meets,
            5,
            "5 of 5 criteria are Demonstrated: meets the rule.",
        ),
        criteria,
        places: places(),
        returned: Vec::new(),
        evidence: vec![
            line("Lesson plan", "plan.pdf", "PDF document, 2 pages", 84_213),
            line("Sample 1, S1", "work/sample-1.jpg", "JPEG picture", 1_204_118),
            line("Sample 2, S2", "work/sample-2.jpg", "JPEG picture", 998_001),
            line("Classroom", "video/classroom.mp4", "MP4 video, 3:04", 14_020_991),
            line("Reflection", "reflection.md", "text, 412 words", 2_871),
        ],
        payload: Sha256::of(b"a payload"),
        record_id: "urn:uuid:936da01f-9abd-4d9d-80c7-02af85c822a8".to_owned(),
        supersedes: None,
        next_steps: Vec::new(),
    }
}

fn places() -> Vec<CitedPlace> {
    let clip = "video/classroom.mp4";
    let question = PagePart::Text(words("3/8 or 3/5, or equal?"));
    let strips = Place::Picture {
        region: region(100_000, 420_000, 550_000, 233_333),
    };
    vec![
        cited(
            &[0],
            "plan.pdf",
            Place::Page {
                page: 1,
                part: question,
            },
            "The question, with the minute it is asked in.",
        ),
        cited(
            &[1],
            clip,
            span(90_000, 125_000),
            "No worksheet yet: the strips come first, and the class hears why.",
        ),
        cited(&[2], clip, span(31_000, 46_000), ""),
        cited(
            &[2, 3],
            clip,
            span(50_000, 89_000),
            "Three ideas stand side by side, none of them called right.",
        ),
        cited(
            &[3],
            "work/sample-1.jpg",
            strips,
            "More pieces, so smaller: the sentence under the strips.",
        ),
        cited(
            &[4],
            "reflection.md",
            Place::Text(words("S9 and S17 met next day with number lines")),
            "",
        ),
    ]
}

/// 2041 with one criterion at Developing, and a picture.
pub(crate) fn not_yet() -> Report {
    let mut report = meets();
    report.attempt = 2;
    report.outcome = outcome(
        OutcomeValue::NotYet,
        4,
        "4 of 5 criteria are Demonstrated. *Adjusts teaching* is Developing: not yet.",
    );
    let criterion = &mut report.criteria[1];
    criterion.answer = Answer::Level(1);
    criterion.rationale = "Nine of 24 answers show “eight is bigger than five”. Pairs talk; then one explanation goes \
                           to everyone (01:30). The second route on page 2 of the plan is not used."
        .to_owned();
    criterion.next_step = Some(
        "Plan two follow-ups for the next check, one for each answer you expect, and use the one the answers call for. \
         The second route on page 2 of the plan is a good start."
            .to_owned(),
    );
    report.places[1].picture = Some(PlacePicture::Shown(PICTURE.to_vec()));
    report.next_steps = vec![
        "Add to the plan two wrong answers you expect and, for each, one sentence on what you would do.".to_owned(),
        "Record a clip that runs on for two minutes after the boards go up, so that the change can be seen.".to_owned(),
    ];
    report.evidence[4].opened = false;
    report.supersedes = Some("urn:uuid:2f1ad6a0-7d1c-4f0e-8d55-0e8f7f6f3a11".to_owned());
    report
}

/// 2041 where the students cannot be heard.
pub(crate) fn cannot_judge() -> Report {
    let mut report = not_yet();
    report.outcome = outcome(
        OutcomeValue::NotYet,
        3,
        "3 of 5 criteria are Demonstrated. *Adjusts teaching* is Developing; *Finds out why* cannot be judged: not yet.",
    );
    let criterion = &mut report.criteria[3];
    criterion.answer = Answer::CannotJudge(
        "While the pairs talk no voice can be made out. Reasons may well have been given.".to_owned(),
    );
    criterion.rationale.clear();
    criterion.next_step = Some("Put a recorder on two of the tables, or write down what two pairs said.".to_owned());
    report
}

/// Feedback of a mentor.
pub(crate) fn formative() -> Report {
    let mut report = meets();
    report.purpose = Purpose::Formative;
    report.assessor.role = Role::Mentor;
    report.outcome = outcome(OutcomeValue::None, 0, "Feedback for growth: there is no outcome.");
    report
        .criteria
        .iter_mut()
        .for_each(|criterion| criterion.strength = None);
    report.criteria[1].answer = Answer::Level(1);
    report.criteria[4].answer = Answer::Unanswered;
    report.criteria[4].rationale.clear();
    report.places[2].kind = AnnotationKind::Strength;
    report.places[2].comment = "At 00:31 every hand goes up in the same moment.".to_owned();
    report.places[1].kind = AnnotationKind::Question;
    report.places[1].comment = "What made you leave the plan at 01:31?".to_owned();
    report.places[3].kind = AnnotationKind::Question;
    report.places[3].comment = "Which answer at 01:09 surprised you?".to_owned();
    report.places[0].kind = AnnotationKind::NextStep;
    report.places[0].comment = "Put two expected answers beside each question.".to_owned();
    report
}

/// A return.
pub(crate) fn returned() -> Report {
    let mut report = meets();
    report.outcome = outcome(
        OutcomeValue::Returned,
        0,
        "Returned without a judgement: nothing is said about the teaching.",
    );
    report.criteria.clear();
    report.places.clear();
    report.returned = vec![
        "At 02:12 a first name stands on the board behind the teacher. Cover it, or send the release that allows it."
            .to_owned(),
        "The reflection holds twenty seconds; send it again as sound or as text.".to_owned(),
    ];
    report
}

/// Every kind of report, by name.
pub(crate) fn all() -> Vec<(&'static str, Report)> {
    vec![
        ("meets", meets()),
        ("not-yet", not_yet()),
        ("cannot-judge", cannot_judge()),
        ("formative", formative()),
        ("returned", returned()),
    ]
}

/// A drawn board and six heads, 320 by 180 pixels.
pub(crate) const PICTURE: &[u8] = include_bytes!("picture.jpg");
