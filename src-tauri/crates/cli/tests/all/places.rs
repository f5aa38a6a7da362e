//! A thousand random places over all kinds of evidence: stored in a library, reopened, signed, and located at the same
//! pixel and character; and in evidence that was changed, at the same words or nowhere.

use crate::support::{Desk, args, assay, assay_with, credential, fixtures, submission};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// SplitMix64: the same seed, the same places.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit.max(1)
    }

    /// Where something begins and how long it is, both inside `of`, at least 1 long.
    fn part(&mut self, of: u64, most: u64) -> (u64, u64) {
        let length = 1 + self.below(most.min(of));
        (self.below(of - length + 1), length)
    }
}

/// A file of a submission as the command line sees it.
struct File {
    path: String,
    probe: Value,
    pages: Vec<Vec<char>>,
}

impl File {
    fn look(folder: &Path, path: &str) -> Self {
        let file = folder.join(path);
        let probe = assay(args([&"--json", &"evidence", &"probe", &file])).json()["data"].clone();
        let text = assay(args([&"--json", &"evidence", &"text", &file])).json();
        let pages = text["data"]["pages"].as_array().cloned().unwrap_or_default();
        let letters = |page: &Value| page.as_str().expect("a text").chars().collect();
        Self {
            path: path.to_owned(),
            probe,
            pages: pages.iter().map(letters).collect(),
        }
    }

    fn number(&self, member: &str) -> u64 {
        self.probe[member].as_u64().unwrap_or(0)
    }
}

/// What was marked, and what has to be found again.
struct Marked {
    request: Value,
    expected: Value,
}

/// A box of whole pixels, as percent with four decimals and as pixels. Edges are rounded, as FORMATS 1 measures.
fn pixel_box(random: &mut Random, (width, height): (u64, u64)) -> (Value, Value) {
    let (x, wide) = random.part(width, width);
    let (y, high) = random.part(height, height);
    let ppm = |count: u64, of: u64| (count * 1_000_000 + of / 2) / of;
    let edges = [
        ppm(x, width),
        ppm(y, height),
        ppm(x + wide, width),
        ppm(y + high, height),
    ];
    let percent = |parts: u64| parts as f64 / 10_000.0;
    let [left, top, right, bottom] = edges;
    (
        json!([
            percent(left),
            percent(top),
            percent(right - left),
            percent(bottom - top)
        ]),
        json!({ "xPx": x, "yPx": y, "widthPx": wide, "heightPx": high, "ofWidthPx": width, "ofHeightPx": height }),
    )
}

fn marked(file: &File, random: &mut Random) -> Marked {
    let size = (file.number("widthPx"), file.number("heightPx"));
    let mut request = json!({ "cmd": "annotate", "artifact": file.path, "comment": "Here." });
    let mut expected = json!({ "state": "exactly", "path": file.path });
    let kind = file.probe["kind"].as_str().expect("a kind");
    let set = |object: &mut Value, name: &str, value: Value| object[name] = value;
    match kind {
        "image" => {
            let (percent, pixels) = pixel_box(random, size);
            set(&mut request, "xywhPercent", percent);
            set(&mut expected, "box", pixels);
        }
        "video" | "audio" => {
            let (start, length) = random.part(file.number("durationMs"), 60_000);
            set(&mut request, "startMs", start.into());
            set(&mut request, "endMs", (start + length).into());
            if kind == "video" && random.below(2) == 0 {
                let (percent, pixels) = pixel_box(random, size);
                set(&mut request, "xywhPercent", percent);
                set(&mut expected, "box", pixels);
            }
        }
        _ => {
            let page = random.below(file.pages.len() as u64);
            let letters = &file.pages[usize::try_from(page).expect("few")];
            let on_page = kind == "document" && file.probe["pages"].is_u64();
            if on_page && random.below(3) == 0 || letters.iter().all(|letter| letter.is_whitespace()) {
                set(&mut request, "page", (page + 1).into());
                let (percent, _) = pixel_box(random, (10_000, 10_000));
                set(&mut request, "xywhPercent", percent);
            } else {
                let (chars, words) = some_words(letters, random);
                if file.pages.len() > 1 {
                    set(&mut request, "page", (page + 1).into());
                }
                set(&mut request, "chars", json!(chars));
                set(&mut expected, "words", words);
            }
        }
    }
    Marked { request, expected }
}

