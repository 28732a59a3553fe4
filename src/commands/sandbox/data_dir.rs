//! Which sandbox a command means: the data directory of its world.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::base::error::{Error, ErrorKind};

/// Which world is meant.
#[derive(Clone, Debug, Args)]
pub struct DataDirArgs {
    /// Directory of the sandbox's state
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
}

impl DataDirArgs {
    /// The directory that was named, or else this one.
    pub fn or<'a>(&'a self, default: &'a Path) -> &'a Path {
        self.data_dir.as_deref().unwrap_or(default)
    }

    /// The failure to find something, with the directory that was looked in.
    pub fn looked_in(&self, default: &Path, error: Error) -> Error {
        if error.kind() != ErrorKind::NotFound {
            return error;
        }
        let dir = self.or(default).display();
        error
            .detail(format!("looked in the data directory {dir}"))
            .next("name the directory of the sandbox that has it with --data-dir DIR")
    }

    /// Whether none was named.
    pub fn is_default(&self) -> bool {
        self.data_dir.is_none()
    }
}
