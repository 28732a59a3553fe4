//! `fpgo journal prune`: deletes old entries.

use super::confirm::confirm;
use crate::base::dates::{self, BareDay, Clock};
use crate::base::error::{Error, Result};
use crate::base::step::{Command, Step};
use crate::commands::in_force;
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::profile::account_flags;
use crate::store::journal::Journal;

/// Nothing younger is deleted, in seconds: 30 days.
const YOUNGEST: i64 = 30 * 24 * 60 * 60;

/// Deletes old entries for good.
pub fn prune(
    journal: Option<&Journal>,
    before: &str,
    globals: &Globals,
    ui: &mut Ui,
) -> Result<()> {
    let clock = Clock::system(in_force::zone(globals));
    let before = match dates::read_at(before, &clock, BareDay::Start) {
        Ok(before) => before,
        Err(why) => return Err(Error::invalid(format!("--before: {why}"))),
    };
    let age = clock.now.as_second() - before.as_second();
    if age < YOUNGEST {
        return Err(Error::invalid("--before must be at least 30 days ago: the guards look back")
            .next(Command::new("journal export").why("keep a copy of everything")));
    }
    let Some(journal) = journal else { return Ok(()) };
    let question = format!("Delete all entries from before {}, for good", clock.show(before));
    let export =
        Step::from(Command::new("journal export")).line(&account_flags(&globals.profile_flags()));
    let facts = vec![("keep", format!("a copy is made with {export}"))];
    confirm(question, facts, globals, ui)?;
    let rows = journal.prune(before)?;
    ui.note(&format!(
        "{rows} rows are deleted; an entry that is not settled stays, and so does what follows it"
    ));
    Ok(())
}
