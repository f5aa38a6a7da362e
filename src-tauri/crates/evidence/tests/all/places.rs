//! Places of every kind: what was marked is found again at the same character, pixel and millisecond; and after any edit
//! of the artifact it is the very same words, or lost.

use crate::harness::Random;
use assay_evidence::place::{
    Cell, CitableText, Drawn, Frames, Indescribable, Located, Lost, PixelBox, PixelSize, Selection, Shown, Standing,
    describe, locate,
};
use assay_evidence::{Probe, TextExtract};
use assay_model::MediaTime;
use assay_model::place::{PagePart, Place, Quote, TextPlace};
use serde_json::{Value, json};

fn probe(format: &str, kind: &str, more: Value) -> Probe {
    let mut probe = json!({
        "format": format, "kind": kind, "mediaType": "", "sizeBytes": 1, "shown": true, "findings": [],
    });
    let members = probe.as_object_mut().expect("an object");
    members.extend(more.as_object().expect("an object").clone());
    serde_json::from_value(probe).expect("a probe")
}

fn text(pages: &[&str]) -> CitableText {
    extracted("test/1", pages.iter().map(|page| (*page).to_owned()).collect())
}

fn extracted(extractor: &str, pages: Vec<String>) -> CitableText {
    let extract = json!({ "extractor": extractor, "pages": pages, "truncated": false });
    CitableText::new(serde_json::from_value::<TextExtract>(extract).expect("a text"))
}

fn shown<'a>(probe: &'a Probe, text: Option<&'a CitableText>) -> Shown<'a> {
    Shown {
        probe,
        text,
        frames: None,
        same_bytes: true,
    }
}

fn changed<'a>(probe: &'a Probe, text: Option<&'a CitableText>) -> Shown<'a> {
    Shown {
        same_bytes: false,
        ..shown(probe, text)
    }
}

fn words(page: u32, start: u32, end: u32) -> Selection {
    Selection::Words { page, start, end }
}

/// The quote and position of a place.
fn text_of(place: &Place) -> (Option<u32>, &TextPlace) {
    match place {
        Place::Text(text) => (None, text),
        Place::Page {
            page,
            part: PagePart::Text(text),
        } => (Some(*page), text),
        other => panic!("no words: {other:?}"),
    }
}

fn drawn(x: u32, y: u32, width: u32, height: u32, of: (u32, u32)) -> Drawn {
    Drawn {
        region: PixelBox { x, y, width, height },
        of: PixelSize {
            width: of.0,
            height: of.1,
        },
    }
}

#[test]
fn a_quote_has_the_words_around_it_and_a_position_in_code_points() {
    let (probe, text) = (
        probe("text", "text", json!({})),
        text(&["¿Qué? 🙂 3/8\n or 3/5, or equal?"]),
    );
    let place = describe(&words(1, 7, 19), &shown(&probe, Some(&text))).expect("a place");
    let (page, found) = text_of(&place);
    let position = found.position.as_ref().expect("a position");
    assert_eq!(page, None);
    assert_eq!(
        (position.start, position.end),
        (8, 19),
        "white space around it is left out"
    );
    assert_eq!(found.quote.exact, "3/8\n or 3/5");
    assert_eq!(
        (found.quote.prefix.as_str(), found.quote.suffix.as_str()),
        ("¿Qué? 🙂 ", ", or equal?")
    );
    assert_eq!(position.extractor, "test/1");
}

#[test]
fn words_of_a_document_with_pages_stand_on_a_page() {
    let text = text(&["one", "two"]);
    let document = probe("pdf", "document", json!({ "pages": 2 }));
    let place = describe(&words(2, 0, 3), &shown(&document, Some(&text))).expect("a place");
    assert_eq!(text_of(&place).0, Some(2));
    let alone = extracted("test/1", vec!["one".to_owned()]);
    let short = probe("pdf", "document", json!({ "pages": 1 }));
    let place = describe(&words(1, 0, 3), &shown(&short, Some(&alone))).expect("a place");
    assert_eq!(text_of(&place).0, Some(1));
}

