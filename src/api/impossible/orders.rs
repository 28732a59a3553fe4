//! What cannot succeed with an order in its state (docs/api.md, States).

use super::status;
use crate::api::hooks::Impossible;
use crate::api::state::object::State;
use crate::base::step::Command;

/// Cancelling is for what is not paid (operation 1.6), and what is cancelled already is not cancelled again.
pub fn cancel(id: &str, state: &State) -> Option<Impossible> {
    let why = match status::letters(state).as_str() {
        "PAID" | "PARTIALREFUNDED" => {
            let refund = Command::new("orders refund").arg(id).arg("--full");
            return Some(
                Impossible::because(format!("{id} is paid, so it cannot be cancelled"))
                    .instead(refund.why("give the money back instead")),
            );
        }
        "REFUNDED" => format!("{id} was paid and refunded, so it cannot be cancelled"),
        "CANCELLED" => format!("{id} is cancelled already"),
        _ => return None,
    };
    Some(Impossible::because(why).instead(Command::new("orders details").arg(id)))
}

/// A link is sent again for what is neither paid nor cancelled (operation 1.5).
pub fn resend(id: &str, state: &State) -> Option<Impossible> {
    let why = match status::letters(state).as_str() {
        "PAID" => format!("{id} is paid, so its link is not sent again"),
        "CANCELLED" => format!("{id} is cancelled, so its link is not sent again"),
        _ => return None,
    };
    Some(Impossible::because(why).instead(Command::new("orders details").arg(id)))
}

/// A refund gives back what was paid (operation 1.7).
pub fn refund(id: &str, state: &State) -> Option<Impossible> {
    refund_or_cancel(id, state, "orders cancel")
}

/// A refund gives back what was paid; this command gives up what was not.
pub fn refund_or_cancel(id: &str, state: &State, cancel: &str) -> Option<Impossible> {
    let status = status::letters(state);
    let why = match status.as_str() {
        // Whether an invoice of it is paid, its status does not tell.
        "SENT" | "EXPIRED" if state.invoiced => return None,
        "SENT" => {
            let why = format!("{id} is not paid, so there is nothing to give back");
            let mut command = Command::new(cancel).arg(id);
            if cancel == "orders cancel" {
                command = command.arg("--note").arg("TEXT");
            }
            return Some(Impossible::because(why).instead(command.why("give it up instead")));
        }
        "EXPIRED" => format!("{id} expired and was never paid, so there is nothing to give back"),
        "CANCELLED" => format!("{id} is cancelled, so there is nothing to give back"),
        // An example has the status with a half still to give back: then the figures count.
        "REFUNDED" if !has_something_left(state) => {
            format!("{id} is refunded: nothing is left to give back")
        }
        _ => return None,
    };
    Some(Impossible::because(why).instead(Command::new("orders details").arg(id)))
}

fn has_something_left(state: &State) -> bool {
    let (Some(total), Some(refunded)) = (state.total, state.refunded) else { return false };
    refunded < total
}
