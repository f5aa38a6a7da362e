//! Builds what Tauri needs at compile time. Every command is named here, so that a window can call only those that
//! its capability allows by name: without this list Tauri would let every window call everything.

/// The commands of `src/commands`; a test in there holds the two lists together.
const COMMANDS: &[&str] = &[
    "start",
    "save_settings",
    "forget_cut_off",
    "waiting",
    "pick",
    "farewell",
    "create_key",
    "recover_key",
    "recovery_sheet",
    "sheet_on_paper",
    "queue",
    "set_due",
    "look_at",
    "look_through",
    "keep_unanswered",
    "forget_unanswered",
    "bring_in",
    "stop",
    "micro_credentials",
    "glance",
    "accept",
    "intake",
    "open_review",
    "edit",
    "draft",
    "cover",
    "leave_at",
    "shows_review",
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
    "signed",
    "report",
    "show_package",
    "write_result",
    "write_bundle",
    "verify",
];

fn main() {
    // The pages are built into the executable: newer pages make a newer executable.
    println!("cargo::rerun-if-changed=../ui/dist");
    pack_relocations();
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        println!("cargo::error={error:#}");
    }
}

/// The list of places that the loader puts right takes 4 MB of the executable, all of them read at every start; packed
/// (ELF gABI, `SHT_RELR`; glibc 2.36, which Debian 12 has) it takes a fiftieth.
#[expect(clippy::disallowed_methods, reason = "Cargo tells a build script by its environment")]
fn pack_relocations() {
    if std::env::var_os("CARGO_CFG_TARGET_OS").is_some_and(|system| system == "linux") {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}
