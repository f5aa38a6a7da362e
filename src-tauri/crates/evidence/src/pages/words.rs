//! From glyphs to words. Glyphs are sorted by the direction in which their lines run; in each, places are told by two
//! numbers: along the line, and across lines. Accents that were drawn by themselves join their letter; what was
//! printed twice for boldness counts once; a blank or a gap ends a word.

use super::glyphs::{Atom, Drawn, Rule};
use hayro_interpret::kurbo::{Point, Vec2};
use unicode_normalization::UnicodeNormalization;

/// A gap that is wider than this, in type sizes, parts words.
const GAP: f64 = 0.13;
/// Directions closer than this to an upright one are taken for it, turned a little as scans are; degrees.
const SKEW: f64 = 10.0;

/// All text of one direction.
pub(super) struct Direction {
    /// Which way lines run, and which way the next line lies.
    pub(super) along: Vec2,
    pub(super) across: Vec2,
    pub(super) words: Vec<Word>,
    /// Rules that run along the lines.
    pub(super) rules: Vec<Level>,
}

/// A rule along the lines of a direction: from left to right at a height.
#[derive(Clone, Copy, Debug)]
pub(super) struct Level {
    pub(super) height: f64,
    pub(super) left: f64,
    pub(super) right: f64,
}

impl Rule {
    fn along(&self, place: impl Fn(Point) -> (f64, f64)) -> Option<Level> {
        let ((a, height), (b, other)) = (place(self.0), place(self.1));
        let level = (height - other).abs() * 20.0 < (a - b).abs();
        level.then(|| Level {
            height: f64::midpoint(height, other),
            left: a.min(b),
            right: a.max(b),
        })
    }
}

/// A word, or a part of one that was drawn apart.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Its letters, from left to right as they stand.
    pub(super) letters: Vec<Letter>,
    pub(super) left: f64,
    pub(super) right: f64,
    /// Where its baseline is, across lines.
    pub(super) base: f64,
    pub(super) size: f64,
    /// Whether a blank comes before or behind it for certain.
    pub(super) blank_before: bool,
    pub(super) blank_behind: bool,
}

/// A letter, or several that one glyph stands for.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
}

/// An atom in the coordinates of its direction.
struct Placed {
    text: String,
    left: f64,
    right: f64,
    base: f64,
    size: f64,
    piece: u32,
}

/// The words of a page, by direction; that of most letters first.
pub(super) fn directions(drawn: Drawn) -> Vec<Direction> {
    let mut classes: Vec<(i32, Vec<Atom>)> = Vec::new();
    for atom in drawn.atoms {
        let class = class_of(atom.along);
        match classes.iter_mut().find(|(known, _)| *known == class) {
            Some((_, atoms)) => atoms.push(atom),
            None => classes.push((class, vec![atom])),
        }
    }
    classes.sort_by_key(|(class, atoms)| (std::cmp::Reverse(atoms.len()), *class));
    classes
        .into_iter()
        .map(|(_, atoms)| Direction::of(atoms, &drawn.rules))
        .collect()
}

/// Degrees, in steps: upright ones are 0, 90, 180 and 270.
#[expect(clippy::cast_possible_truncation, reason = "a few hundred degrees")]
fn class_of(along: Vec2) -> i32 {
    let degrees = along.atan2().to_degrees().rem_euclid(360.0);
    let upright = (degrees / 90.0).round() * 90.0;
    let step = if (degrees - upright).abs() <= SKEW {
        upright
    } else {
        (degrees / 5.0).round() * 5.0
    };
    step.rem_euclid(360.0) as i32
}

impl Direction {
    fn of(atoms: Vec<Atom>, rules: &[Rule]) -> Self {
        let along = middle(&atoms);
        let across = Vec2::new(-along.y, along.x);
        let place = |point: Point| (point.to_vec2().dot(along), point.to_vec2().dot(across));
        let placed: Vec<Placed> = atoms
            .into_iter()
            .map(|atom| {
                let ((start, base), (end, _)) = (place(atom.start), place(atom.end));
                Placed {
                    text: atom.text,
                    left: start.min(end),
                    right: start.max(end),
                    base,
                    size: atom.size,
                    piece: atom.piece,
                }
            })
            .collect();
        let words = once(pieces(accented(placed)));
        let rules = rules.iter().filter_map(|rule| rule.along(place)).collect();
        Self {
            along,
            across,
            words,
            rules,
        }
    }
}

