//! What a process costs before its first line runs. The operations are values, so the binary holds thousands of addresses
//! that the loader mends at each start: packed, they cost a look-up about a tenth less; the loader of glibc reads the packed
//! form since 2.36. A debug build, which the tests start ten thousand times, stands where it was linked for, so that there is
//! nothing to mend. The library that unwinds at a panic is linked in: as a file of its own it is looked for, mapped and
//! started by every process, of which hardly any panics.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    let gnu_linux = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    let at_home = env::var_os("HOST") == env::var_os("TARGET");
    // A program that brings its own libc (`-C target-feature=+crt-static`) is linked in a way of its own.
    let is_static = env::var("CARGO_CFG_TARGET_FEATURE")
        .is_ok_and(|features| features.split(',').any(|feature| feature == "crt-static"));
    if !gnu_linux || !at_home || is_static {
        return;
    }
    if glibc().is_some_and(|version| version >= (2, 36)) {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    if is("PROFILE", "debug") {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
    if let Some(out) = env::var_os("OUT_DIR")
        && has_unwinder()
    {
        link_unwinder(&PathBuf::from(out));
    }
}

/// The version of this machine's C library, if it is glibc: `getconf` prints `glibc 2.36`.
fn glibc() -> Option<(u32, u32)> {
    let output = Command::new("getconf").arg("GNU_LIBC_VERSION").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let (major, minor) = text.trim().strip_prefix("glibc ")?.split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

/// Whether the compiler that links has the unwinder as an archive: it prints the whole path of a library that it has.
fn has_unwinder() -> bool {
    let output = Command::new("cc").arg("-print-file-name=libgcc_eh.a").output();
    let path = output.ok().and_then(|output| String::from_utf8(output.stdout).ok());
    path.is_some_and(|path| Path::new(path.trim()).is_absolute())
}

/// Gives the linker, under the name of the library that it asks for, a script that names the archives.
fn link_unwinder(out: &Path) {
    if fs::write(out.join("libgcc_s.so"), "INPUT(libgcc_eh.a libgcc.a)\n").is_ok() {
        println!("cargo:rustc-link-search=native={}", out.display());
    }
}
