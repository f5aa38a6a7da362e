//! What the parts of a micro-credential have to mean together: the rubric's own invariants, which stand in its
//! constructor, and beside them what only the file has: Markdown without HTML, references that can be looked up, a
//! listing that says something.

use crate::listing::Listing;
use crate::micro_credential::Warning;
use crate::words::{self, Unwanted};
use assay_model::rubric::{MicroCredential, Parts, RubricFault};
use serde_json::Value;

/// Characters of a title or a name that are still read as one.
const NAME_LENGTH: usize = 300;
/// Characters of any other text.
const TEXT_LENGTH: usize = 20_000;

/// One way in which the parts of a micro-credential do not fit together.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum Fault {
    /// Rubric, requirements or rule contradict themselves or each other.
    #[error(transparent)]
    Rubric(#[from] RubricFault),
    /// A text holds HTML.
    #[error("{place} holds HTML: {html}")]
    Html {
        /// Which text, as `criteria.0.title`.
        place: String,
        /// The first of it.
        html: String,
    },
    /// An address is not one of http, https or mailto.
    #[error("{place} leads to {url}")]
    Address {
        /// Which text, as `keyMethod.research.0.url`.
        place: String,
        /// The address.
        url: String,
    },
    /// A DOI that nobody can look up.
    #[error("{place}: {doi} is not a DOI")]
    Doi {
        /// Which member.
        place: String,
        /// What stands there.
        doi: String,
    },
}

/// The micro-credential and the HTML in its texts, or everything that is wrong with it.
pub(crate) fn checked(
    parts: Parts,
    listing: &Listing,
    document: &Value,
) -> Result<(MicroCredential, Vec<Warning>), Vec<Fault>> {
    let mut faults = text_faults(document);
    faults.extend(reference_faults(&parts, listing));
    faults.extend(listing_faults(listing).into_iter().map(Fault::Rubric));
    faults.extend(silent_texts(&parts).map(Fault::Rubric));
    match MicroCredential::new(parts) {
        Ok(credential) => html_alone(faults).map(|html| (credential, html)),
        Err(found) => {
            faults.splice(0..0, found.into_iter().map(Fault::Rubric));
            Err(faults)
        }
    }
}

/// Texts with characters that are not seen, and texts that are too long for their place.
pub(crate) fn odd_texts(document: &Value) -> Vec<Warning> {
    let mut odd = Vec::new();
    for (place, text) in words::texts(document) {
        odd.extend(words::hidden(text).map(|character| Warning::Hidden {
            place: place.clone(),
            character: format!("U+{:04X}", u32::from(character)),
        }));
        let is_name = ["title", "name", "code", "framework"]
            .iter()
            .any(|name| place.ends_with(name));
        let most = if is_name { NAME_LENGTH } else { TEXT_LENGTH };
        let length = text.chars().count();
        odd.extend((length > most).then_some(Warning::Long { place, length, most }));
    }
    odd
}

/// Criteria with one level.
pub(crate) fn single_levels(credential: &MicroCredential) -> impl Iterator<Item = Warning> {
    let single = credential
        .criteria
        .iter()
        .filter(|criterion| criterion.levels.len() == 1);
    single.map(|criterion| Warning::OneLevel {
        criterion: criterion.id.clone(),
    })
}

/// Faults that are nothing but HTML refuse nothing by themselves.
fn html_alone(faults: Vec<Fault>) -> Result<Vec<Warning>, Vec<Fault>> {
    let html = |fault: &Fault| match fault {
        Fault::Html { place, html } => Some(Warning::Html {
            place: place.clone(),
            html: html.clone(),
        }),
        _ => None,
    };
    let warnings: Option<Vec<Warning>> = faults.iter().map(html).collect();
    warnings.ok_or(faults)
}

fn text_faults(document: &Value) -> Vec<Fault> {
    let found = words::texts(document).into_iter();
    found
        .filter_map(|(place, text)| {
            Some(match words::unwanted(text)? {
                Unwanted::Html(html) => Fault::Html { place, html },
                Unwanted::Address(url) => Fault::Address { place, url },
            })
        })
        .collect()
}

fn reference_faults(parts: &Parts, listing: &Listing) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (at, research) in parts.key_method.research.iter().enumerate() {
        let place = |member: &str| format!("keyMethod.research.{at}.{member}");
        faults.extend(
            research
                .doi
                .as_ref()
                .filter(|doi| !words::is_doi(doi))
                .map(|doi| Fault::Doi {
                    place: place("doi"),
                    doi: doi.clone(),
                }),
        );
        faults.extend(odd_address(place("url"), research.url.as_ref()));
    }
    for (at, resource) in listing.resources.iter().enumerate() {
        faults.extend(odd_address(format!("resources.{at}.url"), resource.url.as_ref()));
    }
    faults
}

fn odd_address(place: String, url: Option<&String>) -> Option<Fault> {
    url.filter(|url| !words::is_address(url)).map(|url| Fault::Address {
        place,
        url: url.clone(),
    })
}

/// What the rubric's own constructor leaves to the file: texts that are read but decide nothing.
fn silent_texts(parts: &Parts) -> impl Iterator<Item = RubricFault> {
    let shows = parts.requirements.iter().map(|requirement| {
        let place = format!("requirement {}, shows", requirement.id);
        (place, &requirement.shows)
    });
    let supports = parts.key_method.research.iter().enumerate().map(|(at, research)| {
        let place = format!("keyMethod.research.{at}.supports");
        (place, &research.supports)
    });
    shows.chain(supports).filter_map(|(place, text)| empty(place, text))
}

fn listing_faults(listing: &Listing) -> Vec<RubricFault> {
    let mut texts = Vec::new();
    for (at, resource) in listing.resources.iter().enumerate() {
        texts.push((format!("resources.{at}.title"), &resource.title));
    }
    for (at, standard) in listing.alignments.iter().enumerate() {
        let members = [
            ("framework", &standard.framework),
            ("code", &standard.code),
            ("name", &standard.name),
        ];
        texts.extend(members.map(|(member, text)| (format!("alignments.{at}.{member}"), text)));
    }
    for (name, list) in [("topics", &listing.topics), ("gradeBands", &listing.grade_bands)] {
        texts.extend(list.iter().enumerate().map(|(at, text)| (format!("{name}.{at}"), text)));
    }
    if let Some(stack) = &listing.stack {
        texts.push(("stack.name".to_owned(), &stack.name));
    }
    let mut faults: Vec<_> = texts
        .into_iter()
        .filter_map(|(place, text)| empty(place, text))
        .collect();
    faults.extend(too_many_wanted(listing));
    faults
}

/// Prerequisites that cannot be had: none, or more than are named.
fn too_many_wanted(listing: &Listing) -> Option<RubricFault> {
    let wanted = listing.prerequisites.as_ref()?;
    let named = u32::try_from(wanted.of.len()).unwrap_or(u32::MAX);
    let most = (named > 0).then_some(named);
    out_of_reach("prerequisites.atLeast".to_owned(), wanted.at_least, 1, most)
}

fn empty(place: String, text: &str) -> Option<RubricFault> {
    text.trim().is_empty().then_some(RubricFault::Empty { place })
}

fn out_of_reach(place: String, value: u32, least: u32, most: Option<u32>) -> Option<RubricFault> {
    (value < least || most.is_some_and(|most| value > most)).then_some(RubricFault::OutOfReach {
        place,
        value,
        least,
        most,
    })
}
