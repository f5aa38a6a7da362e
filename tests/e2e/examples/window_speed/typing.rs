//! Typing in a rationale: gaps between animation frames beside those of the empty window under the same keys, and whether
//! every pause of 150 ms finds the text on the disk.

use crate::figures::{figure, told};
use crate::marking;
use crate::meter::{self, Frames};
use crate::scene::{NUMBER, Outcome, Scene, open_review, rest};
use assay_e2e::{Stroke, Window};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

const SENTENCE: &str = "The boards can be read from the last row, and the students wait before they answer. ";
/// The pause after which a text has to be durable, and the one between two letters.
const PAUSE: Duration = Duration::from_millis(150);
const BETWEEN: Duration = Duration::from_millis(70);
/// Letters from one pause to the next.
const RUN: usize = 9;
/// Of an order to the driver; it has to end in time.
const AT_ONCE: usize = 250;
/// The rationale of the first criterion.
const FIELD: &str = "rationale:plans-the-check";

/// When each letter came, how long the text was then, and when a draft of that length or more had been committed.
const DURABLE: &str = "
const field = arguments[0];
const drafts = meter.sent
  .filter((one) => one.command === 'draft' && one.done > 0)
  .map((one) => ({ ...JSON.parse(one.body), done: one.done }))
  .filter((one) => one.field === field);
const typed = meter.typed ?? [];
return typed.flatMap((one, at) => {
  const next = typed[at + 1];
  if (!next || next.at - one.at < 149) return [];
  const kept = drafts.find(({ text, done }) => done >= one.at && text.startsWith(one.text));
  return [[next.at - one.at, kept ? kept.done - one.at : 1e9]];
});";
const LISTEN: &str = "meter.typed = [];
addEventListener('input', (event) => meter.typed.push({ at: event.timeStamp, text: event.target.value }), true)";

pub(crate) async fn measure(scene: &Scene) -> Outcome {
    let library = marking::library(scene)?;
    let orders = scene.times(6, 1);
    let empty = scene.empty(&scene.folder("typing-empty")?).await?;
    meter::install(&empty).await?;
    empty.run("document.querySelector('textarea').focus()", vec![]).await?;
    let peer = typed(&empty, orders).await?;
    empty.close().await?;
    let window = scene.window(&scene.folder("typing-ours")?, &library).await?;
    meter::install(&window).await?;
    open_review(&window).await?;
    into_rationale(&window).await?;
    window.run(LISTEN, vec![]).await?;
    let ours = typed(&window, orders).await?;
    let pauses = window.run(DURABLE, vec![json!(FIELD)]).await?;
    window.close().await?;
    println!("empty window, the same keys: {}", peer.told());
    println!("ours, {} annotations beside: {}", marking::MANY, ours.told());
    figure("typing-gaps", ours.in_a_thousand() - peer.in_a_thousand());
    durable(&pauses, orders * 20)?;
    killed(scene, &library).await
}

/// A file that does not move is open, and the caret stands in the rationale.
async fn into_rationale(window: &Window) -> Outcome {
    let open = "document.querySelector('section[aria-label^=\"Criterion 1:\"] textarea')";
    window
        .wait(&format!(
            "{open} || document.querySelector('section[aria-label^=\"Criterion 1:\"] h3 button')?.click()"
        ))
        .await?;
    window.run(&format!("{open}.focus()"), vec![]).await?;
    window
        .wait(&format!("document.activeElement?.dataset?.field === '{FIELD}'"))
        .await?;
    Ok(())
}

async fn typed(window: &Window, orders: usize) -> Outcome<Frames> {
    let letters: Vec<char> = SENTENCE.chars().cycle().take(AT_ONCE).collect();
    let mut strokes = Vec::new();
    for run in letters.chunks(RUN) {
        for letter in run {
            strokes.extend([Stroke::Letter(*letter), Stroke::Rest(BETWEEN)]);
        }
        strokes.pop();
        strokes.push(Stroke::Rest(PAUSE));
    }
    // What the first letters bring about belongs to the warm-up.
    window.strokes(strokes.get(..2 * RUN).unwrap_or_default()).await?;
    rest(500).await;
    let mut all = Frames::default();
    for _ in 0..orders {
        meter::start(window).await?;
        window.strokes(&strokes).await?;
        all.add(&meter::stop(window).await?);
    }
    Ok(all)
}

/// Of each pause how long it was and how long the text took to the disk: the text has to be there first.
fn durable(pauses: &Value, least: usize) -> Outcome {
    let pairs: Vec<(f64, f64)> = pauses
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|pair| Some((pair.get(0)?.as_f64()?, pair.get(1)?.as_f64()?)))
        .collect();
    let took: Vec<f64> = pairs.iter().map(|(_, took)| *took).collect();
    println!(
        "{} pauses, from the last letter to the commit, ms: {}",
        pairs.len(),
        told(&took)
    );
    let open = pairs.iter().filter(|(pause, took)| took > pause).count();
    figure("typing-pauses-open", open as f64);
    if pairs.len() < least {
        return Err(format!("only {} pauses were seen", pairs.len()).into());
    }
    Ok(())
}

/// The whole thing dies 150 ms after the last letter; what was typed is in the library.
async fn killed(scene: &Scene, library: &Path) -> Outcome {
    let mut lost = 0;
    let times = scene.times(5, 1);
    for round in 0..times {
        let window = scene.window(&scene.folder("typing-killed")?, library).await?;
        open_review(&window).await?;
        into_rationale(&window).await?;
        let words = format!(" Killed {round} times.");
        let strokes: Vec<Stroke> = words
            .chars()
            .flat_map(|letter| [Stroke::Letter(letter), Stroke::Rest(BETWEEN)])
            .collect();
        window.press("Ctrl+End").await?;
        window
            .strokes(strokes.get(..strokes.len() - 1).unwrap_or_default())
            .await?;
        tokio::time::sleep(PAUSE).await;
        window.kill();
        let mut show = scene.assay(["review", "show", NUMBER, "--json", "--library"]);
        let shown = Scene::run(show.arg(library))?;
        if !shown.contains(words.trim()) {
            println!("  {words:?} is lost");
            lost += 1;
        }
    }
    println!("{times} windows were killed 150 ms after a letter; {lost} lost it");
    figure("typing-killed-lost", f64::from(lost));
    Ok(())
}
