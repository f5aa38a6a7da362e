//! What the decoder tells about real and about hostile files, through a real child process in its cage.

#![cfg(test)]
#![allow(clippy::disallowed_methods, reason = "tests put real files on a real disk")]

mod broken;
mod cage;
mod fields;
mod files;
mod frames;
mod harness;
mod likenesses;
mod office;
mod pages;
mod paper;
mod picture_colours;
mod picture_help;
mod picture_hostile;
mod pictures;
mod places;
mod retimed;
mod sound;
mod texts;
mod types;
