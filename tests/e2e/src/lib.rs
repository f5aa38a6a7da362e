//! Drives the built window in the real WebView: a display of its own ([`Display`]), WebKitGTK's driver on it, and one
//! running Assay ([`Window`]). It starts the finished executable and never compiles Tauri, so that a change of a test
//! costs seconds.
//!
//! Traps met on the way (PLATFORM 3) and how they are handled: a driver waits for ever for an application that died at
//! start, so every step has a time limit and what the application printed is shown; the first screenshot after a
//! change is stale, so two animation frames are awaited before each.

mod display;
mod free;
mod hand;
mod leaving;
pub mod process;
mod screen;
mod window;

pub use display::Display;
pub use free::Owned;
pub use hand::{Point, Stroke};
pub use screen::{Changes, Screen};
pub use window::{Failure, Theme, Window};
