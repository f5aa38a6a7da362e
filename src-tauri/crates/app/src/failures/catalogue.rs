//! Micro-credentials.

use crate::codes;
use crate::failure::{Failure, Finding, Kind};
use crate::failures::{InFile, not_fitting, steps};
use assay_catalogue::{Fault, ReadError, Warning};
use assay_model::rubric::RubricFault;
use std::fmt::Display;

impl InFile for ReadError {
    fn in_file(self, path: impl Display) -> Failure {
        let invalid = |code| Failure::new(Kind::Invalid, code).with("path", &path);
        match self {
            Self::TooLarge { size, most } => invalid(codes::MICRO_CREDENTIAL_TOO_LARGE)
                .with("size", format!("{} KiB", size / 1024))
                .with("most", format!("{} KiB", most / 1024)),
            Self::Json(error) => error.in_file(path),
            Self::NotOurs { .. } => invalid(codes::NOT_A_MICRO_CREDENTIAL),
            Self::FormatNewer { format } => invalid(codes::FORMAT_NEWER).with("format", format),
            Self::Shape(misshapen) => not_fitting(invalid(codes::MICRO_CREDENTIAL_MALFORMED), misshapen),
            Self::UnknownMember { place } => invalid(codes::MEMBER_UNKNOWN).with("place", steps(&place)),
            Self::Faults(faults) => {
                let also = faults.iter().map(|found| Finding::from(fault(found))).collect();
                Failure {
                    also,
                    ..invalid(codes::MICRO_CREDENTIAL_FAULTY).with("count", faults.len())
                }
            }
        }
    }
}

impl From<&Warning> for Finding {
    fn from(warning: &Warning) -> Self {
        match warning {
            Warning::UnknownMember { place } => Self::warning(codes::MEMBER_UNKNOWN).with("place", steps(place)),
            Warning::Hidden { place, character } => Self::warning(codes::RUBRIC_HIDDEN_CHARACTER)
                .with("place", steps(place))
                .with("character", character),
            Warning::Long { place, length, most } => Self::warning(codes::RUBRIC_TEXT_LONG)
                .with("place", steps(place))
                .with("length", length)
                .with("most", most),
            Warning::OneLevel { criterion } => Self::warning(codes::RUBRIC_ONE_LEVEL).with("criterion", criterion),
            Warning::Html { place, html } => Self::warning(codes::RUBRIC_HTML)
                .with("place", steps(place))
                .with("html", html),
        }
    }
}

fn fault(fault: &Fault) -> Failure {
    let invalid = |code| Failure::new(Kind::Invalid, code);
    match fault {
        Fault::Rubric(fault) => rubric(fault),
        Fault::Html { place, html } => invalid(codes::RUBRIC_HTML)
            .with("place", steps(place))
            .with("html", html),
        Fault::Address { place, url } => invalid(codes::RUBRIC_ADDRESS)
            .with("place", steps(place))
            .with("url", url),
        Fault::Doi { place, doi } => invalid(codes::RUBRIC_DOI).with("place", steps(place)).with("doi", doi),
    }
}

fn rubric(fault: &RubricFault) -> Failure {
    let invalid = |code| Failure::new(Kind::Invalid, code);
    match fault {
        RubricFault::Empty { place } => invalid(codes::RUBRIC_TEXT_EMPTY)
            .with("place", steps(place))
            .with("what", "text"),
        RubricFault::NoneListed { place } => invalid(codes::RUBRIC_TEXT_EMPTY)
            .with("place", steps(place))
            .with("what", "list"),
        RubricFault::Twice { name, place } => invalid(codes::RUBRIC_NAME_TWICE)
            .with("name", name)
            .with("place", steps(place)),
        RubricFault::Unknown { name, place } => invalid(codes::RUBRIC_NAME_UNKNOWN)
            .with("name", name)
            .with("place", steps(place)),
        RubricFault::PointsFall { criterion } => invalid(codes::RUBRIC_POINTS_FALL).with("criterion", criterion),
        RubricFault::OutOfReach {
            place,
            value,
            least,
            most,
        } => {
            let failure = invalid(codes::RUBRIC_OUT_OF_REACH)
                .with("place", steps(place))
                .with("value", value);
            let failure = failure.with("reach", reach(*least, *most)).with("least", least);
            failure.with("most", most.map_or_else(String::new, |most| most.to_string()))
        }
        RubricFault::LimitWithoutKind { requirement, measure } => invalid(codes::RUBRIC_LIMIT_WITHOUT_KIND)
            .with("requirement", requirement)
            .with("measure", measure),
    }
}

/// Between which ends a number has to lie, as the sentence tells them apart.
fn reach(least: u32, most: Option<u32>) -> &'static str {
    match most {
        None => "from",
        Some(most) if most < least => "nothing",
        Some(most) if most == least => "one",
        Some(_) => "between",
    }
}
