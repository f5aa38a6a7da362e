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
    /// The pages at the beginning that are not in it, because they cannot be shown; 0 where it begins with the first.
    pub left: u32,
}

/// So much text is enough to see what a file is.
const BEGINNING: usize = 3_000;
/// So many pages are tried for one that can be drawn.
const PAGES_TRIED: u32 = 4;

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
    let probe = probe.ok();
    let likenesses: Vec<Likeness> = match probe.as_ref().and_then(|probe| artifact_kind(probe.kind)) {
        Some(ArtifactKind::Image) => vec![Likeness::Picture { page: 1, region: None }],
        Some(ArtifactKind::Document) => first_pages(probe.and_then(|probe| probe.pages)).collect(),
        Some(ArtifactKind::Text | ArtifactKind::Table) => Vec::new(),
        Some(ArtifactKind::Video | ArtifactKind::Audio) | None => return Ok(Glance::default()),
    };
    let document = DocumentName {
        name: name.to_owned(),
        key: None,
    };
    for (left, likeness) in (0..).zip(likenesses) {
        let bytes = container.seekable(source)?;
        let drawn = decoder.likeness(bytes, &document, likeness, LONG_EDGE_PX, &mut Asking(&Unwatched));
        if let Ok((_, picture)) = drawn {
            return Ok(Glance {
                picture: Some(picture),
                left,
                ..Glance::default()
            });
        }
    }
    let text = decoder.text(container.seekable(source)?, name, &mut Asking(&Unwatched));
    Ok(text.map_or_else(|_| Glance::default(), |text| beginning(&text.pages)))
}

/// The pages that are tried, the first one first: of a damaged file a later one may be whole.
fn first_pages(pages: Option<u32>) -> impl Iterator<Item = Likeness> {
    let last = pages.unwrap_or(1).clamp(1, PAGES_TRIED);
    (1..=last).map(|page| Likeness::Page {
        page,
        part: OnPage::Whole,
    })
}

/// Where the text of `pages` begins: with the first of them that has any.
fn beginning(pages: &[String]) -> Glance {
    let Some(first) = pages.iter().position(|page| !page.trim().is_empty()) else {
        return Glance::default();
    };
    let text = pages.get(first..).unwrap_or_default().join("\n");
    let mut letters = text.chars();
    let text: String = letters.by_ref().take(BEGINNING).collect();
    Glance {
        picture: None,
        more: letters.next().is_some(),
        text: Some(text),
        left: u32::try_from(first).unwrap_or_default(),
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
        let glance = beginning(&[text.to_owned()]);
        assert_eq!(glance.text.map(|text| text.chars().count()), letters);
        assert_eq!((glance.more, glance.left), (more, 0));
    }

    #[test]
    fn a_text_that_begins_on_a_later_page_says_how_many_are_left_out() {
        let pages = ["", " ", "what I saw"].map(str::to_owned);
        let glance = beginning(&pages);
        assert_eq!((glance.text.as_deref(), glance.left), (Some("what I saw"), 2));
    }

    #[test]
    fn a_look_shows_where_a_text_begins_and_says_whether_it_goes_on() {
        begins("what I saw", Some(10), false);
        begins(&"ñ".repeat(BEGINNING), Some(BEGINNING), false);
        begins(&"ñ".repeat(BEGINNING + 1), Some(BEGINNING), true);
        begins(" \n", None, false);
    }
}
