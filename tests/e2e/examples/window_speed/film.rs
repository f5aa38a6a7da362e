//! Seeks to annotations in a film of 30 minutes and 1.1 GB, beside ffmpeg that decodes the same frame; and whether it is the
//! right frame, in a film with uneven times too. Which frame it is stands in it, and is read from a canvas.

use crate::evidence::{self, BITS, BLOCK, LOOP, RATE};
use crate::figures::{each, figure, median, number, percentile, taken, told};
use crate::meter;
use crate::scene::{Outcome, Scene, open_file, open_review, rest};
use assay_e2e::Window;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Where the list of annotations shows one, or scrolls on towards it.
const FIND: &str = "
const row = document.querySelector(`[data-annotation=\"${arguments[0]}\"] .row`);
if (row) { row.scrollIntoView({ block: 'nearest' }); return true; }
const list = document.querySelector('[data-scrolls]');
list.scrollTop = list.scrollTop + list.clientHeight >= list.scrollHeight - 2 ? 0 : list.scrollTop + 300;
return null;";

/// Presses it, and waits until its frame is on the screen; then until the element says `seeked` and two animation frames
/// have passed, and reads the number once more.
const SEEK: &str = "
const [id, wanted, bits, block, done] = arguments;
const video = document.querySelector('video');
const canvas = (window.blocks ??= Object.assign(document.createElement('canvas'), { width: bits * 2, height: 2 }));
const pen = canvas.getContext('2d', { willReadFrequently: true });
const number = () => {
  pen.drawImage(video, 0, 0, bits * block, block, 0, 0, bits * 2, 2);
  const pixels = pen.getImageData(0, 0, bits * 2, 2).data;
  let sum = 0;
  for (let bit = 0; bit < bits; bit++) if (pixels[(bit * 2 + 1) * 4] > 127) sum += 2 ** bit;
  return sum;
};
const began = performance.now();
let [shown, seeked] = [null, null];
video.addEventListener('seeked', () => {
  seeked = performance.now() - began;
  requestAnimationFrame(() => requestAnimationFrame(() => {
    seen ??= number();
    finish();
  }));
}, { once: true });
let seen = null;
const finish = () => {
  if (seen === null || (shown === null && performance.now() - began < 5000)) return;
  done({ shown, seeked, seen, at: video.currentTime });
};
const look = () => {
  if (shown === null && number() === wanted) shown = performance.now() - began;
  if (shown === null && performance.now() - began < 5000) requestAnimationFrame(look);
  else finish();
};
document.querySelector(`[data-annotation=\"${id}\"] .row`).click();
requestAnimationFrame(look);";

/// Goes to a second and waits until it is there. No list turns beside it, and nobody looks at the frame: what these leave for
/// the collector would be counted as the film's.
const GO: &str = "
const [second, done] = arguments;
const video = document.querySelector('video');
const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => done(true)));
video.addEventListener('seeked', drawn, { once: true });
video.currentTime = second;";

/// A moment to be gone to, and the number in its frame.
#[derive(Clone, Copy)]
struct Moment {
    ms: u64,
    number: u64,
}

/// What the seeks in one film came to.
#[derive(Default)]
struct Seeks {
    shown: Vec<f64>,
    wrong: Vec<String>,
    /// All processes but the driver, again and again while it is gone to and fro; MB.
    held: Vec<f64>,
}

pub(crate) async fn measure(scene: &Scene) -> Outcome {
    let (long, short, uneven) = (
        evidence::long_film(scene)?,
        evidence::short_film(scene)?,
        evidence::uneven_film(scene)?,
    );
    let count = scene.times(50, 5);
    let size = |film: &Path| film.metadata().map_or(0, |film| film.len());
    println!("films of {} and {} bytes", size(&long), size(&short));
    let moments = even(count, scene.times(20, 4) as u64 * LOOP);
    let small = seeks(scene, "short", &short, &even(count, 2 * LOOP)).await?;
    let large = seeks(scene, "long", &long, &moments).await?;
    let other = seeks(scene, "uneven", &uneven, &uneven_moments(count)).await?;
    let peer = decoded(&long, &moments)?;
    println!("peer: ffmpeg -ss T -i x -frames:v 1 -f null -, ms: {}", told(&peer));
    println!("ours, asked frame on the screen, ms: {}", told(&large.shown));
    println!("ours, in 3 minutes of the same film, ms: {}", told(&small.shown));
    figure("seek-above", percentile(&large.shown, 95) - 1.5 * percentile(&peer, 95));
    println!("memory held in the short film, MB: {}", told(&small.held));
    println!("memory held in the long film,  MB: {}", told(&large.held));
    figure("seek-memory", median(&large.held) - median(&small.held));
    let wrong: Vec<&String> = [&small, &large, &other]
        .into_iter()
        .flat_map(|seeks| &seeks.wrong)
        .collect();
    for wrong in &wrong {
        println!("  wrong frame: {wrong}");
    }
    println!(
        "{count} seeks each in a short, a long and an uneven film; {} wrong frames",
        wrong.len()
    );
    figure("seek-wrong", wrong.len() as f64);
    Ok(())
}

