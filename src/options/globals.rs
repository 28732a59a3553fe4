//! The global options, which every command takes, and which of them exclude each other.

use std::path::PathBuf;
use std::sync::LazyLock;
use std::time::Duration;

use clap::builder::PossibleValuesParser;
use clap::{Arg, Args, Command};

use crate::base::duration;
use crate::base::error::{Error, Result};
use crate::profile::{Format, ProfileFlags};

/// Options that every command takes.
#[derive(Args, Clone, Debug, Default)]
pub struct Globals {
    /// Profile of the configuration file to use
    #[arg(short, long, global = true, value_name = "NAME", help_heading = "Global options")]
    pub profile: Option<String>,
    /// Use the sandbox on this machine instead of an account
    #[arg(long, global = true, help_heading = "Global options")]
    pub sandbox: bool,
    /// Output format; table unless given or set in the profile
    #[arg(short, long, global = true, value_name = "FORMAT", value_parser = PossibleValuesParser::new(Format::NAMES),
          help_heading = "Global options")]
    pub output: Option<String>,
    /// Columns to show, by title and in this order; for table, csv and tsv
    #[arg(
        long,
        global = true,
        value_name = "A,B",
        value_delimiter = ',',
        help_heading = "Global options"
    )]
    pub columns: Vec<String>,
    /// jq program to run over the output of -o json; prints each result as a line of JSON, texts in quotes unless --raw
    #[arg(long, global = true, value_name = "EXPR", help_heading = "Global options")]
    pub jq: Option<String>,
    /// Print texts that --jq gives as they are, without quotes and escapes
    #[arg(long, global = true, help_heading = "Global options")]
    pub raw: bool,
    /// Print only identifiers, one per line
    #[arg(short, long, global = true, help_heading = "Global options")]
    pub quiet: bool,
    /// Show requests and answers on stderr, without secrets
    #[arg(short, long, global = true, help_heading = "Global options")]
    pub verbose: bool,
    /// When to colour messages (stderr) and tables (stdout); auto unless given
    #[arg(long, global = true, value_name = "WHEN", value_parser = PossibleValuesParser::new(Self::COLORS),
          help_heading = "Global options")]
    pub color: Option<String>,
    /// Print the request and send nothing
    #[arg(long, global = true, help_heading = "Global options")]
    pub dry_run: bool,
    /// Do not ask before sending
    #[arg(short, long, global = true, help_heading = "Global options")]
    pub yes: bool,
    /// Never ask; fail where an answer would be needed
    #[arg(long, global = true, help_heading = "Global options")]
    pub no_input: bool,
    /// Time-out of one attempt, such as 30s, 2m or 500ms; 30s unless given or set in the profile
    #[arg(long, global = true, value_name = "TIME", value_parser = duration::timeout, help_heading = "Global options")]
    pub timeout: Option<Duration>,
    /// Configuration file to use
    #[arg(long, global = true, value_name = "FILE", help_heading = "Global options")]
    pub config: Option<PathBuf>,
    /// Show personal numbers unmasked
    #[arg(long, global = true, help_heading = "Global options")]
    pub show_personal_data: bool,
}

impl Globals {
    /// The values of `--color`.
    pub const COLORS: [&str; 3] = ["auto", "always", "never"];

    /// These options, for a command to which they mean nothing: its help is silent of them, and a line that has one is told why.
    pub fn hidden(ids: &[&str]) -> Vec<Arg> {
        static ALL: LazyLock<Command> =
            LazyLock::new(|| Globals::augment_args(Command::new("fpgo")));
        let own = ALL.get_arguments().filter(|arg| ids.contains(&arg.get_id().as_str()));
        own.map(|arg| arg.clone().hide(true)).collect()
    }

    /// The options that choose a profile.
    pub fn profile_flags(&self) -> ProfileFlags {
        ProfileFlags {
            profile: self.profile.clone(),
            sandbox: self.sandbox,
            config: self.config.clone(),
        }
    }

    /// The flag that asks for rows, if one does: commands without rows refuse it.
    pub fn asks_for_rows(&self) -> Option<&'static str> {
        match self.output.as_deref() {
            _ if !self.columns.is_empty() => Some("--columns"),
            Some("csv") => Some("-o csv"),
            Some("tsv") => Some("-o tsv"),
            _ => None,
        }
    }

    /// Refuses `-q` where it would be ignored.
    pub fn refuse_quiet(&self, command: &str, can_be_quiet: bool) -> Result<()> {
        if !self.quiet || can_be_quiet {
            return Ok(());
        }
        let why = format!("--quiet prints identifiers, and {command} has none to print");
        Err(Error::invalid(why))
    }

    /// Refuses options that exclude each other. Only the whole line tells, since a global option may stand on either side
    /// of a command.
    pub fn check(&self) -> Result<()> {
        if self.sandbox && self.profile.is_some() {
            return Err(Error::invalid("--sandbox and --profile cannot be used together"));
        }
        if self.quiet && self.output.is_some() {
            return Err(Error::invalid("--quiet and --output cannot be used together"));
        }
        if self.quiet && !self.columns.is_empty() {
            return Err(Error::invalid("--quiet and --columns cannot be used together"));
        }
        if self.quiet && self.jq.is_some() {
            return Err(Error::invalid("--quiet and --jq cannot be used together"));
        }
        if let (Some(output), Some(_)) =
            (self.output.as_deref().filter(|name| *name != "json"), &self.jq)
        {
            return Err(Error::invalid(format!(
                "--jq needs JSON and cannot be used together with -o {output}"
            )));
        }
        if self.jq.is_some() && !self.columns.is_empty() {
            return Err(Error::invalid("--jq and --columns cannot be used together"));
        }
        if self.raw && self.jq.is_none() {
            return Err(Error::invalid("--raw is for texts that --jq gives, and there is no --jq")
                .next("add --jq EXPR, or print the body as received with -o raw"));
        }
        if self.dry_run && !self.columns.is_empty() {
            return Err(Error::invalid(
                "--columns means nothing to --dry-run, which shows the request",
            ));
        }
        Ok(())
    }
}
