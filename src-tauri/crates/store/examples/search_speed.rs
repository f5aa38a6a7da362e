//! Ten thousand comments and passages of transcripts: how long the search takes, and how long a scan with LIKE.
//!
//! `search_speed FOLDER [PASSAGES]` fills a library and, beside it, a plain table with the same texts; then it asks both
//! the same questions by turns and prints medians, 95th percentiles and the raw values in microseconds. The questions
//! stand in `questions.txt` then, for whoever measures what is built on this.
#![expect(clippy::print_stdout, reason = "a bench prints")]

mod shared;

use assay_model::Timestamp;
use assay_store::*;
use rusqlite::Connection;
use shared::questions::{Question, questions};
use shared::words::Words;
use shared::{Outcome, Sample, begin_review, import, submission_id};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Passages of one submission: so many comments, and as many pieces of its transcript.
const EACH: u64 = 50;
const TIMES: usize = 7;

fn main() -> Outcome {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("usage: search_speed FOLDER [PASSAGES]")?);
    let count: u64 = arguments.next().map_or(Ok(10_000), |count| count.parse())?;
    let now = Timestamp::from_unix(1_795_536_150);
    let library = Library::open(&folder, now, OnDamage::Refuse)?.library;
    let peer = fill(&library, &folder, count)?;
    note_questions(&folder)?;
    for (name, group) in questions() {
        let (mut ours, mut scan, mut hits) = (Sample::default(), Sample::default(), 0);
        for question in &group {
            for _ in 0..TIMES {
                let begun = Instant::now();
                hits += library.search(&query(question))?.hits.len();
                ours.add(begun.elapsed());
                let begun = Instant::now();
                hits += like(&peer, question)?;
                scan.add(begun.elapsed());
            }
        }
        let each = group.len() * TIMES;
        println!(
            "index {name:20} {each:>5} ×   {ours}   {:?}",
            ours.values().collect::<Vec<_>>()
        );
        println!(
            "scan  {name:20} {each:>5} ×   {scan}   {:?}",
            scan.values().collect::<Vec<_>>()
        );
        println!("ratio {name:20} {:.3} ({hits} hits)", ours.ratio(&scan, 50));
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "a bench leaves its questions on the disk")]
fn note_questions(folder: &Path) -> Outcome {
    let lines: Vec<String> = questions()
        .iter()
        .flat_map(|(name, group)| {
            group
                .iter()
                .map(move |question| format!("{name}\t{}\n", question.typed))
        })
        .collect();
    Ok(std::fs::write(folder.join("questions.txt"), lines.concat())?)
}

fn query(question: &Question) -> SearchQuery {
    SearchQuery {
        text: question.typed.clone(),
        submission: None,
        limit: 50,
    }
}

/// Every text that holds all of it, whatever else it holds; the first fifty of them whole.
fn like(peer: &Connection, question: &Question) -> Outcome<usize> {
    let conditions = vec!["text LIKE ?"; question.parts.len()].join(" AND ");
    let mut statement = peer.prepare_cached(&format!("SELECT text FROM texts WHERE {conditions}"))?;
    let parts = question.parts.iter().map(|part| format!("%{part}%"));
    let mut rows = statement.query(rusqlite::params_from_iter(parts))?;
    let mut found = Vec::new();
    let mut count = 0;
    while let Some(row) = rows.next()? {
        if count < 50 {
            found.push(row.get::<_, String>(0)?);
        }
        count += 1;
    }
    Ok(found.len())
}

fn fill(library: &Library, folder: &Path, count: u64) -> Outcome<Connection> {
    let begun = Instant::now();
    let mut words = Words::default();
    let peer = Connection::open(folder.join("peer.db"))?;
    peer.execute_batch("CREATE TABLE texts (text TEXT NOT NULL)")?;
    for number in 1..=count.div_ceil(2 * EACH) {
        import(library, number)?;
        let review = begin_review(library, number)?;
        let comments: Vec<(String, String)> = (0..EACH)
            .map(|at| (format!("annotation:{at}"), words.passage(20, 80)))
            .collect();
        let said: Vec<Said<'_>> = comments
            .iter()
            .map(|(field, text)| Said {
                field,
                text,
                origin: None,
            })
            .collect();
        library.put_said(&review, &said)?;
        let transcript: Vec<NewPassage> = (0..EACH).map(|at| transcript(&mut words, at)).collect();
        put(library, number, &transcript)?;
        peer.execute_batch("BEGIN")?;
        let texts = comments
            .iter()
            .map(|(_, text)| text)
            .chain(transcript.iter().map(|passage| &passage.text));
        for text in texts {
            peer.execute("INSERT INTO texts VALUES (?1)", [text])?;
        }
        peer.execute_batch("COMMIT")?;
    }
    println!("{count} passages in {} ms", begun.elapsed().as_millis());
    Ok(peer)
}

fn transcript(words: &mut Words, at: u64) -> NewPassage {
    let text = words.passage(80, 120);
    let letters = text.chars().count();
    let start = u32::try_from(at).unwrap_or(0) * 1_000;
    NewPassage {
        page: None,
        start,
        text,
        origin: Some(format!("[[0,{start},{letters},{start},{}]]", start + 900)),
    }
}

fn put(library: &Library, number: u64, transcript: &[NewPassage]) -> Outcome {
    let id = submission_id(number)?;
    let row = library.submission(&id)?.ok_or("no submission")?;
    for (artifact, passages) in row.artifacts.iter().zip([transcript, &[]]) {
        library.put_passages(&id, &artifact.id, "assay-plain-text/1", passages)?;
    }
    Ok(())
}
