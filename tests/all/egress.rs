//! What ships with the window opens no connection: neither its own libraries nor a plugin that reaches files, programs
//! or the network (SECURITY 5, point 2). The lock file is not asked, because tools of development stand there too.

use crate::house::NOBODY;
use crate::workspace::root;
use std::process::Command;

/// Plugins that would hand the page what only Rust may do.
const PLUGINS: [&str; 5] = ["fs", "shell", "http", "opener", "updater"];

/// Every package that is built into the window, by name.
fn built_in() -> Vec<String> {
    let args = [
        "tree",
        "--package",
        "assay-desktop",
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--format",
        "{p}",
    ];
    let tree = Command::new(env!("CARGO"))
        .args(args)
        .current_dir(root())
        .output()
        .expect("cargo tree");
    assert!(
        tree.status.success(),
        "cargo tree: {}",
        String::from_utf8_lossy(&tree.stderr)
    );
    let tree = String::from_utf8(tree.stdout).expect("names in UTF-8");
    tree.lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn nothing_that_opens_connections_is_built_into_the_window() {
    let built_in = built_in();
    assert!(
        built_in.iter().any(|name| name == "tauri"),
        "the tree was not read: {built_in:?}"
    );
    let plugins = PLUGINS.map(|plugin| format!("tauri-plugin-{plugin}"));
    let forbidden = |name: &&String| NOBODY.contains(&name.as_str()) || plugins.contains(name);
    let found: Vec<_> = built_in.iter().filter(forbidden).collect();
    assert!(found.is_empty(), "{found:?}");
}
