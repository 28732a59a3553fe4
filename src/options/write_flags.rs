//! The flags that writes share, however they are named on the command line: by their operation, or by method and path.
//! Which of them an operation takes is decided where they are added.

use std::time::Duration;

use clap::Args;

use crate::base::duration;

/// The body: files, and fields by hand.
#[derive(Args, Debug, Default)]
pub struct BodyFlags {
    /// JSON file with the body, or - for standard input; later files win (repeatable)
    #[arg(long, value_name = "FILE", help_heading = "Body")]
    pub data: Vec<String>,
    /// Set a field of the body, path=value (repeatable)
    #[arg(long, value_name = "PATH=VALUE", help_heading = "Body")]
    pub set: Vec<String>,
    /// Remove a field from the body (repeatable)
    #[arg(long, value_name = "PATH", help_heading = "Body")]
    pub unset: Vec<String>,
    /// Send the body even if it breaks the documented rules
    #[arg(long, help_heading = "Body")]
    pub no_validate: bool,
}

impl BodyFlags {
    /// Whether any of a body was given.
    pub fn is_typed(&self) -> bool {
        !self.data.is_empty() || !self.set.is_empty()
    }
}

/// What the journal keeps beside the write.
#[derive(Args, Debug, Default)]
pub struct JournalFlags {
    /// Reason, kept in the journal of this machine
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// Ticket that it belongs to, kept in the journal of this machine
    #[arg(long, value_name = "TEXT")]
    pub ticket: Option<String>,
}

/// Overrides the guards against repetition.
#[derive(Args, Debug, Default)]
pub struct AgainFlag {
    /// Send although a guard refuses it, but not while an earlier outcome is unknown; needs --reason
    #[arg(long, requires = "reason")]
    pub again: bool,
}

/// Waits for a result that shows later.
#[derive(Args, Debug, Default)]
pub struct WaitFlag {
    /// Wait until the result shows, for 2m or this long; exit code 10 if it is rejected or not seen in time
    #[arg(long, value_name = "TIME", value_parser = duration::timeout, num_args = 0..=1, require_equals = true,
          default_missing_value = "2m")]
    pub wait: Option<Duration>,
}
