//! assay-report, seen from outside: what a teacher reads, and that nothing in it can do anything.

#![cfg(test)]
#![allow(clippy::disallowed_methods, reason = "tests put real files on a real disk")]

mod escape;
mod extremes;
mod kinds;
mod parsed;
mod places;
mod samples;
mod sentences;

use crate::sentences::English;
use assay_report::{Report, html};

/// The report in English, with the catalogue that the application ships.
fn page(report: &Report) -> String {
    html(report, &English::new())
}
