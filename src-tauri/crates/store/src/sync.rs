//! Threads that bring files to the disk while others are still being written. Several, because a file system commits
//! for all who wait at once: a thousand small files one after the other would be a thousand commits.

use crate::error::StoreError;
use std::fs::File;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

const THREADS: usize = 4;

/// The threads, and what went wrong in them.
#[derive(Debug)]
pub(crate) struct Syncing {
    jobs: Jobs,
    threads: Vec<JoinHandle<io::Result<()>>>,
}

/// Where files are handed in.
#[derive(Debug, Clone)]
pub(crate) struct Jobs {
    queue: Sender<Job>,
    early: Arc<AtomicBool>,
}

#[derive(Debug)]
enum Job {
    Whole(Arc<File>),
    Early(Arc<File>),
    Stop,
}

impl Syncing {
    pub(crate) fn start() -> Self {
        let (queue, jobs) = channel();
        let (jobs, early) = (Arc::new(Mutex::new(jobs)), Arc::<AtomicBool>::default());
        let threads = (0..THREADS).map(|_| {
            let (jobs, early) = (Arc::clone(&jobs), Arc::clone(&early));
            thread::spawn(move || sync_until_stopped(&jobs, &early))
        });
        let threads = threads.collect();
        let jobs = Jobs { queue, early };
        Self { jobs, threads }
    }

    /// A handle for one writer.
    pub(crate) fn jobs(&self) -> Jobs {
        self.jobs.clone()
    }

    /// Until everything handed in is on the disk; what went wrong first, if something did. Nothing is synced after it.
    pub(crate) fn wait(&mut self) -> Result<(), StoreError> {
        for _ in &self.threads {
            self.jobs.hand_in(Job::Stop);
        }
        let join = |thread: JoinHandle<_>| thread.join().unwrap_or_else(|_| Err(io::Error::other("a thread died")));
        let outcomes: Vec<io::Result<()>> = self.threads.drain(..).map(join).collect();
        outcomes
            .into_iter()
            .collect::<io::Result<()>>()
            .map_err(StoreError::writing)
    }
}

impl Jobs {
    /// The file is whole.
    pub(crate) fn sync(&self, file: Arc<File>) {
        self.hand_in(Job::Whole(file));
    }

    /// The file is still being written. While one such is under way, another need not be.
    pub(crate) fn sync_early(&self, file: Arc<File>) {
        if !self.early.swap(true, Ordering::Relaxed) {
            self.hand_in(Job::Early(file));
        }
    }

    fn hand_in(&self, job: Job) {
        // Nobody takes it only when every thread has failed already, which `wait` says.
        drop(self.queue.send(job));
    }
}

fn sync_until_stopped(jobs: &Mutex<Receiver<Job>>, early: &AtomicBool) -> io::Result<()> {
    loop {
        let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        match next {
            Ok(Job::Whole(file)) => file.sync_data()?,
            Ok(Job::Early(file)) => {
                let synced = file.sync_data();
                early.store(false, Ordering::Relaxed);
                synced?;
            }
            Ok(Job::Stop) | Err(_) => return Ok(()),
        }
    }
}
