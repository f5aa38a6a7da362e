//! A day's work, from the first start to a verified result: by mouse, and again by keys alone.

use crate::stage::{Scene, keep, play, sample, sentence};
use assay_e2e::{Theme, Window};
use serde_json::json;
use std::path::{Path, PathBuf};

const PASSPHRASE: &str = "four plain words here";

/// A submission packed, the first dialog about to pick it, and a place for the result.
pub(crate) fn begun(name: &str) -> Scene {
    let scene = Scene::new(name, Theme::Light);
    let bundle = scene.maker().pack(sample("2041")).expect("a bundle");
    scene.pick(&[bundle]);
    scene
}

/// Keeps what is seen, and once more for whoever asked for a demonstration.
#[expect(clippy::disallowed_methods, reason = "`cargo xtask run` names the folder")]
async fn shown(window: &Window, step: &str) {
    let picture = window.picture().await.expect("a picture");
    keep(&format!("journey-{step}.png"), &picture);
    if let Some(demo) = demo() {
        std::fs::write(demo.join(format!("{step}.png")), &picture).expect("a picture for the demonstration");
    }
}

#[expect(clippy::disallowed_methods, reason = "`cargo xtask run` names the folder")]
fn demo() -> Option<PathBuf> {
    std::env::var_os("ASSAY_DEMO").map(PathBuf::from)
}

#[test]
fn by_mouse_a_submission_is_brought_in_scored_beside_its_evidence_signed_and_verified() {
    let scene = begun("by-mouse");
    let result = demo().unwrap_or_else(|| scene.at("")).join("result-2041.zip");
    play(async {
        let window = scene.open().await;
        whole_day(&window, &scene, &result).await;
        window.close().await.expect("it closes");
    });
}

/// All of it in a window that was just opened; the package goes to `result`.
pub(crate) async fn whole_day(window: &Window, scene: &Scene, result: &Path) {
    first_start(window).await;
    bring_in(window).await;
    keep_score(window).await;
    scene.pick(&[result.to_owned()]);
    sign(window).await;
    assert_eq!(
        pictures(result),
        3,
        "pictures of the page, of the photo and of the film"
    );
    verify(window, scene, result).await;
}

/// Who signs here, a passphrase, the sheet.
async fn first_start(window: &Window) {
    window.click(&sentence("first-name")).await.unwrap();
    window.type_text("Ada Sample").await.unwrap();
    shown(window, "01-first-start").await;
    window.click(&sentence("first-go-on")).await.unwrap();
    window.click(&sentence("first-passphrase")).await.unwrap();
    window.type_text(PASSPHRASE).await.unwrap();
    window.click(&sentence("first-passphrase-again")).await.unwrap();
    window.type_text(PASSPHRASE).await.unwrap();
    shown(window, "02-passphrase").await;
    window.click(&sentence("first-make")).await.unwrap();
    window.see(&sentence("first-sheet-title")).await.unwrap();
    shown(window, "03-recovery-sheet").await;
    window.click(&sentence("first-sheet-have")).await.unwrap();
    window.click(&sentence("first-go-on")).await.unwrap();
    window.see(&sentence("queue-empty")).await.unwrap();
    shown(window, "04-queue-empty").await;
}

/// What came in is seen at a first look.
const FIRST_LOOK: &str = "document.images.length === 3 && [...document.images].every((one) => one.naturalWidth > 0)";

/// One submission from the dialog, its report, and on to the review.
async fn bring_in(window: &Window) {
    window.click(&sentence("queue-choose")).await.unwrap();
    window.click("Start with No. 2041").await.unwrap();
    window.see(&sentence("intake-asks")).await.unwrap();
    window.wait(FIRST_LOOK).await.unwrap();
    shown(window, "05-intake").await;
    window.click(&sentence("intake-start")).await.unwrap();
    window
        .wait("document.querySelector('video, canvas, img')")
        .await
        .unwrap();
    shown(window, "06-review").await;
}

/// What the assessor writes of each criterion; places are cited in the file that is named.
const SCORES: [(u8, &str, &str); 5] = [
    (
        1,
        "lesson-plan.pdf",
        "Page 1 has the question, its minute and three expected answers.",
    ),
    (
        2,
        "classroom.mp4",
        "The worksheet is put away and the class is told why.",
    ),
    (
        3,
        "sample-1.jpg",
        "The first answer is crossed out and still to be read.",
    ),
    (4, "reflection.md", "Three ideas are heard before any is called right."),
    (5, "reflection.md", "S9 and S17 are named as still unsure."),
];

