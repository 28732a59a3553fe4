//! Callbacks to the merchant. A change writes its message into the outbox, in the same transaction; when that is
//! committed, the message is sent, at least once. Rules say what is done to it on purpose. Which changes are told is decided
//! by `objects`.

mod address;
mod background;
mod callback;
mod delivery;
mod messages;
mod outbox;
mod real_time;
mod recent;
mod rule;
mod rules;
mod sender;
#[cfg(test)]
mod tests;

pub use self::address::read_host;
pub use self::background::{BackgroundDelivery, coming_number, deliver, wait_for_server};
pub use self::callback::Callback;
pub use self::messages::{StatusMessage, TerminalMessage, TerminalSubject, queue_company_check};
pub use self::outbox::{
    SECRET_KIND, SENDING, USUAL_SECRET, WAITING, all, choose_secret, forget_all, resend, secret,
};
pub use self::recent::{count, newest};
pub use self::rule::Rule;
pub use self::rules::{
    SERVER_KIND, ServerRules, add as add_rule, all as rules, clear as clear_rules,
};
