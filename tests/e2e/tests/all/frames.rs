//! A seek to the centre of a picture shows that picture, whatever the times of a film do, and whoever lays the page
//! together: each picture says which it is.

use crate::places::{FILM, open_file};
use crate::stage::{Scene, copy_of_fixtures, play, sample};
use crate::trouble::open;
use assay_e2e::{Theme, process};
use serde_json::json;
use std::path::Path;

/// Its pictures come at uneven times and depend on later ones; every picture says its number.
const UNEVEN: &[u8] = include_bytes!("../files/reordered.mp4");
/// Of so many pictures a second some are there.
const RATE: u64 = 60;
const SECONDS: u64 = 4;

/// Goes there and reads the number of what is painted.
const SHOWN: &str = "
const [second, done] = arguments;
const video = document.querySelector('video');
const canvas = Object.assign(document.createElement('canvas'), { width: 256, height: 16 });
const pen = canvas.getContext('2d');
video.addEventListener('seeked', () => requestAnimationFrame(() => requestAnimationFrame(() => {
  pen.drawImage(video, 0, 0, 256, 16, 0, 0, 256, 16);
  const pixels = pen.getImageData(0, 8, 256, 1).data;
  let number = 0;
  for (let bit = 0; bit < 16; bit++) if (pixels[(bit * 16 + 8) * 4] > 127) number += 2 ** bit;
  done(number);
})), { once: true });
video.currentTime = second;";

/// The process that paints, as far as the system keeps its name.
const PAINTS: &str = "WebKitWebProces";
/// How WebKit is told that no graphics processor lays the page together.
const WITHOUT_GRAPHICS: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

#[test]
fn every_picture_of_a_film_with_uneven_times_is_shown_by_a_seek_to_its_centre() {
    let without = !Path::new("/dev/dri").exists();
    check(Scene::new("frames", Theme::Light), without.then_some("1"));
}

#[test]
fn the_same_where_a_graphics_processor_lays_the_page_together_or_one_is_imitated() {
    check(
        Scene::new("frames-composited", Theme::Light).with(WITHOUT_GRAPHICS, "0"),
        Some("0"),
    );
}

/// `told` is what the process that paints has been told about a graphics processor.
#[track_caller]
fn check(scene: Scene, told: Option<&str>) {
    let scene = scene.with_sample_key();
    let mut maker = scene.maker();
    maker.fixtures = copy_of_fixtures(&scene, |path, bytes| {
        if path.ends_with("classroom.mp4") {
            *bytes = UNEVEN.to_vec();
        }
    });
    maker.bring_in(sample("2041")).expect("it comes in");
    let is_there = |n: &u64| n * n % 11 < 4 || n.is_multiple_of(7);
    let pictures: Vec<u64> = (0..RATE * SECONDS).filter(is_there).collect();
    play(async {
        let window = scene.open().await;
        assert_eq!(
            process::variable(window.driver_id(), PAINTS, WITHOUT_GRAPHICS).as_deref(),
            told
        );
        open(&window, "2041").await;
        open_file(&window, "classroom.mp4", FILM).await;
        let mut others = Vec::new();
        for pair in pictures.windows(2) {
            let centre = (pair[0] + pair[1]) as f64 / (2 * RATE) as f64;
            let shown = window.run_async(SHOWN, vec![json!(centre)]).await.unwrap();
            if shown != json!(pair[0]) {
                others.push((pair[0], shown));
            }
        }
        assert_eq!(others, [], "of {} pictures", pictures.len() - 1);
        window.close().await.expect("it closes");
    });
}
