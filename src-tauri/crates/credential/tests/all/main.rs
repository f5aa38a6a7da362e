//! What assay-credential promises, against outside data where there is any: RFC 8785 and W3C vectors, the Web Annotation
//! suite, a few lines of Python, and files that an earlier build signed.
#![cfg(test)]

mod annotations;
mod documents;
mod flips;
mod jcs;
mod keys;
mod outside;
mod records;
mod rosters;
mod samples;
mod shared;
mod stored;
mod w3c_vector;
