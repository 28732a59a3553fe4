//! What a row of a bulk run has in common with those of earlier runs: the same sheet is planned twice sooner than somebody
//! types the same twice, and all of it goes out again. A creation is the same as one with the same body, dates too, however
//! long ago that was, or without its dates within a week; a movement of money as the same of the same object within a week.

use super::input::GuardInput;
use super::repeats::{ago, now, repetition};
use crate::base::error::{Error, Result};
use crate::store::journal::{BodyHash, Entry, Journal};

/// What is the same but for its dates, within this time, is taken for a mistake, in seconds.
pub(super) const SAME_WITHOUT_DATES: i64 = 7 * 24 * 60 * 60;

/// The hashes by which a body is recognised.
#[derive(Clone, Debug, Default)]
pub struct BodyHashes {
    /// Of what it makes, without its dates; none where it makes nothing.
    pub creation: Option<BodyHash>,
    /// Of all of it.
    pub whole: Option<BodyHash>,
}

impl GuardInput<'_> {
    /// The newest entry of another bulk run than this one that did the same, or may have; `of_object` are those of the object.
    pub fn sent_in_earlier_run(
        &self,
        journal: &Journal,
        of_object: &[Entry],
        hashes: &BodyHashes,
        own_run: Option<&str>,
    ) -> Result<Option<Entry>> {
        let key = self.profile.key();
        let (mut entries, is_same): (_, fn(&Self, &Entry, &BodyHashes) -> bool) =
            match (&hashes.creation, self.object) {
                (Some(creation), _) => (journal.alike(&key, creation)?, Self::makes_the_same),
                (None, Some(_)) if self.endpoint.effect.moves_money() => {
                    (of_object.to_vec(), Self::moves_the_same)
                }
                _ => return Ok(None),
            };
        entries.retain(|entry| {
            let run = entry.intent.run.as_deref();
            run.is_some()
                && run != own_run
                && entry.outcome.may_have_happened()
                && is_same(self, entry, hashes)
        });
        Ok(entries.pop())
    }

    /// Refuses a row of a bulk run that another run has sent, unless that was known when the row was planned to be done once
    /// more. That another row does the same, or a cell says `again`, says nothing of other runs.
    pub fn refuse_earlier_row(
        &self,
        journal: &Journal,
        of_object: &[Entry],
        hashes: &BodyHashes,
    ) -> Result<()> {
        let Some(row) = &self.invocation.row else { return Ok(()) };
        match self.sent_in_earlier_run(journal, of_object, hashes, Some(&row.run))? {
            Some(earlier) if row.repeats.is_none_or(|known| earlier.id > known) => {
                Err(self.repeated_row(&earlier))
            }
            _ => Ok(()),
        }
    }

    fn repeated_row(&self, earlier: &Entry) -> Error {
        let made = earlier.made().map(|made| format!(" as {made}")).unwrap_or_default();
        let run = earlier.intent.run.as_deref().unwrap_or_default();
        let row = earlier.intent.row.unwrap_or_default();
        let (command, ago) = (self.endpoint.command, ago(earlier));
        repetition(earlier, format!("the same {command} was row {row} of {run}, sent {ago}{made}"))
    }

    /// Whether an entry with the same creation counts: what says another date is another one when a week is over, and so is
    /// what says no date at all.
    fn makes_the_same(&self, entry: &Entry, hashes: &BodyHashes) -> bool {
        let kept = entry.intent.body_hash.as_deref();
        let is_whole = hashes.whole.as_ref().is_some_and(|whole| whole.is(kept));
        is_recent(entry) || is_whole && self.body.is_some_and(|body| self.endpoint.says_date(body))
    }

    fn moves_the_same(&self, entry: &Entry, _: &BodyHashes) -> bool {
        is_recent(entry) && self.is_same(entry)
    }
}

fn is_recent(entry: &Entry) -> bool {
    entry.second() >= now() - SAME_WITHOUT_DATES
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};
    use serde_json::json;

    use super::*;
    use crate::api::EarlierWrites;
    use crate::options::Invocation;
    use crate::profile::{Profile, SettingOrigin};
    use crate::store::journal::{Intent, Outcome};

    /// Whether the same creation so many days ago counts, with this body and that hash of its own.
    fn counts(days: i64, own: &str, dated: bool) -> bool {
        let (profile, past) = (Profile::sandbox(SettingOrigin::Default), EarlierWrites::default());
        let body =
            if dated { json!({"orderDate": "1767225600"}) } else { json!({"orderDate": null}) };
        let invocation = Invocation::default();
        let input = GuardInput::of_invoice(&body, &invocation, &profile, &past);
        let at = Timestamp::now() - SignedDuration::from_hours(24 * days);
        let intent = Intent { body_hash: Some("whole".into()), ..Intent::default() };
        let entry = Entry::made_up(1, at.to_string(), Outcome::Accepted, intent);
        let whole = BodyHash { of_journal: "x".into(), of_directory: Some(own.into()) };
        let hashes = BodyHashes { creation: None, whole: Some(whole) };
        input.makes_the_same(&entry, &hashes)
    }

    #[test]
    fn a_creation_counts_for_a_week_and_with_its_dates_for_ever() {
        for (days, own, dated, expected) in [
            (0, "other", true, true),
            (6, "other", true, true),
            (8, "other", true, false),
            (6, "whole", false, true),
            (8, "whole", false, false),
            (8, "whole", true, true),
            (4000, "whole", true, true),
            (4000, "other", true, false),
        ] {
            assert_eq!(counts(days, own, dated), expected, "{days} days, {own}, {dated}");
        }
    }
}
