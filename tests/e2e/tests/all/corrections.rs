//! A signed review that is corrected, looked at beside its correction, and a correction that is given up: nothing is lost,
//! and what was signed counts alone again.

use crate::places::open_file;
use crate::stage::{Scene, keep, play, sentence};
use assay_e2e::{Theme, Window};
use serde_json::{Value, json};

const DIALOG: &str = "document.querySelector('[role=dialog]')";
/// The field that is written in, what stands in it, and where the caret is.
const HELD: &str =
    "const field = document.activeElement; return [field?.dataset?.field, field?.value, field?.selectionStart]";
const FIELD: &str = "document.activeElement?.dataset?.field?.startsWith('rationale:')";
const SEALED: &str = "document.querySelector('.review') && [...document.querySelectorAll('.review textarea')].every((field) => field.readOnly)";

const COMPOSES: &str = "document.activeElement?.dataset?.field === 'annotation:new'";

/// Longer than it takes until a draft, or where the caret is, is on the disk.
const PAUSE: std::time::Duration = std::time::Duration::from_millis(900);

async fn opens(window: &Window, number: &str) {
    window.click_a("[role=grid] [role=row]", number).await.unwrap();
    window.press("Enter").await.unwrap();
    window.wait("document.querySelector('.review')").await.unwrap();
}

async fn bar(window: &Window, menu: &str, choice: &str) {
    window.click(&sentence(menu)).await.unwrap();
    window.click_a("[role=menuitem]", &sentence(choice)).await.unwrap();
}

async fn by_palette(window: &Window, words: &str, choice: &str) {
    window.press("Ctrl+k").await.unwrap();
    window.wait(DIALOG).await.unwrap();
    window.type_text(words).await.unwrap();
    window.see(&sentence(choice)).await.unwrap();
    window.press("Enter").await.unwrap();
}

/// The words of the row of this submission.
async fn row(window: &Window, number: &str, words: &[&str], without: &[&str]) {
    let says = |word: &&str| format!("row.textContent.includes({})", json!(word));
    let all: Vec<String> = words.iter().map(says).collect();
    let none: Vec<String> = without.iter().map(|word| format!("!{}", says(word))).collect();
    let condition = format!(
        "[...document.querySelectorAll('[role=grid] [role=row]')].some((row) => row.textContent.includes({}) && {})",
        json!(number),
        [all, none].concat().join(" && ")
    );
    window.wait(&condition).await.unwrap();
}

async fn held(window: &Window) -> Value {
    window.run(HELD, vec![]).await.unwrap()
}

