//! How many callbacks are what, and what that means for the exit code.

use super::line_verdict::LineVerdict;
use super::source::Shape;
use crate::base::error::{Error, ErrorKind, Result};
use crate::base::step::Command;
use crate::callback::CheckOutcome;
use crate::output::ui::Ui;

/// How many records had which verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    authentic: u64,
    wrong: u64,
    nothing_signed: u64,
    too_old: u64,
    age_not_known: u64,
    not_true_now: u64,
    not_confirmed: u64,
    not_checked: u64,
    unclear: u64,
    skipped: u64,
    not_searched: u64,
}

impl Counts {
    /// Counts a callback.
    pub fn add(&mut self, verdict: LineVerdict) {
        match verdict {
            LineVerdict::Checked(CheckOutcome::Authentic) => self.authentic += 1,
            LineVerdict::Checked(CheckOutcome::NothingSigned) => self.nothing_signed += 1,
            LineVerdict::Checked(_) => self.wrong += 1,
            LineVerdict::TooOld => self.too_old += 1,
            LineVerdict::AgeNotKnown => self.age_not_known += 1,
            LineVerdict::NotTrueNow => self.not_true_now += 1,
            LineVerdict::NotConfirmed => self.not_confirmed += 1,
            LineVerdict::NotChecked => self.not_checked += 1,
        }
    }

    /// Counts a record without a callback.
    pub fn add_skipped(&mut self) {
        self.skipped += 1;
    }

    /// Counts a record that does not tell which callback was received.
    pub fn add_unclear(&mut self) {
        self.unclear += 1;
    }

    /// Counts a wrong checksum whose reason was looked for only briefly.
    pub fn add_not_searched(&mut self) {
        self.not_searched += 1;
    }

    /// Adds what was counted elsewhere.
    pub fn add_all(&mut self, other: Counts) {
        self.authentic += other.authentic;
        self.wrong += other.wrong;
        self.nothing_signed += other.nothing_signed;
        self.too_old += other.too_old;
        self.age_not_known += other.age_not_known;
        self.not_true_now += other.not_true_now;
        self.not_confirmed += other.not_confirmed;
        self.not_checked += other.not_checked;
        self.unclear += other.unclear;
        self.skipped += other.skipped;
        self.not_searched += other.not_searched;
    }

    /// All of it in one sentence.
    pub fn told(&self, shape: Shape) -> String {
        let unit = shape.unit();
        let mut parts = vec![
            format!("{} authentic", self.authentic),
            format!("{} wrong", self.wrong),
            format!("{} with nothing signed", self.nothing_signed),
        ];
        for (count, what) in [
            (self.too_old, "too old"),
            (self.age_not_known, "of an age that is not known"),
            (self.not_true_now, "not true now"),
            (self.not_confirmed, "not confirmed by the API"),
            (self.not_checked, "too long to be checked"),
            (self.unclear, "unclear"),
        ] {
            if count > 0 {
                parts.push(format!("{count} {what}"));
            }
        }
        let records = if self.skipped == 1 { unit.to_owned() } else { shape.units().to_owned() };
        format!("{}; {} {records} without a callback", parts.join(", "), self.skipped)
    }

    /// Tells the counts. Only where callbacks were found, and all are authentic, the check said yes.
    pub fn conclude(&self, shape: Shape, secret: &str, ui: &mut Ui) -> Result<()> {
        let not_good_enough =
            self.too_old + self.age_not_known + self.not_true_now + self.not_confirmed;
        let failed =
            not_good_enough + self.wrong + self.nothing_signed + self.not_checked + self.unclear;
        if failed == 0 && self.authentic > 0 {
            ui.note(&self.told(shape));
            return Ok(());
        }
        let what = match self.authentic + failed {
            0 => "no callback was found".to_owned(),
            all if failed == not_good_enough => {
                format!(
                    "{failed} of {all} callbacks are authentic, but too old, not true now or not confirmed"
                )
            }
            all if not_good_enough > 0 => {
                let forged = failed - not_good_enough;
                format!("{failed} of {all} callbacks do not pass: {forged} are not authentic")
            }
            all => format!("{failed} of {all} callbacks are not authentic"),
        };
        let mut error = Error::new(ErrorKind::CheckFailed, what).detail(self.told(shape));
        if self.wrong > 0 {
            error = error.detail(format!("they were checked with the secret of {secret}"));
        }
        if self.not_searched > 0 {
            let count = self.not_searched;
            let alone = Command::new("callback verify").arg("CALLBACK");
            error = error
                .detail(format!("why {count} of the wrong ones are wrong was looked for only briefly: there are too many"))
                .next(alone.why("search for the reason of one"));
        }
        Err(error)
    }
}
