//! Callbacks to the merchant. A change writes its message into the outbox, in the same transaction; when that is
//! committed, the message is sent once. Which changes are told is decided by `objects`.

mod background;
mod delivery;
mod messages;
mod outbox;

pub use self::background::BackgroundDelivery;
pub use self::delivery::deliver;
pub use self::messages::{StatusMessage, TerminalMessage, TerminalSubject, queue_company_check};
pub use self::outbox::{SECRET_KIND, USUAL_SECRET, all, choose_secret, secret};
