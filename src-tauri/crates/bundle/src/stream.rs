//! One pass: each file is read once, in large pieces, through every hash that is asked for and into the sink, so that
//! what is hashed is what is stored. Files are shared out largest first; a file that outweighs its share is hashed by
//! two threads, since SHA-512 alone is slower than the disk.

mod hash;

pub(crate) use hash::{SPLIT_FROM, Sums, on_one, on_two};

use crate::bagit::{Algorithm, Sum};
use crate::container::{Access, Container};
use crate::error::ReadError;
use crate::listing::Entry;
use crate::ports::{Sink, Work};
use assay_model::Sha256;
use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// A file that was read, with its digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFound {
    /// Relative to the bag.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of its bytes.
    pub sha256: Sha256,
}

/// One file to be hashed.
pub(crate) struct Task<'a> {
    pub(crate) entry: &'a Entry,
    /// Its bytes, where they were read already: then these are what is hashed and stored.
    pub(crate) held: Option<&'a [u8]>,
    /// Whether the sink gets it.
    pub(crate) stored: bool,
}

/// What a pass needs besides the tasks.
pub(super) struct Pass<'a> {
    container: &'a Container,
    algorithms: &'a [Algorithm],
    sink: &'a dyn Sink,
    work: &'a Work<'a>,
    stop: AtomicBool,
}

/// Hashes and stores all `tasks`; gives the digests by path. SHA-256 has to be among `algorithms` where a task is
/// stored.
pub(crate) fn digest_all(
    container: &Container,
    mut tasks: Vec<Task<'_>>,
    algorithms: &[Algorithm],
    sink: &dyn Sink,
    work: &Work<'_>,
) -> Result<BTreeMap<String, Sums>, ReadError> {
    let pass = Pass {
        container,
        algorithms,
        sink,
        work,
        stop: AtomicBool::new(false),
    };
    tasks.sort_by(|a, b| {
        b.entry
            .size
            .cmp(&a.entry.size)
            .then_with(|| a.entry.path.cmp(&b.entry.path))
    });
    let threads = work.threads.max(1);
    let heavy = heavy(&tasks, threads);
    let (heavy, light) = tasks.split_at(heavy);
    let mut found = BTreeMap::new();
    let mut access = container.access();
    for task in heavy {
        found.insert(task.entry.path.clone(), pass.digest(&mut access, task, true)?);
    }
    found.extend(pass.share_out(light, threads)?);
    Ok(found)
}

/// How many of the largest files outweigh their share of what is left.
fn heavy(tasks: &[Task<'_>], threads: usize) -> usize {
    let mut left: u64 = tasks.iter().fold(0, |sum, task| sum.saturating_add(task.entry.size));
    let outweighs = |task: &&Task<'_>| {
        let size = task.entry.size;
        let share = left / threads as u64;
        left = left.saturating_sub(size);
        threads > 1 && size >= SPLIT_FROM && size > share
    };
    tasks.iter().take_while(outweighs).count()
}

impl Pass<'_> {
    fn share_out(&self, tasks: &[Task<'_>], threads: usize) -> Result<Vec<(String, Sums)>, ReadError> {
        let next = AtomicUsize::new(0);
        let done = Mutex::new(Ok(Vec::with_capacity(tasks.len())));
        let worker = || {
            let mut access = self.container.access();
            while let Some(task) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) {
                let sums = self.digest(&mut access, task, false);
                let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
                match (&mut *done, sums) {
                    (Ok(list), Ok(sums)) => list.push((task.entry.path.clone(), sums)),
                    (Ok(_), Err(error)) => {
                        *done = Err(error);
                        self.stop.store(true, Ordering::Relaxed);
                    }
                    (Err(_), _) => {}
                }
                drop(done);
                if self.stop.load(Ordering::Relaxed) {
                    return;
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..threads.min(tasks.len()) {
                scope.spawn(worker);
            }
            worker();
        });
        done.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    /// One file, from its first byte to the sink's `finish`.
    fn digest(&self, access: &mut Access<'_>, task: &Task<'_>, split: bool) -> Result<Sums, ReadError> {
        let mut output = Output::begin(self, task)?;
        let put = |bytes: &[u8]| output.write(bytes);
        let size = task.entry.size;
        let sums = if let Some(mut held) = task.held {
            hash::on_one(
                self.algorithms,
                size,
                |buffer: &mut [u8]| Ok(fill_from(&mut held, buffer)),
                put,
            )?
        } else {
            let mut reader = access.open(task.entry)?;
            let fill = |buffer: &mut [u8]| reader.fill(buffer);
            let sums = if split {
                hash::on_two(self.algorithms, fill, put)?
            } else {
                hash::on_one(self.algorithms, size, fill, put)?
            };
            access.give_back(reader);
            sums
        };
        output.finish(&sums)?;
        Ok(sums)
    }
}

fn fill_from(held: &mut &[u8], buffer: &mut [u8]) -> usize {
    let (head, rest) = held.split_at(held.len().min(buffer.len()));
    buffer.iter_mut().zip(head).for_each(|(to, from)| *to = *from);
    *held = rest;
    head.len()
}

/// Where the bytes of one file go, and who hears of it.
pub(super) struct Output<'a> {
    pass: &'a Pass<'a>,
    path: &'a str,
    blob: Option<Box<dyn crate::ports::Blob>>,
}

impl<'a> Output<'a> {
    fn begin(pass: &'a Pass<'a>, task: &Task<'a>) -> Result<Self, ReadError> {
        let path = task.entry.path.as_str();
        let blob = if task.stored {
            let unwritable = |source| ReadError::Unwritable {
                path: path.to_owned(),
                source,
            };
            Some(pass.sink.begin(path, task.entry.size).map_err(unwritable)?)
        } else {
            None
        };
        Ok(Self { pass, path, blob })
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), ReadError> {
        if self.pass.stop.load(Ordering::Relaxed) || self.pass.work.progress.cancelled() {
            return Err(ReadError::Cancelled);
        }
        if let Some(blob) = &mut self.blob {
            let unwritable = |source| ReadError::Unwritable {
                path: self.path.to_owned(),
                source,
            };
            blob.write_all(bytes).map_err(unwritable)?;
        }
        self.pass.work.progress.advance(self.path, bytes.len() as u64);
        Ok(())
    }

    fn finish(self, sums: &Sums) -> Result<(), ReadError> {
        let Some(blob) = self.blob else { return Ok(()) };
        let unwritable = |source| ReadError::Unwritable {
            path: self.path.to_owned(),
            source,
        };
        let missing = || unwritable(std::io::Error::other("stored without its digest"));
        let sha256 = sums.get(&Algorithm::Sha256).and_then(Sum::sha256).ok_or_else(missing)?;
        blob.finish(sha256).map_err(unwritable)
    }
}
