//! The message catalogue as the application reads it, but strict: a missing key or argument ends the test.

use assay_report::Words;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use std::cell::RefCell;
use std::collections::BTreeSet;

const CATALOGUE: &str = include_str!("../../../../../ui/messages/en.ftl");

/// English, and the keys that were asked for.
pub(crate) struct English {
    bundle: FluentBundle<FluentResource>,
    asked: RefCell<BTreeSet<String>>,
}

impl English {
    pub(crate) fn new() -> Self {
        let mut bundle = FluentBundle::new(vec!["en".parse().expect("a language")]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(CATALOGUE.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Self {
            bundle,
            asked: RefCell::default(),
        }
    }

    pub(crate) fn asked(&self) -> BTreeSet<String> {
        self.asked.borrow().clone()
    }

    /// The keys of the report's section.
    pub(crate) fn known() -> BTreeSet<String> {
        let keys = CATALOGUE.lines().filter(|line| line.starts_with("report-"));
        keys.filter_map(|line| Some(line.split_once(" =")?.0.to_owned()))
            .collect()
    }
}

impl Words for English {
    fn language(&self) -> &str {
        "en"
    }

    fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.asked.borrow_mut().insert(key.to_owned());
        let mut values = FluentArgs::new();
        for (name, value) in args {
            values.set(*name, number_or_text(value));
        }
        let message = self
            .bundle
            .get_message(key)
            .unwrap_or_else(|| panic!("no sentence for {key}"));
        let mut errors = Vec::new();
        let pattern = message.value().expect("a sentence");
        let said = self
            .bundle
            .format_pattern(pattern, Some(&values), &mut errors)
            .into_owned();
        assert!(errors.is_empty(), "{key}: {errors:?}");
        said
    }
}

fn number_or_text(value: &str) -> FluentValue<'_> {
    match value.parse::<u32>() {
        Ok(number) if number.to_string() == value => FluentValue::from(number),
        _ => FluentValue::from(value),
    }
}
