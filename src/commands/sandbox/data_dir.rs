//! Which sandbox a command means: the data directory of its world.

use std::path::{Path, PathBuf};

use clap::Args;

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

    /// Whether none was named.
    pub fn is_default(&self) -> bool {
        self.data_dir.is_none()
    }
}
