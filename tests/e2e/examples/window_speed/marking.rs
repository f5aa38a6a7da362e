//! From the key that saves an annotation to the annotation on the disk and on the screen, with 2 000 of them in the
//! submission, all in the film that plays.

use crate::evidence;
use crate::figures::{figure, list, number, percentile, told};
use crate::meter;
use crate::scene::{Outcome, Scene, open_file, open_review, rest};
use assay_e2e::Window;
use serde_json::{Value, json};
use std::path::PathBuf;

/// So many annotations are there already.
pub(crate) const MANY: usize = 2_000;
/// Rounds that only warm up.
const WARM: usize = 3;

/// Waits for the next annotation with these words: since when it was wanted, until Rust had it and until it was drawn.
const WATCH: &str = "
const words = arguments[0];
meter.drawn = null;
const from = meter.sent.length;
const there = () => [...document.querySelectorAll('[data-annotation]')].find((row) => row.textContent.includes(words));
const watch = new MutationObserver(() => {
  if (!there()) return;
  watch.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const key = meter.keys.findLast(({ key }) => key === 'Enter');
    const edit = meter.sent.slice(from).find(({ command, body }) => command === 'edit' && body.includes(words));
    meter.drawn = { durable: edit.done - key.at, drawn: performance.now() - key.at, sent: edit.sent - key.at };
  }));
});
watch.observe(document.body, { subtree: true, childList: true, characterData: true });";

/// A library whose only submission holds a film and so many annotations.
pub(crate) fn library(scene: &Scene) -> Outcome<PathBuf> {
    let library = scene.scratch.join("marking/library");
    if library.exists() {
        return Ok(library);
    }
    let library = scene.library("marking", &[("film.mp4".to_owned(), evidence::short_film(scene)?)])?;
    let criteria = criteria()?;
    let lines: Vec<Value> = (0..scene.times(MANY, 200))
        .map(|number| {
            let start = number * 83 % 170_000;
            json!({
                "cmd": "annotate", "artifact": "film.mp4", "startMs": start, "endMs": start + 4_000,
                "criteria": [criteria.get(number % criteria.len())], "kind": "evidence",
                "comment": format!("Number {number}: the teacher waits, and three students change their answer."),
            })
        })
        .collect();
    scene.review(&library, &lines)?;
    println!("{} annotations in one film", lines.len());
    Ok(library)
}

fn criteria() -> Outcome<Vec<String>> {
    let file = crate::scene::fixtures().join("micro-credentials/checking-for-understanding.json");
    let all: Value = serde_json::from_slice(&std::fs::read(file)?)?;
    let ids = list(&all, "criteria").filter_map(|one| one.get("id")?.as_str());
    Ok(ids.map(str::to_owned).collect())
}

pub(crate) async fn measure(scene: &Scene) -> Outcome {
    let library = library(scene)?;
    let window = scene.window(&scene.folder("marking-ours")?, &library).await?;
    meter::install(&window).await?;
    open_review(&window).await?;
    open_file(&window, "film.mp4").await?;
    window.wait("document.querySelector('video')?.readyState >= 2").await?;
    window
        .run("document.querySelector('video').muted = true", vec![])
        .await?;
    let mut values = Vec::new();
    for round in 0..scene.times(50, 5) + WARM {
        values.push(marked(&window, round).await?);
    }
    window.close().await?;
    let of = |name: &str| -> Vec<f64> {
        values
            .iter()
            .skip(WARM)
            .filter_map(|value| number(value, name))
            .collect()
    };
    println!("key press to the request, ms: {}", told(&of("sent")));
    println!("key press to the commit, ms: {}", told(&of("durable")));
    println!("key press to drawn, two frames later, ms: {}", told(&of("drawn")));
    figure(
        "marking-p95",
        percentile(&of("drawn"), 95).max(percentile(&of("durable"), 95)),
    );
    Ok(())
}

/// A digit while it plays, some words, Enter; then it plays on.
async fn marked(window: &Window, round: usize) -> Outcome<Value> {
    if window
        .run("return document.querySelector('video').paused", vec![])
        .await?
        == json!(true)
    {
        window.press("k").await?;
    }
    window.wait("!document.querySelector('video').paused").await?;
    rest(200).await;
    window.press("1").await?;
    window.wait("document.activeElement?.closest('.composer')").await?;
    let words = format!("Mark {round} of this bench");
    window.type_text(&words).await?;
    // The draft is on the disk, as it is where a person comes to the end of a sentence.
    rest(400).await;
    window.run(WATCH, vec![json!(words)]).await?;
    window.press("Enter").await?;
    Ok(window
        .until("the annotation to be drawn", "return meter.drawn", vec![])
        .await?)
}
