//! The menu of what can be done with an object. The choice is carried out as if its command had been typed: the same
//! guards, question and journal.

use std::io::IsTerminal;

use serde_json::Value;

use super::offers::Offer;
use super::{Desk, ShownObject};
use crate::api::{Location, Typed};
use crate::base::error::{ErrorKind, Result};
use crate::options::{Globals, Invocation};
use crate::output::prompt::Choice;
use crate::output::ui::{NOTHING_SENT, Ui};
use crate::run;

/// Whether a person is there who sees what was shown and can pick: both ends are a terminal, and nothing forbids it.
pub fn may_be_offered(globals: &Globals, ui: &Ui) -> bool {
    let is_shown = ui.is_for_people() && std::io::stdout().is_terminal();
    ui.may_ask() && is_shown && !globals.yes
}

/// Offers what can be done, and carries out the choice. Nothing picked is no failure.
pub fn offer(object: &ShownObject, desk: &Desk, ui: &mut Ui) -> Result<()> {
    let offers = &object.offers.open;
    if offers.is_empty() {
        return Ok(());
    }
    let mut choices = Vec::new();
    for offer in offers {
        // Whole, so that what the state asks for is chosen knowingly.
        let words = offer.words();
        choices.push(Choice::new(&words, format!("{} ({words})", offer.title())));
    }
    choices.push(Choice::new("nothing", "nothing"));
    let picked = match ui.choose("What is to be done?", &choices, None) {
        Err(error) if error.kind() == ErrorKind::Declined => None,
        picked => picked?,
    };
    match picked.and_then(|index| offers.get(index)) {
        Some(offer) => carry_out(offer, desk, ui),
        None => Ok(()),
    }
}

fn carry_out(offer: &Offer, desk: &Desk, ui: &mut Ui) -> Result<()> {
    offer.command().begin_as_typed();
    if offer.endpoint.effect.writes() {
        desk.watch.begin_write();
    }
    ui.without_answer = NOTHING_SENT;
    let mut typed = Typed::default();
    for param in offer.endpoint.all_params().filter(|param| param.location == Location::Path) {
        typed.push(param.flag, Value::from(offer.id.as_str()));
    }
    for (flag, value) in offer.given {
        typed.push(flag, Value::from(*value));
    }
    let invocation = Invocation {
        typed,
        show_personal: desk.globals.show_personal_data,
        timeout: desk.context.timeout,
        asks_missing: true,
        verbose: desk.globals.verbose,
        ..Invocation::default()
    };
    run::within(offer.endpoint, &invocation, &desk.context, desk.watch, ui)
}

/// Lets a person pick one of several identifiers; `None` where nobody can be asked.
pub fn pick(
    question: &str,
    ids: &[String],
    labels: &[String],
    ui: &mut Ui,
) -> Result<Option<usize>> {
    let mut choices = Vec::new();
    for (id, label) in ids.iter().zip(labels) {
        choices.push(Choice::new(id, label));
    }
    ui.choose(question, &choices, None)
}