/// Some code points of a text, and the words in them with their position.
fn some_words(letters: &[char], random: &mut Random) -> ([u64; 2], Value) {
    loop {
        let (start, length) = random.part(letters.len() as u64, 80);
        let (from, to) = (
            usize::try_from(start).expect("short"),
            usize::try_from(start + length).expect("short"),
        );
        let blank = |letter: &&char| letter.is_whitespace();
        let part = &letters[from..to];
        let before = part.iter().take_while(blank).count();
        let after = part.iter().rev().take_while(blank).count();
        if before < part.len() {
            let words: String = letters[from + before..to - after].iter().collect();
            let position = [from + before, to - after];
            return ([start, start + length], json!({ "exact": words, "position": position }));
        }
    }
}

/// The words and the position in a selector, whether on a page or not.
fn words_of(selector: &Value) -> Value {
    let first = &selector[0];
    let words = if first["type"] == "TextQuoteSelector" {
        selector
    } else {
        &first["refinedBy"]
    };
    json!({ "exact": words[0]["exact"], "position": [words[1]["start"], words[1]["end"]] })
}

/// A submission in a library of its own.
struct Submitted {
    desk: Desk,
    bundle: PathBuf,
    library: PathBuf,
    files: Vec<File>,
    criteria: Vec<(String, String)>,
}

impl Submitted {
    fn new(folder: &Path, slug: &str, pack: impl Fn(&Desk) -> PathBuf) -> Self {
        let desk = Desk::new();
        let (bundle, library) = (pack(&desk), desk.path("library"));
        assay(args([&"library", &"import", &bundle, &"--library", &library])).done();
        let read: Value = serde_json::from_str(&fs::read_to_string(credential(slug)).expect("read")).expect("JSON");
        let criteria = read["criteria"].as_array().expect("criteria").iter();
        let word = |value: &Value| value.as_str().expect("a word").to_owned();
        let mut files: Vec<File> = Vec::new();
        for path in paths(folder) {
            let file = File::look(folder, &path);
            let known = ["document", "image", "video", "audio", "text", "table"];
            if file.probe["shown"] == true && file.probe["kind"].as_str().is_some_and(|kind| known.contains(&kind)) {
                files.push(file);
            }
        }
        Self {
            criteria: criteria
                .map(|criterion| (word(&criterion["id"]), word(&criterion["required"])))
                .collect(),
            desk,
            bundle,
            library,
            files,
        }
    }

    fn of_fixture(number: &str, slug: &str) -> Self {
        Self::new(&submission(number), slug, |desk| {
            desk.pack(number, number.trim_end_matches("-short"), slug)
        })
    }

    /// One command after the other; every one is saved.
    fn exec(&self, lines: &[Value]) {
        let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
        let number = listed_number(&self.library);
        let ran = assay_with(args([&"review", &"exec", &number, &"--library", &self.library]), &input);
        let saved = ran.out.lines().filter(|line| line.starts_with("saved ")).count();
        assert_eq!(saved, lines.len(), "{}", ran.out);
    }

    /// Marks places, closing the library after every fifty, and signs.
    fn sign(&self, marked: &[Marked]) -> PathBuf {
        let requests: Vec<Value> = marked.iter().map(|marked| marked.request.clone()).collect();
        requests.chunks(50).for_each(|chunk| self.exec(chunk));
        let mut judged = Vec::new();
        for (criterion, level) in &self.criteria {
            judged.push(json!({ "cmd": "level", "criterion": criterion, "level": level }));
            judged.push(json!({ "cmd": "rationale", "criterion": criterion, "text": "Seen." }));
        }
        let out = self.desk.path("result.zip");
        judged.push(json!({
            "cmd": "sign", "identity": self.desk.identity, "passphraseFile": self.desk.passphrase, "out": out,
        }));
        self.exec(&judged);
        out
    }
}

fn listed_number(library: &Path) -> String {
    let listed = assay(args([&"--json", &"library", &"list", &"--library", &library])).json();
    listed["data"]["submissions"][0]["number"]
        .as_str()
        .expect("a number")
        .to_owned()
}

fn paths(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let path = path.strip_prefix(folder).expect("inside");
                found.push(path.to_str().expect("UTF-8").to_owned());
            }
        }
    }
    found.sort();
    found
}

