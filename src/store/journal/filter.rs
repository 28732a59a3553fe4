//! Which entries are looked for. What was typed is read by the command that looks.

use super::entry::Entry;
use super::outcome::Outcome;
use crate::base::dates::TimeFrame;

/// What an entry must be to be listed; what is not set does not matter.
#[derive(Clone, Debug, Default)]
pub struct EntryFilter {
    /// The identifier of what it acted on, or of what it made.
    pub object: Option<String>,
    /// Its command, or the first words of it.
    pub command: Option<String>,
    /// The ticket that it belongs to.
    pub ticket: Option<String>,
    /// The bulk run that it belongs to.
    pub run: Option<String>,
    /// How it ended: one of these.
    pub outcomes: Vec<Outcome>,
    /// When it was begun.
    pub frame: TimeFrame,
}

impl EntryFilter {
    /// Whether an entry is one of those that are looked for.
    pub(super) fn admits(&self, entry: &Entry) -> bool {
        let (object, command) = (self.object.as_deref(), self.command.as_deref());
        object.is_none_or(|object| entry.is_about(object))
            && command.is_none_or(|command| begins_with(&entry.intent.command, command))
            && (self.ticket.is_none() || self.ticket == entry.intent.ticket)
            && (self.run.is_none() || self.run == entry.intent.run)
            && (self.outcomes.is_empty() || self.outcomes.contains(&entry.outcome))
            && self.frame.holds(entry.begun())
    }
}

/// Whether a command begins with these words: `orders refund` with `orders`.
pub fn begins_with(command: &str, words: &str) -> bool {
    let rest = command.strip_prefix(words);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}
