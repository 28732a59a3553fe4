//! What differs between the journal and the API, and what that means for the whole.

use jiff::Timestamp;

use crate::base::dates::TimeFrame;
use crate::base::money::Amount;

/// How the journal and the API differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DifferenceKind {
    /// The API shows what no entry explains: somebody else did it.
    Elsewhere,
    /// An entry counts as carried out, and the API does not show it.
    NotShown,
    /// Both have it, with different amounts.
    AmountDiffers,
    /// The outcome of an entry is unknown.
    Unknown,
    /// The API does not tell what would have to be compared.
    NotTold,
    /// The object could not be read.
    NotRead,
    /// A refund was accepted not long ago, and the API does not show it yet.
    NotYetShown,
    /// The API lists what no entry made, and what looks like what an entry was to make: it was made all the same.
    MadeAllTheSame,
    /// The API lists what no entry explains: another system made it, as a rule.
    NotFromHere,
}

/// What a difference means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Something differs.
    Differs,
    /// Whether something differs is not known.
    NotKnown,
    /// Nothing differs so far.
    Waits,
    /// Nothing differs, and nothing is to be done.
    Normal,
}

impl DifferenceKind {
    /// Its word, for programs.
    pub fn word(self) -> &'static str {
        match self {
            DifferenceKind::Elsewhere => "elsewhere",
            DifferenceKind::NotShown => "not_shown",
            DifferenceKind::AmountDiffers => "amount_differs",
            DifferenceKind::Unknown => "unknown",
            DifferenceKind::NotTold => "not_told",
            DifferenceKind::NotRead => "not_read",
            DifferenceKind::NotYetShown => "not_yet_shown",
            DifferenceKind::MadeAllTheSame => "made_all_the_same",
            DifferenceKind::NotFromHere => "not_from_here",
        }
    }

    /// Its words for people, before what it is about.
    pub fn title(self) -> &'static str {
        match self {
            DifferenceKind::Elsewhere => "done elsewhere",
            DifferenceKind::NotShown => "not shown by the API",
            DifferenceKind::AmountDiffers => "amount differs",
            DifferenceKind::Unknown => "outcome unknown",
            DifferenceKind::NotTold => "not told by the API",
            DifferenceKind::NotRead => "not read",
            DifferenceKind::NotYetShown => "not yet shown",
            DifferenceKind::MadeAllTheSame => "made all the same",
            DifferenceKind::NotFromHere => "not made from here",
        }
    }

    /// What it means.
    pub fn standing(self) -> Standing {
        match self {
            DifferenceKind::Elsewhere
            | DifferenceKind::NotShown
            | DifferenceKind::AmountDiffers
            | DifferenceKind::MadeAllTheSame => Standing::Differs,
            DifferenceKind::Unknown | DifferenceKind::NotTold | DifferenceKind::NotRead => {
                Standing::NotKnown
            }
            DifferenceKind::NotYetShown => Standing::Waits,
            DifferenceKind::NotFromHere => Standing::Normal,
        }
    }
}

/// Something that differs.
#[derive(Clone, Debug)]
pub struct Difference {
    /// How it differs.
    pub kind: DifferenceKind,
    /// What it is about, for the totals: refunded, captured, CANCELLED.
    pub about: String,
    /// All of it in a sentence without a full stop.
    pub what: String,
    /// The amount by the journal, in the currency itself.
    pub journal: Option<Amount>,
    /// The amount by the API.
    pub api: Option<Amount>,
    /// The numbers of the entries that it is about.
    pub entries: Vec<i64>,
    /// When it happened, as the API tells it.
    pub at: Option<String>,
    /// The first and the last moment at which it can have happened, as far as that is known.
    pub times: Option<(Timestamp, Timestamp)>,
}

impl Difference {
    /// A difference of this kind.
    pub fn new(
        kind: DifferenceKind,
        about: impl Into<String>,
        what: impl Into<String>,
    ) -> Difference {
        Difference {
            kind,
            about: about.into(),
            what: what.into(),
            journal: None,
            api: None,
            entries: Vec::new(),
            at: None,
            times: None,
        }
    }

    /// With the amounts by the journal and by the API.
    pub fn amounts(self, journal: Option<Amount>, api: Option<Amount>) -> Difference {
        Difference { journal, api, ..self }
    }

    /// With the entries that it is about.
    pub fn entries(self, entries: Vec<i64>) -> Difference {
        Difference { entries, ..self }
    }

    /// How much more the API has than the journal; less than nothing where it has less.
    pub fn amount(&self) -> Option<Amount> {
        Some(self.api?.saturating_sub(self.journal?))
    }

    /// Whether it was done elsewhere, and before or after this time for sure.
    pub fn is_outside(&self, frame: &TimeFrame) -> bool {
        let Some((first, last)) = self.times else { return false };
        self.kind == DifferenceKind::Elsewhere
            && (frame.since.is_some_and(|since| last < since)
                || frame.until.is_some_and(|until| first >= until))
    }
}
