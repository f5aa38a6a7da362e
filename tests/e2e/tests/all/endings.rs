//! How a review ends: somebody steps back and takes that back, feedback is handed over without an outcome, and a
//! correction takes the place of what was signed.

use crate::stage::{Scene, keep, play, sentence};
use crate::trouble::open as open_review;
use assay_e2e::{Theme, Window};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;
use xtask::sample::PASSPHRASE;

/// Criteria of the sample that is judged.
const CRITERIA: u8 = 5;

/// A level and a rationale for every criterion, by keys.
async fn score(window: &Window, level: &str) {
    for number in 1..=CRITERIA {
        window.press(&number.to_string()).await.unwrap();
        window.press(level).await.unwrap();
        window.press("r").await.unwrap();
        window
            .wait("document.activeElement?.dataset?.field?.startsWith('rationale:')")
            .await
            .unwrap();
        window.type_text(&format!("What was seen for {number}.")).await.unwrap();
        window.press("Escape").await.unwrap();
    }
    window.see("5 of 5 scored").await.unwrap();
}

async fn more(window: &Window, choice: &str) {
    window.click(&sentence("rubric-more")).await.unwrap();
    window.click_a("[role=menuitem]", &sentence(choice)).await.unwrap();
}

/// The passphrase and the button below it.
async fn sign(window: &Window, button: &str, signed: &str) {
    window.click("Passphrase of").await.unwrap();
    window.type_text(PASSPHRASE).await.unwrap();
    window.click(&sentence(button)).await.unwrap();
    window.see(signed).await.unwrap();
}

/// What the command line says of a result.
fn verified(scene: &Scene, result: &Path) -> Value {
    let said = Command::new(scene.maker().assay)
        .args(["--json", "result", "verify"])
        .arg(result)
        .output()
        .expect("assay");
    serde_json::from_slice(&said.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&said.stderr)))
}

#[test]
fn who_steps_back_locks_the_review_and_undo_opens_it_as_it_was() {
    let scene = Scene::new("recused", Theme::Light).with_sample_key().holding(&["2047"]);
    play(async {
        let window = scene.open().await;
        open_review(&window, "2047").await;
        window.press("1").await.unwrap();
        window.press("Shift+2").await.unwrap();
        window.see("1 of 5 scored").await.unwrap();
        more(&window, "rubric-recuse").await;
        let off = "return ((one) => one.disabled || one.ariaDisabled === 'true')([...document.querySelectorAll('[role=dialog] button')].at(-1))";
        assert_eq!(
            window.run(off, vec![]).await.unwrap(),
            json!(true),
            "no reason was chosen yet"
        );
        window
            .click_a("[role=dialog] label", &sentence("recuse-fair"))
            .await
            .unwrap();
        keep("recuse-dialog.png", &window.picture().await.unwrap());
        // In the dialog Ctrl+Z is that of its field, and never that of the review behind it.
        let line = "document.querySelector('[role=dialog] textarea')";
        window.run(&format!("{line}.focus()"), vec![]).await.unwrap();
        window.type_text("neighbours").await.unwrap();
        window.press("Ctrl+z").await.unwrap();
        window.wait(&format!("{line}.value === ''")).await.unwrap();
        window.press("Ctrl+z").await.unwrap();
        window.see("1 of 5 scored").await.unwrap();
        window
            .click_a("[role=dialog] button", &sentence("recuse-do"))
            .await
            .unwrap();
        window
            .wait("[...document.querySelectorAll('[role=grid] [role=row]')].some((row) => row.textContent.includes('2047') && row.textContent.includes('Recused'))")
            .await
            .unwrap();

        window.click_a("[role=grid] [role=row]", "2047").await.unwrap();
        window.press("Enter").await.unwrap();
        window.see(&sentence("rubric-recused")).await.unwrap();
        window.see(&sentence("rubric-recused-locked")).await.unwrap();
        keep("recused.png", &window.picture().await.unwrap());
        // Nothing is scored while it is locked.
        window.press("2").await.unwrap();
        window.press("Shift+2").await.unwrap();
        window.see("1 of 5 scored").await.unwrap();
        window.press("Ctrl+z").await.unwrap();
        window.see(&sentence("rubric-check-and-sign")).await.unwrap();
        window.press("2").await.unwrap();
        window.press("Shift+2").await.unwrap();
        window.see("2 of 5 scored").await.unwrap();
        window.close().await.expect("it closes");
    });
}

