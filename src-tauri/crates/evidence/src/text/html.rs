//! The words of an HTML page, without its tags: no script, no style, nothing fetched. A tolerant reader after WHATWG
//! HTML 13.2.5: tags, comments, raw text elements and character references are all that matters here.

/// Elements whose content is not for readers.
const SILENT: [&str; 9] = [
    "script", "style", "template", "noscript", "iframe", "object", "svg", "math", "title",
];
/// Elements that begin on a line of their own.
const BLOCKS: [&str; 31] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "tr",
    "ul",
];

/// Elements that run, or show what is not in the page itself.
const NOT_SHOWN: [&str; 13] = [
    "applet", "audio", "canvas", "embed", "form", "frame", "iframe", "img", "math", "object", "script", "svg", "video",
];

/// Those of them that the page has.
pub(crate) fn left_out(source: &str) -> Vec<String> {
    super::markup::elements(source, &|name| NOT_SHOWN.contains(&name))
}

/// The text that a reader sees.
pub(crate) fn readable(source: &str) -> String {
    let mut out = String::new();
    let mut rest = source;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        push_words(&mut out, text);
        rest = after_markup(&mut out, tag);
    }
    push_words(&mut out, rest);
    out
}

/// Handles what begins with `<` and returns what comes after it.
fn after_markup<'a>(out: &mut String, source: &'a str) -> &'a str {
    if let Some(comment) = source.strip_prefix("<!--") {
        return comment
            .find("-->")
            .and_then(|at| comment.get(at + 3..))
            .unwrap_or_default();
    }
    let inner = source.get(1..).unwrap_or_default();
    let closing = inner.starts_with('/');
    let named = inner.trim_start_matches('/');
    if !named.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?') {
        out.push('<');
        return inner;
    }
    let name: String = named
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect::<String>()
        .to_ascii_lowercase();
    let rest = after_tag(source);
    if BLOCKS.contains(&name.as_str()) {
        break_line(out);
    } else if matches!(name.as_str(), "td" | "th") && !closing && !out.is_empty() && !out.ends_with('\n') {
        out.push('\t');
    }
    if SILENT.contains(&name.as_str()) && !closing {
        after_element(rest, &name)
    } else {
        rest
    }
}

/// Past the `>` that ends this tag; one in quotes does not.
fn after_tag(source: &str) -> &str {
    let mut quote = None;
    for (at, c) in source.char_indices() {
        match (quote, c) {
            (None, '>') => return source.get(at + 1..).unwrap_or_default(),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    ""
}

/// Past the end tag of a silent element; without one the rest of the page is silent.
fn after_element<'a>(source: &'a str, name: &str) -> &'a str {
    let mut rest = source;
    while let Some(at) = rest.find("</") {
        let inner = rest.get(at + 2..).unwrap_or_default();
        if inner
            .get(..name.len())
            .is_some_and(|word| word.eq_ignore_ascii_case(name))
        {
            return after_tag(inner);
        }
        rest = inner;
    }
    ""
}

fn break_line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

fn push_words(out: &mut String, text: &str) {
    let text = unescaped(text);
    let spaced = text.starts_with(char::is_whitespace) && !out.is_empty() && !out.ends_with(['\n', ' ', '\t']);
    if spaced {
        out.push(' ');
    }
    out.push_str(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    if text.ends_with(char::is_whitespace) && !out.is_empty() && !out.ends_with(['\n', ' ', '\t']) {
        out.push(' ');
    }
}

/// Character references: by number, and the names that writing programs use.
pub(crate) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at(at);
        out.push_str(before);
        let name = reference.get(1..).unwrap_or_default();
        let end = name.char_indices().take(32).find(|(_, c)| *c == ';').map(|(at, _)| at);
        let found = end.and_then(|end| name.get(..end)).and_then(character);
        match (found, end) {
            (Some(c), Some(end)) => {
                out.push(c);
                rest = name.get(end + 1..).unwrap_or_default();
            }
            _ => {
                out.push('&');
                rest = name;
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| *c != '\0');
    }
    let names = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("ndash", '\u{2013}'),
        ("mdash", '\u{2014}'),
        ("lsquo", '\u{2018}'),
        ("rsquo", '\u{2019}'),
        ("ldquo", '\u{201c}'),
        ("rdquo", '\u{201d}'),
        ("hellip", '\u{2026}'),
        ("bull", '\u{2022}'),
        ("copy", '\u{a9}'),
        ("deg", '\u{b0}'),
        ("frac12", '\u{bd}'),
        ("times", '\u{d7}'),
        ("eacute", '\u{e9}'),
        ("egrave", '\u{e8}'),
        ("agrave", '\u{e0}'),
        ("ccedil", '\u{e7}'),
        ("auml", '\u{e4}'),
        ("ouml", '\u{f6}'),
        ("uuml", '\u{fc}'),
        ("szlig", '\u{df}'),
        ("ntilde", '\u{f1}'),
    ];
    names.iter().find(|(known, _)| *known == name).map(|(_, c)| *c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normalised;

    #[track_caller]
    fn check(source: &str, expected: &str) {
        assert_eq!(normalised(&readable(source)), expected);
    }

    #[test]
    fn only_what_a_reader_sees_is_text() {
        check(
            "<html><head><title>T</title><style>p{}</style></head><body><p>One</p><p>two &amp; three</p></body>",
            "One\ntwo & three",
        );
        check("<p>a<script>alert('</p>')</script> b</p>", "a b");
        check("a <!-- <p>no</p> --> b", "a b");
        check("<p title='a>b'>x<br>y", "x\ny");
        check("<table><tr><td>1<td>2</tr></table>", "1\t2");
        check("1 < 2 &bogus; &#65;&#x42;", "1 < 2 &bogus; AB");
    }

    #[test]
    fn a_page_that_never_ends_a_script_or_a_tag_has_no_more_text() {
        check("a<script>b", "a");
        check("a<b c", "a");
        check("a<!-- b", "a");
    }
}
