//! The application's side: every job as a function, done by a child process ([`running`]) or ended with a reason.
//!
//! At most two children at once; further callers wait, the most urgent in front ([`crate::Urgency`]). A child stays warm
//! for the next job; one that died, was killed or panicked is thrown away.

mod error;
mod running;

pub use error::{Death, DecodeError};

use crate::child::job::{Answer, Answered, Job};
use crate::frame_times::FrameTimes;
use crate::pages::{DocumentName, PagePicture, PageText, View};
use crate::picture::pixels::PictureWanted;
use crate::place::{Likeness, PixelSize};
use crate::report::{Picture, Probe, TextExtract};
use crate::retimed::Retimed;
use crate::seats::{Seats, Watch};
use crate::window::Seekable;
use running::Running;
use std::ffi::OsString;
use std::io::{Read, Seek};
use std::path::PathBuf;
use std::time::Duration;

/// How long things may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Without a word from the child.
    pub silence: Duration,
    /// Until the headers are read.
    pub headers: Duration,
    /// In all.
    pub whole: Duration,
    /// Children at once.
    pub at_once: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            silence: Duration::from_secs(10),
            headers: Duration::from_secs(2),
            whole: Duration::from_secs(600),
            at_once: 2,
        }
    }
}

/// Starts and keeps decoder children.
pub struct Decoder {
    program: PathBuf,
    args: Vec<OsString>,
    limits: Limits,
    seats: Seats<Running>,
}

impl Decoder {
    /// Children are `program` with `args`; none is started yet.
    pub fn new(program: impl Into<PathBuf>, args: Vec<OsString>) -> Self {
        Self {
            program: program.into(),
            args,
            limits: Limits::default(),
            seats: Seats::default(),
        }
    }

    /// The same with other limits, as tests need them.
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// What the file is and shows. `name` is its file name.
    pub fn probe<R: Read + Seek>(&self, source: R, name: &str, watch: &mut dyn Watch) -> Result<Probe, DecodeError> {
        match self.run(Job::Probe { name: name.to_owned() }, source, watch)?.answer {
            Answer::Probe(probe) => Ok(*probe),
            _ => Err(DecodeError::Died { how: Death::Nonsense }),
        }
    }

    /// The citable text of the file. `name` is its file name.
    pub fn text<R: Read + Seek>(
        &self,
        source: R,
        name: &str,
        watch: &mut dyn Watch,
    ) -> Result<TextExtract, DecodeError> {
        match self.run(Job::Text { name: name.to_owned() }, source, watch)?.answer {
            Answer::Text(text) => Ok(text),
            _ => Err(DecodeError::Died { how: Death::Nonsense }),
        }
    }

    /// A picture in the file, and its JPEG. `name` is its file name.
    pub fn picture<R: Read + Seek>(
        &self,
        source: R,
        name: &str,
        wanted: PictureWanted,
        watch: &mut dyn Watch,
    ) -> Result<(Picture, Vec<u8>), DecodeError> {
        let name = name.to_owned();
        match self.run(Job::Picture { name, wanted }, source, watch)? {
            Answered {
                answer: Answer::Picture(picture),
                bytes,
            } => Ok((picture, bytes)),
            _ => Err(DecodeError::Died { how: Death::Nonsense }),
        }
    }

    /// A picture of a page of a document, or of a part of one, and its bytes. Pages count from 1.
    pub fn page<R: Read + Seek>(
        &self,
        source: R,
        document: &DocumentName,
        page: u32,
        view: View,
        watch: &mut dyn Watch,
    ) -> Result<(PagePicture, Vec<u8>), DecodeError> {
        let document = document.clone();
        match self.run(Job::Page { document, page, view }, source, watch)? {
            Answered {
                answer: Answer::Page(picture),
                bytes,
            } => Ok((picture, bytes)),
            _ => Err(DecodeError::Died { how: Death::Nonsense }),
        }
    }

    /// What a place looks like, as a JPEG whose longer edge has at most `long_edge_px` pixels, and its size.
    pub fn likeness<R: Read + Seek>(
        &self,
        source: R,
        document: &DocumentName,
        likeness: Likeness,
        long_edge_px: u32,
        watch: &mut dyn Watch,
    ) -> Result<(PixelSize, Vec<u8>), DecodeError> {
        let Answered { answer, bytes } = self.run(likeness.job(document, long_edge_px), source, watch)?;
        let (width, height) = match answer {
            Answer::Picture(made) => (made.width_px, made.height_px),
            Answer::Page(made) => (made.width_px, made.height_px),
            _ => return Err(DecodeError::Died { how: Death::Nonsense }),
        };
        Ok((PixelSize { width, height }, bytes))
    }

    /// When each picture of the film is shown. `name` is its file name.
    pub fn frames<R: Read + Seek>(
        &self,
        source: R,
        name: &str,
        watch: &mut dyn Watch,
    ) -> Result<FrameTimes, DecodeError> {
        let answered = self.run(Job::Frames { name: name.to_owned() }, source, watch)?;
        match answered.answer {
            Answer::Frames(table) => FrameTimes::of(table, &answered.bytes),
            _ => Err(DecodeError::Died { how: Death::Nonsense }),
        }
    }

    /// What the film has to be played with, so that a seek to a picture shows that one. `name` is its file name.
    pub fn retimed<R: Read + Seek>(
        &self,
        source: R,
        name: &str,
        watch: &mut dyn Watch,
    ) -> Result<Retimed, DecodeError> {
        let answered = self.run(Job::Retime { name: name.to_owned() }, source, watch)?;
        match answered.answer {
            Answer::Retimed => Ok(Retimed::of(&answered.bytes)),
            _ => Err(DecodeError::Died { how: Death::Nonsense }),
        }
    }

    /// The words of a page and where they stand. Pages count from 1.
    pub fn page_text<R: Read + Seek>(
        &self,
        source: R,
        document: &DocumentName,
        page: u32,
        watch: &mut dyn Watch,
    ) -> Result<PageText, DecodeError> {
        let document = document.clone();
        match self.run(Job::PageText { document, page }, source, watch)?.answer {
            Answer::PageText(text) => Ok(*text),
            _ => Err(DecodeError::Died { how: Death::Nonsense }),
        }
    }

    /// Does any job on any source.
    pub fn run<R: Read + Seek>(&self, job: Job, source: R, watch: &mut dyn Watch) -> Result<Answered, DecodeError> {
        let mut source = Seekable::new(source).map_err(DecodeError::Source)?;
        let document = job.document().cloned();
        let suits = |running: &Running| running.suits(document.as_ref());
        let warm = self.seats.take(watch, self.limits.at_once, suits);
        let warm = warm.ok_or(DecodeError::Cancelled)?;
        let outcome = warm
            .map_or_else(|| Running::start(&self.program, &self.args, self.limits), Ok)
            .map(|mut running| {
                running.document = document.or(running.document.take());
                let outcome = running.work(job, &mut source, watch, self.limits);
                (outcome, running)
            });
        let (answer, child) = match outcome {
            Ok((Ok(answer), running)) => (Ok(answer), Some(running)),
            Ok((Err((error, alive)), running)) => (Err(error), alive.then_some(running)),
            Err(error) => (Err(error), None),
        };
        self.seats.leave(child);
        answer
    }
}
