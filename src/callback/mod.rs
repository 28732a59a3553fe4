//! Callbacks of Front Payment: whether a received one is authentic, and how one is signed. A secret comes in as bytes and
//! does not go out; nothing here reads, prints or keeps anything.
//!
//! A new capability is a file beside these: each takes what `find.rs` found and what `php/` made of it. Input,
//! texts and exit codes stand in `commands/callback/`.

mod checker;
mod checksum;
mod documented;
mod find;
mod finding;
#[cfg(test)]
mod forged;
mod forms;
mod formula;
mod head;
mod kind;
mod known;
mod links;
mod lists;
mod method;
mod names;
#[cfg(test)]
mod one_finder;
#[cfg(test)]
mod other_requests;
mod pasted;
mod php;
mod places;
pub mod records;
#[cfg(test)]
mod renamed;
mod request;
mod short_search;
mod sign;
mod usual;
mod values;
mod verify;
mod why;

pub use checker::{Checker, WhyNot};
pub use checksum::checksum;
pub use find::{FindError, Pasted, find_query, has_whole_checksum};
pub use formula::Formula;
pub use kind::CallbackKind;
pub use sign::{Draft, TestKind, TestValues, Wrong};
pub use usual::Usual;
pub use verify::{CheckOutcome, Parameter, ParameterRole, Verdict, verify};
pub use why::{
    Cause, Explanation, LineReason, OtherSecret, Reason, Repair, Repaired, SecretChange,
    SecretOwner, Why,
};
