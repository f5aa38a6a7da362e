//! The wheel over long things: a queue of 10 000, 300 photographs one after the other.

use crate::evidence;
use crate::figures::{figure, taken};
use crate::meter::{self, Frames};
use crate::scene::{Outcome, Scene, open_review, rest};
use crate::start;
use assay_e2e::{Point, Stroke, Turn, Window};
use std::time::Duration;

/// Between two turns of the wheel.
const TURN: Duration = Duration::from_millis(25);
/// Orders to the driver last so long at the most.
const ORDER: usize = 20;
/// A photograph stays so long.
const LOOK: Duration = Duration::from_millis(400);

/// Where the wheel turns, which way, and for how long.
#[derive(Clone, Copy)]
pub(crate) struct Way {
    pub(crate) at: Point,
    pub(crate) turn: Turn,
    pub(crate) seconds: usize,
}

pub(crate) async fn measure(scene: &Scene) -> Outcome {
    queue(scene).await?;
    photos(scene).await
}

async fn queue(scene: &Scene) -> Outcome {
    let library = start::filled(scene)?;
    let window = scene.window(&scene.folder("lists-queue")?, &library).await?;
    meter::install(&window).await?;
    rest(2_000).await;
    let grid = window.place("[role=grid]").await?;
    let way = Way {
        at: (grid.0 + grid.2 / 2.0, grid.1 + grid.3 / 2.0),
        turn: Turn::Down,
        seconds: 5,
    };
    wheeled(&window, way).await?;
    let seconds = scene.times(60, 5);
    let ours = wheeled(&window, Way { seconds, ..way }).await?;
    let read = window
        .run(
            "const list = document.querySelector('[role=grid]'); return list.scrollTop / list.scrollHeight",
            vec![],
        )
        .await?;
    window.close().await?;
    let peer = beside(scene, seconds).await?;
    println!(
        "queue, scrolled to {read} of all: {}; empty window: {}",
        ours.told(),
        peer.told()
    );
    figure("queue-gaps", ours.in_a_thousand() - peer.in_a_thousand());
    Ok(())
}

/// E opens the next file, again and again; the first thirty warm up.
async fn photos(scene: &Scene) -> Outcome {
    let photos = evidence::photos(scene)?;
    let library = scene.library("photos", &photos)?;
    let window = scene.window(&scene.folder("lists-photos")?, &library).await?;
    meter::install(&window).await?;
    open_review(&window).await?;
    window
        .wait("[...document.querySelectorAll('.stage img')].some((one) => one.naturalWidth > 300)")
        .await?;
    looked(&window, 30).await?;
    let memory = async || {
        rest(3_000).await;
        taken(&window)
    };
    let before = memory().await;
    let count = photos.len().saturating_sub(31);
    let ours = looked(&window, count).await?;
    let after = memory().await;
    let last = format!("photo-{:03}", photos.len() - 1);
    window
        .wait(&format!(
            "document.querySelector('.stage img[alt*=\"{last}\"]')?.naturalWidth > 300"
        ))
        .await?;
    let list = window.place("aside .scrolls").await?;
    let way = Way {
        at: (list.0 + list.2 / 2.0, list.1 + list.3 / 2.0),
        turn: Turn::Up,
        seconds: scene.times(10, 3),
    };
    let scrolled = wheeled(&window, way).await?;
    window.close().await?;
    let peer = beside(scene, count * 2 / 5).await?;
    println!("{count} photographs: {}; empty window: {}", ours.told(), peer.told());
    println!("their list: {}", scrolled.told());
    figure("photo-gaps", ours.in_a_thousand() - peer.in_a_thousand());
    figure("photo-list-gaps", scrolled.in_a_thousand() - peer.in_a_thousand());
    println!("memory after 30 photographs {before:.0} MB, after all {after:.0} MB");
    figure("photo-memory", after - before);
    Ok(())
}

async fn looked(window: &Window, count: usize) -> Outcome<Frames> {
    let mut all = Frames::default();
    let mut left = count;
    while left > 0 {
        let now = left.min(40);
        let strokes: Vec<Stroke> = (0..now)
            .flat_map(|_| [Stroke::Letter('e'), Stroke::Rest(LOOK)])
            .collect();
        meter::start(window).await?;
        window.strokes(&strokes).await?;
        all.add(&meter::stop(window).await?);
        left -= now;
    }
    Ok(all)
}

/// Turns the wheel, and counts.
pub(crate) async fn wheeled(window: &Window, way: Way) -> Outcome<Frames> {
    let mut all = Frames::default();
    let mut left = way.seconds;
    while left > 0 {
        let now = left.min(ORDER);
        meter::start(window).await?;
        let turns = now * 1_000 / usize::try_from(TURN.as_millis())?;
        window.wheel(way.at, way.turn, turns, TURN).await?;
        all.add(&meter::stop(window).await?);
        left -= now;
    }
    Ok(all)
}

/// The empty window under the same wheel.
pub(crate) async fn beside(scene: &Scene, seconds: usize) -> Outcome<Frames> {
    let window = scene.empty(&scene.folder("lists-empty")?).await?;
    meter::install(&window).await?;
    let way = Way {
        at: (700.0, 600.0),
        turn: Turn::Down,
        seconds,
    };
    let seen = wheeled(&window, way).await?;
    window.close().await?;
    Ok(seen)
}
