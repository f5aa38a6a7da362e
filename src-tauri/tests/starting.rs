//! The executable as a terminal meets it, before there is any window.

#![cfg(test)]

use std::process::{Command, Output, Stdio};

/// Runs the window's executable where it has no display to open a window on.
fn started(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_assay-desktop"))
        .args(words)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::null())
        .output()
        .expect("the executable that cargo built")
}

#[track_caller]
fn check_refused(words: &[&str], sentence: &str) {
    let said = started(words);
    assert_eq!(said.status.code(), Some(3), "{words:?}");
    assert_eq!(
        String::from_utf8_lossy(&said.stderr),
        format!("{sentence}\n"),
        "{words:?}"
    );
    assert!(said.stdout.is_empty(), "{words:?}");
}

#[test]
fn what_the_command_line_may_not_say_is_refused_in_a_sentence_on_the_terminal() {
    check_refused(
        &["--libary", "Library"],
        "Assay did not start: --libary is no option; there are --library DIR, --data-dir DIR and --sample.",
    );
    check_refused(
        &["--library"],
        "Assay did not start: --library needs a folder behind it.",
    );
    check_refused(
        &["--data-dir"],
        "Assay did not start: --data-dir needs a folder behind it.",
    );
}

#[test]
fn as_a_decoder_child_that_nobody_asks_anything_it_ends_without_a_window() {
    let said = started(&[assay_app::DECODER_CHILD]);
    assert_eq!(said.status.code(), Some(0), "{}", String::from_utf8_lossy(&said.stderr));
}
