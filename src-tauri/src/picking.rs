//! Files and folders that the person picks in the system's own dialog. Tests cannot drive such a dialog: debug builds
//! take what `ASSAY_PICKED` names instead, one path to a line.

use std::path::{Path, PathBuf};
use tauri::AppHandle;

/// What is picked.
pub(crate) enum Picked {
    /// Files, one or more.
    Files,
    /// A folder.
    Folder,
    /// A place to write to, with a name proposed.
    Save(String),
}

/// Asks; nothing where the dialog was closed.
pub(crate) async fn pick(app: &AppHandle, picked: Picked) -> Vec<PathBuf> {
    if let Some(named) = named_by_a_test() {
        return named;
    }
    let (give, take) = tokio::sync::oneshot::channel();
    // The toolkit wants its dialogs made on the main thread; the answer comes whenever the person gives it.
    let asked = app.run_on_main_thread(move || {
        let dialog = rfd::AsyncFileDialog::new();
        tauri::async_runtime::spawn(async move {
            let _gone = give.send(answer(dialog, picked).await);
        });
    });
    match asked {
        Ok(()) => take.await.unwrap_or_default(),
        Err(_) => Vec::new(),
    }
}

async fn answer(dialog: rfd::AsyncFileDialog, picked: Picked) -> Vec<PathBuf> {
    let one = |file: Option<rfd::FileHandle>| file.into_iter().map(|file| file.path().to_owned()).collect();
    match picked {
        Picked::Folder => one(dialog.pick_folder().await),
        Picked::Save(name) => one(dialog.set_file_name(name).save_file().await),
        Picked::Files => {
            let files = dialog.pick_files().await.unwrap_or_default().into_iter();
            files.map(|file| file.path().to_owned()).collect()
        }
    }
}

#[cfg(debug_assertions)]
#[expect(clippy::disallowed_methods, reason = "the seam by which tests pick a file")]
fn named_by_a_test() -> Option<Vec<PathBuf>> {
    let named = std::env::var_os("ASSAY_PICKED")?;
    let list = std::fs::read_to_string(named).ok()?;
    Some(
        list.lines()
            .filter(|line| !line.is_empty())
            .map(PathBuf::from)
            .collect(),
    )
}

#[cfg(not(debug_assertions))]
const fn named_by_a_test() -> Option<Vec<PathBuf>> {
    None
}

/// A path as people read it.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string()
}
