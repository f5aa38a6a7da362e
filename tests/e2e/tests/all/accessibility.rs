//! axe-core finds nothing on any screen, in light and dark, in a small window and at twice the size of text; and nothing
//! scrolls sideways. Its source is sent through WebDriver, so that the content policy stays as it ships. Each screen is
//! kept as a picture in `target/screens/`.

use crate::stage::{Scene, keep, play, root, sample, sentence};
use assay_e2e::{Theme, Window};
use serde_json::{Value, json};

const RUN: &str = "const done = arguments[0];
axe.run(document, { resultTypes: ['violations', 'passes'] }).then(
  (found) => done({
    passes: found.passes.length,
    violations: found.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html.slice(0, 200) + ' ' + node.failureSummary).join(' | ')),
  }),
  (failure) => done({ failure: String(failure) }))";

const WIDER: &str = "const root = document.scrollingElement;
return root.scrollWidth > root.clientWidth ? root.scrollWidth + ' > ' + root.clientWidth : null";

/// What axe-core finds on the page as it stands.
#[expect(clippy::disallowed_methods, reason = "a test reads the checker that npm installed")]
async fn axe(window: &Window) -> Value {
    if window.run("return 'axe' in window", vec![]).await.expect("a page") == json!(false) {
        let source =
            std::fs::read_to_string(root().join("ui/node_modules/axe-core/axe.min.js")).expect("npm ci was run");
        window
            .run(&format!("{source}\nwindow.axe = axe"), vec![])
            .await
            .expect("axe-core starts");
    }
    window.run_async(RUN, vec![]).await.expect("axe-core ends")
}

/// A walk through every screen, in one look of the window.
pub(crate) struct Walk<'a> {
    pub(crate) window: &'a Window,
    /// What is added to the names of pictures.
    pub(crate) look: &'static str,
    /// What else is looked for on every screen: a function body that gives the list of what is wrong there.
    pub(crate) also: Option<String>,
    /// What was found, on which screen.
    pub(crate) found: Vec<String>,
}

impl Walk<'_> {
    /// Looks at the screen as it stands; `name` is its picture's.
    async fn look(&mut self, name: &str) {
        let window = self.window;
        let settled = "const done = arguments[0]; Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))).then(() => done(true))";
        window.run_async(settled, vec![]).await.expect("motion ends");
        keep(
            &format!("{name}{}.png", self.look),
            &window.picture().await.expect("a picture"),
        );
        let found = axe(window).await;
        assert!(
            found["passes"].as_u64().is_some_and(|passes| passes >= 10),
            "axe-core looked at little of {name}: {found}"
        );
        for violation in found["violations"].as_array().expect("a list") {
            self.found.push(format!("{name}{}: {violation}", self.look));
        }
        if let Some(also) = &self.also {
            let wrong = window.run(also, vec![]).await.expect("a page");
            for one in wrong.as_array().expect("a list") {
                self.found.push(format!("{name}{}: {one}", self.look));
            }
        }
        let wider = window.run(WIDER, vec![]).await.expect("a page");
        if let Some(wider) = wider.as_str() {
            self.found
                .push(format!("{name}{} scrolls sideways: {wider}", self.look));
        }
    }

    async fn press(&self, chord: &str) {
        self.window.press(chord).await.unwrap();
    }

    /// Leaves the dialog that is open.
    async fn leave(&self) {
        self.press("Escape").await;
        self.window
            .wait("!document.querySelector('[role=dialog]')")
            .await
            .unwrap();
    }

    async fn activate(&self, selector: &str, name: &str) {
        self.window.activate(selector, name).await.unwrap();
    }

    async fn queue_opens(&self, number: &str) {
        self.window.see(&sentence("queue-title")).await.unwrap();
        self.activate("[role=grid] [role=row]", number).await;
        let list = "document.querySelector('[role=grid]').focus()";
        self.window.run(list, vec![]).await.expect("the list takes the keys");
        self.press("Enter").await;
    }

    /// Brings a pane of the review into sight, where a small window shows one at a time.
    async fn pane(&self, name: &str) {
        let shown = format!(
            "document.querySelector('aside[aria-label=\"{}\"]')?.checkVisibility() ?? false",
            sentence(name)
        );
        for _ in 0..4 {
            if self.window.run(&format!("return {shown}"), vec![]).await.unwrap() == json!(true) {
                return;
            }
            self.press("F6").await;
        }
        self.window.wait(&shown).await.unwrap();
    }

    /// Opens a file in the review; `there` holds once it is shown.
    async fn file(&mut self, file: &str, there: &str, name: &str) {
        self.pane("evidence-title").await;
        self.activate("aside button", file).await;
        self.window.wait(there).await.unwrap();
        self.look(name).await;
    }
}

