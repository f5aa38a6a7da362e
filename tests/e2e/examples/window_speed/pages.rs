//! A scan of 200 pages: its first page on the screen, the way through all of them, and the memory of that.

use crate::evidence;
use crate::figures::{each, figure, percentile, taken, told};
use crate::lists::{Way, beside, wheeled};
use crate::meter;
use crate::scene::{Outcome, Scene, open_review, rest};
use assay_e2e::{Turn, Window};
use serde_json::json;
use std::fs;
use std::path::Path;

/// Presses the file in the list, and waits for the picture of its first page: loaded, and two frames later.
const OPEN: &str = "
const [name, done] = arguments;
const file = [...document.querySelectorAll('aside button')].find((one) => one.textContent.includes(name));
const began = performance.now();
const look = () => {
  const page = [...document.querySelectorAll('.viewer article img, .pages article img')].find((one) => one.complete && one.naturalWidth > 300);
  if (!page) return requestAnimationFrame(look);
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
};
file.click();
requestAnimationFrame(look);";

pub(crate) async fn measure(scene: &Scene) -> Outcome {
    let note = scene.kept.join("note.md");
    fs::write(&note, "A word on the scan.\n")?;
    // What is open at first is the note: the scan is opened by a press.
    let files = [
        ("a-note.md".to_owned(), note),
        ("scan.pdf".to_owned(), evidence::scan(scene)?),
    ];
    let library = scene.library("pages", &files)?;
    let mut first = Vec::new();
    for _ in 0..scene.times(21, 2) {
        let window = opened(scene, &library).await?;
        let took = window.run_async(OPEN, vec![json!("scan.pdf")]).await?;
        first.push(took.as_f64().unwrap_or(f64::INFINITY));
        window.close().await?;
    }
    println!(
        "first page of {} scanned pages on the screen, ms: {}",
        evidence::PAGES,
        told(&first)
    );
    figure("page-first", percentile(&first, 95));
    through(scene, &library).await
}

/// The window at the note, with nothing of the scan drawn before.
async fn opened(scene: &Scene, library: &Path) -> Outcome<Window> {
    let cache = library.join("cache");
    if cache.exists() {
        fs::remove_dir_all(&cache)?;
    }
    let window = scene.window(&scene.folder("pages-home")?, library).await?;
    open_review(&window).await?;
    meter::install(&window).await?;
    rest(1_500).await;
    Ok(window)
}

/// All pages by the wheel. Their memory is held against that after as many turns of it over the first twenty pages, up and
/// down: WebKit holds a little more after every turn, whatever is seen, until it collects.
async fn through(scene: &Scene, library: &Path) -> Outcome {
    let window = opened(scene, library).await?;
    window.run_async(OPEN, vec![json!("scan.pdf")]).await?;
    let desk = window.place(".desk").await?;
    let way = Way {
        at: (desk.0 + desk.2 / 2.0, desk.1 + desk.3 / 2.0),
        turn: Turn::Down,
        seconds: 10,
    };
    wheeled(&window, way).await?;
    let memory = async || {
        rest(3_000).await;
        println!("    {}", each(window.driver_id()));
        taken(&window)
    };
    let some = memory().await;
    for _ in 0..scene.times(4, 1) {
        for turn in [Turn::Up, Turn::Down] {
            wheeled(
                &window,
                Way {
                    seconds: 9,
                    turn,
                    ..way
                },
            )
            .await?;
        }
    }
    let before = memory().await;
    let scrolled = wheeled(
        &window,
        Way {
            seconds: scene.times(70, 10),
            ..way
        },
    )
    .await?;
    let after = memory().await;
    let read = window
        .run(
            "return document.querySelector('.desk').scrollTop / document.querySelector('.desk').scrollHeight",
            vec![],
        )
        .await?;
    window.close().await?;
    let peer = beside(scene, scene.times(70, 10)).await?;
    println!(
        "pages, scrolled to {read} of all: {}; empty window: {}",
        scrolled.told(),
        peer.told()
    );
    figure("page-gaps", scrolled.in_a_thousand() - peer.in_a_thousand());
    println!(
        "memory after some pages {some:.0} MB, after as many turns of the wheel over the same {before:.0} MB, after all pages {after:.0} MB"
    );
    figure("page-memory", after - before);
    Ok(())
}
