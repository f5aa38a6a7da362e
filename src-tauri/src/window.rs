//! The one window and its locks: pages only from the application itself, no second window, no download, nothing
//! stored by the WebView, and the gate as its only proxy (SECURITY 5, points 6 and 7).

use crate::{commands, gate};
use tauri::webview::NewWindowResponse;
use tauri::{App, Url, WebviewUrl, WebviewWindowBuilder};

/// Title of the window, before a page sets a better one.
const TITLE: &str = "Assay";
const SIZE: (f64, f64) = (1440.0, 900.0);
const SMALLEST: (f64, f64) = (720.0, 600.0);

/// Why the window did not come up.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StartError {
    /// This build may not be steered by another program, but the environment asks for it.
    #[error("this build cannot be steered by another program; unset {AUTOMATION} and start it again")]
    AutomationRefused,
    /// The gate found no free port on the loopback interface.
    #[error("no loopback port could be opened ({0})")]
    Gate(#[from] std::io::Error),
    /// The WebView or its window could not be made.
    #[error("the window could not be opened ({0})")]
    Window(#[from] tauri::Error),
}

/// Tauri's own switch; the driver that starts the application sets it.
const AUTOMATION: &str = "TAURI_WEBVIEW_AUTOMATION";

/// Opens the window and returns when it was closed.
///
/// # Errors
/// [`StartError`], before anything is on the screen.
pub(crate) fn run() -> Result<(), StartError> {
    let automated = automated()?;
    let gate = gate::open()?;
    let handler = commands::typed().invoke_handler();
    tauri::Builder::default()
        .invoke_handler(handler)
        .setup(move |app| Ok(open(app, gate, automated)?))
        .run(tauri::generate_context!())?;
    Ok(())
}

#[expect(
    clippy::disallowed_methods,
    reason = "the desktop is an edge: it may read the environment"
)]
fn automated() -> Result<bool, StartError> {
    let asked = std::env::var_os(AUTOMATION).is_some();
    let allowed = cfg!(any(debug_assertions, feature = "automation"));
    if asked && !allowed {
        Err(StartError::AutomationRefused)
    } else {
        Ok(asked)
    }
}

fn open(app: &App, gate: Url, automated: bool) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
        .title(TITLE)
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .proxy_url(gate)
        // wry gives a private WebView a context of its own, which WebDriver cannot reach.
        .incognito(!automated)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    Ok(())
}

/// Whether `url` is a page of the application itself.
fn is_ours(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, expected: bool) {
        assert_eq!(is_ours(&Url::parse(url).unwrap()), expected, "{url}");
    }

    #[test]
    fn only_the_applications_own_pages_open_in_the_window() {
        check("tauri://localhost/index.html", true);
        check("tauri://localhost/#/queue", true);
        check("tauri://elsewhere/index.html", false);
        check("http://127.0.0.1:4000/token/evidence.html", false);
        check("https://tauri.localhost.example/", false);
        check("https://example.org/", false);
        check("file:///etc/hostname", false);
        check("data:text/html,x", false);
        check("about:blank", false);
        check("javascript:void(0)", false);
    }
}
