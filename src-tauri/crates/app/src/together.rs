//! Files that a person dropped or chose together: what each is, and what is done with it. Loose files and folders of loose
//! files can be one submission; what a bundle, a result or a download is, is known without asking.

use crate::downloads::{self, Download};
use crate::failure::Failure;
use crate::importing::{Lies, lies_at};
use crate::{codes, disk, sources};
use assay_bundle::{ReadError, is_left_behind};
use std::path::{Path, PathBuf};

/// One of several things that were named together.
#[derive(Debug)]
pub struct Named {
    /// Where it lies.
    pub path: PathBuf,
    /// What people call it: never by the name that an export put around it.
    pub name: String,
    /// What the folder is called that it lies in, by the same rule.
    pub folder: String,
    /// Bytes, of a file.
    pub size: Option<u64>,
    /// What it is; an error where nothing can be done with it.
    pub is: Result<Among, Failure>,
}

/// What something is among others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    /// One file, which can be a part of a submission.
    File,
    /// A folder of loose files: a part of a submission, or a whole one.
    Folder,
    /// What an operating system or a program left there: it stays outside, and that is said.
    LeftBehind,
    /// Submissions in files of their own: a bundle, a folder of bundles.
    Bundles,
    /// What another system hands out, or a zip of files: looked through by itself.
    Download,
    /// A result, to be verified.
    Result,
}

/// Looks at each of `paths`, in their order, each once. Reads no content of evidence beyond what tells its kind.
pub fn look_through(paths: &[PathBuf]) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::with_capacity(paths.len());
    for path in paths {
        if all.iter().all(|one| one.path != *path) {
            let (folder, name) = called(path);
            all.push(Named {
                path: path.clone(),
                name,
                folder,
                size: disk::length(path),
                is: among(path),
            });
        }
    }
    all
}

/// Its folder and its name, without the name of a person that an export put into one of them.
fn called(path: &Path) -> (String, String) {
    let folder = path.parent().map(sources::name_of).unwrap_or_default();
    let whole = assay_bundle::without_person(&format!("{folder}/{}", sources::name_of(path)));
    let (folder, name) = whole.rsplit_once('/').unwrap_or(("", &whole));
    (assay_bundle::shown(folder), assay_bundle::shown(name))
}

fn among(path: &Path) -> Result<Among, Failure> {
    let name = sources::name_of(path);
    if sources::is_link(path) {
        return Err(Failure::from(ReadError::LinkEntry {
            path: name,
            others: Vec::new(),
        }));
    }
    let is_folder = path.is_dir();
    if !is_folder && is_left_behind(&name) {
        return Ok(Among::LeftBehind);
    }
    match lies_at(path) {
        Ok(Lies::Result) => Ok(Among::Result),
        Ok(Lies::Bundles) => Ok(Among::Bundles),
        Ok(Lies::Files) if is_folder && is_of_one(path)? => Ok(Among::Folder),
        Ok(Lies::Files) => Ok(Among::Download),
        Err(failure) if failure.code == codes::ONE_FILE_OF_EVIDENCE => Ok(Among::File),
        // Nobody can open it; in a folder it would be a file like others, and its row says what it is.
        Err(failure) if failure.code == codes::NOT_A_BUNDLE && path.is_file() && !is_called_zip(path) => {
            Ok(Among::File)
        }
        Err(failure) => Err(failure),
    }
}

/// Whether the loose files in a folder are those of one submission.
fn is_of_one(path: &Path) -> Result<bool, Failure> {
    let download = Download::found(&downloads::open(path)?)?;
    Ok(matches!(download.submissions.as_slice(), [only] if only.participant.is_none()))
}

/// What calls itself a bundle is no evidence, whatever became of it.
fn is_called_zip(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("zip"))
}
