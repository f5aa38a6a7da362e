//! A disk that fills up while somebody types: the screen says what is wrong, what was kept and what to do, and nothing
//! that was typed is lost, then or once there is room.

use crate::stage::{Scene, keep, play, root, sentence};
use crate::tmpfs::Tmpfs;
use crate::trouble::open as open_review;
use assay_e2e::{Theme, Window};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;

/// Room for one submission and what its review writes.
const DISK: u64 = 96 << 20;

const BEFORE: &str = "The question stands on page one";
const AFTER: &str = ", and three answers are expected beside it.";
const NEXT: &str = "Ask the class once more after ten minutes.";

/// What stands in the field that is called `name`.
async fn stands(window: &Window, name: &str) -> Value {
    let field = format!("return document.querySelector('[data-field=\"{name}\"]')?.value ?? null");
    window.run(&field, vec![]).await.unwrap()
}

async fn write(window: &Window, field: &str, words: &str) {
    let placed = format!(
        "const field = document.querySelector('[data-field=\"{field}\"]'); field.focus(); \
         field.setSelectionRange(field.value.length, field.value.length)"
    );
    window.run(&placed, vec![]).await.unwrap();
    window.type_text(words).await.unwrap();
}

/// Brings the write-ahead log into the database and cuts it to nothing: what it holds is room as well, which the window
/// would write to again once its own checkpoint had brought it in.
fn without_log(library: &Path) {
    const PROGRAM: &str = "import sqlite3, sys
cut = sqlite3.connect(sys.argv[1], timeout=20).execute('PRAGMA wal_checkpoint(TRUNCATE)').fetchone()
assert cut == (0, 0, 0), cut";
    let done = Command::new("python3")
        .args(["-c", PROGRAM])
        .arg(library.join("library.db"))
        .output()
        .expect("python3");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn what_is_typed_while_the_disk_is_full_is_kept_in_the_window_and_saved_once_there_is_room() {
    let library = root().join("target/e2e/full-disk-Light/library");
    Tmpfs::unmount(&library);
    let scene = Scene::new("full-disk", Theme::Light).with_sample_key();
    let disk = match Tmpfs::mount(&library, DISK) {
        Ok(disk) => disk,
        Err(why) => return println!("NOT TRIED: a full disk; no small disk can be mounted here ({why})"),
    };
    let scene = scene.holding(&["2041"]);
    play(async {
        let window = scene.open().await;
        open_review(&window, "2041").await;
        write(&window, "rationale:plans-the-check", BEFORE).await;
        window.see("Saved").await.unwrap();

        disk.fill();
        without_log(&library);
        disk.fill();
        write(&window, "rationale:plans-the-check", AFTER).await;
        window.see(&sentence("review-disk-full")).await.unwrap();
        window.see("the last words are kept in the window").await.unwrap();
        window.see(&sentence("review-free-space")).await.unwrap();
        window.see(&sentence("review-not-saved")).await.unwrap();
        keep("full-disk.png", &window.picture().await.unwrap());
        // A level and more words behind it wait as well.
        window.click_a("section.open label", "Developing").await.unwrap();
        window
            .wait("document.querySelector('[data-field=\"next-step:plans-the-check\"]')")
            .await
            .unwrap();
        write(&window, "next-step:plans-the-check", NEXT).await;
        window.click(&sentence("review-save-again")).await.unwrap();
        window.see(&sentence("review-disk-full")).await.unwrap();
        assert_eq!(
            stands(&window, "rationale:plans-the-check").await,
            json!(format!("{BEFORE}{AFTER}"))
        );

        disk.empty();
        window.click(&sentence("review-save-again")).await.unwrap();
        window.see("Saved").await.unwrap();
        window
            .wait(&format!(
                "!document.body.innerText.includes({})",
                json!(sentence("review-disk-full"))
            ))
            .await
            .unwrap();
        window.kill();

        let again = scene.open().await;
        open_review(&again, "2041").await;
        // Where the caret was, or by its head; a digit would be typed where it was.
        let first = "section[aria-label^='Criterion 1:']";
        let open = format!("return document.querySelector(\"{first}\").classList.contains('open')");
        if again.run(&open, vec![]).await.unwrap() == json!(false) {
            again.click_a(&format!("{first} h3 button"), "").await.unwrap();
        }
        again
            .wait("document.querySelector('[data-field=\"next-step:plans-the-check\"]')")
            .await
            .unwrap();
        assert_eq!(
            stands(&again, "rationale:plans-the-check").await,
            json!(format!("{BEFORE}{AFTER}"))
        );
        assert_eq!(stands(&again, "next-step:plans-the-check").await, json!(NEXT));
        again.see("1 of 5 scored").await.unwrap();
        again.close().await.expect("it closes");
    });
}
