//! The page as a whole: a head that forbids every request, the style, and the parts in the order they are read.

use crate::check::check;
use crate::criteria::criteria;
use crate::evidence::{evidence, next_attempt, reasons};
use crate::markup::{css_string, escaped};
use crate::masthead::{masthead, title};
use crate::pen::Pen;
use crate::report::Report;
use crate::summary::{overview, summary};
use crate::words::Words;
use assay_model::outcome::OutcomeValue;

const STYLE: &str = include_str!("page.css");

/// The signs of the kinds of annotation, drawn once.
const SIGNS: &str = "<svg class=\"signs\" width=\"0\" height=\"0\" aria-hidden=\"true\">\
    <symbol id=\"k-evidence\" viewBox=\"0 0 14 14\"><circle cx=\"7\" cy=\"7\" r=\"4.5\"/><circle class=\"dot\" cx=\"7\" cy=\"7\" r=\"1.5\"/></symbol>\
    <symbol id=\"k-strength\" viewBox=\"0 0 14 14\"><path d=\"M7 1.8 8.6 5.2l3.7.4-2.8 2.5.8 3.7L7 9.9l-3.3 1.9.8-3.7L1.7 5.6l3.7-.4z\"/></symbol>\
    <symbol id=\"k-question\" viewBox=\"0 0 14 14\"><circle cx=\"7\" cy=\"7\" r=\"5.5\"/><path d=\"M5.4 5.5a1.6 1.6 0 1 1 2.3 1.5c-.5.3-.7.6-.7 1.1M7 9.9v.2\"/></symbol>\
    <symbol id=\"k-step\" viewBox=\"0 0 14 14\"><path d=\"M1.5 10.5 5.5 6.5l2.5 2.5 4.5-5M9 4h3.5v3.5\"/></symbol></svg>";

/// The report as one HTML file. It refuses nothing: what is empty is left out, what is long is wrapped.
pub fn html(report: &Report, words: &dyn Words) -> String {
    let pen = Pen { report, words };
    let parts = if report.outcome.value == OutcomeValue::Returned {
        vec![masthead(&pen), reasons(&pen), evidence(&pen), check(&pen)]
    } else {
        vec![
            masthead(&pen),
            summary(&pen),
            overview(&pen),
            criteria(&pen),
            next_attempt(&pen),
            evidence(&pen),
            check(&pen),
        ]
    };
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>{}</head>\n<body>{SIGNS}<main>{}</main></body>\n</html>\n",
        escaped(words.language()),
        head(&pen),
        parts.join("\n"),
    )
}

fn head(pen: &Pen<'_>) -> String {
    let footer = pen.words.say(
        if pen.report.is_formative() {
            "report-every-page-formative"
        } else {
            "report-every-page"
        },
        &[],
    );
    let number = pen.words.say("report-number", &[("number", &pen.report.number)]);
    format!(
        "<meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\
         <meta name=\"referrer\" content=\"no-referrer\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{}</title><style>{STYLE}\
         @page{{@bottom-left{{content:{}}}@bottom-right{{content:{} \" \\b7  \" counter(page) \" / \" counter(pages)}}}}</style>",
        title(pen),
        css_string(&footer),
        css_string(&number),
    )
}
