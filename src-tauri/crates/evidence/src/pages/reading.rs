//! The letters of a line in the order in which they are read.
//!
//! A page says where letters stand. Where some are written from right to left, what stands from left to right is taken
//! back to what was written: the levels of the Unicode bidirectional algorithm (UAX 9) are given to the letters as they
//! stand, and its reversals (rule L2), which undo themselves, give the order of reading.

use super::lines::Line;
use super::words::{Letter, Word};

/// Letters without a blank between them, read in one direction.
pub(super) struct Run<'a> {
    /// In reading order.
    pub(super) letters: Vec<&'a Letter>,
    pub(super) base: f64,
    pub(super) size: f64,
    /// From right to left.
    pub(super) backwards: bool,
    /// Whether a blank comes before it.
    pub(super) blank: bool,
}

/// A letter, or the blank between two words.
struct Item<'a> {
    letter: Option<(&'a Letter, &'a Word)>,
    class: Class,
    level: u8,
}

/// How a letter behaves in a line of both directions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Class {
    /// Read from left to right.
    Left,
    /// Read from right to left.
    Right,
    /// A digit, and what belongs to it: from left to right, wherever it stands.
    Number,
    /// Between two digits it belongs to them.
    Separator,
    /// Beside a digit it belongs to it.
    Sign,
    /// Blanks, punctuation and the like.
    Neutral,
}

/// The runs of a line in reading order.
pub(super) fn runs<'a>(line: &Line<'a>) -> Vec<Run<'a>> {
    let mut items = items(line);
    let count = |class: Class| items.iter().filter(|item| item.class == class).count();
    let (right, left) = (count(Class::Right), count(Class::Left));
    if right > 0 {
        level(&mut items, right >= left);
        for level in [2, 1] {
            turn(&mut items, level);
        }
    }
    gathered(items)
}

fn items<'a>(line: &Line<'a>) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    let mut before: Option<&Word> = None;
    let mut first = true;
    for word in &line.words {
        if before.is_some_and(|before| !before.goes_on_in(word) || (first && before.is_note_mark_of(word))) {
            items.push(Item {
                letter: None,
                class: Class::Neutral,
                level: 0,
            });
        }
        items.extend(word.letters.iter().map(|letter| Item {
            letter: Some((letter, word)),
            class: class_of(&letter.text),
            level: 0,
        }));
        first = before.is_none();
        before = Some(word);
    }
    items
}

/// Whether the letters, or a blank between them, may be drawn from right to left.
pub(super) fn is_backwards(text: &str) -> bool {
    text == " " || class_of(text) == Class::Right
}

/// Hebrew, Arabic, Syriac, Thaana, N'Ko and their like are written from right to left (UAX 9, R and AL).
fn class_of(text: &str) -> Class {
    let Some(c) = text
        .chars()
        .find(|c| !unicode_normalization::char::is_combining_mark(*c))
    else {
        return Class::Neutral;
    };
    match c {
        '0'..='9' => Class::Number,
        ',' | '.' | ':' | '/' | '-' => Class::Separator,
        '%' | '$' | '\u{20ac}' | '\u{a3}' | '\u{b0}' | '+' | '#' => Class::Sign,
        c if c.is_numeric() => Class::Number,
        '\u{590}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}'
            if c.is_alphabetic() =>
        {
            Class::Right
        }
        c if c.is_alphabetic() => Class::Left,
        _ => Class::Neutral,
    }
}

