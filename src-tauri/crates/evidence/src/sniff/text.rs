//! Flavours of text. What is not text by its characters is not text; what is, is told apart by how it begins, and only
//! where beginnings cannot tell (Markdown, CSV, notes) by its extension.

use crate::format::Format;
use crate::text::decode;
use crate::window::find;
use Format as F;

/// The flavour of text that these first bytes of a file of `size` bytes are; `None` when they are no text.
pub(super) fn flavour(head: &[u8], size: u64, extension: &str) -> Option<Format> {
    let whole = head.len() as u64 == size;
    let text = decode::text_of_head(head, whole)?;
    let start = text.trim_start_matches('\u{feff}').trim_start();
    Some(
        program(start, extension)
            .or_else(|| link(start, &text, whole, extension))
            .or_else(|| markup(start))
            .or_else(|| captions(start))
            .or_else(|| structured(start, whole))
            .unwrap_or_else(|| by_extension(&text, extension)),
    )
}

fn program(start: &str, extension: &str) -> Option<Format> {
    let lower = start
        .get(..16.min(start.len()))
        .unwrap_or_default()
        .to_ascii_lowercase();
    if start.starts_with("#!") {
        return Some(F::Script);
    }
    if lower.starts_with("<?php") {
        return Some(F::Php);
    }
    let runs_on_a_click = ["bat", "cmd", "ps1", "vbs", "jse", "wsf", "hta"].contains(&extension);
    (runs_on_a_click || lower.starts_with("@echo off")).then_some(F::Batch)
}

/// Links that pretend to be files. Google's are small JSON objects with an address or a document's id.
fn link(start: &str, text: &str, whole: bool, extension: &str) -> Option<Format> {
    let google = F::GoogleDoc.extensions().contains(&extension)
        || text.contains("\"doc_id\"")
        || (text.contains("\"url\"") && text.contains("docs.google.com"));
    match () {
        () if start.starts_with("[InternetShortcut]") || start.starts_with("[Shell]") => Some(F::UrlFile),
        () if start.starts_with("[Desktop Entry]") => Some(F::DesktopFile),
        () if start.contains("<plist") && start.contains("<key>URL</key>") => Some(F::Webloc),
        () if whole && text.len() < 4096 && start.starts_with('{') && google => Some(F::GoogleDoc),
        () => None,
    }
}

/// WHATWG MIME Sniffing 7.1: the tags by which HTML may begin; comments and declarations before them are skipped.
const HTML_TAGS: [&str; 20] = [
    "<!doctype html",
    "<html",
    "<head",
    "<script",
    "<iframe",
    "<h1",
    "<div",
    "<font",
    "<table",
    "<a ",
    "<style",
    "<title",
    "<b>",
    "<body",
    "<br",
    "<p>",
    "<p ",
    "<meta",
    "<link",
    "<h2",
];

fn markup(start: &str) -> Option<Format> {
    let root = after_prolog(start);
    let lower: String = root.chars().take(64).collect::<String>().to_ascii_lowercase();
    if lower.starts_with("<svg") || lower.starts_with("<!doctype svg") {
        return Some(F::Svg);
    }
    if HTML_TAGS.iter().any(|tag| lower.starts_with(tag)) {
        return Some(F::Html);
    }
    let declared = start.starts_with("<?xml");
    let mime = start.contains("MIME-Version:") && start.contains("Content-Type:") && !declared;
    let svg = declared
        && root.contains("<svg")
        && root.contains("http://www.w3.org/2000/svg")
        && lower.starts_with("<!doctype");
    match () {
        () if svg => Some(F::Svg),
        () if declared && root.contains("<plist") => Some(F::Xml),
        () if declared => Some(F::Xml),
        () if mime => Some(F::Mhtml),
        () => None,
    }
}

/// What follows an XML declaration and comments.
fn after_prolog(mut text: &str) -> &str {
    loop {
        text = text.trim_start();
        let end = match () {
            () if text.starts_with("<?xml") => "?>",
            () if text.starts_with("<!--") => "-->",
            () => return text,
        };
        let Some(at) = text.find(end) else { return text };
        text = text.get(at + end.len()..).unwrap_or_default();
    }
}

/// WebVTT 4: the file begins with `WEBVTT`. SubRip: a number, then a line with an arrow and commas.
fn captions(start: &str) -> Option<Format> {
    if let Some(rest) = start.strip_prefix("WEBVTT") {
        return rest.chars().next().is_none_or(char::is_whitespace).then_some(F::Vtt);
    }
    let mut lines = start.lines();
    let number = lines.next()?.trim();
    let times = lines.next()?;
    let numbered = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    (numbered && times.contains("-->") && times.contains(':')).then_some(F::Srt)
}

/// JSON is what reads as JSON; of a file that is not at hand whole, what begins like an object.
fn structured(start: &str, whole: bool) -> Option<Format> {
    if !start.starts_with(['{', '[']) {
        return None;
    }
    let json = if whole {
        serde_json::from_str::<serde::de::IgnoredAny>(start).is_ok()
    } else {
        start.get(1..)?.trim_start().starts_with([
            '"', '{', '[', '}', ']', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9',
        ])
    };
    json.then_some(F::Json)
}

fn by_extension(text: &str, extension: &str) -> Format {
    match extension {
        "csv" => F::Csv,
        "tsv" | "tab" => F::Tsv,
        _ if F::Markdown.extensions().contains(&extension) => F::Markdown,
        _ if F::Html.extensions().contains(&extension) && has_tags(text) => F::Html,
        _ => F::Text,
    }
}

fn has_tags(text: &str) -> bool {
    [
        "</p>", "</div>", "</html>", "<br", "</a>", "</h1>", "</body>", "</span>",
    ]
    .iter()
    .any(|tag| find(text.as_bytes(), tag.as_bytes()).is_some())
}

/// Whose a Google document is: Drive writes the account's address beside the document's.
pub(crate) fn owner(bytes: &[u8]) -> Option<String> {
    let text = decode::text_of_head(bytes, true)?;
    let value: serde_json::Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    value
        .get("email")
        .and_then(serde_json::Value::as_str)
        .map(str::to_owned)
}

/// Where a link leads, as far as it says so in text.
pub(crate) fn target(bytes: &[u8], format: Format) -> Option<String> {
    let text = decode::text_of_head(bytes, true)?;
    let found = match format {
        F::UrlFile | F::DesktopFile => text
            .lines()
            .find_map(|line| line.trim().strip_prefix("URL="))?
            .to_owned(),
        F::GoogleDoc => {
            let value: serde_json::Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
            let field = |name: &str| value.get(name).and_then(serde_json::Value::as_str);
            field("url").or_else(|| field("doc_id"))?.to_owned()
        }
        F::Webloc => text.split_once("<string>")?.1.split_once("</string>")?.0.to_owned(),
        _ => return None,
    };
    Some(found.chars().filter(|c| !c.is_control()).take(300).collect()).filter(|found: &String| !found.is_empty())
}
