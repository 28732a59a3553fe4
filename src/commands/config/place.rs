//! `fpgo config path`, `config use` and `config init`: where the file is, which profile is the default one, and the file that
//! explains every key.

use serde_json::{Value, json};

use crate::base::error::{Error, Result};
use crate::base::step::Command;
use crate::options::Globals;
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::profile::{self, ConfigFile, Format, create_file, variable};

/// The file that explains every key.
const EXAMPLE: &str = include_str!("../../../config.example.toml");

/// Makes the file that explains every key.
pub fn init(globals: &Globals, ui: &mut Ui) -> Result<()> {
    let (path, _) = ConfigFile::place(&globals.profile_flags())?;
    let name = path.display();
    create_file(&path, EXAMPLE).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Error::invalid(format!("{name} exists already, and was not changed"))
                .next(Command::new("config show"))
        }
        _ => Error::config(format!("{name} cannot be made: {error}")),
    })?;
    ui.note(&format!("made {name}"));
    let login = Command::of_profile("auth login", "demo");
    ui.suggest("next: ", &login.why("store the token of its profile demo in the OS keyring"));
    let json = json!({"profile": "demo", "file": path, "default": true, "environment": "demo"});
    told(&format!("{name}\n"), &json, ui)
}

/// Prints the path of the file, whether it is there or not.
pub fn path(globals: &Globals, ui: &mut Ui) -> Result<()> {
    let (path, chosen_by) = ConfigFile::place(&globals.profile_flags())?;
    let json = json!({"path": path, "from": chosen_by.describe(), "is_there": path.exists()});
    told(&format!("{}\n", path.display()), &json, ui)
}

/// Makes this profile the default one.
pub fn make_default(name: &str, globals: &Globals, ui: &mut Ui) -> Result<()> {
    let file = ConfigFile::read(&globals.profile_flags())?;
    profile::make_default(&file, name)?;
    ui.note(&format!("profile {name} is the default one now, in {}", file.path.display()));
    if let Some(other) = variable("FPGO_PROFILE")
        && other != name
    {
        ui.warn(&format!("FPGO_PROFILE is set to {other}, which wins over the default profile"));
    }
    told("", &json!({"default_profile": name, "file": file.path}), ui)
}

/// Tells what was done: a line for people, JSON for programs.
pub fn told(line: &str, json: &Value, ui: &mut Ui) -> Result<()> {
    match ui.format {
        Format::Json | Format::Ndjson | Format::Raw => {
            show_local(LocalTable::Object(Vec::new()), json, ui)
        }
        Format::Table | Format::Csv | Format::Tsv if line.is_empty() => Ok(()),
        Format::Table | Format::Csv | Format::Tsv => delivered(ui.data(line)),
    }
}
