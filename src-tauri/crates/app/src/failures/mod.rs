//! Every error of every crate as the failure that a person is told of: one exhaustive `match` each, so that a new
//! variant does not compile until it has a code.

mod review;
mod vault;
