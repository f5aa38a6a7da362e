//! How a second process reaches the first.

use crate::support::*;
use assay_store::*;
use std::io::Write;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

fn listen(library: &Library, runtime: Option<&std::path::Path>) -> (Listening, Receiver<Message>) {
    let (said, heard) = channel();
    let listening = library.listen(runtime, move |message| said.send(message).expect("somebody waits"));
    (listening.expect("a socket"), heard)
}

fn next(heard: &Receiver<Message>) -> Message {
    heard.recv_timeout(Duration::from_secs(5)).expect("a message")
}

#[test]
fn a_second_process_hands_over_a_file_and_asks_for_the_window() {
    let (shelf, runtime) = (Shelf::new(), tempfile::tempdir().expect("a folder"));
    let library = shelf.open();
    for runtime in [None, Some(runtime.path())] {
        let (_listening, heard) = listen(&library, runtime);
        for message in [
            Message::Present,
            Message::Open(vec!["/users/ana/two words.zip".into()]),
            Message::Open(
                (0..5_000)
                    .map(|file| format!("/users/ana/work/{file}.jpg").into())
                    .collect(),
            ),
        ] {
            notify(shelf.dir(), runtime, &message).expect("heard");
            assert_eq!(next(&heard), message);
        }
    }
    assert_eq!(names(runtime.path()), Vec::<String>::new());
    assert!(!shelf.dir().join("library.sock").exists());
}

#[test]
fn nobody_is_reached_where_nobody_listens() {
    let shelf = Shelf::new();
    let library = shelf.open();
    let unheard = || notify(shelf.dir(), None, &Message::Present);
    assert!(matches!(unheard(), Err(NotifyError::NobodyListens)));
    let (listening, heard) = listen(&library, None);
    assert!(unheard().is_ok());
    assert_eq!(next(&heard), Message::Present);
    drop(listening);
    assert!(matches!(unheard(), Err(NotifyError::NobodyListens)));
    let missing = notify(&shelf.dir().join("missing"), None, &Message::Present);
    assert!(matches!(missing, Err(NotifyError::NobodyListens)));
}

#[test]
fn a_socket_that_a_killed_process_left_is_replaced() {
    let shelf = Shelf::new();
    let library = shelf.open();
    drop(std::os::unix::net::UnixListener::bind(shelf.dir().join("library.sock")).expect("a socket"));
    assert!(shelf.dir().join("library.sock").exists());
    let (_listening, heard) = listen(&library, None);
    notify(shelf.dir(), None, &Message::Present).expect("heard");
    assert_eq!(next(&heard), Message::Present);
}

#[test]
fn what_is_no_message_is_not_heard_and_does_not_stop_the_next() {
    let shelf = Shelf::new();
    let library = shelf.open();
    let (_listening, heard) = listen(&library, None);
    for line in ["delete everything\n", "open \n", "\n", "open x", "open x\ndelete y\n"] {
        let mut stream = UnixStream::connect(shelf.dir().join("library.sock")).expect("a socket");
        stream.write_all(line.as_bytes()).expect("written");
    }
    let long = vec![b'x'; 3 << 20];
    let mut stream = UnixStream::connect(shelf.dir().join("library.sock")).expect("a socket");
    drop(stream.write_all(&long));
    notify(shelf.dir(), None, &Message::Present).expect("heard");
    assert_eq!(next(&heard), Message::Present);
    assert!(heard.try_recv().is_err());
}

#[test]
fn a_path_that_is_no_line_is_not_sent() {
    let shelf = Shelf::new();
    let library = shelf.open();
    let (_listening, heard) = listen(&library, None);
    let refused = notify(shelf.dir(), None, &Message::Open(vec!["/a\nopen /b".into()]));
    assert!(matches!(refused, Err(NotifyError::Unspeakable(_))));
    assert!(heard.try_recv().is_err());
}
