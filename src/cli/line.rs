//! The line that was typed, ready to be carried out: parsed, completed by a person where only an identifier is missing, or
//! refused with what to type instead.

use std::ffi::OsString;

use super::habits::habit;
use super::missing_identifier::{self, Unanswered};
use super::parse::{CommandLine, parse};
use super::streams::ui;
use super::wrong_use;
use crate::base::typed_words;
use crate::output::ui::Ui;

/// The command that a line names, and its streams. Help, version and wrong use are shown, and give the exit code.
pub fn line(words: &[OsString]) -> Result<(CommandLine, Ui), u8> {
    typed_words::begin(words);
    let ending = match parse(words) {
        Ok(line) => {
            let streams = ui(&line.globals);
            return Ok((line, streams));
        }
        Err(ending) => ending,
    };
    if let Some(found) = habit(words, &ending) {
        ui(&found.globals).error(&found.error);
        return Err(found.error.kind().code());
    }
    match missing_identifier::asked(words, &ending) {
        None => Err(wrong_use::show(words, &ending)),
        Some(Ok(answered)) => {
            typed_words::begin(&answered.words);
            match parse(&answered.words) {
                Ok(line) => Ok((CommandLine { watch: Some(answered.watch), ..line }, answered.ui)),
                Err(ending) => Err(wrong_use::show(&answered.words, &ending)),
            }
        }
        Some(Err(Unanswered { error, mut ui })) => {
            ui.error(&error);
            Err(error.kind().code())
        }
    }
}
