//! Long, crowded, empty and written from right to left: nothing is refused and nothing is lost.

use crate::page;
use crate::parsed::Page;
use crate::samples::{PICTURE, cannot_judge, meets, not_yet, region, span, words};
use assay_model::Timestamp;
use assay_model::outcome::OutcomeValue;
use assay_model::place::{PagePart, Place, TimeSpan};
use assay_model::rubric::Rule;
use assay_model::score::{AnnotationKind, Role};
use assay_report::{Answer, CitedPlace, LevelWords, PlacePicture, Report};

/// Twelve criteria with long names, six levels, and annotations of every kind.
pub(crate) fn crowded() -> Report {
    let mut report = not_yet();
    let long = "Rückmeldungen zu Zwischenergebnissen in selbstgesteuerten Gruppenarbeitsphasen sichtbar machen";
    report.language = "de".to_owned();
    report.outcome.explanation =
        format!("4 of 12 criteria are nachgewiesen. *{long} (1)* is Stufe 1; *{long} (2)* is Stufe 2: not yet.");
    report.number = "123456789012".to_owned();
    report.attempt = 11;
    report.micro_credential.title = format!("{long} und weiterentwickeln");
    report.assessor.name =
        "Dr.in Maria-Theresia Freifrau von Hohenstein-Wittgenstein, Regionales Bildungsbüro".to_owned();
    let row = report.criteria[1].clone();
    report.criteria = (0..12).map(|_| row.clone()).collect();
    for (position, row) in report.criteria.iter_mut().enumerate() {
        row.title = format!("{long} ({})", position + 1);
        row.strength = Some(format!("{long}: {}", row.rationale));
        row.levels = (1..=6)
            .map(|level| LevelWords {
                title: format!("Überwiegend nachgewiesen, Stufe {level}"),
                descriptor: format!("{long} {level}."),
            })
            .collect();
        row.required = 4;
        row.answer = Answer::Level(position % 6);
    }
    report.places = (0..60).map(place).collect();
    report
}

fn place(number: usize) -> CitedPlace {
    let start = u32::try_from(number).expect("small") * 7_000;
    let kinds = [
        AnnotationKind::Evidence,
        AnnotationKind::Strength,
        AnnotationKind::Question,
        AnnotationKind::NextStep,
    ];
    let where_in_it = match number % 7 {
        0 => Place::Page {
            page: 3,
            part: PagePart::Region(region(120_000, 540_000, 300_000, 120_000)),
        },
        1 => Place::Page {
            page: 2,
            part: PagePart::Text(words(
                "Show me with your fingers, everybody, and look at nobody else while you do.",
            )),
        },
        2 => Place::Whole,
        3 => Place::Time {
            span: TimeSpan::new(assay_model::MediaTime(start), assay_model::MediaTime(start + 9_000)).expect("a span"),
            region: Some(region(100_000, 200_000, 300_000, 400_000)),
        },
        4 => Place::Text(words("S9 and S17")),
        _ => span(start, start + 4_000),
    };
    CitedPlace {
        criteria: vec![number % 12, (number + 5) % 12],
        file: format!(
            "unterricht/{}_aufnahme_der_gruppenarbeitsphase_mit_untertiteln.mp4",
            number % 3
        ),
        place: where_in_it,
        kind: kinds[number % 4],
        comment: format!("Comment {number}: what is seen here, told in one sentence."),
        picture: match number % 20 {
            0 => Some(PlacePicture::Shown(PICTURE.to_vec())),
            1 => Some(PlacePicture::Beside(format!("data/places/{number}.jpg"))),
            _ => None,
        },
    }
}

/// Two thousand annotations.
pub(crate) fn two_thousand() -> Report {
    let mut report = not_yet();
    report.places = (0..2_000)
        .map(|number| {
            let mut place = place(number);
            place.criteria = vec![number % 5];
            place.picture = None;
            place
        })
        .collect();
    report
}

/// Nothing that can be left out is there.
pub(crate) fn bare() -> Report {
    let mut report = cannot_judge();
    report.language = String::new();
    report.assessor.name = String::new();
    report.assessor.fingerprint.clear();
    report.micro_credential.version = String::new();
    report.micro_credential.competency = String::new();
    report.outcome.explanation = String::new();
    report.places.clear();
    report.evidence.clear();
    report.next_steps.clear();
    report.supersedes = None;
    for row in &mut report.criteria {
        row.rationale.clear();
        row.strength = None;
        row.next_step = None;
        row.levels.clear();
    }
    report
}

/// Written in Arabic.
pub(crate) fn right_to_left() -> Report {
    let mut report = not_yet();
    report.language = "ar".to_owned();
    report.micro_credential.title = "التحقق من الفهم".to_owned();
    report.micro_credential.competency = "يحصل المعلم على إجابة من كل طالب في لحظة مخطط لها من الدرس.".to_owned();
    report.assessor.name = "مريم أحمد".to_owned();
    report.criteria[1].title = "يعدّل التدريس".to_owned();
    report.outcome.explanation = "4 of 5 criteria are Demonstrated. *يعدّل التدريس* is Developing: not yet.".to_owned();
    report.criteria[1].rationale = "تسعة من 24 إجابة تُظهر أن “8 أكبر من 5”.\n\nثم شرح واحد للجميع (01:30).".to_owned();
    report.criteria[1].next_step = Some("خطّط لمتابعتين، واحدة لكل إجابة متوقعة.".to_owned());
    report.criteria[2].strength = Some("في 00:31 ترتفع كل الأيدي معًا.".to_owned());
    report.places[1].comment = "تُستبدل ورقة العمل بالشرائط (B4).".to_owned();
    report.places[1].file = "فيديو/الصف (1).mp4".to_owned();
    report
}

