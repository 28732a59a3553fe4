//! What cannot succeed in the state of an object, as the documents say it. Only what they call impossible stands here:
//! a status that they do not list, or about which they disagree, is left to the API.

pub mod orders;
pub mod reservations;
pub mod status;
pub mod subscriptions;
pub mod terminals;
