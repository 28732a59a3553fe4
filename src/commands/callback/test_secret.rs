//! The secret that test callbacks are signed with: the one that `verify` checks with, but never one of production.

use super::input::{self, CallbackSecret};
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::commands::production_secret::{known_profiles, refuse_in_use, refuse_shared};
use crate::options::Globals;
use crate::output::ui::Ui;

/// The secret, unless it is one of production as far as this machine can tell.
pub fn secret(globals: &Globals, ui: &mut Ui) -> Result<CallbackSecret> {
    let flags = globals.profile_flags();
    let Some(file) = known_profiles(&flags)? else { return input::secret(globals, ui) };
    if flags.sandbox_without_file().is_none() {
        refuse_in_use(&file, &flags).map_err(with_ways)?;
    }
    let secret = input::secret(globals, ui)?;
    refuse_shared(&file, &secret.bytes, &secret.source).map_err(with_ways)?;
    Ok(secret)
}

/// What can be signed with instead.
fn with_ways(error: Error) -> Error {
    error
        .next(Command::of_sandbox("callback sign").why("use the sandbox's secret"))
        .next("name a profile of the demo environment with -p NAME")
}
