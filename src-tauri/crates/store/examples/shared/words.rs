//! Texts as they are written about lessons: some words in nearly every passage, most of them seldom.

/// The commonest words, the commonest first.
const COMMON: [&str; 24] = [
    "the", "and", "students", "to", "of", "a", "teacher", "in", "is", "that", "wait", "question", "answer", "for",
    "three", "fingers", "show", "board", "lesson", "why", "plan", "seconds", "hands", "equal",
];
const BEGINNINGS: [&str; 16] = [
    "ba", "co", "di", "fra", "ge", "ho", "li", "mu", "ni", "pro", "qua", "re", "sti", "ter", "ve", "wo",
];
const MIDDLES: [&str; 16] = [
    "bel", "cat", "den", "fol", "gar", "lim", "mon", "nor", "pil", "rad", "sen", "tam", "tur", "ver", "wis", "zon",
];
const ENDS: [&str; 16] = [
    "a", "ed", "er", "es", "ful", "ing", "ion", "ive", "ly", "ment", "ness", "o", "or", "ous", "s", "ty",
];

/// Draws words; the same ones every time.
pub(crate) struct Words(u64);

impl Default for Words {
    fn default() -> Self {
        Self(41)
    }
}

/// The seldom word of this number, of 4 096.
pub(crate) fn seldom(number: usize) -> String {
    let part = |parts: &[&'static str; 16], at: usize| parts.get(at % 16).copied().unwrap_or_default();
    let [first, second, third] = [number, number / 16, number / 256];
    format!(
        "{}{}{}",
        part(&BEGINNINGS, first),
        part(&MIDDLES, second),
        part(&ENDS, third)
    )
}

/// The commonest word of all.
pub(crate) fn commonest() -> &'static str {
    let [first, ..] = COMMON;
    first
}

impl Words {
    /// A passage of so many words at least and at most.
    pub(crate) fn passage(&mut self, least: usize, most: usize) -> String {
        let count = least + self.below(most - least + 1);
        let words: Vec<String> = (0..count).map(|_| self.word()).collect();
        words.join(" ") + "."
    }

    /// A number below `limit` (SplitMix64).
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit.max(1) as u64).unwrap_or(0)
    }

    /// One word in two is common, and of those the first the most.
    fn word(&mut self) -> String {
        if self.below(2) == 0 {
            let at = self.below(COMMON.len()).min(self.below(COMMON.len()));
            COMMON.get(at).copied().unwrap_or_default().to_owned()
        } else {
            seldom(self.below(4_096))
        }
    }
}
