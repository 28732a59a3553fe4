//! `fpgo journal resolve`: settles an entry whose outcome nobody knows.

use crate::api::Way;
use crate::base::error::Result;
use crate::commands::in_force;
use crate::http::verdict::Purpose;
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::run::context::Context;
use crate::run::resolve::{self, Resolver};
use crate::run::session::Session;
use crate::store::journal::{Entry, Journal, Outcome, Resolution, settled};

/// Settles it by a person's word for what nobody else can know. It is final.
pub fn by_word(
    entry: &Entry,
    happened: bool,
    reason: &str,
    journal: &Journal,
    ui: &mut Ui,
) -> Result<()> {
    // What was accepted and waits can be rejected by somebody whom only a person hears.
    let gives_back = entry.intent.way == Some(Way::Out);
    let waits = entry.outcome == Outcome::Accepted && gives_back && !happened;
    if entry.outcome != Outcome::Unknown && !waits {
        return Err(settled(entry));
    }
    let resolution = Resolution::new(happened, reason);
    journal.resolve(entry, resolution.clone())?;
    resolve::tell(entry, &resolution, ui);
    if !happened && gives_back {
        ui.warn("a refund can still show up later: look again before you repeat it");
    }
    Ok(())
}

/// Settles it by what the API shows now.
pub fn by_evidence(
    entry: &Entry,
    journal: &mut Journal,
    globals: &Globals,
    ui: &mut Ui,
) -> Result<()> {
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    let timeout = in_force::timeout(globals, &profile)?;
    let context = Context::new(profile, timeout, globals.verbose);
    let session = Session::open(&context, Purpose::Read, ui)?;
    Resolver { entry, journal, session: &session, patience: timeout }.by_evidence(ui)
}
