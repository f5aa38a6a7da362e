//! One step: what is done, the command that does it, and how long it took.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// What a failed step says.
pub(crate) type Done<T = ()> = Result<T, String>;

/// The workspace.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.ancestors().nth(2).unwrap_or(manifest).to_owned()
}

/// The command `program` with `args`, in the workspace.
pub(crate) fn command<S: AsRef<OsStr>>(program: impl AsRef<OsStr>, args: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(root());
    command
}

/// Runs `command`; its output goes where ours goes.
pub(crate) fn run(what: &str, command: &mut Command) -> Done {
    println!("→ {what}");
    let began = Instant::now();
    let status = command
        .status()
        .map_err(|error| format!("{what}: {:?}: {error}", command.get_program()))?;
    if !status.success() {
        return Err(format!("{what}: {command:?} ended with {status}"));
    }
    println!("  {:.1} s", began.elapsed().as_secs_f32());
    Ok(())
}

/// Runs `command`, passes its output on line by line, and gives each line to `hear`.
pub(crate) fn listen(what: &str, command: &mut Command, mut hear: impl FnMut(&str)) -> Done {
    println!("→ {what}");
    let began = Instant::now();
    let failed = |error: std::io::Error| format!("{what}: {error}");
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(failed)?;
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).lines() {
            let line = line.map_err(failed)?;
            println!("{line}");
            hear(&line);
        }
    }
    let status = child.wait().map_err(failed)?;
    println!("  {:.1} s", began.elapsed().as_secs_f32());
    if status.success() {
        Ok(())
    } else {
        Err(format!("{what}: ended with {status}"))
    }
}

/// Whether `program` is on the path.
pub(crate) fn has(program: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|folder| folder.join(program).is_file())
}
