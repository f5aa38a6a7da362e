//! The application's side: starts decoder children, sends them jobs, answers their questions for bytes, keeps the time.
//!
//! At most two children at once; further callers wait, the most urgent in front ([`Urgency`]). A child stays warm for the next job; one that died, was killed
//! or panicked is thrown away. The limits are those of SECURITY 4: 10 s without a word, 2 s for headers, 10 minutes in
//! all; a child gets the same 10 s to start. Time is measured by waiting on a channel, never by the system's clock.

use crate::child::frame::{self, FromChild, FromParent};
use crate::child::job::{Answer, Answered, Job, Refusal};
use crate::frame_times::FrameTimes;
use crate::pages::{DocumentName, PagePicture, PageText, View};
use crate::picture::pixels::PictureWanted;
use crate::place::{Likeness, PixelSize};
use crate::report::{Picture, Probe, TextExtract};
use crate::seats::{Seats, Watch};
use crate::window::{ReadAt, Seekable};
use std::ffi::OsString;
use std::io::{self, Read, Seek};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

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

/// How a child died.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Death {
    /// By a signal.
    Signal(i32),
    /// By ending itself.
    Exit(i32),
    /// By asking for more memory than it may have.
    OutOfMemory,
    /// A decoder panicked, and the child said so.
    Panic,
    /// It said something that no child says, and was killed.
    Nonsense,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// The child program could not be started.
    #[error("the decoder could not be started")]
    Missing(#[source] io::Error),
    /// The child could not lock itself in, and opened nothing.
    #[error("the decoder could not be caged: {wall}")]
    Uncaged {
        /// What failed.
        wall: String,
    },
    /// The child died over this file.
    #[error("the decoder died: {how:?}")]
    Died {
        /// How.
        how: Death,
    },
    /// It was killed because it said nothing for too long.
    #[error("no progress for {after_ms} ms")]
    Silent {
        /// For how long.
        after_ms: u32,
    },
    /// It was killed because it took too long in all.
    #[error("not done after {after_ms} ms")]
    TooLong {
        /// How long it had.
        after_ms: u32,
    },
    /// Nobody wants the answer any more.
    #[error("cancelled")]
    Cancelled,
    /// The file could not be read.
    #[error("the file could not be read")]
    Source(#[source] io::Error),
    /// The file has no answer.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// Starts and keeps decoder children.
pub struct Decoder {
    program: PathBuf,
    args: Vec<OsString>,
    limits: Limits,
    seats: Seats<Running>,
}

struct Running {
    child: Child,
    /// The document that it has open.
    document: Option<DocumentName>,
    to_child: Sender<(FromParent, Vec<u8>)>,
    from_child: Receiver<io::Result<(FromChild, Vec<u8>)>>,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
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
        let outcome = warm.map_or_else(|| self.start(), Ok).map(|mut running| {
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

    fn start(&self) -> Result<Running, DecodeError> {
        let mut command = Command::new(&self.program);
        command
            .args(&self.args)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        // A Ctrl-C is the parent's to answer: a child that died of it would look like a file that cannot be opened.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn().map_err(DecodeError::Missing)?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(DecodeError::Missing(io::ErrorKind::BrokenPipe.into()));
        };
        widen(&input);
        widen(&output);
        let mut running = Running {
            child,
            document: None,
            to_child: writer(input),
            from_child: reader(output),
        };
        match running.from_child.recv_timeout(self.limits.silence) {
            Ok(Ok((FromChild::Ready { .. }, _))) => Ok(running),
            Ok(Ok((FromChild::Uncaged { wall }, _))) => Err(DecodeError::Uncaged { wall }),
            Err(RecvTimeoutError::Timeout) => Err(DecodeError::Silent {
                after_ms: millis(self.limits.silence),
            }),
            _ => Err(DecodeError::Died { how: running.death() }),
        }
    }
}

/// Lets a pipe hold what is asked for at once; where it cannot, things only take longer.
#[cfg(target_os = "linux")]
fn widen(pipe: &impl std::os::fd::AsFd) {
    let _ = rustix::pipe::fcntl_setpipe_size(pipe, usize::try_from(frame::MOST_ASKED).unwrap_or(0));
}

#[cfg(not(target_os = "linux"))]
fn widen<T>(_: &T) {}

/// Writes in a thread of its own, so that a child that does not read cannot hold up the application.
fn writer(mut input: ChildStdin) -> Sender<(FromParent, Vec<u8>)> {
    let (sender, receiver) = mpsc::channel::<(FromParent, Vec<u8>)>();
    std::thread::spawn(move || {
        while let Ok((message, body)) = receiver.recv() {
            if frame::write(&mut input, &message, &[&body]).is_err() {
                break;
            }
        }
    });
    sender
}

/// Reads in a thread of its own; a few messages at most lie waiting, so a child that talks without end only fills its
/// own pipe.
fn reader(mut output: impl Read + Send + 'static) -> Receiver<io::Result<(FromChild, Vec<u8>)>> {
    let (sender, receiver) = mpsc::sync_channel(4);
    std::thread::spawn(move || {
        while let Some(message) = frame::read(&mut output).transpose() {
            let broken = message.is_err();
            if sender.send(message).is_err() || broken {
                break;
            }
        }
    });
    receiver
}

/// An error, and whether the child is still good.
type Failed = (DecodeError, bool);

struct Clock {
    begun: Instant,
    heard: Instant,
    headers: bool,
    limits: Limits,
}

impl Clock {
    fn new(job: &Job, limits: Limits) -> Self {
        let now = Instant::now();
        Self {
            begun: now,
            heard: now,
            headers: matches!(job, Job::Probe { .. } | Job::Picture { .. }),
            limits,
        }
    }

    /// What has run out.
    fn overrun(&self) -> Option<DecodeError> {
        let whole = if self.headers {
            self.limits.headers.min(self.limits.whole)
        } else {
            self.limits.whole
        };
        if self.begun.elapsed() >= whole {
            Some(DecodeError::TooLong {
                after_ms: millis(whole),
            })
        } else if self.heard.elapsed() >= self.limits.silence {
            Some(DecodeError::Silent {
                after_ms: millis(self.limits.silence),
            })
        } else {
            None
        }
    }
}

impl Running {
    /// How well this child suits a job on that document: best has it open, worst has another open.
    fn suits(&self, document: Option<&DocumentName>) -> u8 {
        match &self.document {
            open if open.as_ref() == document => 2,
            None => 1,
            Some(_) => 0,
        }
    }

    fn work(
        &mut self,
        job: Job,
        source: &mut dyn ReadAt,
        watch: &mut dyn Watch,
        limits: Limits,
    ) -> Result<Answered, Failed> {
        let mut clock = Clock::new(&job, limits);
        self.say(
            FromParent::Begin {
                job,
                size_bytes: source.size(),
            },
            Vec::new(),
        )?;
        let mut stopping: Option<DecodeError> = None;
        loop {
            if let Some(error) = clock.overrun() {
                return Err((stopping.unwrap_or(error), false));
            }
            if stopping.is_none() && watch.cancelled() {
                stopping = Some(DecodeError::Cancelled);
                clock.limits.silence = clock.limits.silence.min(Duration::from_millis(500));
                clock.limits.whole = clock.begun.elapsed() + clock.limits.silence;
            }
            let message = match self.from_child.recv_timeout(Duration::from_millis(50)) {
                Ok(Ok(message)) => message,
                Err(RecvTimeoutError::Timeout) => continue,
                Ok(Err(error)) if error.kind() == io::ErrorKind::InvalidData => return Err(dead(Death::Nonsense)),
                Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => return Err(dead(self.death())),
            };
            clock.heard = Instant::now();
            if let Some(end) = self.hear(message, source, watch, &mut clock, &mut stopping)? {
                return Ok(end);
            }
        }
    }

    fn hear(
        &mut self,
        (message, body): (FromChild, Vec<u8>),
        source: &mut dyn ReadAt,
        watch: &mut dyn Watch,
        clock: &mut Clock,
        stopping: &mut Option<DecodeError>,
    ) -> Result<Option<Answered>, Failed> {
        match message {
            FromChild::Need { .. } if stopping.is_some() => self.say(FromParent::Stop, Vec::new()).map(|()| None),
            FromChild::Need { offset, length } => self.give(offset, length, source, stopping).map(|()| None),
            FromChild::Progress { done, of } => {
                watch.progress(done, of);
                Ok(None)
            }
            FromChild::HeadersRead => {
                clock.headers = false;
                Ok(None)
            }
            FromChild::Done { answer_bytes } => answered(answer_bytes, body).map(Some),
            FromChild::Refused { refusal } => Err((DecodeError::Refused(refusal), true)),
            FromChild::Stopped => Err((stopping.take().unwrap_or(DecodeError::Cancelled), true)),
            FromChild::Panicked => Err(dead(Death::Panic)),
            FromChild::Ready { .. } | FromChild::Uncaged { .. } => Err(dead(Death::Nonsense)),
        }
    }

    fn give(
        &mut self,
        offset: u64,
        length: u32,
        source: &mut dyn ReadAt,
        stopping: &mut Option<DecodeError>,
    ) -> Result<(), Failed> {
        let length = length.min(frame::MOST_ASKED);
        let mut bytes = vec![0; usize::try_from(length).unwrap_or(0)];
        match source.read_at(offset, &mut bytes) {
            Ok(count) => {
                bytes.truncate(count);
                self.say(FromParent::Bytes, bytes)
            }
            Err(error) => {
                *stopping = Some(DecodeError::Source(error));
                self.say(FromParent::Stop, Vec::new())
            }
        }
    }

    fn say(&mut self, message: FromParent, body: Vec<u8>) -> Result<(), Failed> {
        let sent = self.to_child.send((message, body));
        sent.map_err(|_| dead(self.death()))
    }

    /// How the child died; it is killed if it has only closed its pipe.
    fn death(&mut self) -> Death {
        for _ in 0..20 {
            if matches!(self.child.try_wait(), Ok(Some(_)) | Err(_)) {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let _ = self.child.kill();
        let mut said = Vec::new();
        if let Some(errors) = self.child.stderr.take() {
            let _ = errors.take(64 << 10).read_to_end(&mut said);
        }
        let memory = String::from_utf8_lossy(&said).contains("memory allocation of");
        match self.child.wait() {
            Ok(_) if memory => Death::OutOfMemory,
            Ok(status) => how_it_ended(status),
            Err(_) => Death::Nonsense,
        }
    }
}

/// The answer in front of the body, and the raw bytes behind it.
fn answered(answer_bytes: u32, mut body: Vec<u8>) -> Result<Answered, Failed> {
    let nonsense = || dead(Death::Nonsense);
    let length = usize::try_from(answer_bytes).map_err(|_| nonsense())?;
    let answer = body.get(..length).ok_or_else(nonsense)?;
    let answer = serde_json::from_slice(answer).map_err(|_| nonsense())?;
    body.drain(..length);
    Ok(Answered { answer, bytes: body })
}

#[cfg(unix)]
fn how_it_ended(status: std::process::ExitStatus) -> Death {
    use std::os::unix::process::ExitStatusExt;
    status
        .signal()
        .map_or_else(|| Death::Exit(status.code().unwrap_or(-1)), Death::Signal)
}

#[cfg(not(unix))]
fn how_it_ended(status: std::process::ExitStatus) -> Death {
    Death::Exit(status.code().unwrap_or(-1))
}

const fn dead(how: Death) -> Failed {
    (DecodeError::Died { how }, false)
}

fn millis(duration: Duration) -> u32 {
    u32::try_from(duration.as_millis()).unwrap_or(u32::MAX)
}