#[test]
fn words_with_doubles_carry_as_much_context_as_tells_them_apart() {
    let line = "before the next question count to three and show me with your fingers what you think of it ";
    let page = format!("first {line}{line}{line}last");
    let (probe, text) = (probe("text", "text", json!({})), text(&[&page]));
    let middle = 6 + u32::try_from(line.len()).expect("short") + 34;
    let place = describe(&words(1, middle, middle + 5), &shown(&probe, Some(&text))).expect("a place");
    let quote = &text_of(&place).1.quote;
    assert_eq!(quote.exact, "three");
    assert!(quote.prefix.chars().count() > 32);
    assert_eq!(
        text.find(quote),
        Standing::Once {
            page: 1,
            range: [middle, middle + 5]
        }
    );
    // With its double gone it is still itself or lost.
    let without_first = format!("first {line}{line}last");
    let edited = extracted("test/1", vec![without_first]);
    assert_eq!(
        locate(&place, &changed(&probe, Some(&edited))),
        Located::Lost(Lost::NotThere)
    );
}

#[test]
fn words_that_nothing_tells_apart_are_held_by_their_position_alone() {
    let page = "yes no ".repeat(1_000);
    let (probe, both) = (probe("text", "text", json!({})), text(&[&page]));
    let place = describe(&words(1, 3_500, 3_503), &shown(&probe, Some(&both))).expect("a place");
    assert_eq!(locate(&place, &shown(&probe, Some(&both))), Located::Exactly);
    let shorter = extracted("test/1", vec!["yes no ".repeat(300)]);
    assert_eq!(
        locate(&place, &changed(&probe, Some(&shorter))),
        Located::Lost(Lost::MoreThanOnce)
    );
    let single = extracted(
        "test/1",
        vec![page.get(3_500 - 1_024..3_503 + 1_024).expect("inside").to_owned()],
    );
    assert_eq!(
        locate(&place, &changed(&probe, Some(&single))),
        Located::Lost(Lost::MoreThanOnce),
        "the only one that is left need not be the one that was meant"
    );
}

#[test]
fn pages_that_are_all_alike_are_told_apart_by_the_pages_around_them() {
    let form = "Name ____ Date ____ Exit ticket: which is larger? ____";
    let text = text(&["Cover", form, form, form, "Back"]);
    let probe = probe("pdf", "document", json!({ "pages": 5 }));
    for page in 2..=4 {
        let place = describe(&words(page, 20, 31), &shown(&probe, Some(&text))).expect("a place");
        assert_eq!(text_of(&place).1.quote.exact, "Exit ticket");
        match locate(&place, &changed(&probe, Some(&text))) {
            Located::ByContext(found) => assert_eq!(text_of(&found).0, Some(page)),
            other => panic!("page {page}: {other:?}"),
        }
    }
}

#[test]
fn another_version_of_the_extractor_finds_words_by_their_context() {
    let (probe, old) = (
        probe("docx", "document", json!({})),
        text(&["The plan says: wait three seconds\nbefore the next question."]),
    );
    let place = describe(&words(1, 15, 40), &shown(&probe, Some(&old))).expect("a place");
    let new = extracted(
        "test/2",
        vec![
            "Lesson plan".to_owned(),
            "The plan says: wait\tthree seconds before\n\nthe next question.".to_owned(),
        ],
    );
    let Located::ByContext(found) = locate(&place, &shown(&probe, Some(&new))) else {
        panic!("not found")
    };
    let (page, found) = text_of(&found);
    assert_eq!(
        (page, found.quote.exact.as_str()),
        (Some(2), "wait\tthree seconds before")
    );
    assert_eq!(found.position.as_ref().expect("a position").extractor, "test/2");
}

