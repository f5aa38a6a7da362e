//! assay-report, seen from outside.
