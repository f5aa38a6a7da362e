//! What a person wrote at length, with the Markdown that people write without thinking of it: paragraphs, lists, headings,
//! quotations, code, and in a line what [`crate::inline`] knows. All else is text, HTML too. What a person wrote makes no
//! part of the page's own outline: a heading in it is a line that stands out.

use crate::inline::inline;
use crate::markup::{escaped, lines_of, paragraph};

/// How deep quotations may stand in quotations; deeper ones keep their sign.
const DEPTH: usize = 3;

/// The text as HTML.
pub(crate) fn prose(text: &str, language: &str) -> String {
    within(&lines_of(text), language, DEPTH)
}

fn within(text: &str, language: &str, depth: usize) -> String {
    let runs = runs(text, depth);
    runs.iter().map(|run| run.html(language, depth)).collect()
}

/// Lines of one sort that follow each other.
enum Run {
    Lines(Vec<String>),
    /// The number of the first, where they are numbered.
    List(Option<u32>, Vec<String>),
    Heading(String),
    /// As they stand behind their signs.
    Quotation(Vec<String>),
    Code(Vec<String>),
}

fn runs(text: &str, depth: usize) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut goes_on = false;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.trim().is_empty() {
            goes_on = false;
        } else if let Some(fence) = fence(line) {
            let code = lines.by_ref().take_while(|line| !closes(line, fence));
            runs.push(Run::Code(code.map(escaped).collect()));
            goes_on = false;
        } else {
            let before = runs.last_mut().filter(|_| goes_on);
            let begun = begun(line, before, depth);
            runs.extend(begun);
            goes_on = true;
        }
    }
    runs
}

/// The run that `line` begins; none where it goes on with the one before it.
fn begun(line: &str, before: Option<&mut Run>, depth: usize) -> Option<Run> {
    if let Some(text) = heading(line) {
        return Some(Run::Heading(inline(text)));
    }
    if let Some(text) = quoted(line).filter(|_| depth > 0) {
        let text = text.to_owned();
        let Some(Run::Quotation(lines)) = before else {
            return Some(Run::Quotation(vec![text]));
        };
        lines.push(text);
        return None;
    }
    match (list_item(line), before) {
        (Some((number, text)), Some(Run::List(first, items))) if number.is_some() == first.is_some() => {
            items.push(inline(text));
        }
        (Some((number, text)), _) => return Some(Run::List(number, vec![inline(text)])),
        // A line that is set in goes on with the item above it.
        (None, Some(Run::List(_, items))) if line.starts_with([' ', '\t']) => {
            if let Some(item) = items.last_mut() {
                item.push_str("<br>");
                item.push_str(&inline(line.trim()));
            }
        }
        (None, Some(Run::Lines(lines))) => lines.push(inline(line.trim())),
        (None, _) => return Some(Run::Lines(vec![inline(line.trim())])),
    }
    None
}

impl Run {
    fn html(&self, language: &str, depth: usize) -> String {
        match self {
            Self::Lines(lines) => paragraph(lines, language),
            Self::List(first, items) => list(*first, items, language),
            Self::Heading(text) => format!("<p class=\"heading\" dir=\"auto\"{language}>{text}</p>"),
            Self::Quotation(lines) => {
                let inside = within(&lines.join("\n"), language, depth.saturating_sub(1));
                format!("<blockquote>{inside}</blockquote>")
            }
            Self::Code(lines) => format!("<pre dir=\"auto\"{language}><code>{}</code></pre>", lines.join("\n")),
        }
    }
}

fn list(first: Option<u32>, items: &[String], language: &str) -> String {
    let (tag, start) = match first {
        None => ("ul", String::new()),
        Some(1) => ("ol", String::new()),
        Some(first) => ("ol", format!(" start=\"{first}\"")),
    };
    let items: String = items
        .iter()
        .map(|item| format!("<li dir=\"auto\">{item}</li>"))
        .collect();
    format!("<{tag} class=\"written\"{start}{language}>{items}</{tag}>")
}

/// The text of a heading: one to six `#`, a space, words (CommonMark 0.31, 4.2).
fn heading(line: &str) -> Option<&str> {
    let line = line.trim();
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    let text = text.strip_prefix([' ', '\t'])?.trim();
    let without_close = text.trim_end_matches('#');
    let text = match without_close {
        closed if closed.ends_with([' ', '\t']) => closed.trim_end(),
        _ => text,
    };
    ((1..=6).contains(&level) && !text.is_empty()).then_some(text)
}

