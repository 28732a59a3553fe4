//! What the calls of the API do to the world, a file or more for each chapter. Bodies have been checked before; how a
//! request comes in and an answer goes out is not known here.

mod approval_calls;
pub mod call;
mod check_calls;
mod checkout_calls;
mod customer_calls;
mod detail_parts;
mod order_calls;
mod order_details;
mod order_refund;
mod refund_answers;
mod refund_limits;
mod reservation_calls;
mod reservation_captures;
mod reservation_details;
mod subscription_calls;
mod subscription_details;
mod subscription_lists;
mod subscription_refund;
mod terminal_calls;

use self::call::Handler;

/// The operations that have a state, chapter by chapter. The others answer with their documented sample.
const HANDLERS: [&[(&str, Handler)]; 8] = [
    order_calls::HANDLERS,
    checkout_calls::HANDLERS,
    reservation_calls::HANDLERS,
    subscription_calls::HANDLERS,
    customer_calls::HANDLERS,
    approval_calls::HANDLERS,
    terminal_calls::HANDLERS,
    check_calls::HANDLERS,
];

/// The handler of a command, if the operation has a state.
pub fn handler(command: &str) -> Option<Handler> {
    for (own, handler) in HANDLERS.iter().copied().flatten() {
        if *own == command {
            return Some(*handler);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_with_a_state_is_one_of_the_api() {
        for (command, _) in HANDLERS.iter().copied().flatten() {
            assert!(crate::api::endpoint(command).is_some(), "{command}");
        }
    }
}
