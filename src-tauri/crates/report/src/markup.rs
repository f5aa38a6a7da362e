//! Text into HTML: nothing that a person wrote can become markup, style or another reading direction around it.

/// Text as it stands between tags and in quoted attributes. Characters that HTML forbids (controls, non-characters) show
/// as U+FFFD, so that they can be seen.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(character),
            _ if is_forbidden(character) => out.push('\u{FFFD}'),
            _ => out.push(character),
        }
    }
    out
}

/// A short text of a person's, set apart from the direction of the sentence it stands in.
pub(crate) fn aside(text: &str) -> String {
    format!("<bdi>{}</bdi>", escaped(text))
}

/// A text of a person's as an argument of a sentence, set apart by U+2068 and U+2069 (UAX #9).
pub(crate) fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

/// Words as they stand somewhere else: a paragraph for each block, a line break for each line, each in its own direction.
pub(crate) fn paragraphs(text: &str, language: &str) -> String {
    blocks(text)
        .map(|block| paragraph(&block.lines().map(escaped).collect::<Vec<_>>(), language))
        .collect()
}

/// What a person wrote at length, with the little of Markdown that people write without thinking of it: lists, emphasis
/// and strong emphasis. All else is text, HTML and links too.
pub(crate) fn prose(text: &str, language: &str) -> String {
    blocks(text).map(|block| prose_block(&block, language)).collect()
}

fn blocks(text: &str) -> impl Iterator<Item = String> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let blocks: Vec<String> = text.split("\n\n").map(|block| block.trim().to_owned()).collect();
    blocks.into_iter().filter(|block| !block.is_empty())
}

fn paragraph(lines: &[String], language: &str) -> String {
    if lines.is_empty() {
        return String::new();
    }
    format!("<p dir=\"auto\"{language}>{}</p>", lines.join("<br>"))
}

/// Lines of one sort that follow each other.
enum Run {
    Lines(Vec<String>),
    /// The number of the first, where they are numbered.
    List(Option<u32>, Vec<String>),
}

fn prose_block(block: &str, language: &str) -> String {
    let mut runs: Vec<Run> = Vec::new();
    for line in block.lines() {
        match (list_item(line), runs.last_mut()) {
            (Some((number, text)), Some(Run::List(first, items))) if number.is_some() == first.is_some() => {
                items.push(emphasised(text));
            }
            (Some((number, text)), _) => runs.push(Run::List(number, vec![emphasised(text)])),
            // A line that is set in goes on with the item above it.
            (None, Some(Run::List(_, items))) if line.starts_with([' ', '\t']) => {
                if let Some(item) = items.last_mut() {
                    item.push_str("<br>");
                    item.push_str(&emphasised(line.trim()));
                }
            }
            (None, Some(Run::Lines(lines))) => lines.push(emphasised(line)),
            (None, _) => runs.push(Run::Lines(vec![emphasised(line)])),
        }
    }
    runs.iter().map(|run| run_html(run, language)).collect()
}

fn run_html(run: &Run, language: &str) -> String {
    let (tag, start, items) = match run {
        Run::Lines(lines) => return paragraph(lines, language),
        Run::List(None, items) => ("ul", String::new(), items),
        Run::List(Some(1), items) => ("ol", String::new(), items),
        Run::List(Some(first), items) => ("ol", format!(" start=\"{first}\""), items),
    };
    let items: String = items
        .iter()
        .map(|item| format!("<li dir=\"auto\">{item}</li>"))
        .collect();
    format!("<{tag} class=\"written\"{start}{language}>{items}</{tag}>")
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

/// `**strong**` and `*emphasised*` in one line, one inside the other at most, where the stars hold a word on both sides;
/// other stars are stars (CommonMark 0.31, 6.2, without its underscores).
fn emphasised(line: &str) -> String {
    emphasised_within(line, 2)
}

fn emphasised_within(line: &str, levels: usize) -> String {
    let mut html = String::new();
    let mut rest = line;
    let mut marks = vec!["**", "*"];
    while levels > 0
        && let Some(found) = first_emphasis(rest, &mut marks)
    {
        let tag = if found.mark == "**" { "strong" } else { "em" };
        let inside = emphasised_within(found.inside, levels - 1);
        html.push_str(&format!("{}<{tag}>{inside}</{tag}>", escaped(found.before)));
        rest = found.after;
    }
    html + &escaped(rest)
}

/// A line around its first emphasis.
struct Emphasis<'a> {
    before: &'a str,
    mark: &'static str,
    inside: &'a str,
    after: &'a str,
}

