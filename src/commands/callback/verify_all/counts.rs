//! How many callbacks are what, and what that means for the exit code.

use super::source::Shape;
use crate::base::error::{Error, ErrorKind, Result};
use crate::callback::CheckOutcome;
use crate::output::ui::Ui;

/// How many records had which verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    authentic: u64,
    wrong: u64,
    nothing_signed: u64,
    not_checked: u64,
    unclear: u64,
    skipped: u64,
}

impl Counts {
    /// Counts a callback.
    pub fn add(&mut self, outcome: CheckOutcome) {
        match outcome {
            CheckOutcome::Authentic => self.authentic += 1,
            CheckOutcome::NothingSigned => self.nothing_signed += 1,
            CheckOutcome::HashDoesNotFit
            | CheckOutcome::BoundariesDoNotHold
            | CheckOutcome::UnsignedRest => self.wrong += 1,
        }
    }

    /// Counts a record without a callback.
    pub fn add_skipped(&mut self) {
        self.skipped += 1;
    }

    /// Counts a record that is too long to be looked at.
    pub fn add_not_checked(&mut self) {
        self.not_checked += 1;
    }

    /// Counts a record that does not tell which callback was received.
    pub fn add_unclear(&mut self) {
        self.unclear += 1;
    }

    /// Adds what was counted elsewhere.
    pub fn add_all(&mut self, other: Counts) {
        self.authentic += other.authentic;
        self.wrong += other.wrong;
        self.nothing_signed += other.nothing_signed;
        self.not_checked += other.not_checked;
        self.unclear += other.unclear;
        self.skipped += other.skipped;
    }

    /// All of it in one sentence.
    pub fn told(&self, shape: Shape) -> String {
        let unit = shape.unit();
        let mut parts = vec![
            format!("{} authentic", self.authentic),
            format!("{} wrong", self.wrong),
            format!("{} with nothing signed", self.nothing_signed),
        ];
        if self.not_checked > 0 {
            parts.push(format!("{} too long to be checked", self.not_checked));
        }
        if self.unclear > 0 {
            parts.push(format!("{} unclear", self.unclear));
        }
        let records = if self.skipped == 1 { unit.to_owned() } else { shape.units().to_owned() };
        format!("{}; {} {records} without a callback", parts.join(", "), self.skipped)
    }

    /// Tells the counts. Only where callbacks were found, and all are authentic, the check said yes.
    pub fn conclude(&self, shape: Shape, secret: &str, ui: &mut Ui) -> Result<()> {
        let failed = self.wrong + self.nothing_signed + self.not_checked + self.unclear;
        if failed == 0 && self.authentic > 0 {
            ui.note(&self.told(shape));
            return Ok(());
        }
        let what = match self.authentic + failed {
            0 => "no callback was found".to_owned(),
            all => format!("{failed} of {all} callbacks are not authentic"),
        };
        let mut error = Error::new(ErrorKind::CheckFailed, what).detail(self.told(shape));
        if self.wrong > 0 {
            error = error.detail(format!("they were checked with the secret of {secret}"));
        }
        Err(error)
    }
}
