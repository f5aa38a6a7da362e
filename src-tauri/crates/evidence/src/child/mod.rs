//! The decoder child: one program for all jobs, warm between them, caged before it reads the first byte of a file.
//!
//! The conversation is in frames ([`frame`]) over its standard input and output. The child says `ready`; the parent
//! sends a job; the child asks for bytes by offset and length and tells its progress; it ends a job with an answer or
//! a refusal and waits for the next. It ends when its input ends, so it never outlives its parent. A further kind of
//! job is a variant of [`job::Job`], one of [`job::Answer`] and an arm in [`job::perform`].

mod cage;
pub(crate) mod frame;
pub(crate) mod job;
mod pipe;
#[cfg(debug_assertions)]
mod planted;

use crate::fault::Fault;
use crate::pages::{DocumentName, Opened, Session};
use crate::refusal::{Refusal, Stopped};
use frame::{FromChild, FromParent};
use job::{Answered, Job};
use pipe::Pipe;
use std::io::{self, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Why the child ended otherwise than because its parent did.
#[derive(Debug, thiserror::Error)]
pub enum ChildError {
    /// The pipe broke or spoke nonsense.
    #[error("the pipe to the parent broke")]
    Pipe(#[from] io::Error),
    /// The cage could not be built; the parent was told.
    #[error("no cage: {0}")]
    Uncaged(String),
    /// A decoder panicked; the parent was told. A fresh child is better than this one.
    #[error("a decoder panicked")]
    Panicked,
}

/// Runs the child: builds the cage, then does one job after the other until `input` ends.
///
/// Call it first thing in a process of its own, before threads and open files. Whatever happens in it, the parent
/// notices by the pipe.
pub fn run_child(input: impl Read, output: impl Write) -> Result<(), ChildError> {
    let mut pipe = Pipe::new(input, output);
    match cage::lock() {
        Ok(cage) => pipe.send(&FromChild::Ready { cage }, &[])?,
        Err(wall) => {
            pipe.send(&FromChild::Uncaged { wall: wall.clone() }, &[])?;
            return Err(ChildError::Uncaged(wall));
        }
    }
    std::panic::set_hook(Box::new(|_| {}));
    let mut next = waited(&mut pipe)?;
    while let Some(begun) = next {
        next = one_job(&mut pipe, begun)?;
    }
    Ok(())
}

/// A job, and how long its file is.
type Begun = (Job, u64);

/// The next job; `None` when the parent is gone.
fn waited<I: Read, O: Write>(pipe: &mut Pipe<I, O>) -> io::Result<Option<Begun>> {
    while let Some(message) = pipe.receive()? {
        if let FromParent::Begin { job, size_bytes } = message {
            return Ok(Some((job, size_bytes)));
        }
    }
    Ok(None)
}

/// Does a job, and those on the same document that follow it; gives the next one.
fn one_job<I: Read, O: Write>(pipe: &mut Pipe<I, O>, (job, size): Begun) -> Result<Option<Begun>, ChildError> {
    pipe.begin(size);
    let Some(document) = job.document().cloned() else {
        let done = catch_unwind(AssertUnwindSafe(|| job::perform(&job, None, pipe)));
        finish(pipe, &job, done)?;
        return Ok(waited(pipe)?);
    };
    match catch_unwind(AssertUnwindSafe(|| Opened::read(pipe, &document.name))) {
        Ok(Ok(opened)) => pages(pipe, &opened, &document, (job, size)),
        Ok(Err(fault)) => {
            pipe.refuse(fault, &job)?;
            Ok(waited(pipe)?)
        }
        Err(_) => panicked(pipe),
    }
}

/// Jobs on an open document, as long as they name it.
fn pages<I: Read, O: Write>(
    pipe: &mut Pipe<I, O>,
    opened: &Opened,
    document: &DocumentName,
    begun: Begun,
) -> Result<Option<Begun>, ChildError> {
    let mut session = Session::on(opened);
    let size = begun.1;
    let mut next = Some(begun);
    let mut first = true;
    while let Some((job, length)) = next {
        let same = document.key.is_some() && job.document() == Some(document) && length == size;
        if !first && !same {
            return Ok(Some((job, length)));
        }
        first = false;
        pipe.begin(length);
        let done = catch_unwind(AssertUnwindSafe(|| job::perform(&job, Some(&mut session), pipe)));
        finish(pipe, &job, done)?;
        next = waited(pipe)?;
    }
    Ok(None)
}

/// Tells the parent what came of a job.
fn finish<I: Read, O: Write>(
    pipe: &mut Pipe<I, O>,
    job: &Job,
    done: std::thread::Result<Result<Answered, Stopped>>,
) -> Result<(), ChildError> {
    match done {
        Ok(Ok(answer)) => Ok(pipe.answer(&answer)?),
        Ok(Err(fault)) => Ok(pipe.refuse(fault, job)?),
        Err(_) => panicked(pipe),
    }
}

fn panicked<T, I: Read, O: Write>(pipe: &mut Pipe<I, O>) -> Result<T, ChildError> {
    pipe.send(&FromChild::Panicked, &[])?;
    Err(ChildError::Panicked)
}

impl<I: Read, O: Write> Pipe<I, O> {
    fn answer(&mut self, answered: &Answered) -> io::Result<()> {
        let answer = serde_json::to_vec(&answered.answer)?;
        let answer_bytes = u32::try_from(answer.len()).map_err(io::Error::other)?;
        self.send(&FromChild::Done { answer_bytes }, &[&answer, &answered.bytes])
    }

    fn refuse(&mut self, fault: Stopped, job: &Job) -> io::Result<()> {
        match fault {
            Stopped::Refused(refusal) => self.send(&FromChild::Refused { refusal }, &[]),
            Stopped::Fault(Fault::Source(error)) if self.is_broken() => Err(error),
            Stopped::Fault(Fault::Source(_)) => self.send(&FromChild::Stopped, &[]),
            Stopped::Fault(_) => {
                let refusal = Refusal::Damaged { format: job.guess() };
                self.send(&FromChild::Refused { refusal }, &[])
            }
        }
    }
}
