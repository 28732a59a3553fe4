//! Directories: where the configuration file and the data of this machine are, by environment variable or by the
//! platform's rules.

use std::path::PathBuf;

use directories::{BaseDirs, ProjectDirs};

use super::variables;
use crate::base::error::{Error, Result};

/// Where this machine's data is: `FPGO_DATA_DIR`, else `fpgo` in the platform's data directory.
pub fn data_dir() -> Result<PathBuf> {
    match place_of("FPGO_DATA_DIR")? {
        Some(path) => Ok(path),
        None => Ok(platform_dirs()?.data_dir().to_path_buf()),
    }
}

/// The configuration file where no variable and no flag names one.
pub fn default_config() -> Result<PathBuf> {
    Ok(platform_dirs()?.config_dir().join("config.toml"))
}

/// Whether an environment variable names a path.
pub fn names_place(name: &str) -> bool {
    variables::path(name).is_some()
}

/// A path from the environment, which never depends on the working directory: a leading `~/` is the home directory,
/// and anything else that is not absolute is refused.
pub fn place_of(name: &'static str) -> Result<Option<PathBuf>> {
    let Some(path) = variables::path(name) else { return Ok(None) };
    let in_home = path.as_os_str().as_encoded_bytes().starts_with(b"~/");
    let path = match path.strip_prefix("~") {
        Ok(rest) if in_home => home()?.join(rest),
        _ => path,
    };
    if path.is_absolute() {
        return Ok(Some(path));
    }
    Err(Error::config(format!("{name}={} is no absolute path", path.display()))
        .detail("the place would depend on the directory that fpgo is called from")
        .next(format!("begin it with / or with ~/, such as {name}=~/fpgo-data")))
}

fn platform_dirs() -> Result<ProjectDirs> {
    home()?;
    ProjectDirs::from("", "", "fpgo").ok_or_else(homeless)
}

/// The home directory, which the platform's places are in.
fn home() -> Result<PathBuf> {
    let dirs = BaseDirs::new().ok_or_else(homeless)?;
    let home = dirs.home_dir().to_path_buf();
    match home.is_absolute() {
        true => Ok(home),
        false => Err(Error::config(format!("HOME={} is no absolute path", home.display()))),
    }
}

fn homeless() -> Error {
    Error::config("this user has no home directory: set HOME")
}
