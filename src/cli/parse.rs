//! Parsing: from the words of a line to the command that they name, with its options as values.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{ArgMatches, FromArgMatches};

use super::local::LocalCommand;
use super::operation_flags;
use super::tips::with_own_tip;
use super::tree::{self, TreeExtent};
use crate::api::{self, Endpoint};
use crate::options::{Globals, Invocation};
use crate::run::interrupt::SignalWatch;

/// The command that a line asks for.
pub enum ParsedCommand {
    /// An operation of the API.
    Operation(&'static Endpoint, Box<Invocation>),
    /// A command without one.
    Local(LocalCommand),
}

/// A parsed command line.
pub struct CommandLine {
    /// The global options.
    pub globals: Globals,
    /// The command's whole name.
    pub name: String,
    /// The command, with its own options.
    pub command: ParsedCommand,
    /// What hears signals already, where a person was asked for a part of the line.
    pub watch: Option<SignalWatch>,
}

/// Parses a command line. Clap's own endings (help, version, wrong use) come back as its error.
pub fn parse(words: &[OsString]) -> Result<CommandLine, clap::Error> {
    let mut tree = tree::build(&TreeExtent::Typed(words));
    let matches = match tree.try_get_matches_from_mut(words) {
        Ok(matches) => matches,
        // The value is wrong wherever it stands, and a pipe that it was read from cannot be read again.
        Err(error) if error.kind() == ErrorKind::ValueValidation => return Err(error),
        Err(_) => {
            tree = tree::build(&TreeExtent::Listing(words));
            match tree.try_get_matches_from_mut(words) {
                Ok(matches) => matches,
                Err(error) => return Err(with_own_tip(error, &tree, words)),
            }
        }
    };
    // Taking it apart costs more than the process will ever need its memory for.
    std::mem::forget(tree);
    let (name, own) = innermost(&matches);
    let globals = Globals::from_arg_matches(own)?;
    let command = match api::endpoint(&name) {
        Some(endpoint) => {
            let invocation = operation_flags::read(endpoint, own, &globals)?;
            ParsedCommand::Operation(endpoint, Box::new(invocation))
        }
        None => ParsedCommand::Local(LocalCommand::from_arg_matches(&matches)?),
    };
    Ok(CommandLine { globals, name, command, watch: None })
}

/// The command's whole name, and the matches of its own options.
pub fn innermost(matches: &ArgMatches) -> (String, &ArgMatches) {
    let (mut words, mut innermost) = (Vec::new(), matches);
    while let Some((name, inner)) = innermost.subcommand() {
        words.push(name);
        innermost = inner;
    }
    (words.join(" "), innermost)
}
