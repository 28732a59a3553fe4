//! What a person can do about an entry whose outcome nobody knows, as next steps of a failure.

use super::entry::Entry;
use crate::base::error::Error;
use crate::base::step::Command;

/// Adds to a failure how an entry whose outcome nobody knows is settled.
pub fn to_settle(error: Error, entry: i64) -> Error {
    by_word(
        error.next(
            Command::new("journal resolve").arg(entry).why("settle it by what the API shows"),
        ),
        entry,
    )
}

/// Adds to a failure how a person's word settles an entry.
pub fn by_word(error: Error, entry: i64) -> Error {
    let happened = Command::word_for(entry, "happened").why("if you know that it happened");
    error
        .next(happened)
        .next(Command::word_for(entry, "did-not").why("if you know that it did not"))
}

/// The refusal to settle an entry whose outcome is known.
pub fn settled(entry: &Entry) -> Error {
    let word = entry.outcome.word();
    Error::guarded(format!("entry {} is not unknown: {word}", entry.id))
        .next(Command::new("journal show").arg(entry.id))
}
