//! Input of the callback commands: the pasted text (argument, standard input, prompt) and the secret.

use std::io::IsTerminal;
use std::path::Path;

use secrecy::ExposeSecret;

use crate::base::error::{Error, Result};
use crate::base::input;
use crate::base::redact;
use crate::base::target::is_loopback;
use crate::base::text::is_blank;
use crate::commands::in_force;
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::profile::secret_source::ONLY_BLANKS;
use crate::profile::{Environment, Profile, secret_bytes};
use crate::sandbox::local;

/// The variable whose secret wins over all others.
pub const VARIABLE: &str = "FPGO_CALLBACK_SECRET";

/// The longest callback, in bytes: 1 MiB, far above what servers accept as an address or a header.
const LONGEST: u64 = 1 << 20;

/// A secret to check with, and where it came from.
#[derive(Clone)]
pub struct CallbackSecret {
    /// Byte for byte.
    pub bytes: Vec<u8>,
    /// Its source, for messages.
    pub source: String,
}

/// The secret: that of the variable, for which no profile is needed; else that of the profile, or of the sandbox.
pub fn secret(globals: &Globals, ui: &mut Ui) -> Result<CallbackSecret> {
    if let Some(bytes) = secret_bytes(VARIABLE) {
        return CallbackSecret { bytes, source: VARIABLE.into() }.unless_blank();
    }
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    if profile.environment == Environment::Sandbox {
        let bytes = of_sandbox(&profile.data_dir()?)?;
        return Ok(CallbackSecret { bytes, source: "the sandbox".into() });
    }
    let Some(source) = &profile.callback_secret else { return Err(no_secret(&profile)) };
    let bytes = source.get()?.expose_secret().as_bytes().to_vec();
    let source = format!("profile {} ({})", profile.name, source.describe());
    CallbackSecret { bytes, source }.unless_blank()
}

/// The secret of the sandbox in this data directory, hidden in all output from then on.
pub fn of_sandbox(dir: &Path) -> Result<Vec<u8>> {
    let secret = local::callback_secret(dir)?.into_bytes();
    redact::conceal(&secret);
    Ok(secret)
}

impl CallbackSecret {
    /// Refuses a secret that anybody could sign with.
    fn unless_blank(self) -> Result<CallbackSecret> {
        if !is_blank(&String::from_utf8_lossy(&self.bytes)) {
            return Ok(self);
        }
        let what = format!("the secret of {} {ONLY_BLANKS}", self.source);
        Err(Error::config(format!("{what}, so anybody can sign with it"))
            .next(format!("set {VARIABLE}, or what the profile names, to the secret")))
    }
}

/// The failure of a profile without a callback secret.
fn no_secret(profile: &Profile) -> Error {
    let error = Error::config(format!("profile {} has no callback secret", profile.name))
        .next(format!("set {VARIABLE}, or callback_secret in the profile"));
    match profile.target.as_ref().is_some_and(|target| is_loopback(&target.base_url)) {
        true => error.next("a sandbox that is served signs with its --callback-secret"),
        false => error,
    }
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
            ui.without_answer = "nothing was checked";
            return ui.ask_paste("Paste the callback, then press Enter");
        }
        _ => {}
    }
    match input::stdin_text(LONGEST) {
        Ok(text) => Ok(text),
        Err(error) => Err(Error::invalid(format!("standard input cannot be read: {error}"))),
    }
}
