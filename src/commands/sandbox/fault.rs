//! `fpgo sandbox fault`: orders a fault, lists the waiting ones or removes them.

use std::collections::BTreeMap;
use std::path::Path;

use clap::Args;
use clap::builder::PossibleValuesParser;
use serde_json::{Map, Value, json};

use super::data_dir::DataDirArgs;
use crate::base::error::Result;
use crate::base::money;
use crate::base::text;
use crate::sandbox::{Fault, FaultKind, local};

/// A fault, or what to do with the waiting ones.
#[derive(Clone, Debug, Args)]
pub struct FaultArgs {
    /// Route: a command such as "orders refund", "METHOD /path", or "*"
    #[arg(required_unless_present_any = ["list", "clear"], requires = "fault")]
    route: Option<String>,
    /// What goes wrong
    #[arg(value_parser = PossibleValuesParser::new(FaultKind::ALL.map(FaultKind::word)))]
    fault: Option<String>,
    /// First call that it hits, counted from now
    #[arg(long, value_name = "N", value_parser = text::number::<u32>, requires = "route")]
    nth: Option<u32>,
    /// How many calls it hits
    #[arg(long, value_name = "N", value_parser = text::number::<u32>, requires = "route")]
    times: Option<u32>,
    /// Whether the call has taken effect by then
    #[arg(long, value_parser = ["before", "after"], requires = "route")]
    when: Option<String>,
    /// How long a delay lasts
    #[arg(long, value_name = "SECONDS", value_parser = seconds, requires = "route")]
    seconds: Option<Value>,
    /// HTTP status of the answer
    #[arg(long, value_name = "CODE", value_parser = text::number::<u16>, requires = "route")]
    status: Option<u16>,
    /// Body of the answer
    #[arg(long, value_name = "TEXT", requires = "route")]
    body: Option<String>,
    /// Media type of the answer
    #[arg(long, value_name = "TYPE", requires = "route")]
    content_type: Option<String>,
    /// Header of the answer (repeatable)
    #[arg(long, value_name = "NAME: VALUE", value_parser = header, requires = "route")]
    header: Vec<(String, String)>,
    /// Seconds of Retry-After
    #[arg(long, value_name = "SECONDS", value_parser = text::number::<u32>, requires = "route")]
    retry_after: Option<u32>,
    /// Where a redirect leads
    #[arg(long, value_name = "URL", requires = "route")]
    location: Option<String>,
    /// Show the waiting faults as JSON
    #[arg(long, conflicts_with_all = ["route", "clear"])]
    list: bool,
    /// Remove all waiting faults
    #[arg(long, conflicts_with = "route")]
    clear: bool,
    #[command(flatten)]
    data_dir: DataDirArgs,
}

/// Orders a fault, lists the waiting ones or removes them. Gives what is to be printed.
pub fn run(typed: &FaultArgs, default_dir: &Path) -> Result<String> {
    let dir = typed.data_dir.or(default_dir);
    if typed.clear {
        local::clear_faults(dir)?;
        return Ok("no fault is waiting".to_owned());
    }
    let waiting = match typed.list {
        true => local::waiting_faults(dir)?,
        false => local::add_fault(dir, &Fault::parse(&typed.to_json())?)?,
    };
    Ok(waiting.to_string())
}

impl FaultArgs {
    /// The fault as `POST /_sandbox/faults` takes it.
    fn to_json(&self) -> Value {
        let headers: BTreeMap<_, _> = self.header.iter().cloned().collect();
        let fields = [
            ("route", json!(self.route)),
            ("fault", json!(self.fault)),
            ("nth", json!(self.nth)),
            ("times", json!(self.times)),
            ("when", json!(self.when)),
            ("seconds", json!(self.seconds)),
            ("status", json!(self.status)),
            ("body", json!(self.body)),
            ("content_type", json!(self.content_type)),
            ("headers", if headers.is_empty() { Value::Null } else { json!(headers) }),
            ("retry_after", json!(self.retry_after)),
            ("location", json!(self.location)),
        ];
        let mut given = Map::new();
        for (name, value) in fields {
            if !value.is_null() {
                given.insert(name.to_owned(), value);
            }
        }
        Value::Object(given)
    }
}

fn seconds(typed: &str) -> std::result::Result<Value, String> {
    money::parse_plain(typed)?;
    Ok(money::number(typed))
}

fn header(typed: &str) -> std::result::Result<(String, String), String> {
    let (name, value) = typed.split_once(':').ok_or("must be NAME: VALUE")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}