/// Opens the review of a signed submission, in which nothing can be written.
async fn open_signed(window: &Window, number: &str) {
    window.click_a("[role=grid] [role=row]", number).await.unwrap();
    window.press("Enter").await.unwrap();
    window.wait("document.querySelector('.review')").await.unwrap();
    window
        .wait("[...document.querySelectorAll('.review textarea')].every((field) => field.readOnly)")
        .await
        .unwrap();
    window.see(&sentence("rubric-see-record")).await.unwrap();
}

#[test]
fn feedback_holds_no_outcome_and_a_correction_takes_the_place_of_what_was_signed() {
    let scene = Scene::new("corrected", Theme::Light)
        .with_sample_key()
        .holding(&["2041"]);
    let (first, second) = (scene.at("feedback.zip"), scene.at("correction.zip"));
    let results: [&PathBuf; 2] = [&first, &second];
    play(async {
        let window = scene.open().await;
        open_review(&window, "2041").await;
        window.click(&sentence("rubric-formative-word")).await.unwrap();
        window.see(&sentence("rubric-formative-means")).await.unwrap();
        score(&window, "Shift+3").await;
        keep("formative.png", &window.picture().await.unwrap());
        scene.pick(std::slice::from_ref(results[0]));
        window.press("Ctrl+Enter").await.unwrap();
        window.see(&sentence("presign-before-handing")).await.unwrap();
        window
            .see("Criterion \"Plans the check\" has a level and no place")
            .await
            .unwrap();
        keep("formative-check.png", &window.picture().await.unwrap());
        sign(&window, "presign-sign-feedback", "Feedback on No. 2041 signed").await;
        window.see(&sentence("signed-feedback-lead")).await.unwrap();

        window.click(&sentence("signed-correct")).await.unwrap();
        window.wait("document.querySelector('.review')").await.unwrap();
        window.press("1").await.unwrap();
        window.press("r").await.unwrap();
        window
            .wait("document.activeElement?.dataset?.field?.startsWith('rationale:')")
            .await
            .unwrap();
        window.press("Ctrl+a").await.unwrap();
        window.type_text("What was seen, corrected.").await.unwrap();
        window.press("Escape").await.unwrap();
        scene.pick(std::slice::from_ref(results[1]));
        window.press("Ctrl+Enter").await.unwrap();
        window.see(&sentence("presign-supersedes")).await.unwrap();
        sign(&window, "presign-sign-feedback", &sentence("signed-supersedes")).await;
        keep("correction-signed.png", &window.picture().await.unwrap());

        // Opened again it is read as it was sealed, and leads to what was signed.
        window.click(&sentence("frame-queue")).await.unwrap();
        open_signed(&window, "2041").await;
        keep("sealed.png", &window.picture().await.unwrap());
        window.click(&sentence("rubric-see-record")).await.unwrap();
        window.see(&sentence("signed-supersedes")).await.unwrap();
        // Where its package was written is known still.
        window.see("correction.zip").await.unwrap();
        window.see(&sentence("signed-show")).await.unwrap();

        window.click(&sentence("frame-queue")).await.unwrap();
        window.click(&sentence("frame-verify")).await.unwrap();
        scene.pick(&results.map(Clone::clone));
        window.click(&sentence("queue-choose")).await.unwrap();
        window
            .wait("document.querySelectorAll('main article h2').length === 2")
            .await
            .unwrap();
        window.see(&sentence("verdict-feedback")).await.unwrap();
        window.see(&sentence("verdict-supersedes")).await.unwrap();
        keep("correction-verified.png", &window.picture().await.unwrap());
        window.close().await.expect("it closes");
    });
    let [first, second] = results.map(|result| verified(&scene, result)["data"]["record"].clone());
    assert_eq!(first["supersedes"], Value::Null);
    assert_eq!(second["supersedes"]["id"], first["id"], "{second}");
}
