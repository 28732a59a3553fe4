//! Changing the configuration file: read whole, replaced whole or not at all, never open to others while it may hold a
//! secret.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use crate::base::text;
use crate::store::private::{make_private, new_beside, private};

/// The file's text; nothing, where there is no file.
pub fn old_text(path: &Path) -> io::Result<String> {
    match fs::read(path) {
        Ok(bytes) => text::decoded(bytes).map_err(io::Error::other),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(error),
    }
}

/// Makes the file that is not there yet, and directories on the way to it, for their owner alone.
pub fn create(path: &Path, text: &str) -> io::Result<()> {
    if let Some(dir) = path.parent().filter(|dir| !dir.as_os_str().is_empty()) {
        make_private(dir)?;
    }
    let mut file = private(OpenOptions::new().write(true).create_new(true)).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Puts a text in the place of a file, whole or not at all; a link stays a link. Its mode stays too, unless the text got a
/// secret that others must not read.
pub fn replace(path: &Path, text: &str, has_new_secret: bool) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let (file, beside) = new_beside(&path)?;
    let written = write_new(file, &path, text, has_new_secret);
    let written = written.and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        // A file that cannot be cleared away holds no more than the old one, and only its owner reads it.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// Writes a text to the new file that is to take a file's place, with that file's mode.
fn write_new(mut file: File, path: &Path, text: &str, has_new_secret: bool) -> io::Result<()> {
    if !has_new_secret && let Ok(data) = fs::metadata(path) {
        file.set_permissions(data.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
