//! From the start of the program to the picture that stays, and what the idle window takes. Neither program is steered:
//! both are started as a person starts them, and the picture is read where the X server keeps it.

use crate::figures::{each, figure, median, megabytes, told};
use crate::scene::{Outcome, Scene};
use assay_e2e::{Display, Owned, process};
use std::fs::{self, File};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A picture that stays for so long is the last one.
const CALM: Duration = Duration::from_millis(1_500);
const MOST: Duration = Duration::from_secs(60);
/// Until it is called idle.
const IDLE: Duration = Duration::from_secs(8);

/// What one start came to.
struct Started {
    /// Until the first and the last change of the picture, milliseconds.
    first: f64,
    last: f64,
    /// All processes, once it is idle; KiB.
    memory: Option<u64>,
}

pub(crate) fn measure(scene: &Scene) -> Outcome {
    let library = filled(scene)?;
    let data = scene.data()?;
    let empty = || Command::new(scene.released.join("examples/empty_window"));
    let ours = || {
        let mut window = Command::new(scene.released.join("assay-desktop"));
        window.arg("--library").arg(&library).arg("--data-dir").arg(&data);
        window
    };
    let (mut peer, mut mine) = (Vec::new(), Vec::new());
    let rounds = scene.times(11, 3);
    for round in 0..=rounds {
        // The first round warms the disk's cache for both, and the last three are watched until they are idle.
        let idle = round + 3 > rounds;
        let (one, other) = (
            started(scene, "empty", empty(), idle)?,
            started(scene, "ours", ours(), idle)?,
        );
        if round > 0 {
            peer.push(one);
            mine.push(other);
        }
    }
    let last = |of: &[Started]| of.iter().map(|one| one.last).collect::<Vec<_>>();
    let first = |of: &[Started]| of.iter().map(|one| one.first).collect::<Vec<_>>();
    println!("empty window, first change of the picture, ms: {}", told(&first(&peer)));
    println!("ours,         first change of the picture, ms: {}", told(&first(&mine)));
    println!("empty window, the picture that stays, ms: {}", told(&last(&peer)));
    println!("ours,         the picture that stays, ms: {}", told(&last(&mine)));
    figure("start-ratio", median(&last(&mine)) / median(&last(&peer)));
    let memory = |of: &[Started]| {
        of.iter()
            .filter_map(|one| one.memory.map(megabytes))
            .collect::<Vec<_>>()
    };
    println!("empty window, idle, MB: {}", told(&memory(&peer)));
    println!("ours,         idle, MB: {}", told(&memory(&mine)));
    figure("idle-above", median(&memory(&mine)) - 1.1 * median(&memory(&peer)));
    Ok(())
}

/// A library of 10 000 submissions, by the store's own bench.
pub(crate) fn filled(scene: &Scene) -> Outcome<std::path::PathBuf> {
    let library = scene.scratch.join("queue");
    if !library.exists() {
        let count = scene.times(10_000, 500).to_string();
        let mut fill = Command::new(scene.released.join("examples/queue_speed"));
        Scene::run(fill.arg(&library).arg(&count))?;
        println!("a library of {count} submissions");
    }
    Ok(library)
}

fn started(scene: &Scene, name: &str, mut program: Command, idle: bool) -> Outcome<Started> {
    let home = scene.folder(&format!("start-{name}"))?;
    let display = Display::start(1440, 900, &home)?;
    let screen = display.screen();
    let mut blank = Vec::new();
    screen.glance(&mut blank)?;
    for (variable, folder) in [
        ("XDG_DATA_HOME", "data"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_CACHE_HOME", "cache"),
    ] {
        program.env(variable, home.join(folder));
    }
    program
        .env("DISPLAY", display.name())
        .env_remove("WAYLAND_DISPLAY")
        .env("GTK_THEME", "Adwaita");
    let log = File::create(home.join("output.log"))?;
    program.stderr(log.try_clone()?).stdout(Stdio::from(log));
    let began = Instant::now();
    let running = Owned::start(&mut program)?;
    let changes = screen.settle(&blank, CALM, MOST)?;
    let milliseconds = |at: Option<&Instant>| at.map_or(f64::NAN, |at| (*at - began).as_secs_f64() * 1e3);
    let memory = idle.then(|| {
        std::thread::sleep(IDLE);
        process::memory_kib(running.id())
    });
    if idle {
        println!("  {name}: {}", each(running.id()));
    }
    // For people to look at.
    fs::write(
        scene.scratch.join(format!("start-{name}.png")),
        screen.picture()?.png()?,
    )?;
    Ok(Started {
        first: milliseconds(changes.at.first()),
        last: milliseconds(changes.at.last()),
        memory,
    })
}
