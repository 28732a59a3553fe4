//! Files and directories that only their owner may use: making them, and refusing what others may use or what is no file.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::Path;

use crate::base::error::{Error, Result};

/// Makes a directory that only its owner may use.
#[cfg(unix)]
pub fn make_private(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    if path.is_dir() {
        return Ok(());
    }
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

#[cfg(not(unix))]
pub fn make_private(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}

/// Makes an empty file that only its owner may use, unless there is one.
pub fn private_file(path: &Path) -> io::Result<()> {
    private(OpenOptions::new().write(true).create(true).truncate(false)).open(path).map(drop)
}

/// Options that make a file which only its owner may use.
#[cfg(unix)]
pub fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600)
}

#[cfg(not(unix))]
pub fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// What stands at a path, if it is no file: to read or write it could wait for ever, or never end.
pub fn special(path: &Path) -> Option<&'static str> {
    let kind = fs::metadata(path).ok()?.file_type();
    if kind.is_file() {
        return None;
    }
    Some(if kind.is_dir() { "a directory" } else { name_of(kind) })
}

#[cfg(unix)]
fn name_of(kind: fs::FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match kind {
        kind if kind.is_fifo() => "a pipe (FIFO)",
        kind if kind.is_socket() => "a socket",
        _ => "a device",
    }
}

#[cfg(not(unix))]
fn name_of(_: fs::FileType) -> &'static str {
    "something else"
}

/// Refuses what is no file.
pub fn refuse_special(path: &Path) -> Result<()> {
    let Some(kind) = special(path) else { return Ok(()) };
    Err(Error::guarded(format!("{} is {kind} and no file", path.display()))
        .detail("nothing was sent, because it could not be recorded in the journal")
        .next("take it away, or set FPGO_DATA_DIR to another directory"))
}

/// Refuses what others than its owner may use.
#[cfg(unix)]
pub fn refuse_shared(path: &Path, mode: &str) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let actual = fs::metadata(path).map(|data| data.permissions().mode()).unwrap_or(0);
    if actual & 0o077 == 0 {
        return Ok(());
    }
    Err(Error::config(format!(
        "{} may be used by others (mode {:o})",
        path.display(),
        actual & 0o777
    ))
    .next(crate::base::step::Command::of_system("chmod").arg(mode).arg(path.display())))
}

#[cfg(not(unix))]
pub fn refuse_shared(_: &Path, _: &str) -> Result<()> {
    Ok(())
}
