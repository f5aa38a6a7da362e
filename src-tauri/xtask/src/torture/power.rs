//! Power cuts: the library as the recorded steps would have left it on a disk that lost power at a random moment, opened
//! again. Everything that had been called saved is there; a submission is absent or whole.

use super::disk_model::Disk;
use super::import::wrong_with;
use super::recording::{Recording, Step, forbidden, record};
use super::shelf::{Found, reopen, start};
use super::{Trial, Verdict, verdict};
use crate::step::Done;
use crate::trial::{Bundle, Random};
use std::fs;
use std::path::{Path, PathBuf};

const TYPING: &str = "power cuts while typing";
const IMPORTING: &str = "power cuts while importing";

pub(super) fn try_it(trial: &Trial) -> Done<Vec<Verdict>> {
    if let Some(why) = forbidden() {
        return Ok([TYPING, IMPORTING]
            .map(|name| Verdict::Skipped(name, why.clone()))
            .into());
    }
    let mut random = trial.random("power");
    let [planted, cut] = typing(trial, &mut random)?;
    let [planted_too, cut_too] = importing(trial, &mut random)?;
    Ok(vec![planted, cut, planted_too, cut_too])
}

fn typing(trial: &Trial, random: &mut Random) -> Done<[Verdict; 2]> {
    let recording = Recording::make(trial, trial.times(360, 120), random)?;
    let judge = |library: &Path, answers: usize| {
        let found = reopen(&trial.assay, library, trial.sample.bundle.number)?;
        Ok(recording.book.until(answers).lost(&found))
    };
    let tape = Tape {
        before: &recording.before,
        library: &recording.library,
        steps: &recording.steps,
    };
    let saved = format!("{} saved", recording.book.saved());
    tape.verdicts(
        trial,
        [TYPING, "typing on a disk that does not sync is found"],
        &saved,
        random,
        &judge,
    )
}

fn importing(trial: &Trial, random: &mut Random) -> Done<[Verdict; 2]> {
    let bundle = Bundle::large(&trial.assay, &trial.scratch, 3, random)?;
    let before = trial.sample.library(&trial.scratch, "recorded-before")?;
    // A review has begun: what it has must stay, whatever becomes of the import.
    let review = reopen(&trial.assay, &before, trial.sample.bundle.number)?;
    let library = trial.scratch.clean("recorded")?;
    crate::trial::copy_folder(&before, &library)?;
    let mut import = trial.assay.command("library import --json --library");
    import.arg(&library).arg(&bundle.path);
    let steps = record(trial, &import, &library)?;
    let judge = |library: &Path, answers: usize| after_an_import(trial, &bundle, &review, library, answers > 0);
    let tape = Tape {
        before: &before,
        library: &library,
        steps: &steps,
    };
    let names = [IMPORTING, "importing on a disk that does not sync is found"];
    tape.verdicts(trial, names, "1 acknowledged", random, &judge)
}

fn after_an_import(
    trial: &Trial,
    bundle: &Bundle,
    review: &Found,
    library: &Path,
    acknowledged: bool,
) -> Done<Vec<String>> {
    let found = reopen(&trial.assay, library, trial.sample.bundle.number)?;
    let mut wrong = wrong_with(library, acknowledged)?;
    if found != *review {
        wrong.push(format!("the other review is now {found:?}"));
    }
    bundle.import(&trial.assay, library)?;
    start(&trial.assay, library, trial.sample.bundle.number)?;
    wrong.extend(wrong_with(library, true)?);
    Ok(wrong)
}

/// What was recorded, to be cut.
struct Tape<'a> {
    before: &'a PathBuf,
    library: &'a PathBuf,
    steps: &'a [Step],
}

/// What is wrong with a library after a cut before which so many answers had been printed; or it cannot be opened.
type Judge<'a> = &'a dyn Fn(&Path, usize) -> Done<Vec<String>>;

#[derive(Default)]
struct Replayed {
    cuts: usize,
    losing: usize,
    wrong: Vec<String>,
}

impl Tape<'_> {
    /// First a disk on which syncs do nothing, which has to be found out; then a good one.
    fn verdicts(
        &self,
        trial: &Trial,
        [name, planted_name]: [&'static str; 2],
        saved: &str,
        random: &mut Random,
        judge: Judge<'_>,
    ) -> Done<[Verdict; 2]> {
        let planted = self.replay(trial, trial.times(25, 10), false, random, judge)?;
        let cut = self.replay(trial, trial.times(100, 10), true, random, judge)?;
        let unfound = if planted.losing == 0 {
            vec!["no cut lost anything".to_owned()]
        } else {
            Vec::new()
        };
        let found = format!(
            "{} of {} cuts lose something when syncs do nothing",
            planted.losing, planted.cuts
        );
        let count = |what: fn(&Step) -> bool| self.steps.iter().filter(|step| what(step)).count();
        let writes = count(|step| matches!(step, Step::Write { .. }));
        let into_database = count(|step| matches!(step, Step::Write { path, .. } if path.ends_with("library.db")));
        let syncs = count(|step| matches!(step, Step::SyncEnds(_)));
        let told = format!(
            "{} cuts in {} steps ({writes} writes, {into_database} of them into library.db itself, {syncs} syncs, {saved}), {} cuts lost something",
            cut.cuts,
            self.steps.len(),
            cut.losing
        );
        Ok([verdict(planted_name, found, &unfound), verdict(name, told, &cut.wrong)])
    }

    fn replay(
        &self,
        trial: &Trial,
        cuts: usize,
        syncs_work: bool,
        random: &mut Random,
        judge: Judge<'_>,
    ) -> Done<Replayed> {
        let mut places = self.places(cuts, random).into_iter().peekable();
        let mut disk = Disk::holding(self.before, self.library)?;
        disk.syncs_work = syncs_work;
        let (mut replayed, mut answers) = (Replayed::default(), 0);
        for (place, step) in self.steps.iter().enumerate() {
            disk.step(step)?;
            if let Step::Answers(so_far) = step {
                answers = *so_far;
            }
            while places.next_if_eq(&place).is_some() {
                let library = trial.scratch.clean("after-the-cut")?;
                fs::create_dir(&library).map_err(|error| format!("{}: {error}", library.display()))?;
                disk.cut(random, &library)?;
                let lost = judge(&library, answers).unwrap_or_else(|failure| vec![failure]);
                replayed.cuts += 1;
                replayed.losing += usize::from(!lost.is_empty());
                replayed
                    .wrong
                    .extend(lost.into_iter().map(|lost| format!("cut after step {place}: {lost}")));
            }
        }
        Ok(replayed)
    }

    /// Half of the cuts right after something was acknowledged, when a loss would be worst; the others anywhere. Sorted.
    fn places(&self, cuts: usize, random: &mut Random) -> Vec<usize> {
        let steps = self.steps.iter().enumerate();
        let said: Vec<usize> = steps
            .filter(|(_, step)| matches!(step, Step::Answers(_)))
            .map(|(place, _)| place)
            .collect();
        let one = |cut: usize, random: &mut Random| match random.pick(&said) {
            Some(place) if cut.is_multiple_of(2) => *place,
            _ => random.index(self.steps.len()),
        };
        let mut places: Vec<usize> = (0..cuts).map(|cut| one(cut, random)).collect();
        places.sort_unstable();
        places
    }
}
