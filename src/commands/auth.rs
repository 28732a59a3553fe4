//! `fpgo auth`: which tokens this machine knows, and where they may be used.

use clap::Subcommand;
use serde_json::Value;

use crate::account::{self, Stranger};
use crate::cli::Globals;
use crate::config::{self, Format};
use crate::error::{Error, Result};
use crate::session;
use crate::table;
use crate::ui::{Ui, delivered};

/// What to do.
#[derive(Subcommand, Debug)]
pub enum AuthCommand {
    /// List where tokens were accepted; of a token only the beginning of a hash is shown
    Status,
    /// Allow the profile's token at the profile's address, although it was accepted elsewhere before
    Allow,
}

/// Does it.
pub fn run(command: AuthCommand, globals: &Globals, ui: &mut Ui) -> Result<()> {
    match command {
        AuthCommand::Status => status(ui),
        AuthCommand::Allow => allow(globals, ui),
    }
}

fn status(ui: &mut Ui) -> Result<()> {
    let accounts = account::all(&config::data_dir()?)?;
    if ui.format != Format::Table {
        return delivered(
            ui.json(&accounts.iter().map(account::Account::to_json).collect::<Value>()),
        );
    }
    let row = |account: &account::Account| {
        let token = account.token.get(..12).unwrap_or_default().to_owned();
        vec![token, account.environment.clone(), account.address.clone(), account.since.clone()]
    };
    let rows: Vec<Vec<String>> = accounts.iter().map(row).collect();
    delivered(
        ui.data(&table::plain_table(&["Token (hash)", "Environment", "Address", "Since"], &rows)),
    )
}

fn allow(globals: &Globals, ui: &mut Ui) -> Result<()> {
    let profile = super::profile(&globals.asked(), ui)?;
    let Some(target) = &profile.target else {
        return Err(Error::invalid("the sandbox has a token of its own, which is always allowed"));
    };
    let token = session::token(&profile, false)?;
    ui.conceal(&token);
    if account::check(&profile, target, &token).is_ok_and(|stranger| stranger.is_none()) {
        ui.note("it is allowed there already");
        return Ok(());
    }
    let account = Stranger::new(&profile, target, &token).remember()?;
    ui.note(&format!(
        "the token of profile {} is allowed as {} at {}",
        profile.name, account.environment, account.address
    ));
    Ok(())
}
