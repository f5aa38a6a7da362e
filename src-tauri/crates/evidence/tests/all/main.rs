//! What the decoder tells about real and about hostile files, through a real child process in its cage.

#![cfg(test)]

mod broken;
mod cage;
mod fields;
mod files;
mod harness;
mod office;
mod pages;
mod paper;
mod places;
mod texts;
mod types;
