//! `fpgo sandbox …`: serves the sandbox of the API, and drives its world from the command line.
//! Everything but `serve` acts on the data directory itself, with or without a server on it.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand, ValueEnum};
use serde_json::{Map, Value, json};

use crate::api::Method;
use crate::base::dates::Form;
use crate::base::duration;
use crate::base::error::{Error, Result};
use crate::base::money::{self, Amount};
use crate::base::text;
use crate::output::delivery::delivered;
use crate::output::ui::Ui;
use crate::profile::{self, SANDBOX};
use crate::run::interrupt::ShutdownSignals;
use crate::sandbox::{self, Fault, FaultKind, Server, Settings, local};
use crate::store::journal;

/// Where the token comes from when `--token` is absent.
const TOKEN: &str = "FPGO_SANDBOX_TOKEN";

/// The commands.
#[derive(Clone, Subcommand)]
pub enum SandboxCommand {
    /// Serve the API on this machine until the process ends
    Serve(Box<Serve>),
    /// Let the payer of an order or a reservation pay, decline or leave
    Pay(Pay),
    /// Run the next cycle of a subscription
    Cycle(RunCycle),
    /// Approve or decline what waits on a terminal: the payment, or a refund
    Terminal(AtTerminal),
    /// Approve a refund that waits for Front Payment
    Approve(Waiting),
    /// Reject a refund that waits for Front Payment
    Reject(Waiting),
    /// Begin anew with freshly seeded orders
    Reset(Data),
    /// Order a fault for a route, list the waiting ones or take them away
    Fault(Box<OrderFault>),
    /// Set the sandbox's clock forward
    Clock(Clock),
    /// See what fpgo does, on a throw-away sandbox
    Tour(TourArgs),
}

/// Which story is told.
#[derive(Clone, Debug, Args)]
pub struct TourArgs {
    /// Chapter to show
    #[arg(long, default_value = "orders", value_parser = PossibleValuesParser::new(super::tour::CHAPTERS))]
    chapter: String,
}

/// Which world is meant.
#[derive(Clone, Debug, Args)]
pub struct Data {
    /// Directory of the sandbox's state
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
}

impl Data {
    fn or<'a>(&'a self, default: &'a Path) -> &'a Path {
        self.data_dir.as_deref().unwrap_or(default)
    }
}

/// What `serve` can be told.
#[derive(Clone, Args)]
pub struct Serve {
    #[command(flatten)]
    data: Data,
    /// Address to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// Token that clients must send; without it FPGO_SANDBOX_TOKEN, else a random one in server.json
    #[arg(long, value_name = "TOKEN")]
    token: Option<String>,
    /// What callbacks are signed with; sandbox-callback-secret unless ever given
    #[arg(long, value_name = "SECRET")]
    callback_secret: Option<String>,
    /// Requests per minute, more being answered 429
    #[arg(long, value_name = "N", value_parser = text::count)]
    rate_limit: Option<u32>,
    /// How long accepted refunds wait before they show, such as 60s or 5m
    #[arg(long, value_name = "TIME", value_parser = duration::span)]
    refund_delay: Option<Duration>,
    /// Most that one refund may be
    #[arg(long, value_name = "AMOUNT", value_parser = money::parse)]
    refund_limit: Option<Amount>,
    /// Most that the refunds of seven days may be
    #[arg(long, value_name = "AMOUNT", value_parser = money::parse)]
    weekly_refund_limit: Option<Amount>,
    /// The only form of order dates to take; both unless given
    #[arg(long, value_name = "FORM", value_parser = order_date_form)]
    order_date: Option<Form>,
    /// Most that the charges of one reservation may be in all
    #[arg(long, value_name = "AMOUNT", value_parser = money::parse)]
    charge_limit: Option<Amount>,
    /// Unit of chargeValidity, such as 60s or 1d; a minute unless given
    #[arg(long, value_name = "TIME", value_parser = duration::span)]
    charge_validity_unit: Option<Duration>,
    /// The only method for cancelling a reservation and for the refund status of a terminal; both unless given
    #[arg(long, value_name = "METHOD", value_parser = disputed_method)]
    disputed_method: Option<Method>,
    /// Throw away the body of a GET, as many servers do
    #[arg(long)]
    drop_get_bodies: bool,
    /// Rows of one page of a list
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = text::count)]
    per_page: u32,
    /// Leave out what the real API was seen to leave out
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    without: Vec<Omission>,
    /// Listen beyond this machine; the token is then needed everywhere
    #[arg(long)]
    allow_remote: bool,
}

