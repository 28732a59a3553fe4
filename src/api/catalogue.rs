//! The list of all operations, and what is looked up in it.

use super::chapters::CHAPTERS;
use super::endpoint::Endpoint;

/// Every operation, in help order.
pub fn endpoints() -> impl Iterator<Item = &'static Endpoint> {
    CHAPTERS.iter().flat_map(|chapter| chapter.endpoints)
}

/// The operation with this command, such as `orders refund`.
pub fn endpoint(command: &str) -> Option<&'static Endpoint> {
    endpoints().find(|endpoint| endpoint.command == command)
}
