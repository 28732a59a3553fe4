//! The binary: understand the words, carry them out, turn a failure into an exit code. Nothing else.

mod account;
mod api;
mod body;
mod callback;
mod cli;
mod client;
mod commands;
mod config;
mod csv_text;
mod data;
mod dates;
mod edit;
mod error;
mod evidence;
mod guards;
mod hex;
mod input;
mod interrupt;
mod invocation;
mod journal;
mod jq;
mod json;
mod keyed;
mod keyring;
mod money;
mod pages;
mod payload;
mod privacy;
mod process;
mod proxy;
mod redact;
mod resolve;
mod rows;
mod run;
mod sandbox;
mod secrets;
mod session;
mod show;
mod spelling;
mod step;
mod table;
mod target;
mod text;
mod ui;
mod verdict;
mod write;

use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    interrupt::end_at_panics();
    process::prepare();
    secrets::conceal_environment();
    let words: Vec<OsString> = std::env::args_os().collect();
    if let [_, word] = words.as_slice()
        && word == jq::WORKER
    {
        return ExitCode::from(u8::from(jq::serve().is_err()));
    }
    let line = match cli::understand(&words) {
        Ok(line) => line,
        Err(ending) => {
            let money = cli::money_of(&words);
            return ExitCode::from(ui::ending(&ending, cli::wants_json(&words), money));
        }
    };
    let mut ui = commands::ui(&line.globals);
    match commands::carry_out(line, &mut ui) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            ui.error(&error);
            ExitCode::from(error.kind().code())
        }
    }
}