#[test]
fn a_position_counts_only_in_the_text_of_its_own_extractor() {
    let (probe, text) = (probe("text", "text", json!({})), text(&["wait three wait three wait"]));
    let place = describe(&words(1, 11, 15), &shown(&probe, Some(&text))).expect("a place");
    assert_eq!(locate(&place, &shown(&probe, Some(&text))), Located::Exactly);
    let Place::Text(mut by_another) = place else {
        panic!("no text")
    };
    by_another.position.as_mut().expect("a position").extractor = "test/0".to_owned();
    assert!(matches!(
        locate(&Place::Text(by_another.clone()), &shown(&probe, Some(&text))),
        Located::ByContext(_)
    ));
    by_another.position = None;
    by_another.quote.prefix.clear();
    by_another.quote.suffix.clear();
    assert_eq!(
        locate(&Place::Text(by_another), &shown(&probe, Some(&text))),
        Located::Lost(Lost::MoreThanOnce)
    );
}

#[test]
fn a_quote_in_another_form_of_unicode_is_the_same_quote() {
    let text = text(&["Der Schüler wartet."]);
    let quote = |exact: &str| Quote {
        exact: exact.to_owned(),
        prefix: String::new(),
        suffix: String::new(),
    };
    assert_eq!(
        text.find(&quote("Schu\u{308}ler")),
        Standing::Once {
            page: 1,
            range: [4, 11]
        }
    );
    assert_eq!(text.find(&quote("Schu ler")), Standing::Nowhere);
    assert_eq!(text.find(&quote(" \n ")), Standing::Nowhere);
    assert_eq!(text.find(&quote("")), Standing::Nowhere);
    assert_eq!(text.find(&quote("chüler")), Standing::Nowhere, "inside a longer word");
    assert_eq!(
        text.find_words(None, "Schu\u{308}l"),
        Standing::Once { page: 1, range: [4, 9] }
    );
}

#[test]
fn what_a_person_types_is_found_once_or_not_at_all() {
    let twice = text(&["count to\n three", "count to three"]);
    assert_eq!(twice.find_words(None, "to three"), Standing::MoreThanOnce);
    assert_eq!(
        twice.find_words(Some(2), "to three"),
        Standing::Once {
            page: 2,
            range: [6, 14]
        }
    );
    assert_eq!(
        twice.find_words(Some(1), "to  three"),
        Standing::Once {
            page: 1,
            range: [6, 15]
        }
    );
    for nowhere in ["to four", "", "  ", "hree", "three count"] {
        assert_eq!(twice.find_words(Some(1), nowhere), Standing::Nowhere, "{nowhere:?}");
    }
}

#[test]
fn a_cell_is_cited_by_what_stands_in_it() {
    let table = probe("csv", "table", json!({ "rows": 3 }));
    let text = text(&["at,seconds\n04:12,3\n05:20,\"3\"\n06:01,"]);
    let cell = |row, column| Selection::Cell {
        sheet: 1,
        cell: Cell { row, column },
    };
    let place = describe(&cell(3, 2), &shown(&table, Some(&text))).expect("a place");
    let quote = &text_of(&place).1.quote;
    assert_eq!((quote.exact.as_str(), quote.suffix.as_str()), ("3", "\"\n06:01,"));
    let edited = extracted("test/1", vec!["at,seconds\n05:20,\"3\"\n06:01,\n04:12,3".to_owned()]);
    assert_eq!(
        locate(&place, &changed(&table, Some(&edited))),
        Located::Lost(Lost::NotThere),
        "what stood before it stands elsewhere now"
    );
    for (selection, why) in [
        (cell(4, 2), Indescribable::Nothing),
        (cell(4, 3), Indescribable::Outside),
        (cell(9, 1), Indescribable::Outside),
    ] {
        assert_eq!(
            describe(&selection, &shown(&table, Some(&text))),
            Err(why),
            "{selection:?}"
        );
    }
    let prose = probe("text", "text", json!({}));
    assert_eq!(
        describe(&cell(1, 1), &shown(&prose, Some(&text))),
        Err(Indescribable::DoesNotFit)
    );
}

