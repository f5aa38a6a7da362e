//! Words in a citable text: how they are told apart from others like them, and how they are found again.
//!
//! A quote carries so much of what stands before and after it that it is the only one of its kind in the text: 32 code
//! points on each side, and where that is not enough more, up to [`MOST_CONTEXT`]. Words that even then have a double
//! keep their position alone; they are never looked for by context, because once their double were the only one left it
//! would be taken for them.
//!
//! White space of any sort and length is one space while looking: another version of an extractor, or another editor,
//! breaks lines elsewhere. Everything else has to be the same character (Unicode NFC).

use super::Indescribable;
use crate::report::TextExtract;
use assay_model::place::{Position, Quote, TextPlace};
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Code points of context that a quote has on each side.
const CONTEXT: u32 = 32;
/// Where context of this length does not tell words apart, nothing does.
const MOST_CONTEXT: u32 = 1_024;
/// Bytes between two marks, at most.
const STRIDE: usize = 4_096;

/// The citable text of an artifact, ready to be searched.
#[derive(Clone, Debug)]
pub struct CitableText {
    extract: TextExtract,
    /// Every page, one after the other, with one space for each stretch of white space.
    folded: String,
    /// Where in the pages a stretch of `folded` comes from, in order.
    marks: Vec<Mark>,
}

/// Where words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not in the text.
    Nowhere,
    /// Here and nowhere else.
    Once {
        /// Page, from 1.
        page: u32,
        /// First code point, and one after the last.
        range: [u32; 2],
    },
    /// In more than one place, or in one that nothing tells apart.
    MoreThanOnce,
}

/// From this byte of the folded text on, every code point is one of the page, up to the next mark.
#[derive(Clone, Copy, Debug)]
struct Mark {
    folded: usize,
    page: u32,
    at: u32,
}

/// What is looked for: a folded text, and which bytes of it are the words themselves.
struct Pattern {
    text: String,
    words: [usize; 2],
}

impl CitableText {
    /// Prepares a text for being searched.
    pub fn new(extract: TextExtract) -> Self {
        let mut text = Self {
            folded: String::with_capacity(extract.pages.iter().map(String::len).sum()),
            marks: Vec::new(),
            extract: TextExtract {
                pages: Vec::new(),
                ..extract.clone()
            },
        };
        for (number, page) in (1..).zip(&extract.pages) {
            text.fold(number, page);
        }
        text.extract = extract;
        text
    }

    /// The text itself.
    pub const fn extract(&self) -> &TextExtract {
        &self.extract
    }

    /// A page of it, from 1.
    pub fn page(&self, number: u32) -> Option<&str> {
        let index = usize::try_from(number.checked_sub(1)?).ok()?;
        self.extract.pages.get(index).map(String::as_str)
    }

    /// The quote and the position of these code points; white space around them is left out.
    pub fn describe(&self, page: u32, range: [u32; 2]) -> Result<TextPlace, Indescribable> {
        let [start, end] = self.trimmed(page, range)?;
        let quote = self.told_apart(page, [start, end]).ok_or(Indescribable::Outside)?;
        let position = Position {
            start,
            end,
            extractor: self.extract.extractor.clone(),
        };
        Ok(TextPlace {
            quote,
            position: Some(position),
        })
    }

    /// Whether the place's words stand at its position in this very text. Without a page where the text has only one.
    pub fn stands_at(&self, page: Option<u32>, place: &TextPlace) -> bool {
        let Some(position) = &place.position else { return false };
        let number = page.or_else(|| (self.extract.pages.len() == 1).then_some(1));
        let there = number.and_then(|number| slice(self.page(number)?, [position.start, position.end]));
        position.extractor == self.extract.extractor && there == Some(nfc(&place.quote.exact).as_ref())
    }

