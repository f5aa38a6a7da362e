//! The first page in brief: what stands out, questions, what comes next, and where each criterion stands.

use crate::glyph::{badge, stair};
use crate::markup::{aside, isolated, paragraphs};
use crate::pen::Pen;
use crate::place::{brief_text, quote, short_text};
use crate::report::{Answer, CitedPlace, CriterionReport, by_file};
use assay_model::score::AnnotationKind;

/// Annotations shown before the criteria; the rest stand at their criteria.
const FIRST: usize = 8;
/// Places named in one row of the overview.
const IN_A_ROW: usize = 5;
/// Characters of a file's name in the overview.
const FILE: usize = 26;

/// Strengths first, then questions, then next steps.
pub(crate) fn summary(pen: &Pen<'_>) -> String {
    let strengths = strengths(pen);
    let questions = if pen.report.is_formative() {
        marked(pen, AnnotationKind::Question)
    } else {
        Vec::new()
    };
    let steps = next_steps(pen);
    let count = steps.len().to_string();
    let parts = [
        ("stands-out", pen.say("report-stands-out", &[]), strengths),
        ("questions", pen.say("report-questions", &[]), questions),
        ("next", pen.say("report-next-steps", &[("count", &count)]), steps),
    ];
    let sections: String = parts
        .into_iter()
        .filter(|(_, _, items)| !items.is_empty())
        .map(|(id, heading, items)| {
            let items = items.concat();
            format!("<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">{heading}</h2><ul class=\"brief\">{items}</ul></section>")
        })
        .collect();
    if sections.is_empty() {
        sections
    } else {
        format!("<div class=\"briefs\">{sections}</div>")
    }
}

/// A row for each criterion.
pub(crate) fn overview(pen: &Pen<'_>) -> String {
    let heading = pen.say(
        if pen.report.is_formative() {
            "report-overview-formative"
        } else {
            "report-overview"
        },
        &[],
    );
    let columns: String = ["report-column-criterion", "report-column-level", "report-column-places"]
        .iter()
        .map(|key| format!("<th scope=\"col\">{}</th>", pen.say(key, &[])))
        .collect();
    let rows: String = (0..)
        .zip(&pen.report.criteria)
        .map(|(position, row)| overview_row(pen, position, row))
        .collect();
    let competency = pen.wrote(&pen.report.micro_credential.competency);
    format!(
        "<section aria-labelledby=\"overview\"><h2 id=\"overview\">{heading}</h2><div class=\"competency\">{competency}</div>\
         <table class=\"overview\"><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table></section>"
    )
}

/// The level's word, or what stands in its place.
pub(crate) fn level_word(pen: &Pen<'_>, criterion: &CriterionReport) -> String {
    match (&criterion.answer, criterion.chosen()) {
        (_, Some((_, level))) => format!("<span{}>{}</span>", pen.language(), aside(&level.title)),
        (Answer::CannotJudge(_), None) => pen.say("report-level-cannot-judge", &[]),
        (Answer::Level(_) | Answer::Unanswered, None) => pen.say("report-level-open", &[]),
    }
}

fn strengths(pen: &Pen<'_>) -> Vec<String> {
    let written = (0..).zip(&pen.report.criteria).filter_map(|(position, criterion)| {
        let text = criterion.strength.as_ref()?;
        Some(item(&badge(position), "", &pen.wrote(text)))
    });
    written.chain(marked(pen, AnnotationKind::Strength)).collect()
}

fn next_steps(pen: &Pen<'_>) -> Vec<String> {
    let written = (0..).zip(&pen.report.criteria).filter_map(|(position, criterion)| {
        let text = criterion.next_step.as_ref()?;
        Some(item(&badge(position), "", &pen.wrote(text)))
    });
    written.chain(marked(pen, AnnotationKind::NextStep)).collect()
}

/// The first annotations of a kind, and how many more there are.
fn marked(pen: &Pen<'_>, kind: AnnotationKind) -> Vec<String> {
    let mut items: Vec<String> = pen
        .report
        .of_kind(kind)
        .take(FIRST)
        .map(|(at, place)| marked_item(pen, at, place))
        .collect();
    let more = pen.report.of_kind(kind).skip(FIRST).count();
    if more > 0 {
        let sentence = pen.say("report-more-below", &[("count", &more.to_string())]);
        items.push(format!("<li class=\"more\">{sentence}</li>"));
    }
    items
}

