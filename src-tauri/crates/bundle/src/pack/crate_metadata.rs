//! `ro-crate-metadata.json`: what is in the payload, for programs that know RO-Crate 1.1 (w3id.org/ro/crate/1.1). It is
//! written and never read here; the context is pinned, since newer tools write a newer one by default.

use super::submission::{NewArtifact, NewSubmission};
use serde_json::{Value, json};

pub(super) fn crate_metadata(new: &NewSubmission) -> Value {
    let mut graph = vec![descriptor(), root(new), licence()];
    graph.extend(new.artifacts.iter().map(file));
    json!({ "@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph })
}

fn descriptor() -> Value {
    json!({
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "conformsTo": { "@id": "https://w3id.org/ro/crate/1.1" },
        "about": { "@id": "./" },
    })
}

fn root(new: &NewSubmission) -> Value {
    let named = |artifact: &NewArtifact| json!({ "@id": uri(artifact.path.as_str()) });
    json!({
        "@id": "./",
        "@type": "Dataset",
        "identifier": new.id,
        "name": format!("Submission {}, attempt {}", new.number, new.attempt),
        "description": "Evidence handed in for a micro-credential.",
        "datePublished": new.created,
        "license": { "@id": "#licence" },
        "hasPart": new.artifacts.iter().map(named).collect::<Vec<_>>(),
    })
}

fn licence() -> Value {
    json!({
        "@id": "#licence",
        "@type": "CreativeWork",
        "name": "For assessment only",
        "description": "The evidence belongs to those who made it and is handed on for assessment only.",
    })
}

fn file(artifact: &NewArtifact) -> Value {
    json!({
        "@id": uri(artifact.path.as_str()),
        "@type": "File",
        "name": artifact.title,
        "encodingFormat": artifact.media_type,
        "contentSize": artifact.size.to_string(),
    })
}

/// A relative reference (RFC 3986): everything but unreserved characters and `/` as `%` and two digits.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes()
        .map(|byte| {
            if plain(byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_relative_reference() {
        assert_eq!(uri("video/lesson 1.mp4"), "video/lesson%201.mp4");
        assert_eq!(uri("né%.txt"), "n%C3%A9%25.txt");
    }
}
