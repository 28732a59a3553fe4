//! Input of the callback commands: the pasted text (argument, standard input, prompt) and the secret.

use std::io::IsTerminal;

use secrecy::ExposeSecret;

use crate::base::error::{Error, Result};
use crate::base::input;
use crate::commands::in_force;
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::profile::secret_bytes;

/// The longest callback, in bytes: 1 MiB, far above what servers accept as an address or a header.
const LONGEST: u64 = 1 << 20;

/// The secret, byte for byte. With the variable no profile is needed.
pub fn secret(globals: &Globals, ui: &mut Ui) -> Result<Vec<u8>> {
    if let Some(secret) = secret_bytes("FPGO_CALLBACK_SECRET") {
        return Ok(secret);
    }
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    let Some(source) = &profile.callback_secret else {
        return Err(Error::config(format!("profile {} has no callback secret", profile.name))
            .next("set FPGO_CALLBACK_SECRET, or callback_secret in the profile"));
    };
    Ok(source.get()?.expose_secret().as_bytes().to_vec())
}

/// The pasted text: the argument, a line typed at a prompt, or standard input.
pub fn pasted_text(argument: Option<String>, ui: &mut Ui) -> Result<String> {
    match argument {
        Some(text) if text != "-" => return Ok(text),
        None if std::io::stdin().is_terminal() => {
            if !ui.may_ask() {
                return Err(Error::invalid("no callback is given")
                    .next("give it as an argument or on standard input"));
            }
            return ui.ask_line("Paste the callback's URL");
        }
        _ => {}
    }
    match input::stdin_text(LONGEST) {
        Ok(text) => Ok(text),
        Err(error) => Err(Error::invalid(format!("standard input cannot be read: {error}"))),
    }
}
