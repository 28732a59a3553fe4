//! A person confirms a write, or `--yes` does. If a person was asked, the object is read again, and a change is
//! refused.

use super::effect::Baseline;
use super::passed_guards::{PassedGuards, Repetition};
use super::prepared::Prepared;
use super::question::Described;
use crate::api::{Method, State};
use crate::base::error::{Error, Reach, Result};
use crate::output::ui::Ui;
use crate::run::confirmation::Confirmation;
use crate::run::session::Session;
use crate::store::journal::Journal;

/// A guarded write that may be sent once its intent is in the journal. Only [`PassedGuards::confirm`] makes one.
pub struct Confirmed<'a> {
    prepared: Prepared<'a>,
    confirmation: Confirmation,
    pub(super) repetition: Repetition,
    pub(super) baseline: Baseline,
}

impl<'a> PassedGuards<'a> {
    /// Asks where the operation asks, reads the state once more if somebody was asked, and names the account to whoever was
    /// not.
    pub fn confirm(
        self,
        session: &Session,
        journal: &Journal,
        ui: &mut Ui,
    ) -> Result<Confirmed<'a>> {
        let PassedGuards { prepared, repetition } = self;
        let confirmation = confirm(&prepared, session, ui)?;
        if confirmation.was_asked() || prepared.asked {
            prepared.refuse_changed(session, journal, ui)?;
        }
        let baseline = Baseline::read(&prepared, session, ui)?;
        // Whoever was asked has just read which account it is; of what the call lacked, in production alone.
        let is_named = confirmation.was_asked()
            || prepared.asked && prepared.is_production()
            || prepared.call.invocation.row.is_some();
        if !is_named {
            prepared.name_account(ui);
        }
        Ok(Confirmed { prepared, confirmation, repetition, baseline })
    }
}

impl Confirmed<'_> {
    /// The write that is to be sent.
    pub fn prepared(&self) -> &Prepared<'_> {
        &self.prepared
    }

    /// Who let it be sent.
    pub fn confirmation(&self) -> &Confirmation {
        &self.confirmation
    }

    /// The same write by another HTTP method, where the server provably did not take it by the first.
    pub fn by_method(mut self, method: Method) -> Self {
        self.prepared.request.method = method;
        self
    }
}

/// Asks where the operation asks. Where nobody is asked, what changes is told all the same.
fn confirm(prepared: &Prepared, session: &Session, ui: &mut Ui) -> Result<Confirmation> {
    let call = prepared.call;
    let Some(confirmation) = Confirmation::without_question(call.endpoint, call.invocation) else {
        let described =
            if ui.may_ask() { prepared.describe(session)? } else { Described::default() };
        return Confirmation::ask(&prepared.preview(&described), ui);
    };
    if call.endpoint.sends_to_address() && !call.invocation.yes {
        let described = prepared.describe(session)?;
        if let Some(doubt) = prepared.doubtful_recipient(&described) {
            ui.warn(&doubt);
            return Confirmation::ask(&prepared.preview(&described), ui);
        }
    }
    for (title, line) in prepared.changed() {
        ui.note(&format!("{title}: {line}"));
    }
    Ok(confirmation)
}

impl Prepared<'_> {
    /// Reads the object once more, and refuses the write when anything that it rests on has changed.
    pub fn refuse_changed(&self, session: &Session, journal: &Journal, ui: &mut Ui) -> Result<()> {
        let Some(read) = self.call.endpoint.state else { return Ok(()) };
        let object = self.call.object().unwrap_or_default();
        let now = session.read_state(read, object, ui)?;
        let past = journal.past(&self.call.context.base_url, object)?;
        if self.before.as_ref() == Some(&now) && past == self.past {
            return Ok(());
        }
        let before = self.before.as_ref().map(State::to_line).unwrap_or_default();
        Err(Error::guarded(format!("{object} has changed in the meantime, so nothing was sent"))
            .reaching(Reach::Drift)
            .detail(format!("before: {before}"))
            .detail(format!("now: {}", now.to_line()))
            .next(self.look().why("look at it again, and repeat the command if it is still meant")))
    }
}
