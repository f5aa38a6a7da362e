//! One child process: started, given a job, answered its questions for bytes, and timed.
//!
//! The limits are those of SECURITY 4: 10 s without a word, 2 s for headers, 10 minutes in all; a child gets the same 10 s
//! to start. Time is measured by waiting on a channel, never by the system's clock.

use super::Limits;
use super::error::{Death, DecodeError};
use crate::child::frame::{self, FromChild, FromParent};
use crate::child::job::{Answered, Job};
use crate::pages::DocumentName;
use crate::seats::Watch;
use crate::window::ReadAt;
use std::ffi::OsString;
use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

/// A child that is up, and its pipes.
pub(super) struct Running {
    child: Child,
    /// The document that it has open.
    pub(super) document: Option<DocumentName>,
    to_child: Sender<(FromParent, Vec<u8>)>,
    from_child: Receiver<io::Result<(FromChild, Vec<u8>)>>,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An error, and whether the child is still good.
pub(super) type Failed = (DecodeError, bool);

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
    /// A new child: `program` with `args`, in its cage and ready.
    pub(super) fn start(program: &Path, args: &[OsString], limits: Limits) -> Result<Self, DecodeError> {
        let mut command = Command::new(program);
        command
            .args(args)
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
        let mut running = Self {
            child,
            document: None,
            to_child: writer(input),
            from_child: reader(output),
        };
        match running.from_child.recv_timeout(limits.silence) {
            Ok(Ok((FromChild::Ready { .. }, _))) => Ok(running),
            Ok(Ok((FromChild::Uncaged { wall }, _))) => Err(DecodeError::Uncaged { wall }),
            Err(RecvTimeoutError::Timeout) => Err(DecodeError::Silent {
                after_ms: millis(limits.silence),
            }),
            _ => Err(DecodeError::Died { how: running.death() }),
        }
    }

    /// How well this child suits a job on that document: best has it open, worst has another open.
    pub(super) fn suits(&self, document: Option<&DocumentName>) -> u8 {
        match &self.document {
            open if open.as_ref() == document => 2,
            None => 1,
            Some(_) => 0,
        }
    }

    pub(super) fn work(
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
