//! Tests of the whole house: who may name whom, whether the picture in the README says so, whether every refusal has
//! its words, and what no source may hold.

#![cfg(test)]
#![allow(clippy::disallowed_methods, reason = "tests put real files on a real disk")]

mod catalogue;
mod egress;
mod house;
mod manifest;
mod picture;
mod sources;
mod workspace;