#[test]
fn a_correction_is_begun_looked_at_beside_what_was_signed_dropped_and_taken_up_again() {
    let scene = Scene::new("correcting", Theme::Light)
        .with_sample_key()
        .holding_signed("2041");
    play(async {
        let window = scene.open().await;
        opens(&window, "2041").await;
        window.wait(SEALED).await.unwrap();
        by_palette(&window, "supersede", "signed-do-correct").await;
        window.see(&sentence("review-correction")).await.unwrap();
        window.press("1").await.unwrap();
        window.press("r").await.unwrap();
        window.wait(FIELD).await.unwrap();
        window.press("Ctrl+a").await.unwrap();
        window.type_text("Seen, and corrected.").await.unwrap();
        window.press("Escape").await.unwrap();
        window.press("2").await.unwrap();
        window.press("r").await.unwrap();
        window.wait(FIELD).await.unwrap();
        window.press("End").await.unwrap();
        window.type_text(" Half a").await.unwrap();
        window.press("Left").await.unwrap();
        window.press("Left").await.unwrap();
        let before = held(&window).await;
        tokio::time::sleep(PAUSE).await;

        // What was signed is looked at as it was sealed, and left for the same file, field and letter.
        bar(&window, "review-correction", "review-see-signed").await;
        window.wait(SEALED).await.unwrap();
        window.press("1").await.unwrap();
        window
            .wait("document.querySelector('section.open textarea').value === 'Seen from beginning to end.'")
            .await
            .unwrap();
        keep("correction-signed-beside.png", &window.picture().await.unwrap());
        window.click(&sentence("rubric-see-record")).await.unwrap();
        window.see(&sentence("signed-sealed")).await.unwrap();
        window.click(&sentence("review-back-to-correction")).await.unwrap();
        window.wait(FIELD).await.unwrap();
        assert_eq!(held(&window).await, before);

        // Killed while it is looked at, the window opens at the correction, where it was.
        bar(&window, "review-correction", "review-see-signed").await;
        window.wait(SEALED).await.unwrap();
        window.kill();
        let window = scene.open().await;
        window.wait(FIELD).await.unwrap();
        assert_eq!(held(&window).await, before);

        window.click(&sentence("review-queue")).await.unwrap();
        row(&window, "2041", &["Signed", "correction ready"], &["Ready to sign"]).await;
        keep("queue-correction.png", &window.picture().await.unwrap());
        for state in ["state-signed", "state-ready"] {
            window.click_a("nav button, nav a", &sentence(state)).await.unwrap();
            row(&window, "2041", &["Signed", "correction ready"], &[]).await;
        }
        window
            .click_a("nav button, nav a", &sentence("queue-all"))
            .await
            .unwrap();

        // Words that are not finished wait in a draft. It is asked once, with the focus on the safe answer.
        opens(&window, "2041").await;
        open_file(&window, "reflection.md", "document.querySelector('.viewer p')").await;
        window.press("a").await.unwrap();
        window.wait(COMPOSES).await.unwrap();
        window.type_text("Half a comment").await.unwrap();
        tokio::time::sleep(PAUSE).await;
        bar(&window, "review-correction", "review-drop").await;
        window.wait(DIALOG).await.unwrap();
        window
            .wait(&format!(
                "document.activeElement?.textContent.includes({})",
                json!(sentence("drop-keep"))
            ))
            .await
            .unwrap();
        window
            .see("The unfinished words in one field go with it.")
            .await
            .unwrap();
        keep("correction-drop.png", &window.picture().await.unwrap());
        window.press("Enter").await.unwrap();
        window.wait(&format!("!{DIALOG}")).await.unwrap();
        window.see(&sentence("review-correction")).await.unwrap();
        by_palette(&window, "discard", "keys-drop-correction").await;
        window.see(&sentence("drop-lead")).await.unwrap();
        window
            .click_a("[role=dialog] button", &sentence("drop-do"))
            .await
            .unwrap();
        window.wait(SEALED).await.unwrap();
        window.see(&sentence("review-correction-dropped")).await.unwrap();
        keep("correction-dropped.png", &window.picture().await.unwrap());

        // Killed then, it is dropped still; undo takes it up where it was, with the words that were not finished.
        window.kill();
        let window = scene.open().await;
        window.wait(SEALED).await.unwrap();
        window.click(&sentence("review-queue")).await.unwrap();
        row(&window, "2041", &["Signed"], &["correction"]).await;
        opens(&window, "2041").await;
        window.see(&sentence("review-correction-dropped")).await.unwrap();
        window.press("Ctrl+z").await.unwrap();
        window.wait(COMPOSES).await.unwrap();
        assert_eq!(held(&window).await, json!(["annotation:new", "Half a comment", 14]));
        window.press("Ctrl+Shift+z").await.unwrap();
        window.see(&sentence("review-correction-dropped")).await.unwrap();
        window.click_a(".toasts button", &sentence("parts-undo")).await.unwrap();
        window.wait(COMPOSES).await.unwrap();
        window.close().await.expect("it closes");
    });
    let library = scene.maker().library();
    let show = ["--json", "review", "show", "2041", "--library"].map(std::ffi::OsStr::new);
    let said = scene.line(&[&show[..], &[library.as_os_str()]].concat(), "");
    let said: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(said["data"]["criteria"][0]["rationale"], "Seen, and corrected.");
    assert_eq!(said["data"]["drafts"][0]["text"], "Half a comment");
    let verify = ["--json", "journal", "verify", "--library"].map(std::ffi::OsStr::new);
    let said = scene.line(&[&verify[..], &[library.as_os_str()]].concat(), "");
    let said: Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(
        said["data"]["reviews"],
        json!(2),
        "one journal for what was signed, one for its correction"
    );
}
