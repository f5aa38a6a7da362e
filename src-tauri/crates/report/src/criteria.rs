//! Criterion by criterion: the level and its words, what was seen, one level up, and the places in the evidence.

use crate::glyph::{badge, frame, stair};
use crate::markup::{aside, escaped, isolated, paragraphs};
use crate::pen::Pen;
use crate::place::{place_text, quote, region, rounded_box, where_text};
use crate::report::{Answer, CitedPlace, CriterionReport, PlacePicture, by_file};
use crate::summary::level_word;
use assay_model::score::AnnotationKind;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// All criteria, then what was said about the evidence as a whole.
pub(crate) fn criteria(pen: &Pen<'_>) -> String {
    let sections: String = (0..)
        .zip(&pen.report.criteria)
        .map(|(position, row)| section(pen, position, row))
        .collect();
    let known = pen.report.criteria.len();
    let elsewhere: Vec<_> = pen
        .report
        .places
        .iter()
        .enumerate()
        .filter(|(_, place)| place.criteria.iter().all(|&criterion| criterion >= known))
        .collect();
    let whole = if elsewhere.is_empty() {
        String::new()
    } else {
        let heading = pen.say("report-whole", &[]);
        format!(
            "<section class=\"criterion\"><h3>{heading}</h3>{}</section>",
            list(pen, &elsewhere, None)
        )
    };
    let heading = pen.say("report-by-criterion", &[]);
    if sections.is_empty() && whole.is_empty() {
        return String::new();
    }
    format!(
        "<section aria-labelledby=\"criteria\"><h2 id=\"criteria\" class=\"part\">{heading}</h2>{sections}{whole}</section>"
    )
}

fn section(pen: &Pen<'_>, position: usize, criterion: &CriterionReport) -> String {
    let places: Vec<_> = pen.report.places_of(position).collect();
    let leading = places
        .iter()
        .position(|(_, place)| leads(place) && owner(place) == position);
    let (figure, rest) = match leading {
        Some(index) => {
            let rest: Vec<_> = places
                .iter()
                .enumerate()
                .filter(|(at, _)| *at != index)
                .map(|(_, place)| *place)
                .collect();
            (
                places
                    .get(index)
                    .map_or_else(String::new, |(at, place)| figure(pen, *at, place)),
                rest,
            )
        }
        None => (String::new(), places),
    };
    let beside = if figure.is_empty() { "" } else { " beside" };
    format!(
        "<section class=\"criterion\" id=\"c{number}\" aria-labelledby=\"h{number}\">\
         <h3 id=\"h{number}\">{badge}<span class=\"title\"><span{language}>{title}</span> <span class=\"level\">{stair}{level}</span></span></h3>\
         <div class=\"say{beside}\">{figure}<div>{said}</div></div>{list}</section>",
        number = position + 1,
        badge = badge(position),
        language = pen.language(),
        title = aside(&criterion.title),
        stair = stair(criterion),
        level = level_word(pen, criterion),
        said = said(pen, criterion),
        list = list(pen, &rest, Some(position)),
    )
}

/// What the level says, what was seen, and what one level up says.
fn said(pen: &Pen<'_>, criterion: &CriterionReport) -> String {
    let mut out = String::new();
    if let Some((_, level)) = criterion.chosen() {
        out.push_str(&pen.labelled("report-level-says", &pen.wrote(&level.descriptor)));
    }
    if let Answer::CannotJudge(reason) = &criterion.answer {
        out.push_str(&pen.labelled("report-why-not-judged", &pen.wrote(reason)));
    }
    out.push_str(&pen.labelled("report-seen", &pen.wrote(&criterion.rationale)));
    let (key, ahead) = match criterion.answer {
        Answer::CannotJudge(_) => ("report-asks", criterion.levels.get(criterion.required)),
        Answer::Level(_) | Answer::Unanswered => ("report-one-up", criterion.one_up()),
    };
    if let Some(level) = ahead {
        let heading = pen.say(key, &[("level", &isolated(&level.title))]);
        out.push_str(&format!("<h4>{heading}</h4>{}", pen.wrote(&level.descriptor)));
    }
    out
}

/// The places, file by file.
fn list(pen: &Pen<'_>, places: &[(usize, &CitedPlace)], criterion: Option<usize>) -> String {
    let group = |(file, places): (&str, Vec<(usize, &CitedPlace)>)| {
        let entries: String = places
            .iter()
            .map(|(at, place)| entry(pen, *at, place, criterion))
            .collect();
        format!(
            "<h4 class=\"file\">{}</h4><ul class=\"places\">{entries}</ul>",
            aside(file)
        )
    };
    by_file(places).into_iter().map(group).collect()
}

