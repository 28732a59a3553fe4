//! Files and directories that only their owner may use: making them, and refusing what others may use or what is no file.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use crate::base::error::{Error, Result};
use crate::base::hex;

/// Makes a directory that only its owner may use.
pub fn make_private(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    dir_options().recursive(true).create(path)
}

#[cfg(unix)]
fn dir_options() -> fs::DirBuilder {
    use std::os::unix::fs::DirBuilderExt;
    let mut options = fs::DirBuilder::new();
    options.mode(0o700);
    options
}

#[cfg(not(unix))]
fn dir_options() -> fs::DirBuilder {
    fs::DirBuilder::new()
}

/// A new directory that only its owner may use, with this name and an end that nobody can foresee. One that is there
/// already is never used.
pub fn new_dir(path: &Path) -> io::Result<PathBuf> {
    let dir = unforeseen(path)?;
    dir_options().create(&dir)?;
    Ok(dir)
}

/// A new file beside this one that only its owner may use, under a name that nobody can foresee. Neither a file nor a link
/// that is there already is ever opened.
pub fn new_beside(path: &Path) -> io::Result<(File, PathBuf)> {
    let beside = unforeseen(path)?;
    let file = private(OpenOptions::new().write(true).create_new(true)).open(&beside)?;
    Ok((file, beside))
}

/// A file without a name, in this directory: only this process can reach it, and it is gone with the process.
pub fn unnamed(dir: &Path) -> io::Result<File> {
    let path = unforeseen(&dir.join(".fpgo"))?;
    let file = private(OpenOptions::new().read(true).write(true).create_new(true)).open(&path)?;
    fs::remove_file(&path)?;
    Ok(file)
}

fn unforeseen(path: &Path) -> io::Result<PathBuf> {
    let mut random = [0; 8];
    getrandom::fill(&mut random).map_err(|error| io::Error::other(error.to_string()))?;
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}", hex::digits(&random)));
    Ok(path.with_file_name(name))
}

/// Makes an empty file that only its owner may use, unless there is one.
pub fn private_file(path: &Path) -> io::Result<()> {
    private(OpenOptions::new().write(true).create(true).truncate(false)).open(path).map(drop)
}

/// Makes new names in a directory last through a loss of power.
#[cfg(unix)]
pub fn sync_names(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}

#[cfg(not(unix))]
pub fn sync_names(_: &Path) -> io::Result<()> {
    Ok(())
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
