//! The tag files of a bag, read once: what is read here is also what is hashed later.

use super::digest::Algorithm;
use super::info::Oxum;
use super::manifest::{Covers, Manifest};
use super::tagfile::Encoding;
use super::version::{self, Version};
use super::{Fault, Findings, Warning, fetch, info};
use crate::container::Container;
use crate::error::ReadError;
use std::collections::BTreeMap;

/// What a bag says about itself.
pub(super) struct Parts {
    pub(super) version: Version,
    pub(super) payload: Vec<Manifest>,
    pub(super) tags: Vec<Manifest>,
    pub(super) fetch: Vec<String>,
    pub(super) oxum: Option<Oxum>,
    pub(super) held: BTreeMap<String, Vec<u8>>,
}

struct Reader<'a> {
    container: &'a Container,
    version: Version,
    encoding: Encoding,
    held: BTreeMap<String, Vec<u8>>,
}

/// Reads `bagit.txt` and all that follows from it; a bag without a declaration says nothing.
pub(super) fn read(container: &Container, findings: &mut Findings) -> Result<Option<Parts>, ReadError> {
    let declaration = container.read("bagit.txt", container.limits().tag_bytes)?;
    match version::read(&declaration) {
        Ok((version, encoding)) => {
            let held = BTreeMap::from([("bagit.txt".to_owned(), declaration)]);
            Reader {
                container,
                version,
                encoding,
                held,
            }
            .parts(findings)
            .map(Some)
        }
        Err(fault) => {
            findings.fault(fault);
            Ok(None)
        }
    }
}

impl Reader<'_> {
    fn parts(mut self, findings: &mut Findings) -> Result<Parts, ReadError> {
        let payload = self.manifests("manifest-", Covers::Payload, findings)?;
        let tags = self.manifests("tagmanifest-", Covers::Tags, findings)?;
        let version = self.version;
        let fetch = self.text("fetch.txt", findings)?;
        let fetch = fetch
            .map(|text| fetch::read(&text, version, findings))
            .unwrap_or_default();
        let file = version.info_file();
        let info = self.text(file, findings)?;
        let oxum = info.and_then(|text| info::read(file, &text, version, findings));
        Ok(Parts {
            version,
            payload,
            tags,
            fetch,
            oxum,
            held: self.held,
        })
    }

    fn manifests(&mut self, start: &str, covers: Covers, findings: &mut Findings) -> Result<Vec<Manifest>, ReadError> {
        let named = |path: &str| Some(path.strip_prefix(start)?.strip_suffix(".txt")?.to_owned());
        let files: Vec<(String, String)> = self
            .container
            .entries()
            .iter()
            .filter_map(|entry| {
                Some((
                    entry.path.clone(),
                    named(&entry.path).filter(|name| !name.contains('/'))?,
                ))
            })
            .collect();
        let mut manifests = Vec::new();
        for (file, name) in files {
            let Some(algorithm) = Algorithm::named(&name) else {
                findings.warn(Warning::AlgorithmUnknown { file });
                continue;
            };
            if let Some(text) = self.text(&file, findings)? {
                manifests.push(Manifest::read(&file, algorithm, covers, &text, self.version, findings));
            }
        }
        Ok(manifests)
    }

    /// The tag file as text, where it is there and in the bag's encoding.
    fn text(&mut self, file: &str, findings: &mut Findings) -> Result<Option<String>, ReadError> {
        if self.container.entry(file).is_none() {
            return Ok(None);
        }
        let bytes = self.container.read(file, self.container.limits().tag_bytes)?;
        let text = self.encoding.decode(&bytes);
        if text.is_none() {
            findings.fault(Fault::TagFileGarbled { file: file.to_owned() });
        }
        self.held.insert(file.to_owned(), bytes);
        Ok(text)
    }
}
