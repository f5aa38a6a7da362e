//! The window as a person has it: private, its proxy on, no driver behind it, and a film in it. WebDriver reaches no
//! private WebView, so hands and eyes are those of the display.
//!
//! Measured with WebKitGTK 2.50.6: the three go together. What gives way is the letter of "private": beside the private
//! session the toolkit makes an unused one, and puts [`EMPTY`] into its folder. Nothing of the evidence is among them.

use crate::no_way_out::left;
use crate::stage::{Scene, in_a_network_that_leads_nowhere, keep, play};
use assay_e2e::{Connect, Island, Part, Picture, Theme};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

/// Where things lie in a window of 1440 × 900: the film, well inside its borders, and the time that it shows.
const FILM: Part = (280, 110, 700, 360);
const CLOCK: Part = (350, 508, 60, 26);

/// More colours than any page of the sample has, and fewer than its film.
const COLOURS_OF_A_FILM: usize = 300;
/// How much of a thousand pixels another moment of the film changes; its people hardly move.
const MOVED: usize = 3;

/// What the toolkit leaves in its folder: random numbers, and a table without a row. In bytes, each at most.
const EMPTY: [(&str, u64); 4] = [
    ("WebKitCache/Version 17/salt", 8),
    ("hsts-storage.sqlite", 12_288),
    ("mediakeys/v1/salt", 8),
    ("storage/salt", 8),
];

#[test]
fn a_private_window_plays_a_film_through_its_own_proxy_and_leaves_nothing_behind() {
    in_a_network_that_leads_nowhere(
        "private_window::a_private_window_plays_a_film_through_its_own_proxy_and_leaves_nothing_behind",
        a_film,
    );
}

/// All of it; in a network that leads nowhere, where there is one.
fn a_film(island: Option<Island>) {
    let scene = Scene::new("private", Theme::Light)
        .with_sample_key()
        .holding(&["2041"])
        .traced();
    play(async { watched(&scene) });
    if let Some(island) = island {
        assert_eq!(left(&island, 0), [""; 0], "this left the machine");
    }
    let reached = scene.reached();
    let ours = |address: &Connect| matches!(address, Connect::To(address) if address.ip().is_loopback());
    assert!(
        reached.len() == 1 && reached.iter().all(ours),
        "connections that are not to one port of our own: {reached:?}"
    );
    let profile = scene.at("data/org.assay.desktop");
    let left: Vec<_> = files(&profile)
        .into_iter()
        .filter(|file| !is_empty(&profile, file))
        .collect();
    assert_eq!(left, [""; 0], "a private window left this behind");
}

/// Opens the film of the one submission by keys, plays it, and stops it.
fn watched(scene: &Scene) {
    let mut window = scene.open_bare();
    let queue = window.next("the queue", &Picture::default(), FILM).unwrap();
    window.press(&["Return"]).unwrap();
    let intake = window.next("the intake report", &queue, FILM).unwrap();
    window.press(&["Return"]).unwrap();
    let page = window.next("the first page", &intake, FILM).unwrap();
    window.press(&["e"]).unwrap();
    window
        .until("a picture in the player", |now| now.colours(FILM) > COLOURS_OF_A_FILM)
        .unwrap();
    // Whatever is still being drawn would count as another picture.
    sleep(Duration::from_secs(1));
    let first = window.look().unwrap();
    for (what, sight) in [("queue", &queue), ("intake", &intake), ("page", &page)] {
        let colours = sight.colours(FILM);
        assert!(
            colours < COLOURS_OF_A_FILM,
            "the {what} has {colours} colours: a film would not be told apart"
        );
    }

    window.press(&["k"]).unwrap();
    let later = |now: &Picture| now.differs(&first, FILM) >= MOVED && now.differs(&first, CLOCK) > 0;
    let playing = window.until("another picture of the film", later).unwrap();
    keep("private-window.png", &playing.png().expect("a picture"));
    window.press(&["k"]).unwrap();
    sleep(Duration::from_secs(1));
    let stopped = window.look().unwrap();
    sleep(Duration::from_secs(2));
    let after = window.look().unwrap();
    assert_eq!(
        [FILM, CLOCK].map(|part| after.differs(&stopped, part)),
        [0; 2],
        "it moves though it was stopped: what moved before need not have been the film"
    );
    window.end().unwrap();
}

fn is_empty(profile: &Path, file: &str) -> bool {
    let size = profile.join(file).metadata().expect("a file that is there").len();
    EMPTY.iter().any(|(name, most)| *name == file && size <= *most)
}

/// Every file below `folder`, by its path from there.
#[expect(clippy::disallowed_methods, reason = "a test looks at what was left")]
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(folder.join(&at)).into_iter().flatten() {
            let path = at.join(entry.expect("an entry").file_name());
            if folder.join(&path).is_dir() {
                folders.push(path);
            } else {
                found.push(path.display().to_string());
            }
        }
    }
    found.sort();
    found
}
