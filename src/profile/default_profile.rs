//! `config use`: another default profile in the file, of which nothing else changes.

use toml::{Table, Value};

use super::choose::no_such_profile;
use super::edit_file::{old_text, replace};
use super::environment::SANDBOX;
use super::file::ConfigFile;
use crate::base::error::{Error, Result};

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
    replace(&file.path, &changed, false).map_err(|error| Error::config(format!("{path}: {error}")))
}

/// The file's text with another default profile; its comments and everything else stay.
pub fn with_default(text: &str, name: &str) -> String {
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
