//! What must hold on this machine before anything is sent, and in which order it is asked. Each refusal says what to do
//! instead. What an object can still give stands in `api/state/pool/`.

mod earlier_rows;
mod expectations;
mod forbidden;
mod from_elsewhere;
mod impossible;
mod input;
mod limits;
mod repeats;

use crate::base::dates::Clock;
use crate::base::error::Result;
use crate::store::journal::{Entry, Journal};

pub use earlier_rows::BodyHashes;
pub use forbidden::may_write;
pub use impossible::may_succeed;
pub use input::GuardInput;
pub use limits::{moved_today, sent_in_last_hour};
pub use repeats::now;

/// What is older than this, in seconds, matters only to a write that works on its object alone.
pub const LONGEST_MEMORY: i64 = earlier_rows::SAME_WITHOUT_DATES;

impl GuardInput<'_> {
    /// Asks what can be told without the journal: expectations, and the largest amount of one write.
    pub fn check(&self) -> Result<()> {
        self.must_be_countable()?;
        self.must_be_as_expected()?;
        self.must_say_what_is_expected()?;
        self.within_amount()
    }

    /// Asks what the journal remembers; `entries` are those of the object. Asked again in the transaction that writes the
    /// intent, it leaves no gap.
    pub fn recall(&self, journal: &Journal, entries: &[Entry], clock: &Clock) -> Result<()> {
        self.must_not_repeat(entries)?;
        self.within_day(journal, clock)?;
        self.within_hour(journal)
    }
}