    /// Where a quote stands, with what is before and after it.
    pub fn find(&self, quote: &Quote) -> Standing {
        if is_long(&quote.prefix) || is_long(&quote.suffix) {
            return Standing::MoreThanOnce;
        }
        let Some(pattern) = Pattern::of(quote) else {
            return Standing::Nowhere;
        };
        let whole = |at: &usize| self.is_whole(*at, &pattern);
        let [start, end] = pattern.words;
        let found = self.occurrences(&pattern.text).filter(whole);
        self.standing(found.map(|at| [at + start, at + end]))
    }

    /// Where words stand that a person typed, on `page` if one is named: they begin where a word begins.
    pub fn find_words(&self, page: Option<u32>, words: &str) -> Standing {
        let mut text = String::new();
        fold_onto(&mut text, &nfc(words));
        let text = text.trim();
        if text.is_empty() {
            return Standing::Nowhere;
        }
        let begins = |at: &usize| !self.before(*at).is_some_and(char::is_alphanumeric);
        let on_page = |at: &usize| page.is_none_or(|page| self.mark(*at).is_some_and(|mark| mark.page == page));
        let found = self.occurrences(text).filter(begins).filter(on_page);
        self.standing(found.map(|at| [at, at + text.len()]))
    }

    fn fold(&mut self, number: u32, page: &str) {
        let (mut at, mut marked) = (0u32, false);
        for letter in page.chars() {
            if letter.is_whitespace() {
                if self.folded.is_empty() || self.folded.ends_with(' ') {
                    marked = false;
                } else {
                    self.folded.push(' ');
                }
            } else {
                let last = self.marks.last().map_or(0, |mark| mark.folded);
                if !marked || self.folded.len() - last >= STRIDE {
                    self.marks.push(Mark {
                        folded: self.folded.len(),
                        page: number,
                        at,
                    });
                    marked = true;
                }
                self.folded.push(letter);
            }
            at = at.saturating_add(1);
        }
        if !self.folded.is_empty() && !self.folded.ends_with(' ') {
            self.folded.push(' ');
        }
    }

    /// Without the white space at both ends.
    fn trimmed(&self, page: u32, [start, end]: [u32; 2]) -> Result<[u32; 2], Indescribable> {
        if start >= end {
            return Err(Indescribable::Nothing);
        }
        let marked = self.page(page).and_then(|page| slice(page, [start, end]));
        let marked = marked.ok_or(Indescribable::Outside)?;
        let (length, words) = (count(marked), marked.trim_start());
        let start = start + length - count(words);
        match count(words.trim_end()) {
            0 => Err(Indescribable::Nothing),
            length => Ok([start, start + length]),
        }
    }

    fn told_apart(&self, page: u32, range: [u32; 2]) -> Option<Quote> {
        let mut quote = self.quote(page, range, CONTEXT)?;
        let mut context = CONTEXT;
        while self.find(&quote) == Standing::MoreThanOnce && context < MOST_CONTEXT {
            context *= 2;
            quote = self.long_quote(page, range, context)?;
        }
        Some(quote)
    }

    /// With context from its own page.
    fn quote(&self, page: u32, [start, end]: [u32; 2], context: u32) -> Option<Quote> {
        let text = self.page(page)?;
        Some(Quote {
            exact: slice(text, [start, end])?.to_owned(),
            prefix: slice(text, [start.saturating_sub(context), start])?.to_owned(),
            suffix: from(text, end)?.chars().take(context as usize).collect(),
        })
    }

    /// With context from the pages around, a line end between two of them.
    fn long_quote(&self, page: u32, range: [u32; 2], context: u32) -> Option<Quote> {
        let mut quote = self.quote(page, range, context)?;
        let (mut before, mut after) = (page, page);
        while let Some(missing) = context.checked_sub(count(&quote.prefix)).filter(|missing| *missing > 0) {
            before -= 1;
            let Some(text) = self.page(before) else { break };
            let from_end: Vec<char> = text.chars().rev().take(missing as usize - 1).collect();
            quote.prefix = from_end
                .into_iter()
                .rev()
                .chain(['\n'])
                .chain(quote.prefix.chars())
                .collect();
        }
        while let Some(missing) = context.checked_sub(count(&quote.suffix)).filter(|missing| *missing > 0) {
            after += 1;
            let Some(text) = self.page(after) else { break };
            quote.suffix.push('\n');
            quote.suffix.extend(text.chars().take(missing as usize - 1));
        }
        Some(quote)
    }

