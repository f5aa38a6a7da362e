//! Drives the built window in the real WebView: a display of its own ([`Display`]), WebKitGTK's driver on it, and one
//! running Assay ([`Window`]); or no driver at all, and a hand on the X server ([`Bare`]); either in a network that leads
//! nowhere ([`Island`]). It starts the finished executable and never compiles Tauri, so that a change of a test
//! costs seconds.
//!
//! Traps met on the way (PLATFORM 3) and how they are handled: a driver waits for ever for an application that died at
//! start, so every step has a time limit and what the application printed is shown; its screenshots are stale or never
//! come, so pictures are those of the X server.

mod bare;
mod connects;
mod display;
mod drag;
mod free;
mod hand;
mod island;
mod leaving;
mod packet;
mod picture;
pub mod process;
mod screen;
mod window;
mod x11;

pub use bare::Bare;
pub use connects::{Connect, connects};
pub use display::Display;
pub use drag::Drag;
pub use free::Owned;
pub use hand::{Point, Stroke, Turn};
pub use island::{GATEWAY, Island, IslandError, NAME_SERVER, command};
pub use packet::Packet;
pub use picture::{Part, Picture};
pub use screen::{Changes, Screen};
pub use window::{Failure, Theme, Window};
