//! What an answer has to be for a row of the list: its code and exit code, the entry it names, the words it has to say.

use crate::program::Ran;
use assay_hostile::{Case, Kind};
use serde_json::Value;

/// Words that the sentence about a row has to hold, by row and by the beginning of the part.
const WORDS: [(&str, &str, &[&str]); 30] = [
    ("ZP-023", "", &["a file and a folder at once"]),
    ("ZP-025", "", &["at most 16 "]),
    ("ZP-026", "component", &["300", "at most 240 "]),
    ("ZP-026", "path", &["at most 4096 "]),
    ("ZN-002", "", &["twice"]),
    ("ZN-009", "", &["U+202E"]),
    ("ZB-003", "", &["at most 200 times"]),
    ("ZB-005", "", &["20.1 GiB", "at most 16 GiB"]),
    ("ZB-006", "", &["10 bytes", "more"]),
    ("ZB-008", "deflated", &["1 TiB", "at most 8 GiB"]),
    ("ZB-009", "size", &["at most 8 GiB"]),
    ("ZB-011", "", &["60000", "at most 5000"]),
    ("ZB-012", "", &["another number of files"]),
    ("ZB-014", "", &["two different things"]),
    ("ZB-015", "", &["two different things"]),
    ("ZB-017", "", &["two different things"]),
    ("ZB-020", "", &["incomplete"]),
    ("ZB-021", "", &["incomplete"]),
    ("ZB-024", "", &["encrypted zips are not"]),
    ("ZB-026", "bzip2", &["bzip2", "only stored and deflated"]),
    ("ZB-026", "LZMA", &["LZMA"]),
    ("ZB-026", "zstd", &["Zstandard"]),
    ("ZB-026", "deflate64", &["Deflate64"]),
    ("ZB-032", "", &["several parts"]),
    ("ZB-035", "", &["not a submission bundle"]),
    ("ZB-036", "", &["not a submission bundle"]),
    ("ZB-038", "FIFO", &["neither a file nor a folder"]),
    ("ZB-038", "/dev/zero", &["neither a file nor a folder"]),
    ("BM-002", "200 MB", &["at most 1 MiB"]),
    ("BM-002", "depth", &["64"]),
];

/// The row of a name that is not UTF-8, and its bytes in hexadecimal: `bundle/data/caf`, 82 for é in code page 437, `.txt`.
pub(crate) const FOREIGN_NAME: (&str, &str) = ("ZN-018", "62756e646c652f646174612f636166822e747874");

/// Ways to say what was kept.
const KEPT: [&str; 4] = [
    "nothing was kept",
    "was not used",
    "nothing of it was used",
    "nothing was changed",
];

/// Refused as the case says, by a sentence that names the entry and that a teacher can read.
pub(crate) fn refused(case: &Case, ran: &Ran) -> Result<(), String> {
    let said = ran.json()?;
    let exit = if case.code == "file-unreadable" { 3 } else { 1 };
    let wanted = (Some(exit), Some(case.code));
    same("exit and code", (ran.exit, said["code"].as_str()), wanted)?;
    same("ok", &said["ok"], &Value::Bool(false))?;
    let first = errors(&said).next().ok_or("no finding")?;
    same("first finding", first["code"].as_str(), Some(case.code))?;
    errors(&said).try_for_each(plain)?;
    holds(text(first, "message"), &case.about)
}

/// The same, and in the words of its row.
pub(crate) fn refused_in_its_words(case: &Case, ran: &Ran) -> Result<(), String> {
    refused(case, ran)?;
    let said = ran.json()?;
    let first = errors(&said).next().ok_or("no finding")?;
    if ["ZB-020", "ZB-021"].contains(&case.id) {
        holds(text(first, "hint"), "Ask for the file again")?;
    }
    let words = words_of(case).into_iter().flatten();
    words.copied().try_for_each(|word| holds(text(first, "message"), word))
}

fn errors(said: &Value) -> impl Iterator<Item = &Value> {
    list(&said["findings"]).filter(|finding| finding["severity"] == "error")
}

