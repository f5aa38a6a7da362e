//! What cannot be printed was not said, and that is told where it still can be. A reader that has had enough is no mistake.

use crate::library::Shelf;
use crate::support::{Desk, args, assay, new_key_order, submission};
use crate::written::device;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// What a command said on stderr, and its exit code.
#[derive(Debug)]
struct Told {
    code: Option<i32>,
    err: String,
}

/// How a command is run, to a stdout of some sort.
type Way<'a> = &'a dyn Fn(Vec<PathBuf>) -> Told;

fn begin(order: Vec<PathBuf>, out: Stdio) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_assay"));
    command
        .args(order)
        .stdin(Stdio::piped())
        .stdout(out)
        .stderr(Stdio::piped());
    command.spawn().expect("assay starts")
}

fn end(child: Child) -> Told {
    let output = child.wait_with_output().expect("it ends");
    Told {
        code: output.status.code(),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// Something that takes not one byte, as `/dev/full` does; none where no device can be made.
fn full(desk: &Desk) -> Option<PathBuf> {
    let path = desk.path("full");
    (path.exists() || device(&path, ["1", "7"])).then_some(path)
}

fn into(full: &Path, order: Vec<PathBuf>) -> Told {
    let full = File::options().write(true).open(full).expect("a device");
    end(begin(order, full.into()))
}

#[test]
fn what_cannot_be_printed_is_told_on_stderr_and_is_no_success() {
    let shelf = Shelf::new();
    let Some(full) = full(&shelf.desk) else { return };
    let text = submission("2041-short").join("plan/lesson-plan.pdf");
    for order in [
        args([&"library", &"list", &"--library", &shelf.library]),
        args([&"--json", &"library", &"list", &"--library", &shelf.library]),
        args([&"evidence", &"text", &text]),
        args([&"evidence", &"--help"]),
    ] {
        let told = into(&full, order);
        assert_eq!(told.code, Some(3), "{told:?}");
        assert!(
            told.err
                .contains("There is no room left where the answer is printed to."),
            "{told:?}"
        );
    }
}

#[test]
fn a_review_that_cannot_answer_ends_and_keeps_what_it_saved() {
    let shelf = Shelf::new();
    let Some(full) = full(&shelf.desk) else { return };
    let out = File::options().write(true).open(full).expect("a device");
    let mut child = begin(
        args([&"review", &"exec", &"2041", &"--library", &shelf.library]),
        out.into(),
    );
    let line = r#"{"cmd":"level","criterion":"plans-the-check","level":"demonstrated"}"#;
    writeln!(child.stdin.take().expect("a pipe"), "{line}\n{line}").expect("it reads");
    let told = end(child);
    assert_eq!(told.code, Some(3), "{told:?}");
    assert!(told.err.contains("What was done is kept"), "{told:?}");
    assert_eq!(
        shelf.journal().done().json()["data"]["entries"],
        2,
        "begun, and one level"
    );
}

#[test]
fn recovery_words_that_nobody_could_see_are_told_with_what_to_do() {
    let desk = Desk::new();
    let Some(full) = full(&desk) else { return };
    let gone = |order| {
        let mut child = begin(order, Stdio::piped());
        drop(child.stdout.take());
        end(child)
    };
    let into_full = |order| into(&full, order);
    let ways: [(&str, Way<'_>); 2] = [("full", &into_full), ("gone", &gone)];
    for (name, told_of) in ways {
        let data = desk.path(&format!("data-{name}"));
        let told = told_of(new_key_order(&desk.passphrase, &data));
        assert_eq!(told.code, Some(3), "{told:?}");
        let mut made = fs::read_dir(data.join("identities")).expect("a folder").flatten();
        let key = made.next().expect("a key").path();
        for words in [
            &key.display().to_string(),
            "recovery words could not be printed",
            "Remove that file",
        ] {
            assert!(told.err.contains(words), "{words}: {told:?}");
        }
    }
}

#[test]
fn a_reader_that_has_had_enough_is_no_mistake() {
    let plan = submission("2041-short").join("plan/lesson-plan.pdf");
    for order in [
        args([&"evidence", &"text", &plan]),
        args([&"--json", &"evidence", &"text", &plan]),
    ] {
        let mut child = begin(order, Stdio::piped());
        drop(child.stdout.take());
        let told = end(child);
        assert_eq!((told.code, told.err.as_str()), (Some(0), ""));
    }
}

#[test]
fn why_something_was_not_done_needs_no_room_on_stdout() {
    let desk = Desk::new();
    let Some(full) = full(&desk) else { return };
    let nowhere = desk.path("nowhere");
    let told = into(&full, args([&"library", &"list", &"--library", &nowhere]));
    assert_eq!(told.code, Some(3));
    let said = assay(args([&"library", &"list", &"--library", &nowhere]));
    assert_eq!(told.err, said.err);
}
