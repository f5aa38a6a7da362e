//! What goes wrong in a day: the window dies, a passphrase is not the one, a file is changed on the disk, a film cannot be
//! played. Nothing typed is lost, and the screen says what to do.

use crate::places::{FILM, open_file};
use crate::stage::{Scene, play, sample, sentence};
use assay_e2e::{Theme, Window};
use serde_json::{Value, json};
use std::path::Path;
use xtask::sample::PASSPHRASE;

/// Every pause of 150 ms is durable; the rest is for a machine that does other things beside.
const PAUSE: std::time::Duration = std::time::Duration::from_millis(600);

/// Opens a submission of the queue, and its review where it is a new one. A window that was left in a review is in it
/// already.
pub(crate) async fn open(window: &Window, number: &str) {
    let row = "document.querySelector('[role=grid] [role=row] [role=gridcell]')";
    window
        .wait(&format!("document.querySelector('.review') || {row}"))
        .await
        .unwrap();
    let left_there = format!(
        "return document.querySelector('.review')?.textContent.includes({}) ?? false",
        json!(number)
    );
    if window.run(&left_there, vec![]).await.unwrap() == json!(true) {
        return;
    }
    window.click_a("[role=grid] [role=row]", number).await.unwrap();
    window.press("Enter").await.unwrap();
    let start = sentence("intake-start");
    let there = format!(
        "document.querySelector('.review') || [...document.querySelectorAll('button')].some((one) => one.textContent.includes({}))",
        json!(start)
    );
    window.wait(&there).await.unwrap();
    if window
        .run("return document.querySelector('.review') === null", vec![])
        .await
        .unwrap()
        == json!(true)
    {
        window.click(&start).await.unwrap();
    }
    window.wait("document.querySelector('.review')").await.unwrap();
}

async fn number(window: &Window, expression: &str) -> f64 {
    let value = window.run(&format!("return {expression}"), vec![]).await.unwrap();
    value.as_f64().unwrap_or_else(|| panic!("{expression} is {value}"))
}

/// Of the comment that is written: its place, and for which criteria.
const ABOUT: &str = "const composer = document.querySelector('.composer');
return [composer.getAttribute('aria-label'), composer.querySelector('.head').innerText]";

const HELD: &str = "document.activeElement?.dataset?.field === 'rationale:plans-the-check'";

#[test]
fn a_window_that_was_killed_opens_again_at_the_same_file_second_word_and_caret() {
    let scene = Scene::new("killed", Theme::Light).with_sample_key().holding(&["2041"]);
    play(async {
        let window = scene.open().await;
        open(&window, "2041").await;
        open_file(&window, "classroom.mp4", FILM).await;
        window.click(&sentence("evidence-play")).await.unwrap();
        window
            .wait("document.querySelector('video').currentTime > 2")
            .await
            .unwrap();
        window.click(&sentence("evidence-pause")).await.unwrap();
        window
            .click_a("section.open textarea", &sentence("rubric-rationale"))
            .await
            .unwrap();
        window.type_text("The question stands on page one, and").await.unwrap();
        window.press("Left").await.unwrap();
        window.press("Left").await.unwrap();
        window.press("Left").await.unwrap();
        let second = number(&window, "document.querySelector('video').currentTime").await;
        tokio::time::sleep(PAUSE).await;
        window.kill();

        let again = scene.open().await;
        open(&again, "2041").await;
        again.wait(HELD).await.unwrap();
        let held = again
            .run(
                "return [document.activeElement.value, document.activeElement.selectionStart]",
                vec![],
            )
            .await;
        assert_eq!(held.unwrap(), json!(["The question stands on page one, and", 33]));
        again
            .wait("document.querySelector('video')?.readyState >= 2")
            .await
            .unwrap();
        again
            .wait("document.querySelector('video').currentTime > 1")
            .await
            .unwrap();
        let now = number(&again, "document.querySelector('video').currentTime").await;
        assert!((now - second).abs() < 0.5, "it was at {second} s and opens at {now} s");
        again.close().await.expect("it closes");
    });
}

