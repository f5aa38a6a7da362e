//! A recording heard by two children at once: each decodes half of it, and the halves are joined.

use crate::child::job::{Answer, Job};
use crate::decoder::{Death, DecodeError, Decoder};
use crate::seats::{Urgency, Watch};
use crate::sound::{Part, Sound, SoundPart, Wanted};
use std::io::{self, Read, Seek};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

/// A recording shorter than this is heard by one child, milliseconds: starting a second one costs more than it saves.
const WORTH_SHARING_MS: u32 = 120_000;

/// A part, what was heard in it, and its bytes.
type HeardPart = (Part, SoundPart, Vec<u8>);

impl Decoder {
    /// The waveform of a recording and where somebody speaks in it. `open` gives a reader of its own each time;
    /// `expected_ms` is how long it probably lasts, by its probe: a long one is then heard by two children.
    pub fn sound<R: Read + Seek>(
        &self,
        open: &(dyn Fn() -> io::Result<R> + Sync),
        name: &str,
        expected_ms: Option<u32>,
        wanted: Wanted,
        watch: &mut dyn Watch,
    ) -> Result<Sound, DecodeError> {
        let parts = match expected_ms.filter(|ms| *ms >= WORTH_SHARING_MS) {
            Some(ms) => self.both_halves(open, name, halves(ms, wanted), watch)?,
            None => None,
        };
        if let Some(sound) = parts.and_then(|parts| Sound::join(&parts).ok()) {
            return Ok(sound);
        }
        let whole = Part { wanted, ..Part::WHOLE };
        let whole = self.part(open, name, whole, watch)?;
        Sound::join(&[whole]).map_err(|_| DecodeError::Died { how: Death::Nonsense })
    }

    fn part<R: Read + Seek>(
        &self,
        open: &(dyn Fn() -> io::Result<R> + Sync),
        name: &str,
        part: Part,
        watch: &mut dyn Watch,
    ) -> Result<HeardPart, DecodeError> {
        let job = Job::Hear {
            name: name.to_owned(),
            part,
        };
        let answered = self.run(job, open().map_err(DecodeError::Source)?, watch)?;
        match answered.answer {
            Answer::Heard(heard) => Ok((part, heard, answered.bytes)),
            _ => Err(DecodeError::Died { how: Death::Nonsense }),
        }
    }

    /// Both halves, or `None` where the second found nothing that it could decode: then its length was a guess.
    fn both_halves<R: Read + Seek>(
        &self,
        open: &(dyn Fn() -> io::Result<R> + Sync),
        name: &str,
        (first, second): (Part, Part),
        watch: &mut dyn Watch,
    ) -> Result<Option<Vec<HeardPart>>, DecodeError> {
        let middle = second.from_pixel;
        let shared = Shared::new(watch.urgency(), u64::from(middle) * 20);
        let (first, second) = std::thread::scope(|scope| {
            let other = scope.spawn(|| self.part(open, name, second, &mut Follower(&shared)));
            let mut watch = Leader { shared: &shared, watch };
            let first = self.part(open, name, first, &mut watch);
            if first.is_err() {
                shared.stop.store(true, Ordering::Relaxed);
            }
            while !other.is_finished() {
                watch.cancelled();
                watch.progress(u64::from(middle) * 20, 0);
                std::thread::sleep(Duration::from_millis(5));
            }
            (first, other.join())
        });
        let first = first?;
        match second {
            Ok(Ok(second)) => Ok(Some(vec![first, second])),
            Ok(Err(DecodeError::Refused(_))) => Ok(None),
            Ok(Err(error)) => Err(error),
            Err(_) => Err(DecodeError::Died { how: Death::Panic }),
        }
    }
}

/// Both halves of what probably lasts so long.
const fn halves(expected_ms: u32, wanted: Wanted) -> (Part, Part) {
    let middle = expected_ms / 20 / 2;
    let first = Part {
        from_pixel: 0,
        to_pixel: Some(middle),
        wanted,
    };
    let second = Part {
        from_pixel: middle,
        to_pixel: None,
        wanted,
    };
    (first, second)
}

/// What the thread that waits for the second half knows of the one that waits for it.
struct Shared {
    stop: AtomicBool,
    urgency: Mutex<Urgency>,
    second_from_ms: u64,
    second_done_ms: AtomicU64,
    of_ms: AtomicU64,
}

impl Shared {
    const fn new(urgency: Urgency, second_from_ms: u64) -> Self {
        Self {
            stop: AtomicBool::new(false),
            urgency: Mutex::new(urgency),
            second_from_ms,
            second_done_ms: AtomicU64::new(0),
            of_ms: AtomicU64::new(0),
        }
    }
}

struct Leader<'a> {
    shared: &'a Shared,
    watch: &'a mut dyn Watch,
}

impl Watch for Leader<'_> {
    fn urgency(&mut self) -> Urgency {
        let urgency = self.watch.urgency();
        if let Ok(mut shared) = self.shared.urgency.lock() {
            *shared = urgency;
        }
        urgency
    }

    fn progress(&mut self, done: u64, _: u64) {
        let other = self.shared.second_done_ms.load(Ordering::Relaxed);
        let of = (self.shared.second_from_ms * 2).max(self.shared.of_ms.load(Ordering::Relaxed));
        self.watch.progress(done.min(self.shared.second_from_ms) + other, of);
    }

    fn cancelled(&mut self) -> bool {
        self.urgency();
        let cancelled = self.watch.cancelled();
        if cancelled {
            self.shared.stop.store(true, Ordering::Relaxed);
        }
        cancelled || self.shared.stop.load(Ordering::Relaxed)
    }
}

struct Follower<'a>(&'a Shared);

impl Watch for Follower<'_> {
    fn urgency(&mut self) -> Urgency {
        self.0.urgency.lock().map_or(Urgency::Asked, |urgency| *urgency)
    }

    fn progress(&mut self, done: u64, of: u64) {
        let done = done.saturating_sub(self.0.second_from_ms);
        self.0.second_done_ms.store(done, Ordering::Relaxed);
        self.0.of_ms.store(of, Ordering::Relaxed);
    }

    fn cancelled(&mut self) -> bool {
        self.0.stop.load(Ordering::Relaxed)
    }
}
