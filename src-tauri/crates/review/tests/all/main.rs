//! The review as its specification says it, sentence by sentence.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot go on says so at once"
)]

mod decisions;
mod journal;
mod pre_sign;
mod session;
mod sheets;
mod support;
