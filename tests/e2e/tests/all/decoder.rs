//! A decoder that dies: what it was reading is named, the rest of the review goes on, and asked again it comes.

use crate::stage::{Scene, keep, play, sentence};
use crate::trouble::open as open_review;
use assay_e2e::{Theme, Window};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

/// What a decoder child is started with, and nothing else.
const CHILD: &str = "decoder-child";

/// Kills every decoder of one window with -9, as soon as it is there.
struct Poison {
    stop: Arc<AtomicBool>,
    killed: Arc<AtomicUsize>,
    hand: Option<std::thread::JoinHandle<()>>,
}

impl Poison {
    fn over(scene: &Scene) -> Self {
        let (stop, killed) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let library = scene.at("library");
        let (told, counted) = (stop.clone(), killed.clone());
        let hand = std::thread::spawn(move || {
            while !told.load(Ordering::SeqCst) {
                counted.fetch_add(kill_children(&library), Ordering::SeqCst);
                std::thread::sleep(Duration::from_millis(2));
            }
        });
        Self {
            stop,
            killed,
            hand: Some(hand),
        }
    }

    /// Lets decoders live again, and says how many died.
    fn end(mut self) -> usize {
        self.stop.store(true, Ordering::SeqCst);
        if let Some(hand) = self.hand.take() {
            hand.join().expect("the hand that kills");
        }
        self.killed.load(Ordering::SeqCst)
    }
}

impl Drop for Poison {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
    }
}

/// Kills the decoders whose parent is the window on `library`, and says how many there were.
#[expect(clippy::disallowed_methods, reason = "a test looks for what it is to kill")]
fn kill_children(library: &Path) -> usize {
    let Ok(processes) = std::fs::read_dir("/proc") else {
        return 0;
    };
    let words = |process: &Path| std::fs::read(process.join("cmdline")).unwrap_or_default();
    let named = library.display().to_string();
    let parent = |process: &Path| {
        let stat = std::fs::read_to_string(process.join("stat")).unwrap_or_default();
        // Behind the name, which may hold anything: state, then the parent.
        let id = stat.rsplit(')').next()?.split_whitespace().nth(1)?.to_owned();
        Some(PathBuf::from("/proc").join(id))
    };
    let children = processes.flatten().map(|entry| entry.path()).filter(|process| {
        let words = words(process);
        words.split(|byte| *byte == 0).nth(1) == Some(CHILD.as_bytes())
            && parent(process).is_some_and(|window| String::from_utf8_lossy(&self::words_of(&window)).contains(&named))
    });
    let ids = children.filter_map(|process| Some(process.file_name()?.to_str()?.to_owned()));
    ids.filter(|id| {
        Command::new("kill")
            .args(["-KILL", id])
            .output()
            .is_ok_and(|said| said.status.success())
    })
    .count()
}

#[expect(clippy::disallowed_methods, reason = "a test looks for what it is to kill")]
fn words_of(process: &Path) -> Vec<u8> {
    std::fs::read(process.join("cmdline")).unwrap_or_default()
}

const DRAWN: &str =
    "[...document.querySelectorAll('.viewer img[alt]:not([alt=\"\"])')].some((image) => image.naturalWidth > 200)";

async fn open(window: &Window, file: &str) {
    window.click_a("aside button", file).await.unwrap();
}

async fn again_until(window: &Window, there: &str) {
    window
        .click_a(".viewer button", &sentence("evidence-page-again"))
        .await
        .unwrap();
    window.wait(there).await.unwrap();
}

#[test]
fn a_decoder_that_is_killed_is_named_where_it_was_needed_and_asked_again_it_shows_what_it_had_to() {
    let scene = Scene::new("decoder", Theme::Light).with_sample_key().holding(&["2041"]);
    play(async {
        let window = scene.open().await;
        let poison = Poison::over(&scene);
        open_review(&window, "2041").await;
        window.see("Page 1 could not be drawn").await.unwrap();
        window.see("Nothing of yours is lost.").await.unwrap();
        keep("decoder-died.png", &window.picture().await.unwrap());
        // The rest is unharmed: a level is kept, and the film needs no decoder to be played.
        window.click_a("section.open label", "Demonstrated").await.unwrap();
        window.see("1 of 5 scored").await.unwrap();
        open(&window, "classroom.mp4").await;
        window.see(&sentence("evidence-no-wave")).await.unwrap();
        window
            .wait("document.querySelector('video')?.readyState >= 2")
            .await
            .unwrap();
        window.see("could not be read").await.unwrap();
        keep("decoder-died-wave.png", &window.picture().await.unwrap());
        open(&window, "sample-1.jpg").await;
        window.see(&sentence("evidence-no-picture")).await.unwrap();
        open(&window, "reflection.md").await;
        window.see(&sentence("evidence-no-text")).await.unwrap();
        assert!(poison.end() >= 4, "decoders were not killed");

        again_until(
            &window,
            "document.querySelector('.viewer p[class] , .viewer article p, .viewer [data-at]')",
        )
        .await;
        open(&window, "sample-1.jpg").await;
        window.wait(DRAWN).await.unwrap();
        open(&window, "classroom.mp4").await;
        window
            .wait("document.querySelector('video')?.readyState >= 2")
            .await
            .unwrap();
        open(&window, "lesson-plan.pdf").await;
        window.wait(DRAWN).await.unwrap();
        let said = window.run("return document.body.innerText", vec![]).await.unwrap();
        let said = said.as_str().expect("words");
        assert!(!said.contains("could not be"), "something is still refused: {said}");
        assert_eq!(
            window
                .run("return document.querySelectorAll('.failed').length", vec![])
                .await
                .unwrap(),
            json!(0)
        );
        window.close().await.expect("it closes");
    });
}
