//! Files of words and cells: what is citable of each, and which extractor says so.

use crate::harness::{file, probe_bytes, text};
use crate::types::zip;
use assay_evidence::{Format, Remark};

#[track_caller]
fn check(name: &str, bytes: &[u8], extractor: &str, read: &str) {
    let found = text(bytes, name).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(
        (found.extractor.as_str(), found.pages.join("|").as_str()),
        (extractor, read),
        "{name}"
    );
    assert!(!found.truncated);
}

#[test]
fn every_kind_of_text_has_its_words_and_its_extractor() {
    check(
        "plan.txt",
        b"Wait\r\nthree seconds",
        "assay-plain-text/1",
        "Wait\nthree seconds",
    );
    check(
        "plan.md",
        b"# Plan\n\nWait **three** seconds",
        "assay-markdown-text/1",
        "Plan\nWait three seconds",
    );
    check(
        "plan.rtf",
        br"{\rtf1\ansi\b Wait\b0  three\par seconds}",
        "assay-rtf-text/1",
        "Wait three\nseconds",
    );
    check("pauses.csv", b"who,s\nS1,3\n", "assay-plain-text/1", "who,s\nS1,3");
    check(
        "plan.odt",
        &file("plan.odt"),
        "assay-odf-text/1",
        "Lesson plan\nWait three seconds.",
    );
    let captions = "WEBVTT\n\n00:01.000 --> 00:02.000\nShow me";
    check("class.vtt", captions.as_bytes(), "assay-plain-text/1", captions);
    let cues = "1\n00:00:01,000 --> 00:00:02,000\nShow me";
    check("class.srt", cues.as_bytes(), "assay-plain-text/1", cues);
    let log = text(&file("log.xlsx"), "log.xlsx").expect("cells");
    assert_eq!(
        (log.extractor.as_str(), log.pages.is_empty()),
        ("assay-xlsx-text/2", false)
    );
}

#[test]
fn a_workbook_is_read_as_its_sheets_show_it_and_hidden_ones_are_told() {
    let sheet = |rows: &str| format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let (first, second) = (
        sheet("<row r='1'><c r='B1' s='1'><v>46350</v></c><c r='D1' t='b'><v>1</v></c></row>"),
        sheet("<row r='1'><c r='A1'><f>NOW()</f></c></row>"),
    );
    let relation = |id: u32| format!("<Relationship Id='r{id}' Type='worksheet' Target='worksheets/sheet{id}.xml'/>");
    let relations = format!("<Relationships>{}{}</Relationships>", relation(1), relation(2));
    let parts = [
        (
            "[Content_Types].xml",
            "<Types><Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>",
        ),
        ("_rels/.rels", "<Relationships/>"),
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet name='Period 3' id='r1'/><sheet name='Old' id='r2' state='hidden'/></sheets></workbook>",
        ),
        ("xl/_rels/workbook.xml.rels", &relations),
        (
            "xl/styles.xml",
            "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>",
        ),
        ("xl/worksheets/sheet1.xml", &first),
        ("xl/worksheets/sheet2.xml", &second),
    ];
    let book = zip(&parts.map(|(name, part)| (name, part.as_bytes())));
    let found = probe_bytes(&book, "log.xlsx");
    assert_eq!(
        (found.format, &found.remarks[..]),
        (Format::Xlsx, &[Remark::HiddenSheets { count: 1 }][..])
    );
    let read = text(&book, "log.xlsx").expect("cells");
    assert_eq!(read.pages, ["\t2026-11-24\t\tTRUE", "=NOW()"]);
}

#[test]
fn a_page_of_the_web_is_read_without_what_runs_or_is_not_seen() {
    let page = "<!doctype html><title>t</title><style>p{}</style><script>ran()</script><p onclick='ran()'>Wait <b>three</b> seconds</p><!-- ran -->";
    let found = text(page.as_bytes(), "plan.html").expect("words");
    assert_eq!(found.extractor, "assay-html-text/1");
    assert!(found.pages[0].contains("Wait three seconds"), "{:?}", found.pages);
    assert!(!found.pages[0].contains("ran"), "{:?}", found.pages);
}

#[test]
fn broken_captions_are_told_by_line_and_the_good_ones_count() {
    let captions = "1\n00:00:01,000 --> 00:00:02,000\ngood\n\n2\n00:00:09,000 -> 00:00:10,000\nbroken\n\n3\n00:00:03,000 --> 00:00:04,000\ngood\n";
    let found = probe_bytes(captions.as_bytes(), "class.srt");
    assert_eq!(found.cues, Some(2));
    assert!(
        matches!(&found.remarks[..], [Remark::BrokenCues { lines, count: 1 }] if lines[..] == [5]),
        "{:?}",
        found.remarks
    );
}
