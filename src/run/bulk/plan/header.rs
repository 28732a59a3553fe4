//! The first line of a plan: what is planned, for which account, by whom, and what it comes to.

use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::fields;
use super::row::PlanRow;
use crate::api::{self, Endpoint, RUN};
use crate::base::error::{Error, Result};
use crate::base::money::Amount;
use crate::options::Invocation;
use crate::run::bulk::sheet::{CellProblem, Columns, Sheet, SheetForm};
use crate::run::context::Context;

/// The form of plans that this version writes and reads.
pub const FORM: u32 = 1;
/// How many digits stand behind the prefix of a run.
const DIGITS: usize = 12;

/// The first line of a plan.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PlanHeader {
    /// The form of the file.
    pub fpgo_plan: u32,
    /// The run that the plan becomes: `RUN` and 12 digits.
    pub run: String,
    /// The command of each row, `orders refund`.
    pub command: String,
    /// The profile's name.
    pub profile: String,
    /// demo, production or sandbox.
    pub environment: String,
    /// The account, as the journal knows it.
    pub base_url: String,
    /// When it was planned.
    #[serde(with = "fields::moment")]
    pub created: Timestamp,
    /// Who planned it.
    pub planner: Person,
    /// The version of fpgo that planned it.
    pub version: String,
    /// The name of the sheet.
    pub file: String,
    /// How many rows are expected to end how.
    pub counts: Counts,
    /// What they come to, in the currency itself.
    pub totals: Totals,
    /// Why all of it is sent; the journal keeps it with each row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The ticket that all of it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<String>,
    /// The run's name, hashed by the key of the journal that it was planned beside; none where nothing is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub journal: Option<String>,
    /// How the sheet is written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<SheetForm>,
    /// The sheet's columns in order, and how each is used.
    pub columns: Columns,
}

/// A person at a machine, as the system names both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The user.
    pub user: Option<String>,
    /// The machine.
    pub host: Option<String>,
}

/// How many rows are expected to end how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// All rows.
    pub rows: u64,
    /// Rows that are to be sent.
    pub send: u64,
    /// Rows that this machine, or the state of their object, refuses.
    pub refused: u64,
    /// Rows that are wrong and were left out.
    pub invalid: u64,
}

/// Sums of the rows' amounts, in the currency itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Of the rows that are to be sent.
    #[serde(with = "fields::sum")]
    pub send: Amount,
    /// Of the refused rows, as far as their amount is known.
    #[serde(with = "fields::sum")]
    pub refused: Amount,
}

impl PlanHeader {
    /// The header of a plan that begins now, without a row.
    pub fn begin(
        endpoint: &Endpoint,
        context: &Context,
        sheet: &Sheet,
        columns: Columns,
    ) -> Result<PlanHeader> {
        // Where the sheet is on this machine is nobody's business.
        let file = Path::new(sheet.name()).file_name().unwrap_or(sheet.name().as_ref());
        Ok(PlanHeader {
            fpgo_plan: FORM,
            run: new_run()?,
            command: endpoint.command.to_owned(),
            profile: context.profile.name.clone(),
            environment: context.profile.environment.name().to_owned(),
            base_url: context.base_url.clone(),
            created: context.clock.now,
            planner: Person::here(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            file: file.to_string_lossy().into_owned(),
            counts: Counts::default(),
            totals: Totals::default(),
            reason: None,
            ticket: None,
            journal: None,
            form: Some(sheet.form()),
            columns,
        })
    }

    /// The call of a row: what its cells say, and what was said of the whole plan.
    pub fn invocation(&self, row: &PlanRow) -> Result<Invocation> {
        let mut invocation =
            self.columns.invocation(self.endpoint()?, &row.cells).map_err(|problems| {
                let told: Vec<String> = problems.iter().map(CellProblem::in_words).collect();
                Error::invalid(format!("row {}: {}", row.row, told.join("; ")))
            })?;
        invocation.again |= row.again.is_some();
        let reason = row.again.clone().or(invocation.reason);
        invocation.reason = reason.or_else(|| self.reason.clone());
        invocation.ticket = invocation.ticket.or_else(|| self.ticket.clone());
        Ok(invocation)
    }

    /// Whether the name of the run is one.
    pub fn names_run(&self) -> bool {
        let is_run = api::read_run_id(&self.run).is_ok_and(|run| run == self.run);
        is_run && self.run.len() == RUN.len() + DIGITS
    }

    /// The operation of each row.
    pub fn endpoint(&self) -> Result<&'static Endpoint> {
        api::endpoint(&self.command).ok_or_else(|| {
            Error::guarded(format!("this version of fpgo has no command {}", self.command))
        })
    }
}

impl Person {
    /// Who works at this machine.
    pub fn here() -> Person {
        Person { user: whoami::username().ok(), host: whoami::hostname().ok() }
    }

    /// As told to people: `kari at build-1`.
    pub fn in_words(&self) -> String {
        let user = self.user.as_deref().unwrap_or("an unknown user");
        let host = self.host.as_deref().unwrap_or("an unknown machine");
        format!("{user} at {host}")
    }
}

/// The name of a new run: `RUN` and 12 digits that nobody can foresee.
fn new_run() -> Result<String> {
    let number = getrandom::u64().map_err(|error| Error::bug(format!("no randomness: {error}")))?;
    Ok(format!("{RUN}{:0DIGITS$}", number % 1_000_000_000_000))
}
