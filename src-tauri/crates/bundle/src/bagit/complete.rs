//! Completeness (RFC 8493, 3): every file that is listed is there, and every payload file is listed. What this gives is
//! which checksum each file has to have.

use super::digest::{Algorithm, Sum};
use super::manifest::Manifest;
use super::parts::{self, Parts};
use super::version::Version;
use super::{Fault, Findings, Warning};
use crate::container::Container;
use crate::error::ReadError;
use crate::listing::Entry;
use crate::names::{fold, is_system_file};
use std::collections::{BTreeMap, BTreeSet};

/// The checksums that a file has to have.
pub(crate) type Checksums = BTreeMap<String, Vec<(Algorithm, Sum)>>;

/// What a bag asks for, once its tag files are read.
#[derive(Default)]
pub(crate) struct Expected {
    pub(crate) version: Option<Version>,
    pub(crate) payload_algorithms: BTreeSet<Algorithm>,
    pub(crate) tag_algorithms: BTreeSet<Algorithm>,
    /// By the path of the file as it is.
    pub(crate) payload: Checksums,
    pub(crate) tags: Checksums,
    /// The tag files as they were read.
    pub(crate) held: BTreeMap<String, Vec<u8>>,
    /// `Payload-Oxum` is wrong; said last, since it only counts what the other faults name.
    pub(crate) oxum: Option<Fault>,
    pub(crate) findings: Findings,
}

/// The payload files of a bag.
pub(crate) fn payload(container: &Container) -> impl Iterator<Item = &Entry> {
    container
        .entries()
        .iter()
        .filter(|entry| entry.path.starts_with("data/"))
}

/// Reads the tag files and checks the bag for completeness. Hashes nothing.
pub(crate) fn examine(container: &Container) -> Result<Expected, ReadError> {
    container.require_bag()?;
    let mut findings = Findings::default();
    for path in container.left_out() {
        findings.warn(Warning::LeftOut { path: path.clone() });
    }
    let Some(parts) = parts::read(container, &mut findings)? else {
        return Ok(Expected {
            findings,
            ..Expected::default()
        });
    };
    if !container.has_folder("data") {
        findings.fault(Fault::NoPayloadFolder);
    }
    if parts.payload.is_empty() {
        findings.fault(Fault::ManifestMissing);
    }
    let mut finder = Finder {
        container,
        alike: None,
        findings,
    };
    let payload = finder.payload(&parts);
    let tags = finder.tags(&parts);
    finder.fetch(&parts);
    let oxum = finder.oxum(&parts);
    Ok(Expected {
        version: Some(parts.version),
        payload_algorithms: parts.payload.iter().map(|manifest| manifest.algorithm).collect(),
        tag_algorithms: parts.tags.iter().map(|manifest| manifest.algorithm).collect(),
        payload,
        tags,
        held: parts.held,
        oxum,
        findings: finder.findings,
    })
}

/// Finds the files that manifests list.
struct Finder<'a> {
    container: &'a Container,
    /// All files by the name that is one with theirs on some disk; made when it is first needed.
    alike: Option<BTreeMap<String, Vec<&'a str>>>,
    findings: Findings,
}

impl<'a> Finder<'a> {
    fn payload(&mut self, parts: &Parts) -> Checksums {
        let mut sums = Checksums::new();
        let mut listed: BTreeSet<String> = BTreeSet::new();
        for manifest in &parts.payload {
            let found = self.resolve(manifest, &mut sums, |path| Fault::PayloadMissing { path });
            if parts.version == Version::V1_0 {
                self.extra(&found, &manifest.file);
            }
            listed.extend(found);
        }
        if parts.version < Version::V1_0 && !parts.payload.is_empty() {
            let manifests: Vec<&str> = parts.payload.iter().map(|manifest| manifest.file.as_str()).collect();
            self.extra(&listed, &manifests.join(", "));
        }
        sums
    }

