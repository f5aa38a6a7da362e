//! What others wrote and is built in: every crate of the two executables and every npm package of the pages, by name,
//! version and licence, and then the licences themselves, as their authors wrote them.

use crate::step::{Done, command, root};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What licences are called in what people publish.
const NAMES: [&str; 7] = ["licen", "copying", "copyright", "notice", "unlicense", "ofl", "authors"];

/// One of them.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Work {
    name: String,
    version: String,
    licence: String,
    home: String,
}

/// The whole text.
pub(super) fn all() -> Done<String> {
    let mut works = BTreeMap::new();
    let tree = [
        "tree",
        "--locked",
        "--edges",
        "normal",
        "--prefix",
        "none",
        "--package",
        "assay-desktop",
        "--package",
        "assay-cli",
        "--format",
        "{p}\t{l}\t{r}",
    ];
    let registries = registries()?;
    for work in printed(&mut command("cargo", tree))?.lines().filter_map(crate_of) {
        let folder = format!("{}-{}", work.name, work.version);
        let folder = registries
            .iter()
            .map(|registry| registry.join(&folder))
            .find(|folder| folder.is_dir());
        let folder = folder.ok_or_else(|| format!("the source of {} {} is not there", work.name, work.version))?;
        works.insert(work, folder);
    }
    let listed = ["ls", "--omit=dev", "--all", "--parseable"];
    for folder in printed(command("npm", listed).current_dir(root().join("ui")))?
        .lines()
        .skip(1)
    {
        let folder = PathBuf::from(folder);
        let manifest = folder.join("package.json");
        let manifest = fs::read_to_string(&manifest).map_err(|error| format!("{}: {error}", manifest.display()))?;
        works.insert(npm_package_of(&manifest, &folder), folder);
    }
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (work, folder) in &works {
        for text in licences(folder)? {
            texts
                .entry(text)
                .or_default()
                .insert(format!("{} {}", work.name, work.version));
        }
    }
    Ok(page(works.keys(), &texts))
}

/// Where cargo keeps the sources that it got.
fn registries() -> Done<Vec<PathBuf>> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let sources = home.ok_or("neither CARGO_HOME nor HOME is set")?.join("registry/src");
    let failed = |error: std::io::Error| format!("{}: {error}", sources.display());
    let entries = fs::read_dir(&sources).map_err(failed)?;
    entries
        .map(|entry| entry.map(|entry| entry.path()).map_err(failed))
        .collect()
}

/// Reads `serde v1.0.229 (*)<tab>MIT OR Apache-2.0<tab>https://…`; ours, which have a path behind them, are none.
fn crate_of(line: &str) -> Option<Work> {
    let mut parts = line.split('\t');
    let mut shown = parts.next()?.split(' ');
    let (name, version) = (shown.next()?, shown.next()?.strip_prefix('v')?);
    if shown.any(|more| more.starts_with("(/")) {
        return None;
    }
    let plain = |part: Option<&str>| part.unwrap_or_default().trim_end_matches("(*)").trim().to_owned();
    Some(Work {
        name: name.to_owned(),
        version: version.to_owned(),
        licence: plain(parts.next()),
        home: plain(parts.next()),
    })
}

/// An npm package by its manifest.
fn npm_package_of(manifest: &str, folder: &Path) -> Work {
    let member = |name: &str| {
        let (_, rest) = manifest.split_once(&format!("\"{name}\":"))?;
        Some(rest.trim_start().strip_prefix('"')?.split('"').next()?.to_owned())
    };
    let called = || folder.file_name().map(|name| name.to_string_lossy().into_owned());
    Work {
        name: member("name").or_else(called).unwrap_or_default(),
        version: member("version").unwrap_or_default(),
        licence: member("license").unwrap_or_default(),
        home: member("homepage").unwrap_or_default(),
    }
}

/// The texts beside a package's sources.
fn licences(folder: &Path) -> Done<Vec<String>> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if !NAMES.iter().any(|known| name.starts_with(known)) {
            continue;
        }
        if path.is_dir() {
            texts.extend(licences(&path)?);
        } else if let Ok(text) = fs::read_to_string(&path) {
            texts.push(text.replace('\r', "").trim().to_owned());
        }
    }
    Ok(texts)
}

fn page<'a>(works: impl Iterator<Item = &'a Work>, texts: &BTreeMap<String, BTreeSet<String>>) -> String {
    let mut page =
        "What others wrote and is built into Assay, and under which licence each of it is used.\n\n".to_owned();
    for work in works {
        page += &format!("{} {}: {}  {}\n", work.name, work.version, work.licence, work.home);
    }
    for (text, of) in texts {
        let of: Vec<&str> = of.iter().map(String::as_str).collect();
        page += &format!("\n{}\n{}\n\n{text}\n", "=".repeat(80), of.join(", "));
    }
    page
}

fn printed(command: &mut Command) -> Done<String> {
    let done = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    if done.status.success() {
        return Ok(String::from_utf8_lossy(&done.stdout).into_owned());
    }
    Err(format!("{command:?}: {}", String::from_utf8_lossy(&done.stderr)))
}

#[cfg(test)]
mod tests {
    use super::{crate_of, npm_package_of, page};
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    #[test]
    fn a_crate_is_named_with_its_licence_and_ours_are_not() {
        let work = crate_of("serde v1.0.229\tMIT OR Apache-2.0\thttps://example.org/serde (*)").unwrap();
        assert_eq!((work.name.as_str(), work.version.as_str()), ("serde", "1.0.229"));
        assert_eq!(
            (work.licence.as_str(), work.home.as_str()),
            ("MIT OR Apache-2.0", "https://example.org/serde")
        );
        assert!(crate_of("serde_derive v1.0.229 (proc-macro)\tMIT\t").is_some());
        assert!(crate_of("assay-app v0.1.0 (/somewhere/app)\tApache-2.0 OR MIT\t").is_none());
        assert!(crate_of("").is_none());
    }

    #[test]
    fn a_package_of_the_pages_is_named_by_its_manifest() {
        let manifest = r#"{ "name": "svelte", "version": "5.57.3", "license": "MIT" }"#;
        let work = npm_package_of(manifest, Path::new("node_modules/svelte"));
        assert_eq!(
            (work.name.as_str(), work.version.as_str(), work.licence.as_str()),
            ("svelte", "5.57.3", "MIT")
        );
    }

    #[test]
    fn a_licence_stands_there_once_for_all_who_use_it() {
        let works = ["a v1.0.0\tMIT\t", "b v2.0.0\tMIT\t"].map(|line| crate_of(line).unwrap());
        let of = BTreeSet::from(["a 1.0.0".to_owned(), "b 2.0.0".to_owned()]);
        let page = page(
            works.iter(),
            &BTreeMap::from([("Permission is granted".to_owned(), of)]),
        );
        assert_eq!(page.matches("Permission is granted").count(), 1);
        assert!(page.contains("a 1.0.0: MIT") && page.contains("a 1.0.0, b 2.0.0"));
    }
}
