//! The head of the page: whose evidence by number, for what, what it came to, and the hallmark.

use crate::hallmark::hallmark;
use crate::markup::{aside, escaped, isolated};
use crate::pen::Pen;
use crate::report::CriterionReport;
use assay_model::Timestamp;
use assay_model::outcome::OutcomeValue;
use assay_model::rubric::Rule;
use assay_model::score::AnnotationKind;

const SIGN: &str = "<svg class=\"sign\" width=\"18\" height=\"18\" viewBox=\"0 0 20 20\" aria-hidden=\"true\">\
    <path d=\"M3.5 2h13l1.5 4-1.5 12h-13L2 6z\"/><path class=\"strike\" d=\"M5.5 13.5 14.5 7\"/></svg>";

/// Sentences longer than this are set smaller, so that they stay a head and do not become a page.
const LONG: usize = 220;

pub(crate) fn masthead(pen: &Pen<'_>) -> String {
    let credential = &pen.report.micro_credential;
    let version = pen.say("report-version", &[("version", &isolated(&credential.version))]);
    let title = format!("<span{}>{}</span>", pen.language(), aside(&credential.title));
    [
        format!(
            "<header class=\"bar\"><span class=\"name\">{SIGN}{}</span><span class=\"meta\">{}</span></header>",
            pen.say(kicker(pen), &[]),
            line(pen),
        ),
        "<div class=\"head\"><div class=\"what\">".to_owned(),
        format!("<p class=\"of\">{title}, {version}</p>"),
        format!("<h1>{}</h1>", escaped(&headline(pen))),
        "</div>".to_owned(),
        hallmark(pen),
        "</div>".to_owned(),
        lead(pen),
    ]
    .concat()
}

/// The day of a moment, in words.
pub(crate) fn day(pen: &Pen<'_>, moment: Timestamp) -> String {
    let (year, month, day) = moment.date();
    let args = [
        ("year", year.to_string()),
        ("month", month.to_string()),
        ("day", day.to_string()),
    ];
    pen.words.say(
        "report-date",
        &args.each_ref().map(|(name, value)| (*name, value.as_str())),
    )
}

pub(crate) fn kicker(pen: &Pen<'_>) -> &'static str {
    if pen.report.is_formative() {
        "report-kicker-formative"
    } else {
        "report-kicker"
    }
}

/// The title of the window and of the saved file.
pub(crate) fn title(pen: &Pen<'_>) -> String {
    format!(
        "{}, {}: {}",
        pen.say(kicker(pen), &[]),
        line(pen),
        escaped(&pen.report.micro_credential.title)
    )
}

/// Number, attempt and day.
fn line(pen: &Pen<'_>) -> String {
    let (attempt, day) = (pen.report.attempt.to_string(), day(pen, pen.report.signed));
    pen.say(
        "report-line",
        &[("number", &pen.report.number), ("attempt", &attempt), ("day", &day)],
    )
}

fn headline(pen: &Pen<'_>) -> String {
    match pen.report.outcome.value {
        OutcomeValue::Meets => pen.words.say("report-headline-meets", &[]),
        OutcomeValue::NotYet => not_yet(pen),
        OutcomeValue::Returned => returned(pen),
        OutcomeValue::None => feedback(pen),
    }
}

/// "Not yet: one criterion to go", where the number alone is what is missing.
fn not_yet(pen: &Pen<'_>) -> String {
    let outcome = &pen.report.outcome;
    if pen.report.criteria.iter().any(CriterionReport::blocks) {
        return pen.words.say("report-headline-not-yet", &[]);
    }
    let (key, needed) = match outcome.rule {
        Rule::All {} => ("report-headline-criteria-to-go", outcome.of),
        Rule::Count { at_least, .. } => ("report-headline-criteria-to-go", at_least),
        Rule::Points { cut, .. } => ("report-headline-points-to-go", cut),
    };
    match needed.checked_sub(outcome.reached) {
        Some(missing) if missing > 0 => pen.words.say(key, &[("count", &missing.to_string())]),
        _ => pen.words.say("report-headline-not-yet", &[]),
    }
}

/// A return has no headline of its own: the sentence of the record says it.
fn returned(pen: &Pen<'_>) -> String {
    let sentence = pen.report.outcome.explanation.trim();
    if sentence.is_empty() {
        pen.words.say("report-headline-returned", &[])
    } else {
        sentence.to_owned()
    }
}

/// What the feedback holds. How many things it says is not told: a number of them is no measure of anything.
fn feedback(pen: &Pen<'_>) -> String {
    let report = pen.report;
    let said = |kind| report.of_kind(kind).next().is_some();
    let criteria = &report.criteria;
    let strengths = said(AnnotationKind::Strength) || criteria.iter().any(|criterion| criterion.strength.is_some());
    let steps = said(AnnotationKind::NextStep) || criteria.iter().any(|criterion| criterion.next_step.is_some());
    let key = match (strengths, steps) {
        (true, true) => "report-headline-strengths-and-steps",
        (true, false) => "report-headline-strengths",
        (false, true) => "report-headline-steps",
        (false, false) => "report-headline-feedback",
    };
    pen.words.say(key, &[])
}

/// The one sentence of the outcome, and what follows from it.
fn lead(pen: &Pen<'_>) -> String {
    let sentence = match pen.report.outcome.value {
        OutcomeValue::Returned => String::new(),
        _ => sentence(pen),
    };
    let follows = pen.say(
        match pen.report.outcome.value {
            OutcomeValue::Meets => "report-follows-meets",
            OutcomeValue::NotYet => "report-follows-not-yet",
            OutcomeValue::Returned => "report-follows-returned",
            OutcomeValue::None => "report-follows-formative",
        },
        &[],
    );
    let earlier = pen.report.supersedes.as_ref().map_or_else(String::new, |earlier| {
        let sentence = pen.say("report-supersedes", &[("record", &isolated(earlier))]);
        format!("<p class=\"note\">{sentence}</p>")
    });
    format!("{sentence}<p class=\"follows\">{follows}</p>{earlier}")
}

/// The record's sentence with the titles of criteria, which it marks by asterisks, set bold.
fn sentence(pen: &Pen<'_>) -> String {
    let mut text = escaped(&pen.report.outcome.explanation);
    for criterion in &pen.report.criteria {
        let title = escaped(&criterion.title);
        text = text.replace(&format!("*{title}*"), &format!("<bdi><b>{title}</b></bdi>"));
    }
    if text.is_empty() {
        return text;
    }
    let class = if text.chars().count() > LONG {
        "lead long"
    } else {
        "lead"
    };
    format!("<p class=\"{class}\" dir=\"auto\">{text}</p>")
}
