//! A submission leaves the library as the bundle it came in as: the same payload, to the byte.

use crate::codes;
use crate::failure::{Failure, Kind};
use crate::package::SOFTWARE;
use crate::watching::{Adding, Watcher};
use assay_bundle::{Bag, Content, FileFound, Part, write_bag};
use assay_model::Sha256;
use assay_store::{ArtifactRow, MicroCredentialRow, Reading, SubmissionRow};
use std::io::{Seek, Write};

/// Writes `row` as a bundle; gives the payload digest of what was written. A file that changed on the library's disk is
/// refused by its name.
pub(crate) fn bundle<W: Write + Seek + Send>(
    library: &Reading,
    row: &SubmissionRow,
    credential: &MicroCredentialRow,
    out: W,
    watcher: &dyn Watcher,
) -> Result<Sha256, Failure> {
    let top = format!("submission-{}-attempt-{}", row.number, row.attempt);
    let bytes = |path: &str, bytes: &[u8]| Part {
        path: path.to_owned(),
        size: bytes.len() as u64,
        content: Content::Bytes(bytes.to_vec()),
    };
    let mut parts = vec![
        bytes("data/submission.json", row.json.as_bytes()),
        bytes("data/micro-credential.json", &credential.json),
    ];
    parts.extend(ro_crate(row)?.map(|text| bytes("data/ro-crate-metadata.json", text.as_bytes())));
    for artifact in &row.artifacts {
        let open =
            move || Ok(Box::new(library.open_artifact(&artifact.sha256).map_err(std::io::Error::other)?) as Box<_>);
        let path = format!("data/{}", artifact.path);
        parts.push(Part {
            path,
            size: artifact.size,
            content: Content::Open(Box::new(open)),
        });
    }
    let total = parts.iter().map(|part| part.size).sum();
    let progress = Adding::new(watcher, total);
    let bag = Bag {
        top: &top,
        // The same submission leaves as the same bytes, whenever.
        at: row.imported_at,
        agent: SOFTWARE,
        parts,
    };
    let packed = write_bag(bag, out, &progress)?.1;
    match row.artifacts.iter().find(|artifact| !is_among(artifact, &packed.files)) {
        None => Ok(packed.payload),
        Some(damaged) => Err(Failure::new(Kind::Invalid, codes::ARTIFACT_DAMAGED).with("path", &damaged.path)),
    }
}

/// Whether the bytes that were written are those that came in.
fn is_among(artifact: &ArtifactRow, written: &[FileFound]) -> bool {
    let path = format!("data/{}", artifact.path);
    written
        .iter()
        .any(|file| file.path == path && file.sha256 == artifact.sha256)
}

/// The RO-Crate description that the bundle came with: written for other programs, and part of the payload digest.
fn ro_crate(row: &SubmissionRow) -> Result<Option<String>, Failure> {
    let intake: serde_json::Value = serde_json::from_str(&row.intake).map_err(crate::failures::json)?;
    Ok(intake.get("roCrate").and_then(|text| text.as_str()).map(str::to_owned))
}
