//! Reading one micro-credential and everything that can be wrong with it.
//!
//! Order: size, strict JSON, the format's name, canonical form when signed, shapes, then what the parts mean together.
//! Up to the shapes the first fault ends it; from there on all of them are told at once, because whoever wrote the
//! rubric mends them in one sitting.

use crate::listing::Listing;
use crate::soundness::{self, Fault};
use crate::wire;
use assay_model::json::{self, JsonError};
use assay_model::rubric::MicroCredential;
use assay_model::shape::Misshapen;
use assay_model::submission::MicroCredentialRef;
use assay_model::{CriterionId, Sha256};
use serde_json::Value;
use std::ops::Deref;

/// The largest file that is read, bytes.
pub const MAX_BYTES: usize = 1 << 20;
const FAMILY: &str = "assay/micro-credential/";
const MAJOR: &str = "1";

/// A micro-credential as it was read: the checked rubric, what the catalogue lists beside it, and its digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// The rubric, its requirements and its rule.
    pub credential: MicroCredential,
    /// What the catalogue shows beside it.
    pub listing: Listing,
    /// SHA-256 of the canonical form without `proof`: the name of this very text.
    pub sha256: Sha256,
    /// Whether it carries a `proof`. Whether that proof is good is for `credential` to say.
    pub signed: bool,
    /// What was kept without being understood.
    pub warnings: Vec<Warning>,
    document: Value,
}

/// Something odd that refuses nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// A draft has a member that this version does not know; it is kept and is part of the digest.
    UnknownMember {
        /// Which, as `criteria.0.note`.
        place: String,
    },
    /// A text holds a character that nobody sees, or that turns the text around it.
    Hidden {
        /// Which text, as `criteria.0.title`.
        place: String,
        /// The first of them, as `U+202E`.
        character: String,
    },
    /// A text is longer than anybody reads in its place.
    Long {
        /// Which text, as `criteria.0.title`.
        place: String,
        /// Its characters.
        length: usize,
        /// How many are read there with ease.
        most: usize,
    },
    /// A criterion has one level, so that there is nothing to judge.
    OneLevel {
        /// Which criterion.
        criterion: CriterionId,
    },
    /// A text holds HTML. It is never more than text: whoever shows it shows its letters.
    Html {
        /// Which text, as `criteria.0.title`.
        place: String,
        /// The first of it.
        html: String,
    },
}

/// How a micro-credential stands to a reference that names id, version and digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// The very one.
    Same,
    /// The same id and version with another text: must be refused.
    Differs,
    /// Another id or another version.
    Another,
}

/// Why bytes are no micro-credential.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ReadError {
    /// Larger than [`MAX_BYTES`].
    #[error("{size} bytes; a micro-credential has at most {most}")]
    TooLarge {
        /// What it has.
        size: usize,
        /// What it may have.
        most: usize,
    },
    /// Not JSON that means one thing; or signed, or holding a number that is not whole, and not canonical.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// JSON, but of something else.
    #[error("not a micro-credential: its format is {found:?}")]
    NotOurs {
        /// The `format` that it gives itself, when that is a text.
        found: Option<String>,
    },
    /// A major version that is not known yet.
    #[error("{format} is newer than this reader")]
    FormatNewer {
        /// The `format` that it gives itself.
        format: String,
    },
    /// A member is missing or of the wrong kind.
    #[error("not laid out as a micro-credential: {0}")]
    Shape(Misshapen),
    /// A signed file has a member that this version does not know.
    #[error("{place} is not a member of a micro-credential")]
    UnknownMember {
        /// Which, as `criteria.0.note`.
        place: String,
    },
    /// Every shape is right, but the parts do not fit together.
    #[error("{} faults", .0.len())]
    Faults(Vec<Fault>),
}

/// Reads a `micro-credential.json`, draft or signed, for whoever writes it: HTML in a text is a fault too (FORMATS 2).
pub fn check(bytes: &[u8]) -> Result<Published, ReadError> {
    let published = read(bytes)?;
    let html = |warning: &Warning| match warning {
        Warning::Html { place, html } => Some(Fault::Html {
            place: place.clone(),
            html: html.clone(),
        }),
        _ => None,
    };
    let faults: Vec<Fault> = published.warnings.iter().filter_map(html).collect();
    if faults.is_empty() {
        Ok(published)
    } else {
        Err(ReadError::Faults(faults))
    }
}

/// Reads a `micro-credential.json` as it was handed in, draft or signed. A teacher cannot mend it, so that HTML in a text
/// does not keep a submission out.
pub fn read(bytes: &[u8]) -> Result<Published, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge {
            size: bytes.len(),
            most: MAX_BYTES,
        });
    }
    let document = json::read(json::without_mark(bytes)).map_err(JsonError::in_ours)?;
    check_format(&document)?;
    let signed = document.get("proof").is_some();
    if signed {
        json::read_canonical(bytes)?;
    } else {
        json::read_whole(bytes)?;
    }
    let (parts, listing, unknown) = wire::taken(&document).map_err(ReadError::Shape)?;
    let mut warnings = tolerated(unknown, signed)?;
    let (credential, html) = soundness::checked(parts, &listing, &document).map_err(ReadError::Faults)?;
    warnings.extend(html);
    warnings.extend(soundness::odd_texts(&document));
    warnings.extend(soundness::single_levels(&credential));
    Ok(Published {
        sha256: digest(&document)?,
        credential,
        listing,
        signed,
        warnings,
        document,
    })
}

impl Published {
    /// The canonical bytes (RFC 8785) of everything that was read, `proof` and unknown members included: what goes into
    /// a bundle, and what reads back to an equal value.
    pub fn canonical(&self) -> Result<Vec<u8>, JsonError> {
        json::canonical(&self.document)
    }

    /// Whether a submission that names `reference` means this one.
    pub fn matches(&self, reference: &MicroCredentialRef) -> Match {
        if self.id != reference.id || self.version != reference.version {
            Match::Another
        } else if self.sha256 == reference.sha256 {
            Match::Same
        } else {
            Match::Differs
        }
    }

    /// How a submission names this one.
    pub fn reference(&self) -> MicroCredentialRef {
        MicroCredentialRef {
            id: self.id.clone(),
            version: self.version.clone(),
            sha256: self.sha256,
        }
    }
}

impl Deref for Published {
    type Target = MicroCredential;
    fn deref(&self) -> &MicroCredential {
        &self.credential
    }
}

fn check_format(document: &Value) -> Result<(), ReadError> {
    let format = document.get("format").and_then(Value::as_str);
    let major = format.and_then(|format| format.strip_prefix(FAMILY));
    match (format, major) {
        (_, Some(MAJOR)) => Ok(()),
        (Some(format), Some(major)) if is_number_from_two(major) => Err(ReadError::FormatNewer {
            format: format.to_owned(),
        }),
        _ => Err(ReadError::NotOurs {
            found: format.map(str::to_owned),
        }),
    }
}

fn is_number_from_two(text: &str) -> bool {
    !text.starts_with('0') && !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn tolerated(unknown: Vec<String>, signed: bool) -> Result<Vec<Warning>, ReadError> {
    match unknown.first() {
        Some(place) if signed => Err(ReadError::UnknownMember { place: place.clone() }),
        _ => Ok(unknown
            .into_iter()
            .map(|place| Warning::UnknownMember { place })
            .collect()),
    }
}

fn digest(document: &Value) -> Result<Sha256, JsonError> {
    let mut unsigned = document.clone();
    if let Some(members) = unsigned.as_object_mut() {
        members.remove("proof");
    }
    Ok(Sha256::of(&json::canonical(&unsigned)?))
}
