//! A creation that came from elsewhere, whose outcome nobody knows. Its body was hashed with a key that is not here, so nobody can
//! tell that a new one is another: until it is settled it stands against all that may be the same.

use super::input::GuardInput;
use crate::base::error::Result;
use crate::store::journal::{Entry, Journal};

impl GuardInput<'_> {
    /// The newest creation from elsewhere that may be this one. Only what moves money or commits a customer counts; what
    /// amount it has must not tell the two apart, nor that both are rows of one run, unless this row is meant to repeat another.
    pub(super) fn in_doubt_elsewhere(&self, journal: &Journal) -> Result<Option<Entry>> {
        if !self.endpoint.blocks_others() {
            return Ok(None);
        }
        let mut open = journal.open_from_elsewhere(&self.profile.key(), self.endpoint.command)?;
        open.retain(|entry| self.may_be_this(entry));
        Ok(open.pop())
    }

    fn may_be_this(&self, entry: &Entry) -> bool {
        let intent = &entry.intent;
        let is_row_beside = match (&self.invocation.row, &intent.run) {
            (Some(own), Some(run)) => {
                own.run == *run && intent.row != Some(own.row) && !self.invocation.again
            }
            _ => false,
        };
        let has_other_amount = match (self.amount, intent.amount) {
            (Some(own), Some(earlier)) => own != earlier,
            _ => false,
        };
        !is_row_beside && !has_other_amount && self.endpoint.creation_key(entry.body()).is_some()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::api::EarlierWrites;
    use crate::base::money::Amount;
    use crate::options::{Invocation, RunRow};
    use crate::profile::{Profile, SettingOrigin};
    use crate::store::journal::{Intent, Outcome};

    /// Whether an invoice of 5 from elsewhere, row 2 of a run, may be this one: a row of the same run, meant again or not.
    fn may_be(row: u64, again: bool, amount: i64) -> bool {
        let (profile, past) = (Profile::sandbox(SettingOrigin::Default), EarlierWrites::default());
        let run = "RUN123456789012".to_owned();
        let own = RunRow { run: run.clone(), row, planned: None, amount: None, repeats: None };
        let invocation = Invocation { row: Some(own), again, ..Invocation::default() };
        let body = json!({"orderDate": null});
        let input = GuardInput {
            amount: Some(Amount::from(amount)),
            ..GuardInput::of_invoice(&body, &invocation, &profile, &past)
        };
        let intent = Intent {
            run: Some(run),
            row: Some(2),
            amount: Some(Amount::from(5)),
            body: Some(body.clone()),
            ..Intent::default()
        };
        input.may_be_this(&Entry::made_up(1, String::new(), Outcome::Unknown, intent))
    }

    #[test]
    fn a_row_beside_is_another_creation_unless_it_is_meant_to_repeat_one() {
        for (row, again, amount, expected) in
            [(2, false, 5, true), (3, false, 5, false), (3, true, 5, true), (3, true, 6, false)]
        {
            assert_eq!(may_be(row, again, amount), expected, "row {row}, {again}, {amount}");
        }
    }
}
