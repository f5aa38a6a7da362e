//! How a second process reaches the one that has the library open: one message over a Unix socket. The line
//! `present` brings the window to the front; lines `open <path>`, one for each, hand it files that belong together. A
//! message is whole when its writer has closed its side.
//!
//! The socket lies in the session's runtime folder where there is one, named by the library's path, otherwise in the
//! library folder; both are the owner's alone. Socket paths end at 107 bytes; where neither fits nobody is reachable, and
//! the lock alone speaks.

use crate::disk;
use crate::error::StoreError;
use assay_model::Sha256;
use std::io::{self, Read, Write};
use std::net::Shutdown;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// `sun_path` holds 108 bytes, the closing zero among them.
const LONGEST: usize = 107;

/// More than any command line holds.
const LONGEST_MESSAGE: u64 = 2 << 20;

const PATIENCE: Duration = Duration::from_secs(2);

const HEARD: &str = "heard\n";

/// What a second process says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Show yourself.
    Present,
    /// Bring these in, at once.
    Open(Vec<PathBuf>),
}

/// Why nobody can be reached under this library.
#[derive(Debug, thiserror::Error)]
pub enum ListenError {
    /// Both places for the socket have too long a path.
    #[error("no place for a socket")]
    NoPlace,
    /// The system.
    #[error("{0}")]
    Io(#[from] io::Error),
}

/// Why the message did not arrive.
#[derive(Debug, thiserror::Error)]
pub enum NotifyError {
    /// No process listens for this library.
    #[error("nobody listens for this library")]
    NobodyListens,
    /// The path cannot be said in one line of UTF-8.
    #[error("{0:?} cannot be said in one line")]
    Unspeakable(PathBuf),
    /// The system.
    #[error("{0}")]
    Io(#[from] io::Error),
}

/// Messages are heard until this is dropped.
#[derive(Debug)]
pub struct Listening {
    socket: PathBuf,
    over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Message {
    fn lines(&self) -> Result<String, NotifyError> {
        match self {
            Self::Present => Ok("present\n".to_owned()),
            Self::Open(paths) => paths.iter().map(|path| open(path)).collect(),
        }
    }

    fn parse(lines: &str) -> Option<Self> {
        let lines = lines.strip_suffix('\n')?;
        if lines == "present" {
            return Some(Self::Present);
        }
        let path = |line: &str| {
            line.strip_prefix("open ")
                .filter(|path| !path.is_empty())
                .map(PathBuf::from)
        };
        lines.split('\n').map(path).collect::<Option<_>>().map(Self::Open)
    }
}

fn open(path: &Path) -> Result<String, NotifyError> {
    let speakable = path.to_str().filter(|path| !path.contains('\n') && !path.is_empty());
    match speakable {
        Some(path) => Ok(format!("open {path}\n")),
        None => Err(NotifyError::Unspeakable(path.to_owned())),
    }
}

/// Says `message` to the process that has the library in `dir` open. `runtime` is the session's runtime folder
/// (`$XDG_RUNTIME_DIR`), where there is one.
pub fn notify(dir: &Path, runtime: Option<&Path>, message: &Message) -> Result<(), NotifyError> {
    let lines = message.lines()?;
    let root = disk::canonical(dir).map_err(|_| NotifyError::NobodyListens)?;
    let mut stream = places(&root, runtime)
        .iter()
        .find_map(|place| UnixStream::connect(place).ok())
        .ok_or(NotifyError::NobodyListens)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.write_all(lines.as_bytes())?;
    stream.shutdown(Shutdown::Write)?;
    let mut answer = String::new();
    stream.take(LONGEST_MESSAGE).read_to_string(&mut answer)?;
    if answer == HEARD {
        Ok(())
    } else {
        Err(NotifyError::NobodyListens)
    }
}

/// Hears messages for the library whose lock the caller holds; so a socket that lies there is a dead one.
pub(crate) fn listen(
    root: &Path,
    runtime: Option<&Path>,
    heard: impl Fn(Message) + Send + 'static,
) -> Result<Listening, ListenError> {
    let mut failed = ListenError::NoPlace;
    for socket in places(root, runtime) {
        match bind(&socket) {
            Ok(listener) => return Ok(serve(socket, listener, heard)),
            Err(error) => failed = ListenError::Io(error),
        }
    }
    Err(failed)
}

fn places(root: &Path, runtime: Option<&Path>) -> Vec<PathBuf> {
    let digest = Sha256::of(root.as_os_str().as_encoded_bytes()).to_string();
    let named = format!("assay-{}.sock", digest.get(..16).unwrap_or(&digest));
    let places = [
        runtime.map(|runtime| runtime.join(named)),
        Some(root.join("library.sock")),
    ];
    let fits = |place: &PathBuf| place.as_os_str().len() <= LONGEST;
    places.into_iter().flatten().filter(fits).collect()
}

fn bind(socket: &Path) -> io::Result<UnixListener> {
    disk::remove(socket).map_err(|error: StoreError| io::Error::other(error.to_string()))?;
    UnixListener::bind(socket)
}

fn serve(socket: PathBuf, listener: UnixListener, heard: impl Fn(Message) + Send + 'static) -> Listening {
    let over = Arc::<AtomicBool>::default();
    let ended = Arc::clone(&over);
    let thread = thread::spawn(move || {
        for stream in listener.incoming() {
            if ended.load(Ordering::Acquire) {
                return;
            }
            // A client that stammers or leaves is its own loss.
            drop(stream.and_then(|stream| hear(&stream, &heard)));
        }
    });
    Listening {
        socket,
        over,
        thread: Some(thread),
    }
}

fn hear(stream: &UnixStream, heard: &impl Fn(Message)) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut lines = String::new();
    stream.take(LONGEST_MESSAGE).read_to_string(&mut lines)?;
    if let Some(message) = Message::parse(&lines) {
        let mut stream = stream;
        stream.write_all(HEARD.as_bytes())?;
        heard(message);
    }
    Ok(())
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Release);
        // Wakes the thread, which then sees that it is over.
        drop(UnixStream::connect(&self.socket));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
        drop(disk::remove(&self.socket));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_said_in_lines_and_reads_back() {
        for message in [
            Message::Present,
            Message::Open(vec!["/users/ana/lesson plans/2041.zip".into()]),
            Message::Open(vec!["/in/plan.pdf".into(), "/in/open me.mp4".into()]),
        ] {
            let lines = message.lines().expect("lines");
            assert_eq!(Message::parse(&lines), Some(message));
        }
        assert!(Message::Open(vec!["/a".into(), "/a\nb".into()]).lines().is_err());
        for other in [
            "present",
            "show\n",
            "open \n",
            "open\n",
            "PRESENT\n",
            "",
            "\n",
            "open a\n\n",
            "open a\nshow\n",
            "present\nopen a\n",
        ] {
            assert_eq!(Message::parse(other), None, "{other:?}");
        }
    }

    #[test]
    fn a_socket_lies_only_where_its_path_fits() {
        let long = PathBuf::from(format!("/{}", "x".repeat(100)));
        assert_eq!(places(&long, None), Vec::<PathBuf>::new());
        assert_eq!(places(&long, Some(Path::new("/run/user/1000"))).len(), 1);
        assert_eq!(places(Path::new("/l"), None), [PathBuf::from("/l/library.sock")]);
        let of = |root: &str| places(Path::new(root), Some(Path::new("/run/user/1000"))).remove(0);
        assert_ne!(of("/a"), of("/b"));
        assert_eq!(of("/a"), of("/a"));
    }
}
