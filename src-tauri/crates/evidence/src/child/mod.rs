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
use frame::{FromChild, FromParent};
use job::{Answered, Job, Refusal};
use pipe::Pipe;
pub(crate) use pipe::Source;
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
    while let Some(message) = pipe.receive()? {
        if let FromParent::Begin { job, size_bytes } = message {
            one_job(&mut pipe, &job, size_bytes)?;
        }
    }
    Ok(())
}

fn one_job<I: Read, O: Write>(pipe: &mut Pipe<I, O>, job: &Job, size: u64) -> Result<(), ChildError> {
    pipe.begin(size);
    let done = catch_unwind(AssertUnwindSafe(|| job::perform(job, pipe)));
    match done {
        Ok(Ok(answer)) => Ok(pipe.answer(&answer)?),
        Ok(Err(fault)) => Ok(pipe.refuse(fault, job)?),
        Err(_) => {
            pipe.send(&FromChild::Panicked, &[])?;
            Err(ChildError::Panicked)
        }
    }
}

impl<I: Read, O: Write> Pipe<I, O> {
    fn answer(&mut self, answered: &Answered) -> io::Result<()> {
        let mut body = serde_json::to_vec(&answered.answer)?;
        let answer_bytes = u32::try_from(body.len()).map_err(io::Error::other)?;
        body.extend_from_slice(&answered.bytes);
        self.send(&FromChild::Done { answer_bytes }, &body)
    }

    fn refuse(&mut self, fault: job::Stopped, job: &Job) -> io::Result<()> {
        match fault {
            job::Stopped::Refused(refusal) => self.send(&FromChild::Refused { refusal }, &[]),
            job::Stopped::Fault(Fault::Source(error)) if self.is_broken() => Err(error),
            job::Stopped::Fault(Fault::Source(_)) => self.send(&FromChild::Stopped, &[]),
            job::Stopped::Fault(_) => {
                let refusal = Refusal::Damaged { format: job.guess() };
                self.send(&FromChild::Refused { refusal }, &[])
            }
        }
    }
}
