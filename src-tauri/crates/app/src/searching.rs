//! Words found in submissions: in the text of their artifacts and in what was written about them. A hit is a place, so
//! that whoever looks for words gets to where they stand, or to the moment at which they are said.
//!
//! Text is read when somebody searches, not when a submission comes in: an import runs at the speed of its hashes.
//! [`complete`] reads what has not been read, by the extractors of this build; [`search`] finds what has been.
//!
//! Hits come in reading order, so that one goes on from hit to hit as one reads. A rank by how often words stand in a
//! passage (bm25) says little of passages that are all of a length, and costs ten times the search.

use crate::Assay;
use crate::codes;
use crate::evidence::{InLibrary, citable_text};
pub use crate::excerpts::Excerpt;
use crate::excerpts::{Together, closest, excerpt, places, quote};
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
use assay_model::place::{PagePart, Place, Position, TextPlace, TimeSpan};
use assay_model::submission::Number;
pub use assay_store::SearchQuery;
use assay_store::{Found as Part, Library, NewPassage, PassageOf, Reading, ReviewId, SearchHit, Unsearched};
use std::path::Path;

/// Stands for the extractor of files that have no text. Its number goes up when a build learns to read more formats.
const NO_TEXT: &str = "none/1";
/// Hits that are put in order where several words are looked for.
const LOOKED_AT: u32 = 100;

/// What was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// In reading order: submissions as they came in, in each its files from the first to the last, then what was
    /// written about it. Where several words are looked for in the whole library, passages in which more of them stand
    /// close together come before the others.
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
        Ok(reading) if unread(&reading)? == 0 => return search(&reading, query),
        Ok(_) => {}
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
        Err(failure) if cannot_write(&failure) => search_what_is_read(&Shelf::open_reading(folder)?, query),
        completed => completed,
    }
}

/// Whether the library can still be read, and nothing written to it now.
fn cannot_write(failure: &Failure) -> bool {
    failure.code == codes::LIBRARY_OPEN || failure.code == codes::FOLDER_READ_ONLY || failure.code == codes::DISK_FULL
}

fn search_what_is_read(library: &Reading, query: &SearchQuery) -> Result<Found, Failure> {
    let mut found = search(library, query)?;
    let unread = unread(library)?;
    if unread > 0 {
        let incomplete = Finding::warning(codes::SEARCH_INCOMPLETE).with("count", unread);
        found.findings.push(incomplete);
    }
    Ok(found)
}

/// How many artifacts and reviews have not been read for the search: what [`complete`] would read.
pub fn unread(library: &Reading) -> Result<usize, Failure> {
    Ok(library.unsearched(&extractors())?.len() + library.unsearched_reviews()?.len())
}

/// Finds words in what has been read; [`unread`] says what has not.
pub fn search(library: &Reading, query: &SearchQuery) -> Result<Found, Failure> {
    // In one submission people read on from place to place; in a whole library they look for the one passage.
    let everywhere = query.submission.is_some();
    let several = query.text.split_whitespace().nth(1).is_some();
    let by_closeness = several && !everywhere;
    let looked_at = if by_closeness { LOOKED_AT } else { 0 };
    let page = library.search(&SearchQuery {
        limit: query.limit.max(looked_at),
        ..query.clone()
    })?;
    let passages = page.hits.len();
    let with_words = page.hits.into_iter().flat_map(|hit| {
        let places = if everywhere {
            places(&hit.text, &hit.words, several)
        } else {
            closest(&hit.text, &hit.words).into_iter().collect()
        };
        places.into_iter().map(move |place| (place, hit.clone()))
    });
    let mut ordered: Vec<(Together, SearchHit)> = with_words.collect();
    let more = ordered.len().saturating_sub(passages);
    if by_closeness {
        ordered.sort_by_key(|(together, _)| std::cmp::Reverse(together.different));
    }
    let first = ordered
        .into_iter()
        .take(usize::try_from(query.limit).unwrap_or(usize::MAX));
    Ok(Found {
        hits: first
            .filter_map(|(together, found)| hit(found, together.place))
            .collect(),
        total: page.total + more as u64,
        findings: Vec::new(),
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
        let state = state_of(library, submission, review)?;
        let all = written::changes(&written::Written::new(), &state, None);
        library.put_said(review, &written::as_said(&all))?;
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
fn hit(found: SearchHit, place: Part) -> Option<Hit> {
    let excerpt = excerpt(&found.text, &found.words, &place);
    let source = match found.of {
        PassageOf::Review { review, field } => {
            let about = found.origin.and_then(|json| serde_json::from_str::<About>(&json).ok());
            Source::Review {
                review,
                field,
                about: about.map(|about| (about.artifact, about.place)),
            }
        }
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
            let [from, to] = in_one_run(&runs, place.chars);
            let stands = stands(start, &runs, [from, to])?;
            let text = TextPlace {
                quote: quote(&found.text, &place, to - from)?,
                position: Some(Position {
                    start: stands.range[0],
                    end: stands.range[1],
                    extractor,
                }),
            };
            Source::Artifact {
                artifact,
                path,
                place: match page {
                    Some(page) => Place::Page {
                        page,
                        part: PagePart::Text(text),
                    },
                    None => Place::Text(text),
                },
                heard: recording
                    .zip(stands.heard_ms)
                    .and_then(|(recording, ms)| heard(recording, ms)),
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

fn heard((artifact, path): (ArtifactId, ArtifactPath), [start, end]: [u32; 2]) -> Option<Heard> {
    let span = TimeSpan::new(MediaTime(start), MediaTime(end)).ok()?;
    let place = Place::Time { span, region: None };
    Some(Heard { artifact, path, place })
}

/// Cut to the run in which they begin: only there they stand in the text as they are.
fn in_one_run(runs: &[Run], [start, end]: [u32; 2]) -> [u32; 2] {
    let run = runs.iter().rfind(|run| run.at <= start);
    [start, run.map_or(end, |run| end.min(run.at + run.length))]
}
