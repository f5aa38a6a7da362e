//! Debian's `age` opens what we sealed, can use what is inside, and refuses it after one changed byte.

use crate::{identity, passphrase, sealed};
use assay_vault::{Identity, WorkFactor};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn missing(program: &str) -> bool {
    let is_missing = Command::new(program).arg("--version").output().is_err();
    if is_missing {
        println!("SKIPPED outside::age: {program} is not installed");
    }
    is_missing
}

/// An empty folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// `age -d` in `folder`. It asks a terminal for the passphrase, so `script` lends it one. Its plain text, if it opened.
fn age_opens(folder: &Path, file: &[u8], typed: &str) -> Option<String> {
    std::fs::write(folder.join("sealed.age"), file).expect("writes");
    let _ = std::fs::remove_file(folder.join("plain.txt"));
    let mut terminal = Command::new("script")
        .args([
            "--quiet",
            "--return",
            "--command",
            "age -d -o plain.txt sealed.age",
            "/dev/null",
        ])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("script runs");
    let (mut keys, mut screen) = (
        terminal.stdin.take().expect("keys"),
        terminal.stdout.take().expect("a screen"),
    );
    // What is typed before the question is lost: age throws it away when it switches the terminal.
    if shows(&mut screen, b":") {
        writeln!(keys, "{typed}").expect("types");
    }
    std::io::copy(&mut screen, &mut std::io::sink()).expect("reads on");
    drop(keys);
    let ended = terminal.wait().expect("ends");
    let plain = std::fs::read_to_string(folder.join("plain.txt")).ok();
    plain.filter(|_| ended.success())
}

/// Reads the screen until it ends with `prompt`; false when the program ends first.
fn shows(screen: &mut impl Read, prompt: &[u8]) -> bool {
    let mut seen = Vec::new();
    let mut letter = [0];
    while screen.read(&mut letter).is_ok_and(|count| count == 1) {
        seen.push(letter[0]);
        let question = seen.trim_ascii_end();
        if question.ends_with(prompt) && seen.windows(10).any(|window| window == b"passphrase") {
            return true;
        }
    }
    false
}

#[test]
fn age_opens_an_identity_and_refuses_it_after_one_changed_byte() {
    if missing("age") || missing("script") {
        return;
    }
    let folder = folder("age-opens");
    let good = sealed(10);
    let text = age_opens(&folder, &good, "open sesame").expect("age opens the file");
    assert!(
        text.starts_with("# assay-name: R. Okafor\n# assay-role: assessor\n# assay-seed: z"),
        "{text}"
    );
    assert_eq!(age_opens(&folder, &good, "open sesam"), None);
    let mut refused = 0;
    for at in (0..good.len()).step_by(31) {
        let mut bad = good.clone();
        bad[at] ^= 1;
        assert_eq!(age_opens(&folder, &bad, "open sesame"), None, "byte {at}");
        refused += 1;
    }
    println!("age -d opened 1 file and refused {refused} changed ones");
    assert!(refused > 10);
}

#[test]
fn what_is_inside_is_a_key_that_age_can_use() {
    if missing("age") || missing("script") {
        return;
    }
    let folder = folder("age-uses");
    let text = age_opens(&folder, &sealed(10), "open sesame").expect("age opens the file");
    std::fs::write(folder.join("key.txt"), text).expect("writes");
    std::fs::write(folder.join("letter.txt"), "for you alone").expect("writes");
    let age = |arguments: &[&str]| {
        let output = Command::new("age")
            .args(arguments)
            .current_dir(&folder)
            .output()
            .expect("age runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    age(&["-r", &identity().age_recipient(), "-o", "letter.age", "letter.txt"]);
    assert_eq!(age(&["-d", "-i", "key.txt", "letter.age"]), b"for you alone");
}

#[test]
fn an_accent_typed_as_one_character_opens_in_age() {
    if missing("age") || missing("script") {
        return;
    }
    let work = WorkFactor::new(10).expect("a work factor");
    let file = identity()
        .seal(&passphrase("cafe\u{301} au lait"), work)
        .expect("a file");
    assert!(age_opens(&folder("age-accent"), &file, "caf\u{e9} au lait").is_some());
}

#[test]
fn a_file_that_age_sealed_again_opens_here() {
    if missing("age") || missing("script") {
        return;
    }
    let folder = folder("age-seals");
    let text = age_opens(&folder, &sealed(10), "open sesame").expect("age opens the file");
    std::fs::write(folder.join("key.txt"), text).expect("writes");
    let mut terminal = Command::new("script")
        .args([
            "--quiet",
            "--return",
            "--command",
            "age -p -o again.age key.txt",
            "/dev/null",
        ])
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("script runs");
    write!(terminal.stdin.take().expect("a terminal"), "new words\nnew words\n").expect("types");
    assert!(terminal.wait().expect("ends").success());
    let file = std::fs::read(folder.join("again.age")).expect("a file");
    let opened = Identity::open(&file, &passphrase("new words")).expect("opens");
    assert_eq!(opened.public_key(), identity().public_key());
}
