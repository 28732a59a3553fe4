//! Guards look at a prepared write: expectations and limits, what the journal remembers, and whether the same thing was
//! made a moment ago.

use super::prepared::Prepared;
use crate::base::error::{Error, ErrorKind, Result};
use crate::output::prompt::Preview;
use crate::output::ui::Ui;
use crate::run::guards::{BodyHashes, GuardInput};
use crate::store::journal::{Entry, Journal};

/// A prepared write that every guard allows.
pub struct PassedGuards<'a> {
    pub(super) prepared: Prepared<'a>,
    pub(super) repetition: Repetition,
}

/// What is known of an earlier creation of the same thing.
pub(super) struct Repetition {
    /// The hashes that recognise the same.
    pub(super) hashes: BodyHashes,
    /// The journal's entry that a person agreed to repeat; the agreement is for this entry only.
    agreed: Option<i64>,
}

impl Repetition {
    /// Refuses a repeated creation that nobody agreed to, and what a row of another bulk run did since the plan.
    pub(super) fn refuse(
        &self,
        input: &GuardInput,
        journal: &Journal,
        of_object: &[Entry],
    ) -> Result<()> {
        input.refuse_earlier_row(journal, of_object, &self.hashes)?;
        match input.earlier_creation(journal, self.hashes.creation.as_ref())? {
            Some(earlier) if self.agreed != Some(earlier.id) => {
                Err(input.repeated_creation(&earlier))
            }
            _ => Ok(()),
        }
    }
}

impl<'a> Prepared<'a> {
    /// Refuses a write that breaks an expectation or a limit, or repeats an entry of the journal, if there is a journal.
    pub fn check(&self, journal: Option<&Journal>) -> Result<()> {
        let input = self.guard_input();
        input.check()?;
        match journal {
            Some(journal) => input.recall(journal, &self.entries, &self.call.context.clock),
            None => Ok(()),
        }
    }

    /// Names the same amount that was moved a while ago of something else of the same object.
    pub fn name_similar(&self, ui: &mut Ui) {
        let similar = self.guard_input().similar_movement(&self.entries);
        similar.iter().for_each(|similar| ui.warn(similar));
    }

    /// Checks the write, and asks a person where the same thing was created a moment ago.
    pub fn guard(mut self, journal: &mut Journal, ui: &mut Ui) -> Result<PassedGuards<'a>> {
        let hashes = self.body_hashes(journal)?;
        self.guard_input().refuse_earlier_row(journal, &self.entries, &hashes)?;
        self.check(Some(journal))?;
        self.name_similar(ui);
        let input = self.guard_input();
        let earlier = input.earlier_creation(journal, hashes.creation.as_ref())?;
        let agreed = match &earlier {
            Some(earlier) => {
                agree_to_repeat(&input, earlier, ui)?;
                Some(earlier.id)
            }
            None => None,
        };
        self.asked |= agreed.is_some();
        Ok(PassedGuards { prepared: self, repetition: Repetition { hashes, agreed } })
    }
}

/// Asks whether the same thing is to be created again. Refused where nobody can be asked, or where the outcome of the
/// earlier creation is unknown.
fn agree_to_repeat(input: &GuardInput, earlier: &Entry, ui: &mut Ui) -> Result<()> {
    input.refuse_unasked(earlier)?;
    if !ui.may_ask() {
        let refusal = input.repeated_creation(earlier);
        let mut error = Error::new(ErrorKind::Declined, refusal.to_string());
        error.report_mut().next = refusal.report().next.clone();
        return Err(error.detail(format!("{}: is it meant twice?", ui.unasked())));
    }
    let question = format!("{}, again", input.endpoint.command);
    let facts =
        vec![("earlier", input.describe_earlier(earlier)), ("journal", earlier.id.to_string())];
    ui.confirm(&Preview { question, facts, must_type: None })
}
