//! The verdict on one record: that of the check, and what makes a callback that passes it not good enough.

use crate::callback::CheckOutcome;

/// What is said of one record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineVerdict {
    /// What the check said.
    Checked(CheckOutcome),
    /// Authentic, and older than allowed.
    TooOld,
    /// Authentic, and its age is not known, or lies in the future.
    AgeNotKnown,
    /// Authentic, and the API says otherwise now.
    NotTrueNow,
    /// Authentic, and the API could not be asked, or knows nothing of it.
    NotConfirmed,
    /// Too long to be looked at, or it does not tell which callback was received.
    NotChecked,
}

impl LineVerdict {
    /// Whether it is authentic, and all else that was asked for holds.
    pub fn is_good(self) -> bool {
        self == Self::Checked(CheckOutcome::Authentic)
    }

    /// Its name for people.
    pub fn told(self) -> &'static str {
        match self {
            Self::Checked(CheckOutcome::Authentic) => "authentic",
            Self::Checked(CheckOutcome::NothingSigned) => "nothing signed",
            Self::Checked(_) => "wrong",
            Self::TooOld => "OLD",
            Self::AgeNotKnown => "AGE NOT KNOWN",
            Self::NotTrueNow => "NOT TRUE NOW",
            Self::NotConfirmed => "NOT CONFIRMED",
            Self::NotChecked => "not checked",
        }
    }

    /// Its name for programs.
    pub fn word(self) -> &'static str {
        match self {
            Self::Checked(outcome) => outcome.word(),
            Self::TooOld => "too_old",
            Self::AgeNotKnown => "age_not_known",
            Self::NotTrueNow => "not_true_now",
            Self::NotConfirmed => "not_confirmed",
            Self::NotChecked => "not_checked",
        }
    }
}
