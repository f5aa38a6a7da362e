//! Pages as pictures and as words with places.

use crate::harness::{decoder, file, probe_bytes, text};
use crate::paper::{Paper, lines};
use crate::types::ole;
use assay_evidence::{
    DecodeError, DocumentName, Form, NotShown, PagePicture, PageText, Quad, Refusal, Remark, Scale, View,
};
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::sync::atomic::{AtomicU64, Ordering};

fn document(key: Option<&str>) -> DocumentName {
    DocumentName {
        name: "plan.pdf".to_owned(),
        key: key.map(str::to_owned),
    }
}

fn view(scale: Scale, form: Form) -> View {
    let tile = None;
    View { scale, tile, form }
}

fn picture(bytes: &[u8], page: u32, view: View) -> Result<(PagePicture, Vec<u8>), DecodeError> {
    decoder().page(Cursor::new(bytes), &document(None), page, view, &mut ())
}

#[track_caller]
fn words(bytes: &[u8], page: u32) -> PageText {
    let text = decoder()
        .page_text(Cursor::new(bytes), &document(None), page, &mut ())
        .unwrap_or_else(|error| panic!("{error}"));
    assert!(spans_cover(&text), "{:?}", text.text);
    text
}

/// Every letter stands in one span, spans follow each other, and there are as many stops as places between letters.
fn spans_cover(text: &PageText) -> bool {
    let letters: Vec<char> = text.text.chars().collect();
    let mut covered = vec![false; letters.len()];
    let mut end = 0;
    for span in &text.spans {
        let (from, to) = (
            usize::try_from(span.start).expect("small"),
            usize::try_from(span.end).expect("small"),
        );
        if span.start < end || to > letters.len() || span.stops.len() != to - from + 1 {
            return false;
        }
        end = span.end;
        covered[from..to].iter_mut().for_each(|covered| *covered = true);
    }
    letters
        .iter()
        .zip(covered)
        .all(|(letter, covered)| covered != letter.is_whitespace())
}

/// The area of the words `quote`, as a box in thousandths of the page.
#[track_caller]
fn place(text: &PageText, quote: &str) -> [u32; 4] {
    let at = text
        .text
        .find(quote)
        .unwrap_or_else(|| panic!("{quote} in {:?}", text.text));
    let start = u32::try_from(text.text[..at].chars().count()).expect("short");
    let end = start + u32::try_from(quote.chars().count()).expect("short");
    let quads = text.quads(start, end);
    assert_eq!(quads.len(), 1, "{quads:?}");
    Quad::bounds(&quads[0]).map(|part| (part + 500) / 1000)
}

#[track_caller]
fn check_text(content: &str, expected: &str) {
    let paper = Paper::new().page(content, "").written();
    assert_eq!(words(&paper, 1).text, expected);
}

#[test]
fn a_page_is_drawn_at_the_size_that_is_wanted() {
    let plan = file("plan.pdf");
    let (jpeg, bytes) = picture(&plan, 1, view(Scale::LongEdge(320), Form::Jpeg)).expect("draws");
    assert_eq!((jpeg.width_px.max(jpeg.height_px), jpeg.pages), (320, 2));
    assert_eq!(
        (jpeg.media_type.as_str(), &bytes[..3]),
        ("image/jpeg", &[0xff, 0xd8, 0xff][..])
    );
    let (drawn, bytes) = picture(&plan, 2, view(Scale::Width(200), Form::Png)).expect("draws");
    assert_eq!(
        (drawn.width_px, drawn.page, drawn.media_type.as_str()),
        (200, 2, "image/png")
    );
    assert_eq!(
        pixels(&drawn, &bytes).len(),
        usize::try_from(drawn.height_px).expect("small")
    );
}

/// Rows of pixels of a picture in black and white.
#[track_caller]
fn pixels(picture: &PagePicture, bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().expect("a picture");
    let size = (reader.info().width, reader.info().height, reader.info().color_type);
    assert_eq!(size, (picture.width_px, picture.height_px, png::ColorType::Grayscale));
    let mut pixels = vec![0; reader.output_buffer_size().expect("small")];
    reader.next_frame(&mut pixels).expect("its pixels");
    let width = usize::try_from(picture.width_px).expect("small");
    pixels.chunks(width).map(<[u8]>::to_vec).collect()
}

