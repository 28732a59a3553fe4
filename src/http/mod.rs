//! One request out, one judged answer in. It asks nobody and repeats nothing.

pub mod client;
pub mod deliver;
pub mod handshake;
pub mod listed;
pub mod receive;
pub mod reply;
pub mod rows;
pub mod verdict;
