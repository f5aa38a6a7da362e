//! What the manifests say, held against the house. An arrow that goes against the picture fails here; so does a crate
//! that the picture does not have.

use crate::house::{HOUSE, NOBODY, Room};
use crate::workspace::{root, text, tracked};
use toml::{Table, Value};

/// Names under `[dependencies]`, `[build-dependencies]` and their kin for one system.
fn shipped(manifest: &Table) -> Vec<String> {
    let systems = manifest
        .get("target")
        .and_then(Value::as_table)
        .into_iter()
        .flat_map(Table::values);
    let tables = systems.filter_map(Value::as_table).chain([manifest]);
    tables
        .flat_map(|table| [names(table, "dependencies"), names(table, "build-dependencies")].concat())
        .collect()
}

/// The packages under `key`: a renamed one by its real name.
fn names(table: &Table, key: &str) -> Vec<String> {
    let entries = table.get(key).and_then(Value::as_table).into_iter().flatten();
    let real =
        |(name, value): (&String, &Value)| value.get("package").and_then(Value::as_str).unwrap_or(name).to_owned();
    entries.map(real).collect()
}

/// What is wrong with the manifest of `room`.
fn faults(room: &Room, manifest: &str) -> Vec<String> {
    let manifest: Table = manifest.parse().expect("a manifest is TOML");
    let shipped = shipped(&manifest);
    let all = [shipped.clone(), names(&manifest, "dev-dependencies")].concat();
    let upward = all.iter().filter(|name| is_ours(name) && !may_name(room, name));
    let foreign = shipped.iter().filter(|name| !may_use(room, name));
    let fault = |name: &String| format!("{} may not name {name}", room.name);
    upward.chain(foreign).map(fault).collect()
}

fn is_ours(name: &str) -> bool {
    name.starts_with("assay-") && name != "assay-hostile"
}

fn may_name(room: &Room, package: &str) -> bool {
    let short = package.trim_start_matches("assay-");
    room.stands_on.contains(&short) || package == room.package()
}

fn may_use(room: &Room, library: &str) -> bool {
    let mut owners = HOUSE.iter().filter(|room| room.alone.contains(&library)).peekable();
    let free = owners.peek().is_none() && !NOBODY.contains(&library);
    library != "assay-hostile" && (free || owners.any(|owner| owner.name == room.name))
}

fn room(name: &str) -> &'static Room {
    HOUSE
        .iter()
        .find(|room| room.name == name)
        .unwrap_or_else(|| panic!("no {name} in the house"))
}

#[test]
fn no_arrow_goes_against_the_picture() {
    let faults: Vec<_> = HOUSE
        .iter()
        .flat_map(|room| faults(room, &text(&format!("{}/Cargo.toml", room.folder))))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn every_crate_stands_in_the_picture() {
    let crates = tracked()
        .into_iter()
        .filter(|path| path.starts_with("src-tauri/") && path.ends_with("/Cargo.toml"));
    let unknown = |path: &String| !HOUSE.iter().any(|room| *path == format!("{}/Cargo.toml", room.folder));
    let unknown: Vec<_> = crates.filter(unknown).collect();
    assert_eq!(
        unknown,
        ["src-tauri/crates/bundle/tests/hostile/Cargo.toml"],
        "crates that the picture does not have"
    );
    for room in HOUSE {
        assert!(
            root().join(room.folder).join("Cargo.toml").is_file(),
            "{} has no folder {}",
            room.name,
            room.folder
        );
        let manifest: Table = text(&format!("{}/Cargo.toml", room.folder)).parse().expect("TOML");
        assert_eq!(manifest["package"]["name"].as_str(), Some(room.package().as_str()));
    }
}

#[test]
fn plain_cargo_test_builds_every_crate_and_never_tauri() {
    let workspace: Table = text("Cargo.toml").parse().expect("TOML");
    let built: Vec<_> = workspace["workspace"]["default-members"]
        .as_array()
        .expect("a list")
        .clone();
    let built: Vec<_> = built.iter().filter_map(Value::as_str).collect();
    for room in HOUSE {
        let expected = room.folder.starts_with("src-tauri/crates/");
        assert_eq!(
            built.contains(&room.folder),
            expected,
            "default-members and {}",
            room.folder
        );
    }
}

#[track_caller]
fn check_refused(name: &str, manifest: &str, fault: &str) {
    assert_eq!(faults(room(name), manifest), [format!("{name} may not name {fault}")]);
}

#[track_caller]
fn check_accepted(name: &str, manifest: &str) {
    assert_eq!(faults(room(name), manifest), Vec::<String>::new());
}

#[test]
fn a_planted_arrow_is_found() {
    check_refused(
        "bundle",
        "[dependencies]\nassay-evidence.workspace = true",
        "assay-evidence",
    );
    check_refused(
        "review",
        "[dependencies]\nassay-app = { path = \"../app\" }",
        "assay-app",
    );
    check_refused("model", "[dependencies]\nassay-review.workspace = true", "assay-review");
    check_refused("cli", "[dependencies]\nassay-store.workspace = true", "assay-store");
    check_refused(
        "assay-desktop",
        "[dependencies]\nassay-bundle.workspace = true",
        "assay-bundle",
    );
    check_refused(
        "vault",
        "[dev-dependencies]\nassay-credential.workspace = true",
        "assay-credential",
    );
    check_refused(
        "report",
        "[build-dependencies]\nassay-store.workspace = true",
        "assay-store",
    );
    check_refused(
        "store",
        "[target.'cfg(unix)'.dependencies]\nassay-bundle.workspace = true",
        "assay-bundle",
    );
    check_refused(
        "report",
        "[dependencies]\nother = { package = \"assay-store\", version = \"1\" }",
        "assay-store",
    );
    check_accepted(
        "bundle",
        "[dependencies]\nassay-model.workspace = true\n[dev-dependencies]\nassay-hostile.workspace = true",
    );
    check_accepted(
        "app",
        "[dependencies]\nassay-store.workspace = true\nassay-bundle.workspace = true",
    );
}

#[test]
fn a_planted_library_is_found() {
    check_refused("review", "[dependencies]\nrusqlite.workspace = true", "rusqlite");
    check_refused("report", "[dependencies]\nzip = \"9\"", "zip");
    check_refused("catalogue", "[dependencies]\ntauri = \"2.12\"", "tauri");
    check_refused("evidence", "[target.'cfg(unix)'.dependencies]\ntokio = \"1\"", "tokio");
    check_refused("app", "[dependencies]\nage.workspace = true", "age");
    check_refused("app", "[dependencies]\nreqwest = \"0.12\"", "reqwest");
    check_refused(
        "bundle",
        "[dependencies]\nassay-hostile.workspace = true",
        "assay-hostile",
    );
    check_accepted(
        "evidence",
        "[dependencies]\nzip = \"9\"\nserde.workspace = true\nsha2.workspace = true",
    );
}
