//! The library's catalogue: the micro-credentials that it has, and which of them the person took in. One that came with
//! a submission stays "not from your catalogue" until somebody who knows it has accepted it.

use crate::failure::{Failure, Kind};
use crate::failures::InFile;
use crate::library::Shelf;
use crate::{Assay, bundles, codes};
use assay_catalogue::Published;
use assay_model::Sha256;
use assay_model::ids::MicroCredentialId;
use assay_model::rubric::EvidenceRequirement;
use assay_store::{MicroCredentialRow, NewMicroCredential, Origin, QueueQuery, Reading};
use std::fmt::Display;
use std::path::Path;

/// A micro-credential that a library has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InLibrary {
    /// Its identifier.
    pub id: MicroCredentialId,
    /// Its version.
    pub version: String,
    /// Its digest (FORMATS 2).
    pub sha256: Sha256,
    /// What people call it.
    pub title: String,
    /// Whether it is in the catalogue; otherwise it came with a submission.
    pub accepted: bool,
    /// How many submissions are for it.
    pub submissions: u64,
    /// The one competency, a sentence; empty where its file cannot be read any more.
    pub competency: String,
    /// What it asks for.
    pub requirements: Vec<EvidenceRequirement>,
}

/// Which micro-credential to accept.
#[derive(Clone, Copy, Debug)]
pub enum Which<'a> {
    /// One that the library has.
    Digest(Sha256),
    /// The one in this file, whether the library has it or not.
    File(&'a Path),
}

/// A micro-credential that is in the catalogue now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// Which one.
    pub micro_credential: InLibrary,
    /// Whether it was there before.
    pub before: bool,
}

/// Every micro-credential of a library, by title and version.
pub fn micro_credentials(library: &Reading) -> Result<Vec<InLibrary>, Failure> {
    let rows = library.micro_credentials()?.into_iter();
    rows.map(|row| in_library(library, row)).collect()
}

/// The one micro-credential of a library whose digest begins with `beginning`, of at least 8 hexadecimal digits.
pub fn begun_by(library: &Reading, beginning: &str) -> Result<Option<Sha256>, Failure> {
    let is_hex = beginning.bytes().all(|byte| byte.is_ascii_hexdigit());
    if beginning.len() < 8 || !is_hex {
        return Ok(None);
    }
    let beginning = beginning.to_ascii_lowercase();
    let all = library.micro_credentials()?.into_iter().map(|row| row.sha256);
    let mut found = all.filter(|sha256| sha256.to_string().starts_with(&beginning));
    let only = found.next();
    Ok(only.filter(|_| found.next().is_none()))
}

/// Takes a micro-credential into the catalogue. Nothing takes it out again: reviews may rest on it.
pub fn accept(assay: &Assay, shelf: &Shelf, which: Which<'_>) -> Result<Accepted, Failure> {
    let sha256 = match which {
        Which::Digest(sha256) => sha256,
        Which::File(file) => bundles::check_micro_credential(file)?.sha256,
    };
    let before = shelf.library.micro_credential(&sha256)?.is_some_and(|row| row.accepted);
    match which {
        Which::Digest(sha256) => drop(shelf.library.accept_micro_credential(&sha256)?),
        Which::File(file) => put(assay, shelf, file)?,
    }
    let unknown = || Failure::new(Kind::Refused, codes::MICRO_CREDENTIAL_NOT_HERE).with("sha256", sha256);
    let row = shelf.library.micro_credential(&sha256)?.ok_or_else(unknown)?;
    Ok(Accepted {
        micro_credential: in_library(&shelf.library, row)?,
        before,
    })
}

/// The micro-credential in `bytes`, known to people as `path`. Where somebody signed it, the signature is held against it:
/// one changed byte in a signed file of ours is found (DESIGN 8.4). Whose key it is, is for a roster to say.
pub(crate) fn read_published(bytes: &[u8], path: impl Display) -> Result<Published, Failure> {
    let path = path.to_string();
    let published = assay_catalogue::read(bytes).map_err(|error| error.in_file(&path))?;
    with_sound_proof(published, bytes, path)
}

/// The same for whoever writes it.
pub(crate) fn check_published(bytes: &[u8], path: impl Display) -> Result<Published, Failure> {
    let path = path.to_string();
    let published = assay_catalogue::check(bytes).map_err(|error| error.in_file(&path))?;
    with_sound_proof(published, bytes, path)
}

fn with_sound_proof(published: Published, bytes: &[u8], path: String) -> Result<Published, Failure> {
    if published.signed {
        assay_credential::open(bytes, assay_catalogue::MAX_BYTES).map_err(|error| error.in_file(path))?;
    }
    Ok(published)
}

fn put(assay: &Assay, shelf: &Shelf, file: &Path) -> Result<(), Failure> {
    let published = bundles::check_micro_credential(file)?;
    let json = published.canonical().map_err(|error| error.in_file(file.display()))?;
    shelf.library.put_micro_credential(&NewMicroCredential {
        id: &published.credential.id,
        version: &published.credential.version,
        sha256: published.sha256,
        title: &published.credential.title,
        json: &json,
        origin: Origin::Catalogue,
        at: assay.clock.now(),
    })?;
    Ok(())
}

fn in_library(library: &Reading, row: MicroCredentialRow) -> Result<InLibrary, Failure> {
    let theirs = library.queue(&QueueQuery {
        micro_credential: Some(row.sha256),
        limit: 0,
        ..QueueQuery::default()
    })?;
    let credential = assay_catalogue::read(&row.json).ok().map(|read| read.credential);
    let said = credential.map(|credential| (credential.competency.clone(), credential.requirements.clone()));
    let (competency, requirements) = said.unwrap_or_default();
    Ok(InLibrary {
        id: row.id,
        version: row.version,
        sha256: row.sha256,
        title: row.title,
        accepted: row.accepted,
        submissions: theirs.total,
        competency,
        requirements,
    })
}