fn located(result: &Path, evidence: &Path) -> Value {
    assay(args([
        &"--json",
        &"evidence",
        &"locate",
        &result,
        &"--evidence",
        &evidence,
    ]))
    .done()
    .json()["data"]
        .clone()
}

/// Office files, sheets, several pictures in one file, captions of the other kind, marked-up text.
fn mixed(desk: &Desk) -> PathBuf {
    let folder = desk.path("mixed");
    let samples = fixtures().join("../src-tauri/crates/evidence/tests/files");
    fs::create_dir_all(&folder).expect("a folder");
    for name in [
        "plan.docx",
        "plan.odt",
        "talk.pptx",
        "log.xlsx",
        "log.ods",
        "scan.tif",
        "drawing.png",
        "moving.gif",
        "photo.webp",
        "sound.wav",
        "sound.opus",
        "film.webm",
        "turned.mov",
    ] {
        fs::copy(samples.join(name), folder.join(name)).expect(name);
    }
    for (name, text) in [
        (
            "talk.srt",
            "1\n00:00:01,000 --> 00:00:02,000\n¿Qué es más grande?\n\n2\n00:00:03,000 --> 00:00:04,000\nTres quintos 🙂\n",
        ),
        (
            "notes.txt",
            "Wait. Wait. Wait three seconds.\n\nDie Schüler zögern; the niños don't.\n",
        ),
        (
            "page.html",
            "<h1>Exit ticket</h1><p>Which is <b>larger</b>: 3/8 &amp; 3/5?<p>Which is larger?",
        ),
        (
            "letter.rtf",
            "{\\rtf1\\ansi Dear all,\\par we waited \\b three\\b0  seconds.}",
        ),
    ] {
        fs::write(folder.join(name), text).expect(name);
    }
    folder
}

fn pack_mixed(desk: &Desk, folder: &Path, out: &str) -> PathBuf {
    pack_as(desk, folder, out, "wait-time")
}

fn pack_as(desk: &Desk, folder: &Path, out: &str, slug: &str) -> PathBuf {
    let out = desk.path(out);
    let slug = credential(slug);
    let number = "77";
    let ran = assay(args([
        &"--json",
        &"bundle",
        &"pack",
        &folder,
        &"--micro-credential",
        &slug,
        &"--number",
        &number,
        &"--accept-roles",
        &"--out",
        &out,
    ]));
    assert!(out.exists(), "{ran:?}");
    out
}

#[test]
fn a_thousand_places_are_stored_reopened_and_located_at_the_same_pixel_and_character() {
    let mut random = Random(2026);
    let (mut located_exactly, mut kinds) = (0, BTreeMap::<String, usize>::new());
    let mut changed = Changed::default();
    let scratch = Desk::new();
    let folder = mixed(&scratch);
    let fixture = |number: &'static str, slug| (Submitted::of_fixture(number, slug), submission(number), slug);
    for ((submitted, folder, slug), count) in [
        (fixture("2041-short", "checking-for-understanding"), 200),
        (fixture("2044", "talk-moves"), 200),
        (fixture("2047", "feedback-on-writing"), 150),
        (fixture("2052", "wait-time"), 150),
        (
            (
                Submitted::new(&folder, "wait-time", |desk| pack_mixed(desk, &folder, "mixed.zip")),
                folder.clone(),
                "wait-time",
            ),
            300,
        ),
    ] {
        let marked: Vec<Marked> = (0..count)
            .map(|at| marked(&submitted.files[at % submitted.files.len()], &mut random))
            .collect();
        for file in &submitted.files {
            *kinds.entry(file.probe["format"].to_string()).or_default() += 1;
        }
        let result = submitted.sign(&marked);
        let found = located(&result, &submitted.bundle);
        let places = found["places"].as_array().expect("places");
        assert_eq!(places.len(), count);
        for (place, marked) in places.iter().zip(&marked) {
            let expected = &marked.expected;
            assert_eq!(
                (&place["state"], &place["path"]),
                (&expected["state"], &expected["path"]),
                "{place:#}"
            );
            assert_eq!(place.get("box"), expected.get("box"), "{place:#}");
            if let Some(words) = expected.get("words") {
                assert_eq!(words_of(&place["selector"]), *words, "{place:#}");
            }
            located_exactly += 1;
        }
        changed.look(&submitted, &folder, slug, &result, &marked);
    }
    println!("places: {located_exactly} located exactly, in {kinds:?}");
    println!("after edits: {changed:?}");
    assert_eq!(located_exactly, 1_000);
    assert_eq!(changed.by_context + changed.lost, 1_000, "every file was changed");
    assert!(changed.by_context > 300 && changed.lost > 300, "{changed:?}");
    assert!(kinds.len() >= 20, "{kinds:?}");
}

