//! `fpgo config`: creates the configuration file, lists and checks its profiles, chooses the default one. Settings in
//! force are shown by `config_show.rs`.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use clap::Subcommand;
use serde_json::{Value, json};

use super::config_show;
use super::in_force::{self, timeout, warned};
use crate::api::ColumnKind;
use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::options::Globals;
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::profile::proxy::Proxy;
use crate::profile::secret_source::{self, SecretSource};
use crate::profile::{self, ConfigFile, SANDBOX, variable};

/// The subcommands.
#[derive(Subcommand, Debug)]
pub enum ConfigCommand {
    /// Make a configuration file with every key explained
    Init,
    /// List the profiles
    List,
    /// Show each setting in force and where it comes from; secrets are never shown
    Show,
    /// Check the file and the profile; nothing is sent
    Check,
    /// Set the default profile, which is used where no other is named
    Use {
        /// Name of the profile
        #[arg(value_name = "NAME")]
        name: String,
    },
    /// Print the path of the configuration file
    Path,
}

impl ConfigCommand {
    /// Whether `--quiet` means something: it prints names alone.
    pub fn can_be_quiet(&self) -> bool {
        matches!(self, ConfigCommand::List)
    }

    /// Whether it prints rows, so that `--columns`, csv and tsv mean something.
    pub fn shows_rows(&self) -> bool {
        matches!(self, ConfigCommand::List | ConfigCommand::Show)
    }
}

/// The file that `config init` makes.
const EXAMPLE: &str = include_str!("../../config.example.toml");

/// Runs the subcommand.
pub fn run(command: ConfigCommand, globals: &Globals, ui: &mut Ui) -> Result<()> {
    match command {
        ConfigCommand::Init => init(globals, ui),
        ConfigCommand::List => list(globals, ui),
        ConfigCommand::Show => config_show::run(globals, ui),
        ConfigCommand::Check => check(globals, ui),
        ConfigCommand::Use { name } => make_default(&name, globals, ui),
        ConfigCommand::Path => {
            let (path, _) = ConfigFile::place(&globals.profile_flags())?;
            delivered(ui.data(&format!("{}\n", path.display())))
        }
    }
}

fn init(globals: &Globals, ui: &mut Ui) -> Result<()> {
    let (path, _) = ConfigFile::place(&globals.profile_flags())?;
    let name = path.display();
    make_file(&path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            Error::invalid(format!("{name} exists already, and was not changed"))
                .next(Command::new("config show"))
        }
        _ => Error::config(format!("{name} cannot be made: {error}")),
    })?;
    ui.note(&format!("made {name}"));
    ui.suggest("", &Command::new("config show").why("fill in the token, then look at it"));
    delivered(ui.data(&format!("{name}\n")))
}

/// Makes the file that is not there yet, for its owner alone.
fn make_file(path: &Path) -> io::Result<()> {
    if let Some(dir) = path.parent() {
        std::fs::create_dir_all(dir)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(EXAMPLE.as_bytes())
}

fn make_default(name: &str, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let file = ConfigFile::read(&globals.profile_flags())?;
    profile::make_default(&file, name)?;
    ui.note(&format!("profile {name} is the default one now, in {}", file.path.display()));
    if let Some(other) = variable("FPGO_PROFILE")
        && other != name
    {
        ui.warn(&format!("FPGO_PROFILE is set to {other}, which wins over the default profile"));
    }
    Ok(())
}

fn list(globals: &Globals, ui: &mut Ui) -> Result<()> {
    let file = warned(ConfigFile::read(&globals.profile_flags()), ui);
    let default = file.as_ref().and_then(ConfigFile::default_profile);
    let mut names = file.as_ref().map(ConfigFile::profiles).unwrap_or_default();
    names.push(SANDBOX.into());
    if ui.quiet {
        return delivered(ui.data(&(names.join("\n") + "\n")));
    }
    let (mut rows, mut json) = (Vec::new(), Vec::new());
    for name in names {
        let is_default = default == Some(name.as_str());
        json.push(json!({"profile": name, "default": is_default}));
        rows.push(vec![name, if is_default { "default" } else { "" }.to_owned()]);
    }
    let titles = [("Profile", ColumnKind::Identifier), ("Default", ColumnKind::Text)];
    show_local(LocalTable::List(&titles, rows), &Value::Array(json), ui)
}

fn check(globals: &Globals, ui: &mut Ui) -> Result<()> {
    let profile = in_force::profile(&globals.profile_flags(), ui)?;
    timeout(globals, &profile)?;
    if let Some(target) = &profile.target {
        Proxy::on_the_way_to(&target.base_url)?;
    }
    // The keyring is not asked where it does not matter.
    if variable("FPGO_TOKEN").is_none()
        && let Some(why) = profile.token.as_ref().and_then(SecretSource::missing)
    {
        return Err(secret_source::no_token(&profile.name, &why));
    }
    let environment = profile.environment.name();
    delivered(ui.data(&format!("profile {} is right; it counts as {environment}\n", profile.name)))
}
