//! How the secret of a profile that is there already is corrected: where it stands, and the command that leads there. It
//! changes nothing by itself.

use crate::base::step::{Command, Step};
use crate::profile::secret_source::{SecretKind, SecretSource};
use crate::profile::{ConfigFile, profile_named};
use crate::run::body::edit::editor;

/// The step that gives the profile of this name another token; where the profile cannot be read, what is wrong with it.
pub fn other_token(file: &ConfigFile, profile: &str) -> Step {
    match profile_named(file, profile) {
        Ok(read) => match &read.token {
            Some(source) => at_source(source, file, profile, SecretKind::Token),
            None => login(profile, SecretKind::Token),
        },
        Err(_) => Command::of_profile("config check", profile).why("see what is wrong with it"),
    }
}

/// The step that corrects a secret where it comes from.
pub fn at_source(
    source: &SecretSource,
    file: &ConfigFile,
    profile: &str,
    kind: SecretKind,
) -> Step {
    let what = kind.word();
    match source {
        SecretSource::Literal(_) => {
            let key = what.replace(' ', "_");
            let path = file.path.display();
            let place = match file.line_of(profile, &key) {
                Some(line) => format!("in line {line} of {path}"),
                None => format!("in {path}, profile {profile}"),
            };
            let edit = Command::of_system(&editor()).arg(path);
            edit.why(format!("to correct the {what} of {profile}, change {key} = … {place}"))
        }
        SecretSource::Variable(name) => {
            format!("to correct the {what} of {profile}, set it there: export {name}=…").into()
        }
        SecretSource::Command { key, .. } => {
            format!("to correct the {what} of {profile}, change it where {key} reads it").into()
        }
        SecretSource::Keyring { .. } => login(profile, kind),
    }
}

fn login(profile: &str, kind: SecretKind) -> Step {
    kind.login(profile).why(format!("to correct the {} of {profile}", kind.word()))
}
