//! The built window in the real WebView: what a person sees of it, whether everybody can read it, and that it has no
//! way out. `ASSAY_DESKTOP` names the executable; without it, the debug build of this workspace is taken.

#![cfg(test)]

mod accessibility;
mod bringing;
mod closing;
mod corrections;
mod decoder;
mod egress;
mod endings;
mod frames;
mod full_disk;
mod journey;
mod keys;
mod no_way_out;
mod places;
mod private_window;
mod spanish;
mod stage;
mod start;
mod taking;
mod tmpfs;
mod trouble;
mod verdicts;
