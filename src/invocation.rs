//! A command line for an operation, in pieces.

use std::time::Duration;

use crate::api::Typed;

/// A command line for an operation, in pieces.
#[derive(Default)]
pub struct Invocation {
    /// Flags and positionals.
    pub typed: Typed,
    /// `--data`, in order.
    pub data: Vec<String>,
    /// `--set`, in order.
    pub set: Vec<String>,
    /// `--unset`, in order.
    pub unset: Vec<String>,
    /// `--template`.
    pub template: bool,
    /// `--edit`.
    pub edit: bool,
    /// `--qr`.
    pub qr: bool,
    /// `--no-validate`.
    pub no_validate: bool,
    /// `--yes`.
    pub yes: bool,
    /// `--dry-run`.
    pub dry_run: bool,
    /// `--again`.
    pub again: bool,
    /// `--reason`.
    pub reason: Option<String>,
    /// `--show-personal-data`.
    pub show_personal: bool,
    /// `--timeout`, settled.
    pub timeout: Duration,
    /// `--verbose`.
    pub verbose: bool,
}