#[test]
fn what_is_marked_beside_the_artifact_is_no_place() {
    let video = probe("mp4", "video", json!({ "durationMs": 20_000 }));
    let sound = probe("mp3", "audio", json!({ "durationMs": 20_000 }));
    let picture = probe("jpeg", "image", json!({ "widthPx": 100, "heightPx": 50 }));
    let document = probe("pdf", "document", json!({ "pages": 3 }));
    let some = text(&["words"]);
    let span = |start_ms, end_ms, region| Selection::Span {
        start_ms,
        end_ms,
        region,
    };
    let small = drawn(1, 1, 5, 5, (100, 50));
    use Indescribable::{DoesNotFit, NoText, Nothing, Outside};
    for (selection, probe, why) in [
        (span(0, 20_001, None), &video, Outside),
        (span(5, 5, None), &video, Nothing),
        (span(6, 5, None), &video, Nothing),
        (span(0, 5, Some(small)), &sound, DoesNotFit),
        (span(0, 5, None), &picture, DoesNotFit),
        (Selection::Picture(small), &video, DoesNotFit),
        (Selection::Picture(drawn(99, 0, 2, 2, (100, 50))), &picture, Outside),
        (Selection::Page { page: 0, region: None }, &document, Outside),
        (Selection::Page { page: 4, region: None }, &document, Outside),
        (Selection::Page { page: 1, region: None }, &picture, DoesNotFit),
        (
            Selection::Frames {
                first: 0,
                last: 0,
                region: None,
            },
            &video,
            DoesNotFit,
        ),
        (words(1, 0, 6), &document, Outside),
        (words(2, 0, 1), &document, Outside),
        (words(1, 3, 3), &document, Nothing),
    ] {
        assert_eq!(
            describe(&selection, &shown(probe, Some(&some))),
            Err(why),
            "{selection:?}"
        );
    }
    assert_eq!(describe(&words(1, 0, 1), &shown(&video, None)), Err(NoText));
}

#[test]
fn times_boxes_and_pages_hold_only_while_the_bytes_are_the_same() {
    let video = probe("mp4", "video", json!({ "durationMs": 20_000 }));
    let shorter = probe("mp4", "video", json!({ "durationMs": 5_000 }));
    let picture = probe("jpeg", "image", json!({}));
    let document = probe("pdf", "document", json!({ "pages": 3 }));
    let frames = Frames::new(&[0, 40_000, 80_000], 120_000).expect("frames");
    let region = Some(drawn(10, 10, 20, 20, (100, 100)));
    let with_frames = Shown {
        frames: Some(&frames),
        ..shown(&video, None)
    };
    let still = describe(
        &Selection::Frames {
            first: 1,
            last: 1,
            region,
        },
        &with_frames,
    )
    .expect("a place");
    let Place::Time { span, .. } = &still else {
        panic!("no time")
    };
    assert_eq!((span.start(), frames.at(span.start())), (MediaTime(60), Some(1)));
    let span = describe(
        &Selection::Span {
            start_ms: 4_000,
            end_ms: 20_000,
            region: None,
        },
        &shown(&video, None),
    )
    .expect("a place");
    let page = describe(&Selection::Page { page: 3, region }, &shown(&document, None)).expect("a place");
    let on_picture = describe(&Selection::Picture(region.expect("a box")), &shown(&picture, None)).expect("a place");
    for (place, probe) in [
        (&still, &video),
        (&span, &video),
        (&page, &document),
        (&on_picture, &picture),
    ] {
        assert_eq!(locate(place, &shown(probe, None)), Located::Exactly);
        assert_eq!(locate(place, &changed(probe, None)), Located::Lost(Lost::Changed));
        assert_eq!(locate(&Place::Whole, &changed(probe, None)), Located::Exactly);
    }
    assert_eq!(locate(&span, &shown(&shorter, None)), Located::Lost(Lost::PastTheEnd));
    assert_eq!(locate(&page, &shown(&picture, None)), Located::Lost(Lost::DoesNotFit));
    assert_eq!(
        locate(&on_picture, &shown(&video, None)),
        Located::Lost(Lost::DoesNotFit)
    );
    let one_page = probe_of_pages(1);
    assert_eq!(locate(&page, &shown(&one_page, None)), Located::Lost(Lost::NoSuchPage));
    let text = text(&["words"]);
    let cited = describe(&words(1, 0, 5), &shown(&document, Some(&text))).expect("a place");
    assert_eq!(locate(&cited, &shown(&document, None)), Located::Lost(Lost::NoText));
}

