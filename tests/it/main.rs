//! Every test that runs the built binary, in one binary of its own: a module for each subject.

mod callbacks;
mod chapters;
mod common;
mod docs;
mod editor;
mod exit_codes;
mod faults;
mod formats;
mod guards;
mod journal;
mod keyring;
mod kill;
mod lives;
mod messages;
mod money;
mod orders;
mod output;
mod payloads;
mod personal;
mod profiles;
mod questions;
mod resolve;
mod sandbox;
mod secrets;
mod typing;
mod validation;