/// Two roles and the sizes and rules that the samples do not have.
pub(crate) fn of_every_role_rule_and_size() -> Vec<Report> {
    let mut panel = not_yet();
    panel.assessor.role = Role::Panel;
    panel.outcome.rule = Rule::Points { cut: 7, floor: None };
    panel.outcome.reached = 7;
    panel.evidence[0].size_bytes = 1;
    panel.evidence[1].size_bytes = 2_000_000_000;
    let mut authority = meets();
    authority.assessor.role = Role::Authority;
    authority.outcome.value = OutcomeValue::None;
    let mut points = not_yet();
    points.outcome.rule = Rule::Points { cut: 7, floor: None };
    points.outcome.reached = 5;
    points.places[0].criteria.clear();
    let mut silent = crate::samples::formative();
    silent.places.clear();
    let mut wordless = crate::samples::returned();
    wordless.outcome.explanation = String::new();
    vec![panel, authority, points, silent, wordless]
}

/// All of them, by name.
pub(crate) fn all() -> Vec<(&'static str, Report)> {
    vec![
        ("crowded", crowded()),
        ("two-thousand", two_thousand()),
        ("bare", bare()),
        ("right-to-left", right_to_left()),
    ]
}

#[test]
fn two_thousand_annotations_all_stand_there_in_less_than_a_megabyte() {
    let html = page(&two_thousand());
    let read = Page::of(&html);
    read.is_sound();
    for number in 0..2_000 {
        assert!(read.text.contains(&format!("Comment {number}:")), "comment {number}");
    }
    let per_annotation = (html.len() - page(&not_yet()).len()) / 2_000;
    println!("2 000 annotations: {} bytes, {per_annotation} each", html.len());
    assert!(html.len() < 1_000_000, "{} bytes", html.len());
}

#[test]
fn a_picture_goes_in_once_however_many_criteria_it_serves() {
    let mut report = not_yet();
    report.places[1].criteria = vec![1, 2, 3, 4];
    let html = page(&report);
    assert_eq!(html.matches("data:image/jpeg;base64,").count(), 1);
    assert_eq!(Page::of(&html).text.matches("told under criterion 2").count(), 3);
}

#[test]
fn a_picture_beside_the_report_is_named_and_its_box_is_drawn_all_the_same() {
    let mut report = not_yet();
    let boxed = Place::Picture {
        region: region(100_000, 200_000, 300_000, 400_000),
    };
    report.places[1].place = boxed;
    report.places[1].picture = Some(PlacePicture::Beside("data/places/<1>.jpg".to_owned()));
    let html = page(&report);
    let read = Page::of(&html);
    read.is_sound();
    assert!(!html.contains("data:image/jpeg"));
    assert!(read.text.contains("data/places/<1>.jpg"), "{}", read.text);
    assert!(read.text.contains("left 10"), "{}", read.text);
}

#[test]
fn a_picture_of_words_never_takes_the_place_of_one_that_is_looked_at() {
    let mut report = not_yet();
    let words = Place::Page {
        page: 2,
        part: PagePart::Text(words("two wrong answers")),
    };
    report.places[1].place = words;
    let html = page(&report);
    Page::of(&html).is_sound();
    assert_eq!(html.matches("data:image/jpeg;base64,").count(), 1);
    assert!(!html.contains("<figure"), "words are read in their list");
}

#[test]
fn what_is_empty_leaves_no_heading_behind() {
    let read = Page::of(&page(&bare()));
    read.is_sound();
    for heading in [
        "What stands out",
        "The next step",
        "The evidence",
        "For the next attempt",
        "What was seen",
        "What the level says",
    ] {
        assert!(!read.text.contains(heading), "{heading} in {}", read.text);
    }
    assert!(read.text.contains("Why it cannot be judged"));
}

#[test]
fn a_report_without_anything_is_still_a_page() {
    let mut report = bare();
    report.criteria.clear();
    report.number = String::new();
    report.record_id = String::new();
    report.outcome.value = OutcomeValue::Meets;
    Page::of(&page(&report)).is_sound();
    report.outcome.value = OutcomeValue::Returned;
    Page::of(&page(&report)).is_sound();
}

#[test]
fn positions_that_lead_nowhere_are_left_out_and_the_comment_is_kept() {
    let mut report = not_yet();
    report.criteria[0].answer = Answer::Level(99);
    report.criteria[1].required = 99;
    report.places[0].criteria = vec![77];
    let read = Page::of(&page(&report));
    read.is_sound();
    assert!(read.text.contains("About the evidence as a whole"));
    assert!(read.text.contains("The question, with the minute it is asked in."));
}

#[test]
fn text_from_right_to_left_is_marked_with_its_language_and_set_apart() {
    let html = page(&right_to_left());
    let read = Page::of(&html);
    read.is_sound();
    assert!(read.values("lang").contains(&"ar"));
    assert!(html.contains("<p dir=\"auto\" lang=\"ar\">تسعة من 24"));
    assert!(html.contains("<bdi>يعدّل التدريس</bdi>"));
    assert!(html.starts_with("<!doctype html>\n<html lang=\"en\">"));
}

#[test]
fn the_first_and_the_last_day_are_days() {
    for seconds in [-62_135_596_800, 253_402_300_799] {
        let mut report = meets();
        report.signed = Timestamp::from_unix(seconds);
        Page::of(&page(&report)).is_sound();
    }
}
