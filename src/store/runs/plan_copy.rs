//! The copy of each run's plan: what is carried out and reported is what was there when the run began, whatever becomes of the
//! file that was given. One machine keeps it in its data directory; of what several share, a process has its own for a while.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::file::{PLANS, RunStore};
use super::pieces;
use crate::base::error::{Error, Result};
use crate::store::data::written;
use crate::store::private::new_beside;

/// A copy of a plan, for its owner alone.
pub struct PlanCopy {
    path: PathBuf,
    /// It is gone when nobody opens it any more.
    is_passing: bool,
}

impl PlanCopy {
    /// Where it can be read.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for PlanCopy {
    fn drop(&mut self) {
        if self.is_passing {
            // What stays is one more file that only its owner reads.
            let _ = fs::remove_file(&self.path);
        }
    }
}

impl RunStore {
    /// Whether this machine has the copy of a plan, though it may know nothing more of its run.
    pub fn has_copy(&self, id: &str) -> bool {
        !self.is_shared() && self.plan_path(id).exists()
    }

    /// Copies the plan of a run that is about to begin. Where this machine keeps it, it is on the disk afterwards, or not
    /// there.
    pub fn copy_plan(&self, id: &str, plan: &Path) -> Result<PlanCopy> {
        let mut source = File::open(plan).map_err(|error| unreadable(plan, &error))?;
        let is_passing = self.is_shared();
        self.copy(id, is_passing, |new| io::copy(&mut source, new).map(drop))
    }

    /// The copy of a run's plan, if there is one.
    pub fn plan(&self, id: &str) -> Result<Option<PlanCopy>> {
        let path = self.plan_path(id);
        if !self.is_shared() {
            return Ok(path.exists().then_some(PlanCopy { path, is_passing: false }));
        }
        let mut next = pieces::FIRST;
        let mut some = self.done(|db| pieces::behind(db, id, next))?;
        if some.is_empty() {
            return Ok(None);
        }
        let mut failed = None;
        let copy = self.copy(id, true, |new| {
            while let Some((last, _)) = some.last() {
                next = last + 1;
                for (_, text) in &some {
                    new.write_all(text.as_bytes())?;
                }
                some = match self.done(|db| pieces::behind(db, id, next)) {
                    Ok(more) => more,
                    Err(error) => {
                        failed = Some(error);
                        break;
                    }
                };
            }
            Ok(())
        })?;
        failed.map_or(Ok(Some(copy)), Err)
    }

    /// Where this machine keeps the copy of a plan.
    fn plan_path(&self, id: &str) -> PathBuf {
        self.dir.path().join(PLANS).join(format!("{id}.plan"))
    }

    /// Makes a copy, for its owner alone: under the plan's own name, or under one that nobody else knows.
    fn copy(
        &self,
        id: &str,
        is_passing: bool,
        write: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> Result<PlanCopy> {
        self.dir.inside(PLANS)?;
        let path = self.plan_path(id);
        let (mut new, beside) = written(&path, new_beside(&path))?;
        let beside = PlanCopy { path: beside, is_passing: true };
        written(&path, write(&mut new))?;
        if is_passing {
            return Ok(beside);
        }
        written(&path, new.sync_all().and_then(|()| fs::rename(&beside.path, &path)))?;
        Ok(PlanCopy { path, is_passing: false })
    }
}

fn unreadable(plan: &Path, error: &io::Error) -> Error {
    Error::invalid(format!("{} cannot be read: {error}", plan.display()))
}
