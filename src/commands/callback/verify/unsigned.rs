//! What is said of a callback without a checksum: why it may have none, and what confirms it.

use super::examined::Examined;
use crate::api::{read_id, suggested_command};
use crate::base::error::Error;
use crate::base::step::Command;
use crate::commands::callback::claims::is_of_terminal;

/// So many parameters are read by PHP.
const MOST_PARAMETERS: usize = 1000;

/// Adds what is known to the failure of a callback that nothing signs.
pub fn explained(error: Error, examined: &Examined) -> Error {
    if examined.has_no_query {
        return error
            .detail("the address has no query")
            .next("paste the whole address, as it came");
    }
    if examined.has_stray_checksum {
        return stray(error, examined);
    }
    let order =
        examined.value("orderUuid").and_then(|id| read_id(&id, &["ODR", "RES", "SUB"]).ok());
    if is_of_terminal(&examined.verdict) {
        let command = match examined.value("type").as_deref() {
            Some("Payment_Refund") => "terminals orders refund-status",
            _ => "terminals orders payment-status",
        };
        return error
            .detail("terminals send it so: none of their callbacks has a checksum")
            .next(suggested_command(command, order.as_deref()).why("see what the API says"));
    }
    let error = match examined.verdict.parameters.len() {
        1 => error
            .detail(
                "only one parameter is here: a shell cuts an address without quotes at the first &",
            )
            .next(Command::new("callback verify").why("paste the address at the prompt of")),
        _ => error
            .detail("a callback of an order or of a company check has one: its end may be missing"),
    };
    match order.as_deref().and_then(status_command) {
        Some(command) => {
            error.next(suggested_command(command, order.as_deref()).why("see what the API says"))
        }
        None => error,
    }
}

/// What is known where a checksum stands in the text, and not among the parameters that PHP reads.
fn stray(error: Error, examined: &Examined) -> Error {
    let where_it_is = match examined.verdict.parameters.len() {
        MOST_PARAMETERS.. => "PHP reads 1,000 parameters (max_input_vars) and none of those behind",
        _ if examined.has_nul => "PHP reads up to the NUL byte, and nothing behind it",
        _ => "it stands beside the request, or within the value of a parameter",
    };
    error.detail(where_it_is).next("paste the address that was received, as it came")
}

/// The command that tells the state of this object.
pub fn status_command(id: &str) -> Option<&'static str> {
    match id.get(..3)? {
        "ODR" => Some("orders status"),
        "RES" => Some("reservations details"),
        "SUB" => Some("subscriptions details"),
        _ => None,
    }
}