const DRAWN: &str = "[...document.querySelectorAll('.viewer img')].some((image) => image.naturalWidth > 200)";

const PLAYABLE: &str = "document.querySelector('video')?.readyState >= 2";

#[track_caller]
fn check(theme: Theme, look: &'static str, size: (u32, u32), larger: bool) {
    let scene = Scene::new(&format!("screens{look}"), theme)
        .with_sample_key()
        .holding(&["2041", "2047", "2044", "2052"])
        .holding_signed("2037");
    play(async {
        let window = scene.open().await;
        window.resize(size.0, size.1).await.unwrap();
        if larger {
            // Page zoom: everything grows, and the window is as wide as half of it.
            for _ in 0..12 {
                window.press("Ctrl+=").await.unwrap();
            }
            let width = size.0 / 2;
            window.wait(&format!("window.innerWidth <= {width} + 2")).await.unwrap();
        }
        let mut walk = Walk {
            window: &window,
            look,
            also: None,
            found: Vec::new(),
        };
        everywhere(&mut walk, &scene).await;
        assert!(walk.found.is_empty(), "{}", walk.found.join("\n"));
        window.close().await.expect("it closes");
    });
}

/// Every screen, in the order of a day.
pub(crate) async fn everywhere(walk: &mut Walk<'_>, scene: &Scene) {
    walk.look("queue").await;
    walk.press("Ctrl+k").await;
    walk.window
        .wait("document.querySelector('[role=dialog]')")
        .await
        .unwrap();
    walk.look("palette").await;
    walk.leave().await;
    settings(walk).await;
    review(walk).await;
    correction(walk).await;
    results(walk, scene).await;
    loose(walk, scene).await;
}

async fn settings(walk: &mut Walk<'_>) {
    walk.press("Ctrl+,").await;
    for part in [
        "settings-look",
        "settings-keys",
        "settings-language",
        "settings-signing",
        "settings-about",
    ] {
        walk.activate("nav button, nav a, [role=tab]", &sentence(part)).await;
        walk.look(part).await;
    }
    walk.activate("header button, header a", &sentence("frame-queue")).await;
}

