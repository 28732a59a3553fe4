//! `fpgo sandbox …`: serves the sandbox of the API, and drives its world from the command line.

mod command;
mod data_dir;
mod fault;
mod open_callbacks;
mod seed_file;
mod serve;

pub use self::command::{SandboxCommand, run};
