//! What cannot succeed with a subscription in its state (docs/api.md, States).

use super::status;
use crate::api::hooks::Impossible;
use crate::api::state::object::State;
use crate::base::step::Command;

/// Cancelling is for what is sent or runs (operation 4.8).
pub fn cancel(id: &str, state: &State) -> Option<Impossible> {
    let why = match status::letters(state).as_str() {
        "COMPLETED" => format!("{id} is completed: no cycle is drawn any more"),
        "CANCELLED" => format!("{id} is cancelled already"),
        "EXPIRED" => format!("{id} is expired, so it cannot be cancelled"),
        _ => return None,
    };
    Some(Impossible::because(why).instead(Command::new("subscriptions details").arg(id)))
}

/// What was never paid cannot be given back (operation 4.9).
pub fn refund_cycles(id: &str, state: &State) -> Option<Impossible> {
    let why = match status::letters(state).as_str() {
        "SENT" => {
            format!("no cycle of {id} is paid yet, so there is nothing to give back")
        }
        _ => return None,
    };
    let cancel = Command::new("subscriptions cancel").arg(id);
    Some(Impossible::because(why).instead(cancel.why("stop it instead")))
}
