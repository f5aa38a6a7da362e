//! The queue of ten thousand submissions: how long its first page, a later page and a search take.
//!
//! `queue_speed FOLDER [SUBMISSIONS]` fills a library, then prints the median of eleven runs of each query, and the raw
//! values, in microseconds.
#![expect(clippy::print_stdout, reason = "a bench prints")]

mod shared;

use assay_model::Timestamp;
use assay_store::{Library, OnDamage, QueueQuery, QueueSort, ReviewState};
use shared::{Outcome, Sample, begin_review, import};
use std::path::PathBuf;
use std::time::Instant;

fn main() -> Outcome {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("usage: queue_speed FOLDER [SUBMISSIONS]")?);
    let count: u64 = arguments.next().map_or(Ok(10_000), |count| count.parse())?;
    let now = Timestamp::from_unix(1_795_536_150);
    let library = Library::open(&folder, now, OnDamage::Refuse)?.library;
    fill(&library, count)?;
    // As the window does before it looks: what is not in the index costs nothing to search.
    library.catch_up_search()?;
    for (name, query) in queries() {
        let mut sample = Sample::default();
        let mut found = (0, 0);
        for _ in 0..11 {
            let begun = Instant::now();
            let page = library.queue(&query)?;
            sample.add(begun.elapsed());
            found = (page.rows.len(), page.total);
        }
        println!(
            "{name:34} {:>3} of {:>6}   {sample}   {:?}",
            found.0,
            found.1,
            sample.values().collect::<Vec<_>>()
        );
    }
    drop(library);
    let begun = Instant::now();
    drop(Library::open(&folder, now, OnDamage::Refuse)?);
    println!(
        "opening                                          {} ms",
        begun.elapsed().as_millis()
    );
    Ok(())
}

fn fill(library: &Library, count: u64) -> Outcome {
    let begun = Instant::now();
    let there = library.queue(&QueueQuery::default())?.total;
    for number in there + 1..=count {
        import(library, number)?;
        if !number.is_multiple_of(3) {
            begin_review(library, number)?;
        }
    }
    println!("{} submissions in {} ms", count - there, begun.elapsed().as_millis());
    Ok(())
}

fn queries() -> Vec<(&'static str, QueueQuery)> {
    let by = |sort, descending| QueueQuery {
        sort,
        descending,
        ..QueueQuery::default()
    };
    let find = |text: &str| QueueQuery {
        text: text.to_owned(),
        ..QueueQuery::default()
    };
    let open = QueueQuery {
        states: vec![ReviewState::New, ReviewState::InReview],
        sort: QueueSort::Due,
        ..QueueQuery::default()
    };
    vec![
        ("first page by number", by(QueueSort::Number, false)),
        ("first page by due date", by(QueueSort::Due, false)),
        ("first page by state, from the end", by(QueueSort::State, true)),
        ("first page by title", by(QueueSort::Title, false)),
        ("first page of what is open", open),
        ("search a number", find("9041")),
        ("search a rare word", find("kaleidoscope")),
        ("search two words", find("wait hears")),
        ("search the commonest word", find("lesson")),
        ("search one letter", find("t")),
        (
            "search the commonest by title",
            QueueQuery {
                sort: QueueSort::Title,
                ..find("lesson")
            },
        ),
        ("search nothing that is there", find("zzzz")),
    ]
}
