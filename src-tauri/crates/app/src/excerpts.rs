//! Words that were found in a passage: the places where they stand together, and what is shown around them.

use assay_model::place::Quote;
use assay_store::Found as Part;
use std::collections::BTreeSet;

/// Code points between two words that were found, up to which they are one place.
const CLOSE: u32 = 40;
/// Code points of context in a quote.
const CONTEXT: u32 = 32;
/// Code points that are shown before and after the words.
const AROUND: u32 = 60;

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// What it says, on one line.
    pub text: String,
    /// The words that were found: first code point, and one after the last.
    pub marks: Vec<[u32; 2]>,
}

/// Words that stand close together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Together {
    pub(crate) place: Part,
    /// How many different words they are.
    pub(crate) different: usize,
}

/// Every place in a passage: each word, or of several words those places where most of them stand close together.
pub(crate) fn places(text: &str, words: &[Part], several: bool) -> Vec<Together> {
    if !several {
        let alone = |word: &Part| Together {
            place: word.clone(),
            different: 1,
        };
        return words.iter().map(alone).collect();
    }
    let mut all = together(text, words);
    let most = all.iter().map(|place| place.different).max();
    all.retain(|place| Some(place.different) == most);
    all
}

/// The different words that stand close together, where there are most of them; the first such place.
pub(crate) fn closest(text: &str, words: &[Part]) -> Option<Together> {
    let first_of_most = |best: Together, other: Together| if other.different > best.different { other } else { best };
    together(text, words).into_iter().reduce(first_of_most)
}

/// The words of a passage, those together that stand close.
fn together(text: &str, words: &[Part]) -> Vec<Together> {
    let close = |before: &Part, word: &Part| word.chars[0].saturating_sub(before.chars[1]) <= CLOSE;
    words
        .chunk_by(close)
        .filter_map(|words| one_place(text, words))
        .collect()
}

/// The first of `words`, up to the last that is another than those before it.
fn one_place(text: &str, words: &[Part]) -> Option<Together> {
    let (first, mut last) = (words.first()?, words.first()?);
    let mut different = BTreeSet::new();
    for word in words {
        if different.insert(text.get(word.bytes.clone())?.to_lowercase()) {
            last = word;
        }
    }
    Some(Together {
        place: Part {
            bytes: first.bytes.start..last.bytes.end,
            chars: [first.chars[0], last.chars[1]],
        },
        different: different.len(),
    })
}

/// The first `length` code points of a part of a passage, with what stands around them in it.
pub(crate) fn quote(passage: &str, place: &Part, length: u32) -> Option<Quote> {
    let (before, rest) = passage.split_at_checked(place.bytes.start)?;
    let exact = first(rest, length);
    Some(Quote {
        prefix: last(before, CONTEXT).to_owned(),
        suffix: first(rest.get(exact.len()..)?, CONTEXT).to_owned(),
        exact: exact.to_owned(),
    })
}

pub(crate) fn excerpt(text: &str, words: &[Part], place: &Part) -> Excerpt {
    let before = last_words(text.get(..place.bytes.start).unwrap_or_default(), AROUND);
    let after = first_words(text.get(place.bytes.end..).unwrap_or_default(), AROUND);
    let from = place.bytes.start - before.len();
    let line = text.get(from..place.bytes.end + after.len()).unwrap_or_default();
    let begins = words_before(place, before);
    let inside = words
        .iter()
        .filter(|word| word.bytes.start >= from && word.bytes.end <= from + line.len());
    Excerpt {
        text: line.replace(['\n', '\t'], " "),
        marks: inside.map(|word| word.chars.map(|at| at - begins)).collect(),
    }
}

/// At which code point `before` begins, which ends where `place` does.
fn words_before(place: &Part, before: &str) -> u32 {
    let length = u32::try_from(before.chars().count()).unwrap_or(u32::MAX);
    place.chars[0].saturating_sub(length)
}

/// The first whole words of at most `count` code points; where none ends, these code points.
fn first_words(text: &str, count: u32) -> &str {
    let cut = first(text, count);
    let goes_on = text
        .get(cut.len()..)
        .is_some_and(|rest| rest.starts_with(|next: char| !next.is_whitespace()));
    let end = cut.rfind(char::is_whitespace).filter(|_| goes_on);
    end.and_then(|end| cut.get(..end)).unwrap_or(cut)
}

/// The last whole words of at most `count` code points; where none begins, these code points.
fn last_words(text: &str, count: u32) -> &str {
    let cut = last(text, count);
    let before = text.get(..text.len() - cut.len());
    let came_on = before.is_some_and(|before| before.ends_with(|last: char| !last.is_whitespace()));
    let start = cut.find(char::is_whitespace).filter(|_| came_on);
    start.and_then(|start| cut.get(start..)).map_or(cut, str::trim_start)
}

