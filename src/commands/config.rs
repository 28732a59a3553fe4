//! `fpgo config`: making a configuration file, and showing what is in force and why. It never fails on the file
//! unless the file itself is what is asked about.

use std::fs::OpenOptions;
use std::io::Write;

use clap::Subcommand;
use serde_json::{Value, json};

use super::timeout;
use crate::cli::Globals;
use crate::config::{self, File, Format, Origin, Profile, path_variable, secret_bytes, variable};
use crate::error::{Error, Result};
use crate::secrets::Source;
use crate::table;
use crate::ui::{Ui, delivered};

/// What to do.
#[derive(Subcommand, Debug)]
pub enum ConfigCommand {
    /// Make a configuration file with every key explained
    Init,
    /// List the profiles
    List,
    /// Show each setting in force and where it comes from; secrets are never shown
    Show,
    /// Print where the configuration file is
    Path,
}

/// The file that `config init` makes.
const EXAMPLE: &str = include_str!("../../config.example.toml");

/// Does it.
pub fn run(command: ConfigCommand, globals: &Globals, ui: &mut Ui) -> Result<()> {
    match command {
        ConfigCommand::Init => init(globals, ui),
        ConfigCommand::List => list(globals, ui),
        ConfigCommand::Show => show(globals, ui),
        ConfigCommand::Path => {
            let (path, _) = File::place(&globals.asked())?;
            delivered(ui.data(&format!("{}\n", path.display())))
        }
    }
}

fn init(globals: &Globals, ui: &mut Ui) -> Result<()> {
    let (path, _) = File::place(&globals.asked())?;
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Error::invalid(format!("{} is there already, and stays as it is", path.display()))
                .next("fpgo config show")
        }
        _ => Error::config(format!("{} cannot be made: {error}", path.display())),
    };
    if let Some(dir) = path.parent() {
        std::fs::create_dir_all(dir).map_err(failed)?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(&path).and_then(|mut file| file.write_all(EXAMPLE.as_bytes())).map_err(failed)?;
    ui.note(&format!("made {}: fill in the token, then try fpgo config show", path.display()));
    delivered(ui.data(&format!("{}\n", path.display())))
}

fn list(globals: &Globals, ui: &mut Ui) -> Result<()> {
    let file = File::read(&globals.asked())?;
    let default = file.default_profile();
    let mut names = file.profiles();
    names.push(config::SANDBOX.into());
    if ui.quiet {
        return delivered(
            ui.data(&names.iter().map(|name| format!("{name}\n")).collect::<String>()),
        );
    }
    if ui.format != Format::Table {
        let all = names
            .iter()
            .map(|name| json!({"profile": name, "default": default == Some(name)}))
            .collect();
        return delivered(ui.json(&all));
    }
    let mark = |name: &str| if default == Some(name) { "default" } else { "" };
    let rows: Vec<Vec<String>> =
        names.iter().map(|name| vec![name.clone(), mark(name).to_owned()]).collect();
    delivered(ui.data(&table::plain_table(&["Profile", ""], &rows)))
}

fn show(globals: &Globals, ui: &mut Ui) -> Result<()> {
    let asked = globals.asked();
    let (path, chosen_by) = File::place(&asked)?;
    let profile = super::profile(&asked, ui)?;
    let mut settings = vec![
        ("config", path.display().to_string(), chosen_by.describe()),
        ("profile", profile.name.clone(), profile.chosen_by.describe()),
        ("environment", profile.environment.name().to_owned(), "profile and host".to_owned()),
    ];
    if let Some(target) = &profile.target {
        let from = if target.named { Origin::File } else { Origin::Default };
        settings.push(("base_url", target.base_url.to_string(), from.describe()));
        if let Some(path) = &target.ca_file {
            settings.push(("ca_file", path.display().to_string(), "profile".to_owned()));
        }
        settings.push(secret("token", "FPGO_TOKEN", profile.token.as_ref()));
        settings.push(secret(
            "callback_secret",
            "FPGO_CALLBACK_SECRET",
            profile.callback_secret.as_ref(),
        ));
    }
    let data = config::data_dir()?.display().to_string();
    let named = path_variable("FPGO_DATA_DIR").is_some();
    let from = if named { Origin::Variable("FPGO_DATA_DIR") } else { Origin::Default };
    settings.push(("data_dir", data, from.describe()));
    settings.push(("time_zone", profile.zone_name.clone(), profile.zone_from.describe()));
    settings.push(output(globals, &profile));
    settings.push((
        "timeout",
        format!("{:?}", timeout(globals, &profile)?),
        timeout_origin(globals, &profile),
    ));
    if ui.format != Format::Table {
        let all: Value = settings
            .iter()
            .map(|(key, value, from)| json!({"key": key, "value": value, "from": from}))
            .collect();
        return delivered(ui.json(&all));
    }
    let rows: Vec<Vec<String>> =
        settings.into_iter().map(|(key, value, from)| vec![key.to_owned(), value, from]).collect();
    delivered(ui.data(&table::plain_table(&["Setting", "Value", "From"], &rows)))
}

fn output(globals: &Globals, profile: &Profile) -> (&'static str, String, String) {
    let (name, origin) = match (&globals.output, variable("FPGO_OUTPUT"), profile.output) {
        (Some(name), ..) => (name.clone(), Origin::Flag("--output")),
        (None, Some(name), _) => (name, Origin::Variable("FPGO_OUTPUT")),
        (None, None, Some(format)) => (format.name().to_owned(), Origin::File),
        (None, None, None) => (Format::Table.name().to_owned(), Origin::Default),
    };
    ("output", name, origin.describe())
}

fn timeout_origin(globals: &Globals, profile: &Profile) -> String {
    let origin = match (globals.timeout, variable("FPGO_TIMEOUT"), profile.timeout) {
        (Some(_), ..) => Origin::Flag("--timeout"),
        (None, Some(_), _) => Origin::Variable("FPGO_TIMEOUT"),
        (None, None, Some(_)) => Origin::File,
        (None, None, None) => Origin::Default,
    };
    origin.describe()
}

/// A secret's place, never its value.
fn secret(
    key: &'static str,
    name: &'static str,
    source: Option<&Source>,
) -> (&'static str, String, String) {
    match (secret_bytes(name), source) {
        (Some(_), _) => (key, "***".into(), name.to_owned()),
        (None, Some(source)) => (key, "***".into(), source.describe()),
        (None, None) => (key, "not set".into(), "default".to_owned()),
    }
}
