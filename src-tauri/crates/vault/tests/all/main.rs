//! assay-vault, seen from outside: what is sealed opens again, and nothing else does.

#![cfg(test)]
#![allow(clippy::disallowed_methods, reason = "tests put real files on a real disk")]

mod cost;
mod damage;
mod opening;
mod outside;
mod recovery;
mod secrets;

use assay_model::score::Role;
use assay_vault::{Identity, Passphrase, WorkFactor};

/// A seed whose identity is no sample.
fn identity() -> Identity {
    Identity::create([7; 32], "R. Okafor", Role::Assessor).expect("an identity")
}

fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text).expect("a passphrase")
}

/// The identity sealed by `open sesame`, quickly.
fn sealed(log_n: u8) -> Vec<u8> {
    let work = WorkFactor::new(log_n).expect("a work factor");
    identity().seal(&passphrase("open sesame"), work).expect("a file")
}
