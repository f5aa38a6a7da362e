//! Documents and tables: pages, words, rows, and what their metadata tells. PDF by hayro ([`pdf`]); office files by
//! their XML ([`ooxml`], [`odf`]) out of our own bounded zip reader; comma-separated values by hand ([`table`]).

mod number_formats;
pub(crate) mod odf;
pub(crate) mod ooxml;
pub(crate) mod pdf;
mod relations;
mod sheet;
pub(crate) mod table;

use crate::report::{Identifying, Remark};

/// Text beyond this is not read.
pub(crate) const MOST_TEXT: usize = 16 << 20;

/// What a document holds.
#[derive(Default)]
pub(crate) struct Document {
    /// Citable text: one for each page, slide or sheet.
    pub(crate) texts: Vec<String>,
    /// Pages, where they can be known.
    pub(crate) pages: Option<u32>,
    /// Whether that is what the file says, not what was counted.
    pub(crate) pages_as_stated: bool,
    /// Rows and filled cells of all sheets.
    pub(crate) table: Option<(u32, u32)>,
    /// What a reader should know.
    pub(crate) remarks: Vec<Remark>,
    /// What the metadata tells.
    pub(crate) tells: Vec<Identifying>,
    /// Of each slide, whether the presentation skips it.
    pub(crate) hidden: Vec<bool>,
    /// Whether something is embedded that could run.
    pub(crate) embedded: bool,
    /// Whether there was more text than is read.
    pub(crate) truncated: bool,
    /// Whether the file ends before its parts do.
    pub(crate) cut: bool,
}

impl Document {
    /// Adds the text of a page, as long as there is room.
    pub(crate) fn push_text(&mut self, text: String) {
        let held: usize = self.texts.iter().map(String::len).sum();
        if held + text.len() <= MOST_TEXT {
            self.texts.push(text);
        } else {
            self.truncated = true;
        }
    }

    /// Adds a remark that counts something, if there is anything to count.
    pub(crate) fn remark(&mut self, count: usize, remark: impl FnOnce(u32) -> Remark) {
        if count > 0 {
            self.remarks.push(remark(u32::try_from(count).unwrap_or(u32::MAX)));
        }
    }
}
