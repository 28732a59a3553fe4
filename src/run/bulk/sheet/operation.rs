//! The operation of a sheet's rows: one that takes an identifier, or makes something.

use crate::api::{self, Endpoint, nearest_word};
use crate::base::error::{Error, Result};
use crate::base::step::Command;

/// The operation with this command.
pub fn operation(command: &str) -> Result<&'static Endpoint> {
    let words: Vec<&str> = command.split_whitespace().filter(|word| *word != "fpgo").collect();
    let command = words.join(" ").to_lowercase();
    let Some(endpoint) = api::endpoint(&command) else {
        let why = format!("{command:?} is no operation");
        let known = api::endpoints().map(|endpoint| endpoint.command);
        let mut all = api::endpoints().map(|endpoint| endpoint.command);
        let near = all.find(|own| own.rsplit(' ').next() == Some(&command));
        let error = Error::invalid(match near.or_else(|| nearest_word(&command, known)) {
            Some(near) => format!("{why}: did you mean {near:?}?"),
            None => why,
        });
        return Err(error.next(Command::of_machine("commands").why("list every operation")));
    };
    if endpoint.effect.writes() || endpoint.path_params().next().is_some() {
        return Ok(endpoint);
    }
    let why =
        format!("{command} takes no identifier, so a sheet of them would be the same call again");
    Err(Error::invalid(why).next(Command::new(endpoint.command).why("read it once")))
}
