//! A citable text in passages: pieces that are searched as one, each with the way back to where its words stand.
//!
//! A passage is a paragraph or some that follow one another, at most [`MOST`] code points. Captions are read as what is
//! said: without times and tags, some captions together, so that a sentence over two of them is one; their words keep
//! where they stand in the file and when they are heard.

use crate::format::Format;
use crate::report::TextExtract;
use crate::text::captions::{self, Cue};
use serde::{Deserialize, Serialize};

/// Code points of a passage, at most.
const MOST: u32 = 2_000;
/// From so many on a paragraph is not joined with the next.
const ENOUGH: u32 = 800;
/// The same for captions: half a minute of talk.
const ENOUGH_SAID: u32 = 500;

/// A piece of a citable text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// On which page of the text, from 1.
    pub page: u32,
    /// Where in the page it begins, code points.
    pub start: u32,
    /// What it says.
    pub text: String,
    /// Where its parts stand; none where it is simply the text from `start` on.
    pub runs: Vec<Run>,
}

/// A part of a passage that stands in the page as it is, and is heard in a recording. As JSON five numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "[u32; 5]", into = "[u32; 5]")]
pub struct Run {
    /// Where in the passage it begins, code points.
    pub at: u32,
    /// Where in the page it begins, code points.
    pub stands: u32,
    /// How long it is, code points.
    pub length: u32,
    /// From when it is heard, milliseconds.
    pub start_ms: u32,
    /// To when.
    pub end_ms: u32,
}

/// Where a part of a passage stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stands {
    /// First code point in the page, and one after the last.
    pub range: [u32; 2],
    /// From when to when it is heard, milliseconds; captions.
    pub heard_ms: Option<[u32; 2]>,
}

/// The passages of a text, in order.
pub fn passages(text: &TextExtract, format: Format) -> Vec<Passage> {
    let pages = (1..).zip(&text.pages);
    match format {
        Format::Vtt | Format::Srt => pages.flat_map(|(page, text)| said(page, text)).collect(),
        _ => pages.flat_map(|(page, text)| paragraphs(page, text)).collect(),
    }
}

/// Where the code points `range` of a passage that begins at `start` and has these runs stand in its page. What is said
/// in several captions is cut to the first, as far as it goes.
pub fn stands(start: u32, runs: &[Run], range: [u32; 2]) -> Option<Stands> {
    let [from, to] = range;
    let last = to.checked_sub(1).filter(|last| *last >= from)?;
    if runs.is_empty() {
        let range = [start.checked_add(from)?, start.checked_add(to)?];
        let heard_ms = None;
        return Some(Stands { range, heard_ms });
    }
    let first = run_at(runs, from)?;
    let heard = [first.start_ms, first.end_ms];
    let same = |run: &&Run| run.at <= last && [run.start_ms, run.end_ms] == heard;
    let end = runs.iter().rfind(same)?;
    let begins = first.stands + (from - first.at).min(first.length.saturating_sub(1));
    let ends = end.stands + (last - end.at + 1).min(end.length);
    Some(Stands {
        range: [begins, ends],
        heard_ms: Some(heard),
    })
}

fn run_at(runs: &[Run], at: u32) -> Option<&Run> {
    let after = runs.partition_point(|run| run.at <= at);
    runs.get(after.checked_sub(1)?)
}

/// Cuts a page where a paragraph ends, or a line, or a word.
fn paragraphs(page: u32, text: &str) -> Vec<Passage> {
    let mut found = Vec::new();
    let mut rest = (0, text);
    while let Some((start, piece)) = skip_blanks(rest) {
        let end = cut(piece);
        let (now, later) = piece.split_at(end);
        found.push(Passage {
            page,
            start,
            text: now.trim_end().to_owned(),
            runs: Vec::new(),
        });
        rest = (start + count(now), later);
    }
    found
}

/// Without the white space in front; `None` where nothing is left.
fn skip_blanks((start, text): (u32, &str)) -> Option<(u32, &str)> {
    let rest = text.trim_start();
    let skipped = text.get(..text.len() - rest.len())?;
    (!rest.is_empty()).then(|| (start + count(skipped), rest))
}

/// How many bytes the passage takes with which `text` begins.
fn cut(text: &str) -> usize {
    let (mut line, mut word, mut before) = (None, None, None);
    for (length, (at, letter)) in (0..).zip(text.char_indices()) {
        if letter == '\n' {
            if before == Some('\n') && length >= ENOUGH {
                return at;
            }
            line = Some(at);
        }
        if letter.is_whitespace() {
            word = Some(at);
        }
        if length >= MOST {
            return line.or(word).unwrap_or(at);
        }
        before = Some(letter);
    }
    text.len()
}

/// Captions, so many together that what is said can be followed.
fn said(page: u32, text: &str) -> Vec<Passage> {
    let (mut found, mut now) = (Vec::new(), None::<Passage>);
    let (mut counted, mut stands) = (0, 0);
    for cue in captions::read(text).cues {
        let passage = now.get_or_insert_with(|| Passage {
            page,
            start: 0,
            text: String::new(),
            runs: Vec::new(),
        });
        stands += count(text.get(counted..cue.payload.start).unwrap_or_default());
        counted = cue.payload.start;
        hear(passage, &cue, text, stands);
        if count(&passage.text) >= ENOUGH_SAID {
            found.extend(now.take());
        }
    }
    found.extend(now);
    found.retain(|passage| !passage.runs.is_empty());
    for passage in &mut found {
        passage.start = passage.runs.first().map_or(0, |run| run.stands);
    }
    found
}

