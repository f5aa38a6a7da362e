//! Folders and zips that are no bags: what in them is evidence, whose it is, and under which names it will be packed.
//! What is left out or renamed is said; a person's name that an export put into folder names goes no further than to
//! [`PlainFile::source`], which says where the bytes are.

mod forms;
mod naming;
mod propose;
mod roles;

pub use propose::{Why, propose};
pub use roles::{Role, RolesError, roles_from_toml, roles_to_toml};

use crate::container::Container;
use crate::error::ReadError;
use crate::names::is_system_file;
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
    /// Bundles and nothing else.
    Bundles,
}

/// What was found in it.
#[derive(Clone, Debug)]
pub struct Plain {
    /// What it looks like.
    pub form: Form,
    /// The submissions in it, by participant.
    pub submissions: Vec<PlainSubmission>,
    /// For [`Form::Bundles`]: the paths of bags and zips in it.
    pub bundles: Vec<String>,
    /// What an operating system made; left out.
    pub dropped: Vec<String>,
    /// What belongs to none of the submissions of an export; left out.
    pub unplaced: Vec<String>,
    /// Files that get another name.
    pub renamed: Vec<Renamed>,
}

/// A file that gets another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// As it was, without what an export put around it; a person's name in it is `…`.
    pub from: String,
    /// As it will be.
    pub to: String,
}

/// The files of one submission.
#[derive(Clone, Debug)]
pub struct PlainSubmission {
    /// The participant's number where the export has one; never a name.
    pub participant: Option<String>,
    /// Its files, sorted by path.
    pub files: Vec<PlainFile>,
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

/// Looks through a container that is no bag.
pub fn look(container: &Container) -> Result<Plain, ReadError> {
    let (system, files): (Vec<_>, Vec<_>) = container
        .entries()
        .iter()
        .partition(|entry| is_system_file(&entry.path));
    let files: Vec<(&str, u64)> = files.iter().map(|entry| (entry.path.as_str(), entry.size)).collect();
    let bundles = forms::bundles(&files, container.is_folder());
    let (form, groups, unplaced) = if bundles.is_empty() {
        forms::group(&files)
    } else {
        Default::default()
    };
    let form = if bundles.is_empty() { form } else { Form::Bundles };
    let mut renamed = Vec::new();
    let submissions = groups
        .into_iter()
        .map(|group| submission(group, &mut renamed))
        .collect();
    let system = system.iter().map(|entry| entry.path.as_str());
    let left_out = container.left_out().iter().map(String::as_str);
    let dropped = system.chain(left_out).map(forms::without_name).collect();
    Ok(Plain {
        form,
        submissions,
        bundles,
        dropped,
        unplaced,
        renamed,
    })
}

/// Gives each file a name that every system can hold, and each name once.
fn submission(group: Group<'_>, renamed: &mut Vec<Renamed>) -> PlainSubmission {
    let Group {
        participant,
        person,
        files,
    } = group;
    let mut namer = Namer::new(&person, participant.as_deref());
    let mut named: Vec<PlainFile> = Vec::with_capacity(files.len());
    for (source, wanted, size) in files {
        let path = namer.name(&wanted);
        if path != wanted {
            renamed.push(Renamed {
                from: namer.masked(&wanted),
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
    }
}
