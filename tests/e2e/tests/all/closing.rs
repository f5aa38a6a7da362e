//! The window is closed, or shows something else, in the moment after the last letter: nothing typed is lost, and where it
//! cannot be written the person is asked.

use crate::stage::{Scene, keep, play, sentence};
use crate::trouble::open;
use assay_e2e::{Theme, Window};
use serde_json::json;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const FIELD: &str = "textarea[data-field='rationale:plans-the-check']";
const WORDS: &str = "The question stands on page one, and two wrong answers are expected.";
/// A window with nothing to wait for goes at once; the rest is for a machine that does other things beside.
const AT_ONCE: Duration = Duration::from_secs(3);

fn begun(name: &str) -> Scene {
    Scene::new(name, Theme::Light)
        .with_sample_key()
        .holding(&["2041", "2047"])
}

async fn write(window: &Window, words: &str) {
    window
        .click_a("section.open textarea", &sentence("rubric-rationale"))
        .await
        .unwrap();
    window.type_text(words).await.unwrap();
}

async fn words(window: &Window) -> serde_json::Value {
    window
        .wait(&format!("document.querySelector(\"{FIELD}\")"))
        .await
        .unwrap();
    let value = format!("return document.querySelector(\"{FIELD}\").value");
    window.run(&value, vec![]).await.unwrap()
}

#[test]
fn a_window_that_is_closed_right_after_the_last_letter_has_every_letter() {
    let scene = begun("closed-at-once");
    play(async {
        let window = scene.open().await;
        open(&window, "2041").await;
        write(&window, WORDS).await;
        window.ask_to_close().unwrap();
        let took = window.gone().await.unwrap();
        assert!(took < AT_ONCE, "it took {took:?} to close");

        // It comes back to the review, and not to the queue before it.
        let again = scene.open().await;
        assert_eq!(words(&again).await, json!(WORDS));
        again
            .wait("document.activeElement?.dataset?.field === 'rationale:plans-the-check'")
            .await
            .unwrap();
        again.press("Escape").await.unwrap();
        again.click(&sentence("review-queue")).await.unwrap();
        again.wait("document.querySelector('[role=grid]')").await.unwrap();
        again.close().await.expect("it closes");

        let queue = scene.open().await;
        queue.wait("document.querySelector('[role=grid]')").await.unwrap();
        queue.close().await.expect("it closes");
    });
}

#[test]
fn a_comment_that_is_half_written_when_the_process_is_asked_to_end_has_every_letter() {
    let scene = begun("ended-at-once");
    play(async {
        let window = scene.open().await;
        open(&window, "2041").await;
        window.click_a("aside button", "reflection.md").await.unwrap();
        window.wait("document.querySelector('.viewer p')").await.unwrap();
        window.press("a").await.unwrap();
        window
            .wait("document.activeElement?.closest('.composer')")
            .await
            .unwrap();
        window.type_text("Half a comm").await.unwrap();
        window.ask_to_end().unwrap();
        window.gone().await.unwrap();

        let again = scene.open().await;
        open(&again, "2041").await;
        again
            .wait("document.activeElement?.closest('.composer')")
            .await
            .unwrap();
        let held = again.run("return document.activeElement.value", vec![]).await.unwrap();
        assert_eq!(held, json!("Half a comm"));
        again.close().await.expect("it closes");
    });
}

#[test]
fn another_submission_that_is_opened_right_after_the_last_letter_takes_none_of_them() {
    let scene = begun("switched-at-once");
    play(async {
        let window = scene.open().await;
        open(&window, "2041").await;
        // A palette that stands open, so that the way to the other submission is one press after the last letter.
        write(&window, WORDS).await;
        window.press("Ctrl+k").await.unwrap();
        to(&window, "2047", "2041").await;
        window.click(&sentence("intake-start")).await.unwrap();
        window.see("No. 2047").await.unwrap();
        window.press("Ctrl+k").await.unwrap();
        to(&window, "2041", "2047").await;
        window
            .wait("document.querySelector('.review h1')?.textContent.includes('2041')")
            .await
            .unwrap();
        assert_eq!(words(&window).await, json!(WORDS));
        window.close().await.expect("it closes");
    });
}

