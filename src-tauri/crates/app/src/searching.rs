//! Words found in submissions: in the text of their artifacts and in what was written about them. A hit is a place, so
//! that whoever looks for words gets to where they stand, or to the moment at which they are said.
//!
//! Text is read when somebody searches, not when a submission comes in: an import runs at the speed of its hashes.
//! [`complete`] reads what has not been read, by the extractors of this build; [`search`] finds what has been.

use crate::Assay;
use crate::codes;
use crate::evidence::{InLibrary, citable_text};
use crate::failure::{Failure, Finding};
use crate::held::{Held, held};
use crate::journals::state_of;
use crate::library::Shelf;
use crate::watching::{self, Watcher};
use crate::written::{self, About};
use assay_evidence::place::{Run, passages, stands};
use assay_evidence::{Format, Probe, TextExtract, text_extractor};
use assay_model::MediaTime;
use assay_model::ids::{ArtifactId, SubmissionId};
use assay_model::path::ArtifactPath;
use assay_model::place::{PagePart, Place, Position, Quote, TextPlace, TimeSpan};
use assay_model::submission::Number;
pub use assay_store::SearchQuery;
use assay_store::{Library, NewPassage, PassageOf, Reading, ReviewId, SearchHit, Unsearched};
use std::path::Path;

/// Stands for the extractor of files that have no text. Its number goes up when a build learns to read more formats.
const NO_TEXT: &str = "none/1";
/// Code points between two words that were found, up to which they are one place.
const CLOSE: u32 = 40;
/// Code points of context in a quote.
const CONTEXT: u32 = 32;
/// Code points that are shown before and after the words.
const AROUND: u32 = 60;

/// What was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The best hits, the best first.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub total: u64,
    /// What could not be searched.
    pub findings: Vec<Finding>,
}

/// Words that were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// In which submission.
    pub submission: SubmissionId,
    /// What people call it.
    pub number: Number,
    /// Where.
    pub source: Source,
    /// The words and some of what stands around them.
    pub excerpt: Excerpt,
}

/// Where words were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// In an artifact.
    Artifact {
        /// Which one.
        artifact: ArtifactId,
        /// Where it lies.
        path: ArtifactPath,
        /// Where in it: the words themselves.
        place: Place,
        /// When they are said; captions of a recording.
        heard: Option<Heard>,
    },
    /// In what an assessor wrote.
    Review {
        /// In which review.
        review: ReviewId,
        /// In which field: `rationale:<criterion>`, `annotation:<id>`, …
        field: String,
        /// The place that it is about; annotations.
        about: Option<(ArtifactId, Place)>,
    },
}

/// The moment of a recording at which words are said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The recording.
    pub artifact: ArtifactId,
    /// Where it lies.
    pub path: ArtifactPath,
    /// When.
    pub place: Place,
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// What it says, on one line.
    pub text: String,
    /// The words that were found: first code point, and one after the last.
    pub marks: Vec<[u32; 2]>,
}

/// The submission of the library in `folder` that `named` means, brought up to date where it is older.
pub fn named(assay: &Assay, folder: &Path, named: &str) -> Result<SubmissionId, Failure> {
    match Shelf::open_reading(folder) {
        Err(failure) if failure.code == codes::LIBRARY_OLDER => {
            crate::library::find(&Shelf::open(assay, folder)?.library, named)
        }
        reading => crate::library::find(&reading?, named),
    }
}

/// Finds words in the library in `folder`, having read first what has not been read. Where another process writes to it,
/// or nothing can be written, what has been read is searched.
pub fn find(assay: &Assay, folder: &Path, query: &SearchQuery, watcher: &dyn Watcher) -> Result<Found, Failure> {
    match Shelf::open_reading(folder) {
        Ok(reading) => {
            let found = search(&reading, query)?;
            if found.findings.is_empty() {
                return Ok(found);
            }
        }
        Err(failure) if failure.code == codes::LIBRARY_OLDER => {}
        Err(failure) => return Err(failure),
    }
    let completed = Shelf::open(assay, folder).and_then(|shelf| {
        complete(assay, &shelf.library, watcher)?;
        let mut found = search(&shelf.library, query)?;
        found.findings.extend(shelf.findings);
        Ok(found)
    });
    match completed {
        Err(failure) if cannot_write(&failure) => search(&Shelf::open_reading(folder)?, query),
        completed => completed,
    }
}

