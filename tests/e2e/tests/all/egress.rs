//! The page has no way out: whatever it asks a socket for ends in our own process. A listener on the loopback
//! interface stands for the world, and first proves that it would notice.

use crate::stage::with_window;
use assay_e2e::Theme;
use serde_json::json;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// A listener that counts who comes.
struct World {
    port: u16,
    seen: Arc<AtomicUsize>,
}

impl World {
    fn open() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let seen = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&seen);
        std::thread::spawn(move || {
            for _visitor in listener.incoming() {
                counter.fetch_add(1, Ordering::SeqCst);
            }
        });
        Self { port, seen }
    }

    async fn seen(&self) -> usize {
        tokio::time::sleep(Duration::from_millis(800)).await;
        self.seen.load(Ordering::SeqCst)
    }
}

/// Ways that the content policy leaves open, or cannot close.
const ATTEMPTS: [&str; 5] = [
    "fetch(arguments[0]).catch(() => {})",
    "const picture = new Image(); picture.alt = ''; picture.src = arguments[0]; document.body.append(picture)",
    "const link = document.createElement('link'); link.rel = 'preconnect'; link.href = arguments[0]; \
     document.head.append(link)",
    "const film = document.createElement('video'); film.src = arguments[0]; film.load(); document.body.append(film)",
    "const frame = document.createElement('iframe'); frame.src = arguments[0]; document.body.append(frame)",
];

#[test]
fn no_request_of_the_page_reaches_a_socket_that_is_not_ours() {
    with_window("egress", Theme::Light, async |window| {
        let world = World::open();
        TcpStream::connect((Ipv4Addr::LOCALHOST, world.port)).expect("the planted visitor");
        assert_eq!(world.seen().await, 1, "the listener does not notice a visitor");
        let address = json!(format!("http://127.0.0.1:{}/", world.port));
        for attempt in ATTEMPTS {
            window.run(attempt, vec![address.clone()]).await.expect(attempt);
            assert_eq!(world.seen().await, 1, "this got out: {attempt}");
        }
    });
}

#[test]
fn the_window_shows_no_page_but_its_own() {
    with_window("navigation", Theme::Light, async |window| {
        let world = World::open();
        let address = json!(format!("http://127.0.0.1:{}/", world.port));
        window
            .run(
                "setTimeout(() => { location.href = arguments[0] })",
                vec![address.clone()],
            )
            .await
            .unwrap();
        window.run("window.open(arguments[0])", vec![address]).await.unwrap();
        assert_eq!(world.seen().await, 0, "the world was asked for a page");
        let here = window.run("return location.href", vec![]).await.unwrap();
        assert!(
            here.as_str().is_some_and(|url| url.starts_with("tauri://localhost")),
            "{here}"
        );
        let windows = window
            .run("return document.querySelectorAll('h1').length", vec![])
            .await
            .unwrap();
        assert_eq!(windows, json!(1));
    });
}