/// The first `count` code points.
fn first(text: &str, count: u32) -> &str {
    let end = text.char_indices().nth(count as usize).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

/// The last `count` code points.
fn last(text: &str, count: u32) -> &str {
    let place = (count as usize).checked_sub(1);
    let start = place.map_or(text.len(), |place| {
        text.char_indices().rev().nth(place).map_or(0, |(at, _)| at)
    });
    text.get(start..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str, chars: &[[u32; 2]]) -> Vec<Part> {
        let byte = |at: u32| {
            text.char_indices()
                .nth(at as usize)
                .map_or(text.len(), |(byte, _)| byte)
        };
        let part = |[start, end]: [u32; 2]| Part {
            bytes: byte(start)..byte(end),
            chars: [start, end],
        };
        chars.iter().copied().map(part).collect()
    }

    #[test]
    fn the_place_is_where_most_of_the_words_stand_close_together() {
        let text = format!("wait{} time wait{}Time wait Wait time", " ".repeat(60), " ".repeat(60));
        let words = [
            [0, 4],
            [65, 69],
            [70, 74],
            [134, 138],
            [139, 143],
            [144, 148],
            [149, 153],
        ];
        let found =
            |chars: &[[u32; 2]]| closest(&text, &parts(&text, chars)).map(|found| (found.place.chars, found.different));
        assert_eq!(found(&words), Some(([65, 74], 2)), "the same word twice is one");
        assert_eq!(found(&words[..1]), Some(([0, 4], 1)));
        assert_eq!(found(&[]), None);
    }

    #[test]
    fn every_place_of_a_passage_is_one_of_its_own() {
        let text = format!("metal and metal{}count the metal", " ".repeat(60));
        let metal = parts(&text, &[[0, 5], [10, 15], [85, 90]]);
        let found = |words: &[Part], several| -> Vec<[u32; 2]> {
            places(&text, words, several)
                .into_iter()
                .map(|found| found.place.chars)
                .collect()
        };
        assert_eq!(found(&metal, false), [[0, 5], [10, 15], [85, 90]]);
        // Of two words the places where both are.
        let both = parts(&text, &[[0, 5], [10, 15], [75, 80], [85, 90]]);
        assert_eq!(found(&both, true), [[75, 90]]);
        assert_eq!(found(&[], true), Vec::<[u32; 2]>::new());
    }

    #[test]
    fn an_excerpt_begins_and_ends_at_a_word() {
        let text = format!("{}wait{}", "mbat ".repeat(13), " wombat".repeat(9));
        let wait = parts(&text, &[[65, 69]]);
        let found = excerpt(&text, &wait, &wait[0]);
        assert_eq!(found.text, format!("{}wait{}", "mbat ".repeat(12), " wombat".repeat(8)));
        assert_eq!(found.marks, [[60, 64]]);
        let text = format!("{}wait{}", "wombats ".repeat(12), " wombats".repeat(12));
        let wait = parts(&text, &[[96, 100]]);
        let found = excerpt(&text, &wait, &wait[0]);
        assert_eq!(
            found.text,
            format!("{}wait{}", "wombats ".repeat(7), " wombats".repeat(7))
        );
        assert_eq!(found.marks, [[56, 60]]);
        // Writing without blanks is cut where the room ends.
        let text = format!("{}等{}", "課".repeat(90), "室".repeat(90));
        let found = excerpt(&text, &[], &parts(&text, &[[90, 91]])[0]);
        assert_eq!(found.text.chars().count(), 121);
    }

    #[test]
    fn an_excerpt_has_the_words_and_what_is_around_on_one_line() {
        let text = format!("{}wait\nthrée{}", "ä ".repeat(100), " b".repeat(100));
        let words = parts(&text, &[[0, 1], [200, 204], [205, 210]]);
        let place = &parts(&text, &[[200, 210]])[0];
        let found = excerpt(&text, &words, place);
        assert_eq!(found.text.chars().count(), 130);
        assert!(found.text.contains("wait thrée"));
        assert_eq!(found.marks, [[60, 64], [65, 70]]);
        let quote = quote(&text, place, 4).expect("a quote");
        assert_eq!((quote.exact.as_str(), quote.suffix.chars().count()), ("wait", 32));
        assert_eq!(quote.prefix, "ä ".repeat(16));
        let whole = parts("wait", &[[0, 4]]);
        assert_eq!(excerpt("wait", &whole, &whole[0]).text, "wait");
    }
}