/// What the real API was seen to leave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Omission {
    /// The ids of the lines in order details
    LineIds,
    /// The amounts in the status of an order
    StatusAmounts,
}

/// What the payer does.
#[derive(Clone, Debug, Args)]
pub struct Pay {
    /// Order, ODR and digits
    #[arg(value_name = "ORDER_UUID")]
    uuid: String,
    /// What the payer does
    #[arg(long, default_value = "paid", value_parser = PossibleValuesParser::new(sandbox::PAYER_OUTCOMES))]
    outcome: String,
    /// How the payer pays
    #[arg(long, default_value = "visa", value_parser = PossibleValuesParser::new(sandbox::VIAS))]
    via: String,
    #[command(flatten)]
    data: Data,
}

/// How a cycle runs.
#[derive(Clone, Debug, Args)]
pub struct RunCycle {
    /// Subscription, SUB and digits
    #[arg(value_name = "SUBSCRIPTION_UUID")]
    uuid: String,
    /// How its payment ends
    #[arg(long, default_value = "paid", value_parser = PossibleValuesParser::new(sandbox::CYCLE_OUTCOMES))]
    outcome: String,
    #[command(flatten)]
    data: Data,
}

/// What happens at a terminal.
#[derive(Clone, Debug, Args)]
pub struct AtTerminal {
    /// What is decided
    #[arg(value_parser = ["approve", "decline"])]
    decision: String,
    /// Terminal order, ODR and digits
    #[arg(value_name = "ORDER_UUID")]
    uuid: String,
    #[command(flatten)]
    data: Data,
}

/// A refund that waits for Front Payment.
#[derive(Clone, Debug, Args)]
pub struct Waiting {
    /// Order or reservation, ODR or RES and digits
    #[arg(value_name = "UUID")]
    uuid: String,
    #[command(flatten)]
    data: Data,
}

/// A fault, or what to do with the waiting ones.
#[derive(Clone, Debug, Args)]
pub struct OrderFault {
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
    /// Take all waiting faults away
    #[arg(long, conflicts_with = "route")]
    clear: bool,
    #[command(flatten)]
    data: Data,
}

/// How the clock is set.
#[derive(Clone, Debug, Args)]
pub struct Clock {
    /// By how much, such as 90s, 5m, 2h or 7d
    #[arg(long, value_name = "TIME", value_parser = duration::span)]
    advance: Duration,
    #[command(flatten)]
    data: Data,
}

/// Carries out one of the commands; `serve` returns only when the process is ended.
pub fn run(command: SandboxCommand, ui: &mut Ui) -> Result<()> {
    if let SandboxCommand::Tour(tour) = &command {
        return super::tour::run(&tour.chapter, ui);
    }
    let dir = profile::data_dir()?.join(SANDBOX);
    match command {
        SandboxCommand::Serve(serve) => start(*serve, &dir, ui),
        SandboxCommand::Pay(pay) => {
            let order = local::pay(pay.data.or(&dir), &pay.uuid, &pay.outcome, &pay.via)?;
            let status = order["status"].as_str().unwrap_or_default();
            say(ui, &format!("{} is {status}", pay.uuid))
        }
        SandboxCommand::Cycle(run) => {
            let told = local::run_cycle(run.data.or(&dir), &run.uuid, &run.outcome)?;
            let cycles = told["cycles"].as_object().map_or(0, Map::len);
            let status = told["status"].as_str().unwrap_or_default();
            say(ui, &format!("{} is {status}, {cycles} cycles so far", run.uuid))
        }
        SandboxCommand::Terminal(at) => {
            let approved = at.decision == "approve";
            let order = local::decide_at_terminal(at.data.or(&dir), &at.uuid, approved)?;
            let status = order["status"].as_str().unwrap_or_default();
            say(ui, &format!("{} is {status}", at.uuid))
        }
        SandboxCommand::Approve(waiting) => {
            local::decide_at_front_payment(waiting.data.or(&dir), &waiting.uuid, true)?;
            say(ui, &format!("the refund of {} is approved", waiting.uuid))
        }
        SandboxCommand::Reject(waiting) => {
            local::decide_at_front_payment(waiting.data.or(&dir), &waiting.uuid, false)?;
            say(ui, &format!("the refund of {} is rejected", waiting.uuid))
        }
        SandboxCommand::Reset(data) => {
            local::reset(data.or(&dir))?;
            if data.data_dir.is_none() {
                // What was sent to orders that are gone says nothing about the new ones. Only the reserved profile's
                // own journal is meant: what an account was sent is never erased.
                journal::erase(&dir)?;
            }
            say(ui, "the sandbox begins anew")
        }
        SandboxCommand::Fault(fault) => order_fault(&fault, &dir, ui),
        SandboxCommand::Clock(clock) => {
            let now = local::advance_clock(clock.data.or(&dir), clock.advance)?;
            say(ui, &format!("the sandbox's clock is at {now}"))
        }
        SandboxCommand::Tour(_) => Ok(()),
    }
}

