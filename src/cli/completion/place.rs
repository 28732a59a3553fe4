//! Where a value is completed: the line before it, and the account that the line means.

use std::path::PathBuf;

use clap::Arg;

use crate::cli::typed_line::TypedLine;
use crate::profile::{self, ConfigFile, Profile, ProfileFlags, profile_in_use};

/// Where a value stands.
pub struct ValuePlace<'a> {
    /// The line before it.
    pub line: &'a TypedLine<'a>,
    /// What it is a value of.
    pub arg: &'a Arg,
    /// What of it is typed.
    pub typed: &'a str,
}

impl ValuePlace<'_> {
    /// The profile that the line would use, if that can be told. Commands that act on the sandbox itself mean its own.
    pub fn profile(&self) -> Option<Profile> {
        let flags = self.flags();
        if let Some(origin) = flags.sandbox_without_file() {
            return Some(Profile::sandbox(origin));
        }
        if self.line.name().starts_with("sandbox ") {
            return Some(Profile::sandbox(profile::SettingOrigin::Default));
        }
        let file = ConfigFile::read(&flags).ok()?;
        profile_in_use(&file, &flags).ok()
    }

    /// What the line says of the account.
    pub fn flags(&self) -> ProfileFlags {
        ProfileFlags {
            profile: self.line.value("profile").map(str::to_owned),
            sandbox: self.line.has("sandbox"),
            config: self.line.value("config").map(PathBuf::from),
        }
    }
}