/// Goes to a submission from the palette that is open, once what is found does not move any more.
async fn to(window: &Window, number: &str, other: &str) {
    window.type_text(number).await.unwrap();
    let settled = format!(
        "(all => all.some(one => one.includes('No. {number}')) && !all.some(one => one.includes('No. {other}')))([...document.querySelectorAll('[role=option]')].map(one => one.textContent))"
    );
    window.wait(&settled).await.unwrap();
    window.click_a("[role=option]", &format!("No. {number}")).await.unwrap();
}

#[test]
fn a_window_without_words_closes_at_once() {
    let scene = begun("closed-empty");
    play(async {
        let window = scene.open().await;
        window.ask_to_close().unwrap();
        let took = window.gone().await.unwrap();
        assert!(took < AT_ONCE, "it took {took:?} to close");
    });
}

#[test]
fn a_window_whose_page_has_died_closes_all_the_same() {
    let scene = begun("closed-dead");
    play(async {
        let window = scene.open().await;
        window.lose_the_page().unwrap();
        window.ask_to_close().unwrap();
        let took = window.gone().await.unwrap();
        assert!(took < Duration::from_secs(10), "it took {took:?} to close");
    });
}

/// Another program that holds the library's database for itself, until it is dropped.
pub(crate) struct Holder(Child);

impl Holder {
    pub(crate) fn of(scene: &Scene) -> Self {
        const PROGRAM: &str = "import sqlite3, sys, time
held = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=20)
held.execute('BEGIN IMMEDIATE')
print('held', flush=True)
time.sleep(300)";
        let mut python = Command::new("python3");
        python.args(["-c", PROGRAM]).arg(scene.at("library/library.db"));
        let mut holds = python.stdout(Stdio::piped()).spawn().expect("python3");
        let mut said = [0; 5];
        let out = holds.stdout.as_mut().expect("its output");
        std::io::Read::read_exact(out, &mut said).expect("the database is held");
        Self(holds)
    }
}

impl Drop for Holder {
    fn drop(&mut self) {
        let _gone_already = self.0.kill();
        let _reaped = self.0.wait();
    }
}

#[test]
fn where_the_last_words_cannot_be_written_it_is_asked_staying_keeps_them_and_it_closes_once_they_are() {
    let scene = begun("closed-stuck");
    play(async {
        let window = scene.open().await;
        open(&window, "2041").await;
        write(&window, "Kept in the window").await;
        tokio::time::sleep(Duration::from_millis(600)).await;
        let held = Holder::of(&scene);
        window.type_text(", and then on the disk").await.unwrap();
        window.ask_to_close().unwrap();
        window.see(&sentence("leave-title")).await.unwrap();
        keep("leave-unsaved.png", &window.picture().await.unwrap());
        window
            .click_a("[role=dialog] button", &sentence("leave-stay"))
            .await
            .unwrap();
        window.wait("!document.querySelector('[role=dialog]')").await.unwrap();
        assert_eq!(words(&window).await, json!("Kept in the window, and then on the disk"));

        window.ask_to_close().unwrap();
        window.see(&sentence("leave-title")).await.unwrap();
        drop(held);
        window.gone().await.unwrap();

        let again = scene.open().await;
        open(&again, "2041").await;
        assert_eq!(words(&again).await, json!("Kept in the window, and then on the disk"));
        again.close().await.expect("it closes");
    });
}

#[test]
fn who_closes_it_anyway_loses_only_what_could_not_be_written() {
    let scene = begun("closed-anyway");
    play(async {
        let window = scene.open().await;
        open(&window, "2041").await;
        write(&window, "Written").await;
        tokio::time::sleep(Duration::from_millis(600)).await;
        let held = Holder::of(&scene);
        window.type_text(", not written").await.unwrap();
        window.ask_to_close().unwrap();
        window.see(&sentence("leave-title")).await.unwrap();
        // The window may be gone before its driver has answered.
        let _gone = window
            .click_a("[role=dialog] button", &sentence("leave-close-anyway"))
            .await;
        window.gone().await.unwrap();
        drop(held);

        let again = scene.open().await;
        open(&again, "2041").await;
        assert_eq!(words(&again).await, json!("Written"));
        again.close().await.expect("it closes");
    });
}
