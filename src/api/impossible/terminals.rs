//! What cannot succeed with a terminal's order in its state (docs/api.md, States). What a terminal answers while it waits,
//! and what it says of a refund while a new one is open, is not documented: there the API decides.

use super::{orders, status};
use crate::api::hooks::Impossible;
use crate::api::state::object::State;
use crate::base::step::Command;

/// Cancelling is for what is not paid (operation 7.3). A payment that failed is CANCELLED as well, and may be cancelled.
pub fn cancel(id: &str, state: &State) -> Option<Impossible> {
    if status::letters(state) != "PAID" {
        return None;
    }
    let refund = Command::new("terminals orders refund").arg(id).arg("--full");
    Some(
        Impossible::because(format!("{id} is paid, so it cannot be cancelled"))
            .instead(refund.why("give the money back instead")),
    )
}

/// A refund gives back what was paid (operation 7.6).
pub fn refund(id: &str, state: &State) -> Option<Impossible> {
    orders::refund_or_cancel(id, state, "terminals orders cancel")
}
