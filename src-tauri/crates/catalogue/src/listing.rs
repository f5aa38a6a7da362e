//! What the catalogue shows about a micro-credential beside its rubric: where it belongs, what it builds on, how long it
//! takes. Nothing of this decides an outcome. FORMATS 2 names the members and leaves their shapes open; they are these.

use assay_model::MicroCredentialId;
use serde::Deserialize;

/// The members that place a micro-credential among the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Things to read or to use.
    pub resources: Vec<Resource>,
    /// Standards it is aligned to.
    pub alignments: Vec<Alignment>,
    /// Topics, as the catalogue's facets show them.
    pub topics: Vec<String>,
    /// `K-2`, `3-5`, `6-8`, `9-12`.
    pub grade_bands: Vec<String>,
    /// About how long it takes; a guide for planning that is never counted.
    pub hours: Option<u32>,
    /// What has to be earned before.
    pub prerequisites: Option<Prerequisites>,
    /// The stack that it is part of.
    pub stack: Option<Stack>,
}

/// Something to read or to use.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Resource {
    /// Its title.
    pub title: String,
    /// What it is good for.
    pub text: Option<String>,
    /// Its address, http or https.
    pub url: Option<String>,
}

/// A standard, by number and name only.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Alignment {
    /// Whose standards.
    pub framework: String,
    /// Which edition: some codes mean another thing in another.
    pub edition: String,
    /// `3d`.
    pub code: String,
    /// The standard's name.
    pub name: String,
}

/// So many of these must have been earned; where none is named, any others count.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Prerequisites {
    /// How many.
    pub at_least: u32,
    /// Of which.
    #[serde(default)]
    pub of: Vec<Wanted>,
}

/// Another micro-credential, with its title for catalogues that do not hold it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Wanted {
    /// Which one, in whatever version.
    pub id: MicroCredentialId,
    /// Its title.
    pub title: String,
}

/// A stack is complete with so many of the micro-credentials that name it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stack {
    /// Its name.
    pub name: String,
    /// How many complete it.
    pub at_least: u32,
}
