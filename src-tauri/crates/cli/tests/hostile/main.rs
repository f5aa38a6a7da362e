//! Every hostile input of the shared list, categories ZP, ZN, ZB and BM, given to the real program: looked at, brought
//! into a library, and verified where it breaks the rules of zips. What the row lists has to come of it, in little
//! memory and without a trace outside the library.
//!
//! Documents (PD, OX, HT) have a part of their own ([`documents`]), since they are looked into and not unpacked; and so
//! have pictures and recordings (IM, AV: [`media`]).
//!
//! `cases.rs` of assay-hostile makes the inputs from a seed; [`place`] is the folder that one of them may not leave,
//! [`program`] runs `assay` and measures it, [`row`] holds an answer against its row, [`sweep`] tries all of them.

#![cfg(test)]
#![allow(clippy::disallowed_methods, reason = "tests put real files on a real disk")]

mod documents;
mod list;
mod made;
mod made_pictures;
mod made_recordings;
mod media;
mod mutant;
mod mutants;
mod network;
mod place;
mod program;
mod row;
mod sweep;
mod twice;

/// The seed of every input; the same in assay-bundle's tests, which try them without a program.
const SEED: u64 = 20_261_124;
