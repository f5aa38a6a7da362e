//! The smallest decoder child: what `assay decoder-child` runs. The tests start this one.

use std::process::ExitCode;

fn main() -> ExitCode {
    match assay_evidence::run_child(std::io::stdin(), std::io::stdout()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
