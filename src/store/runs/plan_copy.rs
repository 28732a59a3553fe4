//! The private copy of each run's plan: what is carried out and reported is what was there when the run began, whatever
//! becomes of the file that was given.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::file::{PLANS, RunStore};
use crate::base::error::{Error, Result};
use crate::store::data::written;
use crate::store::private::new_beside;

impl RunStore {
    /// Where the copy of the plan of a run is.
    pub fn plan_path(&self, id: &str) -> PathBuf {
        self.dir.path().join(PLANS).join(format!("{id}.plan"))
    }

    /// Copies a run's plan, for its owner alone; it is on the disk afterwards, or not there.
    pub fn copy_plan(&self, id: &str, plan: &Path) -> Result<PathBuf> {
        self.dir.inside(PLANS)?;
        let copy = self.plan_path(id);
        let mut source = File::open(plan).map_err(|error| unreadable(plan, &error))?;
        let (mut new, beside) = written(&copy, new_beside(&copy))?;
        let made = io::copy(&mut source, &mut new).and_then(|_| new.sync_all());
        let made = made.and_then(|()| fs::rename(&beside, &copy));
        if made.is_err() {
            // Nobody knows its name.
            let _ = fs::remove_file(&beside);
        }
        written(&copy, made)?;
        Ok(copy)
    }
}

fn unreadable(plan: &Path, error: &io::Error) -> Error {
    Error::invalid(format!("{} cannot be read: {error}", plan.display()))
}
