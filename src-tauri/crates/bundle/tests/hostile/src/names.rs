//! ZN: names that are one on some disk, that Windows keeps for itself, that lie to the eye, or that only look bad.

use crate::bundle::TOP;
use crate::raw::RawEntry;
use crate::{Bundle, Case, Kind, Made};

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = twins();
    for name in ["CON", "aux.txt", "NUL", "COM1.pdf", "LPT9", "COM\u{b9}", "CONIN$"] {
        cases.push(named("ZN-006", name, "name-reserved"));
    }
    for name in ["a.txt:evil", "a.txt::$DATA"] {
        cases.push(named("ZN-008", name, "name-colon"));
    }
    cases.push(named("ZN-009", "lesson\u{202e}fdp.exe", "name-hidden-character"));
    for c in ['\u{200b}', '\u{200c}', '\u{200d}', '\u{feff}', '\u{ad}'] {
        let name = format!("les{c}son.txt");
        cases.push(Case {
            part: format!("U+{:04X}", u32::from(c)),
            ..named("ZN-011", &name, "name-hidden-character")
        });
    }
    for (part, name) in [("ANSI escape", "a\u{1b}[2Jb.txt"), ("BEL", "a\u{7}b.txt")] {
        cases.push(
            Case {
                part: part.to_owned(),
                ..named("ZN-012", name, "path-escapes")
            }
            .zip_level(),
        );
    }
    for (part, name) in [
        ("blank", format!("{TOP}/data/ ")),
        ("dot", format!("{TOP}/data/.")),
        ("empty", String::new()),
    ] {
        let quoted = format!("\"{name}\"");
        let made = move || Made::Zip(Bundle::sample().zip().with(RawEntry::stored(&name, b"x")).bytes());
        cases.push(
            Case::refuse("ZN-014", part, "path-escapes", made)
                .about(quoted)
                .zip_level(),
        );
    }
    cases.extend(accepted());
    cases
}

/// A whole bundle with an artifact of this name.
fn named(id: &'static str, name: &str, code: &'static str) -> Case {
    let path = name.to_owned();
    Case::refuse(id, name, code, move || {
        Made::Zip(Bundle::sample().with(&path, b"x", "text/plain").zip().bytes())
    })
    .about(crate::written_out(name))
    .twin(|| Bundle::sample().with("other.txt", b"x", "text/plain").zip().bytes())
}

fn twins() -> Vec<Case> {
    let pair = |id, part: &str, first: &'static str, second: &'static str| {
        let both = move || {
            Bundle::sample()
                .with(first, b"x", "text/plain")
                .with(second, b"y", "text/plain")
        };
        Case::refuse(id, part, "name-collision", move || Made::Zip(both().zip().bytes()))
            .about(first)
            .twin(move || Bundle::sample().with(first, b"x", "text/plain").zip().bytes())
    };
    let twice = || {
        let bundle = Bundle::sample().with("decision.txt", b"awarded", "text/plain");
        let second = RawEntry::stored(&format!("{TOP}/data/decision.txt"), b"not yet");
        Made::Zip(bundle.zip().with(second).bytes())
    };
    let control = || {
        Made::Zip(
            Bundle::sample()
                .with("Submission.JSON", b"{}", "text/plain")
                .zip()
                .bytes(),
        )
    };
    vec![
        Case::refuse("ZN-002", "", "name-collision", twice)
            .about("data/decision.txt")
            .zip_level(),
        pair("ZN-003", "", "Lesson.txt", "lesson.TXT"),
        pair("ZN-005", "sharp s", "stra\u{df}e.txt", "STRASSE.txt"),
        pair("ZN-005", "Kelvin sign", "\u{212a}.txt", "k.txt"),
        pair("ZN-005", "dotless i", "\u{131}.txt", "I.txt"),
        Case::refuse("ZN-021", "", "name-collision", control).about("data/submission.json"),
    ]
}

fn accepted() -> Vec<Case> {
    let accept = |id, part: &str, name: &'static str| {
        let made = move || Made::Zip(Bundle::sample().with(name, b"x", "text/plain").zip().bytes());
        Case::new(id, part, Kind::Accept, made)
    };
    let foreign = || {
        let bundle = Bundle::sample().with("caf\u{e9}.txt", b"x", "text/plain");
        let old = |entry: &mut RawEntry| {
            entry.name = format!("{TOP}/data/caf").bytes().chain(*b"\x82.txt").collect();
            entry.flags = 0;
            entry.made_by = 20;
        };
        Made::Zip(bundle.zip().change(&format!("{TOP}/data/caf\u{e9}.txt"), old).bytes())
    };
    vec![
        accept("ZN-015", "-rf", "-rf"),
        accept("ZN-015", "--help", "--help"),
        accept("ZN-017", "", "<img src=x onerror=1>.png"),
        Case::new("ZN-018", "", Kind::Accept, foreign).about("caf\u{e9}.txt"),
        accept("ZN-020", "", "submissi\u{43e}n.json").about("submissi\u{43e}n.json"),
        accept(
            "ZN-024",
            "",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        ),
    ]
}
