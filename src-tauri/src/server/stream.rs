//! Bytes of an artifact on their way to the WebView, read as fast as they are taken and no faster.

use axum::body::{Body, Bytes};
use std::io::{self, Read, Seek, SeekFrom};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Read at once.
const CHUNK: usize = 256 * 1024;
/// Chunks that wait to be taken; memory does not grow with the file.
const AHEAD: usize = 2;

/// `length` bytes of `source` from `first` on.
pub(super) fn body(mut source: impl Read + Seek + Send + 'static, first: u64, length: u64) -> Body {
    let (give, take) = channel(AHEAD);
    tauri::async_runtime::spawn_blocking(move || {
        // Whoever went away, a player that seeks, takes no more; that is no fault.
        let _gone = send(&mut source, first, length, &give);
    });
    Body::from_stream(Chunks(take))
}

fn send(source: &mut (impl Read + Seek), first: u64, length: u64, give: &Sender<io::Result<Bytes>>) -> Option<()> {
    let mut left = length;
    let start = source.seek(SeekFrom::Start(first));
    if let Err(error) = start {
        return give.blocking_send(Err(error)).ok();
    }
    while left > 0 {
        let mut chunk = vec![0; CHUNK.min(usize::try_from(left).unwrap_or(CHUNK))];
        let read = source.read_exact(&mut chunk);
        left -= chunk.len() as u64;
        let failed = read.is_err();
        give.blocking_send(read.map(|()| Bytes::from(chunk))).ok()?;
        if failed {
            return None;
        }
    }
    Some(())
}

/// The chunks as they come.
struct Chunks(Receiver<io::Result<Bytes>>);

impl futures_core::Stream for Chunks {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(context)
    }
}