/// Whether the library can still be read, and nothing written to it now.
fn cannot_write(failure: &Failure) -> bool {
    failure.code == codes::LIBRARY_OPEN || failure.code == codes::FOLDER_READ_ONLY || failure.code == codes::DISK_FULL
}

/// Finds words in what has been read. What has not is a finding.
pub fn search(library: &Reading, query: &SearchQuery) -> Result<Found, Failure> {
    let page = library.search(query)?;
    let unread = library.unsearched(&extractors())?.len() + library.unsearched_reviews()?.len();
    let findings = (unread > 0).then(|| Finding::warning(codes::SEARCH_INCOMPLETE).with("count", unread));
    Ok(Found {
        hits: page.hits.into_iter().filter_map(hit).collect(),
        total: page.total,
        findings: findings.into_iter().collect(),
    })
}

/// Reads what has not been read: artifacts that are new or have a better extractor now, and reviews from before there
/// was a search. Gives how many. A file that cannot be read has no text; the rest is read all the same.
pub fn complete(assay: &Assay, library: &Library, watcher: &dyn Watcher) -> Result<usize, Failure> {
    let unread = library.unsearched(&extractors())?;
    for of_one in unread.chunk_by(|one, other| one.submission == other.submission) {
        let Some(first) = of_one.first() else { continue };
        let held = held(library, &first.submission)?;
        for artifact in of_one {
            watching::go_on(watcher)?;
            read_artifact(assay, library, &held, artifact, watcher)?;
        }
    }
    let reviews = library.unsearched_reviews()?;
    for (submission, review) in &reviews {
        let written = written::written(&state_of(library, submission, review)?);
        library.put_said(review, &written::changed(&written::Written::new(), &written))?;
    }
    Ok(unread.len() + reviews.len())
}

/// What reads text in this build, once each.
fn extractors() -> Vec<&'static str> {
    let mut all: Vec<&str> = Format::ALL
        .iter()
        .filter_map(|format| text_extractor(*format))
        .collect();
    all.push(NO_TEXT);
    all.sort_unstable();
    all.dedup();
    all
}

fn read_artifact(
    assay: &Assay,
    library: &Library,
    held: &Held,
    unread: &Unsearched,
    watcher: &dyn Watcher,
) -> Result<(), Failure> {
    let submission = &held.subject.submission;
    let bytes = InLibrary { library, submission };
    let (extractor, passages) = match (submission.artifact(&unread.artifact), held.probes.get(&unread.artifact)) {
        (Some(artifact), Some(probe)) => match text_extractor(probe.format) {
            Some(extractor) => {
                let text = citable_text(&assay.decoder, artifact, probe, &bytes, watcher);
                watching::go_on(watcher)?;
                (
                    extractor,
                    text.map_or_else(|_| Vec::new(), |text| new_passages(&text, probe)),
                )
            }
            None => (NO_TEXT, Vec::new()),
        },
        _ => (NO_TEXT, Vec::new()),
    };
    library.put_passages(&unread.submission, &unread.artifact, extractor, &passages)?;
    Ok(())
}

fn new_passages(text: &TextExtract, probe: &Probe) -> Vec<NewPassage> {
    let paged = text.pages.len() > 1 || probe.pages.is_some() && !probe.pages_as_stated;
    let new = passages(text, probe.format).into_iter().map(|passage| NewPassage {
        page: paged.then_some(passage.page),
        start: passage.start,
        origin: (!passage.runs.is_empty()).then(|| serde_json::to_string(&passage.runs).unwrap_or_default()),
        text: passage.text,
    });
    new.collect()
}

