//! What can be wrong with a plan's file, each in words of its own.

use std::io;
use std::path::Path;

use super::header::FORM;
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::base::text;
use crate::store::private::special;

/// The file cannot be read.
pub fn unreadable(path: &Path, error: &io::Error) -> Error {
    Error::invalid(format!("{} cannot be read: {error}", path.display()))
        .next("name the plan's file: fpgo bulk plan said where it wrote it")
}

/// Refuses what is no file: a plan is read twice.
pub fn refuse_special(path: &Path) -> Result<()> {
    match special(path) {
        None => Ok(()),
        Some(kind) => Err(Error::invalid(format!("{} is {kind} and no file", path.display()))
            .next("give the plan's own file: it is read twice, once to check it")),
    }
}

/// The file is something else.
pub fn no_plan(path: &Path) -> Error {
    Error::invalid(format!("{} is no plan of a bulk run", path.display()))
        .next(Command::new("bulk plan").arg("orders refund").arg("FILE.csv").why("make one"))
}

/// The file has a form that this version does not read.
pub fn other_form(path: &Path, form: u32) -> Error {
    let shown = path.display();
    Error::guarded(format!(
        "{shown} was made by another version of fpgo: its form is {form}, and this one reads {FORM}"
    ))
    .next("plan the sheet again with this version")
}

/// The file ends before its hash.
pub fn cut(path: &Path, line: u64) -> Error {
    again(Error::guarded(format!("{} is cut: it ends in line {line}", path.display())))
}

/// A line is not what was written.
pub fn altered(path: &Path, line: u64) -> Error {
    let shown = path.display();
    again(
        Error::guarded(format!("{shown} was altered since it was planned: see line {line}"))
            .detail("that line was changed, or something before it was added or taken out"),
    )
}

/// The name of the run is none: it would be the name of a file, too.
pub fn no_run(path: &Path, run: &str) -> Error {
    let (shown, run) = (path.display(), text::visible(run).into_owned());
    again(
        Error::guarded(format!("{shown} was altered since it was planned: see line 1"))
            .detail(format!("\"{run}\" names no run: that is RUN and 12 digits")),
    )
}

/// The plan says of itself what its rows do not.
pub fn untrue(path: &Path, why: &str) -> Error {
    let shown = path.display();
    Error::guarded(format!("{shown} does not say what its rows are: {why}"))
        .detail("fpgo makes no such plan: somebody wrote it, or altered and sealed it anew")
        .next("plan the sheet again, and ask who gave you this file")
}

/// What stands behind the hash is no approval.
pub fn altered_approval(path: &Path, line: u64) -> Error {
    let shown = path.display();
    Error::guarded(format!(
        "{shown} was altered since it was planned: line {line} is behind its hash, and no approval"
    ))
    .next("take that line out, or plan the sheet again")
}

fn again(error: Error) -> Error {
    error.next("take a copy that is whole, or plan the sheet again")
}
