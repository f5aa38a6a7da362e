//! The first window that a person ever sees.

use crate::stage::{Scene, keep, play, root, sentence, with_window};
use assay_e2e::Theme;
use serde_json::json;
use std::collections::HashSet;

const PASSPHRASE: &str = "copper anchor tide seven";

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
fn check(theme: Theme, paper: [u8; 3], accent: [u8; 3], file: &str) {
    with_window("start", theme, async |window| {
        let title = window
            .run("return document.querySelector('h1').textContent", vec![])
            .await
            .unwrap();
        assert_eq!(title, json!(sentence("first-you-title")));
        let picture = window.picture().await.unwrap();
        keep(file, &picture);
        let (width, height, found) = colours(&picture);
        assert_eq!((width, height), (1440, 900));
        assert!(found.contains(&paper), "no {paper:?} of the paper in {file}");
        assert!(found.contains(&accent), "no {accent:?} of the buttons in {file}");
    });
}

#[test]
fn the_first_start_asks_in_light_who_signs_here() {
    check(Theme::Light, [0xff, 0xff, 0xff], [0x0f, 0x5e, 0x73], "start.png");
}

#[test]
fn the_first_start_is_dark_where_the_system_is_dark() {
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
fn a_name_that_is_missing_and_passphrases_that_differ_are_said_beside_their_fields() {
    with_window("first-refusals", Theme::Light, async |window| {
        window.click(&sentence("first-go-on")).await.unwrap();
        window.see(&sentence("first-name-missing")).await.unwrap();
        window.type_text("Ada Sample").await.unwrap();
        window.press("Enter").await.unwrap();
        window.click(&sentence("first-passphrase")).await.unwrap();
        window.type_text("short").await.unwrap();
        window.press("Enter").await.unwrap();
        window.see("characters are needed").await.unwrap();
        window.type_text(" words are not enough").await.unwrap();
        window.click(&sentence("first-passphrase-again")).await.unwrap();
        window.type_text("something else").await.unwrap();
        window.see(&sentence("first-passphrase-differs")).await.unwrap();
        window.press("Enter").await.unwrap();
        let keys = "return document.body.innerText.includes(arguments[0])";
        let made = window
            .run(keys, vec![json!(sentence("first-sheet-title"))])
            .await
            .unwrap();
        assert_eq!(made, json!(false), "a key was made with two passphrases");
    });
}

#[test]
fn a_second_start_on_the_same_library_asks_the_first_to_open_what_it_was_given() {
    let scene = Scene::new("second-start", Theme::Light).with_sample_key();
    let bundle = scene.maker().pack(crate::stage::sample("2041")).expect("a bundle");
    play(async {
        let first = scene.open().await;
        first.see(&sentence("queue-empty")).await.unwrap();
        let said = scene.start_beside(&first, &[bundle]).await;
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        first.see("Start with No. 2041").await.unwrap();
        first.close().await.expect("it closes");
    });
}

#[test]
fn files_that_a_second_start_was_given_together_are_asked_about_together_until_somebody_answers() {
    let scene = Scene::new("second-start-files", Theme::Light).with_sample_key();
    let evidence = root().join("fixtures/submissions/2041");
    play(async {
        let first = scene.open().await;
        first.see(&sentence("queue-empty")).await.unwrap();
        let files = ["plan/lesson-plan.pdf", "reflection/reflection.md"].map(|file| evidence.join(file));
        let said = scene.start_beside(&first, &files).await;
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        first.see("Are these 2 together one submission?").await.unwrap();
        first.kill();
        let again = scene.open().await;
        again.click(&sentence("bring-waiting-go")).await.unwrap();
        again.see("Are these 2 together one submission?").await.unwrap();
        again.close().await.expect("it closes");
    });
}

#[test]
fn who_was_cut_off_before_the_recovery_sheet_was_printed_is_told_and_prints_it_later() {
    let scene = Scene::new("sheet-later", Theme::Light);
    play(async {
        let window = scene.open().await;
        window.type_text("Ada Sample").await.unwrap();
        window.press("Enter").await.unwrap();
        window.see(&sentence("first-passphrase-title")).await.unwrap();
        window.type_text(PASSPHRASE).await.unwrap();
        window.click(&sentence("first-passphrase-again")).await.unwrap();
        window.type_text(PASSPHRASE).await.unwrap();
        window.press("Enter").await.unwrap();
        window.see(&sentence("first-sheet-title")).await.unwrap();
        window.kill();

        let again = scene.open().await;
        again.see(&sentence("queue-empty")).await.unwrap();
        again.press("Ctrl+,").await.unwrap();
        // A setting that is changed meanwhile takes nothing of it away.
        again.click(&sentence("settings-theme-dark")).await.unwrap();
        again.click(&sentence("settings-signing")).await.unwrap();
        again.see("Ada Sample").await.unwrap();
        again.see(&sentence("settings-no-sheet")).await.unwrap();
        keep("settings-no-sheet.png", &again.picture().await.unwrap());
        again.click(&sentence("settings-sheet")).await.unwrap();
        again.see(&sentence("sheet-again-title")).await.unwrap();
        again.type_text("not the passphrase").await.unwrap();
        again.press("Enter").await.unwrap();
        again.see(&sentence("code-passphrase-wrong")).await.unwrap();
        again.type_text(PASSPHRASE).await.unwrap();
        keep("sheet-again.png", &again.picture().await.unwrap());
        again.press("Enter").await.unwrap();
        again.see(&sentence("sheet-title")).await.unwrap();
        again.click(&sentence("first-sheet-have")).await.unwrap();
        again.click(&sentence("first-go-on")).await.unwrap();
        again.see("Ada Sample").await.unwrap();
        again
            .wait(&format!(
                "!document.body.innerText.includes({})",
                json!(sentence("settings-no-sheet"))
            ))
            .await
            .unwrap();
        again.close().await.expect("it closes");
    });
}
