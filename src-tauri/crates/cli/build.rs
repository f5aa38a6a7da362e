//! How the program is linked.

/// The list of places that the loader puts right takes 4 MB of the executable, all of them read at every start; packed
/// (ELF gABI, `SHT_RELR`; glibc 2.36, which Debian 12 has) it takes a fiftieth.
#[expect(clippy::disallowed_methods, reason = "Cargo tells a build script by its environment")]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var_os("CARGO_CFG_TARGET_OS").is_some_and(|system| system == "linux") {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}
