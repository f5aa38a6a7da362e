//! Annotations as W3C Web Annotations (W3C Recommendation 23 February 2017), one shape for each kind of place
//! (FORMATS 5). [`to_web`] and [`from_web`] are inverses: whatever `to_web` would not have written is refused.
//!
//! An annotation has one body for what is said, one for each criterion it serves (named as
//! `<micro-credential>#<criterion>`), and one tag for its kind. Its target is the artifact; a list of selectors means
//! alternatives, so "on page 2, these words" is a page refined by a quote or a position, not a list of three.

use crate::fragment::{self, MEDIA_FRAGMENTS, PDF_FRAGMENTS};
use assay_model::place::{PagePart, Place, Position, Quote, TextPlace};
use assay_model::score::{Annotation, AnnotationKind};
use assay_model::{AnnotationId, ArtifactId, CriterionId, MicroCredentialId, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// Why a Web Annotation is none of ours.
#[derive(Debug, Clone, thiserror::Error, PartialEq, Eq)]
pub enum NotOurAnnotation {
    /// A member is unknown, missing or not of its kind.
    #[error("{reason}")]
    Shape {
        /// What is wrong.
        reason: String,
    },
    /// Its selectors name no place that we know.
    #[error("annotation {id} points to no place that is known")]
    Place {
        /// Which annotation.
        id: AnnotationId,
    },
    /// Its bodies are not a comment, criteria of this micro-credential, and a kind.
    #[error("the bodies of annotation {id} are not a comment, criteria and a kind")]
    Bodies {
        /// Which annotation.
        id: AnnotationId,
    },
    /// It says the same in another way than we do.
    #[error("annotation {id} is not written as it has to be")]
    Wording {
        /// Which annotation.
        id: AnnotationId,
    },
}

/// `annotation`, about criteria of `micro_credential`, as a Web Annotation.
pub fn to_web(annotation: &Annotation, micro_credential: &MicroCredentialId) -> Value {
    serde_json::to_value(WebAnnotation::new(annotation, micro_credential)).unwrap_or_default()
}

/// The annotation that [`to_web`] wrote.
pub fn from_web(value: &Value, micro_credential: &MicroCredentialId) -> Result<Annotation, NotOurAnnotation> {
    let web = WebAnnotation::deserialize(value).map_err(|error| NotOurAnnotation::Shape {
        reason: error.to_string(),
    })?;
    let annotation = web.read(micro_credential)?;
    if to_web(&annotation, micro_credential) == *value {
        Ok(annotation)
    } else {
        Err(NotOurAnnotation::Wording { id: web.id })
    }
}

/// A place as the selectors of a target: alternatives, none for the artifact as a whole.
pub fn selectors_of(place: &Place) -> Value {
    serde_json::to_value(selectors(place)).unwrap_or_default()
}

/// The place that [`selectors_of`] wrote; `None` for anything that it would not have written.
pub fn place_of(value: &Value) -> Option<Place> {
    let selectors = Vec::<Selector>::deserialize(value).ok()?;
    let place = read_place(&selectors)?;
    (selectors_of(&place) == *value).then_some(place)
}

/// The wire form of an annotation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WebAnnotation {
    #[serde(rename = "@context")]
    context: String,
    id: AnnotationId,
    #[serde(rename = "type")]
    kind: String,
    motivation: String,
    created: Timestamp,
    body: Vec<Body>,
    target: Target,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", deny_unknown_fields)]
enum Body {
    TextualBody { purpose: String, value: String },
    SpecificResource { purpose: String, source: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Target {
    source: ArtifactId,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    selector: Vec<Selector>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all_fields = "camelCase", deny_unknown_fields)]
enum Selector {
    #[serde(rename = "FragmentSelector")]
    Fragment {
        conforms_to: String,
        value: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        refined_by: Option<Refinement>,
    },
    #[serde(rename = "TextQuoteSelector")]
    Quote {
        exact: String,
        prefix: String,
        suffix: String,
    },
    #[serde(rename = "TextPositionSelector")]
    Position { start: u32, end: u32, extractor: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Refinement {
    One(Box<Selector>),
    Alternatives(Vec<Selector>),
}

impl WebAnnotation {
    pub(crate) fn new(annotation: &Annotation, micro_credential: &MicroCredentialId) -> Self {
        Self {
            context: CONTEXT.to_owned(),
            id: annotation.id.clone(),
            kind: "Annotation".to_owned(),
            motivation: "assessing".to_owned(),
            created: annotation.created,
            body: bodies(annotation, micro_credential),
            target: Target {
                source: annotation.artifact.clone(),
                selector: selectors(&annotation.place),
            },
        }
    }

    /// The annotation that this was written from.
    pub(crate) fn read(&self, micro_credential: &MicroCredentialId) -> Result<Annotation, NotOurAnnotation> {
        let id = || self.id.clone();
        let bodies = read_bodies(&self.body, micro_credential);
        let (comment, criteria, kind) = bodies.ok_or_else(|| NotOurAnnotation::Bodies { id: id() })?;
        let place = read_place(&self.target.selector).ok_or_else(|| NotOurAnnotation::Place { id: id() })?;
        let annotation = Annotation {
            id: id(),
            artifact: self.target.source.clone(),
            place,
            criteria,
            kind,
            comment,
            created: self.created,
        };
        if Self::new(&annotation, micro_credential) == *self {
            Ok(annotation)
        } else {
            Err(NotOurAnnotation::Wording { id: id() })
        }
    }
}

fn bodies(annotation: &Annotation, micro_credential: &MicroCredentialId) -> Vec<Body> {
    let textual = |purpose: &str, value: &str| Body::TextualBody {
        purpose: purpose.to_owned(),
        value: value.to_owned(),
    };
    let criteria = annotation.criteria.iter().map(|criterion| Body::SpecificResource {
        purpose: "classifying".to_owned(),
        source: format!("{micro_credential}#{criterion}"),
    });
    let mut bodies = vec![textual("commenting", &annotation.comment)];
    bodies.extend(criteria);
    bodies.push(textual("tagging", kind_word(annotation.kind)));
    bodies
}

fn read_bodies(
    bodies: &[Body],
    micro_credential: &MicroCredentialId,
) -> Option<(String, Vec<CriterionId>, AnnotationKind)> {
    let [
        Body::TextualBody { value: comment, .. },
        criteria @ ..,
        Body::TextualBody { value: kind, .. },
    ] = bodies
    else {
        return None;
    };
    let criterion = |body: &Body| match body {
        Body::SpecificResource { source, .. } => {
            let (of, criterion) = source.split_once('#')?;
            (of == micro_credential.as_str())
                .then(|| criterion.parse().ok())
                .flatten()
        }
        Body::TextualBody { .. } => None,
    };
    let criteria = criteria.iter().map(criterion).collect::<Option<Vec<_>>>()?;
    Some((comment.clone(), criteria, read_kind(kind)?))
}

const KINDS: [AnnotationKind; 4] = [
    AnnotationKind::Evidence,
    AnnotationKind::Strength,
    AnnotationKind::Question,
    AnnotationKind::NextStep,
];

/// The word in files; FORMATS 4 fixes it.
fn kind_word(kind: AnnotationKind) -> &'static str {
    match kind {
        AnnotationKind::Evidence => "evidence",
        AnnotationKind::Strength => "strength",
        AnnotationKind::Question => "question",
        AnnotationKind::NextStep => "next-step",
    }
}

fn read_kind(word: &str) -> Option<AnnotationKind> {
    KINDS.into_iter().find(|kind| kind_word(*kind) == word)
}

fn selectors(place: &Place) -> Vec<Selector> {
    match place {
        Place::Whole => Vec::new(),
        Place::Time { span, region } => vec![media(fragment::time(*span, *region))],
        Place::Picture { region } => vec![media(fragment::xywh(*region))],
        Place::Page { page, part } => vec![Selector::Fragment {
            conforms_to: PDF_FRAGMENTS.to_owned(),
            value: fragment::page(*page),
            refined_by: match part {
                PagePart::Whole => None,
                PagePart::Region(region) => Some(Refinement::One(Box::new(media(fragment::xywh(*region))))),
                PagePart::Text(text) => Some(Refinement::Alternatives(words(text))),
            },
        }],
        Place::Text(text) => words(text),
    }
}

fn media(value: String) -> Selector {
    Selector::Fragment {
        conforms_to: MEDIA_FRAGMENTS.to_owned(),
        value,
        refined_by: None,
    }
}

fn words(text: &TextPlace) -> Vec<Selector> {
    let Quote { exact, prefix, suffix } = text.quote.clone();
    let quote = Selector::Quote { exact, prefix, suffix };
    let position = text.position.clone().map(|position| Selector::Position {
        start: position.start,
        end: position.end,
        extractor: position.extractor,
    });
    std::iter::once(quote).chain(position).collect()
}

fn read_place(selectors: &[Selector]) -> Option<Place> {
    match selectors {
        [] => Some(Place::Whole),
        [
            Selector::Fragment {
                conforms_to,
                value,
                refined_by,
            },
        ] if conforms_to == PDF_FRAGMENTS => {
            let page = fragment::read_page(value)?;
            let part = read_part(refined_by.as_ref())?;
            Some(Place::Page { page, part })
        }
        [Selector::Fragment { value, .. }] => read_media(value),
        words => read_words(words).map(Place::Text),
    }
}

fn read_media(value: &str) -> Option<Place> {
    if value.starts_with("xywh=") {
        let region = fragment::read_xywh(value)?;
        return Some(Place::Picture { region });
    }
    let (span, region) = fragment::read_time(value)?;
    Some(Place::Time { span, region })
}

fn read_part(refinement: Option<&Refinement>) -> Option<PagePart> {
    match refinement {
        None => Some(PagePart::Whole),
        Some(Refinement::Alternatives(words)) => read_words(words).map(PagePart::Text),
        Some(Refinement::One(selector)) => match selector.as_ref() {
            Selector::Fragment { value, .. } => fragment::read_xywh(value).map(PagePart::Region),
            Selector::Quote { .. } | Selector::Position { .. } => None,
        },
    }
}

/// A quote that says something, and a position that has a length.
fn read_words(selectors: &[Selector]) -> Option<TextPlace> {
    let (Selector::Quote { exact, prefix, suffix }, rest) = selectors.split_first()? else {
        return None;
    };
    let position = match rest {
        [] => None,
        [Selector::Position { start, end, extractor }] if start < end => Some(Position {
            start: *start,
            end: *end,
            extractor: extractor.clone(),
        }),
        _ => return None,
    };
    let quote = Quote {
        exact: exact.clone(),
        prefix: prefix.clone(),
        suffix: suffix.clone(),
    };
    (!quote.exact.is_empty()).then_some(TextPlace { quote, position })
}
