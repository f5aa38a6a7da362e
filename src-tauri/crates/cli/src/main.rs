//! `assay`: everything the window does, without a window.
fn main() {}
