//! The words of a micro-credential are plain text or Markdown (CommonMark). HTML in them would be run or shown as tags
//! wherever they go, and an address of any other kind than the web's or mail's could be more than an address.

use pulldown_cmark::{Event, Parser, Tag};
use serde_json::Value;

/// What a text holds that it may not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unwanted {
    Html(String),
    Address(String),
}

/// Every text of the document, with its place (`criteria.0.title`), except inside `proof`.
pub(crate) fn texts(document: &Value) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    walk(document, String::new(), &mut found);
    found
}

fn walk<'a>(value: &'a Value, place: String, found: &mut Vec<(String, &'a str)>) {
    let under = |name: &dyn std::fmt::Display| {
        if place.is_empty() {
            name.to_string()
        } else {
            format!("{place}.{name}")
        }
    };
    match value {
        Value::String(text) => found.push((place, text)),
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                walk(item, under(&at), found);
            }
        }
        Value::Object(members) => {
            for (name, member) in members
                .iter()
                .filter(|(name, _)| !(place.is_empty() && *name == "proof"))
            {
                walk(member, under(name), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The first HTML or odd address in a text.
pub(crate) fn unwanted(text: &str) -> Option<Unwanted> {
    Parser::new(text).find_map(|event| match event {
        Event::Html(html) | Event::InlineHtml(html) => Some(Unwanted::Html(html.trim().to_owned())),
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) if !is_address(&dest_url) => {
            Some(Unwanted::Address(dest_url.into_string()))
        }
        _ => None,
    })
}

/// Whether `url` is an http, https or mailto address.
pub(crate) fn is_address(url: &str) -> bool {
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| url.len() > scheme.len() && url.to_ascii_lowercase().starts_with(scheme))
}

/// Whether `doi` has the form that the DOI Handbook gives it (2.2): `10.`, a registrant's number, `/`, a suffix.
pub(crate) fn is_doi(doi: &str) -> bool {
    let Some((registrant, suffix)) = doi.strip_prefix("10.").and_then(|rest| rest.split_once('/')) else {
        return false;
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    registrant.split('.').all(digits) && !suffix.is_empty() && !suffix.contains(char::is_whitespace)
}

/// The first character that is not seen or turns the text after it: controls, zero width space and byte order mark,
/// embeddings, overrides and isolates (UAX #9). Joiners and single direction marks belong to honest text.
pub(crate) fn hidden(text: &str) -> Option<char> {
    text.chars().find(|&character| {
        let is_layout = matches!(character, '\n' | '\r' | '\t');
        let turns = matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        (character.is_control() && !is_layout) || turns || matches!(character, '\u{200B}' | '\u{FEFF}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_text_and_html_is_not() {
        for fine in [
            "*a* and **b**",
            "p < 0.05 and q > 1",
            "1. one\n2. two",
            "<https://example.org>",
            "[a](https://example.org/b)",
            "`<b>`",
            "5(1), 7–74",
        ] {
            assert_eq!(unwanted(fine), None, "{fine}");
        }
        for (bad, html) in [
            ("a <b>bold</b> word", "<b>"),
            ("<script>alert(1)</script>", "<script>alert(1)</script>"),
            ("a\n\n<!-- hidden -->", "<!-- hidden -->"),
            ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ] {
            assert_eq!(unwanted(bad), Some(Unwanted::Html(html.to_owned())), "{bad}");
        }
    }

    #[test]
    fn a_link_leads_to_the_web_or_to_mail() {
        for (bad, url) in [
            ("[a](javascript:alert(1))", "javascript:alert(1)"),
            ("![a](file:///etc/passwd)", "file:///etc/passwd"),
            ("[a](b.html)", "b.html"),
            ("[a][1]\n\n[1]: data:text/html,x", "data:text/html,x"),
        ] {
            assert_eq!(unwanted(bad), Some(Unwanted::Address(url.to_owned())), "{bad}");
        }
    }

    #[test]
    fn a_doi_has_a_registrant_and_a_suffix() {
        for fine in [
            "10.1080/0969595980050102",
            "10.1111/j.1745-3992.2011.00220.x",
            "10.1000.10/123/456",
        ] {
            assert!(is_doi(fine), "{fine}");
        }
        for bad in [
            "",
            "10.",
            "10./a",
            "10.1080",
            "10.1080/",
            "https://doi.org/10.1080/1",
            "10.x/1",
            "10.1080/a b",
            "11.1/1",
        ] {
            assert!(!is_doi(bad), "{bad}");
        }
    }

    #[test]
    fn what_nobody_sees_is_found() {
        for (text, found) in [
            ("a\u{7}b", Some('\u{7}')),
            ("a\u{202E}b", Some('\u{202E}')),
            ("\u{FEFF}a", Some('\u{FEFF}')),
            ("a\u{2066}b\u{2069}", Some('\u{2066}')),
            ("one\ntwo\tthree", None),
            ("نمی\u{200C}خواهم \u{200E}ab", None),
        ] {
            assert_eq!(hidden(text), found, "{text:?}");
        }
    }
}