async fn review(walk: &mut Walk<'_>) {
    walk.queue_opens("2041").await;
    walk.window.see(&sentence("intake-start")).await.unwrap();
    walk.look("intake").await;
    walk.activate("button", &sentence("intake-start")).await;
    walk.window.wait(DRAWN).await.unwrap();
    walk.look("review-pages").await;
    walk.file("classroom.mp4", PLAYABLE, "review-video").await;
    walk.file("sample-2.jpg", DRAWN, "review-picture").await;
    walk.file("reflection.md", "document.querySelector('.viewer p')", "review-text")
        .await;
    side_by_side(walk).await;
    walk.press("a").await;
    walk.window
        .wait("document.querySelector('.composer textarea')")
        .await
        .unwrap();
    walk.look("review-composer").await;
    walk.press("Escape").await;
    for (choice, name) in [("rubric-return", "return"), ("rubric-recuse", "recuse")] {
        walk.pane("rubric-title").await;
        walk.activate("button", &sentence("rubric-more")).await;
        walk.activate("[role=menuitem]", &sentence(choice)).await;
        walk.window
            .wait("document.querySelector('[role=dialog]')")
            .await
            .unwrap();
        walk.look(name).await;
        walk.press("Escape").await;
        walk.window
            .wait("!document.querySelector('[role=dialog]')")
            .await
            .unwrap();
    }
    walk.press("Shift+?").await;
    walk.window
        .wait("document.querySelector('[role=dialog]')")
        .await
        .unwrap();
    walk.look("keys").await;
    walk.leave().await;
    walk.pane("rubric-title").await;
    walk.activate("button", &sentence("rubric-check-and-sign")).await;
    walk.window.see(&sentence("presign-before")).await.unwrap();
    walk.look("before-signing").await;
    walk.activate("header button, header a", &sentence("review-queue"))
        .await;
    for (number, file, there, name) in [
        (
            "2052",
            "pauses.csv",
            "document.querySelector('.viewer [role=grid], .viewer table')",
            "review-table",
        ),
        ("2044", "discussion-plan.docx", DRAWN, "review-docx"),
        (
            "2047",
            "conference.m4a",
            "document.querySelector('audio, video')?.readyState >= 2",
            "review-sound",
        ),
        (
            "2047",
            "student-3-revision.gdoc",
            "document.querySelector('.viewer')",
            "review-not-shown",
        ),
    ] {
        walk.queue_opens(number).await;
        let begins = "document.body.innerText.includes(arguments[0])"
            .replace("arguments[0]", &json!(sentence("intake-start")).to_string());
        walk.window
            .wait(&format!("{begins} || document.querySelector('.review')"))
            .await
            .unwrap();
        if walk.window.run(&format!("return {begins}"), vec![]).await.unwrap() == json!(true) {
            walk.activate("button", &sentence("intake-start")).await;
            walk.window.wait("document.querySelector('.review')").await.unwrap();
        }
        walk.file(file, there, name).await;
        walk.activate("header button, header a", &sentence("review-queue"))
            .await;
    }
}

/// A second file beside the first, where there is room for two.
async fn side_by_side(walk: &mut Walk<'_>) {
    if walk.window.run("return innerWidth < 960", vec![]).await.unwrap() == json!(true) {
        return;
    }
    walk.pane("evidence-title").await;
    walk.activate("aside button", "lesson-plan.pdf").await;
    walk.window.wait(DRAWN).await.unwrap();
    walk.press("Shift+o").await;
    let both = format!("document.querySelectorAll('.panel .side').length === 2 && {DRAWN}");
    walk.window.wait(&both).await.unwrap();
    walk.file("classroom.mp4", PLAYABLE, "review-two").await;
    walk.press("Shift+o").await;
    walk.window
        .wait("document.querySelectorAll('.panel .side').length === 0")
        .await
        .unwrap();
}

/// A correction that is begun beside what was signed, and given up again.
async fn correction(walk: &mut Walk<'_>) {
    let (menu, dialog) = (
        "document.querySelector('[role=menu]')",
        "document.querySelector('[role=dialog]')",
    );
    walk.queue_opens("2037").await;
    walk.window.wait("document.querySelector('.review')").await.unwrap();
    walk.pane("rubric-title").await;
    walk.activate("button", &sentence("rubric-more")).await;
    walk.activate("[role=menuitem]", &sentence("rubric-supersede")).await;
    walk.window.wait(&named("review-correction")).await.unwrap();
    walk.look("correction").await;
    walk.activate("header button", &sentence("review-correction")).await;
    walk.window.wait(menu).await.unwrap();
    // Above the line between the panes, which would be drawn through its words.
    let above = "getComputedStyle(document.querySelector('[role=menu]').parentElement).zIndex > 1";
    walk.window.wait(above).await.unwrap();
    let open = walk.window.picture().await.expect("a picture");
    keep(&format!("correction-menu{}.png", walk.look), &open);
    walk.activate("[role=menuitem]", &sentence("review-see-signed")).await;
    walk.window.wait(&named("review-back-to-correction")).await.unwrap();
    walk.look("correction-signed-beside").await;
    walk.activate("header button", &sentence("review-back-to-correction"))
        .await;
    walk.window.wait(&named("review-correction")).await.unwrap();
    walk.activate("header button, header a", &sentence("review-queue"))
        .await;
    walk.window.see(&sentence("queue-title")).await.unwrap();
    walk.look("queue-correction").await;
    walk.queue_opens("2037").await;
    walk.window.wait(&named("review-correction")).await.unwrap();
    walk.activate("header button", &sentence("review-correction")).await;
    walk.activate("[role=menuitem]", &sentence("review-drop")).await;
    walk.window.wait(dialog).await.unwrap();
    walk.look("correction-drop").await;
    walk.activate("[role=dialog] button", &sentence("drop-do")).await;
    walk.window.wait(&named("review-correction-dropped")).await.unwrap();
    walk.look("correction-dropped").await;
    walk.activate("header button, header a", &sentence("review-queue"))
        .await;
}

