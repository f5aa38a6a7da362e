//! What the child can be asked to do. A new job is one variant here, its answer another, and an arm in [`perform`].

use super::pipe::Source;
use crate::extract;
use crate::fault::{Fault, Needed};
use crate::format::{Format, NotShown, extension_of};
use crate::pages::{DocumentName, PagePicture, PageText, Session, View};
use crate::probe;
use crate::report::{Probe, TextExtract};
use serde::{Deserialize, Serialize};

/// A job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "kebab-case")]
pub enum Job {
    /// What the file is and shows.
    Probe {
        /// Its name.
        name: String,
    },
    /// Its citable text.
    Text {
        /// Its name.
        name: String,
    },
    /// A picture of a page, or of a part of one.
    Page {
        /// The document.
        document: DocumentName,
        /// Which page, from 1.
        page: u32,
        /// What of it.
        view: View,
    },
    /// The words of a page and where they stand.
    PageText {
        /// The document.
        document: DocumentName,
        /// Which page, from 1.
        page: u32,
    },
    /// Something forbidden, to prove that a wall stands. In release builds it does nothing.
    Misbehave {
        /// What to try.
        how: String,
    },
}

/// The answer to a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// To [`Job::Probe`].
    Probe(Box<Probe>),
    /// To [`Job::Text`].
    Text(TextExtract),
    /// To [`Job::Page`]; its bytes are the picture.
    Page(PagePicture),
    /// To [`Job::PageText`].
    PageText(Box<PageText>),
    /// To [`Job::Misbehave`]: what happened.
    Misbehaved(String),
}

/// An answer, and the raw bytes that go with it: a picture, a waveform; empty where the answer says all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The answer.
    pub answer: Answer,
    /// Its bytes, as the answer describes them.
    pub bytes: Vec<u8>,
}

impl From<Answer> for Answered {
    fn from(answer: Answer) -> Self {
        let bytes = Vec::new();
        Self { answer, bytes }
    }
}

/// Why a file has no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "refusal", rename_all = "kebab-case")]
pub enum Refusal {
    /// There are no words in such a file, or none that are read.
    #[error("a file of type {} has no text", .format.word())]
    NoText {
        /// What it is.
        format: Format,
    },
    /// It is locked with a password.
    #[error("the file of type {} is encrypted", .format.word())]
    Encrypted {
        /// What it is.
        format: Format,
    },
    /// It is broken.
    #[error("the file of type {} is damaged", .format.word())]
    Damaged {
        /// What it is.
        format: Format,
    },
    /// It has no pages.
    #[error("a file of type {} has no pages", .format.word())]
    NoPages {
        /// What it is.
        format: Format,
    },
    /// It is one that cannot be shown.
    #[error("the file of type {} cannot be shown: {why:?}", .format.word())]
    NotShown {
        /// What it is.
        format: Format,
        /// Why.
        why: NotShown,
    },
    /// It has not so many pages.
    #[error("the file of type {} has {pages} pages", .format.word())]
    NoSuchPage {
        /// What it is.
        format: Format,
        /// How many it has.
        pages: u32,
    },
}

/// Why a job ended without an answer.
pub(crate) enum Stopped {
    Refused(Refusal),
    Fault(Fault),
}

impl From<Fault> for Stopped {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl Job {
    /// The document whose pages it needs open.
    pub(crate) const fn document(&self) -> Option<&DocumentName> {
        match self {
            Self::Page { document, .. } | Self::PageText { document, .. } => Some(document),
            Self::Probe { .. } | Self::Text { .. } | Self::Misbehave { .. } => None,
        }
    }

    /// What the name alone says, for a fault before the type is known.
    pub(super) fn guess(&self) -> Format {
        let extension = match self {
            Self::Probe { name } | Self::Text { name } => extension_of(name),
            Self::Page { document, .. } | Self::PageText { document, .. } => extension_of(&document.name),
            Self::Misbehave { .. } => String::new(),
        };
        let named = |format: &&Format| !extension.is_empty() && format.extensions().contains(&extension.as_str());
        Format::ALL.iter().find(named).copied().unwrap_or(Format::Unknown)
    }
}

/// Does a job on a file, or on the document that is open.
pub(super) fn perform(
    job: &Job,
    session: Option<&mut Session<'_>>,
    source: &mut dyn Source,
) -> Result<Answered, Stopped> {
    let answer = match job {
        Job::Probe { name } => Answer::Probe(Box::new(probe::probe(source, name)?)),
        Job::Text { name } => Answer::Text(extract::text(source, name)?),
        Job::Page { page, view, .. } => {
            let (picture, bytes) = session.needed()?.picture(*page, *view)?;
            let answer = Answer::Page(picture);
            return Ok(Answered { answer, bytes });
        }
        Job::PageText { page, .. } => Answer::PageText(Box::new(session.needed()?.text(*page)?)),
        Job::Misbehave { how } => return Ok(misbehave(how, source)),
    };
    Ok(answer.into())
}

#[cfg(debug_assertions)]
fn misbehave(how: &str, source: &mut dyn Source) -> Answered {
    let said = Answer::Misbehaved(super::planted::misbehave(how, source));
    let bytes = if how == "enclose" {
        b"raw \0 bytes".to_vec()
    } else {
        Vec::new()
    };
    Answered { answer: said, bytes }
}

#[cfg(not(debug_assertions))]
fn misbehave(_: &str, _: &mut dyn Source) -> Answered {
    Answer::Misbehaved("nothing".to_owned()).into()
}
