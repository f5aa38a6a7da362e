//! The feedback report: one page a teacher is glad to get, and the wording of a place in the evidence.
//!
//! [`html`] is a pure function: the same report gives the same bytes. The page is self-contained (no script, no request,
//! no font file), readable on a screen, by a screen reader and on paper, and everything that a person wrote is escaped
//! and set apart, so that no text can change the page around it. It is made before the record is signed and listed in
//! it; so it can name the record, and cannot hold its digest.
//!
//! The evidence is the subject of every sentence, never the person; "not yet" is a step.

mod check;
mod criteria;
mod evidence;
mod glyph;
mod hallmark;
mod inline;
mod markup;
mod masthead;
mod page;
mod pen;
mod place;
mod prose;
mod report;
mod size;
mod summary;
mod words;

pub use page::html;
pub use place::{place_text, place_words};
pub use report::{
    Answer, CitedPlace, CriterionReport, EvidenceLine, LevelWords, MicroCredentialLine, PlacePicture, Report, Signer,
};
pub use size::{limit_text, size_text};
pub use words::Words;
