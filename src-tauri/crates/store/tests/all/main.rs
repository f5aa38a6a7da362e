//! The store from outside: what a library keeps, refuses and survives.

#![cfg(test)]
#![expect(
    clippy::disallowed_methods,
    reason = "tests damage files behind the store's back, and are steered by the environment"
)]

mod backups;
mod cache;
mod crash;
mod disk;
mod house;
mod importing;
mod opening;
#[cfg(unix)]
mod presence;
mod queue;
mod random;
mod released;
mod reviewing;
mod search;
mod support;
