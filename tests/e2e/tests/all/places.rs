//! Every kind of place that can be cited is found again: it is described, stored, and after the window was closed and
//! opened its chip shows the very same page, box, second and letters.

use crate::stage::{Scene, keep, play, sentence};
use crate::trouble::open as open_review;
use assay_e2e::{Theme, Window};
use serde_json::{Value, json};

/// How far a film may stand from the second that was cited: less than one of its pictures lasts.
const ONE_PICTURE: f64 = 0.04;

/// A place that was cited, and what it looked like before it was kept.
struct Cited {
    file: &'static str,
    number: u8,
    comment: &'static str,
    /// What the screen says of it once it is revealed: an expression of the page.
    shows: &'static str,
    /// The value of that when it was selected.
    stood: Value,
}

/// A box that is drawn, or that of the chosen annotation: where it stands on what it is drawn on, in percent.
const BOX: &str = "((one) => one && [
  one.closest('article')?.getAttribute('aria-label') ?? null,
  ...['--x', '--y', '--w', '--h'].map((name) => one.style.getPropertyValue(name)),
])(document.querySelector('.viewer .region.drawn') ?? document.querySelector('.viewer .region.on'))";

/// The words that are selected on a page, or quoted there by the chosen annotation: their page and their outline.
const PAGE_WORDS: &str = "((all) => all.length > 0 ? [
  all[0].closest('article').getAttribute('aria-label'), ...all.map((one) => one.getAttribute('points')),
] : null)(((chosen) => chosen.length > 0 ? chosen : [...document.querySelectorAll('.viewer g.on polygon')])(
  [...document.querySelectorAll('.viewer polygon.selected')]))";

/// The words that are selected in a text, or quoted there, with the letter at which they begin.
const TEXT_WORDS: &str = "((root) => {
  const marks = [...root.querySelectorAll('mark.on')];
  const chosen = getSelection();
  if (chosen.isCollapsed && marks.length === 0) return null;
  if (chosen.isCollapsed) return [Number(marks[0].dataset.at), marks.map((one) => one.textContent).join('')];
  const range = chosen.getRangeAt(0);
  return [Number(range.startContainer.parentElement.dataset.at) + range.startOffset, chosen.toString()];
})(document.querySelector(SCOPE))";

/// The cells that are chosen, or cited by the chosen annotation: their place in the table.
const CELLS: &str = "((one) => one && ['--x', '--y', '--w', '--h'].map((name) => one.style.getPropertyValue(name)))(
  document.querySelector('.viewer .area.chosen') ?? document.querySelector('.viewer .area.on'))";

fn text_words(scope: &str) -> &'static str {
    // Two scopes in a test: nothing is gained by giving them back.
    Box::leak(TEXT_WORDS.replace("SCOPE", &json!(scope).to_string()).into_boxed_str())
}

async fn value(window: &Window, expression: &str) -> Value {
    window.run(&format!("return {expression}"), vec![]).await.unwrap()
}

pub(crate) async fn open_file(window: &Window, file: &str, there: &str) {
    window.click_a("aside button", file).await.unwrap();
    window.wait(there).await.unwrap();
}

pub(crate) const FILM: &str =
    "document.querySelector('video')?.readyState >= 2 && document.querySelector('video').videoWidth > 0";
const PICTURE: &str = "[...document.querySelectorAll('.viewer .picture img')].some((one) => one.naturalWidth > 200)";
const PAGE: &str = "[...document.querySelectorAll('.viewer article img')].some((one) => one.naturalWidth > 200) && document.querySelector('.viewer article .unseen')?.textContent";
const TEXT: &str = "document.querySelector('.viewer p [data-at]')";
const TABLE: &str = "document.querySelector('.viewer [role=gridcell]')";

/// Drags from one part of an element to another.
async fn drag(window: &Window, selector: &str, from: (f64, f64), to: (f64, f64)) {
    let (left, top, width, height) = window.place(selector).await.unwrap();
    let at = |(x, y): (f64, f64)| (left + width * x, top + height * y);
    let middle = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
    window.drag(&[at(from), at(middle), at(to)]).await.unwrap();
}