#[test]
fn a_window_that_was_closed_while_a_comment_was_written_has_its_words_and_its_place() {
    let scene = Scene::new("closed", Theme::Light).with_sample_key().holding(&["2041"]);
    play(async {
        let window = scene.open().await;
        open(&window, "2041").await;
        open_file(&window, "classroom.mp4", FILM).await;
        let there = "document.querySelector('video').currentTime = 7.3; return null";
        window.run(there, vec![]).await.unwrap();
        window.wait("!document.querySelector('video').seeking").await.unwrap();
        window.press("2").await.unwrap();
        window.press("a").await.unwrap();
        window
            .wait("document.activeElement?.closest('.composer')")
            .await
            .unwrap();
        window.type_text("Half a comm").await.unwrap();
        let about = window.run(ABOUT, vec![]).await.unwrap();
        tokio::time::sleep(PAUSE).await;
        window.close().await.expect("it closes");

        let again = scene.open().await;
        open(&again, "2041").await;
        again
            .wait("document.activeElement?.closest('.composer')")
            .await
            .unwrap();
        let words = again.run("return document.activeElement.value", vec![]).await.unwrap();
        assert_eq!(words, json!("Half a comm"));
        assert_eq!(again.run(ABOUT, vec![]).await.unwrap(), about);
        again.close().await.expect("it closes");
    });
}

#[test]
fn a_return_is_signed_with_its_reasons_and_a_passphrase_that_is_not_the_one_signs_nothing() {
    let scene = Scene::new("returned", Theme::Light)
        .with_sample_key()
        .holding(&["2047"]);
    let result = scene.at("return.zip");
    scene.pick(std::slice::from_ref(&result));
    play(async {
        let window = scene.open().await;
        open(&window, "2047").await;
        window.click(&sentence("rubric-more")).await.unwrap();
        window
            .click_a("[role=menuitem]", &sentence("rubric-return"))
            .await
            .unwrap();
        window
            .click_a("[role=dialog] label", &sentence("return-missing"))
            .await
            .unwrap();
        window
            .click_a("[role=dialog] textarea", &sentence("return-words"))
            .await
            .unwrap();
        window
            .type_text("The third revision is a link and not a file.")
            .await
            .unwrap();
        window
            .click_a("[role=dialog] button", &sentence("return-sign"))
            .await
            .unwrap();
        window.see(&sentence("presign-returned")).await.unwrap();
        for (passphrase, seen) in [
            ("something else entirely", sentence("presign-not-signed")),
            (PASSPHRASE, "No. 2047".to_owned()),
        ] {
            window.click("Passphrase of").await.unwrap();
            window.press("Ctrl+a").await.unwrap();
            window.type_text(passphrase).await.unwrap();
            window.click(&sentence("presign-sign-return")).await.unwrap();
            window.see(&seen).await.unwrap();
            if passphrase != PASSPHRASE {
                assert!(!result.exists(), "a wrong passphrase signed something");
            }
        }
        window.see(&sentence("signed-returned-lead")).await.unwrap();
        assert!(result.is_file(), "no package was written");
        window.close().await.expect("it closes");
    });
}

/// The library's own copy of a file.
fn kept(scene: &Scene, file: &Path) -> std::path::PathBuf {
    let said = std::process::Command::new("sha256sum")
        .arg(file)
        .output()
        .expect("sha256sum");
    let line = String::from_utf8_lossy(&said.stdout).into_owned();
    scene
        .at("library/artifacts")
        .join(line.split(' ').next().expect("a digest"))
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "a test changes the library behind the window's back"
)]
fn a_file_that_was_changed_on_the_disk_is_said_and_not_shown_as_evidence() {
    let scene = Scene::new("changed", Theme::Light).with_sample_key().holding(&["2041"]);
    let copy = kept(
        &scene,
        &scene
            .maker()
            .fixtures
            .join("submissions/2041/student-work/sample-1.jpg"),
    );
    let mut bytes = std::fs::read(&copy).expect("the library's copy");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x55;
    let mut permissions = std::fs::metadata(&copy).expect("its rights").permissions();
    #[expect(clippy::permissions_set_readonly_false, reason = "a test's own file")]
    permissions.set_readonly(false);
    std::fs::set_permissions(&copy, permissions).expect("it can be written");
    std::fs::write(&copy, bytes).expect("it is changed");
    play(async {
        let window = scene.open().await;
        open(&window, "2041").await;
        window.click_a("aside button", "sample-1.jpg").await.unwrap();
        window.see("is not what it was when it came in").await.unwrap();
        let drawn = window
            .run(
                "return [...document.querySelectorAll('.viewer img')].filter((image) => image.naturalWidth > 0).length",
                vec![],
            )
            .await;
        assert_eq!(drawn.unwrap(), json!(0), "changed evidence is shown");
        window.press("Ctrl+Enter").await.unwrap();
        window.wait("document.querySelector('.review') === null").await.unwrap();
        window.see("is not what it was when it came in").await.unwrap();
        let said = window.run("return document.body.innerText", vec![]).await.unwrap();
        assert!(!said.as_str().unwrap().contains("still match"), "{said}");
        crate::stage::keep("changed-check.png", &window.picture().await.unwrap());
        window.close().await.expect("it closes");
    });
}

