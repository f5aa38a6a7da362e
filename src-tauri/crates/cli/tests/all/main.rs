//! The command line, run as a person would run it: real files, a real library, a real decoder child.

#![cfg(test)]
#![allow(clippy::disallowed_methods, reason = "tests put real files on a real disk")]

mod bad_input;
mod bad_reviews;
mod bundles_told;
mod catalogue;
mod cited_pictures;
mod corrections;
mod disk;
mod downloads;
mod evidence_told;
mod given;
mod interrupt;
mod journey;
mod library;
mod library_told;
mod many;
mod marks;
mod outside;
mod pages;
mod places;
mod printed;
mod results_told;
mod rubrics_told;
mod search;
mod support;
mod thumbnails;
mod together;
mod told;
mod told_again;
mod true_words;
mod written;
