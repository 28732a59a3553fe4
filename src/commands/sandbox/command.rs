//! The commands of `fpgo sandbox …`, and those that drive the world.
//! Everything but `serve` acts on the data directory itself, with or without a server on it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};
use serde_json::{Map, Value};

use super::data_dir::DataDirArgs;
use super::fault::{self, FaultArgs};
use super::serve::{ServeArgs, serve};
use super::{open_callbacks, seed_file};
use crate::api;
use crate::base::duration;
use crate::base::error::Result;
use crate::commands::tour;
use crate::options::Globals;
use crate::output::delivery::delivered;
use crate::output::ui::Ui;
use crate::profile::{self, SANDBOX};
use crate::sandbox::{self, local};
use crate::store::{callbacks, journal, runs, seen};

/// How long another process that uses the file of received callbacks is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// The commands.
#[derive(Clone, Subcommand)]
pub enum SandboxCommand {
    /// Serve the API on this machine until the process ends
    Serve(Box<ServeArgs>),
    /// Let the payer of an order or a reservation pay, decline, leave or sign
    Pay(PayArgs),
    /// Run the next cycle of a subscription
    Cycle(CycleArgs),
    /// Approve or decline what waits on a terminal: the payment, or a refund
    Terminal(TerminalArgs),
    /// Approve a refund that waits for Front Payment
    Approve(ApprovalArgs),
    /// Reject a refund that waits for Front Payment
    Reject(ApprovalArgs),
    /// Begin anew with freshly seeded orders, or with those of a file
    Reset(ResetArgs),
    /// Order a fault for a route, list the waiting ones or remove them
    Fault(Box<FaultArgs>),
    /// Set the sandbox's clock forward
    Clock(ClockArgs),
    /// See what fpgo does, on a throw-away sandbox
    Tour(TourArgs),
}

/// Which story is told.
#[derive(Clone, Debug, Args)]
pub struct TourArgs {
    /// Chapter to show
    #[arg(long, default_value = "orders", value_parser = PossibleValuesParser::new(tour::CHAPTERS))]
    chapter: String,
}

/// An identifier as it was pasted, without what stands around it.
fn identifier(typed: &str) -> std::result::Result<String, String> {
    const OF_SANDBOX: &[&str] = &["ODR", "RES", "SUB"];
    api::read_id(typed, OF_SANDBOX).map_err(|mistake| mistake.to_line(OF_SANDBOX))
}

/// An identifier of what somebody pays or signs.
fn payable(typed: &str) -> std::result::Result<String, String> {
    const PAYABLE: &[&str] = &["ODR", "RES", "SUB", "COMCHK"];
    api::read_id(typed, PAYABLE).map_err(|mistake| mistake.to_line(PAYABLE))
}

/// What the payer does.
#[derive(Clone, Debug, Args)]
pub struct PayArgs {
    /// Order, reservation, subscription or company check, ODR, RES, SUB or COMCHK and digits
    #[arg(value_name = "UUID", value_parser = payable)]
    uuid: String,
    /// What the payer does
    #[arg(long, default_value = "paid", value_parser = PossibleValuesParser::new(sandbox::PAYER_OUTCOMES))]
    outcome: String,
    /// How the payer pays
    #[arg(long, default_value = "visa", value_parser = PossibleValuesParser::new(sandbox::VIAS))]
    via: String,
    #[command(flatten)]
    data_dir: DataDirArgs,
}

/// How a cycle runs.
#[derive(Clone, Debug, Args)]
pub struct CycleArgs {
    /// Subscription, SUB and digits
    #[arg(value_name = "SUBSCRIPTION_UUID", value_parser = identifier)]
    uuid: String,
    /// How its payment ends
    #[arg(long, default_value = "paid", value_parser = PossibleValuesParser::new(sandbox::CYCLE_OUTCOMES))]
    outcome: String,
    #[command(flatten)]
    data_dir: DataDirArgs,
}

/// What happens at a terminal.
#[derive(Clone, Debug, Args)]
pub struct TerminalArgs {
    /// What is decided
    #[arg(value_parser = ["approve", "decline"])]
    decision: String,
    /// Terminal order, ODR and digits
    #[arg(value_name = "ORDER_UUID", value_parser = identifier)]
    uuid: String,
    #[command(flatten)]
    data_dir: DataDirArgs,
}

/// A refund that waits for Front Payment.
#[derive(Clone, Debug, Args)]
pub struct ApprovalArgs {
    /// Order or reservation, ODR or RES and digits
    #[arg(value_name = "UUID", value_parser = identifier)]
    uuid: String,
    #[command(flatten)]
    data_dir: DataDirArgs,
}

/// What a new world begins with.
#[derive(Clone, Debug, Args)]
pub struct ResetArgs {
    /// JSON file with the objects to begin with, as GET /_sandbox/objects tells them; - is standard input
    #[arg(long, value_name = "FILE")]
    seed: Option<PathBuf>,
    #[command(flatten)]
    data_dir: DataDirArgs,
}

