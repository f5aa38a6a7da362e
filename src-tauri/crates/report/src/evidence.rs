//! What was handed in, what it is by its content, and whether it was looked at; and, for a return, what to do about it.

use crate::markup::{aside, escaped};
use crate::pen::Pen;
use crate::report::EvidenceLine;
use crate::size::size_text;

/// Why it is returned, and what to do.
pub(crate) fn reasons(pen: &Pen<'_>) -> String {
    let reasons: String = pen
        .report
        .returned
        .iter()
        .map(|reason| format!("<li>{}</li>", pen.wrote(reason)))
        .collect();
    format!(
        "<section aria-labelledby=\"reasons\"><h2 id=\"reasons\">{}</h2><ol class=\"reasons\">{reasons}</ol></section>\
         <section aria-labelledby=\"todo\"><h2 id=\"todo\">{}</h2><p class=\"read\">{}</p></section>",
        pen.say("report-reasons", &[]),
        pen.say("report-todo", &[]),
        pen.say("report-todo-returned", &[]),
    )
}

/// What the micro-credential suggests for the next attempt.
pub(crate) fn next_attempt(pen: &Pen<'_>) -> String {
    if pen.report.next_steps.is_empty() {
        return String::new();
    }
    let steps: String = pen
        .report
        .next_steps
        .iter()
        .map(|step| format!("<li>{}</li>", pen.wrote(step)))
        .collect();
    format!(
        "<section aria-labelledby=\"attempt\"><h2 id=\"attempt\">{}</h2><p class=\"hint\">{}</p><ul class=\"reasons\">{steps}</ul></section>",
        pen.say("report-next-attempt", &[]),
        pen.say("report-next-attempt-hint", &[]),
    )
}

/// The files.
pub(crate) fn evidence(pen: &Pen<'_>) -> String {
    if pen.report.evidence.is_empty() {
        return String::new();
    }
    let columns: String = [
        "report-column-file",
        "report-column-type",
        "report-column-size",
        "report-column-opened",
    ]
    .iter()
    .map(|key| format!("<th scope=\"col\">{}</th>", pen.say(key, &[])))
    .collect();
    let rows: String = pen.report.evidence.iter().map(|line| row(pen, line)).collect();
    format!(
        "<section aria-labelledby=\"evidence\"><h2 id=\"evidence\">{}</h2><table class=\"evidence\"><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table></section>",
        pen.say("report-evidence", &[]),
    )
}

fn row(pen: &Pen<'_>, line: &EvidenceLine) -> String {
    let opened = pen.say(
        if line.opened {
            "report-opened"
        } else {
            "report-not-opened"
        },
        &[],
    );
    let title = if line.title.trim().is_empty() {
        &line.file
    } else {
        &line.title
    };
    format!(
        "<tr><th scope=\"row\"><span{}>{}</span><small>{}</small></th><td>{}</td><td class=\"num\">{}</td><td>{opened}</td></tr>",
        pen.language(),
        aside(title),
        aside(&line.file),
        escaped(&line.true_type),
        escaped(&size_text(line.size_bytes, pen.words)),
    )
}
