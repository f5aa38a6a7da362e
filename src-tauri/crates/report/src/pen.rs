//! What every part of the page is written with: the report and the sentences, which come out escaped.

use crate::markup::{escaped, sentence};
use crate::prose::prose;
use crate::report::Report;
use crate::words::Words;

/// The report, and the words it is told in.
pub(crate) struct Pen<'a> {
    pub(crate) report: &'a Report,
    pub(crate) words: &'a dyn Words,
}

impl Pen<'_> {
    /// A sentence, escaped.
    pub(crate) fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        sentence(&self.words.say(key, args))
    }

    /// What the assessor wrote at length.
    pub(crate) fn wrote(&self, text: &str) -> String {
        prose(text, &self.language())
    }

    /// The language of what people wrote, as an attribute, where it is not the page's.
    pub(crate) fn language(&self) -> String {
        if self.report.language.is_empty() || self.report.language == self.words.language() {
            String::new()
        } else {
            format!(" lang=\"{}\"", escaped(&self.report.language))
        }
    }

    /// A label and what it labels; nothing where there is nothing to label.
    pub(crate) fn labelled(&self, key: &str, content: &str) -> String {
        if content.is_empty() {
            return String::new();
        }
        format!("<h4>{}</h4>{content}", self.say(key, &[]))
    }
}
