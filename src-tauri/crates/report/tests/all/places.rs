//! A place in words.

use crate::parsed::Page;
use crate::samples::{region, span, words};
use crate::sentences::English;
use assay_model::MediaTime;
use assay_model::place::{PagePart, Place, TimeSpan};
use assay_report::{limit_text, place_text, place_words, size_text};

#[track_caller]
fn check(place: &Place, text: &str) {
    assert_eq!(place_text(place, &English::new()), text);
}

#[test]
fn a_moment_and_a_span_are_read_from_the_clock() {
    check(&span(252_000, 261_500), "04:12–04:21");
    check(&span(252_000, 252_400), "04:12");
    check(&span(0, 3_852_000), "00:00–1:04:12");
    let on_frame = Place::Time {
        span: TimeSpan::new(MediaTime(252_000), MediaTime(261_500)).expect("a span"),
        region: Some(region(100_000, 200_000, 300_000, 400_000)),
    };
    check(
        &on_frame,
        "04:12–04:21, box: left\u{a0}10\u{a0}%, top\u{a0}20\u{a0}%, width\u{a0}30\u{a0}%, height\u{a0}40\u{a0}%",
    );
}

#[test]
fn a_page_its_box_and_its_words() {
    let page = |part| Place::Page { page: 2, part };
    check(&page(PagePart::Whole), "page 2");
    check(
        &page(PagePart::Region(region(100_000, 200_000, 300_000, 400_000))),
        "page 2, box: left\u{a0}10\u{a0}%, top\u{a0}20\u{a0}%, width\u{a0}30\u{a0}%, height\u{a0}40\u{a0}%",
    );
    check(
        &page(PagePart::Text(words("Show me with your fingers"))),
        "page 2, “Show me with your fingers”",
    );
}

#[test]
fn a_box_that_is_looked_at_is_read_in_whole_percents_and_below_ten_with_one_decimal() {
    let read = |parts: [u32; 4]| {
        let [x, y, width, height] = parts;
        let place = Place::Picture {
            region: region(x, y, width, height),
        };
        place_words(&place, &English::new()).replace('\u{a0}', " ")
    };
    assert_eq!(
        read([199_720, 104_999, 333_333, 500_000]),
        "box: left 20 %, top 10 %, width 33 %, height 50 %"
    );
    assert_eq!(
        read([99_720, 0, 23_400, 1]),
        "box: left 10 %, top 0 %, width 2.3 %, height 0.1 %"
    );
    assert_eq!(
        read([0, 1, 1_000_000, 999_999]),
        "box: left 0 %, top 0.1 %, width 100 %, height 99 %"
    );
}

#[test]
fn a_box_is_exact_to_the_part_per_million() {
    check(
        &Place::Picture {
            region: region(333_333, 0, 1, 1_000_000),
        },
        "box: left\u{a0}33.3333\u{a0}%, top\u{a0}0\u{a0}%, width\u{a0}0.0001\u{a0}%, height\u{a0}100\u{a0}%",
    );
    check(
        &Place::Picture {
            region: region(105_000, 5_000, 10, 500),
        },
        "box: left\u{a0}10.5\u{a0}%, top\u{a0}0.5\u{a0}%, width\u{a0}0.001\u{a0}%, height\u{a0}0.05\u{a0}%",
    );
}

#[test]
fn words_stand_in_quotation_marks_and_long_ones_are_cut_at_a_word() {
    check(
        &Place::Text(words("sorted into\n three piles")),
        "“sorted into three piles”",
    );
    let long = "The plan names two wrong answers before the lesson, and says for each of them what comes next.";
    check(
        &Place::Text(words(long)),
        "“The plan names two wrong answers before the lesson, and …”",
    );
    check(
        &Place::Text(words(&"界".repeat(100))),
        &format!("“{} …”", "界".repeat(60)),
    );
}

#[test]
fn a_file_as_a_whole_is_called_so() {
    check(&Place::Whole, "the whole file");
}

#[test]
fn a_size_is_rounded_to_the_nearest() {
    for (bytes, text) in [
        (0, "0 bytes"),
        (1, "one byte"),
        (999, "999 bytes"),
        (1_000, "1.0 kB"),
        (1_049, "1.0 kB"),
        (1_050, "1.1 kB"),
        (9_960, "10 kB"),
        (166_665, "167 kB"),
        (999_499, "999 kB"),
        (999_500, "1.0 MB"),
        (3_346_816, "3.3 MB"),
        (999_600_000, "1.0 GB"),
        (5_000_000_000_000, "5000 GB"),
    ] {
        assert_eq!(size_text(bytes, &English::new()), text, "{bytes}");
    }
}

#[test]
fn a_size_above_a_limit_is_told_as_above_it() {
    const MIB: u64 = 1 << 20;
    for (bytes, text) in [
        (MIB, "1 MiB"),
        (MIB + 1, "1.1 MiB"),
        (200 * MIB, "200 MiB"),
        (16 << 30, "16 GiB"),
        ((20 << 30) + 30 * MIB, "20.1 GiB"),
        (1 << 40, "1 TiB"),
        (u64::MAX, "16 EiB"),
        (5, "0.1 MiB"),
    ] {
        assert_eq!(limit_text(bytes, &English::new()), text, "{bytes}");
    }
}

/// The page of a report whose every place is this box in a picture.
fn page_with(ppm: [u32; 4]) -> Page {
    let mut report = crate::samples::not_yet();
    let [x, y, width, height] = ppm;
    for cited in &mut report.places {
        cited.place = Place::Picture {
            region: region(x, y, width, height),
        };
        cited.picture = None;
    }
    Page::of(&crate::page(&report))
}

#[test]
fn a_box_in_a_line_is_told_by_where_its_middle_is_unless_it_is_nearly_everywhere() {
    for (ppm, words) in [
        ([0, 0, 1_000_000, 1_000_000], "all of it"),
        ([10_000, 0, 990_000, 1_000_000], "most of it"),
        ([0, 0, 200_000, 200_000], "upper left"),
        ([400_000, 400_000, 200_000, 200_000], "middle"),
        ([0, 800_000, 1_000_000, 100_000], "bottom"),
        ([333_333, 0, 666_667, 1_000_000], "right"),
    ] {
        let read = page_with(ppm);
        assert!(read.text.contains(words), "{ppm:?}: {}", read.text);
    }
    assert!(!page_with([0, 0, 1_000_000, 1_000_000]).text.contains("most of it"));
}

#[test]
fn small_boxes_are_told_apart_and_can_be_seen() {
    let says = |ppm: [u32; 4], words: &str| {
        let read = page_with(ppm);
        assert!(read.text.contains(words), "{words}: {}", read.text);
        read.count("circle")
    };
    let plain = says(
        [420_000, 104_000, 206_000, 300_400],
        "left 42 %, top 10 %, width 21 %, height 30 %",
    );
    let small = says(
        [15_000, 22_500, 15_000, 22_500],
        "left 1.5 %, top 2.3 %, width 1.5 %, height 2.3 %",
    );
    assert!(small > plain, "a ring is drawn around it");
    says(
        [0, 100, 1_540, 99_900],
        "left 0 %, top 0.01 %, width 0.15 %, height 10 %",
    );
}
