//! Commands without an operation of the API, one file each: their options, and what they do. `in_force.rs` is what
//! they share: the profile in use and the time-out.

pub mod api;
pub mod auth;
pub mod bulk;
pub mod callback;
pub mod columns;
pub mod completions;
pub mod config;
pub mod doctor;
pub mod explain;
pub mod in_force;
pub mod journal;
pub mod man;
pub mod operations;
pub mod sandbox;
pub mod show;
pub mod template;
pub mod wait;

mod correct_secret;
mod findings;
mod hidden;
mod page;
mod production_secret;
mod tour;