/// Levels, places and rationales of all criteria.
async fn keep_score(window: &Window) {
    for (number, file, rationale) in SCORES {
        open_file(window, file).await;
        let section = format!("section[aria-label^='Criterion {number}:']");
        if window
            .run(
                &format!("return document.querySelector(\"{section} [aria-expanded=true]\") !== null"),
                vec![],
            )
            .await
            .unwrap()
            == json!(false)
        {
            window.click_a(&format!("{section} h3 button"), "").await.unwrap();
        }
        window
            .click_a(&format!("{section} label"), "Demonstrated")
            .await
            .unwrap();
        mark(window, file, number).await;
        window
            .click_a(&format!("{section} button"), &sentence("rubric-add-place"))
            .await
            .unwrap();
        window
            .type_text(&format!("Place {number} of this review."))
            .await
            .unwrap();
        shown(window, &format!("07-cites-{number}")).await;
        window
            .click_a(".composer button", &sentence("annotations-save"))
            .await
            .unwrap();
        window.see(&format!("Place {number} of this review.")).await.unwrap();
        window
            .click_a(&format!("{section} textarea"), &sentence("rubric-rationale"))
            .await
            .unwrap();
        window.type_text(rationale).await.unwrap();
    }
    window.see("5 of 5 scored").await.unwrap();
    window.see(&sentence("rubric-outcome-meets")).await.unwrap();
    shown(window, "08-scored").await;
}

/// Opens a file of the evidence, and waits until its viewer shows it.
async fn open_file(window: &Window, file: &str) {
    window.click_a("aside button", file).await.unwrap();
    let there = match file.rsplit('.').next() {
        Some("mp4") => "document.querySelector('video')?.readyState >= 2",
        Some("md") => "document.querySelector('.viewer p')",
        Some("pdf") => "[...document.querySelectorAll('.viewer img')].some((image) => image.naturalWidth > 300)",
        _ => "[...document.querySelectorAll('.viewer img')].some((image) => image.naturalWidth > 300)",
    };
    window.wait(there).await.unwrap();
}

/// Marks the place that is to be cited: words, a moment, a box.
async fn mark(window: &Window, file: &str, number: u8) {
    match file.rsplit('.').next() {
        Some("mp4") => {
            window.click(&sentence("evidence-play")).await.unwrap();
            window
                .wait("document.querySelector('video').currentTime > 1")
                .await
                .unwrap();
        }
        Some("jpg") => {
            window.click(&sentence("evidence-box")).await.unwrap();
            let (left, top, width, height) = window.place(".viewer .picture").await.unwrap();
            let at = |x: f64, y: f64| (left + width * x, top + height * y);
            window.drag(&[at(0.2, 0.2), at(0.3, 0.3), at(0.7, 0.5)]).await.unwrap();
        }
        Some("pdf") => {
            let (left, top, width, height) = window.place(".viewer img:not([alt=''])").await.unwrap();
            let at = |x: f64, y: f64| (left + width * x, top + height.min(600.0) * y);
            window.drag(&[at(0.2, 0.4), at(0.4, 0.4), at(0.7, 0.45)]).await.unwrap();
        }
        _ => {
            let (left, top, width, height) = window.place(&format!(".viewer p:nth-of-type({number})")).await.unwrap();
            let at = |x: f64, y: f64| (left + width * x, top + height * y);
            window.drag(&[at(0.1, 0.3), at(0.3, 0.3), at(0.6, 0.3)]).await.unwrap();
        }
    }
}

/// The check, the passphrase, the package.
async fn sign(window: &Window) {
    window.click(&sentence("rubric-check-and-sign")).await.unwrap();
    window.see(&sentence("presign-before")).await.unwrap();
    shown(window, "09-before-signing").await;
    window.click("Passphrase of Ada Sample").await.unwrap();
    window.type_text(PASSPHRASE).await.unwrap();
    window.click(&sentence("presign-sign-record")).await.unwrap();
    window.see("Record of No. 2041 signed").await.unwrap();
    window.see("unbroken, head").await.unwrap();
    shown(window, "10-signed").await;
    window.press("r").await.unwrap();
    window
        .wait("document.querySelector('.report')?.shadowRoot?.querySelector('h1')?.checkVisibility()")
        .await
        .unwrap();
    shown(window, "10-report").await;
    window.press("Escape").await.unwrap();
    window.see(&sentence("signed-show")).await.unwrap();
    let without = "return document.body.innerText.includes('without a picture')";
    assert_eq!(
        window.run(without, vec![]).await.unwrap(),
        json!(false),
        "a film has no picture"
    );
}

/// How many pictures of cited places lie in the package: of the page, of the photo, and of the film.
fn pictures(result: &Path) -> usize {
    let listed = std::process::Command::new("unzip")
        .args(["-Z1"])
        .arg(result)
        .output()
        .expect("unzip");
    let names = String::from_utf8_lossy(&listed.stdout).into_owned();
    names
        .lines()
        .filter(|name| name.contains("/data/places/") && name.ends_with(".jpg"))
        .count()
}