/// Centres of frames all over the film, in no order.
fn even(count: usize, seconds: u64) -> Vec<Moment> {
    let frames = seconds * RATE;
    let frame = |at: u64| (at * 7_919 + 1_013) * 31 % frames;
    let of = |frame: u64| Moment {
        ms: (frame * 2 + 1) * 500 / RATE,
        number: frame % (LOOP * RATE),
    };
    (0..count as u64).map(frame).map(of).collect()
}

/// Centres of frames of the uneven film, rounded as the window rounds them.
fn uneven_moments(count: usize) -> Vec<Moment> {
    let frames = evidence::uneven_frames();
    let pairs: Vec<(u64, u64)> = frames.iter().copied().zip(frames.iter().skip(1).copied()).collect();
    let of = |at: usize| pairs.get(at * 7_919 % pairs.len().max(1)).copied();
    let moment = |(frame, next): (u64, u64)| Moment {
        ms: (frame + next) * 1_000 / 120,
        number: frame,
    };
    (1..=count).filter_map(of).map(moment).collect()
}

async fn seeks(scene: &Scene, name: &str, film: &Path, moments: &[Moment]) -> Outcome<Seeks> {
    let library = scene.library(&format!("film-{name}"), &[("film.mp4".to_owned(), film.to_owned())])?;
    let lines: Vec<Value> = moments
        .iter()
        .map(|moment| {
            json!({ "cmd": "annotate", "artifact": "film.mp4", "startMs": moment.ms, "endMs": moment.ms + 1,
                "criteria": ["plans-the-check"], "kind": "evidence", "comment": format!("Frame {}", moment.number) })
        })
        .collect();
    let made = scene.review(&library, &lines)?;
    let window = scene
        .window(&scene.folder(&format!("film-{name}-home"))?, &library)
        .await?;
    meter::install(&window).await?;
    open_review(&window).await?;
    open_file(&window, "film.mp4").await?;
    window.wait("document.querySelector('video')?.readyState >= 2").await?;
    // Frame times, and the wave, are there: what is measured is the seek and not what a film begins with.
    window
        .wait("meter.sent.some(({ command, done }) => command === 'frames' && done > 0)")
        .await?;
    rest(scene.times(4_000, 1_000) as u64).await;
    let mut found = Seeks {
        held: held(scene, &window, moments).await?,
        ..Seeks::default()
    };
    println!("  {name}: {}", each(window.driver_id()));
    for (moment, id) in moments.iter().zip(&made) {
        window
            .until("the annotation in the list", FIND, vec![json!(id)])
            .await?;
        rest(250).await;
        let words = vec![json!(id), json!(moment.number), json!(BITS), json!(BLOCK)];
        let said = window.run_async(SEEK, words).await?;
        found.shown.push(number(&said, "shown").unwrap_or(f64::INFINITY));
        if said.get("seen").and_then(Value::as_u64) != Some(moment.number) {
            found
                .wrong
                .push(format!("{name}, {} ms, frame {}: {said}", moment.ms, moment.number));
        }
    }
    window.close().await?;
    Ok(found)
}

/// What is held while it goes all over the film; the first third is not counted.
async fn held(scene: &Scene, window: &Window, moments: &[Moment]) -> Outcome<Vec<f64>> {
    let count = scene.times(150, 15);
    let mut held = Vec::new();
    for (at, moment) in moments.iter().cycle().take(count).enumerate() {
        window.run_async(GO, vec![json!(moment.ms as f64 / 1e3)]).await?;
        if at > count / 3 && at % 5 == 0 {
            held.push(taken(window));
        }
    }
    Ok(held)
}

/// What ffmpeg takes for each, milliseconds.
fn decoded(film: &Path, moments: &[Moment]) -> Outcome<Vec<f64>> {
    let mut took = Vec::new();
    for moment in moments {
        let seconds = format!("{}.{:03}", moment.ms / 1_000, moment.ms % 1_000);
        let began = Instant::now();
        let mut ffmpeg = Command::new("ffmpeg");
        ffmpeg.args(["-v", "error", "-ss", &seconds, "-i"]).arg(film);
        Scene::run(ffmpeg.args(["-frames:v", "1", "-f", "null", "-"]))?;
        took.push(began.elapsed().as_secs_f64() * 1e3);
    }
    Ok(took)
}