/// Writes a comment for a criterion, by its digit, and saves it.
async fn write(window: &Window, number: u8, comment: &str) {
    window.press(&number.to_string()).await.unwrap();
    window
        .wait("document.activeElement?.closest('.composer')")
        .await
        .unwrap();
    window.type_text(comment).await.unwrap();
    window.press("Enter").await.unwrap();
}

/// Cites a span of a film while it plays, which goes on then and is stopped.
async fn span_while_playing(window: &Window, number: u8, comment: &str) {
    window.press("k").await.unwrap();
    window
        .wait("document.querySelector('video').currentTime > 1.5")
        .await
        .unwrap();
    write(window, number, comment).await;
    window.see(comment).await.unwrap();
    window.press("k").await.unwrap();
}

/// Cites what is selected for a criterion, by its digit.
async fn cite(window: &Window, file: &'static str, number: u8, comment: &'static str, shows: &'static str) -> Cited {
    let stood = value(window, shows).await;
    assert_ne!(stood, Value::Null, "nothing is selected for {comment}");
    write(window, number, comment).await;
    window.wait("!document.querySelector('.composer')").await.unwrap();
    // Kept, and not only on its way.
    let kept = format!(
        "[...document.querySelectorAll('[data-annotation]')].some((one) => one.textContent.includes({}))",
        json!(comment)
    );
    window.wait(&kept).await.unwrap();
    Cited {
        file,
        number,
        comment,
        shows,
        stood,
    }
}

/// Opens a criterion by its head: its digit would cite what is chosen for it.
async fn open_criterion(window: &Window, number: u8) {
    let section = format!("section[aria-label^='Criterion {number}:']");
    let closed = format!("return !document.querySelector(\"{section}\").classList.contains('open')");
    if window.run(&closed, vec![]).await.unwrap() == json!(true) {
        window.click_a(&format!("{section} h3 button"), "").await.unwrap();
    }
}

/// Opens another file first, then presses the chip of the place, and compares.
async fn found_again(window: &Window, cited: &Cited, other: (&str, &str), there: &str) {
    open_file(window, other.0, other.1).await;
    open_criterion(window, cited.number).await;
    let chip = format!(
        "section.open[aria-label^='Criterion {}:'] .chips button[aria-label*='{}']",
        cited.number, cited.file
    );
    window.click_a(&chip, "").await.unwrap();
    window.wait(there).await.unwrap();
    let same = format!("JSON.stringify({}) === {}", cited.shows, json!(cited.stood.to_string()));
    if let Err(never) = window.wait(&same).await {
        let now = value(window, cited.shows).await;
        panic!("{}: it was {} and is {now}\n{never}", cited.comment, cited.stood);
    }
}

/// The second that is shown, once the film stands.
async fn second(window: &Window) -> f64 {
    window
        .wait("((film) => film.paused && !film.seeking)(document.querySelector('video'))")
        .await
        .unwrap();
    value(window, "document.querySelector('video').currentTime")
        .await
        .as_f64()
        .expect("a second")
}

async fn film_at(window: &Window, second_before: f64) {
    window
        .wait(&format!(
            "((film) => film && film.paused && !film.seeking && Math.abs(film.currentTime - {second_before}) < {ONE_PICTURE})(document.querySelector('video'))"
        ))
        .await
        .unwrap();
}