    /// Where `text` begins in the folded text, overlapping ones too.
    fn occurrences<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + self.folded.get(from..)?.find(text)?;
            from = at + self.folded.get(at..)?.chars().next().map_or(1, char::len_utf8);
            Some(at)
        })
    }

    /// The one place among these bytes of the folded text. Words that begin on one page and end on another are no place.
    fn standing(&self, mut found: impl Iterator<Item = [usize; 2]>) -> Standing {
        let Some([start, end]) = found.next() else {
            return Standing::Nowhere;
        };
        if found.next().is_some() {
            return Standing::MoreThanOnce;
        }
        let last = self.folded.get(..end).and_then(|text| text.char_indices().next_back());
        let place = last.and_then(|(last, _)| Some((self.unfolded(start)?, self.unfolded(last)?)));
        match place {
            Some(((page, start), (same, last))) if page == same => Standing::Once {
                page,
                range: [start, last + 1],
            },
            _ => Standing::Nowhere,
        }
    }

    fn mark(&self, folded: usize) -> Option<Mark> {
        let after = self.marks.partition_point(|mark| mark.folded <= folded);
        self.marks.get(after.checked_sub(1)?).copied()
    }

    /// Page and code point of a byte of the folded text that begins a character other than a space.
    fn unfolded(&self, folded: usize) -> Option<(u32, u32)> {
        let mark = self.mark(folded)?;
        let between = count(self.folded.get(mark.folded..folded)?);
        Some((mark.page, mark.at + between))
    }

    /// Where nothing stood before or after the words, nothing of a longer word may stand there now.
    fn is_whole(&self, at: usize, pattern: &Pattern) -> bool {
        let [start, end] = pattern.words;
        let length = pattern.text.len();
        let joined = |one: Option<char>, other: Option<char>| {
            one.is_some_and(char::is_alphanumeric) && other.is_some_and(char::is_alphanumeric)
        };
        let after = self.folded.get(at + length..).and_then(|rest| rest.chars().next());
        let glued_before = start == 0 && joined(self.before(at), pattern.text.chars().next());
        let glued_after = end == length && joined(pattern.text.chars().next_back(), after);
        !glued_before && !glued_after
    }

    fn before(&self, folded: usize) -> Option<char> {
        self.folded.get(..folded)?.chars().next_back()
    }
}

impl Pattern {
    /// `None` where the quote has no words.
    fn of(quote: &Quote) -> Option<Self> {
        let mut text = String::new();
        fold_onto(&mut text, &nfc(&quote.prefix));
        let start = text.len();
        fold_onto(&mut text, &nfc(&quote.exact));
        let words = text.get(start..)?;
        let start = start + (words.len() - words.trim_start().len());
        let end = start + words.trim().len();
        if start >= end {
            return None;
        }
        fold_onto(&mut text, &nfc(&quote.suffix));
        text.truncate(text.trim_end().len());
        Some(Self {
            text,
            words: [start, end],
        })
    }
}

/// Adds `text`, one space for each stretch of white space, also across the seam.
fn fold_onto(folded: &mut String, text: &str) {
    for letter in text.chars() {
        if !letter.is_whitespace() {
            folded.push(letter);
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
}

fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

fn is_long(context: &str) -> bool {
    context.len() >= MOST_CONTEXT as usize && count(context) >= MOST_CONTEXT
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// What stands from code point `start` on.
fn from(text: &str, start: u32) -> Option<&str> {
    let mut letters = text.chars();
    for _ in 0..start {
        letters.next()?;
    }
    Some(letters.as_str())
}

/// The code points from `start` to before `end`.
fn slice(text: &str, [start, end]: [u32; 2]) -> Option<&str> {
    let rest = from(text, start)?;
    let behind = from(rest, end.checked_sub(start)?)?;
    rest.get(..rest.len() - behind.len())
}
