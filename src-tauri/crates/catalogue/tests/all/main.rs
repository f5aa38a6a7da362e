//! What a micro-credential file must be, tried on the four samples and on what becomes of them when one thing is changed.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests: a sample that is not as expected fails the test that asked for it"
)]

mod drafts;
mod faults;
mod samples;
mod signed;
