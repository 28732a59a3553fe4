//! Profiles: which account a command uses, with which secrets and settings. Flag over environment over file, under
//! the rules that keep a token from the wrong host. Secrets are held in types that cannot print them. What is done with
//! a profile is left to others; the reserved profile `sandbox` gets its address from them.

mod callback_secrets;
mod choose;
mod default_profile;
mod edit_file;
mod environment;
mod file;
mod flags;
mod format;
mod known_keys;
mod new_profile;
mod places;
mod read;
mod secret_command;
mod settings;
mod shared_journal;
mod variables;

pub mod keyring;
pub mod proxy;
pub mod secret_source;
pub mod secret_variables;
pub mod token_bindings;
mod token_choice;
pub mod token_mistake;

pub use callback_secrets::{kept_callback_secrets, production_profile_of};
pub use choose::{account_flags, all_of_profile, profile_in_use, profile_named};
pub use default_profile::make_default;
pub use edit_file::create as create_file;
pub use environment::{Environment, SANDBOX};
pub use file::ConfigFile;
pub use flags::{ProfileFlags, SettingOrigin};
pub use format::Format;
pub use new_profile::{NewProfile, NewSecret};
pub use places::{data_dir, names_place};
pub use read::checked_address;
pub use secret_command::{LONGEST_SECRET, is_program};
pub use settings::Profile;
pub use shared_journal::SharedJournal;
pub use token_choice::{token_to_read, token_to_write, unnamed_production};
pub use variables::{
    KNOWN as FPGO_VARIABLES, check_variables, says_yes, secret_bytes, unknown_variables, variable,
};
