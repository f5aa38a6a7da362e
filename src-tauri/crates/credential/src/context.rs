//! The `@context` of every record: the W3C's, by address, and ours, inline. Both are pinned: a record with any other is
//! refused, and nothing is ever fetched.
//!
//! The inline one defines two terms under one `urn:uuid`, chosen once and for ever. `assessment` is `@json`: JSON-LD
//! processors carry the whole judgement as one literal, so that arrays keep their order, nothing is dropped without a
//! word, and RDF canonicalisation stays small with thousands of annotations.

use serde_json::{Value, json};

/// The name space of our two terms.
pub const NAMESPACE: &str = "urn:uuid:101a0c84-28d0-4553-a609-2e19ebf780d9#";
/// W3C Verifiable Credentials 2.0.
pub const CREDENTIALS_V2: &str = "https://www.w3.org/ns/credentials/v2";
/// The second type of a record.
pub const RECORD_TYPE: &str = "AssayRecord";

/// The `@context` of a record, major version 1.
pub fn pinned() -> Value {
    json!([
        CREDENTIALS_V2,
        {
            "AssayRecord": format!("{NAMESPACE}AssayRecord"),
            "assessment": { "@id": format!("{NAMESPACE}assessment"), "@type": "@json" },
        },
    ])
}
