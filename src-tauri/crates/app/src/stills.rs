//! Frames of films as the window showed them: a moment that is cited, taken while its still picture was on the screen. They
//! lie in the library's cache, by film and moment, and go into a result only when it is signed and consent lets them
//! (FORMATS 5). One that is gone costs a picture: the time stands in the record all the same.

use crate::picturing::{PausedFrames, may_leave};
use crate::reviewing::Held;
use assay_evidence::Kind as FileKind;
use assay_model::MediaTime;
use assay_model::ids::ArtifactId;
use assay_model::place::Place;
use assay_model::score::Annotation;
use assay_model::submission::Artifact;
use assay_store::{Reading, ResultKey};

/// What took them, as the cache names it.
const WINDOW: &str = "assay-window-frame/1";
/// Most bytes of one: a frame of 2048 pixels has some hundred thousand.
const MOST: usize = 8 << 20;
/// What every JPEG begins with.
const JPEG: [u8; 3] = [0xff, 0xd8, 0xff];

/// Keeps `jpeg`, the whole frame of a film that is shown at `at`, upright. Gives whether it was kept: not of what is no film,
/// of what may not leave, and of what is no picture.
pub fn keep(library: &Reading, held: &Held, artifact: &ArtifactId, at: MediaTime, jpeg: &[u8]) -> bool {
    let film = film(held, artifact).filter(|_| jpeg.len() <= MOST && jpeg.starts_with(&JPEG));
    film.is_some_and(|film| library.cache().put(&key(film, &how(at)), jpeg))
}

/// The frames that are there of the moments that `cited` cite.
pub fn of(library: &Reading, held: &Held, cited: &[Annotation]) -> PausedFrames {
    let moments = cited.iter().filter_map(|one| Some((one, moment(held, one)?)));
    moments
        .filter_map(|(one, (film, at))| Some((one.id.clone(), library.cache().get(&key(film, &how(at)))?)))
        .collect()
}

/// How many of the cited moments that could be shown have no frame among `frames`.
pub fn missing(held: &Held, cited: &[Annotation], frames: &PausedFrames) -> usize {
    let moments = cited.iter().filter(|one| moment(held, one).is_some());
    moments.filter(|one| !frames.contains_key(&one.id)).count()
}

/// The film and the moment that an annotation begins at, where its frame may leave.
fn moment<'h>(held: &'h Held, annotation: &Annotation) -> Option<(&'h Artifact, MediaTime)> {
    match &annotation.place {
        Place::Time { span, .. } => Some((film(held, &annotation.artifact)?, span.start())),
        _ => None,
    }
}

fn film<'h>(held: &'h Held, artifact: &ArtifactId) -> Option<&'h Artifact> {
    let is_film = held.probes.get(artifact)?.kind == FileKind::Video;
    let artifact = held.subject.submission.artifact(artifact)?;
    (is_film && may_leave(artifact)).then_some(artifact)
}

fn how(at: MediaTime) -> String {
    format!("at={}", at.0)
}

fn key<'k>(film: &'k Artifact, how: &'k str) -> ResultKey<'k> {
    ResultKey::of(&film.sha256, WINDOW, how)
}
