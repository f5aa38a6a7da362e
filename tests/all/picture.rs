//! The README's picture and table of the house, between the two markers, are those of `house.rs`.

use crate::house::{HOUSE, LAYERS, Room};
use crate::workspace::text;

const BEGIN: &str = "<!-- house -->";
const END: &str = "<!-- /house -->";

/// What stands between the markers.
fn section(readme: &str) -> &str {
    let begun = readme
        .split_once(BEGIN)
        .map(|(_, rest)| rest)
        .expect("the README has the marker of the house");
    begun
        .split_once(END)
        .map(|(section, _)| section)
        .expect("the house ends with its marker")
}

/// The names in each line of the drawing, from the roof down.
fn layers(section: &str) -> Vec<Vec<String>> {
    let picture = section.split("```").nth(1).expect("a picture in a code block");
    let known = |word: &&str| HOUSE.iter().any(|room| room.name == *word);
    let words = |line: &str| -> Vec<String> {
        let words = line.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        words.filter(known).map(str::to_owned).collect()
    };
    picture.lines().map(words).filter(|names| !names.is_empty()).collect()
}

/// The cells of the table's rows: crate, owns, stands on, alone may use.
fn rows(section: &str) -> Vec<[String; 4]> {
    let lines = section.lines().filter(|line| line.starts_with("| `"));
    let cells = |line: &str| -> Vec<String> {
        line.trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().replace('`', ""))
            .collect()
    };
    lines
        .map(|line| cells(line).try_into().unwrap_or_else(|_| panic!("four cells: {line}")))
        .collect()
}

fn stands_on(room: &Room) -> String {
    match (room.name, room.stands_on) {
        (_, []) => "–".to_owned(),
        ("app", _) => "all below it".to_owned(),
        (_, names) => names.join(", "),
    }
}

fn alone(room: &Room) -> String {
    if room.alone.is_empty() {
        "–".to_owned()
    } else {
        room.alone.join(", ")
    }
}

#[test]
fn the_picture_draws_the_layers_of_the_house() {
    assert_eq!(layers(section(&text("README.md"))), LAYERS);
}

#[test]
fn the_table_says_who_stands_on_whom_and_who_alone_may_use_what() {
    let readme = text("README.md");
    let rows = rows(section(&readme));
    let written: Vec<_> = rows
        .iter()
        .map(|[name, _, on, alone]| (name.as_str(), on.clone(), alone.clone()))
        .collect();
    let meant: Vec<_> = HOUSE
        .iter()
        .map(|room| (room.name, stands_on(room), alone(room)))
        .collect();
    assert_eq!(written, meant);
    assert!(
        rows.iter().all(|[_, owns, _, _]| !owns.is_empty()),
        "a crate that owns nothing"
    );
}

#[test]
fn a_picture_that_leaves_out_a_crate_is_found() {
    let readme = text("README.md");
    let section = section(&readme);
    assert_ne!(layers(&section.replacen("vault", "     ", 1)), LAYERS);
    assert_ne!(rows(&section.replacen("| `vault`", "| vault", 1)).len(), HOUSE.len());
}
