//! Whatever a person writes is text: it makes no element, no attribute, no style and no request.

use crate::page;
use crate::parsed::Page;
use crate::samples::{all, words};
use assay_model::place::{PagePart, Place};
use assay_report::{Answer, Report};

const HOSTILE: [&str; 12] = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title></head><body onload=alert(1)>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "<!-- --><iframe srcdoc=\"<script>1</script>\">",
    "&lt;script&gt; &#60;script&#62; &amp;",
    "]]><svg/onload=alert(1)>",
    "<a href=\"https://example.org/\">here</a><link rel=preconnect href=//example.org>",
    "\u{202e}txet desrever\u{2066}\u{200f}",
    "nul\0 bell\u{7} escape\u{1b}[31m next\u{85} \u{fffe} \r\n\r\n\u{2028}",
    "*Adjusts teaching* \\ \\3c script { } url(http://example.org) expression(1)",
];

/// The report with `text` in every place where a person can put one.
fn filled(mut report: Report, text: &str) -> Report {
    let say = || text.to_owned();
    report.language = say();
    report.number = say();
    report.micro_credential.title = say();
    report.micro_credential.version = say();
    report.micro_credential.competency = say();
    report.assessor.name = say();
    report.assessor.fingerprint = vec![say(); 8];
    report.outcome.explanation = format!("{text} *{text}*");
    report.record_id = say();
    report.supersedes = Some(say());
    report.next_steps = vec![say(); 2];
    report.returned.iter_mut().for_each(|reason| *reason = say());
    for row in &mut report.criteria {
        row.title = say();
        row.rationale = say();
        row.strength = Some(say());
        row.next_step = Some(say());
        for level in &mut row.levels {
            level.title = say();
            level.descriptor = say();
        }
        if let Answer::CannotJudge(reason) = &mut row.answer {
            *reason = say();
        }
    }
    for (number, place) in report.places.iter_mut().enumerate() {
        place.file = say();
        place.comment = say();
        match number % 3 {
            0 => place.place = Place::Text(words(text)),
            1 => {
                place.place = Place::Page {
                    page: 1,
                    part: PagePart::Text(words(text)),
                }
            }
            _ => {}
        }
    }
    for line in &mut report.evidence {
        line.title = say();
        line.file = say();
        line.true_type = say();
    }
    report
}

/// Tags that stand for what a text itself says: where it ends a line, and what it stresses.
const WRITTEN: [&str; 4] = ["p", "br", "em", "strong"];

#[test]
fn a_hostile_text_makes_the_same_page_as_a_harmless_one() {
    let mut tried = 0;
    for (name, report) in all() {
        let harmless = Page::of(&page(&filled(report.clone(), "harmless")));
        let shape = |page: &Page| {
            let tags = page.tags.iter().filter(|(tag, _)| !WRITTEN.contains(&tag.as_str()));
            tags.map(|(tag, attributes)| (tag.clone(), attributes.keys().cloned().collect::<Vec<_>>()))
                .collect::<Vec<_>>()
        };
        for text in HOSTILE {
            let read = Page::of(&page(&filled(report.clone(), text)));
            read.is_sound();
            assert_eq!(shape(&read), shape(&harmless), "{name}: {text}");
            tried += 1;
        }
    }
    assert_eq!(tried, 60);
}

#[test]
fn a_hostile_text_can_be_read_as_it_was_written() {
    let read = Page::of(&page(&filled(crate::samples::not_yet(), HOSTILE[0])));
    assert!(read.text.matches("<script>alert(1)</script>").count() > 20);
}

#[test]
fn the_page_runs_no_script_and_asks_for_nothing() {
    for (name, report) in all().into_iter().chain(crate::extremes::all()) {
        let html = page(&report);
        let policy =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
        assert!(
            html.contains(&format!(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"
            )),
            "{name}"
        );
        let lower = html.to_lowercase();
        for word in [
            "<script",
            "javascript:",
            "http://",
            "https://",
            "url(",
            "@import",
            "<link",
            "<iframe",
            "<form",
            "<object",
        ] {
            assert!(!lower.contains(word), "{name} holds {word}");
        }
    }
}

#[test]
fn the_style_cannot_be_left_by_a_number() {
    for text in HOSTILE {
        let mut report = crate::samples::meets();
        report.number = text.to_owned();
        let html = page(&report);
        let style = html
            .split("<style>")
            .nth(1)
            .and_then(|rest| rest.split("</style>").next())
            .expect("a style");
        let pages = style.rsplit("@page{@bottom-left").next().expect("the last rule");
        assert!(
            !pages.contains(['<', '>']) && pages.matches('"').count() == 8,
            "{pages}"
        );
    }
}