#[test]
fn a_tile_is_the_same_pixels_as_that_part_of_the_whole_page() {
    let paper = Paper::new()
        .page(&lines(&[(100.0, 700.0, 24.0, "Show me with your fingers")]), "")
        .written();
    let whole = view(Scale::PixelsPerInch(72), Form::Png);
    let tile = View {
        tile: Some([120, 110, 100, 50]),
        ..whole
    };
    let (page, page_bytes) = picture(&paper, 1, whole).expect("draws");
    let (part, part_bytes) = picture(&paper, 1, tile).expect("draws");
    assert_eq!(
        (part.x_px, part.y_px, part.width_px, part.height_px),
        (120, 110, 100, 50)
    );
    assert_eq!(
        (part.page_width_px, part.page_height_px),
        (page.width_px, page.height_px)
    );
    let (page_rows, part_rows) = (pixels(&page, &page_bytes), pixels(&part, &part_bytes));
    let dark = part_rows
        .iter()
        .flat_map(|row| row.iter())
        .filter(|pixel| **pixel < 100)
        .count();
    assert!(dark > 50, "{dark} dark pixels");
    for (row, part) in page_rows[110..160].iter().zip(part_rows) {
        assert_eq!(row[120..220], part[..]);
    }
}

#[test]
fn a_word_file_under_a_password_is_locked_and_an_old_one_is_not_shown() {
    let drawn = |bytes: Vec<u8>, name: &str| {
        let view = view(Scale::Own, Form::Jpeg);
        let name = DocumentName {
            name: String::from(name),
            key: None,
        };
        decoder().page(Cursor::new(bytes), &name, 1, view, &mut ())
    };
    match drawn(ole("EncryptedPackage"), "plan.docx") {
        Err(DecodeError::Refused(Refusal::Encrypted { .. })) => {}
        other => panic!("{other:?}"),
    }
    match text(&ole("EncryptedPackage"), "plan.docx") {
        Err(DecodeError::Refused(Refusal::Encrypted { .. })) => {}
        other => panic!("{other:?}"),
    }
    match drawn(ole("WordDocument"), "plan.doc") {
        Err(DecodeError::Refused(Refusal::NotShown { .. })) => {}
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_has_no_such_page_says_so() {
    let plan = file("plan.pdf");
    for page in [0, 3, u32::MAX] {
        match picture(&plan, page, view(Scale::Own, Form::Jpeg)) {
            Err(DecodeError::Refused(Refusal::NoSuchPage { pages: 2, .. })) => {}
            other => panic!("{page}: {other:?}"),
        }
    }
    for (name, expected) in [("photo.jpg", "no pages"), ("locked.pdf", "encrypted")] {
        let drawn = decoder().page(
            Cursor::new(file(name)),
            &document(None),
            1,
            view(Scale::Own, Form::Jpeg),
            &mut (),
        );
        let error = drawn.expect_err("refused").to_string();
        assert!(error.contains(expected), "{name}: {error}");
    }
    match picture(&plan[..plan.len() / 3], 1, view(Scale::Own, Form::Jpeg)) {
        Err(DecodeError::Refused(Refusal::Damaged { .. })) => {}
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_page_of_any_size_is_scaled_and_its_places_stay_right() {
    let content = "BT /F 24 Tf 1 0 0 1 X Y Tm (Here) Tj ET";
    for (media, x, y) in [
        ("[0 0 14400 14400]", 7200, 7200),
        ("[-500 -500 500 500]", 0, 0),
        ("[0 0 10000000 10000000]", 5_000_000, 5_000_000),
        ("[500 500 -500 -500]", 0, 0),
    ] {
        let content = content.replace('X', &x.to_string()).replace('Y', &y.to_string());
        let paper = Paper::new().page(&content, &format!("/MediaBox {media}")).written();
        let (drawn, _) = picture(&paper, 1, view(Scale::PixelsPerInch(144), Form::Jpeg)).expect("draws");
        assert!(
            u64::from(drawn.width_px) * u64::from(drawn.height_px) <= 25_000_000,
            "{media}"
        );
        let [left, top, _, height] = place(&words(&paper, 1), "Here");
        assert!((498..=502).contains(&left), "{media}: {left}");
        assert!(
            (top..=top + height).contains(&500) || top == 500,
            "{media}: {top}+{height}"
        );
    }
    let endless = View {
        tile: Some([0, 0, 60_000, 60_000]),
        ..view(Scale::Width(60_000), Form::Jpeg)
    };
    match picture(&file("plan.pdf"), 1, endless) {
        Err(DecodeError::Refused(Refusal::NotShown {
            why: NotShown::TooLarge,
            ..
        })) => {}
        other => panic!("{other:?}"),
    }
}

#[test]
fn words_stand_where_they_are_drawn() {
    let paper = Paper::new()
        .page(&lines(&[(59.5, 757.8, 20.0, "Show me")]), "")
        .written();
    let text = words(&paper, 1);
    let [left, top, _, height] = place(&text, "Show");
    assert_eq!(
        (left, text.width_millipoints, text.height_millipoints),
        (100, 595_000, 842_000)
    );
    assert!(
        (79..=83).contains(&top) && (22..=27).contains(&height),
        "{top} {height}"
    );
    let (s, show) = (place(&text, "S"), place(&text, "Show"));
    assert!(s[0] == show[0] && s[2] < show[2] / 3, "{s:?} {show:?}");
    let [me_left, me_top, ..] = place(&text, "me");
    assert_eq!(text.at((me_left + 1) * 1000, (me_top + 5) * 1000), Some(5));
}

#[test]
fn a_turned_page_is_upright_and_its_words_are_too() {
    let content = lines(&[(100.0, 700.0, 20.0, "Show me"), (100.0, 670.0, 20.0, "your fingers.")]);
    let upright = words(&Paper::new().page(&content, "").written(), 1);
    for turned in ["90", "180", "270"] {
        let paper = Paper::new().page(&content, &format!("/Rotate {turned}")).written();
        assert_eq!(words(&paper, 1).text, upright.text, "{turned}");
    }
    let sideways = words(&Paper::new().page(&content, "/Rotate 90").written(), 1);
    assert_eq!(sideways.width_millipoints, 842_000);
    let [_, _, width, height] = place(&sideways, "fingers");
    assert!(height > width, "read from top to bottom");
}

#[test]
fn the_text_of_a_file_is_the_text_of_its_pages() {
    for name in ["plan.pdf", "form.pdf", "form-bare.pdf"] {
        let bytes = file(name);
        let whole = decoder().text(Cursor::new(&bytes), name, &mut ()).expect("reads");
        for (number, text) in (1..).zip(&whole.pages) {
            let page = words(&bytes, number);
            assert_eq!((&page.text, &page.extractor), (text, &whole.extractor), "{name}");
        }
    }
}

const LEFT: [&str; 4] = [
    "Before the lesson every student writes",
    "one sentence about fractions on a slip",
    "of paper. The teacher sorts the slips",
    "into three piles for the first task.",
];
const RIGHT: [&str; 4] = [
    "Show me with your fingers, she says,",
    "whether three eighths is more than",
    "three fifths. All of the hands go up,",
    "and two students disagree about it.",
];

#[test]
fn columns_are_read_one_after_the_other_in_whatever_order_they_are_drawn() {
    let mut rows = vec![(
        60.0,
        760.0,
        10.0,
        "A heading that runs over both of the columns of this page, to the end",
    )];
    for (index, (left, right)) in LEFT.iter().zip(RIGHT).enumerate() {
        let y = 730.0 - 13.0 * index as f64;
        rows.extend([(60.0, y, 10.0, *left), (310.0, y, 10.0, right)]);
    }
    let columns = [&LEFT.join("\n"), "\n\n", &RIGHT.join("\n")].concat();
    let expected = [rows[0].3, "\n\n", &columns].concat();
    check_text(&lines(&rows), &expected);
    rows.reverse();
    check_text(&lines(&rows), &expected);
}

#[test]
fn lists_and_tables_without_rules_are_read_row_by_row() {
    let list = lines(&[
        (60.0, 700.0, 10.0, "1."),
        (90.0, 700.0, 10.0, "Ask everybody to show it with fingers"),
        (60.0, 687.0, 10.0, "2."),
        (90.0, 687.0, 10.0, "Wait until all of the hands are up"),
        (60.0, 674.0, 10.0, "3."),
        (90.0, 674.0, 10.0, "Ask those who see it in another way"),
    ]);
    check_text(
        &list,
        "1. Ask everybody to show it with fingers\n2. Wait until all of the hands are up\n3. Ask those who see it in another way",
    );
    let table = lines(&[
        (60.0, 700.0, 10.0, "Slips"),
        (200.0, 700.0, 10.0, "5 min"),
        (60.0, 687.0, 10.0, "Fingers"),
        (200.0, 687.0, 10.0, "10 min"),
        (60.0, 674.0, 10.0, "Pairs"),
        (200.0, 674.0, 10.0, "15 min"),
    ]);
    check_text(&table, "Slips 5 min\nFingers 10 min\nPairs 15 min");
}

#[test]
fn a_table_with_rules_is_read_cell_by_cell() {
    let rules = "0.5 w 50 720 m 500 720 l S 50 680 m 500 680 l S 50 640 m 500 640 l S\n";
    let cells = lines(&[
        (60.0, 705.0, 10.0, "Every student shows it"),
        (60.0, 692.0, 10.0, "with the fingers of a hand"),
        (300.0, 705.0, 10.0, "The teacher waits until"),
        (300.0, 692.0, 10.0, "all of the hands are up"),
        (60.0, 665.0, 10.0, "Pairs talk about it"),
        (60.0, 652.0, 10.0, "for two or three minutes"),
        (300.0, 665.0, 10.0, "The teacher listens to"),
        (300.0, 652.0, 10.0, "as many as she can"),
    ]);
    check_text(
        &[rules, &cells].concat(),
        "Every student shows it\nwith the fingers of a hand\n\nThe teacher waits until\nall of the hands are up\n\n\
         Pairs talk about it\nfor two or three minutes\n\nThe teacher listens to\nas many as she can",
    );
}

#[test]
fn a_word_hyphenated_over_two_lines_is_one_word_in_two_places() {
    let content = lines(&[
        (60.0, 700.0, 10.0, "The raters resolved their disagree-"),
        (60.0, 687.0, 10.0, "ments by talking about a well-"),
        (60.0, 674.0, 10.0, "Known case of 2019-"),
        (60.0, 661.0, 10.0, "2021."),
    ]);
    let text = words(&Paper::new().page(&content, "").written(), 1);
    assert_eq!(
        text.text,
        "The raters resolved their disagreements by talking about a well-\nKnown case of 2019-\n2021."
    );
    let start = u32::try_from(text.text.find("disagreements").expect("there")).expect("short");
    let quads = text.quads(start, start + 13);
    assert_eq!(quads.len(), 2);
    let [first, second] = [quads[0].bounds(), quads[1].bounds()];
    assert!(first[1] < second[1] && second[0] < first[0], "{first:?} {second:?}");
}

#[test]
fn accents_that_are_drawn_apart_join_their_letters_and_bold_by_printing_twice_is_one() {
    // TeX: the accent, then back, then the letter.
    let accent = "BT /F 10 Tf 60 700 Td [(caf) 28 (\\264) 389 (e is open)] TJ ET";
    check_text(accent, "caf\u{e9} is open");
    let twice = lines(&[(60.0, 700.0, 10.0, "Bold"), (60.3, 700.0, 10.0, "Bold")]);
    check_text(&twice, "Bold");
    check_text("BT /F 10 Tf 2 Tr 60 700 Td (Outlined) Tj ET", "Outlined");
}

#[test]
fn gaps_are_blanks_and_letters_that_are_spaced_out_are_words() {
    check_text(
        "BT /F 10 Tf 60 700 Td [(Wait) -333 (and) -333 (see)] TJ ET",
        "Wait and see",
    );
    check_text("BT /F 10 Tf 3 Tc 60 700 Td (SPACED OUT) Tj ET", "SPACED OUT");
    check_text("BT /F 10 Tf 60 700 Td [(ke) 20 (rn) -30 (ed)] TJ ET", "kerned");
    let raised = "BT /F 10 Tf 60 700 Td (on the 4) Tj /F 6 Tf 4 Ts (th) Tj /F 10 Tf 0 Ts ( of May) Tj ET";
    check_text(raised, "on the 4th of May");
    let note = "BT /F 6 Tf 60 704 Td (1) Tj /F 10 Tf 3.5 -4 Td (Here it is.) Tj ET";
    check_text(note, "1 Here it is.");
}

#[test]
fn the_dots_that_lead_to_a_page_number_do_not_space_out_the_words_before_them() {
    let dots = "-444 (.) ".repeat(20);
    let line = format!("BT /F 10 Tf 60 700 Td [(Research) -250 (question) {dots} -444 (12)] TJ ET");
    check_text(&line, &format!("Research question{} 12", " .".repeat(20)));
    let close = format!(
        "BT /F 10 Tf 60 700 Td [(Research) -250 (question) -250 ({}) -250 (12)] TJ ET",
        ".".repeat(20)
    );
    check_text(&close, &format!("Research question {} 12", ".".repeat(20)));
}

#[test]
fn a_raised_and_a_lowered_letter_may_stand_one_over_the_other() {
    let square = "BT /F 10 Tf 60 700 Td (x) Tj /F 7 Tf 5.2 4 Td (2) Tj 0 -7 Td (i) Tj /F 10 Tf 7 3 Td (= 4) Tj ET";
    check_text(square, "x2i = 4");
}

#[test]
fn what_the_file_says_a_glyph_means_is_taken_and_text_outside_the_page_is_not() {
    check_text(
        "/Span << /ActualText (three) >> BDC BT /F 10 Tf 60 700 Td (3) Tj ET EMC BT /F 10 Tf 68 700 Td (piles) Tj ET",
        "three piles",
    );
    let outside = lines(&[
        (60.0, 700.0, 10.0, "inside"),
        (60.0, -50.0, 10.0, "below"),
        (900.0, 700.0, 10.0, "beside"),
    ]);
    check_text(&outside, "inside");
}

#[test]
fn words_under_a_black_box_are_told_and_words_on_a_coloured_ground_are_not() {
    let words = "BT /F 12 Tf 100 700 Td (Maria Lopez) Tj ET ";
    let covered = |content: &str| {
        let remarks = probe_bytes(&Paper::new().page(content, "").written(), "plan.pdf").remarks;
        assert!(remarks.len() < 2, "{remarks:?}");
        remarks == [Remark::CoveredText { pages: vec![1] }]
    };
    assert!(covered(&format!("{words} 0 g 90 690 200 30 re f")));
    assert!(!covered(&format!("0.9 g 90 690 200 30 re f 0 g {words}")), "a ground");
    assert!(!covered(&format!("{words} 0 g 90 600 200 30 re f")), "a box elsewhere");
    assert!(!covered(&format!("{words} 90 690 200 30 re S")), "a frame");
    assert!(
        !covered(&format!("{words} 0.9 g 90 690 200 30 re f 0 g {words}")),
        "drawn again"
    );
}

#[test]
fn links_are_told_as_text() {
    let link = |target: &str| format!("<< /Type /Annot /Subtype /Link /Rect [59.5 84.2 119 168.4] {target} >>");
    let mut paper = Paper::new();
    let first = paper.next() + 1;
    let annotations = [
        link("/A << /S /URI /URI (https://example.org/plan) >>"),
        link(&format!("/Dest [{first} 0 R /Fit]")),
        link("/A << /S /Launch /F (calc.exe) >>"),
        link("/A << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
    ];
    paper.page("", &format!("/Annots [{}]", annotations.join(" ")));
    let text = words(&paper.written(), 1);
    let targets: Vec<&str> = text.links.iter().map(|link| link.target.as_str()).collect();
    assert_eq!(targets, ["https://example.org/plan", "#page=1"]);
    assert_eq!(text.links[0].quad.bounds(), [100_000, 800_000, 100_000, 100_000]);
}

/// A file that counts what is read of it.
struct Counted<'a>(Cursor<&'a [u8]>, &'a AtomicU64);

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.0.read(buffer)?;
        self.1.fetch_add(count as u64, Ordering::SeqCst);
        Ok(count)
    }
}

impl Seek for Counted<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.0.seek(to)
    }
}

#[test]
fn a_document_that_is_open_is_not_read_again_and_another_is() {
    let (plan, decoder, read) = (file("plan.pdf"), decoder(), AtomicU64::new(0));
    let page = |key: Option<&str>, number: u32| {
        read.store(0, Ordering::SeqCst);
        let source = Counted(Cursor::new(&plan), &read);
        let text = decoder
            .page_text(source, &document(key), number, &mut ())
            .expect("reads");
        assert_eq!(text.page, number);
        read.load(Ordering::SeqCst) > 0
    };
    assert!(page(Some("a"), 1), "opened");
    assert!(!page(Some("a"), 2), "still open");
    assert!(page(Some("b"), 1), "another one");
    assert!(page(None, 1), "without a key nothing is kept");
    assert!(page(None, 1), "nor found");
}

/// A page that is a photograph: `photo.jpg`, which carries EXIF data, drawn by `content`.
fn photograph(content: &str, space: &str) -> Vec<u8> {
    let mut paper = Paper::new();
    let dict = format!(
        "/Type /XObject /Subtype /Image /Width 40 /Height 24 /BitsPerComponent 8 /ColorSpace {space} /Filter /DCTDecode"
    );
    let image = paper.stream(&dict, &file("photo.jpg"));
    let more = format!("/MediaBox [0 0 400 240] /Resources << /XObject << /Im {image} 0 R >> /Font << /F 3 0 R >> >>");
    paper.page(content, &more).written()
}

#[test]
fn a_page_that_is_a_photograph_comes_as_it_is_without_its_metadata() {
    let whole = "q 400 0 0 240 0 0 cm /Im Do Q BT 3 Tr /F 10 Tf 20 20 Td (words of the scan) Tj ET";
    let scan = photograph(whole, "/DeviceRGB");
    let (own, bytes) = picture(&scan, 1, view(Scale::Own, Form::Jpeg)).expect("draws");
    assert_eq!(
        (own.width_px, own.height_px, own.media_type.as_str()),
        (40, 24, "image/jpeg")
    );
    assert!(!bytes.windows(4).any(|word| word == b"Exif"), "no metadata");
    assert!(
        file("photo.jpg").windows(4).any(|word| word == b"Exif"),
        "although there was some"
    );
    let (near, _) = picture(&scan, 1, view(Scale::Width(30), Form::Fastest)).expect("draws");
    assert_eq!(near.width_px, 40);
    for (scale, form) in [(Scale::Width(30), Form::Jpeg), (Scale::Width(300), Form::Fastest)] {
        let (drawn, _) = picture(&scan, 1, view(scale, form)).expect("draws");
        assert_ne!(drawn.width_px, 40, "{scale:?} {form:?}");
    }
    assert_eq!(words(&scan, 1).text, "words of the scan");
}

#[test]
fn a_photograph_with_anything_else_on_its_page_is_drawn() {
    for content in [
        "q 400 0 0 240 0 0 cm /Im Do Q BT /F 10 Tf 20 20 Td (seen) Tj ET",
        "q 200 0 0 240 0 0 cm /Im Do Q",
        "q -400 0 0 240 400 0 cm /Im Do Q",
        "q 400 0 0 240 0 0 cm /Im Do Q 1 0 0 rg 0 0 10 10 re f",
        "q 400 0 0 240 0 0 cm /Im Do /Im Do Q",
        "q 10 10 50 50 re W n 400 0 0 240 0 0 cm /Im Do Q",
    ] {
        let page = photograph(content, "/DeviceRGB");
        let (drawn, _) = picture(&page, 1, view(Scale::Own, Form::Jpeg)).expect("draws");
        assert_eq!((drawn.width_px, drawn.height_px), (800, 480), "{content}");
    }
    let indexed = photograph("q 400 0 0 240 0 0 cm /Im Do Q", "/CalRGB");
    let (drawn, _) = picture(&indexed, 1, view(Scale::Own, Form::Jpeg)).expect("draws");
    assert_eq!(drawn.width_px, 800);
}
