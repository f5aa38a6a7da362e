//! Markdown as it is read: the words without the marks, one line for each block. HTML inside is dropped, links keep
//! their text. CommonMark with tables, task lists and strikethrough, by pulldown-cmark (linear in its input).

use super::markup;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Elements that stand in a line, and whose words are read without them.
const NOTHING_LOST: [&str; 19] = [
    "a", "abbr", "b", "br", "code", "del", "em", "i", "ins", "kbd", "mark", "s", "small", "span", "strong", "sub",
    "sup", "u", "wbr",
];

fn events(source: &str) -> Parser<'_> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    Parser::new_ext(source, options)
}

/// The elements of HTML in it that no reader sees: whole blocks with their words, and what in a line is more than a way of
/// setting words.
pub(crate) fn left_out(source: &str) -> Vec<String> {
    let (mut blocks, mut found) = (String::new(), Vec::new());
    for event in events(source) {
        match event {
            Event::Html(html) => blocks.push_str(&html),
            Event::InlineHtml(html) => {
                let name = markup::name_of(html.trim_start_matches('<'));
                if !NOTHING_LOST.contains(&name.as_str()) {
                    markup::tell(&mut found, name);
                }
            }
            _ => {}
        }
    }
    for name in markup::elements(&blocks, &|name| !matches!(name, "br" | "hr")) {
        markup::tell(&mut found, name);
    }
    found
}

/// The text that a reader sees.
pub(crate) fn readable(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    for event in events(source) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak => out.push(' '),
            Event::HardBreak => out.push('\n'),
            Event::Start(Tag::Item | Tag::TableRow | Tag::List(_)) => break_line(&mut out),
            Event::End(TagEnd::TableCell) => out.push('\t'),
            Event::End(end) if ends_a_block(end) => out.push('\n'),
            _ => {}
        }
        if matches!(event_end(&out), Some(true)) {
            out.truncate(out.trim_end_matches('\n').len() + 2);
        }
    }
    out
}

const fn ends_a_block(end: TagEnd) -> bool {
    use TagEnd as E;
    matches!(
        end,
        E::Paragraph
            | E::Heading(_)
            | E::Item
            | E::CodeBlock
            | E::TableRow
            | E::TableHead
            | E::Table
            | E::BlockQuote(_)
            | E::List(_)
    )
}

fn break_line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

fn event_end(out: &str) -> Option<bool> {
    out.ends_with("\n\n\n").then_some(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{normalised, words::count_words};

    #[test]
    fn marks_are_not_words() {
        let source = "# Plan\n\nAsk *every* student,\nthen [wait](http://x.example/a).\n\n- one\n- two\n\n<script>alert(1)</script>\n";
        let text = normalised(&readable(source));
        assert_eq!(count_words(&text), 8, "{text}");
        assert!(
            !text.contains("script") && !text.contains("http") && !text.contains('#'),
            "{text}"
        );
        assert!(text.starts_with("Plan\nAsk every student, then wait.\n"), "{text}");
    }

    #[test]
    fn what_is_written_as_html_is_named() {
        for (source, names) in [
            ("Ask <b>every</b> student.<br>Then wait.", &[][..]),
            (
                "Hello\n\n<script>alert(1)</script>\n\n<div>Seen by nobody</div>\n",
                &["script", "div"],
            ),
            ("A picture <img src=x onerror=alert(1)> in a line", &["img"]),
            ("`<script>` is code, and so is\n\n    <iframe>\n", &[]),
            ("<!-- a note of mine -->", &[]),
        ] {
            assert_eq!(left_out(source), names, "{source}");
        }
    }

    #[test]
    fn a_megabyte_of_brackets_is_read_at_once() {
        for mark in ["[", "*", "<", "`", "> "] {
            let source = mark.repeat(1 << 19);
            assert!(left_out(&source).is_empty());
            let text = readable(&source);
            assert!(text.len() <= 2 << 20);
        }
    }
}
