//! What ships with the window opens no connection: neither its own libraries nor a plugin that reaches files, programs
//! or the network (SECURITY 5, point 2). The lock file is not asked, because tools of development stand there too.

use crate::house::NOBODY;
use crate::workspace::root;
use std::process::Command;

/// Plugins that would hand the page what only Rust may do.
const PLUGINS: [&str; 5] = ["fs", "shell", "http", "opener", "updater"];

/// Built in as the server that hands evidence to the page; what it could call out with has to be left out.
const SERVER_ONLY: [&str; 2] = ["hyper", "hyper-util"];

/// A package that is built into the window.
struct Package {
    name: String,
    features: Vec<String>,
}

/// Every one of them.
fn built_in() -> Vec<Package> {
    let args = [
        "tree",
        "--package",
        "assay-desktop",
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--format",
        "{p}\t{f}",
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
    tree.lines().filter_map(package).collect()
}

/// Reads `tauri v2.12.5 (*)<tab>default,wry`.
fn package(line: &str) -> Option<Package> {
    let (shown, features) = line.split_once('\t')?;
    Some(Package {
        name: shown.split(' ').next()?.to_owned(),
        features: features.split([',', ' ']).map(str::to_owned).collect(),
    })
}

impl Package {
    /// Whether it can open a connection by itself.
    fn calls_out(&self) -> bool {
        let name = self.name.as_str();
        if SERVER_ONLY.contains(&name) {
            return self.features.iter().any(|feature| feature.starts_with("client"));
        }
        NOBODY.contains(&name) || PLUGINS.iter().any(|plugin| name == format!("tauri-plugin-{plugin}"))
    }
}

#[test]
fn nothing_that_opens_connections_is_built_into_the_window() {
    let built_in = built_in();
    for known in ["tauri", "hyper"] {
        let seen = built_in.iter().any(|package| package.name == known);
        assert!(seen, "the tree was not read: {known} is not in it");
    }
    let found: Vec<_> = built_in
        .iter()
        .filter(|package| package.calls_out())
        .map(|package| &package.name)
        .collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_server_that_could_call_out_would_be_found() {
    let planted = |line: &str| package(line).is_some_and(|package| package.calls_out());
    assert!(planted("hyper v1.9.0\tclient,http1,server"));
    assert!(planted("hyper-util v0.1.20\tclient-legacy,tokio"));
    assert!(planted("reqwest v0.13.0\tdefault"));
    assert!(planted("tauri-plugin-http v2.0.0\t"));
    assert!(!planted("hyper v1.9.0 (*)\thttp1,server"));
}
