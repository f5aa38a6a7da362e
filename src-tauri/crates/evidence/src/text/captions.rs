//! Captions: WebVTT (W3C WebVTT 1.0, 4) and SubRip. Good cues are kept and broken ones are told by their line.
//! Tags inside a cue are dropped; what is said stays.

use super::html;
use std::ops::Range;

/// Cues longer than this are cut: nobody reads more at a glance.
const LONGEST_CUE: usize = 10_000;

/// The captions of a file.
pub(crate) struct Captions {
    /// Those that could be read, in the order of the file.
    pub(crate) cues: Vec<Cue>,
    /// Lines, from 1, at which something begins that is no cue.
    pub(crate) broken: Vec<u32>,
    /// The line, from 1, at which the block of each cue begins.
    lines: Vec<u32>,
}

/// One caption.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    /// When it comes, milliseconds.
    pub(crate) start_ms: u32,
    /// When it goes.
    pub(crate) end_ms: u32,
    /// What it says.
    pub(crate) text: String,
    /// Which bytes of the file say it, tags included.
    pub(crate) payload: Range<usize>,
}

/// Reads WebVTT and SubRip alike: blocks between empty lines, each with a line that has an arrow.
pub(crate) fn read(source: &str) -> Captions {
    let mut found = Captions {
        cues: Vec::new(),
        broken: Vec::new(),
        lines: Vec::new(),
    };
    let text = source.trim_start_matches('\u{feff}');
    let mut block: Vec<Line<'_>> = Vec::new();
    let (mut first, mut at) = (1, source.len() - text.len());
    for (number, whole) in (1u32..).zip(text.split_inclusive('\n').chain([""])) {
        let line = whole.trim_end_matches(['\n', '\r']);
        if line.trim().is_empty() {
            found.block(&block, first);
            block.clear();
        } else {
            if block.is_empty() {
                first = number;
            }
            block.push(Line { at, text: line });
        }
        at += whole.len();
    }
    found
}

/// What is said in the words of a caption, in runs that stand in it as they are: without tags, characters that are
/// written as entities each a run of its own. With each the byte at which it begins.
pub(crate) fn spoken(payload: &str) -> Vec<(usize, String)> {
    let (mut found, mut run) = (Vec::new(), None::<(usize, String)>);
    let mut at = 0;
    while let Some(letter) = payload.get(at..).and_then(|rest| rest.chars().next()) {
        let (length, entity) = aside(payload.get(at..).unwrap_or_default());
        if length == 0 {
            run.get_or_insert_with(|| (at, String::new())).1.push(letter);
            at += letter.len_utf8();
        } else {
            found.extend(run.take());
            found.extend(entity.map(|letter| (at, letter.to_string())));
            at += length;
        }
    }
    found.extend(run);
    found
}

/// The bytes of the tag or entity with which `text` begins, and what it stands for.
fn aside(text: &str) -> (usize, Option<char>) {
    let entities = [
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&nbsp;", ' '),
        ("&quot;", '"'),
    ];
    if let Some((written, letter)) = entities.iter().find(|(written, _)| text.starts_with(written)) {
        return (written.len(), Some(*letter));
    }
    let tag = text.starts_with('<').then(|| text.find('>')).flatten();
    (tag.map_or(0, |end| end + 1), None)
}

/// A line, and the byte of the file at which it begins.
#[derive(Clone, Copy)]
struct Line<'a> {
    at: usize,
    text: &'a str,
}

