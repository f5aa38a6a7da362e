//! The seats at the decoder children: so many jobs at once, the others in line, the most urgent in front; and who stands
//! in that line.

use std::collections::BTreeSet;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// How soon an answer is wanted; the first goes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Somebody looks at the place where it belongs.
    OnScreen,
    /// Somebody waits for a whole piece of work that it is part of.
    Asked,
    /// Nobody waits: it is made ahead. Never fills the last seat, so that one child is at hand for what is on screen.
    Background,
}

/// Somebody who waits for a job.
pub trait Watch {
    /// How soon it is wanted; asked about ten times a second until a child is free, so it may change with the screen.
    fn urgency(&mut self) -> Urgency {
        Urgency::Asked
    }

    /// So much of it is done.
    fn progress(&mut self, _done: u64, _of: u64) {}
    /// Whether it is not wanted any more; asked about ten times a second.
    fn cancelled(&mut self) -> bool {
        false
    }
}

impl Watch for () {}

/// The seats, and the warm children (`T`) that wait for the next job.
pub(crate) struct Seats<T> {
    line: Mutex<Line<T>>,
    freed: Condvar,
}

struct Line<T> {
    warm: Vec<T>,
    busy: usize,
    waiting: BTreeSet<Place>,
    tickets: u64,
}

/// A place in the queue: urgency first, then who came first.
type Place = (Urgency, u64);

impl<T> Default for Seats<T> {
    fn default() -> Self {
        Self {
            line: Mutex::default(),
            freed: Condvar::new(),
        }
    }
}

impl<T> Default for Line<T> {
    fn default() -> Self {
        Self {
            warm: Vec::new(),
            busy: 0,
            waiting: BTreeSet::new(),
            tickets: 0,
        }
    }
}

impl<T> Seats<T> {
    /// Waits for one of `at_once` seats; gives a warm child with it if there is one, the one that `suits` best.
    /// `None` where nobody waits any more.
    pub(crate) fn take(&self, watch: &mut dyn Watch, at_once: usize, suits: impl Fn(&T) -> u8) -> Option<Option<T>> {
        let mut line = self.line.lock().unwrap_or_else(PoisonError::into_inner);
        line.tickets += 1;
        let ticket = line.tickets;
        loop {
            let place = (watch.urgency(), ticket);
            line.waiting.retain(|(_, other)| *other != ticket);
            if watch.cancelled() {
                return None;
            }
            line.waiting.insert(place);
            if line.may_sit(place, at_once) {
                line.waiting.remove(&place);
                line.busy += 1;
                return Some(line.best(suits));
            }
            let waited = self.freed.wait_timeout(line, Duration::from_millis(100));
            line = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Gives the seat back, and the child where it is still good.
    pub(crate) fn leave(&self, child: Option<T>) {
        let mut line = self.line.lock().unwrap_or_else(PoisonError::into_inner);
        line.busy = line.busy.saturating_sub(1);
        line.warm.extend(child);
        drop(line);
        self.freed.notify_all();
    }
}

impl<T> Line<T> {
    /// The warm child that suits best; of equal ones the last, which is the warmest.
    fn best(&mut self, suits: impl Fn(&T) -> u8) -> Option<T> {
        let best = (0..self.warm.len()).max_by_key(|index| self.warm.get(*index).map(&suits))?;
        Some(self.warm.swap_remove(best))
    }

    /// Whether it is this one's turn.
    fn may_sit(&self, place: Place, at_once: usize) -> bool {
        let seats = at_once.max(1);
        let seats = match place.0 {
            Urgency::OnScreen | Urgency::Asked => seats,
            Urgency::Background => (seats - 1).max(1),
        };
        self.busy < seats && self.waiting.first() == Some(&place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(busy: usize, waiting: &[Urgency], seats_for: &[bool]) {
        let waiting: BTreeSet<Place> = waiting.iter().copied().zip(1..).collect();
        let turns: Vec<bool> = {
            let line = Line::<()> {
                busy,
                waiting: waiting.clone(),
                ..Line::default()
            };
            waiting.iter().map(|place| line.may_sit(*place, 2)).collect()
        };
        assert_eq!(turns, seats_for, "{busy} busy, {waiting:?}");
    }

    #[test]
    fn the_last_seat_is_kept_from_what_is_made_ahead() {
        use Urgency::{Asked, Background, OnScreen};
        check(0, &[Background, Background], &[true, false]);
        check(1, &[Background], &[false]);
        check(1, &[OnScreen, Asked, Background], &[true, false, false]);
        check(1, &[Asked, Asked], &[true, false]);
        check(2, &[OnScreen], &[false]);
    }
}
