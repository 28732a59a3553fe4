//! The verdict on one record: whether it has a callback, what is said of it, and how it counts. Personal values and the secret
//! are masked here.

use std::borrow::Cow;

use super::batch::Batch;
use super::style::{Row, Style};
use crate::base::privacy;
use crate::base::redact;
use crate::callback::records::{Found, callback_in};
use crate::callback::{CallbackKind, CheckOutcome, Checker};

/// What all verdicts of a run have in common.
#[derive(Clone)]
pub struct Judge {
    secret: Vec<u8>,
    kind: CallbackKind,
    shows_personal: bool,
    style: Style,
}

impl Judge {
    /// A judge with this secret.
    pub fn new(secret: Vec<u8>, kind: CallbackKind, shows_personal: bool, style: Style) -> Judge {
        Judge { secret, kind, shows_personal, style }
    }

    /// What checks the callbacks of one thread.
    pub fn checker(&self) -> Checker<'_> {
        Checker::new(&self.secret, self.kind)
    }

    /// Judges the callback in a line, if there is one.
    pub fn line(&self, number: u64, line: &[u8], checker: &mut Checker, batch: &mut Batch) {
        let mut reads = 0;
        let found = callback_in(line, &mut |query| {
            reads += 1;
            checker.reads_callback(query)
        });
        match found {
            Found::One(query) => {
                // What was read last may be something else.
                if reads > 1 {
                    checker.reads_callback(&query);
                }
                let (outcome, reason) = checker.check();
                self.add(number, outcome, reason, checker, batch);
            }
            Found::Several => {
                batch.counts.add_unclear();
                self.not_checked(number, "it does not tell which callback was received", batch);
            }
            Found::Nothing if line.trim_ascii().is_empty() => {}
            Found::Nothing => batch.counts.add_skipped(),
        }
    }

    fn add(
        &self,
        number: u64,
        outcome: CheckOutcome,
        reason: Option<String>,
        checker: &Checker,
        batch: &mut Batch,
    ) {
        batch.counts.add(outcome);
        let object = self.shown(checker.identifier(), true);
        let status = self.shown(checker.status(), false);
        let reason = match (outcome, reason) {
            (CheckOutcome::NothingSigned, _) => Cow::Borrowed("it has no checksum"),
            (CheckOutcome::HashDoesNotFit, None) => Cow::Borrowed("the checksum does not fit"),
            // It names a parameter, whose name came from outside as well.
            (_, Some(reason)) if !self.shows_personal => {
                Cow::Owned(privacy::without_numbers(&reason).into_owned())
            }
            (_, reason) => Cow::Owned(reason.unwrap_or_default()),
        };
        let row = Row { number, outcome: Some(outcome), object, status, reason };
        self.style.add(&row, &mut batch.rows);
    }

    /// A value as it may be shown.
    fn shown<'a>(&self, value: Option<&'a [u8]>, is_identifier: bool) -> Cow<'a, str> {
        let value = value.unwrap_or_default();
        if !self.secret.is_empty() && value == self.secret {
            return redact::HIDDEN.into();
        }
        let text = match std::str::from_utf8(value) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => String::from_utf8_lossy(value),
        };
        match text {
            text if self.shows_personal || is_identifier => text,
            Cow::Borrowed(text) => privacy::without_numbers(text),
            Cow::Owned(text) => privacy::without_numbers(&text).into_owned().into(),
        }
    }

    /// Tells that a line is too long.
    pub fn too_long(&self, number: u64, batch: &mut Batch) {
        batch.counts.add_not_checked();
        self.not_checked(number, "it is longer than 1 MiB", batch);
    }

    fn not_checked(&self, number: u64, reason: &'static str, batch: &mut Batch) {
        let none = Cow::Borrowed("");
        let reason = reason.into();
        let row = Row { number, outcome: None, object: none.clone(), status: none, reason };
        self.style.add(&row, &mut batch.rows);
    }
}
