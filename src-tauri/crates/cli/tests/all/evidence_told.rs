//! What is said of files as teachers hand them in: awkward names, captions, links, cut recordings, and what metadata tells.

use crate::support::{Desk, Ran, args, assay, credential, files_below, submission, unzip_all, zipped};
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

fn pack(folder: &Path, out: &Path, more: &[&str]) -> Ran {
    let rubric = credential("checking-for-understanding");
    let mut all = args([
        &"--json",
        &"bundle",
        &"pack",
        &folder,
        &"--micro-credential",
        &rubric,
        &"--out",
        &out,
    ]);
    all.extend(more.iter().map(Into::into));
    assay(all)
}

fn probe(desk: &Desk, name: &str, bytes: &[u8]) -> Ran {
    let path = desk.write(name, bytes);
    assay(args([&"--json", &"evidence", &"probe", &path])).done()
}

fn without_json(desk: &Desk, command: &str, name: &str) -> String {
    assay(args([&"evidence", &command, &desk.path(name)])).done().out
}

#[test]
fn awkward_names_are_packed_under_others_and_all_are_told() {
    let (desk, names) = (
        Desk::new(),
        [
            "a:b.txt",
            "back\\slash.txt",
            "two\nlines.txt",
            "tab\t.txt",
            "100%.txt",
            "%41.txt",
        ],
    );
    let folder = desk.path("evidence");
    fs::create_dir(&folder).expect("made");
    let all = names
        .iter()
        .map(|name| name.as_bytes())
        .chain([b"caf\xe9.txt".as_slice()]);
    for name in all {
        fs::write(folder.join(OsStr::from_bytes(name)), "words").expect("written");
    }
    fs::write(folder.join("~$lock.docx"), "x").expect("written");
    let out = desk.path("bundle.zip");
    let packed = pack(&folder, &out, &["--accept-roles"]).done();
    let said = packed.json();
    let findings = said["findings"].as_array().expect("findings");
    let count = |code: &str| findings.iter().filter(|finding| finding["code"] == code).count();
    assert_eq!((count("file-renamed"), count("system-file-left-out")), (7, 1), "{said}");
    assert!(!packed.out.contains('\n') || packed.out.trim_end().lines().count() == 1);
    let inspected = assay(args([&"--json", &"bundle", &"inspect", &out])).done().json();
    let listed = inspected["data"]["artifacts"].to_string();
    for path in [
        "a-b.txt",
        "back-slash.txt",
        "two-lines.txt",
        "tab-.txt",
        "100-.txt",
        "-41.txt",
        "caf-xe9.txt",
    ] {
        assert!(listed.contains(&format!("\"{path}\"")), "{path} in {listed}");
    }
    fs::write(folder.join("bagit.txt"), "BagIt-Version: 1.0\n").expect("written");
    pack(&folder, &out, &["--accept-roles"]).refused(1, "path-escapes");
}

#[test]
fn captions_are_proposed_as_captions_and_broken_ones_are_told_by_line() {
    let desk = Desk::new();
    let folder = desk.path("evidence");
    fs::create_dir(&folder).expect("made");
    let clip = submission("2041-short").join("video/classroom.mp4");
    fs::copy(&clip, folder.join("classroom.mp4")).expect("copied");
    let captions = "WEBVTT\n\n00:01.000 --> 00:02.000\nShow me\n\n00:09 -> 00:10\nbroken\n";
    fs::write(folder.join("lesson plan.vtt"), captions).expect("written");
    let out = desk.path("bundle.zip");
    let proposal = pack(&folder, &out, &[]).json()["data"]["roles"]
        .as_str()
        .expect("a proposal")
        .to_owned();
    assert!(proposal.contains("captions_for = \"classroom.mp4\""), "{proposal}");
    fs::remove_file(folder.join("classroom.mp4")).expect("removed");
    let alone = pack(&folder, &out, &[]).json()["data"]["roles"]
        .as_str()
        .expect("a proposal")
        .to_owned();
    assert!(!alone.lines().any(|line| line.starts_with("requirement =")), "{alone}");

    let told = probe(&desk, "bad.vtt", captions.as_bytes()).sentence("cues-broken");
    assert!(told.contains("line 6"), "{told}");
    assert!(without_json(&desk, "probe", "bad.vtt").contains("captions: 1"));
    let broken: String = (0..30).map(|_| "\n\nno times").collect();
    let told = probe(&desk, "worse.vtt", format!("WEBVTT{broken}").as_bytes()).sentence("cues-broken");
    assert!(told.contains("30 captions") && told.contains("41, …"), "{told}");
    let both = "WEBVTT\n\n00:01.000 --> 00:05.000\nHands\n\n00:04.000 --> 00:06.000\nup";
    let told = probe(&desk, "both.vtt", both.as_bytes()).sentence("cues-overlap");
    assert!(told.contains("line 6") && told.contains("kept"), "{told}");
    let whole = probe(&desk, "good.vtt", &captions.as_bytes()[..40]);
    assert!(!whole.found("cues-broken"));
}

