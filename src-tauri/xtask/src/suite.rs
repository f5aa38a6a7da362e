//! Everything that has to hold, the quick checks first. Ends with the sum of what the runners said of themselves.

use crate::step::{self, Done, command, listen, root};
use crate::{machine, ui};
use std::path::Path;

/// What the runners counted.
#[derive(Default)]
struct Count {
    passed: u64,
    failed: u64,
}

/// The whole suite.
pub(crate) fn run() -> Done {
    machine::for_testing()?;
    let python = machine::python()?;
    ui::build()?;
    let mut count = Count::default();
    let done = all(&python, &mut count);
    println!("{} passed, {} failed", count.passed, count.failed);
    done
}

fn all(python: &Path, count: &mut Count) -> Done {
    let cargo = |args: &[&str]| {
        let mut cargo = command("cargo", args);
        cargo.env("ASSAY_PYTHON", python);
        cargo
    };
    step::run(
        "formatting of the Rust sources",
        &mut cargo(&["fmt", "--all", "--check"]),
    )?;
    ui::npm("formatting of the window's sources", "check:format")?;
    ui::npm("import rules of the window", "check:lint")?;
    ui::npm("types of the window", "check:types")?;
    let mut vitest = command("npm", ["run", "--silent", "test"]);
    vitest.env("NO_COLOR", "1").current_dir(root().join("ui"));
    let pages = listen("tests of the window's sources", &mut vitest, |line| count.hear(line));
    let clippy = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
    step::run("lints of the Rust sources", &mut cargo(&clippy))?;
    let tests = listen(
        "tests of crates, command line, house and window",
        &mut cargo(&TESTS),
        |line| {
            count.hear(line);
        },
    );
    pages.and(tests)
}

/// One selection for everything: another would have other features, and build the large libraries again. It makes the
/// two executables too, which the tests drive. Goes on after a failure, so that one run tells all.
const TESTS: [&str; 3] = ["test", "--workspace", "--no-fail-fast"];

impl Count {
    /// Adds what a runner's own summary line says.
    fn hear(&mut self, line: &str) {
        let before = |word: &str| {
            let (numbers, _) = line.split_once(word)?;
            numbers.split(' ').next_back()?.parse::<u64>().ok()
        };
        let summary = line.starts_with("test result: ") || line.trim_start().starts_with("Tests ");
        if summary {
            self.passed += before(" passed").unwrap_or_default();
            self.failed += before(" failed").unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn the_sum_is_that_of_the_runners_own_lines() {
        let mut count = Count::default();
        for line in [
            "test result: ok. 13 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "      Tests  7 passed (7)",
            "test a::b ... ok",
        ] {
            count.hear(line);
        }
        assert_eq!((count.passed, count.failed), (22, 1));
    }
}