/// Whether a button of the bar bears the words of `key`, written or said.
fn named(key: &str) -> String {
    format!(
        "[...document.querySelectorAll('header button')].some((one) => (one.ariaLabel ?? one.textContent).includes({}))",
        json!(sentence(key))
    )
}

async fn results(walk: &mut Walk<'_>, scene: &Scene) {
    let result = scene.maker().score(sample("2041"), "2041").expect("a signed result");
    walk.activate("header button, header a", &sentence("frame-verify"))
        .await;
    walk.look("verify-empty").await;
    scene.pick(std::slice::from_ref(&result));
    walk.activate("button", &sentence("queue-choose")).await;
    walk.window.see(&sentence("verdict-valid")).await.unwrap();
    walk.look("verify-valid").await;
    walk.activate("button", &sentence("verify-read")).await;
    walk.look("verify-record").await;
    let changed = scene.changed(&result);
    scene.pick(&[changed]);
    walk.activate("main button, main a", &sentence("frame-verify")).await;
    walk.activate("button", &sentence("verify-another")).await;
    walk.window.see(&sentence("verdict-invalid")).await.unwrap();
    walk.look("verify-invalid").await;
}

/// A folder of loose files: for which micro-credential they are, their roles, a look into one.
async fn loose(walk: &mut Walk<'_>, scene: &Scene) {
    walk.activate("header button, header a", &sentence("frame-queue")).await;
    walk.window.see(&sentence("queue-title")).await.unwrap();
    scene.pick(&[root().join("fixtures/submissions/2041-short")]);
    walk.press("Shift+o").await;
    walk.window.see(&sentence("bring-choose-credential")).await.unwrap();
    walk.activate("button", &sentence("bring-choose-credential")).await;
    walk.window.see(&sentence("for-lead")).await.unwrap();
    walk.look("for-which").await;
    walk.activate("button", &sentence("for-go-on")).await;
    walk.window.see(&sentence("roles-title")).await.unwrap();
    walk.look("roles").await;
    walk.press("Home").await;
    walk.press("Space").await;
    walk.window
        .wait("document.querySelector('[role=dialog] img')?.naturalWidth > 0")
        .await
        .unwrap();
    walk.look("roles-look-into").await;
    walk.leave().await;
}

#[test]
fn everybody_can_read_every_screen_in_light() {
    check(Theme::Light, "", (1440, 900), false);
}

#[test]
fn everybody_can_read_every_screen_in_dark() {
    check(Theme::Dark, "-dark", (1440, 900), false);
}

#[test]
fn everybody_can_read_every_screen_in_a_small_window() {
    check(Theme::Light, "-narrow", (1024, 700), false);
}

#[test]
fn everybody_can_read_every_screen_with_text_of_twice_the_size() {
    check(Theme::Light, "-large", (1440, 900), true);
}

#[test]
fn what_nobody_could_read_would_be_found() {
    let scene = Scene::new("planted", Theme::Light);
    play(async {
        let window = scene.open().await;
        let plant = "document.querySelector('main').append(document.createElement('img'))";
        window.run(plant, vec![]).await.expect("a planted picture");
        let planted = axe(&window).await["violations"].to_string();
        assert!(
            planted.contains("image-alt"),
            "a planted picture without words was not found: {planted}"
        );
        let wide = "const wide = document.createElement('div'); wide.style.cssText = 'width: 4000px; height: 1px'; document.body.append(wide)";
        window.run(wide, vec![]).await.expect("a planted width");
        assert_ne!(
            window.run(WIDER, vec![]).await.unwrap(),
            Value::Null,
            "a planted width was not found"
        );
        window.close().await.expect("it closes");
    });
}
