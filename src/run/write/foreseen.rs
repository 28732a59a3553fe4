//! What would become of a write if it were sent now: the steps of a dry run, for a row of a bulk run. Nothing is shown,
//! asked or sent.

use super::dry_run::earlier_of_same;
use super::laid_out::Call;
use super::prepare::prepare;
use super::prepared::Prepared;
use super::refusals::Refusals;
use crate::api::{EarlierWrite, Endpoint, State, StateRecord};
use crate::base::error::{Error, Result};
use crate::base::money::Amount;
use crate::options::Invocation;
use crate::output::ui::Ui;
use crate::run::context::Context;
use crate::run::session::Session;
use crate::store::journal::{Entry, Journal};

/// What would become of a write if it were sent now.
pub struct Foreseen {
    /// What it moves, in the currency itself, where that is known.
    pub amount: Option<Amount>,
    /// What limits count of it.
    pub counted: Option<Amount>,
    /// Its object as just read, where it is read.
    pub state: Option<StateRecord>,
    /// What it takes of its object.
    pub taken: Option<EarlierWrite>,
    /// Why this machine would not send it; nothing where it would.
    pub refusal: Option<Error>,
    /// The newest entry of an earlier bulk run that did the same, whether or not it is meant again.
    pub repeats: Option<Entry>,
    /// It makes something that could be found again if its date were the moment of sending, and it is another one.
    pub is_untraceable: bool,
}

/// Foresees a write, once these writes on its object have been carried out. A session is needed where the operation reads a
/// state. What the API refuses, and what a person would have to answer, is a failure.
pub fn foresee(
    endpoint: &'static Endpoint,
    invocation: &Invocation,
    context: &Context,
    session: Option<&Session>,
    mut journal: Option<&mut Journal>,
    ahead: Vec<EarlierWrite>,
    ui: &mut Ui,
) -> Result<Foreseen> {
    let call = Call { ahead, ..Call::lay_out(endpoint, invocation, context)? };
    let mut refusals = Refusals::deferred();
    let write = match session {
        Some(session) => prepare(&call, None, session, journal.as_deref(), &mut refusals, ui)?,
        None => {
            let entries = journal.as_ref().map(|journal| call.entries(journal));
            let entries = entries.transpose()?.unwrap_or_default();
            refusals.hold(call.refuse_unsettled(&entries))?;
            Prepared::unread(&call, call.request(call.body.clone())?, entries)
        }
    };
    refusals.hold(write.check(journal.as_deref()))?;
    let (input, mut repeats) = (write.guard_input(), None);
    if let Some(journal) = &mut journal {
        let hashes = write.body_hashes(journal)?;
        repeats = input.sent_in_earlier_run(journal, &write.entries, &hashes, None)?;
        if let Some(earlier) = earlier_of_same(&write, journal)? {
            // Nobody is asked about a row.
            refusals.hold(Err(input.repeated_creation(&earlier)))?;
        }
    }
    Ok(Foreseen {
        amount: input.amount,
        counted: input.counted,
        state: write.before.as_ref().map(State::record),
        taken: input.pool.as_ref().map(|pool| EarlierWrite {
            entry: 0,
            pool: pool.id.clone(),
            amount: input.amount.unwrap_or_default(),
            taken_before: None,
            lines: input.lines.clone(),
            made: None,
        }),
        refusal: refusals.end().err(),
        repeats,
        is_untraceable: write.is_untraceable(),
    })
}
