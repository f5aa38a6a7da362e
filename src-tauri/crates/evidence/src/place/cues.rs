//! Captions as a transcript shows them: what is said, when it is heard, and where it stands in the citable text.

use crate::text::captions;

/// A caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// From when, milliseconds.
    pub start_ms: u32,
    /// To when.
    pub end_ms: u32,
    /// What is said, without tags.
    pub text: String,
    /// Where it stands in the citable text with all its tags: first code point, and one after the last.
    pub range: [u32; 2],
}

/// The captions in `page`, the citable text of a WebVTT or SubRip file, in the order in which they are heard.
pub fn cues(page: &str) -> Vec<Heard> {
    let mut counted = Counted {
        page,
        bytes: 0,
        letters: 0,
    };
    let mut found: Vec<Heard> = captions::read(page)
        .cues
        .into_iter()
        .map(|cue| Heard {
            start_ms: cue.start_ms,
            end_ms: cue.end_ms,
            range: [counted.up_to(cue.payload.start), counted.up_to(cue.payload.end)],
            text: cue.text,
        })
        .collect();
    found.sort_by_key(|cue| (cue.start_ms, cue.end_ms));
    found
}

/// Counts code points onward only: captions come in the order of the file, and a long transcript has thousands.
struct Counted<'a> {
    page: &'a str,
    bytes: usize,
    letters: u32,
}

impl Counted<'_> {
    fn up_to(&mut self, bytes: usize) -> u32 {
        let more = self.page.get(self.bytes..bytes).map_or(0, |more| more.chars().count());
        self.letters = self.letters.saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
        self.bytes = self.bytes.max(bytes);
        self.letters
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(page: &str, [start, end]: [u32; 2]) -> String {
        page.chars().skip(start as usize).take((end - start) as usize).collect()
    }

    #[test]
    fn a_caption_stands_where_its_words_are_in_the_citable_text() {
        let page = "WEBVTT\n\n00:01.000 --> 00:02.500\n<v Ana>¿Qué 𝟛/8?</v>\n\n00:03.000 --> 00:04.000\nTwo.\n";
        let found = cues(page);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].start_ms, found[0].end_ms), (1_000, 2_500));
        assert_eq!(found[0].text, "¿Qué 𝟛/8?");
        assert_eq!(cut(page, found[0].range), "<v Ana>¿Qué 𝟛/8?</v>");
        assert_eq!(cut(page, found[1].range), "Two.");
    }

    #[test]
    fn captions_come_in_the_order_in_which_they_are_heard() {
        let page = "WEBVTT\n\n00:09.000 --> 00:10.000\nlater\n\n00:01.000 --> 00:02.000\nearlier\n";
        let said: Vec<_> = cues(page).into_iter().map(|cue| cue.text).collect();
        assert_eq!(said, ["earlier", "later"]);
    }

    #[test]
    fn what_is_no_caption_gives_none() {
        assert_eq!(cues(""), []);
        assert_eq!(cues("WEBVTT\n\nnot a time\nwords\n"), []);
    }
}
