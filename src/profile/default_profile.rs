//! `config use`: another default profile in the file, of which nothing else changes.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use toml::{Table, Value};

use super::choose::no_such_profile;
use super::environment::SANDBOX;
use super::file::ConfigFile;
use crate::base::error::{Error, Result};
use crate::base::text;

/// Makes this profile the default one.
pub fn make_default(file: &ConfigFile, name: &str) -> Result<()> {
    if name != SANDBOX && file.profile_table(name).is_none() {
        return Err(no_such_profile(file, name));
    }
    let path = file.path.display();
    let text = old_text(&file.path).map_err(|error| Error::config(format!("{path}: {error}")))?;
    let changed = with_default(&text, name);
    let mut wanted = file.table.clone().unwrap_or_default();
    wanted.insert("default_profile".into(), Value::String(name.to_owned()));
    if changed.parse::<Table>().ok() != Some(wanted) {
        return Err(Error::config(format!("default_profile cannot be set in {path}"))
            .next(format!("set it by hand: default_profile = {name:?}")));
    }
    replace(&file.path, &changed).map_err(|error| Error::config(format!("{path}: {error}")))
}

/// The file's text; nothing, where there is no file.
fn old_text(path: &Path) -> io::Result<String> {
    match fs::read(path) {
        Ok(bytes) => text::decoded(bytes).map_err(io::Error::other),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(error),
    }
}

/// The file's text with another default profile; its comments and everything else stay.
fn with_default(text: &str, name: &str) -> String {
    let key = format!("default_profile = {name:?}");
    let mut before = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with('[') {
            break;
        }
        if sets_default(line) {
            let comment = line.rfind(['"', '\'']).map_or("", |end| &line[end + 1..]);
            let after = &text[before + line.len()..];
            return format!("{}{key}{comment}{after}", &text[..before]);
        }
        before += line.len();
    }
    format!("{key}\n{text}")
}

fn sets_default(line: &str) -> bool {
    let rest = line.trim_start().strip_prefix("default_profile");
    rest.is_some_and(|rest| rest.trim_start().starts_with('='))
}

/// Puts a text in the place of a file, whole or not at all; its mode stays, and a link stays a link.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let beside = path.with_extension(format!("toml.{}", std::process::id()));
    let written = write_new(&beside, &path, text);
    if written.is_err() {
        // A file that cannot be cleared away holds no more than the old one.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// Writes a text beside a file, with the file's mode, and gives it the file's name.
fn write_new(beside: &Path, path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(beside)?;
    if let Ok(data) = fs::metadata(path) {
        file.set_permissions(data.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(beside, path)
}
