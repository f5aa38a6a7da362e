//! Bundles: what a candidate hands in and what an assessor hands back, as BagIt bags in folders and zips.
//!
//! Reading goes through three doors, each stricter than the one before. [`Container::open`] takes a folder or zip only
//! when every program would see the same files in it, and none of them leads elsewhere. [`verify`] says whether the bag
//! in it is what its own version of BagIt asks for. [`intake`] takes a submission bundle in: names that every system can
//! hold, limits, one pass in which each byte is hashed and stored at once. A folder or zip that is no bag is looked
//! through by [`look`], given roles by [`propose`], and becomes one by [`write_bag`].
//!
//! Nothing here opens a path: disks and libraries come through the ports of [`ports`].

mod bagit;
mod container;
mod error;
mod intake;
mod limits;
mod listing;
pub mod memory;
mod names;
mod pack;
mod package;
mod plain;
pub mod ports;
mod seekable;
mod stream;
mod zip;

pub use bagit::{Algorithm, Fault, MemberFault, Verdict, Version, Warning, verify};
pub use container::{Container, Source};
pub use error::{Ambiguity, Damage, NotABundle, ReadError};
pub use intake::{Candidate, Intake, IntakeError, intake};
pub use limits::{Limit, Limits};
pub use listing::Entry;
pub use names::{is_left_behind, shown};
pub use pack::{
    Bag, Content, NewArtifact, NewSubmission, Opener, PackError, Packed, Part, submission_parts, write_bag,
};
pub use package::Package;
pub use plain::{
    Astray, Bundles, Confirmed, Form, Judge, Plain, PlainFile, PlainSubmission, Proposal, Renamed, Role, RolesError,
    RolesFile, TitleFault, Why, bundles, look, proposals_to_toml, propose, roles_to_toml, without_person,
};
pub use ports::{Archive, Blob, Discard, Folder, Item, ItemKind, Progress, Quiet, ReadSeek, Sink, Work};
pub use stream::FileFound;
