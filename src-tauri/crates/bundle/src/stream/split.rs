//! One large file by two threads: this one reads, stores and hashes the quick algorithms; the other one does SHA-512.
//! Pieces go over in a bounded channel, and each is used again once both are done with it.

use super::{Hashers, Output, PIECE, Pass, Sums};
use crate::bagit::Algorithm;
use crate::error::ReadError;
use crate::zip::EntryReader;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Pieces on their way to the other thread.
const AHEAD: usize = 3;

type Piece = (Arc<Vec<u8>>, usize);

pub(super) fn digest(pass: &Pass<'_>, reader: &mut EntryReader, output: &mut Output<'_>) -> Result<Sums, ReadError> {
    let (other, own): (Vec<Algorithm>, Vec<Algorithm>) = pass.algorithms.iter().copied().partition(|a| a.is_slow());
    std::thread::scope(|scope| {
        let (sender, receiver) = sync_channel(AHEAD);
        let other = scope.spawn(move || hash(&other, &receiver));
        let own = read(reader, output, &own, &sender);
        drop(sender);
        let other = other.join().unwrap_or_default();
        let mut sums = own?;
        sums.extend(other);
        Ok(sums)
    })
}

fn hash(algorithms: &[Algorithm], pieces: &Receiver<Piece>) -> Sums {
    let mut hashers = Hashers::new(algorithms);
    for (piece, count) in pieces {
        hashers.update(piece.get(..count).unwrap_or_default());
    }
    hashers.finish()
}

fn read(
    reader: &mut EntryReader,
    output: &mut Output<'_>,
    algorithms: &[Algorithm],
    sender: &SyncSender<Piece>,
) -> Result<Sums, ReadError> {
    let mut hashers = Hashers::new(algorithms);
    // One being filled, one being hashed over there, and those on their way.
    let mut pool: Vec<Arc<Vec<u8>>> = (0..AHEAD + 2).map(|_| Arc::new(vec![0; PIECE])).collect();
    loop {
        // The oldest piece comes first; by the order of the channel nobody else holds it any more.
        pool.rotate_left(1);
        let Some(piece) = pool.last_mut() else {
            return Ok(hashers.finish());
        };
        let buffer: &mut Vec<u8> = Arc::make_mut(piece);
        let count = reader.fill(buffer)?;
        if count == 0 {
            return Ok(hashers.finish());
        }
        // A send fails only when the other thread is gone; its digest is then missing, which is noticed.
        let sent = sender.send((Arc::clone(piece), count));
        let bytes = piece.get(..count).unwrap_or_default();
        hashers.update(bytes);
        output.write(bytes)?;
        if sent.is_err() {
            return Err(ReadError::Cancelled);
        }
    }
}
