//! `fpgo config path` and `config use`: where the file is, and which profile is the default one.

use serde_json::{Value, json};

use crate::base::error::Result;
use crate::options::Globals;
use crate::output::delivery::{OutputError, delivered, delivered_of};
use crate::output::local_table::{LocalTable, write_local};
use crate::output::ui::Ui;
use crate::profile::{self, ConfigFile, Format, variable};

/// Prints the path of the file, whether it is there or not.
pub fn path(globals: &Globals, ui: &mut Ui) -> Result<()> {
    let (path, chosen_by) = ConfigFile::place(&globals.profile_flags())?;
    let json = json!({"path": path, "from": chosen_by.describe(), "is_there": path.exists()});
    delivered(written(&format!("{}\n", path.display()), &json, ui)?)
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
    let done = format!("{name} is the default profile now");
    told(&done, "", &json!({"default_profile": name, "file": file.path}), ui)
}

/// Tells what was done, and `done` says: a line for people, JSON for programs.
pub fn told(done: &str, line: &str, json: &Value, ui: &mut Ui) -> Result<()> {
    delivered_of(done, written(line, json, ui)?)
}

fn written(line: &str, json: &Value, ui: &mut Ui) -> Result<std::result::Result<(), OutputError>> {
    match ui.format {
        Format::Json | Format::Ndjson | Format::Raw => {
            write_local(LocalTable::Object(Vec::new()), json, ui)
        }
        Format::Table | Format::Csv | Format::Tsv if line.is_empty() => Ok(Ok(())),
        Format::Table | Format::Csv | Format::Tsv => Ok(ui.data(line).map_err(OutputError::from)),
    }
}