/// Gives every item its level, in a line that is read to the left or to the right.
fn level(items: &mut [Item<'_>], to_the_left: bool) {
    let classes = resolved(items);
    let strong_before = neighbours(classes.iter().copied(), is_strong);
    let strong_behind = reversed(neighbours(classes.iter().rev().copied(), is_strong));
    let before = neighbours(classes.iter().copied(), |class| class != Class::Neutral);
    let behind = reversed(neighbours(classes.iter().rev().copied(), |class| {
        class != Class::Neutral
    }));
    let around = strong_before.iter().zip(&strong_behind).zip(before.iter().zip(&behind));
    for ((item, class), ((strong_before, strong_behind), (before, behind))) in
        items.iter_mut().zip(&classes).zip(around)
    {
        let inside = *strong_before == Some(Class::Right) && *strong_behind == Some(Class::Right);
        item.level = if to_the_left {
            match class {
                Class::Left | Class::Number => 2,
                Class::Neutral if *before == Some(Class::Left) && *behind == Some(Class::Left) => 2,
                _ => 1,
            }
        } else {
            match class {
                Class::Right => 1,
                Class::Number if inside => 2,
                Class::Neutral if inside => 1,
                _ => 0,
            }
        };
    }
}

/// Separators between digits and signs beside them are part of the number; a number behind a word that is read to the
/// right goes with that word (rules W4, W5 and W7).
fn resolved(items: &[Item<'_>]) -> Vec<Class> {
    let class = |index: usize| items.get(index).map(|item| item.class);
    let numbers = |index: usize| class(index) == Some(Class::Number);
    let mut strong = None;
    items
        .iter()
        .enumerate()
        .map(|(index, item)| {
            let (before, behind) = (index.checked_sub(1).is_some_and(numbers), numbers(index + 1));
            let joined = match item.class {
                Class::Separator if before && behind => Class::Number,
                Class::Sign if before || behind => Class::Number,
                Class::Separator | Class::Sign => Class::Neutral,
                other => other,
            };
            if is_strong(joined) {
                strong = Some(joined);
            }
            match joined {
                Class::Number if strong == Some(Class::Left) => Class::Left,
                other => other,
            }
        })
        .collect()
}

const fn is_strong(class: Class) -> bool {
    matches!(class, Class::Left | Class::Right)
}

/// For each item the last one before it that counts.
fn neighbours(classes: impl Iterator<Item = Class>, counts: impl Fn(Class) -> bool) -> Vec<Option<Class>> {
    let mut last = None;
    classes
        .map(|class| {
            let before = last;
            if counts(class) {
                last = Some(class);
            }
            before
        })
        .collect()
}

fn reversed<T>(mut items: Vec<T>) -> Vec<T> {
    items.reverse();
    items
}

/// Turns round every sequence of items of at least that level (rule L2).
fn turn(items: &mut [Item<'_>], level: u8) {
    for sequence in items.split_mut(|item| item.level < level) {
        sequence.reverse();
    }
}

/// Items put together to runs: a blank or another direction begins a new one.
fn gathered(items: Vec<Item<'_>>) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    let mut blank = false;
    for item in items {
        let Some((letter, word)) = item.letter else {
            blank = true;
            continue;
        };
        let backwards = item.level % 2 == 1;
        match runs.last_mut().filter(|run| !blank && run.backwards == backwards) {
            Some(run) => {
                run.letters.push(letter);
                if word.size > run.size {
                    (run.base, run.size) = (word.base, word.size);
                }
            }
            None => runs.push(Run {
                letters: vec![letter],
                base: word.base,
                size: word.size,
                backwards,
                blank,
            }),
        }
        blank = false;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands on the line from left to right, and how it is read.
    #[track_caller]
    fn check(standing: &str, read: &str) {
        let words: Vec<Word> = standing
            .split(' ')
            .scan(0.0, |at, word| {
                let left = *at;
                *at += word.chars().count() as f64 + 1.0;
                Some(Word::of_test(word, left))
            })
            .collect();
        let line = Line {
            words: words.iter().collect(),
            base: 0.0,
            size: 1.0,
            block: 0,
        };
        let mut text = String::new();
        for run in runs(&line) {
            if run.blank {
                text.push(' ');
            }
            run.letters.iter().for_each(|letter| text.push_str(&letter.text));
        }
        assert_eq!(text, read, "{standing}");
    }

    #[test]
    fn a_line_to_the_right_is_read_as_it_stands() {
        check("Ask 12 students, then wait.", "Ask 12 students, then wait.");
    }

    #[test]
    fn a_line_to_the_left_is_read_from_its_right_end() {
        check("\u{5d3}\u{5d2} \u{5d1}\u{5d0}", "\u{5d0}\u{5d1} \u{5d2}\u{5d3}");
        check(".\u{5d1}\u{5d0}", "\u{5d0}\u{5d1}.");
    }

    #[test]
    fn numbers_and_foreign_words_keep_their_order_in_it() {
        check("\u{5d3} 12 \u{5d1}\u{5d0}", "\u{5d0}\u{5d1} 12 \u{5d3}");
        check("\u{5d2} 3.5% \u{5d1}\u{5d0}", "\u{5d0}\u{5d1} 3.5% \u{5d2}");
        check(
            "\u{5d2} Open Badges \u{5d1}\u{5d0}\u{5d4}\u{5d5}\u{5d6}\u{5d7}\u{5d8}\u{5d9}\u{5da}\u{5db}",
            "\u{5db}\u{5da}\u{5d9}\u{5d8}\u{5d7}\u{5d6}\u{5d5}\u{5d4}\u{5d0}\u{5d1} Open Badges \u{5d2}",
        );
    }

    #[test]
    fn a_few_words_to_the_left_in_a_line_to_the_right_are_turned_alone() {
        check(
            "He said \u{5d3}\u{5d2} \u{5d1}\u{5d0} twice.",
            "He said \u{5d0}\u{5d1} \u{5d2}\u{5d3} twice.",
        );
        check("See \u{5d3} 12 \u{5d0} again", "See \u{5d0} 12 \u{5d3} again");
    }
}
