//! Every place in the sources that makes a failure or a finding gives it what its sentence and its hint name. Read from
//! the text of the sources, so that a place which no test reaches is held to it too; `Messages` stops every build but the
//! released one where a sentence is formed without an argument after all.

use assay_app::codes;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const ENGLISH: &str = include_str!("../../../../../ui/messages/en.ftl");

/// What a sentence names only in one of its variants, which the place does not choose: the code, the argument, and the
/// argument by which the place says so.
const ONLY_IN_A_VARIANT: [(&str, &str, &str); 8] = [
    ("folder-read-only", "path", "\"about\", \"library\""),
    ("library-damaged", "folder", "\"about\", \"open\""),
    ("expired", "member roster moment", "\"what\", \"file\""),
    ("not-yet-valid", "member roster moment", "\"what\", \"file\""),
    ("not-canonical", "token", "\"about\", \"bytes\""),
    ("recovery-words-wrong", "path", "\"about\", \"checksum\""),
    ("several-submissions", "participants", "\"what\", what"),
    (
        "place-does-not-fit",
        "annotation page pages",
        "(\"about\", \"line\").with(\"why\", why)",
    ),
];

/// What a call gives to the failure that it makes or takes.
const CALLS: [(&str, &str); 7] = [
    (".at(", "path"),
    ("named(", "path"),
    ("in_file(", "path"),
    ("about(", "path about annotation"),
    ("not_fitting(", "reason"),
    ("another_micro_credential(", "how title version named"),
    ("unfit(", "why page pages"),
];

type Names = BTreeSet<String>;

/// What each code's sentence and hint name.
fn asked() -> BTreeMap<String, Names> {
    let mut asked: BTreeMap<String, Names> = BTreeMap::new();
    let mut current = None;
    for line in ENGLISH.lines() {
        if let Some((key, _)) = line.split_once(" =").filter(|_| line.starts_with(char::is_alphabetic)) {
            current = key.strip_prefix("code-").map(str::to_owned);
        }
        if let Some(code) = &current {
            let names = asked.entry(code.clone()).or_default();
            names.extend(line.split('$').skip(1).map(word));
        }
    }
    asked
}

/// The word at the beginning of `text`.
fn word(text: &str) -> String {
    text.chars()
        .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_')
        .collect()
}

/// The names that `text` gives: `.with("name", …)`, `.at(…)`, `("name", …)` in a list of arguments.
fn given(text: &str) -> Names {
    let mut names = Names::new();
    for rest in text.split(".with(").skip(1) {
        names.extend(rest.trim_start().strip_prefix('"').map(word));
    }
    for (call, gives) in CALLS {
        if text.contains(call) {
            names.extend(gives.split(' ').map(str::to_owned));
        }
    }
    names
}

/// The functions of a source file, as text; what stands before the first is none.
fn functions(source: &str) -> Vec<String> {
    let starts = |line: &str| {
        let line = line.strip_prefix("    ").unwrap_or(line);
        let line = line
            .strip_prefix("pub ")
            .or(line.strip_prefix("pub(crate) "))
            .or(line.strip_prefix("pub(super) "))
            .unwrap_or(line);
        let line = line.strip_prefix("const ").unwrap_or(line);
        line.strip_prefix("async ").unwrap_or(line).starts_with("fn ")
    };
    let mut found: Vec<String> = Vec::new();
    for line in source.lines() {
        if starts(line) {
            found.push(String::new());
        }
        if let Some(function) = found.last_mut() {
            function.push_str(line);
            function.push('\n');
        }
    }
    found
}

/// One place that names a code, and what is given there: between the code and the next one, and by what the function
/// does before it names any.
fn places(function: &str) -> Vec<(String, Names, String)> {
    const MARK: &str = "codes::";
    let mut parts = function.split(MARK);
    let before = parts.next().unwrap_or_default();
    let parts: Vec<&str> = parts.collect();
    let mut found = Vec::new();
    let mut ahead = before.to_owned();
    for (index, part) in parts.iter().enumerate() {
        let name = word(part);
        let after = &part[name.len()..];
        let compared = ahead.trim_end().ends_with("==") || ahead.trim_end().ends_with("!=");
        if name.chars().all(|letter| letter.is_ascii_uppercase() || letter == '_') && !name.is_empty() && !compared {
            let mut text = format!("{before}\n{after}");
            // The bare value of a `match` or an `if`, or one of a pair: what is given comes with the end.
            let bare = after.starts_with(",\n") || after.starts_with("\n") || after.starts_with(", ");
            if bare {
                parts.iter().skip(index).for_each(|part| text.push_str(part));
            }
            // The call in which the code stands.
            let call = ahead.rsplit('\n').next().unwrap_or_default();
            text.push_str(call);
            found.push((name.clone(), given(&text), text));
        }
        ahead = (*part).to_owned();
    }
    found
}

/// What is wrong with `source`: the code and what it is not given.
fn faults(source: &str) -> Vec<String> {
    let asked = asked();
    let mut faults = Vec::new();
    for function in functions(source) {
        for (constant, given, text) in places(&function) {
            let code = constant.to_lowercase().replace('_', "-");
            let Some(asked) = asked.get(&code) else { continue };
            let spared = |name: &String| {
                ONLY_IN_A_VARIANT.iter().any(|(spared, names, choice)| {
                    *spared == code && names.split(' ').any(|spared| spared == name) && text.contains(choice)
                })
            };
            let missing: Vec<&String> = asked
                .iter()
                .filter(|name| !given.contains(*name) && !spared(name))
                .collect();
            if !missing.is_empty() {
                let first = function.lines().next().unwrap_or_default().trim();
                faults.push(format!("{code} is not given {missing:?} in: {first}"));
            }
        }
    }
    faults
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn every_place_that_makes_a_failure_gives_it_what_its_sentence_names() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for folder in ["app/src", "cli/src", "../src"] {
        sources(&crates.join(folder), &mut files);
    }
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for file in files.iter().filter(|file| !file.ends_with("codes.rs")) {
        let source = std::fs::read_to_string(file).expect("a source");
        seen += functions(&source)
            .iter()
            .map(|function| places(function).len())
            .sum::<usize>();
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        wrong.extend(faults(&source).into_iter().map(|fault| format!("{name}: {fault}")));
    }
    assert!(seen > 150, "only {seen} places were found");
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_planted_failure_without_an_argument_is_found() {
    let bare = "fn lost() -> Failure {\n    Failure::new(Kind::Io, codes::FILE_MISSING)\n}\n";
    assert_eq!(
        faults(bare),
        ["file-missing is not given [\"path\"] in: fn lost() -> Failure {"]
    );
    let whole = "fn lost() -> Failure {\n    Failure::new(Kind::Io, codes::FILE_MISSING).with(\"path\", path)\n}\n";
    assert_eq!(faults(whole), Vec::<String>::new());
    let neighbour = "fn two() {\n    f(codes::FILE_MISSING);\n    g(codes::FILE_UNREADABLE).with(\"path\", path);\n}\n";
    assert_eq!(faults(neighbour).len(), 1, "what the next place gives does not count");
}

#[test]
fn every_sentence_asks_for_something_that_can_be_given() {
    let asked = asked();
    assert!(
        asked.values().any(|names| names.len() > 3),
        "the catalogue is read at all"
    );
    let known: BTreeSet<&str> = codes::ALL.iter().map(|code| code.as_str()).collect();
    assert!(asked.keys().all(|code| known.contains(code.as_str())));
}
