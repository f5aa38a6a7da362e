//! Commands of a review as JSON lines: read, and refused with what can stand there.

use crate::codes;
use crate::failure::{Failure, Kind, UNNAMED};
use crate::failures::InFile;
use assay_model::shape::{Fault, Misshapen};
use assay_review::Command;

/// The JSON of one line of commands.
pub fn read_line(line: &[u8]) -> Result<serde_json::Value, Failure> {
    if std::str::from_utf8(line).is_err() {
        return Err(Failure::new(Kind::Refused, codes::COMMAND_UNKNOWN).with("reason", "why-not-utf-8"));
    }
    assay_model::json::read(line).map_err(|error| error.in_file(UNNAMED))
}

/// A line of more than `most` bytes.
pub fn line_too_long(most: u64) -> Failure {
    Failure::new(Kind::Refused, codes::COMMAND_UNKNOWN)
        .with("reason", "why-line-too-long")
        .with("most", format!("{} MiB", most >> 20))
}

/// The command that one JSON line says.
pub fn command_of(line: serde_json::Value) -> Result<Command, Failure> {
    Command::from_line(line).map_err(no_command)
}

/// A line that is none of the commands; besides those of a review there are the draft, the check before signing, the
/// review read back and the signature.
pub fn no_command(mut misshapen: Misshapen) -> Failure {
    if let Fault::NotOneOf { known, .. } = &mut misshapen.fault
        && misshapen.place == "cmd"
    {
        known.extend(["draft", "check", "show", "sign"].map(str::to_owned));
    }
    crate::failures::not_fitting(Failure::new(Kind::Refused, codes::COMMAND_UNKNOWN), misshapen)
}