fn start(serve: Serve, default_data_dir: &Path, ui: &mut Ui) -> Result<()> {
    let data_dir = serve.data.or(default_data_dir).to_path_buf();
    let server = Server::serve(Settings {
        listen: serve.listen,
        token: token(serve.token)?,
        callback_secret: serve.callback_secret,
        rate_limit: serve.rate_limit,
        refund_delay: serve.refund_delay,
        refund_limit: serve.refund_limit,
        weekly_refund_limit: serve.weekly_refund_limit,
        order_date: serve.order_date,
        charge_limit: serve.charge_limit,
        charge_validity_unit: serve
            .charge_validity_unit
            .map_or(60, |unit| i64::try_from(unit.as_secs()).unwrap_or(60)),
        disputed_method: serve.disputed_method,
        drop_get_bodies: serve.drop_get_bodies,
        per_page: usize::try_from(serve.per_page).unwrap_or(50),
        without_line_ids: serve.without.contains(&Omission::LineIds),
        without_status_amounts: serve.without.contains(&Omission::StatusAmounts),
        allow_remote: serve.allow_remote,
        ..Settings::new(data_dir)
    })?;
    let end = ShutdownSignals::prepare()?;
    say(ui, &format!("listening on {}", server.access().base_url))?;
    end.wait();
    // What was answered is on the disk. What is not answered yet is cut off, and nobody waits for a callback to arrive.
    std::mem::forget(server);
    Ok(())
}

/// A token that cannot stand in a header would shut everybody out.
fn token(typed: Option<String>) -> Result<Option<String>> {
    let token = typed.or_else(|| std::env::var(TOKEN).ok().filter(|token| !token.is_empty()));
    match &token {
        Some(token) if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) => {
            Err(Error::invalid("the sandbox's token must be visible ASCII letters, without spaces"))
        }
        _ => Ok(token),
    }
}

fn order_fault(typed: &OrderFault, default_data_dir: &Path, ui: &mut Ui) -> Result<()> {
    let data_dir = typed.data.or(default_data_dir);
    let waiting = if typed.clear {
        local::clear_faults(data_dir)?;
        return say(ui, "no fault is waiting");
    } else if typed.list {
        local::waiting_faults(data_dir)?
    } else {
        local::add_fault(data_dir, &Fault::parse(&typed.to_json())?)?
    };
    say(ui, &waiting.to_string())
}

impl OrderFault {
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
        let given = fields.into_iter().filter(|(_, value)| !value.is_null());
        Value::Object(given.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
    }
}

fn order_date_form(typed: &str) -> std::result::Result<Form, String> {
    Form::from_name(typed).ok_or_else(|| "is neither \"unix\" nor \"d M, Y\"".into())
}

fn disputed_method(typed: &str) -> std::result::Result<Method, String> {
    let method = Method::from_name(&typed.to_uppercase());
    method.filter(|method| *method != Method::Put).ok_or_else(|| "is neither GET nor POST".into())
}

fn seconds(typed: &str) -> std::result::Result<Value, String> {
    money::parse_plain(typed).map(|_| money::number(typed))
}

fn header(typed: &str) -> std::result::Result<(String, String), String> {
    let (name, value) = typed.split_once(':').ok_or("must be NAME: VALUE")?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

fn say(ui: &mut Ui, line: &str) -> Result<()> {
    delivered(ui.data(&format!("{line}\n")))
}
