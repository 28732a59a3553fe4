//! The binary: parses the line, dispatches it, turns a failure into an exit code. Nothing else.

mod api;
#[cfg(feature = "one-crate")]
mod base;
#[cfg(feature = "one-crate")]
mod callback;
mod cli;
mod commands;
mod http;
mod listener;
mod options;
mod output;
mod profile;
mod run;
mod sandbox;
mod store;

#[cfg(all(test, feature = "fuzz"))]
#[path = "../tests/fuzz/mod.rs"]
mod fuzz;

use std::ffi::OsString;
use std::process::ExitCode;

#[cfg(not(feature = "one-crate"))]
use {fpgo_base::base, fpgo_callback::callback};

fn main() -> ExitCode {
    run::interrupt::end_at_panics();
    base::process::prepare();
    base::redact::know_own_words(cli::is_own_word);
    profile::secret_variables::conceal_environment();
    let words: Vec<OsString> = std::env::args_os().collect();
    if let [_, word] = words.as_slice()
        && word == output::jq::WORKER
    {
        return ExitCode::from(u8::from(output::jq::serve().is_err()));
    }
    if let Some(question) = cli::question(&words) {
        cli::complete(&question);
        return ExitCode::SUCCESS;
    }
    let (line, mut ui) = match cli::line(&words) {
        Ok(read) => read,
        Err(code) => {
            output::terminal::close();
            return ExitCode::from(code);
        }
    };
    let ended = cli::dispatch(line, &mut ui);
    if let Err(error) = &ended {
        ui.error(error);
    }
    output::terminal::close();
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => ExitCode::from(error.kind().code()),
    }
}
