//! Values of forms that come without a picture of them: they are drawn, and read like what is printed.

use crate::harness::{decoder, probe_bytes};
use crate::paper::Paper;
use assay_evidence::{DocumentName, Form, Remark, Scale, View};
use std::io::Cursor;

/// A page with one field, whose dictionary holds `more`.
fn form(more: &str) -> Vec<u8> {
    let widget = format!("<< /Type /Annot /Subtype /Widget /Rect [100 600 300 700] /DA (/Helv 12 Tf 0 g) {more} >>");
    let mut paper = Paper::new();
    let field = paper.object(widget);
    paper.page("", &format!("/Annots [{field} 0 R]"));
    paper.written_with(&format!("/AcroForm << /Fields [{field} 0 R] /NeedAppearances true >>"))
}

fn name() -> DocumentName {
    DocumentName {
        name: "form.pdf".to_owned(),
        key: None,
    }
}

#[track_caller]
fn check(more: &str, read: &str) {
    let text = decoder().page_text(Cursor::new(form(more)), &name(), 1, &mut ());
    assert_eq!(text.expect("reads").text, read, "{more}");
}

/// Where the page is dark: the box of all dark pixels at 72 pixels to the inch, and how many there are.
fn dark(more: &str) -> ([u32; 4], usize) {
    let view = View {
        scale: Scale::PixelsPerInch(72),
        tile: None,
        form: Form::Png,
    };
    let (picture, bytes) = decoder()
        .page(Cursor::new(form(more)), &name(), 1, view, &mut ())
        .expect("draws");
    let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().expect("a picture");
    let mut pixels = vec![0; reader.output_buffer_size().expect("small")];
    reader.next_frame(&mut pixels).expect("pixels");
    let dark = (0u32..).zip(&pixels).filter(|(_, grey)| **grey < 128);
    let places: Vec<(u32, u32)> = dark
        .map(|(index, _)| (index % picture.width_px, index / picture.width_px))
        .collect();
    let (x, y) = (|| places.iter().map(|(x, _)| *x), || places.iter().map(|(_, y)| *y));
    let ends = [x().min(), y().min(), x().max(), y().max()];
    (ends.map(Option::unwrap_or_default), places.len())
}

#[test]
fn a_line_of_text_is_read_and_drawn_inside_its_field() {
    check("/FT /Tx /V (hear everyone)", "hear everyone");
    let ([left, top, right, bottom], count) = dark("/FT /Tx /V (hear everyone)");
    assert!(
        left >= 100 && right <= 300 && top >= 142 && bottom <= 242,
        "{left} {top} {right} {bottom}"
    );
    assert!(count > 100, "{count} dark pixels");
    let ([right_from, ..], _) = dark("/FT /Tx /Q 2 /V (hear everyone)");
    assert!(right_from > left + 100, "{right_from} and {left}");
}

#[test]
fn lines_are_broken_where_the_field_ends() {
    check(
        "/FT /Tx /Ff 4096 /V (Each student shows the answer with fingers before anybody speaks)",
        "Each student shows the answer with\nfingers before anybody speaks",
    );
    check("/FT /Tx /Ff 4096 /V (one\\rtwo\\r\\nthree)", "one\ntwo\nthree");
}

#[test]
fn letters_in_cells_stand_apart_and_are_one_word() {
    let cells = "/FT /Tx /Ff 16777216 /MaxLen 4 /V (2041)";
    let ([left, _, right, _], count) = dark(cells);
    assert!(count > 20 && left < 150 && right > 250, "{left}..{right}");
}

#[test]
fn marks_and_choices_are_shown_in_the_words_of_the_form() {
    assert!(dark("/FT /Btn /V /Yes /AS /Yes").1 > 50);
    assert_eq!(dark("/FT /Btn /V /Off /AS /Off").1, 0);
    check(
        "/FT /Ch /Opt [[(a) (Whole class)] [(b) (Small group)]] /V (b)",
        "Small group",
    );
    check(
        "/FT /Ch /Opt [(Whole class) (Small group)] /V (Whole class)",
        "Whole class",
    );
}

#[test]
fn letters_that_the_built_in_fonts_lack_are_read_all_the_same() {
    check(
        "/FT /Tx /V <FEFF041604350020043D04350442>",
        "\u{416}\u{435} \u{43d}\u{435}\u{442}",
    );
    check("/FT /Tx /V <FEFF05E905DC002005D005D5>", "\u{5e9}\u{5dc} \u{5d0}\u{5d5}");
    check("/FT /Tx /V <FEFF04160020>", "\u{416}");
}

#[test]
fn what_is_hidden_empty_or_has_its_own_picture_is_left_alone() {
    for more in ["/FT /Tx /V ( )", "/FT /Tx /F 2 /V (hidden)", "/FT /Tx"] {
        check(more, "");
        assert_eq!(dark(more).1, 0, "{more}");
    }
    check("/FT /Tx /Ff 8192 /V (secret)", "******");
    let told = |more: &str| probe_bytes(&form(more), "form.pdf").remarks;
    assert_eq!(told("/FT /Tx /V (x)"), [Remark::FieldsWithoutAppearance { count: 1 }]);
    assert_eq!(told("/FT /Tx"), []);
}
