//! Loose files before they come in: what each is, what it would not count for, what stays outside, a look into one.

use crate::alike::Marks;
use crate::downloads::{self, Download};
use crate::evidence::artifact_kind;
use crate::failure::{Failure, Finding, Kind};
use crate::gathered::gather;
use crate::picturing::LONG_EDGE_PX;
use crate::requirements::file_faults;
use crate::watching::{Asking, Unwatched};
use crate::{Assay, codes};
use assay_bundle::{Container, PlainSubmission};
use assay_catalogue::Published;
use assay_evidence::place::Likeness;
use assay_evidence::{DocumentName, OnPage, Probe};
use assay_model::ids::RequirementId;
use assay_model::rubric::ArtifactKind;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A file that has no role yet, held against everything that is asked for.
#[derive(Debug)]
pub struct LooseFile {
    /// Where it will be in the bundle.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// What it is; nothing where the decoder could not tell.
    pub probe: Option<Probe>,
    /// The requirements that it would not count for, with the reasons that intake would give.
    pub misses: Vec<(RequirementId, Vec<Finding>)>,
    /// By which it is known again: another file, or one that was written again, has another; none where it cannot be read.
    pub mark: Option<String>,
}

/// A look into a file.
#[derive(Debug, Default)]
pub struct Glance {
    /// The picture or the first page, as a JPEG.
    pub picture: Option<Vec<u8>>,
    /// Where its text begins.
    pub text: Option<String>,
    /// Whether the text goes on.
    pub more: bool,
}

/// So much text is enough to see what a file is.
const BEGINNING: usize = 3_000;

/// Looks into the file that will be `file` in the bundle of a submission at `path`, or of the files that are one together.
/// What can be neither drawn nor read, like a recording, gives nothing.
pub fn glance(assay: &Assay, paths: &[PathBuf], participant: Option<&str>, file: &str) -> Result<Glance, Failure> {
    let container = match paths {
        [only] => downloads::open(only)?,
        together => gather(together)?.container,
    };
    let download = Download::found(&container)?;
    let submission = download.pick(participant)?;
    let known = submission.files.iter().find(|one| one.path == file);
    let unknown = || Failure::new(Kind::Refused, codes::ROLES_UNKNOWN_FILE).with("path", file);
    look(assay, &container, &known.ok_or_else(unknown)?.source, file)
}

fn look(assay: &Assay, container: &Container, source: &str, name: &str) -> Result<Glance, Failure> {
    let decoder = &assay.decoder;
    let probe = decoder.probe(container.seekable(source)?, name, &mut Asking(&Unwatched));
    let likeness = match probe.ok().and_then(|probe| artifact_kind(probe.kind)) {
        Some(ArtifactKind::Image) => Some(Likeness::Picture { page: 1, region: None }),
        Some(ArtifactKind::Document) => Some(Likeness::Page {
            page: 1,
            part: OnPage::Whole,
        }),
        Some(ArtifactKind::Text | ArtifactKind::Table) => None,
        Some(ArtifactKind::Video | ArtifactKind::Audio) | None => return Ok(Glance::default()),
    };
    if let Some(likeness) = likeness {
        let document = DocumentName {
            name: name.to_owned(),
            key: None,
        };
        let bytes = container.seekable(source)?;
        let drawn = decoder.likeness(bytes, &document, likeness, LONG_EDGE_PX, &mut Asking(&Unwatched));
        if let Ok((_, picture)) = drawn {
            return Ok(Glance {
                picture: Some(picture),
                ..Glance::default()
            });
        }
    }
    let text = decoder.text(container.seekable(source)?, name, &mut Asking(&Unwatched));
    Ok(text.map_or_else(|_| Glance::default(), |text| beginning(&text.pages.join("\n"))))
}

fn beginning(text: &str) -> Glance {
    let mut letters = text.chars();
    let text: String = letters.by_ref().take(BEGINNING).collect();
    Glance {
        picture: None,
        more: letters.next().is_some(),
        text: Some(text).filter(|text| !text.trim().is_empty()),
    }
}

/// The files of `submission`, each held against everything that `published` asks for.
pub(crate) fn files(
    submission: &PlainSubmission,
    published: &Published,
    mut probes: BTreeMap<String, Probe>,
    mut marks: Marks,
) -> Vec<LooseFile> {
    let files = submission.files.iter().map(|file| {
        let probe = probes.remove(&file.path);
        let kind = probe.as_ref().and_then(|probe| artifact_kind(probe.kind));
        let misses = published.credential.requirements.iter().filter_map(|requirement| {
            let faults = file_faults(requirement, &file.path, probe.as_ref(), kind);
            (!faults.is_empty()).then(|| (requirement.id.clone(), faults))
        });
        LooseFile {
            misses: misses.collect(),
            path: file.path.clone(),
            mark: marks.remove(&file.path),
            size: file.size,
            probe,
        }
    });
    files.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn begins(text: &str, letters: Option<usize>, more: bool) {
        let glance = beginning(text);
        assert_eq!(glance.text.map(|text| text.chars().count()), letters);
        assert_eq!(glance.more, more);
    }

    #[test]
    fn a_look_shows_where_a_text_begins_and_says_whether_it_goes_on() {
        begins("what I saw", Some(10), false);
        begins(&"ñ".repeat(BEGINNING), Some(BEGINNING), false);
        begins(&"ñ".repeat(BEGINNING + 1), Some(BEGINNING), true);
        begins(" \n", None, false);
    }
}
