//! Documents as pages: the words on a page with their places.

mod page_text;

pub use page_text::{Link, PageText, Quad, TextSpan};
