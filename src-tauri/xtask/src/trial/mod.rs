//! What the benches and the torture share: the released `assay` as another program would call it, the sample packed and
//! in a library, a seeded source of chance, a folder to work in, and a review that is typed into.

mod program;
mod random;
mod sample;
mod scratch;
mod typing;

pub(crate) use program::{Answer, Assay, output, released, text};
pub(crate) use random::Random;
pub(crate) use sample::{Bundle, LARGE, Sample};
pub(crate) use scratch::{Scratch, copy_folder, files_below, target};
pub(crate) use typing::{Exec, Lines, Said};

/// An error with what was being done.
pub(crate) fn doing<E: std::fmt::Display>(what: impl std::fmt::Display) -> impl FnOnce(E) -> String {
    move |error| format!("{what}: {error}")
}