#[test]
fn a_span_a_box_on_a_frame_a_page_a_quote_a_picture_and_a_transcript_are_found_where_they_were_cited() {
    let scene = Scene::new("places", Theme::Light).with_sample_key().holding(&["2041"]);
    let (text, transcript) = (text_words(".viewer"), text_words(".transcript"));
    play(async {
        let window = scene.open().await;
        open_review(&window, "2041").await;

        // A quote and a box on pages.
        open_file(&window, "lesson-plan.pdf", PAGE).await;
        drag(&window, ".viewer article", (0.25, 0.2), (0.6, 0.22)).await;
        let quote = cite(&window, "lesson-plan.pdf", 1, "A quote on a page.", PAGE_WORDS).await;
        window
            .click_a(".viewer button", &sentence("evidence-box"))
            .await
            .unwrap();
        window
            .click_a(".viewer button", &sentence("evidence-page-forward"))
            .await
            .unwrap();
        let page_two = ".viewer article[aria-label^='Page 2']";
        window
            .wait(&format!("document.querySelector(\"{page_two}\")"))
            .await
            .unwrap();
        drag(&window, page_two, (0.3, 0.3), (0.7, 0.4)).await;
        let page = cite(&window, "lesson-plan.pdf", 2, "A box on a page.", BOX).await;

        // A box on a picture.
        open_file(&window, "sample-1.jpg", PICTURE).await;
        window
            .click_a(".viewer button", &sentence("evidence-box"))
            .await
            .unwrap();
        drag(&window, ".viewer .picture", (0.2, 0.25), (0.55, 0.5)).await;
        let picture = cite(&window, "sample-1.jpg", 3, "A box on a picture.", BOX).await;

        // A quote of a text.
        open_file(&window, "reflection.md", TEXT).await;
        // It is set as it is read, with its heading, and not as the bare text.
        window.see(&sentence("evidence-as-written")).await.unwrap();
        window.wait("document.querySelector('.viewer h3')").await.unwrap();
        drag(&window, ".viewer p:nth-of-type(3)", (0.1, 0.2), (0.6, 0.2)).await;
        let words = cite(&window, "reflection.md", 4, "A quote of a text.", text).await;

        // A span that opens while the film plays, then a box on a frame that stands, then words of its transcript.
        open_file(&window, "classroom.mp4", FILM).await;
        span_while_playing(&window, 5, "A span.").await;
        let span = stored(&window, "A span.").await;
        let _stands = second(&window).await;
        for _ in 0..6 {
            window.press("Shift+Right").await.unwrap();
        }
        window
            .click_a(".viewer button", &sentence("evidence-box"))
            .await
            .unwrap();
        let at = second(&window).await;
        drag(&window, ".viewer .picture", (0.3, 0.3), (0.6, 0.6)).await;
        let frame = cite(&window, "classroom.mp4", 1, "A box on a frame.", BOX).await;
        drag(&window, ".transcript li:nth-child(3) p", (0.1, 0.3), (0.7, 0.3)).await;
        let said = cite(&window, "classroom.vtt", 2, "Words of the transcript.", transcript).await;
        keep("places-cited.png", &window.picture().await.unwrap());
        window.close().await.expect("it closes");

        let window = scene.open().await;
        open_review(&window, "2041").await;
        let away = ("reflection.md", TEXT);
        found_again(&window, &quote, away, PAGE).await;
        found_again(&window, &page, away, PAGE).await;
        keep("places-page.png", &window.picture().await.unwrap());
        found_again(&window, &picture, away, PICTURE).await;
        found_again(&window, &words, ("sample-1.jpg", PICTURE), TEXT).await;
        keep("places-text.png", &window.picture().await.unwrap());
        found_again(&window, &frame, away, FILM).await;
        film_at(&window, at).await;
        keep("places-frame.png", &window.picture().await.unwrap());
        found_again(&window, &said, ("classroom.mp4", FILM), FILM).await;
        keep("places-transcript.png", &window.picture().await.unwrap());

        open_file(&window, "reflection.md", TEXT).await;
        open_criterion(&window, 5).await;
        window
            .click_a("section.open .chips button[aria-label*='classroom.mp4']", "")
            .await
            .unwrap();
        window.wait(FILM).await.unwrap();
        film_at(&window, span.0).await;
        assert_eq!(stored(&window, "A span.").await, span);
        window.close().await.expect("it closes");
    });
}

