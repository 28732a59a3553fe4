//! The fpgo that tests start: a copy of what was built, made anew by each run of the tests. It leaves alone how fpgo is started.
//!
//! A linker maps the file that it makes, so the file lies in memory page by page, and each start puts those pages together
//! again. What a copy writes lies there in large pieces: a start takes two fifths less, and the tests make tens of thousands.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

static COPY: LazyLock<PathBuf> = LazyLock::new(copy);

/// Where it lies, under its own name.
pub fn fpgo() -> &'static Path {
    &COPY
}

/// The directory that has it and nothing else, for a search path.
pub fn fpgo_dir() -> &'static Path {
    COPY.parent().expect("a directory")
}

/// Takes the place of the copy of an earlier run all at once, since other tests may be running that one. Another process
/// writes it: a process that this one starts in the meantime would hold the file open, and who writes one keeps it from being run.
fn copy() -> PathBuf {
    let built = Path::new(env!("CARGO_BIN_EXE_fpgo"));
    if cfg!(not(unix)) {
        return built.to_owned();
    }
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fpgo");
    std::fs::create_dir_all(&dir).expect("a directory");
    let new = dir.with_file_name(format!("fpgo-{}", std::process::id()));
    let status = Command::new("cp").arg(built).arg(&new).status();
    assert!(status.expect("cp starts").success(), "{} is not copied", built.display());
    let copy = dir.join("fpgo");
    std::fs::rename(new, &copy).expect("the copy has its name");
    copy
}