/// The result, dropped again on the window that made it.
async fn verify(window: &Window, scene: &Scene, result: &Path) {
    assert!(result.is_file(), "no package at {}", result.display());
    window.click(&sentence("frame-queue")).await.unwrap();
    window.click(&sentence("frame-verify")).await.unwrap();
    window.click(&sentence("queue-choose")).await.unwrap();
    window.see(&sentence("verdict-valid")).await.unwrap();
    window.see(&sentence("verdict-evidence-away")).await.unwrap();
    scene.pick(&[scene.at("submission-2041.zip")]);
    window.click(&sentence("verify-evidence")).await.unwrap();
    window.see(&sentence("verdict-evidence-same")).await.unwrap();
    shown(window, "11-verified").await;
    window.click(&sentence("verify-read")).await.unwrap();
    window.see(SCORES[0].2).await.unwrap();
    shown(window, "12-record").await;
}

#[test]
fn by_keys_alone_a_submission_is_brought_in_scored_beside_its_evidence_signed_and_verified() {
    let scene = begun("by-keys");
    let result = scene.at("result-2041.zip");
    play(async {
        let window = scene.open().await;
        start_by_keys(&window).await;
        score_by_keys(&window).await;
        scene.pick(std::slice::from_ref(&result));
        window.press("Ctrl+Enter").await.unwrap();
        window.see(&sentence("presign-before")).await.unwrap();
        window.tab_to("Passphrase of Ada Sample").await.unwrap();
        window.type_text(PASSPHRASE).await.unwrap();
        window.press("Enter").await.unwrap();
        window.see("Record of No. 2041 signed").await.unwrap();
        assert!(result.is_file(), "no package at {}", result.display());
        window.press("Escape").await.unwrap();
        window.wait("document.querySelector('[role=grid]')").await.unwrap();
        window.tab_to(&sentence("frame-verify")).await.unwrap();
        window.press("Enter").await.unwrap();
        window.tab_to(&sentence("queue-choose")).await.unwrap();
        window.press("Enter").await.unwrap();
        window.see(&sentence("verdict-valid")).await.unwrap();
        window.close().await.expect("it closes");
    });
}

/// From the first start to the open review.
async fn start_by_keys(window: &Window) {
    window.tab_to(&sentence("first-name")).await.unwrap();
    window.type_text("Ada Sample").await.unwrap();
    window.press("Enter").await.unwrap();
    window.tab_to(&sentence("first-passphrase")).await.unwrap();
    window.type_text(PASSPHRASE).await.unwrap();
    window.tab_to(&sentence("first-passphrase-again")).await.unwrap();
    window.type_text(PASSPHRASE).await.unwrap();
    window.press("Enter").await.unwrap();
    window.see(&sentence("first-sheet-title")).await.unwrap();
    window.tab_to(&sentence("first-sheet-have")).await.unwrap();
    window.press("Space").await.unwrap();
    window.press("Enter").await.unwrap();
    window.see(&sentence("queue-empty")).await.unwrap();
    window.press("o").await.unwrap();
    window.see("Start with No. 2041").await.unwrap();
    window.tab_to("Start with No. 2041").await.unwrap();
    window.press("Enter").await.unwrap();
    window.see(&sentence("intake-start")).await.unwrap();
    window.tab_to(&sentence("intake-start")).await.unwrap();
    window.press("Enter").await.unwrap();
    window.wait("document.querySelector('.review')").await.unwrap();
}

/// A span while the film plays, and places in other files; levels and rationales of all criteria.
async fn score_by_keys(window: &Window) {
    window.press("e").await.unwrap();
    window
        .wait("document.querySelector('video')?.readyState >= 2")
        .await
        .unwrap();
    window.press("k").await.unwrap();
    window
        .wait("document.querySelector('video').currentTime > 1")
        .await
        .unwrap();
    for (number, _, rationale) in SCORES {
        window.press(&number.to_string()).await.unwrap();
        if number > 1 {
            // A picture: the digit chooses the criterion; A draws a box, which arrows move; A again goes to its words.
            window.press("a").await.unwrap();
            window.wait("document.querySelector('.composer')").await.unwrap();
            window.press("Right").await.unwrap();
            window.press("a").await.unwrap();
        }
        window
            .wait("document.activeElement?.closest('.composer')")
            .await
            .unwrap();
        window
            .type_text(&format!("Place {number} of this review."))
            .await
            .unwrap();
        if number == 1 {
            window.wait("document.querySelector('video').paused").await.unwrap();
        }
        window.press("Enter").await.unwrap();
        window.see(&format!("Place {number} of this review.")).await.unwrap();
        if number == 1 {
            window.wait("!document.querySelector('video').paused").await.unwrap();
            window.press("k").await.unwrap();
            window.wait("document.querySelector('video').paused").await.unwrap();
            window.press("e").await.unwrap();
        }
        window.press("Shift+3").await.unwrap();
        window.press("r").await.unwrap();
        window
            .wait("document.activeElement?.dataset?.field?.startsWith('rationale:')")
            .await
            .unwrap();
        window.type_text(rationale).await.unwrap();
        window.press("Escape").await.unwrap();
    }
    window.see("5 of 5 scored").await.unwrap();
    window.see(&sentence("rubric-outcome-meets")).await.unwrap();
}
