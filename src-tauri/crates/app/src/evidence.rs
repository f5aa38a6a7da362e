//! What the files of a submission are, and the words in them, decoded in the child.

use crate::failure::{Failure, Finding};
use crate::failures::InFile;
use crate::watching::{self, Asking, Watcher};
use crate::{Assay, disk, requirements};
use assay_bundle::{Container, ReadSeek};
use assay_evidence::{Decoder, Kind, Probe, TextExtract};
use assay_model::ids::ArtifactId;
use assay_model::place::{Position, Quote, TextPlace};
use assay_model::rubric::ArtifactKind;
use assay_model::submission::Submission;
use assay_review::{Facts, FindText};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;

/// How many characters stand before and after a quote, so that it can be told from others like it.
const CONTEXT: usize = 32;

/// The kind of a file as requirements name kinds.
pub fn artifact_kind(kind: Kind) -> Option<ArtifactKind> {
    match kind {
        Kind::Document => Some(ArtifactKind::Document),
        Kind::Image => Some(ArtifactKind::Image),
        Kind::Video => Some(ArtifactKind::Video),
        Kind::Audio => Some(ArtifactKind::Audio),
        Kind::Text => Some(ArtifactKind::Text),
        Kind::Table => Some(ArtifactKind::Table),
        Kind::Pointer | Kind::Executable | Kind::Archive | Kind::Unknown => None,
    }
}

/// What a review has to know of a probed file.
pub fn facts(probe: &Probe) -> Facts {
    let pages = probe.pages.filter(|_| !probe.pages_as_stated);
    Facts {
        kind: artifact_kind(probe.kind),
        duration_ms: probe.duration_ms,
        pages,
    }
}

/// What the file at `path` is.
pub fn probe_file(assay: &Assay, path: &Path, watcher: &dyn Watcher) -> Result<Probe, Failure> {
    let probe = assay
        .decoder
        .probe(disk::open_regular(path)?, &path.to_string_lossy(), &mut Asking(watcher));
    probe.map_err(|error| error.in_file(path.display()))
}

/// The citable text of the file at `path`.
pub fn text_of_file(assay: &Assay, path: &Path, watcher: &dyn Watcher) -> Result<TextExtract, Failure> {
    let text = assay
        .decoder
        .text(disk::open_regular(path)?, &path.to_string_lossy(), &mut Asking(watcher));
    text.map_err(|error| error.in_file(path.display()))
}

/// What is worth saying about a probed file that belongs to no submission.
pub fn findings(path: &str, probe: &Probe) -> Vec<Finding> {
    requirements::about_probe(path, probe)
}

/// Gives the bytes of an artifact.
pub trait OpenArtifact {
    /// A handle of its own on the artifact's bytes.
    fn open(&self, artifact: &ArtifactId) -> Result<Box<dyn ReadSeek>, Failure>;
}

/// The artifacts inside a bundle that is not in a library.
pub struct InBundle<'a> {
    /// The bundle.
    pub container: &'a Container,
    /// Its submission.
    pub submission: &'a Submission,
}

impl OpenArtifact for InBundle<'_> {
    fn open(&self, artifact: &ArtifactId) -> Result<Box<dyn ReadSeek>, Failure> {
        let path = self
            .submission
            .artifact(artifact)
            .map(|artifact| format!("data/{}", artifact.path));
        Ok(self.container.seekable(&path.unwrap_or_default())?)
    }
}

/// Every artifact of `submission` probed. A file that the decoder cannot make sense of is a finding, not a failure.
pub fn probe_all(
    decoder: &Decoder,
    submission: &Submission,
    bytes: &dyn OpenArtifact,
    watcher: &dyn Watcher,
) -> Result<BTreeMap<ArtifactId, Result<Probe, Failure>>, Failure> {
    let mut probes = BTreeMap::new();
    for artifact in &submission.artifacts {
        let source = bytes.open(&artifact.id)?;
        let probe = decoder.probe(source, artifact.path.as_str(), &mut Asking(watcher));
        watching::go_on(watcher)?;
        probes.insert(
            artifact.id.clone(),
            probe.map_err(|error| error.in_file(&artifact.path)),
        );
    }
    Ok(probes)
}

/// The words of the artifacts, extracted when first asked for.
pub struct Texts<'a> {
    decoder: &'a Decoder,
    submission: &'a Submission,
    bytes: &'a dyn OpenArtifact,
    read: RefCell<BTreeMap<ArtifactId, Option<TextExtract>>>,
}