/// The middle one of the directions of all glyphs.
fn middle(atoms: &[Atom]) -> Vec2 {
    let mut sorted: Vec<Vec2> = atoms.iter().map(|atom| atom.along).collect();
    let first = sorted.first().copied().unwrap_or(Vec2::new(1.0, 0.0));
    sorted.sort_by(|a, b| first.cross(*a).total_cmp(&first.cross(*b)));
    sorted.get(sorted.len() / 2).copied().unwrap_or(first)
}

/// Joins accents that were drawn by themselves to the letter they stand over, which was drawn just before or after.
fn accented(placed: Vec<Placed>) -> Vec<Placed> {
    let mut out: Vec<Placed> = Vec::with_capacity(placed.len());
    let mut waiting: Option<Placed> = None;
    for mut atom in placed {
        out.extend(waiting.take().filter(|mark| !mark.joins(&mut atom)));
        if atom.mark().is_none() {
            out.push(atom);
        } else if !out.last_mut().is_some_and(|last| atom.joins(last)) {
            waiting = Some(atom);
        }
    }
    out.extend(waiting);
    out
}

impl Placed {
    fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    fn is_lettered(&self) -> bool {
        self.text.chars().any(char::is_alphanumeric)
    }

    /// The combining character, where it is an accent.
    fn mark(&self) -> Option<char> {
        let mut letters = self.text.chars();
        match (letters.next(), letters.next()) {
            (Some(c), None) => combining(c),
            _ => None,
        }
    }

    /// Puts the accent on the letter, if it stands over it.
    fn joins(&self, letter: &mut Self) -> bool {
        let Some(mark) = self.mark() else { return false };
        let middle = f64::midpoint(self.left, self.right);
        let over = middle > letter.left && middle < letter.right && (self.base - letter.base).abs() < letter.size * 0.7;
        let letters = letter.text.chars().next_back().is_some_and(char::is_alphabetic);
        if over && letters {
            letter.text = with_accent(&letter.text, mark);
        }
        over && letters
    }
}

/// TeX sets ï from a dotless i and two dots, Ł from an L and a stroke.
fn with_accent(letters: &str, mark: char) -> String {
    let (head, last) = match letters.char_indices().next_back() {
        Some((at, last)) => (letters.get(..at).unwrap_or_default(), last),
        None => return mark.to_string(),
    };
    let whole = match (last, mark) {
        ('L', '\u{337}') => "\u{141}".to_owned(),
        ('l', '\u{337}') => "\u{142}".to_owned(),
        ('\u{131}', mark) => format!("i{mark}"),
        ('\u{237}', mark) => format!("j{mark}"),
        (last, mark) => format!("{last}{mark}"),
    };
    head.chars().chain(whole.nfc()).collect()
}

/// The combining form of an accent that has a place of its own (Unicode, Spacing Modifier Letters and Latin-1).
fn combining(c: char) -> Option<char> {
    Some(match c {
        '\u{60}' | '\u{2cb}' => '\u{300}',
        '\u{b4}' | '\u{2ca}' => '\u{301}',
        '\u{2c6}' => '\u{302}',
        '\u{2dc}' => '\u{303}',
        '\u{af}' | '\u{2c9}' => '\u{304}',
        '\u{2d8}' => '\u{306}',
        '\u{2d9}' => '\u{307}',
        '\u{a8}' => '\u{308}',
        '\u{2da}' => '\u{30a}',
        '\u{2dd}' => '\u{30b}',
        '\u{2c7}' => '\u{30c}',
        '\u{b8}' => '\u{327}',
        '\u{2db}' => '\u{328}',
        c if unicode_normalization::char::is_combining_mark(c) => c,
        _ => return None,
    })
}

/// Words of glyphs that were drawn one after the other along a line.
fn pieces(placed: Vec<Placed>) -> Vec<Word> {
    let mut words = Vec::new();
    let mut piece: Vec<Placed> = Vec::new();
    for atom in placed {
        if piece.first().is_some_and(|first| first.piece != atom.piece) {
            words.extend(split(std::mem::take(&mut piece)));
        }
        piece.push(atom);
    }
    words.extend(split(piece));
    words
}

fn split(mut piece: Vec<Placed>) -> Vec<Word> {
    piece.sort_by(|a, b| a.left.total_cmp(&b.left));
    let wide = widest_inside(&piece);
    let mut words: Vec<Word> = Vec::new();
    let (mut end, mut blank) = (None, false);
    for atom in piece {
        if atom.is_blank() {
            blank = true;
            words
                .iter_mut()
                .next_back()
                .into_iter()
                .for_each(|word| word.blank_behind = true);
            continue;
        }
        let apart = blank || end.is_some_and(|end| atom.left - end > wide);
        end = Some(atom.right);
        match words.last_mut().filter(|_| !apart) {
            Some(word) => word.push(atom),
            None => {
                words
                    .iter_mut()
                    .next_back()
                    .into_iter()
                    .for_each(|word| word.blank_behind = true);
                words.push(Word::of(atom, apart));
            }
        }
        blank = false;
    }
    words
}