/// `marks` that nothing closes any more are taken out, so that a line full of stars is not read once for each of them.
fn first_emphasis<'a>(line: &'a str, marks: &mut Vec<&'static str>) -> Option<Emphasis<'a>> {
    line.match_indices('*').find_map(|(at, _)| {
        let (before, stars) = line.split_at_checked(at)?;
        let mark = if stars.starts_with("**") { "**" } else { "*" };
        let rest = stars.strip_prefix(mark)?;
        let opens = !before.ends_with(|last: char| last.is_alphanumeric() || last == '*')
            && rest.starts_with(|first: char| !first.is_whitespace() && first != '*');
        if !opens || !marks.contains(&mark) {
            return None;
        }
        let Some((inside, after)) = closed(rest, mark) else {
            marks.retain(|known| *known != mark);
            return None;
        };
        Some(Emphasis {
            before,
            mark,
            inside,
            after,
        })
    })
}

/// What stands before and after the mark that closes, which is the end of its row of stars.
fn closed<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    text.match_indices('*').find_map(|(at, _)| {
        let (inside, stars) = text.split_at_checked(at)?;
        let after = stars.strip_prefix(mark)?;
        let word = inside.trim_end_matches('*');
        let closes = !word.is_empty()
            && !word.ends_with(char::is_whitespace)
            && !after.starts_with(|next: char| next.is_alphanumeric() || next == '*');
        closes.then_some((inside, after))
    })
}

/// A text inside a CSS string: whatever is no letter, digit or space is written by its number (CSS Syntax 3, 4.3.7).
pub(crate) fn css_string(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        if character.is_alphanumeric() || character == ' ' {
            out.push(character);
        } else {
            out.push_str(&format!("\\{:x} ", u32::from(character)));
        }
    }
    out.push('"');
    out
}

fn is_forbidden(character: char) -> bool {
    character.is_control() || matches!(u32::from(character), 0xFDD0..=0xFDEF) || u32::from(character) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_of_a_text_is_markup() {
        assert_eq!(
            escaped("<b title=\"a\" id='b'>&amp;</b>"),
            "&lt;b title=&quot;a&quot; id=&#39;b&#39;&gt;&amp;amp;&lt;/b&gt;"
        );
        assert_eq!(
            escaped("a\0b\u{7f}c\u{85}d\u{FFFE}e\u{1FFFF}f\r"),
            "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f\u{FFFD}"
        );
        assert_eq!(escaped("é 李 😀 \u{200D}\n\t"), "é 李 😀 \u{200D}\n\t");
    }

    #[test]
    fn blocks_are_paragraphs_and_lines_stay_lines() {
        assert_eq!(
            paragraphs("one\r\ntwo\n\n\n<three>\n\n ", ""),
            "<p dir=\"auto\">one<br>two</p><p dir=\"auto\">&lt;three&gt;</p>"
        );
        assert_eq!(paragraphs(" \n\n ", ""), "");
    }

    #[test]
    fn lists_and_emphasis_are_shown_as_such_and_nothing_else_is() {
        for (text, html) in [
            (
                "Seen:\n- one\n  more\n- <b>two</b>",
                "<p dir=\"auto\">Seen:</p><ul class=\"written\"><li dir=\"auto\">one<br>more</li>\
                 <li dir=\"auto\">&lt;b&gt;two&lt;/b&gt;</li></ul>",
            ),
            (
                "2. two\n3) three\nafter",
                "<ol class=\"written\" start=\"2\"><li dir=\"auto\">two</li><li dir=\"auto\">three</li></ol>\
                 <p dir=\"auto\">after</p>",
            ),
            (
                "a *b* and **c *d***, *\"e\"*",
                "<p dir=\"auto\">a <em>b</em> and <strong>c <em>d</em></strong>, <em>&quot;e&quot;</em></p>",
            ),
            (
                "2 * 3 * 4 and a*b*c, 5* and **",
                "<p dir=\"auto\">2 * 3 * 4 and a*b*c, 5* and **</p>",
            ),
            (
                "2026. The year\n-5 degrees\n- ",
                "<p dir=\"auto\">2026. The year<br>-5 degrees<br>-</p>",
            ),
            (
                "[a](javascript:b) `c` # d",
                "<p dir=\"auto\">[a](javascript:b) `c` # d</p>",
            ),
        ] {
            assert_eq!(prose(text, ""), html, "{text}");
        }
        let stars = "*a ".repeat(200_000);
        assert_eq!(emphasised(&stars), stars);
        assert_eq!(
            emphasised(&"*a* ".repeat(50_000)).matches("<em>").count(),
            50_000,
            "many in one line"
        );
        assert_eq!(prose("*<i>*", ""), "<p dir=\"auto\"><em>&lt;i&gt;</em></p>");
        assert_eq!(paragraphs("- *one*", ""), "<p dir=\"auto\">- *one*</p>");
    }

    #[test]
    fn a_css_string_cannot_be_closed() {
        assert_eq!(css_string("No. 7"), "\"No\\2e  7\"");
        let hostile = css_string("\"}</style><script>\\");
        assert!(!hostile.contains('<') && !hostile.contains('}'), "{hostile}");
        assert_eq!(hostile.matches('"').count(), 2);
    }
}