/// What stands behind the sign of a quotation (CommonMark 0.31, 5.1).
fn quoted(line: &str) -> Option<&str> {
    let text = line.trim_start().strip_prefix('>')?;
    Some(text.strip_prefix(' ').unwrap_or(text))
}

/// The backticks that begin a block of code: three or more, and none behind them (CommonMark 0.31, 4.5).
fn fence(line: &str) -> Option<usize> {
    let line = line.trim();
    let rest = line.trim_start_matches('`');
    let length = line.len() - rest.len();
    (length >= 3 && !rest.contains('`')).then_some(length)
}

fn closes(line: &str, fence: usize) -> bool {
    let line = line.trim();
    line.len() >= fence && line.bytes().all(|byte| byte == b'`')
}

/// The number, if any, and the text of a line that is an item of a list: `- one`, `* one`, `2. two`, `3) three`.
fn list_item(line: &str) -> Option<(Option<u32>, &str)> {
    let (sign, text) = line.trim_start().split_once(' ')?;
    let text = text.trim();
    let number = sign.strip_suffix(['.', ')']).filter(|digits| digits.len() <= 3);
    match sign {
        _ if text.is_empty() => None,
        "-" | "*" | "+" | "•" => Some((None, text)),
        _ => Some((Some(number?.parse().ok()?), text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, html: &str) {
        assert_eq!(prose(text, ""), html, "{text}");
    }

    #[test]
    fn lists_stand_as_lists_and_lines_stay_lines() {
        check(
            "Seen:\n- one\n  more\n- <b>two</b>",
            "<p dir=\"auto\">Seen:</p><ul class=\"written\"><li dir=\"auto\">one<br>more</li>\
             <li dir=\"auto\">&lt;b&gt;two&lt;/b&gt;</li></ul>",
        );
        check(
            "2. two\r\n3) three\rafter",
            "<ol class=\"written\" start=\"2\"><li dir=\"auto\">two</li><li dir=\"auto\">three</li></ol>\
             <p dir=\"auto\">after</p>",
        );
        check(
            "2026. The year\n-5 degrees\n- ",
            "<p dir=\"auto\">2026. The year<br>-5 degrees<br>-</p>",
        );
        check(" \n\n ", "");
    }

    #[test]
    fn a_heading_stands_out_and_is_none_of_the_pages() {
        check(
            "# Seen *twice* #\nby all\n####### seven",
            "<p class=\"heading\" dir=\"auto\">Seen <em>twice</em></p><p dir=\"auto\">by all<br>####### seven</p>",
        );
        for text in ["#tag", "#", "# ", "a # b", "## ##"] {
            let html = prose(text, "");
            assert_eq!(html.contains("heading"), text == "## ##", "{text}: {html}");
        }
        check("# C#", "<p class=\"heading\" dir=\"auto\">C#</p>");
    }

    #[test]
    fn a_quotation_is_set_apart_with_what_is_in_it() {
        check(
            "> one\n>two\n>\n> - three\nfour",
            "<blockquote><p dir=\"auto\">one<br>two</p><ul class=\"written\"><li dir=\"auto\">three</li></ul></blockquote>\
             <p dir=\"auto\">four</p>",
        );
        let deep = prose(&"> ".repeat(50_000), "");
        assert_eq!(deep.matches("<blockquote>").count(), DEPTH);
        check("5 > 3", "<p dir=\"auto\">5 &gt; 3</p>");
    }

    #[test]
    fn code_stands_as_it_was_written_and_ends_with_its_fence_or_the_text() {
        check(
            "```py\nif a < b:\n\n    *c*\n```\nafter",
            "<pre dir=\"auto\"><code>if a &lt; b:\n\n    *c*</code></pre><p dir=\"auto\">after</p>",
        );
        check("````\n```\n````", "<pre dir=\"auto\"><code>```</code></pre>");
        check(
            "```\n</code></pre>",
            "<pre dir=\"auto\"><code>&lt;/code&gt;&lt;/pre&gt;</code></pre>",
        );
        check("```a``` b", "<p dir=\"auto\"><code>a</code> b</p>");
    }

    #[test]
    fn the_language_of_the_writer_stands_on_every_block() {
        let html = prose("# a\n\nb\n\n- c\n\n> d\n\n```\ne\n```", " lang=\"de\"");
        assert_eq!(html.matches(" lang=\"de\"").count(), 5, "{html}");
    }
}