#[test]
fn a_link_names_its_owner_and_a_file_left_in_icloud_is_called_so() {
    let desk = Desk::new();
    let link = probe(
        &desk,
        "plan.gdoc",
        br#"{"url":"https://docs.google.com/d/1","email":"ana@school.example"}"#,
    );
    assert!(link.sentence("metadata-identifies").contains("a name"));
    assert!(!probe(&desk, "other.gdoc", br#"{"url":"https://docs.google.com/d/1"}"#).found("metadata-identifies"));
    let placeholder = b"bplist00\xd3\x01\x02\x03\x04\x05\x06_\x10\x13NSURLFileSizeKey\x5cNSURLNameKey\x58plan.pdf";
    let told = probe(&desk, ".plan.pdf.icloud", placeholder).sentence("pointer-file");
    assert!(told.contains("still in iCloud"), "{told}");
}

#[test]
fn a_cut_recording_says_how_much_is_there() {
    let desk = Desk::new();
    let samples = [
        b"RIFF\xa4\x3e\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\x80\x3e\0\0"
            .as_slice(),
        &[128; 16_000],
    ]
    .concat();
    assert!(!probe(&desk, "whole.wav", &samples).found("cut-short"));
    let cut = probe(&desk, "cut.wav", &samples[..8_044]);
    assert_eq!(cut.json()["data"]["durationMs"], 1000);
    let told = cut.sentence("cut-short");
    assert!(
        told.contains("promises 0:02") && told.contains("0:01 are there"),
        "{told}"
    );
}

#[test]
fn one_line_tells_what_a_file_carries_and_what_to_do_is_said_once() {
    let desk = Desk::new();
    let bundle = desk.pack_short();
    let said = assay(args([&"bundle", &"inspect", &bundle])).done().out;
    let told: Vec<&str> = said.lines().filter(|line| line.contains(" carries ")).collect();
    let files: std::collections::BTreeSet<&str> = told
        .iter()
        .filter_map(|line| line.split_once(" carries "))
        .map(|(file, _)| file)
        .collect();
    assert_eq!(files.len(), told.len(), "{said}");
    assert!(said.matches("It stays in the sealed original").count() <= 1, "{said}");
}

#[test]
fn an_attempt_keeps_its_number_and_another_one_is_told() {
    let desk = Desk::new();
    let (bundle, out) = (desk.pack_short(), desk.path("again.zip"));
    let previous = bundle.to_str().expect("a path");
    let again = |more: &[&str], rubric: &str| {
        let mut all = args([
            &"--json",
            &"bundle",
            &"pack",
            &submission("2041-short"),
            &"--micro-credential",
            &credential(rubric),
            &"--out",
            &out,
            &"--accept-roles",
        ]);
        all.extend(["--previous", previous].iter().chain(more).map(Into::into));
        assay(all).done()
    };
    let same = again(&[], "checking-for-understanding");
    assert_eq!(same.json()["data"]["number"], "2041");
    assert!(!same.found("previous-number-differs") && !same.found("previous-micro-credential-differs"));
    fs::remove_file(&out).expect("removed");
    let other = again(&["--number", "7"], "checking-for-understanding");
    assert!(other.sentence("previous-number-differs").contains("2041"));
    fs::remove_file(&out).expect("removed");
    let slug = other_credential();
    assert!(again(&[], &slug).found("previous-micro-credential-differs"));
}

fn other_credential() -> String {
    let folder = crate::support::fixtures().join("micro-credentials");
    let names = fs::read_dir(folder)
        .expect("a folder")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut slugs: Vec<String> = names
        .filter_map(|name| Some(name.strip_suffix(".json")?.to_owned()))
        .collect();
    slugs.sort();
    slugs
        .into_iter()
        .find(|slug| slug != "checking-for-understanding")
        .expect("another one")
}

#[test]
fn what_has_no_words_for_us_says_what_can_be_cited_instead() {
    let desk = Desk::new();
    let told = |path: &Path| {
        let ran = assay(args([&"--json", &"evidence", &"text", &path]));
        let said = ran.json();
        let hint = said["findings"][0]["hint"].as_str().expect("a hint").to_owned();
        (said["code"].as_str().expect("a code").to_owned(), hint)
    };
    let clip = told(&submission("2041-short").join("video/classroom.mp4"));
    assert_eq!(
        (clip.0.as_str(), clip.1.contains("a time")),
        ("no-text", true),
        "{clip:?}"
    );
    let picture = told(&submission("2041-short").join("student-work/sample-1.jpg"));
    assert_eq!(
        (picture.0.as_str(), picture.1.contains("time")),
        ("no-text", false),
        "{picture:?}"
    );
    let mut old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    old.resize(4096, 0);
    for name in ["p.doc", "p.pages"] {
        let path = desk.write(name, &old);
        let (code, hint) = told(&path);
        assert!(!hint.contains("time"), "{name}: {code} {hint}");
    }
}

#[test]
fn a_file_that_is_there_already_is_told_before_anything_is_decoded() {
    let desk = Desk::new();
    let broken = desk.write("broken.bin", b"nothing that could be decoded");
    for (command, name) in [("peaks", "sound.dat"), ("thumbnail", "small.jpg"), ("page", "page.png")] {
        let run = |out: &Path| assay(args([&"--json", &"evidence", &command, &broken, &"--out", &out]));
        let there = desk.write(name, "kept");
        run(&there).refused(1, "file-exists");
        assert_eq!(fs::read(&there).expect("kept"), b"kept");
        let nowhere = desk.path("nowhere").join(name);
        run(&nowhere).refused(3, "folder-missing");
        let free = desk.path(&format!("free-{name}"));
        let refused = run(&free).json()["code"].clone();
        assert_ne!(refused, "file-exists", "{command}");
        let left: Vec<_> = fs::read_dir(desk.folder.path()).expect("a folder").flatten().collect();
        let half = left
            .iter()
            .any(|entry| entry.file_name().to_string_lossy().ends_with(".part"));
        assert!(!free.exists() && !half, "{command}: nothing is left half done");
    }
}

/// The discussion plan with one of its parts changed.
fn changed_plan(desk: &Desk, name: &str, part: &str, from: &str, to: &str) -> std::path::PathBuf {
    let folder = desk.path(&format!("{name}-parts"));
    unzip_all(&submission("2044").join("plan/discussion-plan.docx"), &folder);
    let mut parts = files_below(&folder);
    let (_, bytes) = parts.iter_mut().find(|(path, _)| path == part).expect("the part");
    let text = String::from_utf8(bytes.clone()).expect("XML");
    assert!(text.contains(from), "{text}");
    *bytes = text.replacen(from, to, 1).into_bytes();
    let file = desk.path(name);
    zipped(&file, &parts);
    file
}

#[test]
fn a_word_file_has_the_pages_that_are_shown_and_not_those_that_it_says_it_has() {
    let desk = Desk::new();
    let told = |file: &Path| {
        let data = assay(args([&"--json", &"evidence", &"probe", &file])).done().json()["data"].clone();
        (data["pages"].clone(), data["pagesAsStated"].clone())
    };
    let own = submission("2044").join("plan/discussion-plan.docx");
    let (pages, _) = told(&own);
    let drawn = assay(args([
        &"--json",
        &"evidence",
        &"page",
        &own,
        &"--out",
        &desk.path("page.png"),
    ]))
    .done();
    assert_eq!(pages, drawn.json()["data"]["pages"][0]["picture"]["pages"]);
    for stated in ["<Pages>99</Pages>", ""] {
        let other = changed_plan(&desk, "plan.docx", "docProps/app.xml", "<Pages>2</Pages>", stated);
        let (counted, as_stated) = told(&other);
        assert_eq!(counted, pages, "{stated}");
        assert_ne!(as_stated, true, "{stated}");
        fs::remove_dir_all(desk.path("plan.docx-parts")).expect("gone");
        fs::remove_file(other).expect("gone");
    }
}

/// Its roles are asked for with the pages that intake counts, whatever the file says of itself.
#[test]
fn a_word_file_is_proposed_by_the_pages_that_are_shown() {
    let desk = Desk::new();
    for stated in ["<Pages>99</Pages>", "<Pages>2</Pages>"] {
        let folder = desk.path("loose");
        fs::create_dir(&folder).expect("made");
        let plan = changed_plan(&desk, "plan.docx", "docProps/app.xml", "<Pages>2</Pages>", stated);
        fs::rename(plan, folder.join("plan.docx")).expect("moved");
        let proposed = assay(args([
            &"--json",
            &"bundle",
            &"pack",
            &folder,
            &"--micro-credential",
            &credential("talk-moves"),
            &"--out",
            &desk.path("out.zip"),
        ]));
        let proposed = proposed.json()["data"]["roles"].to_string();
        assert!(proposed.contains("requirement = "), "{proposed}");
        assert!(!proposed.contains("would not count"), "{proposed}");
        fs::remove_dir_all(desk.path("plan.docx-parts")).expect("gone");
        fs::remove_dir_all(folder).expect("gone");
    }
}

#[test]
fn writing_that_the_pages_cannot_show_is_told() {
    let desk = Desk::new();
    let probe = |file: &Path| assay(args([&"--json", &"evidence", &"probe", &file])).done();
    let own = submission("2044").join("plan/discussion-plan.docx");
    assert!(!probe(&own).found("letters-missing"));
    let other = changed_plan(
        &desk,
        "plan.docx",
        "word/document.xml",
        "Should the valley",
        "分数 the valley",
    );
    let said = probe(&other).sentence("letters-missing");
    assert!(said.contains("分数"), "{said}");
}

#[test]
fn what_is_not_shown_of_a_text_because_it_could_run_is_told() {
    let desk = Desk::new();
    let told = |name: &str, text: &str| {
        let ran = probe(&desk, name, text.as_bytes());
        ran.found("markup-left-out").then(|| ran.sentence("markup-left-out"))
    };
    let said = told("a.md", "I asked.\n\n<script>alert(1)</script>\n").expect("it is told");
    assert!(said.starts_with("a.md ") || said.contains("a.md has parts"), "{said}");
    assert!(said.contains("(script)"), "{said}");
    assert!(
        told(
            "page.html",
            "<html><body><p>a<img src=x><iframe></iframe></body></html>"
        )
        .is_some()
    );
    assert_eq!(told("b.md", "I asked <b>all</b>.\n\n- a < b\n"), None);
    assert_eq!(told("plain.html", "<html><body><p>a</p></body></html>"), None);
}

#[test]
fn text_that_a_word_file_hides_is_read_and_told() {
    let desk = Desk::new();
    let run = "<w:r><w:t>Should the valley";
    let with = |how: &str| format!("<w:r><w:rPr>{how}</w:rPr><w:t>Should the valley");
    for (how, told) in [
        ("<w:vanish/>", true),
        ("<w:vanish w:val=\"1\"/>", true),
        ("<w:vanish w:val=\"0\"/>", false),
        ("<w:b/>", false),
    ] {
        let file = changed_plan(&desk, "plan.docx", "word/document.xml", run, &with(how));
        let probed = assay(args([&"--json", &"evidence", &"probe", &file])).done();
        assert_eq!(probed.found("hidden-text"), told, "{how}");
        let text = assay(args([&"evidence", &"text", &file])).done();
        assert!(text.out.contains("Should the valley"), "{how}: {}", text.out);
        fs::remove_dir_all(desk.path("plan.docx-parts")).expect("gone");
        fs::remove_file(file).expect("gone");
    }
}

/// A copy of a presentation whose first slide has notes with these words in a shape of this kind.
fn with_notes(desk: &Desk, kind: &str, words: &str) -> std::path::PathBuf {
    let folder = desk.path("talk-parts");
    let talk = Path::new(env!("CARGO_MANIFEST_DIR")).join("../evidence/tests/files/talk.pptx");
    unzip_all(&talk, &folder);
    let relations = folder.join("ppt/slides/_rels/slide1.xml.rels");
    let to_notes = "<Relationship Id=\"n1\" Target=\"../notesSlides/notesSlide1.xml\" \
         Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/notesSlide\"/></Relationships>";
    let own = fs::read_to_string(&relations).expect("relations");
    fs::write(&relations, own.replace("</Relationships>", to_notes)).expect("written");
    let notes = format!(
        "<p:notes xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr>\
         <p:ph type=\"{kind}\"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>\
         </p:spTree></p:cSld></p:notes>"
    );
    fs::create_dir_all(folder.join("ppt/notesSlides")).expect("made");
    fs::write(folder.join("ppt/notesSlides/notesSlide1.xml"), notes).expect("written");
    let file = desk.path("talk.pptx");
    zipped(&file, &files_below(&folder));
    fs::remove_dir_all(folder).expect("gone");
    file
}

#[test]
fn notes_for_the_speaker_are_told() {
    let desk = Desk::new();
    for (kind, words, told) in [
        ("body", "Wait here until three hands are up.", true),
        ("body", "   ", false),
        ("sldNum", "1", false),
        ("dt", "30 November", false),
    ] {
        let probed = assay(args([
            &"--json",
            &"evidence",
            &"probe",
            &with_notes(&desk, kind, words),
        ]))
        .done();
        assert_eq!(probed.found("speaker-notes"), told, "{kind}: {words}");
    }
    let sentence = assay(args([
        &"--json",
        &"evidence",
        &"probe",
        &with_notes(&desk, "body", "Wait."),
    ]))
    .done()
    .sentence("speaker-notes");
    assert!(sentence.contains("on one slide"), "{sentence}");
}

/// A copy of the file at `from` with its parts changed.
fn rewritten(desk: &Desk, from: &Path, name: &str, change: impl FnOnce(&Path)) -> std::path::PathBuf {
    let folder = desk.path(&format!("{name}-rewritten"));
    unzip_all(from, &folder);
    change(&folder);
    let file = desk.path(name);
    zipped(&file, &files_below(&folder));
    fs::remove_dir_all(folder).expect("gone");
    file
}

fn replace(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).expect("XML");
    assert!(text.contains(from), "{text}");
    fs::write(file, text.replace(from, to)).expect("written");
}

#[test]
fn the_parts_of_a_word_file_may_have_other_names_as_word_on_the_web_gives_them() {
    let desk = Desk::new();
    let own = submission("2044").join("plan/discussion-plan.docx");
    let other = rewritten(&desk, &own, "plan.docx", |parts| {
        let word = parts.join("word");
        fs::rename(word.join("document.xml"), word.join("document2.xml")).expect("renamed");
        let relations = word.join("_rels/document.xml.rels");
        if relations.exists() {
            fs::rename(relations, word.join("_rels/document2.xml.rels")).expect("renamed");
        }
        replace(&parts.join("_rels/.rels"), "word/document.xml", "word/document2.xml");
        replace(
            &parts.join("[Content_Types].xml"),
            "word/document.xml",
            "word/document2.xml",
        );
    });
    let words = |file: &Path| {
        let text = assay(args([&"evidence", &"text", &file])).done().out;
        text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(words(&other), words(&own));
    let probed = assay(args([&"--json", &"evidence", &"probe", &other])).done();
    assert_eq!(probed.json()["data"]["shown"], true, "{probed:?}");
}

#[test]
fn slides_are_those_of_the_first_list_whatever_their_relationships_are_called() {
    let desk = Desk::new();
    let talk = Path::new(env!("CARGO_MANIFEST_DIR")).join("../evidence/tests/files/talk.pptx");
    let other = rewritten(&desk, &talk, "talk.pptx", |parts| {
        let main = parts.join("ppt/presentation.xml");
        let sections = "</p:sldIdLst><p:extLst><p:ext uri=\"{521415D9-36F7-43E2-AB2F-B90AF26B5E84}\"><p14:sectionLst \
             xmlns:p14=\"http://schemas.microsoft.com/office/powerpoint/2010/main\"><p14:section name=\"Default\" id=\"{A}\">\
             <p14:sldIdLst><p14:sldId id=\"256\"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>";
        replace(&main, "</p:sldIdLst>", sections);
        for file in [main, parts.join("ppt/_rels/presentation.xml.rels")] {
            replace(&file, "\"rId7\"", "\"first\"");
        }
    });
    let told = |file: &Path| assay(args([&"--json", &"evidence", &"probe", &file])).done().json()["data"].clone();
    assert_eq!(
        (told(&other)["pages"].clone(), told(&other)["shown"].clone()),
        (3.into(), true.into())
    );
    assert_eq!(told(&other)["words"], told(&talk)["words"]);
}
