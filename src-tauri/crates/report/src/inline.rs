//! A line that a person wrote, with what Markdown has inside one: emphasis, code, and links, which are shown as their words
//! with the address in brackets. No address is made a reference: what a record.html says leads nowhere.

use crate::markup::escaped;
use std::ops::Range;

/// The bytes of a link's words, and of its address, up to which one is looked for.
const LINK_WORDS: usize = 300;
const ADDRESS: usize = 2_000;

/// The line as HTML.
pub(crate) fn inline(line: &str) -> String {
    let spans = spans(line);
    let whole = 0..line.len();
    Line {
        text: line,
        mask: &masked(line, &spans),
        spans: &spans,
    }
    .html(whole, 2)
}

/// A part of a line that is no running text: code, or a link.
struct Span {
    range: Range<usize>,
    html: String,
}

struct Line<'a> {
    text: &'a str,
    /// The same bytes, with a full stop for each that is in a span: stars are looked for here.
    mask: &'a str,
    spans: &'a [Span],
}

impl Line<'_> {
    /// `**strong**` and `*emphasised*`, one inside the other at most, where the stars hold a word on both sides; other
    /// stars are stars (CommonMark 0.31, 6.2, without its underscores).
    fn html(&self, range: Range<usize>, levels: usize) -> String {
        let mut html = String::new();
        let mut at = range.start;
        let mut marks = vec!["**", "*"];
        while levels > 0
            && let Some(found) = first_emphasis(self.mask.get(at..range.end).unwrap_or_default(), &mut marks)
        {
            let tag = if found.mark == "**" { "strong" } else { "em" };
            let before = at + found.before.len();
            let inside = before + found.mark.len();
            let end = inside + found.inside.len();
            let emphasised = self.html(inside..end, levels - 1);
            html.push_str(&format!("{}<{tag}>{emphasised}</{tag}>", self.plain(at..before)));
            at = end + found.mark.len();
        }
        html + &self.plain(at..range.end)
    }

    /// Running text, with the spans that lie in it.
    fn plain(&self, range: Range<usize>) -> String {
        let first = self.spans.partition_point(|span| span.range.start < range.start);
        let spans = self.spans.get(first..).unwrap_or_default().iter();
        let text = |range: Range<usize>| escaped(self.text.get(range).unwrap_or_default());
        let (mut html, mut at) = (String::new(), range.start);
        for span in spans.take_while(|span| span.range.end <= range.end) {
            html.push_str(&text(at..span.range.start));
            html.push_str(&span.html);
            at = span.range.end;
        }
        html + &text(at..range.end)
    }
}

fn masked(line: &str, spans: &[Span]) -> String {
    let mut mask = String::with_capacity(line.len());
    for span in spans {
        mask.push_str(line.get(mask.len()..span.range.start).unwrap_or_default());
        mask.push_str(&".".repeat(span.range.len()));
    }
    mask.push_str(line.get(mask.len()..).unwrap_or_default());
    mask
}

/// Code and links from left to right; what is in one is not looked at again.
fn spans(line: &str) -> Vec<Span> {
    let ticks = ticks(line);
    let (mut spans, mut at) = (Vec::new(), 0);
    while let Some(next) = line
        .get(at..)
        .and_then(|rest| rest.find(['`', '[']))
        .map(|found| at + found)
    {
        let span = if line.get(next..).is_some_and(|rest| rest.starts_with('`')) {
            code(line, next, &ticks)
        } else {
            link(line, next)
        };
        at = match &span {
            Some(span) => span.range.end,
            None => next + ticks_at(&ticks, next).max(1),
        };
        spans.extend(span);
    }
    spans
}

/// Where backticks begin, and how many there are in a row.
fn ticks(line: &str) -> Vec<(usize, usize)> {
    let mut rows: Vec<(usize, usize)> = Vec::new();
    for (at, _) in line.match_indices('`') {
        match rows.last_mut() {
            Some((start, length)) if *start + *length == at => *length += 1,
            _ => rows.push((at, 1)),
        }
    }
    rows
}

fn ticks_at(ticks: &[(usize, usize)], at: usize) -> usize {
    let found = ticks.binary_search_by_key(&at, |(start, _)| *start);
    found
        .ok()
        .and_then(|row| ticks.get(row))
        .map_or(0, |(_, length)| *length)
}

/// Code between two rows of as many backticks (CommonMark 0.31, 6.1).
fn code(line: &str, at: usize, ticks: &[(usize, usize)]) -> Option<Span> {
    let row = ticks.binary_search_by_key(&at, |(start, _)| *start).ok()?;
    let (_, length) = ticks.get(row)?;
    let (close, _) = ticks.get(row + 1..)?.iter().find(|(_, other)| other == length)?;
    let inside = line.get(at + length..*close)?;
    let set_in = inside.strip_prefix(' ').and_then(|inside| inside.strip_suffix(' '));
    let code = set_in.filter(|code| !code.trim().is_empty()).unwrap_or(inside);
    Some(Span {
        range: at..close + length,
        html: format!("<code>{}</code>", escaped(code)),
    })
}

