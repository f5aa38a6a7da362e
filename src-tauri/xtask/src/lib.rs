//! What the tests of the window share with `cargo xtask run`: the sample library.

#![allow(
    clippy::disallowed_methods,
    reason = "this program is the edge: it reads the environment and the disk"
)]

pub mod sample;
