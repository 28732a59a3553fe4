//! One request out, one judged answer in. It asks nobody and repeats nothing.

pub mod client;
pub mod receive;
pub mod reply;
mod tls;
pub mod verdict;