fn probe_of_pages(pages: u32) -> Probe {
    probe("pdf", "document", json!({ "pages": pages }))
}

/// A text in which every character remembers where it came from, through all edits.
#[derive(Clone)]
struct Remembered(Vec<Vec<(char, usize)>>);

impl Remembered {
    fn text(&self, extractor: &str) -> CitableText {
        let page = |page: &Vec<(char, usize)>| page.iter().map(|(letter, _)| *letter).collect();
        extracted(extractor, self.0.iter().map(page).collect())
    }

    /// What the characters from `start` to `end` remember, without white space.
    fn origins(&self, page: usize, start: u32, end: u32) -> Vec<usize> {
        self.0[page - 1][start as usize..end as usize]
            .iter()
            .filter(|(letter, _)| !letter.is_whitespace())
            .map(|(_, origin)| *origin)
            .collect()
    }
}

/// The words that texts are made of: from rich to so poor that everything has a double.
const VOCABULARIES: [&[&str]; 5] = [
    &[
        "wait",
        "three",
        "seconds",
        "before",
        "Schüler",
        "fingers",
        "¿Qué?",
        "3/8",
        "或",
        "🙂",
        "show",
        "me",
        "equal",
        "larger",
        "niños",
        "why",
        "because",
        "numerator",
        "half",
        "q\u{303}uiz",
        "hands",
        "up",
        "board",
        "again",
    ],
    &["yes", "no", "maybe"],
    &["a"],
    &["我", "在", "等", "三", "秒"],
    &["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"],
];

fn written(random: &mut Random, vocabulary: &[&str], next: &mut usize, most: usize) -> Vec<(char, usize)> {
    let mut letters = String::new();
    for _ in 0..1 + random.below(most) {
        letters.push_str(vocabulary[random.below(vocabulary.len())]);
        letters.push_str([" ", " ", " ", "\n", ", ", ".\n\n", "\t"][random.below(7)]);
    }
    letters
        .chars()
        .map(|letter| {
            *next += 1;
            (letter, *next)
        })
        .collect()
}

/// Words that are new to every text. Were the very words put in that an edit takes out, nobody could tell the texts
/// apart.
const NEW: &[&str] = &["zuletzt", "ahora", "7.5", "新", "extra", "yesterday"];

/// One edit such as people make: words put in, taken out, replaced, moved, copied; lines broken anew; pages too.
fn edit(text: &mut Remembered, random: &mut Random, next: &mut usize) {
    let at = random.below(text.0.len());
    let page = &mut text.0[at];
    let start = random.below(page.len() + 1);
    let end = (start + random.below(60)).min(page.len());
    match random.below(8) {
        0 => drop(page.splice(start..start, written(random, NEW, next, 6))),
        1 => drop(page.drain(start..end)),
        2 => drop(page.splice(start..end, written(random, NEW, next, 6))),
        3 => {
            let moved: Vec<_> = page.drain(start..end).collect();
            let to = random.below(page.len() + 1);
            drop(page.splice(to..to, moved));
        }
        4 => {
            let copied = page[start..end].to_vec();
            let to = random.below(page.len() + 1);
            drop(page.splice(to..to, copied));
        }
        5 => page
            .iter_mut()
            .filter(|(letter, _)| letter.is_whitespace())
            .for_each(|(letter, _)| *letter = [' ', '\n'][random.below(2)]),
        6 => text.0.insert(at, written(random, NEW, next, 40)),
        _ if text.0.len() > 1 => drop(text.0.remove(at)),
        _ => text.0.swap(0, at),
    }
}

