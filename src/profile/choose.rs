//! Which profile is in use: flag over environment over file.

use super::environment::SANDBOX;
use super::file::ConfigFile;
use super::flags::{ProfileFlags, SettingOrigin};
use super::read;
use super::settings::Profile;
use super::variables::variable;
use crate::api;
use crate::base::error::{Error, Result};
use crate::base::redact;
use crate::base::step::{AccountFlags, Command, SANDBOX_FLAG};
use crate::base::typed_words;

/// The profile in use. The sandbox never needs the file.
pub fn profile_in_use(file: &ConfigFile, flags: &ProfileFlags) -> Result<Profile> {
    let (name, chosen_by) = choose(file, flags)?;
    file.refuse_reserved()?;
    if name == SANDBOX {
        return Ok(Profile::sandbox(chosen_by));
    }
    match file.profile_table(&name) {
        Some(table) => read::profile(&file.path, &name, table, chosen_by),
        None => Err(no_such_profile(file, &name)),
    }
}

/// The name of the profile in use, and the profile, or all that is wrong with its keys.
pub fn all_of_profile(
    file: &ConfigFile,
    flags: &ProfileFlags,
) -> Result<(String, std::result::Result<Profile, Vec<Error>>)> {
    let (name, chosen_by) = choose(file, flags)?;
    if name == SANDBOX {
        return Ok((name, Ok(Profile::sandbox(chosen_by))));
    }
    let Some(table) = file.profile_table(&name) else { return Err(no_such_profile(file, &name)) };
    let read = read::whole(&file.path, &name, table, chosen_by);
    Ok((name, read))
}

/// The profile of this name in the file.
pub fn profile_named(file: &ConfigFile, name: &str) -> Result<Profile> {
    match file.profile_table(name) {
        Some(table) => read::profile(&file.path, name, table, SettingOrigin::File),
        None => Err(no_such_profile(file, name)),
    }
}

fn choose(file: &ConfigFile, flags: &ProfileFlags) -> Result<(String, SettingOrigin)> {
    if let Some(origin) = flags.sandbox_without_file() {
        return Ok((SANDBOX.into(), origin));
    }
    if let Some(name) = &flags.profile {
        return Ok((name.clone(), SettingOrigin::Flag("--profile")));
    }
    if let Some(name) = variable("FPGO_PROFILE") {
        return Ok((name, SettingOrigin::Variable("FPGO_PROFILE")));
    }
    if let Some(name) = file.default_profile() {
        return Ok((name.to_owned(), SettingOrigin::File));
    }
    let sandbox = Command::of_sandbox("orders list");
    // The first profile is made; of several one is named.
    let profiles = match file.table.is_some() {
        false => Command::of_machine("config init").why("make a profile"),
        true => Command::of_machine("config list").why("see which profiles there are"),
    };
    Err(Error::config("no profile is chosen, so fpgo does not know which account is meant")
        .next(sandbox.why("try it without an account: add --sandbox, such as"))
        .next(profiles)
        .next(
            Command::typed()
                .arg("-p")
                .arg("NAME")
                .why("or name one, here, in FPGO_PROFILE, or as default_profile in the file"),
        ))
}

/// The failure of a profile's name that is not in the file.
pub fn no_such_profile(file: &ConfigFile, name: &str) -> Error {
    let known = file.profiles();
    let near = match api::nearest_word(name, known.iter().map(String::as_str)) {
        Some(near) => format!(": did you mean {near}?"),
        None => String::new(),
    };
    let (name, path) = (redact::hide_suspects(name), file.path.display());
    Error::config(format!("there is no profile {name} in {path}{near}"))
        .next(Command::of_machine("config list"))
}

/// The flags that name the account in use, for commands that a message offers: a copied one must not reach another
/// account, wherever the name of this one came from.
pub fn account_flags(flags: &ProfileFlags) -> AccountFlags {
    let mut config = Vec::new();
    if let Some(path) = &flags.config {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        config = vec!["--config".to_owned(), whole.display().to_string()];
    }
    let flags = match name_in_use(flags) {
        Some(name) if name == SANDBOX => vec![SANDBOX_FLAG.to_owned()],
        Some(name) => vec!["-p".to_owned(), name],
        None => Vec::new(),
    };
    AccountFlags { config, flags, typed: typed_words::without_account() }
}

/// The name of the profile in use, as far as it can be told.
fn name_in_use(flags: &ProfileFlags) -> Option<String> {
    if flags.sandbox_without_file().is_some() {
        return Some(SANDBOX.to_owned());
    }
    if let Some(name) = flags.profile.clone().or_else(|| variable("FPGO_PROFILE")) {
        return Some(name);
    }
    ConfigFile::read(flags).ok()?.default_profile().map(str::to_owned)
}
