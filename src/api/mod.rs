//! What is known of the FPGO Connect API: every operation as a value, in the order of the help.
//! No I/O happens here, and nothing here knows of clients, journals or terminals.

mod check;
mod checkout;
mod company;
mod credit;
mod customers;
mod endpoint;
mod kinds;
mod line_id;
mod line_left;
mod messages;
mod moved;
mod order_state;
mod orders;
mod pairs;
mod param;
mod pool;
mod refund;
mod refunds;
mod request;
mod reservation_state;
mod reservations;
mod shared;
mod state;
mod subscriptions;
mod sums;
mod template;
mod terminals;
mod trace;

pub use crate::base::problem::{Problem, Severity, locate};
pub use endpoint::{
    ComputeError, ComputeInput, Effect, Endpoint, Method, Part, Quirk, RuleTime, Table, Total, Way,
    offered,
};
pub use kinds::{Kind, nearest, truth};
pub use line_id::LineId;
pub use messages::{explain, letters};
pub use moved::{Moved, uncounted};
pub use pairs::Pairs;
pub use param::{Need, Param, To};
pub use pool::Pool;
pub use request::{Base, Call, Overrides, Request, Typed};
pub use state::{EarlierWrite, EarlierWrites, State};

/// A chapter of the documents: the group's name in the command tree, its line of help, its operations.
pub struct Chapter {
    /// First word of the commands.
    pub group: &'static str,
    /// What the group is for, in one line.
    pub about: &'static str,
    /// Second words of the commands that have three, each with its line of help.
    pub groups: &'static [(&'static str, &'static str)],
    /// The operations, in help order.
    pub endpoints: &'static [Endpoint],
}

/// The chapters in help order. A new chapter is one line here.
pub const CHAPTERS: &[Chapter] = &[
    orders::CHAPTER,
    checkout::CHAPTER,
    reservations::CHAPTER,
    subscriptions::CHAPTER,
    customers::CHAPTER,
    refunds::CHAPTER,
    terminals::CHAPTER,
    credit::CHAPTER,
    company::CHAPTER,
];

/// Every operation, in help order.
pub fn endpoints() -> impl Iterator<Item = &'static Endpoint> {
    CHAPTERS.iter().flat_map(|chapter| chapter.endpoints)
}

/// The operation with this command, such as `orders refund`.
pub fn endpoint(command: &str) -> Option<&'static Endpoint> {
    endpoints().find(|endpoint| endpoint.command == command)
}

#[cfg(test)]
mod tests;
