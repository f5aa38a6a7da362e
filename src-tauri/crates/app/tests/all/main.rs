//! The use cases, with real files, a real database and a real decoder.

#![cfg(test)]
#![allow(clippy::disallowed_methods, reason = "tests put real files on a real disk")]

mod arguments;
mod codes;
mod explaining;
mod hand;
mod lying;
mod published;
mod records;
