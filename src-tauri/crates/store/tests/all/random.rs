//! A thousand random commands against a model in memory, with restarts between, from a printed seed.

use crate::crash::{Random, seed};
use crate::support::*;
use assay_model::{Sha256, Timestamp};
use assay_store::*;
use std::collections::{BTreeMap, BTreeSet};

const COMMANDS: u64 = 1_000;

/// What the library should hold.
#[derive(Default)]
struct Model {
    submissions: BTreeMap<u64, BTreeSet<u64>>,
    reviews: BTreeMap<u64, Kept>,
    next_review: u64,
    day: i64,
}

#[derive(Default)]
struct Kept {
    entries: Vec<EntryRow>,
    drafts: BTreeMap<String, String>,
    sheet: String,
    sealed: bool,
}

impl Kept {
    fn head(&self) -> Head {
        let last = self.entries.last();
        last.map_or_else(empty_head, |last| Head {
            count: last.seq,
            hash: last.hash,
        })
    }
}

fn pick<K: Copy>(keys: impl Iterator<Item = K>, random: &mut Random) -> Option<K> {
    let keys: Vec<K> = keys.collect();
    (!keys.is_empty()).then(|| keys[random.place(keys.len())])
}

fn step(library: &Library, model: &mut Model, random: &mut Random) {
    match random.below(20) {
        0..3 => bring(library, model, 1 + random.below(30)),
        3 => remove(library, model, 1 + random.below(30)),
        4..7 => start(library, model, random),
        7..14 => edit(library, model, random),
        14..18 => type_text(library, model, random),
        18 => stale(library, model, random),
        _ => {
            model.day += 1;
            library
                .upkeep(Timestamp::from_unix(NOW.unix() + model.day * 86_400))
                .expect("kept up");
        }
    }
}

fn bring(library: &Library, model: &mut Model, number: u64) {
    let imported = small(number).import(library).expect("an answer");
    let expected = if model.submissions.contains_key(&number) {
        already_here()
    } else {
        Imported::New {
            number_taken: Vec::new(),
        }
    };
    assert_eq!(imported, expected);
    model.submissions.entry(number).or_default();
}

fn remove(library: &Library, model: &mut Model, number: u64) {
    let deleted = library.delete_submission(&submission_id(number)).expect("an answer");
    let reviews = model.submissions.remove(&number);
    assert_eq!(deleted, reviews.is_some());
    for review in reviews.unwrap_or_default() {
        model.reviews.remove(&review);
    }
}

fn start(library: &Library, model: &mut Model, random: &mut Random) {
    let Some(submission) = pick(model.submissions.keys().copied(), random) else {
        return;
    };
    model.next_review += 1;
    let review = model.next_review;
    begin(library, review, &submission_id(submission));
    let entries = vec![entry(empty_head(), "start")];
    let kept = Kept {
        entries,
        sheet: "{}".to_owned(),
        ..Kept::default()
    };
    model.reviews.insert(review, kept);
    model.submissions.entry(submission).or_default().insert(review);
}

fn edit(library: &Library, model: &mut Model, random: &mut Random) {
    let Some(review) = pick(model.reviews.keys().copied(), random) else {
        return;
    };
    let kept = model.reviews.get_mut(&review).expect("picked");
    let mut entries = vec![entry(kept.head(), "one")];
    if random.below(3) == 0 {
        let head = Head {
            count: entries[0].seq,
            hash: entries[0].hash,
        };
        entries.push(entry(head, "two"));
    }
    let (sheet, progress) = (format!("{{\"r\":{}}}", random.below(1000)), Progress::default());
    let record = urn(5, review);
    let signs = random.below(15) == 0;
    let drafts = [Draft::of("a", "")];
    let change = Append {
        drafts: &drafts,
        said: if random.below(2) == 0 { &SAID } else { &[] },
        record: signs.then_some(NewRecord {
            id: &record,
            bytes: record_bytes(&sheet, review).leak(),
            supersedes: None,
            files: &[],
        }),
        ..append(&entries, &progress, &sheet)
    };
    let done = library.append(&review_id(review), &change);
    if kept.sealed {
        assert!(matches!(done, Err(AppendError::Sealed { .. })));
        return;
    }
    assert_eq!(done.expect("appended").count, entries.last().expect("one").seq);
    kept.entries.extend(entries);
    kept.drafts.remove("a");
    kept.sheet = sheet;
    kept.sealed = signs;
}

const SAID: [Said<'_>; 1] = [Said {
    field: "note",
    text: "some words",
    origin: None,
}];

fn record_bytes(sheet: &str, review: u64) -> Vec<u8> {
    format!("{sheet} {review}").into_bytes()
}

fn type_text(library: &Library, model: &mut Model, random: &mut Random) {
    let Some(review) = pick(model.reviews.keys().copied(), random) else {
        return;
    };
    let kept = model.reviews.get_mut(&review).expect("picked");
    let field = ["a", "b", "c"][random.place(3)];
    let text = "x".repeat(random.place(6_000));
    let done = library.save_draft(&review_id(review), &Draft::of(field, &text), NOW);
    match (kept.sealed, text.is_empty()) {
        (true, _) => assert!(matches!(done, Err(DraftError::Sealed { .. }))),
        (false, true) => drop(kept.drafts.remove(field)),
        (false, false) => drop(kept.drafts.insert(field.to_owned(), text)),
    }
}

fn stale(library: &Library, model: &Model, random: &mut Random) {
    let Some(review) = pick(model.reviews.keys().copied(), random) else {
        return;
    };
    let head = model.reviews[&review].head();
    let old = EntryRow {
        seq: head.count,
        ..entry(head, "stale")
    };
    let done = library.append(&review_id(review), &append(&[old], &Progress::default(), "lost"));
    assert!(matches!(
        done,
        Err(AppendError::Sequence { .. } | AppendError::Sealed { .. })
    ));
}

fn compare(shelf: &Shelf, library: &Library, model: &Model) {
    let page = library.queue(&QueueQuery::default()).expect("a page");
    assert_eq!(page.total, model.submissions.len() as u64);
    let files: BTreeSet<String> = model
        .submissions
        .keys()
        .flat_map(|number| small(*number).files)
        .map(|file| Sha256::of(&file).to_string())
        .collect();
    assert_eq!(shelf.artifacts(), files.into_iter().collect::<Vec<_>>());
    assert_eq!(library.all_reviews().expect("read").len(), model.reviews.len());
    for (review, kept) in &model.reviews {
        let id = review_id(*review);
        assert_eq!(library.journal(&id).expect("read"), kept.entries);
        assert_eq!(library.scoresheet(&id).expect("read").as_ref(), Some(&kept.sheet));
        let drafts = library.drafts(&id).expect("read").into_iter();
        assert_eq!(
            drafts
                .map(|draft| (draft.field, draft.text))
                .collect::<BTreeMap<_, _>>(),
            kept.drafts
        );
        assert_eq!(library.review(&id).expect("read").expect("there").sealed, kept.sealed);
    }
}

#[test]
fn a_thousand_random_commands_leave_what_the_model_says() {
    let (shelf, mut random) = (Shelf::new(), seed("a thousand random commands"));
    let (mut library, mut model) = (shelf.open(), Model::default());
    for done in 1..=COMMANDS {
        step(&library, &mut model, &mut random);
        if random.below(25) == 0 || done == COMMANDS {
            drop(library);
            library = shelf.open();
            compare(&shelf, &library, &model);
        }
    }
}
