//! axe-core finds nothing on any screen, in light and dark. Its source is sent through WebDriver, so that the content
//! policy stays as it ships.

use crate::stage::{root, with_window};
use assay_e2e::{Theme, Window};
use serde_json::{Value, json};

const RUN: &str = "const done = arguments[0];
axe.run(document, { resultTypes: ['violations', 'passes'] }).then(
  (found) => done({
    passes: found.passes.length,
    violations: found.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html).join(' ')),
  }),
  (failure) => done({ failure: String(failure) }))";

/// What axe-core finds on the page as it stands.
#[expect(clippy::disallowed_methods, reason = "a test reads the checker that npm installed")]
async fn axe(window: &Window) -> Value {
    let source = std::fs::read_to_string(root().join("ui/node_modules/axe-core/axe.min.js")).expect("npm ci was run");
    window
        .run(&format!("{source}\nwindow.axe = axe"), vec![])
        .await
        .expect("axe-core starts");
    window.run_async(RUN, vec![]).await.expect("axe-core ends")
}

#[track_caller]
fn check(theme: Theme) {
    with_window("axe", theme, async |window| {
        let found = axe(window).await;
        assert_eq!(found["violations"], json!([]), "{found}");
        assert!(
            found["passes"].as_u64().is_some_and(|passes| passes >= 10),
            "axe-core looked at little: {found}"
        );

        let plant = "document.querySelector('main').append(document.createElement('img'))";
        window.run(plant, vec![]).await.expect("a planted picture");
        let found = axe(window).await;
        let planted = found["violations"].to_string();
        assert!(
            planted.contains("image-alt"),
            "a planted picture without words was not found: {found}"
        );
    });
}

#[test]
fn everybody_can_read_the_first_window_in_light() {
    check(Theme::Light);
}

#[test]
fn everybody_can_read_the_first_window_in_dark() {
    check(Theme::Dark);
}
