//! The hallmark of what is signed: four punched outlines, who, which, level and year.

use crate::glyph;
use crate::markup::{escaped, isolated};
use crate::pen::Pen;
use crate::report::CriterionReport;
use assay_model::outcome::OutcomeValue;

/// Width of a digit of the number's punch.
const DIGIT: usize = 10;

pub(crate) fn hallmark(pen: &Pen<'_>) -> String {
    let report = pen.report;
    let (year, _, _) = report.signed.date();
    let initials = initials(&report.assessor.name);
    let label = pen.say(
        "report-hallmark",
        &[
            ("name", &isolated(&report.assessor.name)),
            ("number", &report.number),
            ("level", &level_words(pen)),
            ("year", &format!("\u{2066}{year}\u{2069}")),
        ],
    );
    let wide = 28 + DIGIT * report.number.chars().count();
    let number_outline = format!("<rect x=\"2\" y=\"2\" width=\"{}\" height=\"40\" rx=\"20\"/>", wide - 4);
    [
        format!("<span class=\"hall\" role=\"img\" aria-label=\"{label}\">"),
        punch(
            52,
            "<path d=\"M8 2h36l6 6v28l-6 6H8l-6-6V8z\"/>",
            &struck(26, &initials),
        ),
        punch(wide, &number_outline, &struck(wide / 2, &report.number)),
        punch(52, "<path d=\"M2 2h48v24q0 10-24 16Q2 36 2 26z\"/>", &level_sign(pen)),
        punch(
            60,
            "<path d=\"M6 2h48q6 20 0 40H6Q0 22 6 2z\"/>",
            &struck(30, &year.to_string()),
        ),
        "</span>".to_owned(),
    ]
    .concat()
}

fn punch(width: usize, outline: &str, sign: &str) -> String {
    format!("<svg width=\"{width}\" height=\"44\" viewBox=\"0 0 {width} 44\">{outline}{sign}</svg>")
}

fn struck(centre: usize, text: &str) -> String {
    format!("<text x=\"{centre}\" y=\"28\">{}</text>", escaped(text))
}

/// The first letters of the first and the last word of a name.
fn initials(name: &str) -> String {
    let mut words = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    first
        .into_iter()
        .chain(words.next_back())
        .flat_map(char::to_uppercase)
        .take(3)
        .collect()
}

/// The lowest level that was found, for that is what the whole rests on; an arrow up for feedback, back for a return.
fn level_sign(pen: &Pen<'_>) -> String {
    match lowest(pen) {
        Sign::Stair(criterion) => {
            let steps = criterion.levels.len().max(1);
            let bars = glyph::bars(steps, criterion.chosen().map(|(step, _)| step));
            // A stair of three fills the punch; higher ones are drawn smaller.
            let percent = if steps <= 4 { 130 } else { 400 / steps };
            let left = 26usize.saturating_sub(steps * 3 * percent / 100) + 1;
            let top = 30usize.saturating_sub(14 * percent / 100);
            format!(
                "<g transform=\"translate({left} {top}) scale({}.{:02})\">{bars}</g>",
                percent / 100,
                percent % 100
            )
        }
        Sign::Growth => "<path d=\"M17 28 26 16l9 12\"/>".to_owned(),
        Sign::Back => "<path d=\"M22 14l-6 6 6 6M16 20h14q6 0 6 7\"/>".to_owned(),
    }
}

fn level_words(pen: &Pen<'_>) -> String {
    match lowest(pen) {
        Sign::Stair(criterion) => match criterion.chosen() {
            Some((_, level)) => pen
                .words
                .say("report-hallmark-lowest", &[("level", &isolated(&level.title))]),
            None => pen.words.say("report-level-cannot-judge", &[]),
        },
        Sign::Growth => pen.words.say("report-kicker-formative", &[]),
        Sign::Back => pen.words.say("report-headline-returned", &[]),
    }
}

/// What the third punch shows.
enum Sign<'a> {
    Stair(&'a CriterionReport),
    Growth,
    Back,
}

fn lowest<'a>(pen: &Pen<'a>) -> Sign<'a> {
    match pen.report.outcome.value {
        OutcomeValue::Returned => Sign::Back,
        OutcomeValue::None => Sign::Growth,
        OutcomeValue::Meets | OutcomeValue::NotYet => pen
            .report
            .criteria
            .iter()
            .min_by_key(|criterion| share(criterion))
            .map_or(Sign::Growth, Sign::Stair),
    }
}

/// How far up its own stair a criterion stands, in thousandths; nothing where it cannot be judged.
fn share(criterion: &CriterionReport) -> usize {
    criterion
        .chosen()
        .map_or(0, |(step, _)| (step + 1) * 1000 / criterion.levels.len().max(1))
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_those_of_the_first_and_last_word() {
        for (name, letters) in [
            ("R. Okafor", "RO"),
            ("Maria del Carmen Ruiz", "MR"),
            ("Sample assessor 1", "S1"),
            ("(Panel) north", "PN"),
            ("Ada", "A"),
            ("李 老师", "李老"),
            ("مريم أحمد", "مأ"),
            ("ßen ßen", "SSS"),
            ("", ""),
            ("— …", ""),
        ] {
            assert_eq!(initials(name), letters, "{name}");
        }
    }
}
