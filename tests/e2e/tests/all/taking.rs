//! What is taken into the catalogue, and what is written out of the library again.

use crate::closing::Holder;
use crate::stage::{Scene, keep, play, sample, sentence};
use crate::trouble::open;
use assay_e2e::{Theme, Window};
use serde_json::json;

/// Brings in the bundle that the dialog picks, and goes to its report.
async fn bring_in(window: &Window) {
    window.press("o").await.unwrap();
    window.click("Start with No. 2041").await.unwrap();
    window.see(&sentence("intake-came-along")).await.unwrap();
}

#[test]
fn a_micro_credential_that_came_along_is_taken_in_from_the_report_and_stays() {
    let scene = Scene::new("taken-in", Theme::Dark).with_sample_key();
    scene.pick(&[scene.maker().pack(sample("2041")).expect("a bundle")]);
    play(async {
        let window = scene.open().await;
        bring_in(&window).await;
        window.see(&sentence("intake-signed-by-nobody")).await.unwrap();
        keep("intake-came-along-dark.png", &window.picture().await.unwrap());
        let held = Holder::of(&scene);
        window.click(&sentence("intake-accept")).await.unwrap();
        window.see("Nothing was written.").await.unwrap();
        keep("intake-not-taken-in-dark.png", &window.picture().await.unwrap());
        drop(held);
        window.click(&sentence("intake-accept")).await.unwrap();
        let gone = format!(
            "!document.body.innerText.includes({})",
            json!(sentence("intake-came-along"))
        );
        window.wait(&gone).await.unwrap();
        window.see(&sentence("intake-rubric-yours")).await.unwrap();
        let still = "return document.body.innerText.includes(arguments[0])";
        let not_yours = vec![json!(sentence("intake-rubric-not-yours"))];
        assert_eq!(window.run(still, not_yours).await.unwrap(), json!(false));
        window.close().await.expect("it closes");
    });
}

#[test]
fn a_submission_is_written_out_as_its_bundle_from_the_queue_and_not_over_another_file() {
    let scene = Scene::new("written-out", Theme::Light)
        .with_sample_key()
        .holding(&["2041"]);
    let (first, second) = (scene.at("out.zip"), scene.at("other.zip"));
    scene.pick(std::slice::from_ref(&first));
    play(async {
        let window = scene.open().await;
        window.click("More for No. 2041").await.unwrap();
        window.see(&sentence("queue-set-due")).await.unwrap();
        keep("queue-row-menu.png", &window.picture().await.unwrap());
        window
            .click_a("[role=menuitem]", &sentence("queue-bundle"))
            .await
            .unwrap();
        window.see("Bundle of No. 2041 written").await.unwrap();
        keep("bundle-written.png", &window.picture().await.unwrap());
        window.click(&sentence("parts-close")).await.unwrap();

        window.press("b").await.unwrap();
        window.see("The bundle of No. 2041 was not written").await.unwrap();
        keep("bundle-refused.png", &window.picture().await.unwrap());
        scene.pick(std::slice::from_ref(&second));
        window.click(&sentence("bundle-elsewhere")).await.unwrap();
        window.see("Bundle of No. 2041 written").await.unwrap();
        window.click(&sentence("parts-close")).await.unwrap();
        same_payload(&first, &second);
        window.close().await.expect("it closes");
    });
}

#[test]
fn a_submission_is_written_out_from_its_review_by_key_and_from_the_palette() {
    let scene = Scene::new("written-out-review", Theme::Dark)
        .with_sample_key()
        .holding(&["2041"]);
    let (first, second) = (scene.at("by-key.zip"), scene.at("by-palette.zip"));
    scene.pick(std::slice::from_ref(&first));
    play(async {
        let window = scene.open().await;
        open(&window, "2041").await;
        window.press("Ctrl+b").await.unwrap();
        window.see("Bundle of No. 2041 written").await.unwrap();
        keep("bundle-written-dark.png", &window.picture().await.unwrap());
        window.press("Escape").await.unwrap();
        scene.pick(std::slice::from_ref(&second));
        window.press("Ctrl+k").await.unwrap();
        window.type_text("bundle").await.unwrap();
        window
            .click_a("[role=option]", &sentence("queue-do-bundle"))
            .await
            .unwrap();
        window.see("Bundle of No. 2041 written").await.unwrap();
        same_payload(&first, &second);
        window.close().await.expect("it closes");
    });
}

#[test]
fn ctrl_and_enter_on_the_more_button_leads_to_the_check() {
    let scene = Scene::new("check-by-key", Theme::Light)
        .with_sample_key()
        .holding(&["2041"]);
    play(async {
        let window = scene.open().await;
        open(&window, "2041").await;
        window.tab_to(&sentence("rubric-more")).await.unwrap();
        window.press("Ctrl+Enter").await.unwrap();
        window.see(&sentence("presign-before")).await.unwrap();
        window.close().await.expect("it closes");
    });
}

/// The manifests of two bundles are the same, and so is what they list.
#[track_caller]
fn same_payload(first: &std::path::Path, second: &std::path::Path) {
    let manifest = |bundle: &std::path::Path| {
        let read = std::process::Command::new("unzip")
            .arg("-p")
            .arg(bundle)
            .arg("*/manifest-sha256.txt")
            .output()
            .expect("unzip");
        String::from_utf8_lossy(&read.stdout).into_owned()
    };
    assert!(
        manifest(first).contains("data/submission.json"),
        "no bundle at {}",
        first.display()
    );
    assert_eq!(manifest(first), manifest(second));
}
