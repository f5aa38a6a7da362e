//! Bytes through several hashes at once, on one thread or on two. On two, this one reads, passes on and hashes the quick
//! algorithms; the other one does SHA-512. Pieces go over in a bounded channel, and each is used again once both are
//! done with it.

use crate::bagit::{Algorithm, Hasher, Sum};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Bytes of one piece.
const PIECE: usize = 1 << 18;
/// Pieces on their way to the other thread.
const AHEAD: usize = 14;
/// A smaller file is not worth a second thread.
pub(crate) const SPLIT_FROM: u64 = 8 << 20;

/// The digests of one file.
pub(crate) type Sums = BTreeMap<Algorithm, Sum>;

/// Fills a buffer; 0 at the end.
pub(crate) trait Fill<E>: FnMut(&mut [u8]) -> Result<usize, E> {}
impl<E, T: FnMut(&mut [u8]) -> Result<usize, E>> Fill<E> for T {}

/// Takes what was read.
pub(crate) trait Put<E>: FnMut(&[u8]) -> Result<(), E> {}
impl<E, T: FnMut(&[u8]) -> Result<(), E>> Put<E> for T {}

/// Hashes a file of about `size` bytes on this thread.
pub(crate) fn on_one<E>(
    algorithms: &[Algorithm],
    size: u64,
    mut fill: impl Fill<E>,
    mut put: impl Put<E>,
) -> Result<Sums, E> {
    let mut hashers = Hashers::new(algorithms);
    let mut piece = vec![0; usize::try_from(size).map_or(PIECE, |size| size.clamp(1, PIECE))];
    loop {
        let count = fill(&mut piece)?;
        if count == 0 {
            return Ok(hashers.finish());
        }
        let bytes = piece.get(..count).unwrap_or_default();
        hashers.update(bytes);
        put(bytes)?;
    }
}

type Piece = (Arc<Vec<u8>>, usize);

/// Hashes a large file on this thread and another.
pub(crate) fn on_two<E>(algorithms: &[Algorithm], fill: impl Fill<E>, put: impl Put<E>) -> Result<Sums, E> {
    let (other, own): (Vec<Algorithm>, Vec<Algorithm>) = algorithms.iter().copied().partition(|a| a.is_slow());
    std::thread::scope(|scope| {
        let (sender, receiver) = sync_channel(AHEAD);
        let other = scope.spawn(move || over_there(&other, &receiver));
        let own = over_here(&own, &sender, fill, put);
        drop(sender);
        // Were the other thread gone, its digests would be missing, and every comparison with them would fail.
        let other = other.join().unwrap_or_default();
        own.map(|mut sums| {
            sums.extend(other);
            sums
        })
    })
}

fn over_there(algorithms: &[Algorithm], pieces: &Receiver<Piece>) -> Sums {
    let mut hashers = Hashers::new(algorithms);
    for (piece, count) in pieces {
        hashers.update(piece.get(..count).unwrap_or_default());
    }
    hashers.finish()
}

fn over_here<E>(
    algorithms: &[Algorithm],
    sender: &SyncSender<Piece>,
    mut fill: impl Fill<E>,
    mut put: impl Put<E>,
) -> Result<Sums, E> {
    let mut hashers = Hashers::new(algorithms);
    // One being filled, one being hashed over there, and those on their way.
    let mut pool: Vec<Arc<Vec<u8>>> = (0..AHEAD + 2).map(|_| Arc::new(vec![0; PIECE])).collect();
    loop {
        // The oldest piece comes next; by the order of the channel nobody else holds it any more.
        pool.rotate_left(1);
        let Some(piece) = pool.last_mut() else {
            return Ok(hashers.finish());
        };
        let buffer: &mut Vec<u8> = Arc::make_mut(piece);
        let count = fill(buffer)?;
        if count == 0 {
            return Ok(hashers.finish());
        }
        drop(sender.send((Arc::clone(piece), count)));
        let bytes = piece.get(..count).unwrap_or_default();
        hashers.update(bytes);
        put(bytes)?;
    }
}

struct Hashers(Vec<(Algorithm, Hasher)>);

impl Hashers {
    fn new(algorithms: &[Algorithm]) -> Self {
        Self(
            algorithms
                .iter()
                .map(|algorithm| (*algorithm, Hasher::new(*algorithm)))
                .collect(),
        )
    }

    fn update(&mut self, bytes: &[u8]) {
        for (_, hasher) in &mut self.0 {
            hasher.update(bytes);
        }
    }

    fn finish(self) -> Sums {
        self.0
            .into_iter()
            .map(|(algorithm, hasher)| (algorithm, hasher.finish()))
            .collect()
    }
}