/// What became of places after their files were edited.
#[derive(Debug, Default)]
struct Changed {
    by_context: usize,
    lost: usize,
}

impl Changed {
    /// Edits every file of the submission that lies in `folder` and locates the places again: the same words, or lost.
    fn look(&mut self, submitted: &Submitted, folder: &Path, slug: &str, result: &Path, marked: &[Marked]) {
        let edited = submitted.desk.path("edited");
        for path in paths(folder) {
            let file = edited.join(&path);
            fs::create_dir_all(file.parent().expect("a folder")).expect("made");
            fs::write(file, edited_file(&path, &fs::read(folder.join(&path)).expect("read"))).expect("written");
        }
        let found = located(result, &pack_as(&submitted.desk, &edited, "edited.zip", slug));
        let texts: BTreeMap<String, Vec<Vec<char>>> = submitted
            .files
            .iter()
            .map(|file| (file.path.clone(), File::look(&edited, &file.path).pages))
            .collect();
        for (place, marked) in found["places"].as_array().expect("places").iter().zip(marked) {
            match place["state"].as_str().expect("a state") {
                "by-context" => {
                    let text = &texts[place["path"].as_str().expect("a path")];
                    assert_eq!(
                        stripped(&words_at(text, &place["now"])),
                        stripped(marked.expected["words"]["exact"].as_str().expect("words")),
                        "{place:#}"
                    );
                    self.by_context += 1;
                }
                "lost" => self.lost += 1,
                other => panic!("{other}: bytes that changed hold nothing exactly: {place:#}"),
            }
        }
    }
}

/// The file with something new in it.
fn edited_file(path: &str, bytes: &[u8]) -> Vec<u8> {
    match path.rsplit_once('.').expect("an end").1 {
        "txt" | "md" | "html" => [b"A new beginning.\n\n".as_slice(), bytes].concat(),
        "csv" => [b"new,row\n".as_slice(), bytes].concat(),
        "vtt" => [bytes, b"\n\n01:00:00.000 --> 01:00:01.000\nThe end.\n"].concat(),
        "srt" => [bytes, b"\n3\n00:00:05,000 --> 00:00:06,000\nThe end.\n"].concat(),
        // Zips have a comment at their end, whose length stands in the two bytes before it (APPNOTE 4.3.16).
        "docx" | "pptx" | "xlsx" | "ods" | "odt" => {
            let (end, _) = bytes.split_at(bytes.len() - 2);
            [end, &[1, 0, b'!']].concat()
        }
        _ => [bytes, b"\n"].concat(),
    }
}

/// The words that a selector points at by its position.
fn words_at(pages: &[Vec<char>], selector: &Value) -> String {
    let page = selector[0]["value"]
        .as_str()
        .and_then(|value| value.strip_prefix("page="));
    let page: usize = page.map_or(1, |number| number.parse().expect("a number"));
    let words = words_of(selector);
    let at = |index: usize| usize::try_from(words["position"][index].as_u64().expect("a number")).expect("short");
    pages[page - 1][at(0)..at(1)].iter().collect()
}