/// `None` for a row that says nothing of a place, which no build writes.
fn hit(found: SearchHit) -> Option<Hit> {
    let words = closest(&found.marks)?;
    let excerpt = excerpt(&found.text, &found.marks, words);
    let source = match found.of {
        PassageOf::Review { review, field } => Source::Review {
            review,
            field,
            about: found
                .origin
                .and_then(|json| serde_json::from_str::<About>(&json).ok())
                .map(|about| (about.artifact, about.place)),
        },
        PassageOf::Artifact {
            artifact,
            path,
            extractor,
            page,
            start,
            recording,
        } => {
            let runs: Vec<Run> = match &found.origin {
                Some(json) => serde_json::from_str(json).ok()?,
                None => Vec::new(),
            };
            let words = in_one_run(&runs, words);
            let stands = stands(start, &runs, words)?;
            let text = text_place(&found.text, &runs, words, stands.range, extractor)?;
            let place = match page {
                Some(page) => Place::Page {
                    page,
                    part: PagePart::Text(text),
                },
                None => Place::Text(text),
            };
            let heard = recording
                .zip(stands.heard_ms)
                .and_then(|((artifact, path), [start, end])| {
                    let span = TimeSpan::new(MediaTime(start), MediaTime(end)).ok()?;
                    let place = Place::Time { span, region: None };
                    Some(Heard { artifact, path, place })
                });
            Source::Artifact {
                artifact,
                path,
                place,
                heard,
            }
        }
    };
    Some(Hit {
        submission: found.submission,
        number: found.number,
        source,
        excerpt,
    })
}

/// The words that stand close together, of which there are most; the first such.
fn closest(marks: &[[u32; 2]]) -> Option<[u32; 2]> {
    let (mut best, mut most) = (None, 0);
    let mut now: Option<([u32; 2], u32)> = None;
    for [start, end] in marks.iter().copied() {
        now = match now {
            Some(([from, to], count)) if start.saturating_sub(to) <= CLOSE => Some(([from, end], count + 1)),
            _ => Some(([start, end], 1)),
        };
        if let Some((range, count)) = now.filter(|(_, count)| *count > most) {
            (best, most) = (Some(range), count);
        }
    }
    best
}

/// Cut to the run in which they begin: only there they stand in the text as they are.
fn in_one_run(runs: &[Run], [start, end]: [u32; 2]) -> [u32; 2] {
    let run = runs.iter().rfind(|run| run.at <= start);
    [start, run.map_or(end, |run| end.min(run.at + run.length))]
}

fn text_place(
    passage: &str,
    runs: &[Run],
    [start, end]: [u32; 2],
    [from, to]: [u32; 2],
    extractor: String,
) -> Option<TextPlace> {
    let letters: Vec<char> = passage.chars().collect();
    let length = u32::try_from(letters.len()).ok()?;
    let within = runs.iter().rfind(|run| run.at <= start);
    let (first, last) = within.map_or((0, length), |run| (run.at, run.at + run.length));
    let part = |from: u32, to: u32| -> Option<String> {
        let part = letters.get(usize::try_from(from).ok()?..usize::try_from(to).ok()?)?;
        Some(part.iter().collect())
    };
    let quote = Quote {
        exact: part(start, end)?,
        prefix: part(start.saturating_sub(CONTEXT).max(first), start)?,
        suffix: part(end, (end + CONTEXT).min(last))?,
    };
    let position = Some(Position {
        start: from,
        end: to,
        extractor,
    });
    Some(TextPlace { quote, position })
}

fn excerpt(text: &str, marks: &[[u32; 2]], [start, end]: [u32; 2]) -> Excerpt {
    let (from, to) = (start.saturating_sub(AROUND), end + AROUND);
    let line = text
        .chars()
        .skip(from as usize)
        .take((to - from) as usize)
        .map(|letter| if letter.is_whitespace() { ' ' } else { letter });
    let inside = marks.iter().filter(|[start, end]| *start >= from && *end <= to);
    Excerpt {
        text: line.collect(),
        marks: inside.map(|[start, end]| [start - from, end - from]).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_where_most_of_the_words_stand_close_together() {
        assert_eq!(closest(&[[0, 4], [100, 104], [110, 113], [400, 404]]), Some([100, 113]));
        assert_eq!(closest(&[[7, 9]]), Some([7, 9]));
        assert_eq!(closest(&[[0, 4], [60, 64]]), Some([0, 4]));
        assert_eq!(closest(&[]), None);
    }

    #[test]
    fn an_excerpt_has_the_words_and_what_is_around_on_one_line() {
        let text = format!("{}wait\nthree{}", "a ".repeat(100), " b".repeat(100));
        let found = excerpt(&text, &[[0, 1], [200, 204], [205, 210]], [200, 210]);
        assert_eq!(found.text.chars().count(), 130);
        assert!(found.text.contains("wait three"));
        assert_eq!(found.marks, [[60, 64], [65, 70]]);
        assert_eq!(excerpt("wait", &[[0, 4]], [0, 4]).text, "wait");
    }
}