#[test]
fn a_film_whose_pictures_and_sound_are_gone_says_so_and_can_still_be_scored_against() {
    let scene = Scene::new("film", Theme::Light).with_sample_key();
    let mut maker = scene.maker();
    maker.fixtures = crate::stage::copy_of_fixtures(&scene, |path, bytes| {
        if path.ends_with("classroom.mp4") {
            let from = bytes.windows(4).position(|four| four == b"mdat").expect("pictures") + 4;
            bytes[from..].fill(0);
        }
    });
    maker.bring_in(sample("2041")).expect("it comes in");
    play(async {
        let window = scene.open().await;
        open(&window, "2041").await;
        window.click_a("aside button", "classroom.mp4").await.unwrap();
        window.see(&sentence("evidence-damaged-video-title")).await.unwrap();
        window.see("Its pictures cannot be decoded").await.unwrap();
        window.see(&sentence("evidence-damaged-sound")).await.unwrap();
        crate::stage::keep("film-damaged.png", &window.picture().await.unwrap());
        window.press("1").await.unwrap();
        window.press("Shift+3").await.unwrap();
        window.see("1 of 5 scored").await.unwrap();
        window.close().await.expect("it closes");
    });
}

/// A damaged plan, captions that belong to no recording, a reflection with a script in it.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test changes its own copy of the fixtures")]
fn what_cannot_be_shown_and_captions_by_themselves_count_as_opened_once_they_are_looked_at() {
    let scene = Scene::new("opened", Theme::Light).with_sample_key();
    let mut maker = scene.maker();
    maker.fixtures = crate::stage::copy_of_fixtures(&scene, |path, bytes| {
        if path.ends_with("lesson-plan.pdf") {
            bytes.truncate(300);
        } else if path.ends_with("reflection.md") {
            bytes.extend_from_slice(b"\n\n<script>alert(1)</script>\n");
        }
    });
    let roles = maker.fixtures.join("submissions/2041.roles.toml");
    let tied = std::fs::read_to_string(&roles).expect("roles");
    std::fs::write(&roles, tied.replace("captions_for = \"video/classroom.mp4\"\n", "")).expect("written");
    maker.bring_in(sample("2041")).expect("it comes in");
    play(async {
        let window = scene.open().await;
        open(&window, "2041").await;
        window.click_a("aside button", "lesson-plan.pdf").await.unwrap();
        window.see(&sentence("evidence-nothing-title")).await.unwrap();
        window.see("1 of 6 opened").await.unwrap();
        window.see(&sentence("evidence-cannot-be-shown")).await.unwrap();
        crate::stage::keep("plan-damaged.png", &window.picture().await.unwrap());
        window.click_a("aside button", "classroom.vtt").await.unwrap();
        window.see("2 of 6 opened").await.unwrap();
        window.wait("document.querySelector('.open .seen')?.textContent.includes('%') && !document.querySelector('.open .seen').textContent.startsWith('0 ')").await.unwrap();
        window.click_a("aside button", "reflection.md").await.unwrap();
        window.see("3 of 6 opened").await.unwrap();
        window
            .see("parts written as HTML that are not shown here")
            .await
            .unwrap();
        crate::stage::keep("reflection-script.png", &window.picture().await.unwrap());
        window.close().await.expect("it closes");
    });
}

#[test]
fn nothing_stands_in_the_browsers_own_storage_after_a_review() {
    let scene = Scene::new("storage", Theme::Light).with_sample_key().holding(&["2041"]);
    play(async {
        let window = scene.open().await;
        open(&window, "2041").await;
        let kept = window
            .run(
                "return [localStorage.length, sessionStorage.length, document.cookie]",
                vec![],
            )
            .await
            .unwrap();
        assert_eq!(kept, json!([0, 0, ""]));
        let bases = "const done = arguments[0]; indexedDB.databases().then((all) => done(all.length), () => done(0))";
        assert_eq!(window.run_async(bases, vec![]).await.unwrap(), Value::from(0));
        window.close().await.expect("it closes");
    });
}
