//! The house: every crate, what it stands on, and the libraries that nobody else may use. The README shows the same
//! table (`picture.rs` compares them); `manifest.rs` reads what the manifests really say.

/// One crate of the house.
pub(crate) struct Room {
    /// Short name: `bundle` for `assay-bundle`.
    pub(crate) name: &'static str,
    /// Folder from the root.
    pub(crate) folder: &'static str,
    /// Crates of ours that it may name.
    pub(crate) stands_on: &'static [&'static str],
    /// Libraries that only it may name, or only it and the others that list them too.
    pub(crate) alone: &'static [&'static str],
}

const DOMAIN: &[&str] = &["model"];
const UNDER_APP: &[&str] = &[
    "review",
    "catalogue",
    "report",
    "credential",
    "bundle",
    "evidence",
    "vault",
    "store",
    "model",
];

/// The layers from the roof to the ground, as the picture draws them.
pub(crate) const LAYERS: &[&[&str]] = &[
    &["assay-desktop", "cli"],
    &["app"],
    &[
        "review",
        "catalogue",
        "report",
        "credential",
        "bundle",
        "evidence",
        "vault",
        "store",
    ],
    &["model"],
];

/// Every crate that ships, and the two that only work on the house.
pub(crate) const HOUSE: &[Room] = &[
    room(
        "assay-desktop",
        "src-tauri",
        &["app"],
        &[
            "tauri",
            "tauri-specta",
            "specta",
            "axum",
            "gio",
            "glib",
            "rfd",
            "signal-hook",
            "tokio",
            "webkit2gtk",
        ],
    ),
    room(
        "cli",
        "src-tauri/crates/cli",
        &["app"],
        &["clap", "rpassword", "signal-hook"],
    ),
    room(
        "app",
        "src-tauri/crates/app",
        UNDER_APP,
        &["tokio", "uuid", "getrandom"],
    ),
    room("review", "src-tauri/crates/review", DOMAIN, &[]),
    room("catalogue", "src-tauri/crates/catalogue", DOMAIN, &[]),
    room("report", "src-tauri/crates/report", DOMAIN, &["typst"]),
    room("credential", "src-tauri/crates/credential", DOMAIN, &["ed25519-dalek"]),
    room(
        "bundle",
        "src-tauri/crates/bundle",
        DOMAIN,
        &["zip", "flate2", "md-5", "sha1", "csv"],
    ),
    room(
        "evidence",
        "src-tauri/crates/evidence",
        DOMAIN,
        &[
            "zip",
            "flate2",
            "image",
            "symphonia",
            "nanomp3-core",
            "hayro",
            "hayro-interpret",
            "hayro-syntax",
            "office2pdf",
            "kamadak-exif",
            "jpeg-encoder",
        ],
    ),
    room(
        "vault",
        "src-tauri/crates/vault",
        DOMAIN,
        &["age", "bip39", "ed25519-dalek"],
    ),
    room("store", "src-tauri/crates/store", DOMAIN, &["rusqlite"]),
    room("model", "src-tauri/crates/model", &[], &["serde_json_canonicalizer"]),
    room("xtask", "src-tauri/xtask", &[], &[]),
];

/// Libraries that open connections: nobody may name them, because Assay makes none.
pub(crate) const NOBODY: &[&str] = &["reqwest", "ureq", "hyper", "curl", "isahc", "attohttpc", "tungstenite"];

const fn room(
    name: &'static str,
    folder: &'static str,
    stands_on: &'static [&'static str],
    alone: &'static [&'static str],
) -> Room {
    Room {
        name,
        folder,
        stands_on,
        alone,
    }
}

impl Room {
    /// Its package: `assay-bundle`.
    pub(crate) fn package(&self) -> String {
        match self.name {
            "xtask" => "xtask".to_owned(),
            name if name.starts_with("assay-") => name.to_owned(),
            name => format!("assay-{name}"),
        }
    }
}
