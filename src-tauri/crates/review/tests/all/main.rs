//! The review as its specification says it, sentence by sentence.

mod decisions;
mod journal;
mod pre_sign;
mod session;
mod sheets;
mod support;