fn marked_item(pen: &Pen<'_>, at: usize, place: &CitedPlace) -> String {
    let badges: String = place.criteria.iter().take(3).map(|&position| badge(position)).collect();
    let link = format!(
        "<a class=\"ref\" href=\"#p{}\">{}, {}</a>",
        at + 1,
        aside(&middle_cut(&place.file)),
        aside(&brief_text(&place.place, pen.words))
    );
    let said = if place.comment.trim().is_empty() {
        paragraphs(quote(&place.place).unwrap_or_default(), &pen.language())
    } else {
        pen.wrote(&place.comment)
    };
    item(&badges, &link, &said)
}

fn item(badges: &str, link: &str, said: &str) -> String {
    format!("<li><span class=\"cbs\">{badges}</span><div class=\"said\">{link}{said}</div></li>")
}

fn overview_row(pen: &Pen<'_>, position: usize, criterion: &CriterionReport) -> String {
    let asked = if pen.report.is_formative() || criterion.chosen().is_some_and(|(step, _)| step >= criterion.required) {
        None
    } else {
        criterion.levels.get(criterion.required)
    };
    let asked = asked.map_or_else(String::new, |level| {
        format!(
            "<small>{}</small>",
            pen.say("report-asked-for", &[("level", &isolated(&level.title))])
        )
    });
    format!(
        "<tr><th scope=\"row\"><span class=\"crit\">{}<a href=\"#c{}\"{}>{}</a></span></th><td class=\"level\">{}<span>{}{asked}</span></td><td class=\"where\">{}</td></tr>",
        badge(position),
        position + 1,
        pen.language(),
        aside(&criterion.title),
        stair(criterion),
        level_word(pen, criterion),
        places_in_a_row(pen, position),
    )
}

/// `classroom.mp4 04:12, 07:50; plan.pdf p. 2`: a few places, and how many more.
fn places_in_a_row(pen: &Pen<'_>, criterion: usize) -> String {
    let places: Vec<_> = pen.report.places_of(criterion).collect();
    let groups: Vec<_> = by_file(&places)
        .into_iter()
        .map(|(file, places)| (file, told_apart(pen, places)))
        .collect();
    let count: usize = groups.iter().map(|(_, places)| places.len()).sum();
    let mut left = IN_A_ROW;
    let mut files = Vec::new();
    for (file, places) in groups {
        let shown: Vec<String> = places
            .iter()
            .take(left)
            .map(|(at, text)| reference(*at, text))
            .collect();
        left -= shown.len();
        if !shown.is_empty() {
            files.push(format!("{} {}", aside(&middle_cut(file)), shown.join(", ")));
        }
    }
    let more = count.saturating_sub(IN_A_ROW);
    if more > 0 {
        files.push(pen.say("report-more-places", &[("count", &more.to_string())]));
    }
    files.join("; ")
}

/// Places of one file that are not called alike: the first of those that are.
fn told_apart(pen: &Pen<'_>, places: Vec<(usize, &CitedPlace)>) -> Vec<(usize, String)> {
    let mut told: Vec<(usize, String)> = Vec::new();
    for (at, place) in places {
        let text = short_text(&place.place, pen.words);
        if !told.iter().any(|(_, before)| *before == text) {
            told.push((at, text));
        }
    }
    told
}

/// The place as one of many, leading to where it is told.
fn reference(at: usize, text: &str) -> String {
    format!("<a href=\"#p{}\">{}</a>", at + 1, aside(text))
}

/// The last part of a path, cut in the middle so that its ending stays.
fn middle_cut(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or(file);
    let length = name.chars().count();
    if length <= FILE {
        return name.to_owned();
    }
    let half = FILE / 2;
    let start: String = name.chars().take(half).collect();
    let end: String = name.chars().skip(length - half + 1).collect();
    format!("{start}…{end}")
}
