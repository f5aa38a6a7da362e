//! True type by content: what a file is, whatever it is called.
//!
//! In this order, and the first that answers wins: no bytes; a signature at the start ([`magic`]), looked into where it
//! is only a container ([`inside`]); a signature further in (tar, ISO 9660, disk image); text and its flavours
//! ([`text`]). HTML is only ever what is left: a file with any other signature is never HTML. A second signature in the
//! same bytes, such as a zip behind a picture, is told, not followed ([`second`]).
//!
//! Only headers are read, nothing is decompressed, so this may also be called outside the decoder child.

mod inside;
mod magic;
mod ole;
pub(crate) use ole::has_macros;
mod second;
pub(crate) mod text;

use crate::fault::{Fault, Found};
use crate::format::{Format, extension_of};
use crate::report::Finding;
use crate::window::{ReadAt, Window};
use std::io;

/// How much of the beginning is looked at.
const HEAD: usize = 64 * 1024;

/// What the bytes are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sniffed {
    /// The type.
    pub format: Format,
    /// What else the same bytes could be taken for.
    pub also: Option<Format>,
    /// Whether the name says something else.
    pub name_lies: bool,
}

/// What `source` is. `name` is its file name: used to tell flavours of plain text apart, and to see whether it lies.
pub fn sniff(source: &mut dyn ReadAt, name: &str) -> io::Result<Sniffed> {
    let mut window = Window::new(source);
    match sniff_window(&mut window, name) {
        Ok(sniffed) => Ok(sniffed),
        Err(Fault::Source(error)) => Err(error),
        Err(_) => Ok(Sniffed {
            format: Format::Unknown,
            also: None,
            name_lies: false,
        }),
    }
}

pub(crate) fn sniff_window(window: &mut Window<'_>, name: &str) -> Found<Sniffed> {
    let head = window.bytes(0, HEAD)?;
    let extension = extension_of(name);
    let format = if head.is_empty() {
        Format::Empty
    } else {
        first(window, &head, &extension)?
    };
    let also = second::signature(window, &head, format)?;
    let name_lies = format != Format::Empty && !format.agrees_with(name);
    Ok(Sniffed {
        format,
        also,
        name_lies,
    })
}

impl Sniffed {
    /// The finding, if name and bytes, or the bytes themselves, do not agree.
    pub(crate) fn lie(&self, name: &str) -> Option<Finding> {
        let says = extension_of(name);
        (self.name_lies || self.also.is_some()).then_some(Finding::TypeLies {
            says,
            is: self.format,
            also: self.also,
        })
    }
}

fn first(window: &mut Window<'_>, head: &[u8], extension: &str) -> Found<Format> {
    if let Some(format) = magic::at_start(head, extension) {
        return inside::refine(window, head, format, extension);
    }
    if let Some(format) = magic::further_in(window, head)? {
        return Ok(format);
    }
    Ok(text::flavour(head, window.size(), extension).unwrap_or(Format::Unknown))
}