/// Adds what is said in `cue`, whose words begin at code point `stands` of `text`.
fn hear(passage: &mut Passage, cue: &Cue, text: &str, stands: u32) {
    let mut gap = !passage.text.is_empty();
    let payload = text.get(cue.payload.clone()).unwrap_or_default();
    for (offset, words) in captions::spoken(payload) {
        let left = MOST.saturating_sub(count(&passage.text));
        let words: String = words.chars().take(left as usize).collect();
        if words.trim().is_empty() {
            passage.text.push_str(if gap { "" } else { &words });
            continue;
        }
        if std::mem::take(&mut gap) {
            passage.text.push(' ');
        }
        passage.runs.push(Run {
            at: count(&passage.text),
            stands: stands + count(payload.get(..offset).unwrap_or_default()),
            length: count(&words),
            start_ms: cue.start_ms,
            end_ms: cue.end_ms,
        });
        passage.text.push_str(&words);
    }
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

impl From<[u32; 5]> for Run {
    fn from([at, stands, length, start_ms, end_ms]: [u32; 5]) -> Self {
        Self {
            at,
            stands,
            length,
            start_ms,
            end_ms,
        }
    }
}

impl From<Run> for [u32; 5] {
    fn from(run: Run) -> Self {
        [run.at, run.stands, run.length, run.start_ms, run.end_ms]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pages: &[&str], format: Format) -> (Vec<Passage>, Vec<Vec<char>>) {
        let text = TextExtract {
            extractor: "test/1".to_owned(),
            pages: pages.iter().map(|page| (*page).to_owned()).collect(),
            truncated: false,
        };
        let letters = pages.iter().map(|page| page.chars().collect()).collect();
        (passages(&text, format), letters)
    }

    /// Every word of every passage stands in its page where the passage says.
    #[track_caller]
    fn leads_back(passages: &[Passage], pages: &[Vec<char>]) {
        for passage in passages {
            let letters: Vec<char> = passage.text.chars().collect();
            for at in (0..letters.len()).filter(|at| letters[*at].is_alphanumeric()) {
                let from = u32::try_from(at).expect("short");
                let stands = stands(passage.start, &passage.runs, [from, from + 1]).expect("a place");
                let page = &pages[passage.page as usize - 1];
                assert_eq!(page[stands.range[0] as usize], letters[at], "{at} of {passage:?}");
                assert_eq!(stands.range[1], stands.range[0] + 1);
            }
        }
    }

    #[test]
    fn a_long_page_is_cut_where_paragraphs_lines_or_words_end() {
        let paragraph = "Wait three seconds.\nÄsk why. ".repeat(30);
        let page = format!("\n {paragraph}\n\n{paragraph}\n\n{}", "word ".repeat(1_000));
        let (found, pages) = of(&[&page, "", "two\n\npages"], Format::Text);
        leads_back(&found, &pages);
        assert!(found.iter().all(|passage| count(&passage.text) <= MOST));
        assert_eq!(found.iter().filter(|passage| passage.page == 1).count(), 5);
        assert_eq!(
            found.last().map(|last| (last.page, last.text.as_str())),
            Some((3, "two\n\npages"))
        );
        let words = |text: &str| text.split_whitespace().count();
        let all: usize = found.iter().map(|passage| words(&passage.text)).sum();
        assert_eq!(all, words(&page) + 2, "nothing is left out and nothing is cut in two");
        let (endless, pages) = of(&[&"x".repeat(4_500)], Format::Text);
        leads_back(&endless, &pages);
        assert_eq!(endless.len(), 3);
    }

    #[test]
    fn captions_are_what_is_said_with_the_way_back_to_file_and_time() {
        let file = "WEBVTT\n\nNOTE by ü\n\n1\n00:01.000 --> 00:02.000\n<v T>Show me with your\n\n00:02.000 --> 00:03.500\n<b>fingers</b> &amp; wait: ü\nthree\n\nbroken\n";
        let (found, pages) = of(&[file], Format::Vtt);
        assert_eq!(found.len(), 1);
        leads_back(&found, &pages);
        let passage = &found[0];
        assert_eq!(passage.text, "Show me with your fingers & wait: ü\nthree");
        let of_words = |words: &str| {
            let from = count(passage.text.split(words).next().expect("there"));
            stands(passage.start, &passage.runs, [from, from + count(words)]).expect("a place")
        };
        let written = |found: Stands| -> String {
            pages[0][found.range[0] as usize..found.range[1] as usize]
                .iter()
                .collect()
        };
        let across = of_words("your fingers");
        assert_eq!(across.heard_ms, Some([1_000, 2_000]));
        assert_eq!(written(across), "your", "the part in the first caption");
        let later = of_words("fingers & wait");
        assert_eq!(later.heard_ms, Some([2_000, 3_500]));
        assert_eq!(written(later), "fingers</b> &amp; wait");
        assert_eq!(written(of_words("ü\nthree")), "ü\nthree");
    }

    #[test]
    fn an_hour_of_captions_is_some_minutes_long_pieces() {
        let cue = |n: u32| {
            format!(
                "{:02}:{:02}.000 --> {0:02}:{1:02}.900\nWord {n} of the lesson\n\n",
                n / 60,
                n % 60
            )
        };
        let file: String = std::iter::once("WEBVTT\n\n".to_owned())
            .chain((0..3_000).map(cue))
            .collect();
        let (found, pages) = of(&[&file], Format::Vtt);
        leads_back(&found, &pages);
        assert!((100..200).contains(&found.len()), "{}", found.len());
        assert!(found.iter().all(|passage| count(&passage.text) <= MOST));
    }
}
