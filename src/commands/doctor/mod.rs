//! `fpgo doctor`: looks at everything that a command depends on, from the file to the API's answer, and says what to do. It
//! changes nothing, and what it prints is fit for a ticket: neither secrets nor personal data.

mod completions;
mod machine;
mod network;
mod storage;

use clap::Args;

use super::config::look;
use super::findings::{self, Finding, worst};
use super::in_force::{patience, timeout};
use crate::base::error::{Error, Result};
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::profile::Profile;
use crate::run::context::Context;

/// The options.
#[derive(Args, Debug)]
pub struct DoctorArgs {
    /// Look at this machine alone, and send nothing
    #[arg(long)]
    offline: bool,
}

/// Looks at everything, shows it, and fails with the code of the worst problem.
pub fn run(arguments: &DoctorArgs, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let mut looked = look(globals);
    let mut found = std::mem::take(&mut looked.findings);
    found.extend(match looked.profile {
        Some(profile) => of_account(profile, &found, arguments.offline, globals, ui),
        None => network::skipped("not asked, since no account is known"),
    });
    found.extend(machine::look());
    found.push(completions::look());
    findings::show(&found, ui)?;
    match worst(&found) {
        None => Ok(()),
        Some(kind) => Err(Error::new(kind, findings::summary(&found))),
    }
}

/// What is to be found out with the account in use.
fn of_account(
    profile: Profile,
    before: &[Finding],
    offline: bool,
    globals: &Globals,
    ui: &mut Ui,
) -> Vec<Finding> {
    let time = timeout(globals, &profile).or_else(|_| patience(&Globals::default()));
    let Ok(time) = time else { return Vec::new() };
    let context = Context::new(profile, time, globals.verbose);
    let mut found = match worst(before) {
        _ if offline => network::skipped("not asked, because of --offline"),
        Some(_) => network::skipped("not asked, since the settings are wrong"),
        None => network::look(&context, ui),
    };
    found.extend(storage::look(&context));
    found
}
