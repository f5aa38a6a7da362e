//! The one window and its locks: pages only from the application itself, no second window, no download, nothing
//! stored by the WebView, and the evidence server as its only proxy (SECURITY 5, points 6 and 7).

use crate::arguments::{Arguments, Misread};
use crate::closing::{self, Closing};
use crate::commands::{self, AtDesk};
use crate::desk::{Desk, Places};
use crate::server::Port;
use crate::upkeep;
use assay_app::ports::Ids;
use assay_app::{Assay, codes};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use tauri::webview::NewWindowResponse;
use tauri::{
    App, AppHandle, DragDropEvent, Emitter, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent,
};
#[cfg(target_os = "linux")]
use webkit2gtk::{CacheModel, WebContextExt, WebViewExt};

/// Title of the window, before a page sets a better one.
const TITLE: &str = "Assay";
const SIZE: (f64, f64) = (1440.0, 900.0);
const SMALLEST: (f64, f64) = (720.0, 600.0);
/// Its label, by which its capability names it.
pub(crate) const MAIN: &str = "main";
/// Tells the page that something was named from outside: by a drop, or by a second start.
const NAMED: &str = "named";
/// Tells the page that files hang over the window, or no longer.
const HOVERED: &str = "hovered";

/// Why the window did not come up.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StartError {
    /// The command line says something that it may not.
    #[error("{0}.")]
    Misread(#[from] Misread),
    /// This build may not be steered by another program, but the environment asks for it.
    #[error("this build cannot be steered by another program; unset {AUTOMATION} and start it again.")]
    AutomationRefused,
    /// No folder for this user's data is known.
    #[error("it is not known where this user's data lies; name a folder with --data-dir, or set HOME.")]
    NoDataFolder,
    /// The machine gave no random bytes, and without a token anybody could ask for evidence.
    #[error("the machine gave no random bytes.")]
    NoRandomness,
    /// No free port on the loopback interface, or no path to our own executable.
    #[error("no loopback port could be opened ({0}).")]
    Port(#[from] std::io::Error),
    /// The WebView or its window could not be made.
    #[error("the window could not be opened ({0}).")]
    Window(#[from] tauri::Error),
}

/// Tauri's own switch; the driver that starts the application sets it.
const AUTOMATION: &str = "TAURI_WEBVIEW_AUTOMATION";

/// Tell WebKit to paint with the processor, straight into the window; what is set by hand is left as it is.
const PAINTED_BY_PROCESSOR: [&str; 2] = ["WEBKIT_SKIA_ENABLE_CPU_RENDERING", "WEBKIT_DISABLE_COMPOSITING_MODE"];
/// Where Linux keeps the machine's graphics processors.
const GRAPHICS_PROCESSORS: &str = "/dev/dri";

/// Opens the window and returns when it was closed. Where another window has the library open, that one is asked to
/// come forward instead, with what this one was to open.
pub(crate) fn run(arguments: Arguments) -> Result<(), StartError> {
    let automated = automated()?;
    paint_where_it_is_fast();
    let places = places(&arguments)?;
    let assay: &'static Assay = Box::leak(Box::new(Assay::on_this_machine(std::env::current_exe()?)));
    let port = Port::open()?;
    let token = token(&*assay.ids)?;
    let base = port.base(&token);
    // A large library takes as long to look through as the toolkit to wake: side by side.
    let opening = thread::spawn(move || (Desk::open(assay, &places, arguments.sample, base), places));
    let app = tauri::Builder::default()
        .invoke_handler(commands::typed().invoke_handler())
        .manage(Closing::default())
        .setup(move |app| {
            open(app, &port, automated)?;
            closing::hear_the_end(app.handle(), MAIN);
            if let AtDesk::Open(desk) = app.state::<AtDesk>().inner() {
                hear_others(app.handle(), desk);
                upkeep::begin(app.handle(), MAIN, desk);
                // Where it ends, so does the window's sight of evidence; each viewer then says so in its place.
                tauri::async_runtime::spawn(port.serve(token, desk.clone()));
            }
            Ok(())
        })
        .on_window_event(|window, event| match event {
            WindowEvent::DragDrop(event) => dropped(window.app_handle(), event),
            WindowEvent::CloseRequested { api, .. } if closing::asks(window.app_handle(), window.label()) => {
                api.prevent_close();
            }
            _ => {}
        })
        .build(tauri::generate_context!())?;
    let (opened, places) = opening.join().unwrap_or_else(|fault| resume_unwind(fault));
    let at_desk = match opened {
        Ok(desk) => {
            desk.put_down(arguments.paths.into_iter().map(absolute));
            AtDesk::Open(Arc::new(desk))
        }
        Err(failure) if failure.code == codes::LIBRARY_OPEN && handed_over(&places, &arguments.paths) => return Ok(()),
        Err(failure) => commands::closed(&failure, &assay.messages),
    };
    app.manage(at_desk);
    app.run(|_, _| {});
    Ok(())
}

/// Without a graphics processor, on a virtual machine or a remote desktop, WebKitGTK has one imitated by the processor,
/// paints through that and lays the page together with it: a typed letter took four times as long, one of a hundred
/// pictures of a scrolled list came too late, and 80 MB were taken for it (2.50.6). Before any thread begins.
#[cfg(target_os = "linux")]
fn paint_where_it_is_fast() {
    if Path::new(GRAPHICS_PROCESSORS).exists() {
        return;
    }
    for variable in PAINTED_BY_PROCESSOR {
        // What cannot be set leaves WebKit as it is, which is slower and no less right.
        let _unset = glib::setenv(variable, "1", false);
    }
}

#[cfg(not(target_os = "linux"))]
const fn paint_where_it_is_fast() {}

/// Where library and keys lie: as the command line says, else in this user's data folder.
fn places(arguments: &Arguments) -> Result<Places, StartError> {
    let data = arguments
        .data
        .clone()
        .or_else(data_folder)
        .ok_or(StartError::NoDataFolder)?;
    let library = arguments.library.clone().unwrap_or_else(|| data.join("library"));
    Ok(Places { library, data })
}

/// Where this user's data lies (XDG Base Directory Specification).
fn data_folder() -> Option<PathBuf> {
    assay_app::folders::data(&from_environment)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the desktop is an edge: it may read the environment"
)]
fn from_environment(name: &str) -> Option<std::ffi::OsString> {
    std::env::var_os(name)
}

fn automated() -> Result<bool, StartError> {
    let asked = from_environment(AUTOMATION).is_some();
    let allowed = cfg!(any(debug_assertions, feature = "automation"));
    if asked && !allowed {
        Err(StartError::AutomationRefused)
    } else {
        Ok(asked)
    }
}

/// 32 bytes that nobody can guess, in hexadecimal.
fn token(ids: &dyn Ids) -> Result<String, StartError> {
    let seed = ids.seed().map_err(|_| StartError::NoRandomness)?;
    Ok(seed.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

/// Asks the window that has the library open to come forward, and to open what was named.
fn handed_over(places: &Places, paths: &[PathBuf]) -> bool {
    let paths = paths.iter().cloned().map(absolute);
    let runtime = from_environment("XDG_RUNTIME_DIR").map(PathBuf::from);
    assay_app::library::hand_over(&places.library, runtime.as_deref(), paths)
}

/// Comes forward when a second start asks for it.
fn hear_others(app: &AppHandle, desk: &Arc<Desk>) {
    let (app, desk) = (app.clone(), desk.clone());
    let heard = {
        let desk = desk.clone();
        move |paths: Vec<PathBuf>| {
            desk.put_down(paths);
            if let Some(window) = app.get_webview_window(MAIN) {
                let _shown = window.unminimize().and_then(|()| window.set_focus());
            }
            let _told = app.emit_to(MAIN, NAMED, ());
        }
    };
    let runtime = from_environment("XDG_RUNTIME_DIR").map(PathBuf::from);
    desk.listen(runtime.as_deref(), heard);
}

fn dropped(app: &AppHandle, event: &DragDropEvent) {
    match event {
        DragDropEvent::Enter { .. } => drop(app.emit_to(MAIN, HOVERED, true)),
        DragDropEvent::Leave => drop(app.emit_to(MAIN, HOVERED, false)),
        DragDropEvent::Drop { paths, .. } => {
            if let AtDesk::Open(desk) = app.state::<AtDesk>().inner() {
                desk.put_down(paths.iter().cloned());
            }
            let _told = app
                .emit_to(MAIN, HOVERED, false)
                .and_then(|()| app.emit_to(MAIN, NAMED, ()));
        }
        _ => {}
    }
}

fn open(app: &App, port: &Port, automated: bool) -> tauri::Result<()> {
    let proxy = Url::parse(&port.proxy()).map_err(|error| tauri::Error::Anyhow(error.into()))?;
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::App("index.html".into()));
    let window = if left_open_by_a_test() {
        window
    } else {
        window.proxy_url(proxy)
    };
    let window = window
        .title(TITLE)
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        // wry gives a private WebView a context of its own, which WebDriver cannot reach. Private, proxied and playing films
        // go together (WebKitGTK 2.50.6, tests/e2e); beside it tauri makes a context that nobody uses, which leaves three
        // random numbers and a table without rows in the application's folder, and nothing of the evidence.
        .incognito(!automated)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    forgets_what_is_not_shown(&window)
}

/// WebKit keeps the bytes of a hundred pages that were looked at and left, in case one goes back: tens of megabytes, of
/// children's faces. They are a millisecond away on our own port.
#[cfg(target_os = "linux")]
fn forgets_what_is_not_shown(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|webview| {
        if let Some(context) = webview.inner().context() {
            context.set_cache_model(CacheModel::DocumentViewer);
        }
    })
}

#[cfg(not(target_os = "linux"))]
fn forgets_what_is_not_shown(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// Whether a test wants the window without its proxy: to see that it would notice what gets out. Never in a release.
#[cfg(debug_assertions)]
fn left_open_by_a_test() -> bool {
    from_environment("ASSAY_LEFT_OPEN").is_some()
}

#[cfg(not(debug_assertions))]
const fn left_open_by_a_test() -> bool {
    false
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
