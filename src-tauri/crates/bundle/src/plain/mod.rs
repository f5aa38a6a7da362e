//! Folders and zips that are no bags: what in them is evidence, whose it is, and under which names it will be packed.
//! What is left out or renamed is said; a person's name that an export put into folder names goes no further than to
//! [`PlainFile::source`], which says where the bytes are.

mod export_list;
mod forms;
mod many;
mod naming;
mod propose;
mod roles;

pub use many::{Bundles, bundles};
pub use propose::{Judge, Why, propose};
pub use roles::{Confirmed, Proposal, Role, RolesError, RolesFile, TitleFault, proposals_to_toml, roles_to_toml};

use crate::container::Container;
use crate::error::ReadError;
use crate::limits::Limits;
use crate::listing::Entry;
use crate::names::{is_left_behind, shown};
use crate::package::Package;
use forms::Group;
use naming::Namer;

/// What such a container looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// The files of one submission.
    #[default]
    Files,
    /// A Moodle "download all": files by participant.
    Moodle,
    /// An Open edX export: files by student.
    OpenEdx,
    /// Bags and nothing else.
    Bundles,
}

/// What was found in it.
#[derive(Clone, Debug)]
pub struct Plain {
    /// What it looks like.
    pub form: Form,
    /// The submissions in it, by participant.
    pub submissions: Vec<PlainSubmission>,
    /// For [`Form::Bundles`]: the bags in it.
    pub bundles: Vec<String>,
    /// What an operating system or a program made for itself; left out.
    pub dropped: Vec<String>,
    /// What belongs to none of the submissions of an export; left out. A name of one of its people is `…`.
    pub unplaced: Vec<String>,
    /// What the export lists as handed in and does not hold. A name of one of its people is `…`.
    pub missing: Vec<String>,
    /// How many people's work seems to be in the one submission of [`Form::Files`], by the names of the files; 0 where
    /// they say nothing of the kind.
    pub people: usize,
}

/// A file that gets another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// As it was, without what an export put around it; a person's name in it is `…`, and what is not
    /// seen is written out.
    pub from: String,
    /// As it will be.
    pub to: String,
}

/// The files of one submission.
#[derive(Clone, Debug)]
pub struct PlainSubmission {
    /// What tells it from the others of an export: the participant's number, or its place; never a name.
    pub participant: Option<String>,
    /// Its files, sorted by path.
    pub files: Vec<PlainFile>,
    /// Those that get another name.
    pub renamed: Vec<Renamed>,
}

/// A package among the evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Astray<'a> {
    /// Where it, or the file in it, will be.
    pub path: &'a str,
    /// What it is.
    pub package: Package,
    /// Whether its end is there.
    pub is_whole: bool,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainFile {
    /// Where it is in the container. May hold a person's name: for reading only, not to be shown or stored.
    pub source: String,
    /// Where it will be, relative to `data/`.
    pub path: String,
    /// Bytes.
    pub size: u64,
}

/// Looks through a container that is no submission bundle: loose files, or the payload of a bag that somebody else made.
pub fn look(container: &Container) -> Result<Plain, ReadError> {
    let payload = if container.is_bag() { "data/" } else { "" };
    let inside = |entry: &'_ Entry| entry.path.starts_with(payload);
    let left = |path: &str| is_left_behind(path) || !payload.is_empty() && path == "data/ro-crate-metadata.json";
    let (system, files): (Vec<_>, Vec<_>) = container
        .entries()
        .iter()
        .filter(|entry| inside(entry))
        .partition(|entry| left(&entry.path));
    let files: Vec<(&str, u64)> = files.iter().map(|entry| (entry.path.as_str(), entry.size)).collect();
    let bundles = forms::bags(&files);
    let (form, groups, unplaced) = if bundles.is_empty() {
        forms::group(&files)
    } else {
        (Form::Bundles, Vec::new(), Vec::new())
    };
    let people_told = if form == Form::Files { forms::people(&files) } else { 0 };
    let people: Vec<String> = groups.iter().flat_map(|group| group.person.iter().cloned()).collect();
    let nobody = Namer::new(&people, None);
    let system = system.iter().map(|entry| entry.path.as_str());
    let left_out = container.left_out().iter().map(String::as_str);
    let submissions: Vec<PlainSubmission> = groups.into_iter().map(submission).collect();
    let list = match form {
        Form::OpenEdx => export_list::read(container, &submissions)?,
        _ => None,
    };
    let is_list = |path: &str| list.as_ref().is_some_and(|list| list.path == path);
    let unplaced = unplaced.iter().filter(|path| !is_list(path));
    let missing = list.iter().flat_map(|list| &list.missing);
    Ok(Plain {
        form,
        bundles,
        dropped: system
            .chain(left_out)
            .map(|path| shown(&nobody.masked(&forms::without_name(path))))
            .collect(),
        unplaced: unplaced.map(|path| nobody.masked(path)).collect(),
        missing: missing.map(|path| shown(&nobody.masked(path))).collect(),
        submissions,
        people: people_told,
    })
}

/// A path as it may be said: without the name of a person that an export put into it.
pub fn without_person(path: &str) -> String {
    forms::without_name(path)
}

impl PlainSubmission {
    /// Whether it can become one bundle: what has to be true of it beside others that lie in the same container.
    pub fn within(&self, limits: &Limits) -> Result<(), ReadError> {
        limits.hold(self.files.iter().map(|file| (file.path.as_str(), file.size)))
    }

    /// A file of it that is a bundle or a result, or lies in one: somebody's whole submission is no evidence of another.
    /// One that was cut off is none either.
    pub fn bundle_within(&self, container: &Container) -> Option<Astray<'_>> {
        let in_bag = |file: &&PlainFile| container.lies_in_bag(&file.source);
        let astray = |path, (package, is_whole)| Astray {
            path,
            package,
            is_whole,
        };
        if let Some(file) = self.files.iter().find(in_bag) {
            return Some(astray(&file.path, (Package::Bag, true)));
        }
        let is_zip = |file: &&PlainFile| file.source.to_ascii_lowercase().ends_with(".zip");
        let mut zips = self.files.iter().filter(is_zip);
        zips.find_map(|file| Some(astray(&file.path, container.package_at(&file.source)?)))
    }

    /// The bytes of its files.
    pub fn bytes(&self) -> u64 {
        self.files.iter().fold(0, |sum, file| sum.saturating_add(file.size))
    }
}

/// Gives each file a name that every system can hold, and each name once.
fn submission(group: Group<'_>) -> PlainSubmission {
    let Group {
        participant,
        person,
        files,
    } = group;
    let mut namer = Namer::new(&person, participant.as_deref());
    let mut named: Vec<PlainFile> = Vec::with_capacity(files.len());
    let mut renamed = Vec::new();
    for (source, wanted, size) in files {
        let path = namer.name(&wanted);
        if path != wanted {
            renamed.push(Renamed {
                from: shown(&namer.masked(&wanted)),
                to: path.clone(),
            });
        }
        named.push(PlainFile {
            source: source.to_owned(),
            path,
            size,
        });
    }
    named.sort_by(|one, other| one.path.cmp(&other.path));
    PlainSubmission {
        participant,
        files: named,
        renamed,
    }
}
