//! Keys are the person's: single ones go off and everything still acts with Ctrl, one is moved to another place, and what
//! is typed into "go to or do" is found, be it an action, a submission or words of the evidence.

use crate::stage::{Scene, keep, play, sentence};
use crate::trouble::open as open_review;
use assay_e2e::{Theme, Window};
use serde_json::{Value, json};

/// The file that is open.
const FILE: &str =
    "document.querySelector('.viewers header b, .viewers header h2, .viewers header .name')?.textContent?.trim()";

async fn shows(window: &Window, file: &str) {
    window
        .wait(&format!("({FILE})?.includes({})", json!(file)))
        .await
        .unwrap();
}

async fn file(window: &Window) -> Value {
    window.run(&format!("return {FILE}"), vec![]).await.unwrap()
}

/// Opens "go to or do" and types.
async fn palette(window: &Window, words: &str) {
    window.press("Ctrl+k").await.unwrap();
    window
        .wait("document.activeElement?.matches('[role=combobox]')")
        .await
        .unwrap();
    window.type_text(words).await.unwrap();
}

async fn keys_of_settings(window: &Window) {
    window.press("Ctrl+,").await.unwrap();
    window.click(&sentence("settings-keys")).await.unwrap();
    window.see(&sentence("settings-single")).await.unwrap();
}

async fn to_the_review(window: &Window) {
    palette(window, "2041").await;
    window
        .wait("document.querySelector('[role=option][aria-selected=true]')?.textContent.includes('2041')")
        .await
        .unwrap();
    window.press("Enter").await.unwrap();
    window.wait("document.querySelector('.review')").await.unwrap();
}

#[test]
fn keys_go_off_move_and_are_shown_as_they_act_and_the_palette_finds_actions_submissions_and_words() {
    let scene = Scene::new("keys", Theme::Light).with_sample_key().holding(&["2041"]);
    play(async {
        let window = scene.open().await;
        open_review(&window, "2041").await;
        shows(&window, "lesson-plan.pdf").await;
        // Left before it counts as looked at, the review would be new, and lead to its intake report again.
        window.see("1 of 5 opened").await.unwrap();

        // "Next artifact" from E to G; a key that is taken is said, with whose it is.
        keys_of_settings(&window).await;
        window.click("Change the key of: Next artifact").await.unwrap();
        window.press("r").await.unwrap();
        window.see("Write the rationale has R.").await.unwrap();
        keep("key-taken.png", &window.picture().await.unwrap());
        window.press("Enter").await.unwrap();
        window.see("cannot be given").await.unwrap();
        window.press("g").await.unwrap();
        window.see("was E").await.unwrap();
        to_the_review(&window).await;
        shows(&window, "lesson-plan.pdf").await;
        window.press("e").await.unwrap();
        window.press("2").await.unwrap();
        window
            .wait("document.querySelector('section.open')?.ariaLabel?.startsWith('Criterion 2:')")
            .await
            .unwrap();
        assert!(
            file(&window)
                .await
                .as_str()
                .is_some_and(|name| name.contains("lesson-plan")),
            "E still acts"
        );
        window.press("g").await.unwrap();
        shows(&window, "classroom.mp4").await;

        // Single keys off: G alone does nothing any more, and Ctrl with it does.
        keys_of_settings(&window).await;
        window.click(&sentence("settings-single-on")).await.unwrap();
        window.see(&sentence("settings-single-off")).await.unwrap();
        to_the_review(&window).await;
        shows(&window, "classroom.mp4").await;
        window.press("g").await.unwrap();
        window.press("3").await.unwrap();
        window.press("Ctrl+2").await.unwrap();
        window
            .wait("document.querySelector('section.open')?.ariaLabel?.startsWith('Criterion 2:')")
            .await
            .unwrap();
        window.press("Shift+3").await.unwrap();
        window.see("0 of 5 scored").await.unwrap();
        window.press("Ctrl+Shift+3").await.unwrap();
        window.see("1 of 5 scored").await.unwrap();
        assert!(
            file(&window)
                .await
                .as_str()
                .is_some_and(|name| name.contains("classroom")),
            "G alone still acts"
        );
        window.press("Ctrl+g").await.unwrap();
        shows(&window, "sample-1.jpg").await;
        palette(&window, &sentence("palette-all-keys")).await;
        window.press("Enter").await.unwrap();
        window.see(&sentence("keys-single-off")).await.unwrap();
        let row = "[...document.querySelectorAll('dl dt')].find((one) => one.nextElementSibling.textContent === 'Next artifact').textContent.replace(/\\s/g, '')";
        assert_eq!(
            window.run(&format!("return {row}"), vec![]).await.unwrap(),
            json!("CtrlG")
        );
        keep("keys-off.png", &window.picture().await.unwrap());
        window.press("Escape").await.unwrap();
        window.wait("!document.querySelector('[role=dialog]')").await.unwrap();
        // Nothing has the focus any more that is typed into, and the foot says so.
        assert_eq!(
            window
                .run(
                    "return document.body.innerText.includes(arguments[0])",
                    vec![json!(sentence("hints-leave"))]
                )
                .await
                .unwrap(),
            json!(false)
        );

        // Words of the evidence, found and gone to.
        palette(&window, "three expected answers").await;
        window.see(&sentence("palette-group-evidence")).await.unwrap();
        keep("palette-evidence.png", &window.picture().await.unwrap());
        window.close().await.expect("it closes");

        let again = scene.open().await;
        to_the_review(&again).await;
        again.press("Ctrl+g").await.unwrap();
        again.close().await.expect("it closes");
    });
}