    fn extra(&mut self, listed: &BTreeSet<String>, file: &str) {
        for entry in payload(self.container).filter(|entry| !listed.contains(&entry.path)) {
            self.findings.fault(Fault::PayloadExtra {
                path: entry.path.clone(),
                file: file.to_owned(),
            });
        }
    }

    fn tags(&mut self, parts: &Parts) -> Checksums {
        let mut sums = Checksums::new();
        for manifest in &parts.tags {
            self.resolve(manifest, &mut sums, |path| Fault::TagFileMissing { path });
            if parts.version == Version::V1_0 {
                self.lists_manifests(manifest, &parts.payload);
            }
        }
        sums
    }

    /// Since 1.0 a tag manifest lists every payload manifest and no tag manifest.
    fn lists_manifests(&mut self, tags: &Manifest, payload: &[Manifest]) {
        let missing = payload
            .iter()
            .map(|manifest| &manifest.file)
            .filter(|file| !tags.sums.contains_key(*file));
        let wrong = tags
            .sums
            .keys()
            .filter(|path| path.starts_with("tagmanifest-") && !path.contains('/'));
        for path in missing.chain(wrong) {
            self.findings.fault(Fault::TagManifestWrong {
                file: tags.file.clone(),
                path: path.clone(),
            });
        }
    }

    /// Adds the checksums of `manifest` to `sums`; gives the files that it lists, as they are.
    fn resolve(
        &mut self,
        manifest: &Manifest,
        sums: &mut Checksums,
        missing: impl Fn(String) -> Fault,
    ) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (listed, sum) in &manifest.sums {
            match self.find(listed) {
                Some(path) => {
                    sums.entry(path.to_owned())
                        .or_default()
                        .push((manifest.algorithm, sum.clone()));
                    found.insert(path.to_owned());
                }
                None if is_system_file(listed) => {
                    self.findings.warn(Warning::SystemFileAbsent { path: listed.clone() });
                }
                None => self.findings.fault(missing(listed.clone())),
            }
        }
        found
    }

    /// The file of this name, or the only one whose name is one with it on some disk.
    fn find(&mut self, listed: &str) -> Option<&'a str> {
        if let Some(entry) = self.container.entry(listed) {
            return Some(&entry.path);
        }
        let container = self.container;
        let alike = self.alike.get_or_insert_with(|| by_fold(container));
        let [found] = alike.get(&fold(listed))?.as_slice() else {
            return None;
        };
        self.findings.warn(Warning::NameDiffers {
            listed: listed.to_owned(),
            found: (*found).to_owned(),
        });
        Some(found)
    }

    /// What is to be fetched is listed like everything else. Where a manifest lists it, or it is in the bag, what is wrong
    /// with it is said already; what neither has is missing.
    fn fetch(&mut self, parts: &Parts) {
        for path in &parts.fetch {
            let listed = parts.payload.iter().any(|manifest| manifest.sums.contains_key(path));
            if !listed && self.container.entry(path).is_none() {
                self.findings.fault(Fault::PayloadMissing { path: path.clone() });
            }
        }
    }

    fn oxum(&self, parts: &Parts) -> Option<Fault> {
        let add = |(bytes, files): (u64, u64), entry: &Entry| (bytes.saturating_add(entry.size), files + 1);
        let (bytes, files) = payload(self.container).fold((0, 0), add);
        let gone = |warning: &&Warning| matches!(warning, Warning::SystemFileAbsent { .. });
        let gone = self.findings.warnings.iter().filter(gone).count() as u64;
        parts.oxum.as_ref()?.check(bytes, files, gone)
    }
}

/// All files by their folded names.
pub(crate) fn by_fold(container: &Container) -> BTreeMap<String, Vec<&str>> {
    let mut alike: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for entry in container.entries() {
        alike.entry(fold(&entry.path)).or_default().push(&entry.path);
    }
    alike
}