/// Begin and end of a span, seconds, as Rust has it.
async fn stored(window: &Window, comment: &str) -> (f64, f64) {
    let asked = "const done = arguments[2];
window.__TAURI_INTERNALS__.invoke('queue', { ask: { text: arguments[1], states: [], sort: 'number', descending: false, limit: 1, skip: 0, placeOf: null } })
  .then(({ rows: [{ submission }] }) => window.__TAURI_INTERNALS__.invoke('open_review', { submission, which: 'now' }))
  .then(({ now: { annotations: { all } } }) => all.find((one) => one.comment === arguments[0])?.place)
  .then(({ startMs, endMs }) => done([startMs, endMs]), (failure) => done(String(failure)))";
    let place = window
        .run_async(asked, vec![json!(comment), json!("2041")])
        .await
        .unwrap();
    let at = |index: usize| place[index].as_f64().unwrap_or_else(|| panic!("no span: {place}")) / 1_000.0;
    (at(0), at(1))
}

#[test]
fn cells_and_rows_of_a_table_and_words_of_a_document_are_found_where_they_were_cited() {
    let scene = Scene::new("places-table", Theme::Light)
        .with_sample_key()
        .holding(&["2044"]);
    play(async {
        let window = scene.open().await;
        open_review(&window, "2044").await;
        open_file(&window, "talk-map.csv", TABLE).await;
        window.click_a(".viewer [role=gridcell]", "").await.unwrap();
        let cell = cite(&window, "talk-map.csv", 1, "A cell.", CELLS).await;
        window
            .click_a(".viewer [role=rowheader][data-row='6']", "")
            .await
            .unwrap();
        let row = cite(&window, "talk-map.csv", 2, "A row.", CELLS).await;
        open_file(&window, "discussion-plan.docx", PAGE).await;
        drag(&window, ".viewer article", (0.2, 0.2), (0.6, 0.22)).await;
        let words = cite(&window, "discussion-plan.docx", 3, "Words of a document.", PAGE_WORDS).await;
        window.close().await.expect("it closes");

        let window = scene.open().await;
        open_review(&window, "2044").await;
        let away = ("reflection.md", TEXT);
        found_again(&window, &cell, away, TABLE).await;
        found_again(&window, &row, away, TABLE).await;
        keep("places-table.png", &window.picture().await.unwrap());
        found_again(&window, &words, away, PAGE).await;
        keep("places-docx.png", &window.picture().await.unwrap());
        window.close().await.expect("it closes");
    });
}

#[test]
fn two_files_stand_side_by_side_and_each_is_cited_with_the_same_keys() {
    let scene = Scene::new("places-two", Theme::Light)
        .with_sample_key()
        .holding(&["2041"]);
    let sides = |left: &str, right: &str| {
        format!(
            "((names, heads) => heads.length === 2 && heads.every((one, at) => one.textContent.includes(names[at])))({}, [...document.querySelectorAll('.panel header h2')])",
            json!([left, right])
        )
    };
    play(async {
        let window = scene.open().await;
        open_review(&window, "2041").await;
        open_file(&window, "lesson-plan.pdf", PAGE).await;
        window.press("Shift+o").await.unwrap();
        window
            .wait("document.querySelectorAll('.panel .side').length === 2")
            .await
            .unwrap();
        open_file(&window, "classroom.mp4", FILM).await;
        window.wait(&sides("lesson-plan.pdf", "classroom.mp4")).await.unwrap();

        // The film has the keys: it plays, and a digit opens a span there.
        span_while_playing(&window, 5, "A span beside a page.").await;
        let _stands = second(&window).await;
        let (begins, ends) = stored(&window, "A span beside a page.").await;
        assert!(begins < ends, "no span: {begins} to {ends}");

        // The other side gets them, and a quote of its page is cited.
        window.press("o").await.unwrap();
        drag(&window, ".viewer article", (0.25, 0.2), (0.6, 0.22)).await;
        let quote = cite(&window, "lesson-plan.pdf", 1, "A quote beside a film.", PAGE_WORDS).await;
        keep("places-two.png", &window.picture().await.unwrap());

        // A chip shows its place on the side where its file stands; the other stays as it is.
        found_again(&window, &quote, ("classroom.mp4", FILM), PAGE).await;
        window.wait(&sides("lesson-plan.pdf", "classroom.mp4")).await.unwrap();

        window.press("Shift+o").await.unwrap();
        window
            .wait("document.querySelectorAll('.panel header h2').length === 1")
            .await
            .unwrap();
        window.close().await.expect("it closes");
    });
}
