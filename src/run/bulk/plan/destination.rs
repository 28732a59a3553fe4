//! Where a plan is written: a file that is made whole or not at all, for its owner alone, or standard output. A file that is
//! no plan is never replaced, nor one that somebody approved; that another plan is replaced is said.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use super::reader::PlanReader;
use super::writer::Sink;
use crate::base::error::{Error, Result};
use crate::run::context::Context;
use crate::store::private::{new_beside, special};

/// The end of a plan's name.
const ENDING: &str = "plan";
/// What stands for standard output.
const STDOUT: &str = "-";
/// How much of a file tells whether it is a plan.
const GLANCE: u64 = 64;

/// Where a plan is written.
pub enum Destination {
    /// Standard output.
    Stdout,
    /// A file.
    File {
        /// Where it is.
        path: PathBuf,
        /// The run whose plan it holds so far, if it does.
        replaced: Option<String>,
    },
}

impl Destination {
    /// The place that `--plan` names, else one beside the sheet, by its name. Refused where something is there that may not be
    /// replaced.
    pub fn settle(named: Option<&Path>, sheet: &str) -> Result<Destination> {
        let path = match named {
            Some(path) if path == Path::new(STDOUT) => return Ok(Destination::Stdout),
            Some(path) => path.to_owned(),
            None if sheet == STDOUT => {
                return Err(Error::invalid("a sheet on standard input has no name for its plan")
                    .next(
                        "say where the plan goes: --plan FILE, or --plan - for standard output",
                    ));
            }
            None => beside(Path::new(sheet)),
        };
        let dir = dir_of(&path);
        if !dir.is_dir() {
            return Err(Error::invalid(format!("there is no directory {}", dir.display())));
        }
        let replaced = replaceable(&path)?;
        Ok(Destination::File { path, replaced })
    }

    /// A directory on the disk that the plan comes to.
    pub fn dir(&self, context: &Context) -> Result<PathBuf> {
        Ok(match self {
            Destination::Stdout => context.data()?.path().to_owned(),
            Destination::File { path, .. } => dir_of(path).to_owned(),
        })
    }
}

/// Writes a file in the place of another, whole or not at all; a link stays a link.
pub fn write_whole(path: &Path, write: impl FnOnce(Sink) -> Result<String>) -> Result<String> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let (file, beside) = new_beside(&target).map_err(|error| not_written(path, &error))?;
    let mut file = BufWriter::new(file);
    let written = write(&mut |piece| {
        file.write_all(piece.as_bytes()).map_err(|error| not_written(path, &error))
    });
    let written = written.and_then(|hash| {
        let synced = file.into_inner().map_err(|error| error.into_error());
        let synced = synced.and_then(|file: File| file.sync_all());
        let moved = synced.and_then(|()| fs::rename(&beside, &target));
        moved.map(|()| hash).map_err(|error| not_written(path, &error))
    });
    if written.is_err() {
        // What cannot be cleared away is half a plan, which nothing takes for a whole one.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn not_written(path: &Path, error: &io::Error) -> Error {
    Error::invalid(format!("{} cannot be written: {error}", path.display()))
}

/// The directory that a file is in.
fn dir_of(path: &Path) -> &Path {
    path.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// `refunds.csv` has its plan in `refunds.plan`.
fn beside(sheet: &Path) -> PathBuf {
    if sheet.extension().is_none_or(|ending| ending != ENDING) {
        return sheet.with_extension(ENDING);
    }
    let mut name = OsString::from(sheet.as_os_str());
    name.push(format!(".{ENDING}"));
    name.into()
}

/// The run whose plan is there, if one is. Whatever else is there stays.
fn replaceable(path: &Path) -> Result<Option<String>> {
    let shown = path.display();
    let other_name = "choose another name with --plan FILE";
    if !path.exists() {
        return Ok(None);
    }
    if let Some(kind) = special(path) {
        return Err(Error::invalid(format!("{shown} is {kind} and no file")).next(other_name));
    }
    let mut glance = String::new();
    let read = File::open(path).and_then(|file| file.take(GLANCE).read_to_string(&mut glance));
    if read.is_err() || !PlanReader::begins_with(glance.as_bytes()) {
        return Err(
            Error::invalid(format!("{shown} is there already, and is no plan")).next(other_name)
        );
    }
    match PlanReader::open(path) {
        Ok(plan) if !plan.approvals.is_empty() => {
            let names: Vec<&str> =
                plan.approvals.iter().map(|approval| approval.name.as_str()).collect();
            Err(Error::guarded(format!(
                "{shown} holds the plan of {}, approved by {}",
                plan.header.run,
                names.join(", ")
            ))
            .next(other_name))
        }
        Ok(plan) => Ok(Some(plan.header.run)),
        Err(_) => Ok(Some("a run, cut or altered".to_owned())),
    }
}
