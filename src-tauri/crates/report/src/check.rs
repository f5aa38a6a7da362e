//! How anyone can check the result: what is signed, by which key, and the one command.

use crate::markup::{aside, escaped};
use crate::masthead::day;
use crate::pen::Pen;
use assay_model::score::Role;

/// The command, as it is typed.
const COMMAND: &str = "assay result verify RESULT.zip --evidence SUBMISSION.zip";

pub(crate) fn check(pen: &Pen<'_>) -> String {
    let report = pen.report;
    let words: Vec<String> = report.assessor.fingerprint.iter().map(|word| escaped(word)).collect();
    let rows = [
        (
            "report-signed-by",
            format!(
                "{}, {}",
                aside(&report.assessor.name),
                pen.say(role(report.assessor.role), &[])
            ),
        ),
        (
            "report-key",
            format!("<span class=\"words\">{}</span>", words.join(" · ")),
        ),
        (
            "report-signed-on",
            format!(
                "{} <small>{}</small>",
                escaped(&day(pen, report.signed)),
                pen.say("report-clock", &[("time", &report.signed.to_string())])
            ),
        ),
        ("report-record", code(&report.record_id)),
        ("report-payload", code(&report.payload.to_string())),
    ];
    let rows: String = rows
        .iter()
        .map(|(key, value)| format!("<tr><th scope=\"row\">{}</th><td>{value}</td></tr>", pen.say(key, &[])))
        .collect();
    format!(
        "<section aria-labelledby=\"check\"><h2 id=\"check\">{}</h2><p class=\"read\">{}</p><pre><code>{COMMAND}</code></pre>\
         <table class=\"facts\"><tbody>{rows}</tbody></table></section>",
        pen.say("report-check", &[]),
        pen.say("report-check-how", &[]),
    )
}

fn code(text: &str) -> String {
    format!("<code>{}</code>", escaped(text))
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Assessor => "report-role-assessor",
        Role::Mentor => "report-role-mentor",
        Role::Panel => "report-role-panel",
        Role::Authority => "report-role-authority",
    }
}
