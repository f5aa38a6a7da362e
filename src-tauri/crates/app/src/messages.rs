//! The message catalogue: every sentence that people read, from `ui/messages`, in their language.

use crate::failure::{Failure, Finding, UNNAMED};
use crate::told::Told;
use assay_report::Words;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::sync::OnceLock;

const ENGLISH: &str = include_str!("../../../../ui/messages/en.ftl");
const SPANISH: &str = include_str!("../../../../ui/messages/es.ftl");

/// The sentences of one language.
pub struct Messages {
    language: &'static str,
    source: &'static str,
    /// Read when the first sentence is asked for: many a start asks for none.
    bundle: OnceLock<FluentBundle<FluentResource>>,
}

/// What a person is told: what is wrong and what was kept, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What happened.
    pub message: String,
    /// What to do next.
    pub hint: String,
}

impl Messages {
    /// The English catalogue.
    pub fn english() -> Self {
        Self::in_language("en", ENGLISH)
    }

    /// The catalogue of the language that BCP 47 calls `language`; `None` where there is none.
    pub fn of(language: &str) -> Option<Self> {
        match language {
            "en" => Some(Self::english()),
            "es" => Some(Self::in_language("es", SPANISH)),
            _ => None,
        }
    }

    const fn in_language(language: &'static str, source: &'static str) -> Self {
        let bundle = OnceLock::new();
        Self {
            language,
            source,
            bundle,
        }
    }

    fn bundle(&self) -> &FluentBundle<FluentResource> {
        self.bundle.get_or_init(|| {
            let mut bundle = FluentBundle::new_concurrent(vec![self.language.parse().unwrap_or_default()]);
            bundle.set_use_isolating(false);
            // What the parser could not read is left out; a test holds the catalogue to be whole.
            let resource = FluentResource::try_new(self.source.to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
            bundle
        })
    }

    /// The sentence of `key`; the key itself where the catalogue has none.
    pub fn text(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.pattern(key, None, args).unwrap_or_else(|| key.to_owned())
    }

    /// The size of a file, as the report says it.
    pub fn size(&self, bytes: u64) -> String {
        assay_report::size_text(bytes, self)
    }

    /// What a person is told of a failure.
    pub fn failure(&self, failure: &Failure) -> Said {
        self.code(failure.code.as_str(), &failure.args)
    }

    /// What a person is told of a finding.
    pub fn finding(&self, finding: &Finding) -> Said {
        self.code(finding.code.as_str(), &finding.args)
    }

    /// What a person is told of what was told before.
    pub fn told(&self, told: &Told) -> Said {
        let args = told.args.iter();
        let args: Vec<(&str, String)> = args.map(|(name, value)| (name.as_str(), value.clone())).collect();
        self.code(&told.code, &args)
    }

    fn code(&self, code: &str, args: &[(&str, String)]) -> Said {
        let is_reason = |name: &str| name == "reason";
        let plain = args.iter().filter(|(name, _)| !is_reason(name));
        let word = |name: &str, value: &str| match bytes_of(name, value) {
            Some(bytes) => assay_report::limit_text(bytes, self),
            None => self.named(value, &[]),
        };
        let told: Vec<(&str, String)> = plain.map(|(name, value)| (*name, word(name, value))).collect();
        let known: Vec<(&str, &str)> = told.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let reasons = args.iter().filter(|(name, _)| is_reason(name));
        let reasons: Vec<(&str, String)> = reasons
            .map(|(name, value)| (*name, self.named(value, &known)))
            .collect();
        let reasons = reasons.iter().map(|(name, value)| (*name, value.as_str()));
        let args: Vec<(&str, &str)> = known.iter().copied().chain(reasons).collect();
        let key = format!("code-{code}");
        let hint = self.pattern(&key, Some("hint"), &args).unwrap_or_default();
        Said {
            message: self.text(&key, &args),
            hint,
        }
    }

    /// An argument that is itself a key of the catalogue, a format or a reason, in words; a reason names what the sentence
    /// around it names.
    fn named(&self, value: &str, args: &[(&str, &str)]) -> String {
        let is_key = value.starts_with("format-") || value.starts_with("why-") || value == UNNAMED;
        if is_key {
            self.text(value, args)
        } else if !value.is_empty() && value.split(' ').all(|word| word.starts_with("tells-")) {
            self.listed(value)
        } else {
            value.to_owned()
        }
    }

    /// Keys as a list in words: the last one behind an "and".
    fn listed(&self, keys: &str) -> String {
        let words: Vec<String> = keys.split(' ').map(|key| self.text(key, &[])).collect();
        match words.split_last() {
            Some((last, before)) if !before.is_empty() => {
                self.text("tells-and", &[("first", &before.join(", ")), ("last", last)])
            }
            _ => words.concat(),
        }
    }

    fn pattern(&self, key: &str, attribute: Option<&str>, args: &[(&str, &str)]) -> Option<String> {
        let message = self.bundle().get_message(key)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut values = FluentArgs::new();
        for (name, value) in args {
            values.set(*name, number_or_text(one_line(value)));
        }
        let mut missing = Vec::new();
        let said = self
            .bundle()
            .format_pattern(pattern, Some(&values), &mut missing)
            .into_owned();
        // A missing argument is a mistake of ours, and stops every build but the released one; there it shows as its
        // name, so that a person can still read the rest.
        debug_assert!(missing.is_empty(), "{key} is not given all that it names: {missing:?}");
        Some(said)
    }
}

/// The bytes that a limit is about, or that were found above it.
fn bytes_of(name: &str, value: &str) -> Option<u64> {
    let limits = matches!(name, "found" | "most");
    value.strip_prefix("bytes-").filter(|_| limits)?.parse().ok()
}

/// What a sentence names stays inside its line: names and titles come from strangers, and a line break in one would let it
/// write lines of its own.
fn one_line(text: &str) -> Cow<'_, str> {
    let breaks = |letter: char| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}');
    if !text.contains(breaks) {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(text.len());
    for letter in text.chars() {
        if breaks(letter) {
            line.extend(letter.escape_unicode());
        } else {
            line.push(letter);
        }
    }
    Cow::Owned(line)
}

impl Words for Messages {
    fn language(&self) -> &str {
        self.language
    }

    fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.text(key, args)
    }
}

/// Digits are a number, so that plurals work; what a number would print otherwise (`007`) stays a text.
fn number_or_text(value: Cow<'_, str>) -> FluentValue<'_> {
    match value.parse::<u32>() {
        Ok(number) if number.to_string() == value => FluentValue::from(number),
        _ => FluentValue::String(value),
    }
}