impl<'a> Texts<'a> {
    /// The words of `submission`, whose bytes come from `bytes`.
    pub const fn new(decoder: &'a Decoder, submission: &'a Submission, bytes: &'a dyn OpenArtifact) -> Self {
        Self {
            decoder,
            submission,
            bytes,
            read: RefCell::new(BTreeMap::new()),
        }
    }

    fn extract(&self, id: &ArtifactId) -> Option<TextExtract> {
        let artifact = self.submission.artifact(id)?;
        let source = self.bytes.open(id).ok()?;
        self.decoder.text(source, artifact.path.as_str(), &mut ()).ok()
    }
}

impl FindText for Texts<'_> {
    fn find_text(&self, artifact: &ArtifactId, page: Option<u32>, words: &str) -> Option<(Option<u32>, TextPlace)> {
        let mut read = self.read.borrow_mut();
        let text = read.entry(artifact.clone()).or_insert_with(|| self.extract(artifact));
        find_once(text.as_ref()?, page, words)
    }
}

/// The one place where `words` stand, on `page` if one is named; white space of any sort and length is one space.
fn find_once(text: &TextExtract, page: Option<u32>, words: &str) -> Option<(Option<u32>, TextPlace)> {
    let mut found = None;
    for (number, content) in (1u32..)
        .zip(&text.pages)
        .filter(|(number, _)| page.is_none_or(|page| page == *number))
    {
        let letters: Vec<char> = content.chars().collect();
        for (start, end) in occurrences(&letters, words) {
            if found.replace((number, start, end, letters.clone())).is_some() {
                return None;
            }
        }
    }
    let (number, start, end, letters) = found?;
    let part = |from: usize, to: usize| letters.get(from..to).map(|part| part.iter().collect::<String>());
    let quote = Quote {
        exact: part(start, end)?,
        prefix: part(start.saturating_sub(CONTEXT), start)?,
        suffix: part(end, (end + CONTEXT).min(letters.len()))?,
    };
    let (start, end) = (u32::try_from(start).ok()?, u32::try_from(end).ok()?);
    let position = Some(Position {
        start,
        end,
        extractor: text.extractor.clone(),
    });
    let paged = page.is_some() || text.pages.len() > 1;
    Some((paged.then_some(number), TextPlace { quote, position }))
}

/// Where `words` begin and end in `letters`, code points.
fn occurrences(letters: &[char], words: &str) -> Vec<(usize, usize)> {
    let words: Vec<&str> = words.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let begins = (0..letters.len()).filter(|at| *at == 0 || !letters.get(at - 1).is_some_and(|c| c.is_alphanumeric()));
    begins
        .filter_map(|start| Some((start, match_at(letters, start, &words)?)))
        .collect()
}

fn match_at(letters: &[char], start: usize, words: &[&str]) -> Option<usize> {
    let mut at = start;
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            let space = letters
                .iter()
                .skip(at)
                .take_while(|letter| letter.is_whitespace())
                .count();
            at += (space > 0).then_some(space)?;
        }
        for letter in word.chars() {
            at += (*letters.get(at)? == letter).then_some(1)?;
        }
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(pages: &[&str]) -> TextExtract {
        let pages = pages.iter().map(|page| (*page).to_owned()).collect();
        TextExtract {
            extractor: "test/1".to_owned(),
            pages,
            truncated: false,
        }
    }

    #[test]
    fn words_are_found_over_a_line_break_and_counted_in_code_points() {
        let found = find_once(&text(&["¿Qué? 3/8\n or 3/5, or equal?"]), None, "3/8 or 3/5").expect("there once");
        let position = found.1.position.expect("a position");
        assert_eq!((found.0, position.start, position.end), (None, 6, 17));
        assert_eq!(
            (found.1.quote.exact.as_str(), found.1.quote.prefix.as_str()),
            ("3/8\n or 3/5", "¿Qué? ")
        );
    }

    #[test]
    fn words_that_stand_twice_or_nowhere_are_not_found() {
        let twice = text(&["count to three", "count to three"]);
        assert_eq!(find_once(&twice, None, "to three"), None);
        assert_eq!(
            find_once(&twice, Some(2), "to three").expect("once on page 2").0,
            Some(2)
        );
        for nowhere in ["to four", "", "  ", "hree"] {
            assert_eq!(find_once(&twice, Some(1), nowhere), None, "{nowhere:?}");
        }
    }
}
