//! `kill -9` at a random moment of typing: what was called saved is there when the library is opened again.

use super::book::Book;
use super::shelf::{self, Found, reopen};
use super::typist::{Effect, Typed, Typist};
use super::{Trial, Verdict, verdict};
use crate::step::Done;
use crate::trial::{Assay, Exec, Lines, Random, Said, copy_folder, doing};
use std::fs::File;
use std::path::Path;
use std::thread;
use std::time::Duration;

/// After so many kills the next library begins: a long journal makes opening slow, and there are many short ones.
const KILLS_PER_LIBRARY: usize = 20;

pub(super) fn try_it(trial: &Trial) -> Done<Vec<Verdict>> {
    Ok(vec![plant(trial)?, kill(trial)?])
}

fn kill(trial: &Trial) -> Done<Verdict> {
    let kills = trial.times(200, 12);
    let mut random = trial.random("crash");
    let (mut wrong, mut saved, mut unanswered) = (Vec::new(), 0, 0);
    let mut library = trial.sample.library(&trial.scratch, "crash")?;
    let mut found = Found::default();
    for kill in 0..kills {
        if kill % KILLS_PER_LIBRARY == 0 {
            library = trial.sample.library(&trial.scratch, "crash")?;
            found = Found::default();
        }
        let alive = Duration::from_micros(random.below(600_000));
        let book = type_until_killed(trial, &library, found, &mut random, alive)?;
        saved += book.saved();
        unanswered += book.sent.len() - book.answered.len();
        found = match reopen(&trial.assay, &library, trial.sample.bundle.number) {
            Ok(found) => found,
            Err(failure) => {
                wrong.push(format!("kill {kill}: {failure}"));
                library = trial.sample.library(&trial.scratch, "crash")?;
                found = Found::default();
                continue;
            }
        };
        wrong.extend(book.lost(&found).into_iter().map(|lost| format!("kill {kill}: {lost}")));
    }
    let figures =
        format!("{kills} kills, {saved} commands called saved, {unanswered} without an answer, 0 may be lost");
    if saved < kills {
        wrong.push(format!(
            "only {saved} commands were saved: the kills came too early to prove anything"
        ));
    }
    Ok(verdict("kill -9 while typing", figures, &wrong))
}

/// Types until the process is killed, with up to eight commands on their way.
fn type_until_killed(trial: &Trial, library: &Path, before: Found, random: &mut Random, alive: Duration) -> Done<Book> {
    let mut typist = Typist::new(Random::new(random.draw()), before.annotations());
    let window = 1 + random.index(8);
    let Exec { mut child, mut lines } = Exec::start(&trial.assay, library, trial.sample.bundle.number)?;
    let mut book = Book::new(before);
    thread::scope(|scope| {
        let typing = scope.spawn(|| type_on(&mut lines, &mut typist, window, &mut book));
        thread::sleep(alive);
        child.kill().map_err(doing("kill -9"))?;
        let status = child.wait().map_err(doing("waiting for what was killed"))?;
        typing.join().map_err(|_| "the typist died".to_owned())??;
        if status.code().is_some() {
            Err(format!("review exec ended by itself: {status}"))
        } else {
            Ok(())
        }
    })?;
    Ok(book)
}

fn type_on(lines: &mut Lines, typist: &mut Typist, window: usize, book: &mut Book) -> Done {
    let mut reads = true;
    loop {
        while reads && book.sent.len() < book.answered.len() + window {
            let typed = typist.next();
            reads = lines.say(&typed.line);
            book.sent.push(typed);
        }
        match lines.hear()? {
            Some(said) => book.answered.push(said),
            None => return Ok(()),
        }
    }
}

/// Losses made by hand, each of which has to be found; and the unharmed twin, in which nothing may be.
fn plant(trial: &Trial) -> Done<Verdict> {
    let mut random = trial.random("crash, planted");
    let library = trial.sample.library(&trial.scratch, "planted")?;
    let alive = Duration::from_millis(700);
    let book = type_until_killed(trial, &library, Found::default(), &mut random, alive)?;
    let mut wrong = Vec::new();
    if book.saved() < 20 {
        wrong.push(format!("{} commands were saved: too few to plant a loss", book.saved()));
    }
    type Harm = fn(&Path) -> Done;
    let harms: [(&str, bool, Harm); 4] = [
        ("nothing", false, |_| Ok(())),
        ("the log cut off before it was read", true, cut_log),
        ("the last entry taken out", true, |library| {
            shelf::tamper(
                library,
                "DROP TRIGGER journal_is_never_shortened;
                DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)",
            )
        }),
        ("every draft an older one", true, |library| {
            shelf::tamper(library, "UPDATE drafts SET text = 'older'")
        }),
    ];
    for (what, is_loss, harm) in harms {
        let twin = trial.scratch.clean("planted-twin")?;
        copy_folder(&library, &twin)?;
        harm(&twin)?;
        check_plant(
            &trial.assay,
            &book,
            &twin,
            trial.sample.bundle.number,
            (what, is_loss),
            &mut wrong,
        );
    }
    let mut told_more = book.clone();
    told_more.sent.truncate(book.answered.len());
    told_more.sent.push(level());
    told_more.answered.push(Said::Saved(1_000_000));
    check_plant(
        &trial.assay,
        &told_more,
        &library,
        trial.sample.bundle.number,
        ("more called saved", true),
        &mut wrong,
    );
    Ok(verdict(
        "planted losses are found",
        "4 of 4, and none in the unharmed twin".to_owned(),
        &wrong,
    ))
}

fn level() -> Typed {
    let effect = Effect::Edit {
        kind: "level",
        holds: Vec::new(),
        clears: None,
        may_be_refused: false,
    };
    Typed {
        line: "a level that was never typed".to_owned(),
        effect,
    }
}

fn check_plant(
    assay: &Assay,
    book: &Book,
    library: &Path,
    number: &str,
    (what, is_loss): (&str, bool),
    wrong: &mut Vec<String>,
) {
    let lost = match reopen(assay, library, number) {
        Ok(found) => book.lost(&found),
        Err(failure) => vec![failure],
    };
    if lost.is_empty() == is_loss {
        wrong.push(format!("{what}: found {lost:?}"));
    }
}

fn cut_log(library: &Path) -> Done {
    let log = library.join("library.db-wal");
    let file = File::options().write(true).open(&log).map_err(doing(log.display()))?;
    let half = file.metadata().map_err(doing(log.display()))?.len() / 2;
    file.set_len(half).map_err(doing(log.display()))
}