/// After edits of a text, words are where the same characters are, or lost. Gives how many were found and lost.
fn try_edits(seed: u64, rounds: usize) -> (usize, usize) {
    let mut random = Random(seed);
    let (mut found, mut lost) = (0, 0);
    for round in 0..rounds {
        let vocabulary = VOCABULARIES[round % VOCABULARIES.len()];
        let mut next = 0;
        let pages = 1 + random.below(4);
        let original = Remembered(
            (0..pages)
                .map(|_| written(&mut random, vocabulary, &mut next, 120))
                .collect(),
        );
        let (before, probe) = (original.text("test/1"), probe("text", "text", json!({})));
        let mut edited = original.clone();
        for _ in 0..1 + random.below(4) {
            edit(&mut edited, &mut random, &mut next);
        }
        let after = edited.text(["test/1", "test/2"][random.below(2)]);
        for _ in 0..5 {
            let page = 1 + random.below(pages);
            let length = original.0[page - 1].len();
            let start = random.below(length);
            let end = (start + 1 + random.below(40)).min(length);
            let (number, start, end) = (
                u32::try_from(page).expect("few"),
                u32::try_from(start).expect("short"),
                u32::try_from(end).expect("short"),
            );
            let Ok(place) = describe(&words(number, start, end), &shown(&probe, Some(&before))) else {
                assert_eq!(
                    original.origins(page, start, end),
                    [0; 0],
                    "only white space is no place"
                );
                continue;
            };
            assert_eq!(locate(&place, &shown(&probe, Some(&before))), Located::Exactly);
            match locate(&place, &changed(&probe, Some(&after))) {
                Located::ByContext(now) => {
                    let (now_page, now) = text_of(&now);
                    let position = now.position.as_ref().expect("a position");
                    assert_eq!(
                        edited.origins(now_page.unwrap_or(1) as usize, position.start, position.end),
                        original.origins(page, start, end),
                        "seed {seed}, round {round}: {place:?} taken for {now:?}"
                    );
                    found += 1;
                }
                Located::Lost(Lost::NotThere | Lost::MoreThanOnce) => lost += 1,
                other => panic!("{other:?}"),
            }
        }
    }
    (found, lost)
}

#[test]
fn after_any_edit_words_are_the_very_same_or_lost() {
    let (mut found, mut lost) = (0, 0);
    for seed in 0..8 {
        let (more_found, more_lost) = try_edits(seed, 250);
        (found, lost) = (found + more_found, lost + more_lost);
    }
    println!("edited texts: {found} places found, {lost} lost, 0 elsewhere");
    assert!(found > 2_500 && lost > 1_000, "{found} found, {lost} lost");
}

#[test]
fn new_line_breaks_alone_lose_nothing_that_can_be_told_apart() {
    let mut random = Random(41);
    let (probe, mut next) = (probe("text", "text", json!({})), 0);
    for _ in 0..200 {
        let original = Remembered(vec![written(&mut random, VOCABULARIES[0], &mut next, 200)]);
        let mut broken = original.clone();
        for (letter, _) in broken.0[0].iter_mut().filter(|(letter, _)| letter.is_whitespace()) {
            *letter = [' ', '\n', '\t'][random.below(3)];
        }
        let (before, after) = (original.text("test/1"), broken.text("test/2"));
        let start = u32::try_from(random.below(original.0[0].len())).expect("short");
        let Ok(place) = describe(&words(1, start, start + 1), &shown(&probe, Some(&before))) else {
            continue;
        };
        let Located::ByContext(now) = locate(&place, &shown(&probe, Some(&after))) else {
            panic!("lost: {place:?}")
        };
        assert_eq!(text_of(&now).1.position.as_ref().expect("a position").start, start);
    }
}
