//! What the window may call, a module for each part of the day. Each command is declared once, in [`typed`];
//! `ui/src/lib/ipc/bindings.ts` is made from it, and a test below fails while that copy is stale. Only integers, strings
//! and enums cross: no floats, nothing above 32 bit.
//!
//! A command does its work off the runtime's threads and answers a [`Problem`] in sentences where it cannot.

mod bringing;
mod closing;
mod evidence;
mod keys;
mod queue;
mod review;
mod signing;
mod start;
mod telling;
mod verifying;

pub(crate) use start::closed;

use crate::desk::Desk;
use crate::wire::Problem;
use assay_app::{Failure, Kind, codes};
use std::sync::Arc;
use tauri::State;
use tauri_specta::{Builder, collect_commands};

/// The desk, or why there is none.
pub(crate) enum AtDesk {
    /// The library is open.
    Open(Arc<Desk>),
    /// It could not be opened; the window says so and can do nothing else.
    Closed(Problem),
}

/// All typed commands, for Tauri's handler and for the bindings.
pub(crate) fn typed() -> Builder<tauri::Wry> {
    // What Rust reads and what it writes look alike here, so one type each.
    Builder::new().disable_serde_phases().commands(collect_commands![
        start::start,
        start::save_settings,
        start::forget_cut_off,
        start::waiting,
        start::pick,
        closing::farewell,
        keys::create_key,
        keys::recover_key,
        keys::recovery_sheet,
        keys::sheet_on_paper,
        queue::queue,
        queue::set_due,
        bringing::look_at,
        bringing::look_through,
        bringing::keep_unanswered,
        bringing::forget_unanswered,
        bringing::bring_in,
        bringing::stop,
        bringing::micro_credentials,
        bringing::glance,
        bringing::accept,
        bringing::intake,
        review::open_review,
        review::edit,
        review::draft,
        review::cover,
        review::leave_at,
        review::shows_review,
        review::search,
        evidence::page_words,
        evidence::compare,
        evidence::texts,
        evidence::cues,
        evidence::table,
        evidence::speech,
        evidence::frames,
        evidence::keep_frame,
        evidence::hand_to_system,
        signing::before_signing,
        signing::sign,
        signing::signed,
        signing::report,
        signing::show_package,
        signing::write_result,
        signing::write_bundle,
        verifying::verify
    ])
}

/// Does `work` at the desk, where blocking hurts nobody.
async fn at_desk<T: Send + 'static>(
    desk: State<'_, AtDesk>,
    work: impl FnOnce(&Desk) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Problem> {
    let desk = match desk.inner() {
        AtDesk::Open(desk) => desk.clone(),
        AtDesk::Closed(problem) => return Err(problem.clone()),
    };
    let at = desk.clone();
    let done = tauri::async_runtime::spawn_blocking(move || work(&at)).await;
    done.unwrap_or_else(|error| Err(Failure::new(Kind::Internal, codes::INTERNAL).with("reason", error)))
        .map_err(|failure| desk.problem(&failure))
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
        let calls = bindings.split("__TAURI_INVOKE").skip(1);
        let names: Vec<_> = calls
            .filter_map(|call| call.split_once("(\"")?.1.split('"').next())
            .filter(|name| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'))
            .collect();
        assert!(names.len() > 20, "commands were not found in bindings.ts: {names:?}");
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