/// Taken, with no error; what cannot be shown is listed and only that.
pub(crate) fn taken(case: &Case, ran: &Ran) -> Result<Value, String> {
    let said = ran.json()?;
    same("exit and ok", (ran.exit, &said["ok"]), (Some(0), &Value::Bool(true)))?;
    let findings: Vec<&Value> = list(&said["findings"]).collect();
    findings.iter().try_for_each(|finding| plain(finding))?;
    let hidden = |path: &str| {
        let of_it = findings.iter().filter(|finding| finding["path"] == path);
        of_it.clone().any(|finding| finding["shown"] == false)
    };
    same("the plan can be opened", hidden("plan/plan.txt"), false)?;
    if case.kind == Kind::Quarantine {
        same("it cannot be shown", hidden(&case.about), true)?;
    }
    let found = |code: &str| findings.iter().any(|finding| finding["code"] == code);
    match (case.id, case.part.as_str()) {
        ("ZN-020", _) => same("the other is flagged", found("name-looks-alike"), true)?,
        ("BM-018", "+14:00" | "leap second" | "gap of summer time") => {
            same("a warning", found("time-normalised"), true)?;
        }
        ("BM-014", _) => same("a warning", found("rubric-html"), true)?,
        _ => {}
    }
    Ok(said)
}

/// The artifacts that `bundle inspect` lists: each with its digest and size; a foreign name with its bytes.
pub(crate) fn listed(case: &Case, said: &Value) -> Result<(), String> {
    for artifact in list(&said["data"]["artifacts"]) {
        let digest = text(artifact, "sha256");
        same("a digest", digest.len(), 64)?;
        same("a size", artifact["sizeBytes"].is_u64(), true)?;
        let foreign = case.id == FOREIGN_NAME.0 && artifact["path"] == case.about.as_str();
        let raw = artifact["rawName"].as_str();
        same("the bytes of the name", raw, foreign.then_some(FOREIGN_NAME.1))?;
    }
    let all: Vec<&str> = list(&said["data"]["artifacts"])
        .map(|artifact| text(artifact, "path"))
        .collect();
    let literal = match case.id {
        "ZP-008" => "%2e%2e/x",
        "ZP-010" => "\u{ff0e}\u{ff0e}\u{ff0f}x",
        "ZN-015" => case.part.as_str(),
        "ZN-017" => "<img src=x onerror=1>.png",
        _ => case.about.as_str(),
    };
    same(
        "it is listed as it is called",
        literal.is_empty() || all.contains(&literal),
        true,
    )
}

fn words_of(case: &Case) -> Option<&'static [&'static str]> {
    let rows = WORDS
        .iter()
        .filter(|(id, part, _)| *id == case.id && case.part.starts_with(part));
    rows.map(|(_, _, words)| *words).next()
}

/// One sentence, then what was kept; a hint; and nothing in them that a terminal or an eye could trip over.
fn plain(finding: &Value) -> Result<(), String> {
    let (message, hint) = (text(finding, "message"), text(finding, "hint"));
    for said in [message, hint] {
        let whole =
            said.ends_with(['.', '>']) && !said.contains("{$") && !said.contains("code-") && !said.contains('\n');
        let safe = !said.chars().any(leads_astray);
        if !whole || !safe || said.chars().count() > 500 {
            return Err(format!("no plain sentence: {said:?}"));
        }
    }
    let lower = message.to_lowercase();
    let kept = finding["severity"] != "error" || KEPT.iter().any(|words| lower.contains(words));
    if kept {
        Ok(())
    } else {
        Err(format!("does not say what was kept: {message:?}"))
    }
}

/// Control characters, direction marks, and what is not seen.
pub(crate) fn leads_astray(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn text<'a>(value: &'a Value, member: &str) -> &'a str {
    value[member].as_str().unwrap_or_default()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn holds(text: &str, part: &str) -> Result<(), String> {
    if text.contains(part) {
        Ok(())
    } else {
        Err(format!("{text:?} lacks {part:?}"))
    }
}

/// As `assert_eq`, for a failure that is told beside others.
pub(crate) fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: T, wanted: T) -> Result<(), String> {
    if found == wanted {
        Ok(())
    } else {
        Err(format!("{what}: {found:?} and not {wanted:?}"))
    }
}