/// The widest gap inside a word of this piece: letters may be spaced out, all by the same. Dots that lead to a page number
/// stand apart and say nothing of the letters.
fn widest_inside(piece: &[Placed]) -> f64 {
    let size = piece.iter().map(|atom| atom.size).fold(0.0, f64::max);
    let mut gaps: Vec<f64> = piece
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if a.is_lettered() && b.is_lettered() => Some(b.left - a.right),
            _ => None,
        })
        .collect();
    gaps.sort_by(f64::total_cmp);
    let usual = gaps.get(gaps.len() / 4).copied().filter(|_| gaps.len() > 5);
    usual.unwrap_or(0.0).clamp(0.0, size / 2.0) + size * GAP
}

impl Word {
    fn of(atom: Placed, blank_before: bool) -> Self {
        Self {
            left: atom.left,
            right: atom.right,
            base: atom.base,
            size: atom.size,
            blank_before,
            blank_behind: false,
            letters: vec![Letter::of(atom)],
        }
    }

    fn push(&mut self, atom: Placed) {
        self.right = self.right.max(atom.right);
        self.left = self.left.min(atom.left);
        self.size = self.size.max(atom.size);
        self.letters.push(Letter::of(atom));
    }

    /// Whether the same letters stand in the same place.
    fn is_again(&self, other: &Self) -> bool {
        let near = |a: f64, b: f64, share: f64| (a - b).abs() < self.size * share;
        near(self.left, other.left, 0.15)
            && near(self.right, other.right, 0.15)
            && near(self.base, other.base, 0.25)
            && self.letters.len() == other.letters.len()
            && self.letters.iter().zip(&other.letters).all(|(a, b)| a.text == b.text)
    }

    /// Whether it is the raised number of a note whose text begins with `next`: a word of its own.
    pub(super) fn is_note_mark_of(&self, next: &Self) -> bool {
        let number = self
            .letters
            .iter()
            .all(|letter| letter.text.chars().all(char::is_numeric));
        let raised = next.base - self.base > next.size * 0.1;
        let word = next
            .letters
            .first()
            .is_some_and(|letter| letter.text.chars().all(char::is_alphabetic));
        number && raised && word && self.size < next.size * 0.86
    }

    /// Whether it goes on where `self` ends, without a blank.
    pub(super) fn goes_on_in(&self, next: &Self) -> bool {
        let gap = next.left - self.right;
        let blank = self.blank_behind || next.blank_before;
        !(blank && gap > -self.size.max(next.size) * 0.05) && gap < self.size.min(next.size) * GAP
    }
}

impl Letter {
    fn of(atom: Placed) -> Self {
        Self {
            text: atom.text,
            left: atom.left,
            right: atom.right,
        }
    }
}

/// Drops what was printed again at the same place.
fn once(words: Vec<Word>) -> Vec<Word> {
    let mut order: Vec<usize> = (0..words.len()).collect();
    let word = |index: usize| words.get(index);
    order.sort_by(|a, b| match (word(*a), word(*b)) {
        (Some(a), Some(b)) => a.left.total_cmp(&b.left),
        _ => std::cmp::Ordering::Equal,
    });
    let mut again = vec![false; words.len()];
    for (at, index) in order.iter().enumerate() {
        let Some(this) = word(*index) else { continue };
        let near = order
            .iter()
            .skip(at + 1)
            .take_while(|other| word(**other).is_some_and(|other| other.left - this.left < this.size * 0.15));
        for other in near.take(64) {
            if word(*other).is_some_and(|other| this.is_again(other)) {
                let later = (*index).max(*other);
                again.iter_mut().skip(later).take(1).for_each(|again| *again = true);
            }
        }
    }
    let keep = words.into_iter().zip(again).filter(|(_, again)| !again);
    keep.map(|(word, _)| word).collect()
}

#[cfg(test)]
impl Word {
    /// A word at `left` whose letters and type are one unit wide and high.
    pub(super) fn of_test(text: &str, left: f64) -> Self {
        let letter = |(index, c): (usize, char)| Letter {
            text: c.to_string(),
            left: left + index as f64,
            right: left + index as f64 + 1.0,
        };
        let letters: Vec<Letter> = text.chars().enumerate().map(letter).collect();
        Self {
            right: letters.last().map_or(left, |letter| letter.right),
            letters,
            left,
            base: 0.0,
            size: 1.0,
            blank_before: false,
            blank_behind: true,
        }
    }
}
