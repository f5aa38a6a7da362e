//! What every test stands on: the built executable, a folder of its own, the words of the catalogue, a place for
//! pictures.

use assay_e2e::{Theme, Window};
use std::path::{Path, PathBuf};

/// The workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("two folders down")
        .to_owned()
}

#[expect(
    clippy::disallowed_methods,
    reason = "a test reads the environment that cargo or xtask gave it"
)]
fn binary() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let built = std::env::var_os("ASSAY_DESKTOP").map_or_else(|| target.join("debug/assay-desktop"), PathBuf::from);
    assert!(
        built.is_file(),
        "{} is not there: cargo build -p assay-desktop",
        built.display()
    );
    built
}

/// Does `scene` with a window of its own; `name` is the test's, for its folder.
pub(crate) fn with_window(name: &str, theme: Theme, scene: impl AsyncFnOnce(&Window)) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let home = root().join("target/e2e").join(format!("{name}-{theme:?}"));
    runtime.block_on(async {
        let window = Window::open(&binary(), &[], &home, theme)
            .await
            .unwrap_or_else(|failure| panic!("{failure}"));
        window
            .wait("document.fonts.status === 'loaded' && document.querySelector('h1')")
            .await
            .expect("a page");
        scene(&window).await;
        window.close().await.expect("it closes");
    });
}

/// The sentence of `key` in the catalogue, for keys whose sentence stands on one line without places.
#[expect(clippy::disallowed_methods, reason = "a test reads the catalogue")]
pub(crate) fn sentence(key: &str) -> String {
    let catalogue = std::fs::read_to_string(root().join("ui/messages/en.ftl")).expect("the catalogue");
    let start = format!("{key} = ");
    let line = catalogue.lines().find_map(|line| line.strip_prefix(&start));
    line.unwrap_or_else(|| panic!("the catalogue has no {key}")).to_owned()
}

/// Keeps a picture in `target/screens/`.
#[expect(clippy::disallowed_methods, reason = "pictures are for people to look at")]
pub(crate) fn keep(name: &str, picture: &[u8]) {
    let folder = root().join("target/screens");
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    std::fs::write(folder.join(name), picture).expect("a picture on disk");
}