/// A place in full where it is first told, and a pointer to it where it serves a further criterion.
fn entry(pen: &Pen<'_>, at: usize, place: &CitedPlace, criterion: Option<usize>) -> String {
    let owner = owner(place);
    if criterion.is_some_and(|criterion| criterion != owner) {
        let also = pen.say("report-also", &[("criterion", &(owner + 1).to_string())]);
        let text = aside(&place_text(&place.place, pen.words));
        return format!(
            "<li class=\"also\">{}<a href=\"#p{}\">{text}</a> <span>{also}</span></li>",
            kind(pen, place.kind),
            at + 1
        );
    }
    let picture = picture(pen, place);
    format!(
        "<li id=\"p{}\">{}{}<div class=\"what\">{picture}{}{}</div></li>",
        at + 1,
        kind(pen, place.kind),
        whereabouts(pen, place),
        quotation(pen, place),
        pen.wrote(&place.comment),
    )
}

/// The criterion at which a place is told in full.
fn owner(place: &CitedPlace) -> usize {
    place.criteria.first().copied().unwrap_or(usize::MAX)
}

fn figure(pen: &Pen<'_>, at: usize, place: &CitedPlace) -> String {
    let picture = picture(pen, place);
    let text = where_text(&place.place, pen.words);
    format!(
        "<figure id=\"p{}\">{picture}<figcaption><span class=\"at\">{}{}{}</span>{}{}</figcaption></figure>",
        at + 1,
        aside(&place.file),
        if text.is_empty() { "" } else { ", " },
        escaped(&text),
        quotation(pen, place),
        pen.wrote(&place.comment),
    )
}

/// Whether a place is shown large, at the head of its criterion: what is seen and not read.
fn leads(place: &CitedPlace) -> bool {
    matches!(place.picture, Some(PlacePicture::Shown(_))) && quote(&place.place).is_none()
}

fn picture(pen: &Pen<'_>, place: &CitedPlace) -> String {
    match &place.picture {
        None => String::new(),
        Some(PlacePicture::Shown(jpeg)) => image(pen, place, jpeg),
        Some(PlacePicture::Beside(file)) => {
            let said = pen.say("report-picture-beside", &[("file", &isolated(file))]);
            format!("<p class=\"hint\">{said}</p>")
        }
    }
}

fn image(pen: &Pen<'_>, place: &CitedPlace, jpeg: &[u8]) -> String {
    let text = format!(
        "{}, {}",
        isolated(&place.file),
        isolated(&place_text(&place.place, pen.words))
    );
    let alt = pen.say("report-picture", &[("place", &text)]);
    format!(
        "<img alt=\"{alt}\" src=\"data:image/jpeg;base64,{}\">",
        BASE64_STANDARD.encode(jpeg)
    )
}

/// Where it is; a box is drawn where no picture shows it.
fn whereabouts(pen: &Pen<'_>, place: &CitedPlace) -> String {
    let text = escaped(&where_text(&place.place, pen.words));
    let Some(region) = region(&place.place).filter(|_| !matches!(place.picture, Some(PlacePicture::Shown(_)))) else {
        return format!("<span class=\"at\">{text}</span>");
    };
    let numbers = escaped(&rounded_box(region, pen.words));
    format!(
        "<span class=\"at\">{}<span>{text}<small>{numbers}</small></span></span>",
        frame(region)
    )
}

fn quotation(pen: &Pen<'_>, place: &CitedPlace) -> String {
    quote(&place.place).map_or_else(String::new, |quote| {
        format!("<blockquote>{}</blockquote>", paragraphs(quote, &pen.language()))
    })
}

fn kind(pen: &Pen<'_>, kind: AnnotationKind) -> String {
    let (sign, key) = match kind {
        AnnotationKind::Evidence => ("evidence", "report-kind-evidence"),
        AnnotationKind::Strength => ("strength", "report-kind-strength"),
        AnnotationKind::Question => ("question", "report-kind-question"),
        AnnotationKind::NextStep => ("step", "report-kind-next-step"),
    };
    format!(
        "<span class=\"kind\"><svg width=\"14\" height=\"14\" aria-hidden=\"true\"><use href=\"#k-{sign}\"/></svg>{}</span>",
        pen.say(key, &[])
    )
}
