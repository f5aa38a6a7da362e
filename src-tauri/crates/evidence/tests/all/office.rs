//! Word and PowerPoint files as pages, which are ours and say so.

use crate::harness::{decoder, file, text};
use assay_evidence::{DecodeError, DocumentName, Form, NotShown, Refusal, Scale, View};
use std::io::Cursor;

fn name(name: &str) -> DocumentName {
    DocumentName {
        name: name.to_owned(),
        key: Some(name.to_owned()),
    }
}

const THUMBNAIL: View = View {
    scale: Scale::LongEdge(320),
    tile: None,
    form: Form::Png,
};

#[test]
fn a_word_file_has_pages_that_are_ours_and_words_where_they_stand() {
    let (plan, decoder) = (file("plan.docx"), decoder());
    let (picture, bytes) = decoder
        .page(Cursor::new(&plan), &name("plan.docx"), 1, THUMBNAIL, &mut ())
        .expect("draws");
    assert!(picture.approximate && !picture.hidden && picture.page_width_px < picture.page_height_px);
    assert!(bytes.len() > 500, "{} bytes", bytes.len());
    let words = decoder
        .page_text(Cursor::new(&plan), &name("plan.docx"), 1, &mut ())
        .expect("reads");
    assert!(words.approximate && words.spans.len() >= 15, "{words:?}");
    let whole = text(&plan, "plan.docx").expect("reads");
    assert_eq!(
        (whole.extractor.as_str(), whole.pages.first()),
        ("assay-docx-text/3", Some(&words.text))
    );
    assert_eq!(words.extractor, whole.extractor);
}

#[test]
fn every_slide_is_shown_and_one_that_the_presentation_skips_is_marked() {
    let (talk, decoder) = (file("talk.pptx"), decoder());
    let hidden = [1, 2, 3].map(|page| {
        let drawn = decoder.page(Cursor::new(&talk), &name("talk.pptx"), page, THUMBNAIL, &mut ());
        let (picture, _) = drawn.expect("draws");
        assert_eq!((picture.pages, picture.approximate), (3, true));
        picture.hidden
    });
    assert_eq!(hidden, [false, true, false]);
    let whole = text(&talk, "talk.pptx").expect("reads");
    assert_eq!((whole.extractor.as_str(), whole.pages.len()), ("assay-pptx-text/3", 3));
    assert!(whole.pages[1].contains("Second\nslide"), "{:?}", whole.pages);
}

#[test]
fn a_file_that_was_cut_has_no_pages() {
    let plan = file("plan.docx");
    for length in [plan.len() / 2, plan.len() - 30] {
        let drawn = decoder().page(Cursor::new(&plan[..length]), &name("plan.docx"), 1, THUMBNAIL, &mut ());
        assert!(drawn.is_err(), "cut at {length}");
    }
}

#[test]
fn what_has_macros_is_named_and_not_laid_out() {
    let plan = file("log.xlsx");
    match decoder().page(Cursor::new(&plan), &name("log.xlsx"), 1, THUMBNAIL, &mut ()) {
        Err(DecodeError::Refused(Refusal::NoPages { .. })) => {}
        other => panic!("{other:?}"),
    }
    let with_macros = decoder().page(Cursor::new(macros()), &name("plan.docm"), 1, THUMBNAIL, &mut ());
    match with_macros {
        Err(DecodeError::Refused(Refusal::NotShown {
            why: NotShown::Macros, ..
        })) => {}
        other => panic!("{other:?}"),
    }
}

/// The smallest file with macros: stored parts, their sums left out, as only our own reader takes them.
fn macros() -> Vec<u8> {
    let types = br#"<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>"#;
    let parts: [(&str, &[u8]); 3] = [
        ("[Content_Types].xml", types),
        ("word/document.xml", b"<w:document/>"),
        ("word/vbaProject.bin", b"\xd0\xcf\x11\xe0"),
    ];
    let (mut zip, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in parts {
        let offset = u32::try_from(zip.len()).expect("small").to_le_bytes();
        let size = u32::try_from(bytes.len()).expect("small").to_le_bytes();
        let length = u16::try_from(name.len()).expect("short").to_le_bytes();
        let fixed = [
            &[20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0][..],
            &size,
            &size,
            &length,
            &[0, 0],
        ]
        .concat();
        directory.extend(
            [
                b"PK\x01\x02\x14\0",
                fixed.as_slice(),
                &[0; 10],
                &offset,
                name.as_bytes(),
            ]
            .concat(),
        );
        zip.extend([b"PK\x03\x04", fixed.as_slice(), name.as_bytes(), bytes].concat());
    }
    let (size, offset) = (
        u32::try_from(directory.len()).expect("small"),
        u32::try_from(zip.len()).expect("small"),
    );
    zip.extend(directory);
    zip.extend(
        [
            b"PK\x05\x06\0\0\0\0\x03\0\x03\0",
            &size.to_le_bytes()[..],
            &offset.to_le_bytes(),
            &[0, 0],
        ]
        .concat(),
    );
    zip
}