/// A text by its words alone: white space may have changed.
fn stripped(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn in_changed_evidence_places_are_the_same_words_or_lost() {
    let mut random = Random(7);
    let desk = Desk::new();
    let folder = mixed(&desk);
    let submitted = Submitted::new(&folder, "wait-time", |desk| pack_mixed(desk, &folder, "mixed.zip"));
    let marked: Vec<Marked> = (0..170)
        .map(|at| marked(&submitted.files[at % submitted.files.len()], &mut random))
        .collect();
    let result = submitted.sign(&marked);
    for path in paths(&folder) {
        let file = folder.join(&path);
        let mut bytes = fs::read(&file).expect("read");
        match path.rsplit_once('.').expect("an end").1 {
            "txt" | "html" => bytes = [b"A new beginning.\n\n".as_slice(), &bytes].concat(),
            "srt" => bytes.extend(b"\n3\n00:00:05,000 --> 00:00:06,000\nUn fin\n"),
            "docx" => bytes = fs::read(fixtures().join("submissions/2044/plan/discussion-plan.docx")).expect("read"),
            "png" | "wav" | "gif" => bytes.push(0),
            _ => {}
        }
        fs::write(&file, bytes).expect("written");
    }
    let changed = pack_mixed(&submitted.desk, &folder, "changed.zip");
    let texts: BTreeMap<String, Vec<Vec<char>>> = paths(&folder)
        .into_iter()
        .map(|path| (path.clone(), File::look(&folder, &path).pages))
        .collect();
    let found = located(&result, &changed);
    let mut states = BTreeMap::<(String, String), usize>::new();
    for place in found["places"].as_array().expect("places") {
        let path = place["path"].as_str().expect("a path");
        let state = place["state"].as_str().expect("a state");
        let end = path.rsplit_once('.').expect("an end").1;
        *states.entry((end.to_owned(), state.to_owned())).or_default() += 1;
        match (end, state) {
            ("txt" | "html" | "srt" | "docx", "by-context") => {
                let (was, now) = (words_of(&place["selector"]), words_of(&place["now"]));
                let position =
                    |at: usize| usize::try_from(now["position"][at].as_u64().expect("a number")).expect("short");
                let letters: String = texts[path][0][position(0)..position(1)].iter().collect();
                let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                assert_eq!(
                    words(&letters),
                    words(was["exact"].as_str().expect("words")),
                    "{place:#}"
                );
            }
            ("txt" | "html" | "srt" | "docx", "lost") => {
                let media = place["selector"].to_string().contains("xywh=");
                assert_eq!(place["why"] == "changed", media, "{place:#}");
            }
            ("png" | "wav" | "gif", state) => assert_eq!((state, &place["why"]), ("lost", &json!("changed"))),
            (_, state) => assert_eq!(state, "exactly", "{place:#}"),
        }
    }
    println!("changed evidence: {states:?}");
    let count = |end: &str, state: &str| states.get(&(end.to_owned(), state.to_owned())).copied().unwrap_or(0);
    assert!(count("txt", "by-context") + count("html", "by-context") + count("srt", "by-context") >= 20);
    assert!(count("docx", "lost") >= 5 && count("png", "lost") >= 5);
}

#[test]
fn a_place_that_is_lost_is_said_in_a_sentence() {
    let desk = Desk::new();
    let (bundle, result) = desk.score_short();
    let found = assay(args([
        &"--json",
        &"evidence",
        &"locate",
        &result,
        &"--evidence",
        &bundle,
    ]))
    .done();
    assert_eq!(found.json()["data"]["lost"], 0);
    assert!(!found.found("place-lost"));
    let other = desk.pack("2044", "2044", "talk-moves");
    let found = assay(args([
        &"--json",
        &"evidence",
        &"locate",
        &result,
        &"--evidence",
        &other,
    ]))
    .done();
    assert!(found.found("place-lost"));
    let sentence = found.json()["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .find(|finding| finding["code"] == "place-lost")
        .expect("one")["message"]
        .clone();
    assert!(!sentence.as_str().expect("a sentence").contains("why-"), "{sentence}");
    let nobody = assay(args([
        &"--json",
        &"evidence",
        &"locate",
        &bundle,
        &"--evidence",
        &bundle,
    ]));
    assert_eq!(nobody.code, 1, "a bundle is no result: {nobody:?}");
    assert!(nobody.found("not-a-result"));
}

#[test]
fn words_that_are_not_there_cannot_be_marked() {
    let submitted = Submitted::of_fixture("2041-short", "checking-for-understanding");
    let try_to = |line: Value| {
        let ran = assay_with(
            args([&"review", &"exec", &"2041", &"--library", &submitted.library]),
            format!("{line}\n"),
        );
        serde_json::from_str::<Value>(&ran.out).map_or_else(|_| ran.out.clone(), |said| said["code"].to_string())
    };
    let mark = |artifact: &str, chars: [u32; 2]| json!({ "cmd": "annotate", "artifact": artifact, "chars": chars });
    let md = "reflection/reflection.md";
    for bad in [
        mark(md, [5, 5]),
        mark(md, [9, 5]),
        mark(md, [0, 9_999_999]),
        mark("student-work/sample-1.jpg", [0, 1]),
    ] {
        assert_eq!(try_to(bad), "\"place-does-not-fit\"");
    }
    assert!(try_to(mark(md, [0, 12])).starts_with("saved "));
}
