//! The use cases, with real files, a real database and a real decoder.

#![cfg(test)]

mod arguments;
mod codes;
mod hand;
mod published;
mod records;
