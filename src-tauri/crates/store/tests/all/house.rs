//! Habits that the compiler does not see.

use crate::support::package;
use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The sources, without comments, that hold `word`.
fn with(word: &str) -> Vec<String> {
    let (mut files, root) = (Vec::new(), package().join("src"));
    sources(&root, &mut files);
    assert!(files.len() > 30, "the sources are found");
    let holds = |file: &PathBuf| {
        let text = fs::read_to_string(file).expect("a source");
        text.lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .any(|line| line.to_uppercase().contains(&word.to_uppercase()))
    };
    let mut names: Vec<String> = files
        .iter()
        .filter(|file| holds(file))
        .map(|file| file.strip_prefix(&root).expect("inside").display().to_string())
        .collect();
    names.sort();
    names
}

#[test]
fn returning_is_not_used_anywhere() {
    assert_eq!(with("RETURNING"), Vec::<String>::new());
}

#[test]
fn one_place_writes_and_one_makes_the_schema() {
    assert_eq!(with(".commit()"), ["schema.rs", "writer.rs"]);
    assert_eq!(with("TransactionBehavior::"), ["schema.rs", "writer.rs"]);
}

#[test]
fn one_place_touches_the_file_system() {
    assert_eq!(
        with("fs::"),
        ["artifacts.rs", "disk.rs", "lock.rs", "staging.rs", "sync.rs"]
    );
    // Elsewhere only the types of open files are named.
    for word in ["File::open", "File::create", "fs::rename", "fs::remove", "OpenOptions"] {
        assert_eq!(
            with(word).into_iter().filter(|name| name != "disk.rs").count(),
            0,
            "{word}"
        );
    }
}

#[test]
fn the_bundled_sqlite_is_past_the_lost_commits() {
    assert!(rusqlite::version_number() >= 3_054_001, "{}", rusqlite::version());
}
