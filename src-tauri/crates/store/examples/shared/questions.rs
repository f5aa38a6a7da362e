//! What is asked of the search: as it is typed, and as a scan would have to be asked.

use super::words::{Words, commonest, seldom};

/// One question.
pub(crate) struct Question {
    /// As a person types it.
    pub(crate) typed: String,
    /// What a text has to hold.
    pub(crate) parts: Vec<String>,
}

/// Groups of questions by their kind; the last is the commonest word.
pub(crate) fn questions() -> Vec<(&'static str, Vec<Question>)> {
    let mut words = Words::default();
    let mut pick = || seldom(words.below(4_096));
    let group = |make: &mut dyn FnMut() -> Question| (0..20).map(|_| make()).collect::<Vec<_>>();
    let one = |typed: String| Question {
        parts: vec![typed.clone()],
        typed,
    };
    vec![
        ("a seldom word", group(&mut || one(pick()))),
        (
            "two words",
            group(&mut || {
                let parts = vec![pick(), "teacher".to_owned()];
                Question {
                    typed: parts.join(" "),
                    parts,
                }
            }),
        ),
        ("a beginning", group(&mut || one(pick().chars().take(4).collect()))),
        (
            "a phrase",
            group(&mut || {
                let phrase = format!("{} {}", pick(), "students");
                Question {
                    typed: format!("\"{phrase}\""),
                    parts: vec![phrase],
                }
            }),
        ),
        ("the commonest word", vec![one(commonest().to_owned())]),
    ]
}
