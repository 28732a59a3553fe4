//! Settings in force, by flags, environment and profile: the profile in use, the time-out, the time zone.

use std::path::PathBuf;
use std::time::Duration;

use crate::base::dates::Zone;

use crate::base::duration;
use crate::base::error::{Error, Result};
use crate::base::redact;
use crate::options::Globals;
use crate::output::ui::Ui;
use crate::profile::{
    self, ConfigFile, Profile, ProfileFlags, SANDBOX, SettingOrigin, profile_in_use, variable,
};

const TIMEOUT: Duration = Duration::from_secs(30);

/// The profile in use. The sandbox never needs the file, so it never fails on it.
pub fn profile(flags: &ProfileFlags, ui: &mut Ui) -> Result<Profile> {
    if let Some(origin) = flags.sandbox_without_file() {
        return Ok(Profile::sandbox(origin));
    }
    let file = ConfigFile::read(flags)?;
    let profile = profile_in_use(&file, flags)?;
    for warning in file.warnings(&profile.name) {
        ui.warn_once(&warning);
    }
    Ok(profile)
}

/// The profile in use, where one can be settled. A wrong file is told of by `profile`.
pub fn settled(globals: &Globals) -> Option<Profile> {
    let flags = globals.profile_flags();
    match flags.sandbox_without_file() {
        Some(origin) => Some(Profile::sandbox(origin)),
        None => ConfigFile::read(&flags).and_then(|file| profile_in_use(&file, &flags)).ok(),
    }
}

/// The profile in use, where one is named in any way. It must be readable then.
pub fn named(globals: &Globals) -> Result<Option<Profile>> {
    let flags = globals.profile_flags();
    let in_call = flags.profile.is_some() || variable("FPGO_PROFILE").is_some();
    match ConfigFile::read(&flags) {
        Ok(file) if in_call || file.default_profile().is_some() => {
            profile_in_use(&file, &flags).map(Some)
        }
        Err(error) if in_call => Err(error),
        _ => Ok(None),
    }
}

/// The time zone of the profile in use, where one can be settled, else the default one.
pub fn zone(globals: &Globals) -> Zone {
    settled(globals).unwrap_or_else(|| Profile::sandbox(SettingOrigin::Default)).zone
}

/// The time for one attempt: `--timeout`, `FPGO_TIMEOUT`, the profile's, or 30 s.
pub fn timeout(globals: &Globals, profile: &Profile) -> Result<Duration> {
    let from_variable = timeout_of_environment()?;
    Ok(globals.timeout.or(from_variable).or(profile.timeout).unwrap_or(TIMEOUT))
}

fn timeout_of_environment() -> Result<Option<Duration>> {
    let Some(text) = variable("FPGO_TIMEOUT") else { return Ok(None) };
    match duration::timeout(&text) {
        Ok(time) => Ok(Some(time)),
        Err(why) => Err(Error::invalid(format!("FPGO_TIMEOUT: {}", redact::hide_suspects(&why)))),
    }
}

/// How long a command that needs no profile waits for others.
pub fn patience(globals: &Globals) -> Result<Duration> {
    timeout(globals, &Profile::sandbox(SettingOrigin::Default))
}

/// Whether a command uses the sandbox and not an account, by flags, environment and default profile.
pub fn is_sandbox(globals: &Globals) -> bool {
    let flags = globals.profile_flags();
    if flags.sandbox_without_file().is_some() {
        return true;
    }
    if flags.profile.is_some() || variable("FPGO_PROFILE").is_some() {
        return false;
    }
    ConfigFile::read(&flags).is_ok_and(|file| file.default_profile() == Some(SANDBOX))
}

/// The directory of what this machine keeps about what it sent: the sandbox has its own.
pub fn data_dir(globals: &Globals) -> Result<PathBuf> {
    let dir = profile::data_dir()?;
    Ok(if is_sandbox(globals) { dir.join(SANDBOX) } else { dir })
}

/// Turns a failure into a warning, for commands that must not fail on a wrong file.
pub fn warned<T>(read: Result<T>, ui: &mut Ui) -> Option<T> {
    let error = match read {
        Ok(value) => return Some(value),
        Err(error) => error,
    };
    ui.warn(&error.to_string());
    for step in &error.report().next {
        ui.step(step);
    }
    None
}
