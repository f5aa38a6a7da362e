//! What an artifact is and shows: its true type, its length and size, its pages and words, and what its metadata tells.
//!
//! Everything that reads a file's content runs in a child process of our own executable ([`run_child`]) that has no
//! files and no network and asks its parent for bytes by offset and length. The parent's side is [`Decoder`]: it
//! answers those questions from any `Read + Seek`, keeps the time, and turns the child's death into a typed failure.
//!
//! *Invariants.* Nothing here writes. Nothing is allocated by a size that a file claims. The same bytes always give the
//! same report and the same text; what changes the text raises the extractor's version. A file that is broken is a
//! finding, not an error: only a decoder or a source that failed is one.

mod child;
mod decoder;
mod document;
mod extract;
mod fault;
mod format;
mod frame_times;
mod listening;
mod media;
mod pages;
mod picture;
pub mod place;
mod probe;
mod refusal;
mod report;
mod retimed;
mod seats;
mod sniff;
mod sound;
mod source;
mod text;
mod window;
mod xml;
mod zip;
mod zip_written;

pub use child::job::{Answer, Answered, Job};
pub use child::{ChildError, run_child};
pub use decoder::{Death, DecodeError, Decoder, Limits};
pub use extract::{text_extractor, text_pages};
pub use format::{Format, Kind, NotShown, Support, extension_of};
pub use frame_times::{Frame, FrameTable, FrameTimes};
pub use pages::{DocumentName, Form, Link, OnPage, PagePicture, PageText, Quad, Scale, TextSpan, View};
pub use picture::pixels::PictureWanted;
pub use refusal::Refusal;
pub use report::{Caveat, Doubt, Finding, Identifying, Picture, Probe, Remark, Tells, TextExtract, Track, TrackKind};
pub use retimed::{Played, Retimed};
pub use seats::{Urgency, Watch};
pub use sniff::{Sniffed, sniff};
pub use sound::{Part, Sound, SoundPart, Span, SpeechMap, Unfitting, Wanted};
pub use text::words::count_words;
pub use window::{ReadAt, Seekable, Window};
