//! What the child can be asked to do. A new job is one variant here, its answer another, and an arm in [`perform`].

use crate::extract;
use crate::fault::Needed;
use crate::format::{Format, extension_of};
use crate::frame_times::{self, FrameTable};
use crate::pages::{DocumentName, OnPage, PagePicture, PageText, Session, View};
use crate::picture::pixels::{self, PictureWanted};
use crate::probe;
use crate::refusal::Stopped;
use crate::report::{Picture, Probe, TextExtract};
use crate::retimed;
use crate::sound::{self, Part, SoundPart};
use crate::source::Source;
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
    /// The picture in it, as a JPEG.
    Picture {
        /// Its name.
        name: String,
        /// Which of it.
        wanted: PictureWanted,
    },
    /// What a part of it sounds like: its waveform, and where somebody speaks.
    Hear {
        /// Its name.
        name: String,
        /// The part.
        part: Part,
    },
    /// When each of its pictures is shown.
    Frames {
        /// Its name.
        name: String,
    },
    /// What a player has to be told, so that every picture lasts until the next.
    Retime {
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
    /// A picture of a place on a page, as a JPEG.
    OnPage {
        /// The document.
        document: DocumentName,
        /// Which page, from 1.
        page: u32,
        /// Where on it.
        part: OnPage,
        /// Longest edge of what is made, pixels, at most 8 192.
        long_edge_px: u32,
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
    /// To [`Job::Picture`]; its bytes are the JPEG.
    Picture(Picture),
    /// To [`Job::Hear`]; its bytes are the pairs of its pixels, then the scores of its frames.
    Heard(SoundPart),
    /// To [`Job::Frames`]; its bytes are the frames, nine each: the tick, little-endian, and whether decoding can begin.
    Frames(FrameTable),
    /// To [`Job::Retime`]; its bytes are those of [`crate::Retimed::to_bytes`].
    Retimed,
    /// To [`Job::Page`] and [`Job::OnPage`]; its bytes are the picture.
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

impl Job {
    /// The document whose pages it needs open.
    pub(crate) const fn document(&self) -> Option<&DocumentName> {
        match self {
            Self::Page { document, .. } | Self::OnPage { document, .. } | Self::PageText { document, .. } => {
                Some(document)
            }
            Self::Probe { .. }
            | Self::Text { .. }
            | Self::Picture { .. }
            | Self::Hear { .. }
            | Self::Frames { .. }
            | Self::Retime { .. }
            | Self::Misbehave { .. } => None,
        }
    }

    /// What the name alone says, for a fault before the type is known.
    pub(super) fn guess(&self) -> Format {
        let extension = match self {
            Self::Probe { name }
            | Self::Text { name }
            | Self::Picture { name, .. }
            | Self::Hear { name, .. }
            | Self::Frames { name }
            | Self::Retime { name } => extension_of(name),
            Self::Page { document, .. } | Self::OnPage { document, .. } | Self::PageText { document, .. } => {
                extension_of(&document.name)
            }
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
        Job::Picture { name, wanted } => {
            let (picture, bytes) = pixels::picture(source, name, wanted)?;
            let answer = Answer::Picture(picture);
            return Ok(Answered { answer, bytes });
        }
        Job::Hear { name, part } => {
            let (heard, bytes) = sound::hear(source, name, *part)?;
            let answer = Answer::Heard(heard);
            return Ok(Answered { answer, bytes });
        }
        Job::Frames { name } => {
            let (table, bytes) = frame_times::frames(source, name)?;
            let answer = Answer::Frames(table);
            return Ok(Answered { answer, bytes });
        }
        Job::Retime { name } => {
            let bytes = retimed::retimed(source, name)?.to_bytes();
            let answer = Answer::Retimed;
            return Ok(Answered { answer, bytes });
        }
        Job::Page { page, view, .. } => {
            let (picture, bytes) = session.needed()?.picture(*page, *view)?;
            let answer = Answer::Page(picture);
            return Ok(Answered { answer, bytes });
        }
        Job::OnPage {
            page,
            part,
            long_edge_px,
            ..
        } => {
            let (picture, bytes) = session.needed()?.place(*page, *part, *long_edge_px)?;
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
