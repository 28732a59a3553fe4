//! The flags of `fpgo config init`.

use clap::Args;

/// The answers that are given as flags. A secret is never one of them.
#[derive(Args, Debug, Default)]
pub struct InitArgs {
    /// Name of the new profile
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    /// Environment that the account belongs to
    #[arg(long, value_name = "ENVIRONMENT", value_parser = ["demo", "production"])]
    pub environment: Option<String>,
    /// Other address than the environment's own, such as that of a served sandbox
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Keep the token in the OS keyring, where auth login puts it
    #[arg(long, group = "token")]
    pub token_keyring: bool,
    /// Environment variable that holds the token
    #[arg(long, value_name = "NAME", group = "token")]
    pub token_env: Option<String>,
    /// Program that prints the token, with its arguments, such as 'pass show fpgo/demo'
    #[arg(long, value_name = "COMMAND", group = "token")]
    pub token_command: Option<String>,
    /// Write the token into the file: the first line of standard input
    #[arg(long, group = "token")]
    pub token_stdin: bool,
    /// Keep the callback secret in the OS keyring, where auth login --callback-secret puts it
    #[arg(long, group = "callback")]
    pub callback_secret_keyring: bool,
    /// Environment variable that holds the callback secret
    #[arg(long, value_name = "NAME", group = "callback")]
    pub callback_secret_env: Option<String>,
    /// Program that prints the callback secret, with its arguments
    #[arg(long, value_name = "COMMAND", group = "callback")]
    pub callback_secret_command: Option<String>,
    /// Time zone of dates and tables, such as Europe/Oslo
    #[arg(long, value_name = "ZONE")]
    pub time_zone: Option<String>,
    /// Use the profile where no other is named
    #[arg(long)]
    pub make_default: bool,
    /// Send nothing to see whether it works
    #[arg(long)]
    pub offline: bool,
}

impl InitArgs {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        let texts = [
            &self.name,
            &self.environment,
            &self.base_url,
            &self.token_env,
            &self.token_command,
            &self.callback_secret_env,
            &self.callback_secret_command,
            &self.time_zone,
        ];
        texts.into_iter().all(Option::is_none)
            && !(self.token_keyring
                || self.callback_secret_keyring
                || self.token_stdin
                || self.make_default
                || self.offline)
    }
}
