//! The window's pages: packages when the lock file changed, a build when the sources did.

use crate::step::{Done, command, root, run};
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// Installs the npm packages that the lock file names.
pub(crate) fn packages() -> Done {
    let ui = root().join("ui");
    let stamp = ui.join("node_modules/.package-lock.json");
    if newest(&ui.join("package-lock.json")) <= newest(&stamp) {
        return Ok(());
    }
    run(
        "the window's packages (npm ci)",
        command("npm", ["ci", "--no-audit", "--no-fund"]).current_dir(&ui),
    )
}

/// Builds `ui/dist` where a source is newer.
pub(crate) fn build() -> Done {
    packages()?;
    let ui = root().join("ui");
    let sources = ["src", "messages", "index.html", "package-lock.json", "vite.config.ts"];
    let changed = sources.iter().map(|source| newest(&ui.join(source))).max();
    if changed <= Some(newest(&ui.join("dist/index.html"))) {
        return Ok(());
    }
    npm("the window's pages", "build")
}

/// Runs a script of `ui/package.json`.
pub(crate) fn npm(what: &str, script: &str) -> Done {
    run(
        what,
        command("npm", ["run", "--silent", script]).current_dir(root().join("ui")),
    )
}

/// When the newest file at or below `path` was changed; the beginning of time where there is none.
fn newest(path: &Path) -> SystemTime {
    let own = path
        .metadata()
        .and_then(|metadata| metadata.modified())
        .unwrap_or(SystemTime::UNIX_EPOCH);
    let below = fs::read_dir(path)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .map(|entry| newest(&entry.path()));
    if path.is_dir() { below.max().unwrap_or(own) } else { own }
}
