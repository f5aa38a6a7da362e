//! From the words of a region to lines and blocks. A line is what shares a baseline, with the small letters that stand
//! a little above or below it; a block ends where the next line is further away than the others, or of another size.

use super::words::Word;

/// Baselines closer than this, in type sizes, are one.
const LEVEL: f64 = 0.3;
/// Words further apart than this, in type sizes, stand in cells of their own.
const CELL: f64 = 1.5;

/// A line: its words from left to right.
pub(super) struct Line<'a> {
    pub(super) words: Vec<&'a Word>,
    pub(super) base: f64,
    pub(super) size: f64,
    /// Which block of its region it belongs to, from 0.
    pub(super) block: u32,
}

impl Line<'_> {
    /// Whether it is one run of words, not the cells of a row.
    pub(super) fn is_whole(&self) -> bool {
        let gap = |pair: &[&Word]| match pair {
            [a, b] => b.left - a.right,
            _ => 0.0,
        };
        self.words.windows(2).all(|pair| gap(pair) < self.size * CELL)
    }
}

/// The lines of a region, from the top down.
pub(super) fn lines<'a>(words: &'a [Word], region: &[usize]) -> Vec<Line<'a>> {
    let mut members: Vec<&Word> = region.iter().filter_map(|index| words.get(*index)).collect();
    members.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.left.total_cmp(&b.left)));
    let mut lines: Vec<Line<'a>> = Vec::new();
    for word in members {
        match lines.last_mut().filter(|line| line.takes(word)) {
            Some(line) => line.push(word),
            None => lines.push(Line::of(word)),
        }
    }
    let mut lines = with_small_ones_joined(lines);
    for line in &mut lines {
        line.words.sort_by(|a, b| a.left.total_cmp(&b.left));
    }
    blocks(&mut lines);
    lines
}

impl<'a> Line<'a> {
    fn of(word: &'a Word) -> Self {
        Self {
            words: vec![word],
            base: word.base,
            size: word.size,
            block: 0,
        }
    }

    fn takes(&self, word: &Word) -> bool {
        (word.base - self.base).abs() < LEVEL * self.size.min(word.size)
    }

    fn push(&mut self, word: &'a Word) {
        let count = self.words.len() as f64;
        self.base = (self.base * count + word.base) / (count + 1.0);
        self.size = self.size.max(word.size);
        self.words.push(word);
    }

    /// Whether the word is raised or lowered letters of this line: smaller, a little off its baseline, and beside its
    /// words, not over them. Raised letters may stand over lowered ones.
    fn carries(&self, small: &Word) -> bool {
        let off = small.base - self.base;
        let beside = |other: &&Word| {
            let shared = small.right.min(other.right) - small.left.max(other.left);
            other.size < small.size * 1.1 || shared < (small.right - small.left) * 0.5
        };
        let touches = |other: &&Word| {
            let gap = (small.left - other.right).max(other.left - small.right);
            gap < self.size * 0.4
        };
        small.size < self.size * 0.86
            && off > -self.size * 0.75
            && off < self.size * 0.4
            && self.words.iter().all(beside)
            && self.words.iter().any(touches)
    }

    /// Takes from `other` the words that this line carries.
    fn take_small_ones(&mut self, other: &mut Self) {
        let (carried, left): (Vec<&Word>, Vec<&Word>) = other.words.drain(..).partition(|word| self.carries(word));
        self.words.extend(carried);
        other.words = left;
    }
}

/// Joins superscripts and subscripts, which come as lines just before or after the one that carries them.
fn with_small_ones_joined(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let mut out: Vec<Line<'_>> = Vec::with_capacity(lines.len());
    for mut line in lines {
        while let Some(mut small) = out.pop() {
            line.take_small_ones(&mut small);
            if !small.words.is_empty() {
                out.push(small);
                break;
            }
        }
        if let Some(last) = out.last_mut() {
            last.take_small_ones(&mut line);
        }
        if !line.words.is_empty() {
            out.push(line);
        }
    }
    out
}

fn blocks(lines: &mut [Line<'_>]) {
    let mut steps: Vec<f64> = lines
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] => Some((b.base - a.base) / a.size.max(b.size)),
            _ => None,
        })
        .filter(|step| *step < 2.2)
        .collect();
    steps.sort_by(f64::total_cmp);
    let usual = steps.get(steps.len() / 2).copied().unwrap_or(1.3);
    let (mut block, mut above): (u32, Option<(f64, f64)>) = (0, None);
    for line in lines {
        if let Some((base, size)) = above {
            let step = (line.base - base) / size.max(line.size);
            let alike = (line.size - size).abs() < size.max(line.size) * 0.15;
            block += u32::from(step > usual * 1.3 || step > 2.2 || !alike);
        }
        line.block = block;
        above = Some((line.base, line.size));
    }
}
