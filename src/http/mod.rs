//! One request out, one judged answer in. It asks nobody and repeats nothing.

pub mod client;
pub mod verdict;
