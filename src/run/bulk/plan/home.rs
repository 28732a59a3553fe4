//! The journal that a plan belongs to. What was sent of a plan stands in one journal; beside another one the same plan would be
//! sent once more. So its header carries the run's name, hashed with the key of the journal that it was planned beside.

use super::header::PlanHeader;
use crate::base::error::{Error, Result};
use crate::run::context::Context;
use crate::store::hash_key::HashKey;
use crate::store::journal::Journal;

/// What keeps these hashes apart from others by the same key.
const PURPOSE: &str = "plan";

/// The mark of a run that is planned beside this journal. Where nothing was ever sent there is none yet, but its key.
pub fn mark(run: &str, journal: Option<&mut Journal>, context: &Context) -> Result<String> {
    match journal {
        Some(journal) => mark_of(run, journal),
        None => {
            let is_shared = context.profile.shared_journal.is_some();
            Ok(HashKey::open(&context.data()?)?.hash(PURPOSE, &text(run, is_shared)))
        }
    }
}

/// Refuses a plan that was planned beside another journal than this one.
pub fn is_of_journal(header: &PlanHeader, journal: &mut Journal) -> Result<()> {
    let mark = mark_of(&header.run, journal)?;
    if header.journal.as_ref() == Some(&mark) {
        return Ok(());
    }
    let here = match journal.is_shared() {
        true => "the journal that this profile shares",
        false => "this machine's journal",
    };
    Err(Error::guarded("the plan belongs to another journal")
        .detail(format!("{here} does not know what was sent of it elsewhere"))
        .next("apply it where it was planned, with the journal that it was planned beside")
        .next("plan the sheet again here, if nothing of it was sent"))
}

fn mark_of(run: &str, journal: &mut Journal) -> Result<String> {
    let text = text(run, journal.is_shared());
    journal.keyed_hash_of(PURPOSE, &text)
}

/// A machine's own key may have become the key of a journal that it shares: which of both is meant belongs to the mark.
fn text(run: &str, is_shared: bool) -> String {
    format!("{run} {}", if is_shared { "shared" } else { "own" })
}