impl Captions {
    fn block(&mut self, lines: &[Line<'_>], first: u32) {
        let Some(opening) = lines.first() else { return };
        let aside = ["WEBVTT", "NOTE", "STYLE", "REGION"]
            .iter()
            .any(|word| opening.text.starts_with(word));
        match cue(lines) {
            Some(cue) => {
                self.cues.push(cue);
                self.lines.push(first);
            }
            None if aside && !lines.iter().any(|line| line.text.contains("-->")) => {}
            None => self.broken.push(first),
        }
    }

    /// The lines, from 1, of the captions that come while one that came before them still stands.
    pub(crate) fn overlapping(&self) -> Vec<u32> {
        let mut shown: Vec<(&Cue, u32)> = self.cues.iter().zip(self.lines.iter().copied()).collect();
        shown.sort_by_key(|(cue, line)| (cue.start_ms, *line));
        let (mut until, mut found) = (0, Vec::new());
        for (cue, line) in shown {
            found.extend((cue.start_ms < until).then_some(line));
            until = until.max(cue.end_ms);
        }
        found.sort_unstable();
        found
    }

    /// When the last caption goes, milliseconds.
    pub(crate) fn end_ms(&self) -> Option<u32> {
        self.cues.iter().map(|cue| cue.end_ms).max()
    }

    /// What is said, one line for each caption.
    pub(crate) fn text(&self) -> String {
        self.cues
            .iter()
            .map(|cue| cue.text.as_str())
            .collect::<Vec<_>>()
            .join("\n")
    }
}

fn cue(lines: &[Line<'_>]) -> Option<Cue> {
    let at = lines.iter().take(2).position(|line| line.text.contains("-->"))?;
    let (start, rest) = lines.get(at)?.text.split_once("-->")?;
    let (start_ms, end_ms) = (
        milliseconds(start.trim())?,
        milliseconds(rest.split_whitespace().next()?)?,
    );
    let spoken = lines.get(at + 1..)?;
    let end = |line: &Line<'_>| line.at + line.text.len();
    let payload = match (spoken.first(), spoken.last()) {
        (Some(first), Some(last)) => first.at..end(last),
        _ => lines.last().map(end).map(|end| end..end)?,
    };
    let spoken = spoken.iter().map(|line| line.text).collect::<Vec<_>>().join("\n");
    let cut: String = spoken.chars().take(LONGEST_CUE).collect();
    (start_ms < end_ms).then(|| Cue {
        start_ms,
        end_ms,
        text: html::readable(&cut.replace('\n', "<br>")).trim().to_owned(),
        payload,
    })
}

/// `[hh:]mm:ss.mmm`, with a comma in SubRip.
fn milliseconds(text: &str) -> Option<u32> {
    let (clock, thousandths) = text.split_once(['.', ','])?;
    let parts: Vec<&str> = clock.split(':').collect();
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let whole = matches!(parts.len(), 2 | 3) && parts.iter().all(|part| (1..=5).contains(&part.len()) && digits(part));
    if !whole || thousandths.len() != 3 || !digits(thousandths) {
        return None;
    }
    let seconds = parts
        .iter()
        .try_fold(0u32, |sum, part| sum.checked_mul(60)?.checked_add(part.parse().ok()?))?;
    seconds.checked_mul(1000)?.checked_add(thousandths.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_cues_are_kept_and_broken_ones_told_by_line() {
        let source = "WEBVTT\n\nNOTE by hand\n\n1\n00:01.000 --> 00:02.500 align:start\n<v S1>Show <i>me</i>\n\n00:09.000 --> 00:03.000\nbackwards\n\nno times\n\n01:00:00.000 --> 01:00:01.000\nend";
        let found = read(source);
        assert_eq!(found.cues.len(), 2);
        assert_eq!(
            found.cues[0],
            Cue {
                start_ms: 1000,
                end_ms: 2500,
                text: "Show me".to_owned(),
                payload: 60..80,
            }
        );
        assert_eq!(source.get(60..80), Some("<v S1>Show <i>me</i>"));
        assert_eq!(found.broken, [9, 12]);
        assert_eq!(found.end_ms(), Some(3_601_000));
    }

    #[track_caller]
    fn check_overlapping(times: &[(&str, &str)], expected: &[u32]) {
        let cues: Vec<String> = times
            .iter()
            .map(|(start, end)| format!("00:{start}.000 --> 00:{end}.000\nHello"))
            .collect();
        let found = read(&format!("WEBVTT\n\n{}", cues.join("\n\n")));
        assert_eq!(found.cues.len(), times.len());
        assert_eq!(found.overlapping(), expected, "{times:?}");
    }

    #[test]
    fn captions_that_stand_at_the_same_time_are_told_by_line() {
        check_overlapping(&[("01", "02"), ("02", "03")], &[]);
        check_overlapping(&[("01", "03"), ("02", "04"), ("04", "05")], &[6]);
        check_overlapping(&[("01", "09"), ("02", "03"), ("04", "05")], &[6, 9]);
        // In any order of the file it is the later one.
        check_overlapping(&[("02", "04"), ("01", "03")], &[3]);
        check_overlapping(&[("01", "02"), ("01", "02")], &[6]);
    }

    #[test]
    fn sub_rip_has_numbers_and_commas() {
        let found = read("1\r\n00:00:01,000 --> 00:00:02,000\r\nHello\r\n\r\n2\r\n00:00:03,000 --> x\r\nBroken\r\n");
        assert_eq!((found.cues.len(), found.broken), (1, vec![5]));
    }

    #[test]
    fn a_cue_of_ten_megabytes_is_cut() {
        let found = read(&format!("WEBVTT\n\n00:00.000 --> 00:01.000\n{}", "a".repeat(10 << 20)));
        assert_eq!(found.cues[0].text.len(), LONGEST_CUE);
    }
}
