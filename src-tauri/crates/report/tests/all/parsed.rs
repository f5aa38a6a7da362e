//! A page taken apart by a strict reader: what it does not understand ends the test, so that a page which passes is
//! well-formed in the sense that every browser agrees on.

use std::collections::{BTreeMap, BTreeSet};

/// Elements without an end tag (HTML, 13.1.2).
const VOID: [&str; 4] = ["meta", "br", "img", "link"];
/// Elements that the page is made of; anything else came from a text.
const KNOWN: &str = "html head meta title style body main svg symbol use circle path rect text g header section div span \
    p h1 h2 h3 h4 ul ol li table thead tbody tr th td small a bdi b br blockquote figure figcaption img pre code em strong";

/// What a page holds.
pub(crate) struct Page {
    /// Tags in order, with their attributes.
    pub(crate) tags: Vec<(String, BTreeMap<String, String>)>,
    /// All text outside of style, with references resolved.
    pub(crate) text: String,
}

impl Page {
    /// Reads the page, or says where it is not well-formed.
    #[track_caller]
    pub(crate) fn of(html: &str) -> Self {
        let mut rest = html.strip_prefix("<!doctype html>").expect("a doctype");
        let (mut tags, mut text, mut open) = (Vec::new(), String::new(), Vec::new());
        while let Some(at) = rest.find('<') {
            text.push_str(&resolved(&rest[..at]));
            let end = rest[at..].find('>').expect("a tag ends") + at;
            let tag = &rest[at + 1..end];
            rest = &rest[end + 1..];
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(open.pop().as_deref(), Some(name), "an end tag that fits");
                text.push(' ');
                continue;
            }
            let (name, attributes) = read(tag.trim_end_matches('/'));
            assert!(
                KNOWN.split_whitespace().any(|known| known == name),
                "an element {name} came in"
            );
            if name == "style" {
                rest = &rest[rest.find("</style>").expect("the style ends")..];
            }
            if !tag.ends_with('/') && !VOID.contains(&name.as_str()) {
                open.push(name.clone());
            }
            tags.push((name, attributes));
        }
        assert!(open.is_empty(), "left open: {open:?}");
        Self {
            tags,
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }

    /// The values of an attribute, wherever it stands.
    pub(crate) fn values(&self, attribute: &str) -> Vec<&str> {
        self.tags
            .iter()
            .filter_map(|(_, attributes)| attributes.get(attribute))
            .map(String::as_str)
            .collect()
    }

    pub(crate) fn count(&self, name: &str) -> usize {
        self.tags.iter().filter(|(tag, _)| tag == name).count()
    }

    /// Ids are unique, references lead somewhere, pictures have words, and nothing leaves the page.
    #[track_caller]
    pub(crate) fn is_sound(&self) {
        let ids = self.values("id");
        let unique: BTreeSet<_> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "an id stands twice");
        for target in self.values("href") {
            let id = target
                .strip_prefix('#')
                .unwrap_or_else(|| panic!("{target} leaves the page"));
            assert!(unique.contains(id), "{target} leads nowhere");
        }
        for label in self.values("aria-labelledby") {
            assert!(unique.contains(label), "no label {label}");
        }
        for (name, attributes) in &self.tags {
            if name == "img" {
                assert!(
                    attributes.get("alt").is_some_and(|alt| !alt.is_empty()),
                    "a picture without words"
                );
                assert!(
                    attributes
                        .get("src")
                        .is_some_and(|src| src.starts_with("data:image/jpeg;base64,"))
                );
            }
            if name == "th" {
                assert!(attributes.contains_key("scope"), "a heading cell without scope");
            }
            assert!(
                attributes.keys().all(|key| !key.starts_with("on") && key != "style"),
                "{name} {attributes:?}"
            );
        }
        assert_eq!(self.count("h1"), 1);
    }
}

fn read(tag: &str) -> (String, BTreeMap<String, String>) {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = BTreeMap::new();
    while !rest.trim().is_empty() {
        let (key, after) = rest
            .split_once("=\"")
            .unwrap_or_else(|| panic!("an attribute in <{tag}>"));
        let (value, after) = after.split_once('"').expect("a value ends");
        let doubled = attributes.insert(key.trim().to_owned(), resolved(value));
        assert!(doubled.is_none(), "{key} stands twice in <{tag}>");
        rest = after;
    }
    (name.to_owned(), attributes)
}

fn resolved(text: &str) -> String {
    let plain = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'");
    for (at, _) in text.match_indices('&') {
        let known = ["&lt;", "&gt;", "&quot;", "&#39;", "&amp;"]
            .iter()
            .any(|entity| text[at..].starts_with(entity));
        assert!(known, "a bare & in {text}");
    }
    plain
        .replace("&amp;", "&")
        .replace(['\u{2066}', '\u{2068}', '\u{2069}'], "")
}
