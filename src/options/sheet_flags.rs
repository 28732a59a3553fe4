//! The flags that say what the columns of a sheet are.

use clap::Args;

/// What the columns of a sheet are, beyond their titles.
#[derive(Args, Clone, Debug, Default)]
pub struct SheetFlags {
    /// Use this column for a flag, whatever its title: flag=Column (repeatable)
    #[arg(long, value_name = "FLAG=COLUMN")]
    pub map: Vec<String>,
    /// Give all rows one value of a flag: flag=value (repeatable)
    #[arg(long, value_name = "FLAG=VALUE")]
    pub set: Vec<String>,
    /// Keep this column for the report alone, though its title is that of a flag, or almost (repeatable)
    #[arg(long, value_name = "COLUMN")]
    pub keep: Vec<String>,
}
