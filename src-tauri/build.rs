//! Builds what Tauri needs at compile time. Every command is named here, so that a window can call only those that
//! its capability allows by name: without this list Tauri would let every window call everything.

/// The commands of `src/commands`; a test in there holds the two lists together.
const COMMANDS: &[&str] = &[
    "start",
    "save_settings",
    "waiting",
    "pick",
    "farewell",
    "create_key",
    "recover_key",
    "queue",
    "set_due",
    "look_at",
    "bring_in",
    "stop",
    "micro_credentials",
    "accept",
    "intake",
    "open_review",
    "edit",
    "draft",
    "cover",
    "leave_at",
    "search",
    "page_words",
    "compare",
    "texts",
    "cues",
    "table",
    "speech",
    "frames",
    "keep_frame",
    "hand_to_system",
    "before_signing",
    "sign",
    "write_result",
    "write_bundle",
    "verify",
];

fn main() {
    // The pages are built into the executable: newer pages make a newer executable.
    println!("cargo::rerun-if-changed=../ui/dist");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        println!("cargo::error={error:#}");
    }
}
