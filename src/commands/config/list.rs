//! `fpgo config list`: the profiles of the file, each with where it leads and where its token comes from. A token is never
//! looked at, so nothing can be shown of it.

use serde_json::{Value, json};

use crate::api::ColumnKind;
use crate::base::error::Result;
use crate::commands::in_force::warned;
use crate::options::Globals;
use crate::output::delivery::delivered;
use crate::output::local_table::{LocalTable, show_local};
use crate::output::ui::Ui;
use crate::profile::{ConfigFile, Profile, SANDBOX, SettingOrigin, profile_named};

/// The columns of its table.
pub const COLUMNS: [(&str, ColumnKind); 5] = [
    ("Profile", ColumnKind::Text),
    ("Default", ColumnKind::Text),
    ("Environment", ColumnKind::Text),
    ("Address", ColumnKind::Text),
    ("Token from", ColumnKind::Text),
];

/// Lists the profiles. One that is wrong is listed too, and a warning says why.
pub fn run(globals: &Globals, ui: &mut Ui) -> Result<()> {
    let file = warned(ConfigFile::read(&globals.profile_flags()), ui);
    let default = file.as_ref().and_then(ConfigFile::default_profile);
    let mut names = file.as_ref().map(ConfigFile::profiles).unwrap_or_default();
    names.retain(|name| name != SANDBOX);
    if ui.quiet {
        names.push(SANDBOX.into());
        return delivered(ui.data(&(names.join("\n") + "\n")));
    }
    let mut listed = Vec::new();
    for name in names {
        let profile = file.as_ref().and_then(|file| warned(profile_named(file, &name), ui));
        listed.push((name, profile));
    }
    listed.push((SANDBOX.into(), Some(Profile::sandbox(SettingOrigin::Default))));
    let (mut rows, mut json) = (Vec::new(), Vec::new());
    for (name, profile) in listed {
        let is_default = default == Some(name.as_str());
        let [environment, address, token] = parts(profile.as_ref());
        json.push(json!({
            "profile": name, "default": is_default,
            "environment": environment, "base_url": address, "token_from": token,
        }));
        let default = if is_default { "default" } else { "" }.to_owned();
        let rest = [environment, address, token].map(Option::unwrap_or_default);
        rows.push([vec![name, default], rest.to_vec()].concat());
    }
    show_local(LocalTable::List(&COLUMNS, rows), &Value::Array(json), ui)
}

/// Environment, address and the token's source; nothing of a profile that cannot be read.
fn parts(profile: Option<&Profile>) -> [Option<String>; 3] {
    let Some(profile) = profile else { return [None, None, None] };
    let environment = profile.environment.name().to_owned();
    let address = profile.target.as_ref().map(|target| target.base_url.to_string());
    let token = profile.token.as_ref().map(|source| source.describe());
    [
        Some(environment),
        Some(address.unwrap_or_else(|| "this machine".to_owned())),
        Some(token.unwrap_or_else(|| SANDBOX.to_owned())),
    ]
}
