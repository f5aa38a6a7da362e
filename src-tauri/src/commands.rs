//! What the window may call. Each command is declared here once; `ui/src/lib/ipc/bindings.ts` is made from it, and a
//! test below fails while that copy is stale. Only integers, strings and enums cross: no floats, nothing above 32 bit.

use serde::Serialize;
use specta::Type;
use tauri_specta::{Builder, collect_commands};

/// What the window says about the application itself.
#[derive(Debug, Clone, Serialize, Type)]
pub(crate) struct About {
    /// Version of this build, as in the manifest: `1.2.3`.
    version: String,
}

/// Says which Assay this is.
#[tauri::command]
#[specta::specta]
pub(crate) fn about() -> About {
    About {
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// All typed commands, for Tauri's handler and for the bindings.
pub(crate) fn typed() -> Builder<tauri::Wry> {
    Builder::new().commands(collect_commands![about])
}

#[cfg(test)]
mod tests {
    use super::*;
    use specta_typescript::Typescript;
    use std::path::{Path, PathBuf};

    fn committed() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/lib/ipc/bindings.ts")
    }

    fn export_to(path: &Path) {
        typed().export(Typescript::default(), path).unwrap();
    }

    /// `ASSAY_WRITE_BINDINGS=1 cargo test -p assay-desktop` renews the copy.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test reads the disk and its own switch")]
    fn the_bindings_of_the_window_are_those_of_the_commands() {
        if std::env::var_os("ASSAY_WRITE_BINDINGS").is_some() {
            export_to(&committed());
        }
        let fresh = std::env::temp_dir().join(format!("assay-bindings-{}.ts", std::process::id()));
        export_to(&fresh);
        let made = std::fs::read_to_string(&fresh).unwrap();
        std::fs::remove_file(&fresh).unwrap();
        let kept = std::fs::read_to_string(committed()).unwrap_or_default();
        assert_eq!(
            kept, made,
            "bindings.ts is stale: ASSAY_WRITE_BINDINGS=1 cargo test -p assay-desktop"
        );
    }

    /// Commands that `build.rs` does not name could be called by every window.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test reads the disk")]
    fn every_command_is_named_for_the_capability() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let build = std::fs::read_to_string(root.join("build.rs")).unwrap();
        let capability = std::fs::read_to_string(root.join("capabilities/main.json")).unwrap();
        let bindings = std::fs::read_to_string(committed()).unwrap();
        let calls = bindings.split("__TAURI_INVOKE<").skip(1);
        let names: Vec<_> = calls
            .filter_map(|call| call.split_once("(\"")?.1.split('"').next())
            .collect();
        assert!(!names.is_empty(), "no command was found in bindings.ts");
        for name in names {
            assert!(build.contains(&format!("\"{name}\"")), "build.rs does not name {name}");
            let permission = format!("\"allow-{}\"", name.replace('_', "-"));
            assert!(
                capability.contains(&permission),
                "capabilities/main.json lacks {permission}"
            );
        }
    }
}
