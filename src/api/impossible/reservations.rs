//! What cannot succeed with a reservation in its state (docs/api.md, States).

use super::status;
use crate::api::hooks::Impossible;
use crate::api::state::object::State;
use crate::base::money::Amount;
use crate::base::step::{Command, Step};

/// A capture takes of what is held (operation 3.4).
pub fn capture(id: &str, state: &State) -> Option<Impossible> {
    let why = match status::letters(state).as_str() {
        "SENT" => {
            let why = format!("{id} holds nothing yet: the customer has not agreed to it");
            return Some(Impossible::because(why).instead(look(id)));
        }
        "CANCELLED" => {
            let why = format!("{id} is cancelled, so nothing is held any more");
            return Some(Impossible::because(why).instead(look(id)));
        }
        "COMPLETED" => format!("{id} is completed, so nothing is held any more"),
        "EXPIRED" => format!("{id} is expired, so nothing is held any more"),
        _ => return None,
    };
    let line = "name=NAME,rate=RATE,tax=TAX".to_owned();
    let charge = Command::new("reservations charge").arg(id).args(["--line".to_owned(), line]);
    let step = charge.why("charge the card instead, while its time has not passed");
    Some(Impossible::because(why).instead(step))
}

/// A charge takes of the stored card (operation 3.5), which is there once the customer has agreed.
pub fn charge(id: &str, state: &State) -> Option<Impossible> {
    let why = match status::letters(state).as_str() {
        "SENT" => format!("{id} has no card yet: the customer has not agreed to it"),
        _ => return None,
    };
    Some(Impossible::because(why).instead(look(id)))
}

/// Cancelling is for what nothing was taken of (operation 3.6).
pub fn cancel(id: &str, state: &State) -> Option<Impossible> {
    let taken = taken(state).is_some_and(|taken| taken > Amount::ZERO);
    let why = match status::letters(state).as_str() {
        "COMPLETED" => format!("{id} is completed, so it cannot be cancelled"),
        "CANCELLED" => format!("{id} is cancelled already"),
        "EXPIRED" => format!("{id} is expired: nothing is held any more"),
        "CAPTURED" | "CHARGED" => return Some(taken_already(id)),
        "SENT" | "RESERVED" if taken => return Some(taken_already(id)),
        _ => return None,
    };
    Some(Impossible::because(why).instead(look(id)))
}

fn taken_already(id: &str) -> Impossible {
    let refund = Command::new("reservations refund").arg(id).arg("--full");
    let complete = Command::new("reservations complete").arg(id).args(note());
    Impossible::because(format!("money was taken of {id}, so it cannot be cancelled"))
        .instead(refund.why("give back what was taken"))
        .instead(complete.why("let go of what is left"))
}

/// Completing is for what something was taken of (operation 3.7).
pub fn complete(id: &str, state: &State) -> Option<Impossible> {
    let nothing_taken = taken(state).is_some_and(|taken| taken == Amount::ZERO);
    let why = match status::letters(state).as_str() {
        "SENT" => return Some(nothing_taken_yet(id, "so it cannot be completed")),
        "RESERVED" if nothing_taken => {
            return Some(nothing_taken_yet(id, "so it cannot be completed"));
        }
        "EXPIRED" => format!("{id} is expired: nothing is held any more"),
        "COMPLETED" => format!("{id} is completed already"),
        "CANCELLED" => format!("{id} is cancelled, so it cannot be completed"),
        _ => return None,
    };
    Some(Impossible::because(why).instead(look(id)))
}

/// A link is sent again for what is neither completed nor cancelled (operation 3.8).
pub fn resend(id: &str, state: &State) -> Option<Impossible> {
    let why = match status::letters(state).as_str() {
        "COMPLETED" => format!("{id} is completed, so its link is not sent again"),
        "CANCELLED" => format!("{id} is cancelled, so its link is not sent again"),
        _ => return None,
    };
    Some(Impossible::because(why).instead(look(id)))
}

/// A refund gives back a capture or a charge (operation 3.9).
pub fn refund(id: &str, state: &State) -> Option<Impossible> {
    let nothing_taken = taken(state).is_some_and(|taken| taken == Amount::ZERO);
    match status::letters(state).as_str() {
        "SENT" => Some(nothing_taken_yet(id, "so there is nothing to give back")),
        "RESERVED" if nothing_taken => {
            Some(nothing_taken_yet(id, "so there is nothing to give back"))
        }
        "CANCELLED" if nothing_taken => {
            let why = format!("nothing was taken of {id}, so there is nothing to give back");
            Some(Impossible::because(why).instead(look(id)))
        }
        _ => None,
    }
}

fn nothing_taken_yet(id: &str, so: &str) -> Impossible {
    let cancel = Command::new("reservations cancel").arg(id).args(note());
    Impossible::because(format!("nothing was taken of {id} yet, {so}"))
        .instead(cancel.why("give it up instead"))
}

/// What was captured and charged, where both are told.
fn taken(state: &State) -> Option<Amount> {
    match state.figures.as_slice() {
        [("captured", captured), ("charged", charged)] => Some(captured.saturating_add(*charged)),
        _ => None,
    }
}

fn note() -> [String; 2] {
    ["--note", "TEXT"].map(str::to_owned)
}

fn look(id: &str) -> Step {
    Command::new("reservations details").arg(id).into()
}