/// `[words](address)`, or with an exclamation mark before it, where what stands in the round brackets can be an address.
fn link(line: &str, at: usize) -> Option<Span> {
    let rest = line.get(at + 1..)?;
    let end = rest
        .bytes()
        .take(LINK_WORDS)
        .position(|byte| matches!(byte, b'[' | b']'))?;
    let words = rest.get(..end)?;
    let address = bracketed(rest.get(end..)?.strip_prefix("](")?)?;
    if !address.contains([':', '/', '.', '#']) {
        return None;
    }
    let start = at - usize::from(line.get(..at)?.ends_with('!'));
    let shown = format!("<bdi>{}</bdi>", escaped(address));
    let html = match words.trim() {
        same if same.is_empty() || same == address => shown,
        words => format!("{} ({shown})", inline(words)),
    };
    Some(Span {
        range: start..at + 1 + end + 2 + address.len() + 1,
        html,
    })
}

/// What stands before the round bracket that closes; brackets in it come in pairs, and white space is none of it.
fn bracketed(text: &str) -> Option<&str> {
    let mut open = 0usize;
    for (at, byte) in text.bytes().enumerate().take(ADDRESS) {
        match byte {
            b'(' => open += 1,
            b')' if open == 0 => return text.get(..at),
            b')' => open -= 1,
            _ if byte.is_ascii_whitespace() => return None,
            _ => {}
        }
    }
    None
}

/// A line around its first emphasis.
struct Emphasis<'a> {
    before: &'a str,
    mark: &'static str,
    inside: &'a str,
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
        let Some(inside) = closed(rest, mark) else {
            marks.retain(|known| *known != mark);
            return None;
        };
        Some(Emphasis { before, mark, inside })
    })
}

/// What stands before the mark that closes, which is the end of its row of stars.
fn closed<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    text.match_indices('*').find_map(|(at, _)| {
        let (inside, stars) = text.split_at_checked(at)?;
        let after = stars.strip_prefix(mark)?;
        let word = inside.trim_end_matches('*');
        let closes = !word.is_empty()
            && !word.ends_with(char::is_whitespace)
            && !after.starts_with(|next: char| next.is_alphanumeric() || next == '*');
        closes.then_some(inside)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, html: &str) {
        assert_eq!(inline(line), html, "{line}");
    }

    #[test]
    fn stars_that_hold_words_are_emphasis_and_others_are_stars() {
        check(
            "a *b* and **c *d***, *\"e\"*",
            "a <em>b</em> and <strong>c <em>d</em></strong>, <em>&quot;e&quot;</em>",
        );
        check("2 * 3 * 4 and a*b*c, 5* and **", "2 * 3 * 4 and a*b*c, 5* and **");
        check("*<i>*", "<em>&lt;i&gt;</em>");
        let stars = "*a ".repeat(200_000);
        check(&stars, &stars);
        let many = inline(&"*a* ".repeat(50_000));
        assert_eq!(many.matches("<em>").count(), 50_000, "many in one line");
    }

    #[test]
    fn code_is_shown_as_it_was_typed() {
        check(
            "press `<b>` and ``a`b``",
            "press <code>&lt;b&gt;</code> and <code>a`b</code>",
        );
        check("*a `*` b*", "<em>a <code>*</code> b</em>");
        check(
            "`` ` `` `[a](https://b.example)`",
            "<code>`</code> <code>[a](https://b.example)</code>",
        );
        check("one ` tick and `` two", "one ` tick and `` two");
        let rows: String = (1..600).map(|length| "`".repeat(length) + " ").collect();
        assert_eq!(inline(&rows), rows, "nothing closes");
    }

    #[test]
    fn a_link_is_its_words_and_its_address_and_leads_nowhere() {
        let address = "<bdi>https://b.example/c_(d)?e=1&amp;f</bdi>";
        check(
            "see [the *plan*](https://b.example/c_(d)?e=1&f).",
            &format!("see the <em>plan</em> ({address})."),
        );
        check("![board](photo.jpg)", "board (<bdi>photo.jpg</bdi>)");
        check("[https://b.example](https://b.example)", "<bdi>https://b.example</bdi>");
        check("[](mailto:a@b.example)", "<bdi>mailto:a@b.example</bdi>");
        check("*[a](b.html)*", "<em>a (<bdi>b.html</bdi>)</em>");
        for hostile in [
            "[a](javascript:alert(1))",
            "[<script>](https://b.example/\"onload=x)",
            "[a](data:text/html,<b>)",
        ] {
            let html = inline(hostile);
            assert!(
                !html.contains("href") && !html.contains("<script") && !html.contains("=\""),
                "{html}"
            );
        }
        for text in [
            "f[x](t)",
            "[03:12](see)",
            "[a] (b.html)",
            "[a](b c.html)",
            "[a](b.html",
            "[[a]",
            "a]( b",
        ] {
            check(text, text);
        }
        let open = "[".repeat(100_000);
        check(&open, &open);
        let half = "[a](".repeat(2_000);
        check(&half, &half);
    }
}
