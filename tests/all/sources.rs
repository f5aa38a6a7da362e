//! What every source has, and what none may hold.

use crate::workspace::{root, text, tracked};

/// Folders that exist on some machine only. Written apart, so that this file passes its own test.
const MACHINES: [&str; 4] = ["work", "root", "home", "farm"];

/// Whether `text` names a folder of a machine.
fn names_a_machine(text: &str) -> bool {
    MACHINES.iter().any(|folder| {
        let path = format!("/{folder}/");
        let before = |at: usize| text.get(..at).and_then(|before| before.chars().next_back());
        text.match_indices(&path)
            .any(|(at, _)| !before(at).is_some_and(|c| c.is_ascii_lowercase() || c == '.'))
    })
}

#[test]
fn every_source_begins_with_its_story() {
    let sources: Vec<_> = tracked().into_iter().filter(|path| path.ends_with(".rs")).collect();
    assert!(sources.len() > 100, "only {} sources were found", sources.len());
    let mute: Vec<_> = sources
        .into_iter()
        .filter(|path| !text(path).starts_with("//!"))
        .collect();
    assert!(mute.is_empty(), "no //! header: {mute:#?}");
}

#[test]
fn no_tracked_file_names_a_folder_of_a_machine() {
    let read = |path: &String| std::fs::read_to_string(root().join(path)).is_ok_and(|text| names_a_machine(&text));
    let found: Vec<_> = tracked()
        .into_iter()
        .filter(|path| !path.ends_with(".lock") && read(path))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn a_planted_folder_is_found() {
    let [work, root, home, _] = MACHINES;
    for planted in [
        format!("/{work}/x"),
        format!("see \"/{root}/.cargo\""),
        format!("=/{home}/ada/a.txt"),
    ] {
        assert!(names_a_machine(&planted), "{planted}");
    }
    for fine in [
        format!("student{work}"),
        format!("student/{work}/1.jpg"),
        format!("../{work}/1.jpg"),
    ] {
        assert!(!names_a_machine(&fine), "{fine}");
    }
}

#[test]
fn no_test_is_left_out() {
    let left_out = |path: &String| {
        let text = text(path);
        [
            concat!("#[ign", "ore"),
            concat!("it.sk", "ip("),
            concat!("test.on", "ly("),
            concat!("TO", "DO"),
            concat!("FIX", "ME"),
        ]
        .iter()
        .any(|mark| text.contains(mark))
    };
    let code = |path: &String| [".rs", ".ts", ".svelte"].iter().any(|end| path.ends_with(end));
    let found: Vec<_> = tracked().into_iter().filter(code).filter(left_out).collect();
    assert!(found.is_empty(), "{found:#?}");
}