/// How the clock is set.
#[derive(Clone, Debug, Args)]
pub struct ClockArgs {
    /// By how much, such as 90s, 5m, 2h or 7d
    #[arg(long, value_name = "TIME", value_parser = duration::span)]
    advance: Duration,
    #[command(flatten)]
    data_dir: DataDirArgs,
}

/// Carries out one of the commands; `serve` returns only when the process is ended.
pub fn run(command: SandboxCommand, globals: &Globals, ui: &mut Ui) -> Result<()> {
    if let SandboxCommand::Tour(tour) = &command {
        return tour::run(&tour.chapter, ui);
    }
    let dir = profile::data_dir()?.join(SANDBOX);
    let acted_on = acted_on(&command, &dir);
    let done = match command {
        SandboxCommand::Serve(args) => return serve(*args, &dir, globals.verbose, ui),
        SandboxCommand::Pay(args) => pay(&args, &dir)?,
        SandboxCommand::Cycle(args) => run_cycle(&args, &dir)?,
        SandboxCommand::Terminal(args) => decide_at_terminal(&args, &dir)?,
        SandboxCommand::Approve(args) => decide_refund(&args, &dir, true)?,
        SandboxCommand::Reject(args) => decide_refund(&args, &dir, false)?,
        SandboxCommand::Reset(args) => reset(&args, &dir)?,
        SandboxCommand::Fault(args) => fault::run(&args, &dir)?,
        SandboxCommand::Clock(args) => advance_clock(&args, &dir)?,
        SandboxCommand::Tour(_) => return Ok(()),
    };
    delivered(ui.data(&format!("{done}\n")))?;
    tell_open_callbacks(acted_on.as_deref(), ui)
}

/// Tells of callbacks that merchants do not know yet.
fn tell_open_callbacks(dir: Option<&Path>, ui: &mut Ui) -> Result<()> {
    if let Some(dir) = dir {
        open_callbacks::tell(local::open_callbacks(dir)?, ui);
    }
    Ok(())
}

/// The data directory on which somebody acts as payers and staff do: what follows is told to merchants.
fn acted_on(command: &SandboxCommand, default_dir: &Path) -> Option<PathBuf> {
    let data_dir = match command {
        SandboxCommand::Pay(args) => &args.data_dir,
        SandboxCommand::Cycle(args) => &args.data_dir,
        SandboxCommand::Terminal(args) => &args.data_dir,
        SandboxCommand::Approve(args) | SandboxCommand::Reject(args) => &args.data_dir,
        _ => return None,
    };
    Some(data_dir.or(default_dir).to_path_buf())
}

fn pay(args: &PayArgs, default_dir: &Path) -> Result<String> {
    let paid = local::pay(args.data_dir.or(default_dir), &args.uuid, &args.outcome, &args.via)
        .map_err(|error| args.data_dir.looked_in(default_dir, error))?;
    Ok(format!("{} is {}", args.uuid, status(&paid)))
}

fn status(object: &Value) -> &str {
    object["status"].as_str().unwrap_or_default()
}

fn run_cycle(args: &CycleArgs, default_dir: &Path) -> Result<String> {
    let ran = local::run_cycle(args.data_dir.or(default_dir), &args.uuid, &args.outcome)
        .map_err(|error| args.data_dir.looked_in(default_dir, error))?;
    let cycles = ran["cycles"].as_object().map_or(0, Map::len);
    Ok(format!("{} is {}, {cycles} cycles so far", args.uuid, status(&ran)))
}

fn decide_at_terminal(args: &TerminalArgs, default_dir: &Path) -> Result<String> {
    let approved = args.decision == "approve";
    let order = local::decide_at_terminal(args.data_dir.or(default_dir), &args.uuid, approved)
        .map_err(|error| args.data_dir.looked_in(default_dir, error))?;
    Ok(format!("{} is {}", args.uuid, status(&order)))
}

fn decide_refund(args: &ApprovalArgs, default_dir: &Path, approved: bool) -> Result<String> {
    local::decide_at_front_payment(args.data_dir.or(default_dir), &args.uuid, approved)
        .map_err(|error| args.data_dir.looked_in(default_dir, error))?;
    let decision = if approved { "approved" } else { "rejected" };
    Ok(format!("the refund of {} is {decision}", args.uuid))
}

fn reset(args: &ResetArgs, default_dir: &Path) -> Result<String> {
    let dir = args.data_dir.or(default_dir);
    match &args.seed {
        Some(file) => local::reset_to(dir, &seed_file::read(file)?)?,
        None => local::reset(dir)?,
    }
    if args.data_dir.is_default() {
        // What was sent to orders that are gone says nothing about the new ones. Only the reserved profile's own journal
        // is meant: what an account was sent is never erased.
        journal::erase(default_dir)?;
        seen::erase(default_dir)?;
        callbacks::erase(default_dir, PATIENCE)?;
        runs::erase(default_dir)?;
    }
    Ok("the sandbox begins anew".to_owned())
}

fn advance_clock(args: &ClockArgs, default_dir: &Path) -> Result<String> {
    let now = local::advance_clock(args.data_dir.or(default_dir), args.advance)?;
    Ok(format!("the sandbox's clock is at {now}"))
}
