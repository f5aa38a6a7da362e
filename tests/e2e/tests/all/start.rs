//! The first window.

use crate::stage::{keep, sentence, with_window};
use assay_e2e::Theme;
use serde_json::json;
use std::collections::HashSet;

/// Width, height and the colours of a picture.
fn colours(picture: &[u8]) -> (u32, u32, HashSet<[u8; 3]>) {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(picture));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let frame = reader.next_frame(&mut pixels).expect("a whole PNG");
    let step = frame.color_type.samples();
    let found = pixels
        .chunks_exact(step)
        .map(|pixel| [pixel[0], pixel[1], pixel[2]])
        .collect();
    (frame.width, frame.height, found)
}

#[track_caller]
fn check(theme: Theme, paper: [u8; 3], ink: [u8; 3], file: &str) {
    with_window("start", theme, async |window| {
        let title = window
            .run("return document.querySelector('h1').textContent", vec![])
            .await
            .unwrap();
        assert_eq!(title, json!(sentence("start-sentence")));
        window
            .wait("document.querySelector('footer').textContent.includes('Assay 0')")
            .await
            .unwrap();
        let footer = window
            .run("return document.querySelector('footer').textContent", vec![])
            .await
            .unwrap();
        let version = format!("Assay {}", env!("CARGO_PKG_VERSION"));
        assert!(
            footer.as_str().is_some_and(|text| text.contains(&version)),
            "{footer} lacks {version}"
        );
        let picture = window.picture().await.unwrap();
        keep(file, &picture);
        let (width, height, found) = colours(&picture);
        assert_eq!((width, height), (1440, 900));
        assert!(found.contains(&paper), "no {paper:?} of the paper in {file}");
        assert!(found.contains(&ink), "no {ink:?} of the ink in {file}");
    });
}

#[test]
fn the_window_opens_in_light_with_the_sentence_of_the_catalogue_and_the_version_that_rust_names() {
    check(Theme::Light, [0xff, 0xff, 0xff], [0x0f, 0x5e, 0x73], "start.png");
}

#[test]
fn the_window_opens_in_dark_where_the_system_is_dark() {
    check(Theme::Dark, [0x1d, 0x20, 0x22], [0x7c, 0xc4, 0xd4], "start-dark.png");
}

#[test]
fn both_families_are_those_that_ship_with_the_application() {
    let loaded = "return [...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family)";
    with_window("fonts", Theme::Light, async |window| {
        let families = window.run(loaded, vec![]).await.unwrap().to_string();
        for family in ["Source Sans 3 Variable", "Source Serif 4 Variable"] {
            assert!(families.contains(family), "{family} is not among {families}");
        }
    });
}

#[test]
fn nothing_scrolls_sideways_in_the_narrowest_window() {
    with_window("narrow", Theme::Light, async |window| {
        window.resize(720, 600).await.unwrap();
        window.wait("window.innerWidth <= 720").await.unwrap();
        let picture = window.picture().await.unwrap();
        keep("start-narrow.png", &picture);
        let wider = "return document.documentElement.scrollWidth > document.documentElement.clientWidth";
        assert_eq!(window.run(wider, vec![]).await.unwrap(), json!(false));
    });
}
