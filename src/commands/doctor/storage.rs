//! What `doctor` finds out of what this machine keeps: whether it can be written, and whether the journal is whole.

use std::fs;

use crate::base::error::Result;
use crate::base::step::Command;
use crate::commands::findings::Finding;
use crate::profile::token_bindings;
use crate::run::context::Context;
use crate::store::data::DataDir;
use crate::store::journal::OpenedJournal;

/// How many of the newest entries are searched for unknown outcomes.
const NEWEST: usize = 1000;

/// Looks at the data directory and the journal.
pub fn look(context: &Context) -> Vec<Finding> {
    let dir = context.profile.data_dir().and_then(|path| DataDir::find(&path));
    let mut found = match dir {
        Ok(Some(dir)) => vec![writable(&dir), bindings()],
        // That it is not there, or not private, was told before.
        Ok(None) | Err(_) => Vec::new(),
    };
    found.extend(journal(context));
    found
}

/// Whether a file can be made, which a write needs before it is sent.
fn writable(dir: &DataDir) -> Finding {
    let name = format!("doctor.{}", std::process::id());
    Finding::of("writable", made_and_removed(dir, &name), |()| "files can be made there".into())
}

fn made_and_removed(dir: &DataDir, name: &str) -> Result<()> {
    let Some(path) = dir.new_file(name)? else { return Ok(()) };
    // An empty file that stays does no harm.
    let _ = fs::remove_file(path);
    Ok(())
}

/// Whether it is known where tokens belong.
fn bindings() -> Finding {
    let known = crate::profile::data_dir().and_then(|dir| token_bindings::all(&dir));
    Finding::of("tokens", known, |known| match known.len() {
        0 => "none was accepted yet".to_owned(),
        count => format!("accepted before: {count}; fpgo auth status lists where"),
    })
}

fn has_directory(context: &Context) -> bool {
    let found = context.profile.data_dir().and_then(|path| DataDir::find(&path));
    matches!(found, Ok(Some(_)))
}

/// Whether the journal is what its record says.
fn journal(context: &Context) -> Vec<Finding> {
    let journal = match context.find_journal() {
        Err(_) if context.profile.shared_journal.is_none() && !has_directory(context) => {
            return vec![Finding::ok("journal", "nothing was written yet")];
        }
        Ok(None) => return vec![Finding::ok("journal", "nothing was written yet")],
        Ok(Some(OpenedJournal::Whole(journal))) => journal,
        Ok(Some(OpenedJournal::InDoubt(_, doubt))) | Err(doubt) => {
            let check = Command::new("journal verify").why("see what is wrong");
            return vec![Finding::failed("journal", &doubt).next(check)];
        }
    };
    let entries = match journal.newest(NEWEST) {
        Ok(entries) => entries,
        Err(error) => return vec![Finding::failed("journal", &error)],
    };
    let newest = entries.first().map_or(0, |entry| entry.id);
    let at = match &context.profile.shared_journal {
        Some(shared) => format!("at {}, ", shared.address),
        None => String::new(),
    };
    let mut found = vec![Finding::ok(
        "journal",
        format!("{at}it agrees with its record; the newest entry is {newest}"),
    )];
    if let Ok(Some(risk)) = journal.risk() {
        found.push(Finding::warning("journal", risk));
    }
    let open: Vec<i64> =
        entries.iter().filter(|entry| entry.outcome.is_open()).map(|entry| entry.id).collect();
    if let [newest, ..] = open.as_slice() {
        let detail = format!("of {} nobody knows the outcome", open.len());
        let resolve = Command::new("journal resolve").arg(newest);
        found.push(Finding::warning("outcomes", detail).next(resolve));
    }
    found
}
