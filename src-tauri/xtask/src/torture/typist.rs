//! Somebody who types at random: commands as JSON lines, each with what has to be found afterwards if it was called
//! saved.

use crate::trial::Random;

const CRITERIA: [&str; 5] = [
    "plans-the-check",
    "adjusts-teaching",
    "hears-everyone",
    "finds-out-why",
    "follows-through",
];
const LEVELS: [&str; 3] = ["basic", "developing", "demonstrated"];
const FILES: [&str; 4] = [
    "plan/lesson-plan.pdf",
    "video/classroom.mp4",
    "student-work/sample-1.jpg",
    "reflection/reflection.md",
];
const WORDS: [&str; 8] = [
    "hands",
    "go",
    "up",
    "für",
    "everyone",
    "at 00:03",
    "“one third”, says S9",
    "→ the board",
];

/// One command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Typed {
    /// The line.
    pub(crate) line: String,
    /// What it does when it is done.
    pub(crate) effect: Effect,
}

/// What a command does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// The field holds this text; none where it is empty.
    Draft {
        /// Which field.
        field: String,
        /// The whole text.
        text: String,
    },
    /// The journal has one more entry.
    Edit {
        /// Its kind.
        kind: &'static str,
        /// What its body holds.
        holds: Vec<String>,
        /// The draft that is gone with it.
        clears: Option<String>,
        /// Whether the command may be refused: nothing to undo, an annotation that was taken back.
        may_be_refused: bool,
    },
}

/// The person.
#[derive(Clone, Debug)]
pub(crate) struct Typist {
    random: Random,
    count: u64,
    annotations: Vec<String>,
}

impl Typist {
    /// Somebody who knows of these annotations.
    pub(crate) const fn new(random: Random, annotations: Vec<String>) -> Self {
        Self {
            random,
            count: 0,
            annotations,
        }
    }

    /// The next command.
    pub(crate) fn next(&mut self) -> Typed {
        match self.random.below(100) {
            0..45 => self.draft(),
            45..57 => self.level(),
            57..67 => self.words("rationale"),
            67..72 => self.words("strength"),
            72..77 => self.words("next-step"),
            77..81 => self.note(),
            81..84 => self.cannot_judge(),
            84..87 => self.opened(),
            87..93 => self.annotate("annotate", None),
            93..96 => edit(r#"{"cmd":"undo"}"#.to_owned(), "undo", Vec::new(), None, true),
            96..98 => edit(r#"{"cmd":"redo"}"#.to_owned(), "redo", Vec::new(), None, true),
            _ => self.change(),
        }
    }

    /// Text that is still being typed, into some field.
    pub(crate) fn draft(&mut self) -> Typed {
        let field = match self.random.below(5) {
            0 => "note".to_owned(),
            1 => "annotation".to_owned(),
            2 => format!("strength:{}", self.criterion()),
            _ => format!("rationale:{}", self.criterion()),
        };
        let text = if self.random.percent(6) {
            String::new()
        } else {
            self.text()
        };
        Typed {
            line: format!(r#"{{"cmd":"draft","field":"{field}","text":"{text}"}}"#),
            effect: Effect::Draft { field, text },
        }
    }

    fn level(&mut self) -> Typed {
        let (criterion, level) = (self.criterion(), self.random.pick(&LEVELS).copied().unwrap_or_default());
        let line = format!(r#"{{"cmd":"level","criterion":"{criterion}","level":"{level}"}}"#);
        edit(line, "level", vec![quoted(criterion), quoted(level)], None, false)
    }

    fn words(&mut self, kind: &'static str) -> Typed {
        let (criterion, text) = (self.criterion(), self.text());
        let line = format!(r#"{{"cmd":"{kind}","criterion":"{criterion}","text":"{text}"}}"#);
        let clears = Some(format!("{kind}:{criterion}"));
        edit(line, kind, vec![quoted(criterion), quoted(&text)], clears, false)
    }

    fn note(&mut self) -> Typed {
        let text = self.text();
        let line = format!(r#"{{"cmd":"note","text":"{text}"}}"#);
        edit(line, "note", vec![quoted(&text)], Some("note".to_owned()), false)
    }

    fn cannot_judge(&mut self) -> Typed {
        let (criterion, reason) = (self.criterion(), self.text());
        let line = format!(r#"{{"cmd":"cannot-judge","criterion":"{criterion}","reason":"{reason}"}}"#);
        edit(
            line,
            "cannot-judge",
            vec![quoted(criterion), quoted(&reason)],
            Some(format!("cannot-judge:{criterion}")),
            false,
        )
    }

    fn opened(&mut self) -> Typed {
        let file = self.random.pick(&FILES).copied().unwrap_or_default();
        edit(
            format!(r#"{{"cmd":"opened","artifact":"{file}"}}"#),
            "opened",
            Vec::new(),
            None,
            false,
        )
    }

    fn annotate(&mut self, kind: &'static str, id: Option<&str>) -> Typed {
        let (criterion, comment, start) = (self.criterion(), self.text(), self.random.below(8_000));
        let end = start + 500 + self.random.below(8_000);
        let which = id.map(|id| format!(r#""id":"{id}","#)).unwrap_or_default();
        let line = format!(
            r#"{{"cmd":"{kind}",{which}"artifact":"video/classroom.mp4","startMs":{start},"endMs":{end},"criteria":["{criterion}"],"comment":"{comment}"}}"#
        );
        let clears = id.map_or_else(|| "annotation".to_owned(), |id| format!("annotation:{id}"));
        edit(
            line,
            kind,
            vec![quoted(criterion), quoted(&comment)],
            Some(clears),
            id.is_some(),
        )
    }

    /// Changes an annotation or takes it out, where there is one.
    fn change(&mut self) -> Typed {
        match self.random.pick(&self.annotations).cloned() {
            None => self.level(),
            Some(id) if self.random.percent(50) => self.annotate("change-annotation", Some(&id)),
            Some(id) => {
                let line = format!(r#"{{"cmd":"remove-annotation","id":"{id}"}}"#);
                edit(line, "remove-annotation", vec![quoted(&id)], None, true)
            }
        }
    }

    fn criterion(&mut self) -> &'static str {
        self.random.pick(&CRITERIA).copied().unwrap_or_default()
    }

    /// Words that nobody types twice, mostly few, sometimes some thousand letters.
    fn text(&mut self) -> String {
        self.count += 1;
        let length = if self.random.percent(10) {
            400
        } else {
            1 + self.random.below(30)
        };
        let words: Vec<&str> = (0..length).filter_map(|_| self.random.pick(&WORDS).copied()).collect();
        format!("{} {:x}-{}", words.join(" "), self.random.draw(), self.count)
    }
}

fn edit(line: String, kind: &'static str, holds: Vec<String>, clears: Option<String>, may_be_refused: bool) -> Typed {
    Typed {
        line,
        effect: Effect::Edit {
            kind,
            holds,
            clears,
            may_be_refused,
        },
    }
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}
