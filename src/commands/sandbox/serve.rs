//! `fpgo sandbox serve`: its options, and serving until the process is ended.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use clap::{Args, ValueEnum};

use super::data_dir::DataDirArgs;
use super::open_callbacks;
use crate::api::Method;
use crate::base::dates::DateForm;
use crate::base::duration;
use crate::base::error::{Error, Result};
use crate::base::money::{self, Amount};
use crate::base::step::Command;
use crate::base::text::{self, is_blank};
use crate::commands::production_secret::{known_profiles, refuse_shared};
use crate::output::delivery::delivered;
use crate::output::ui::Ui;
use crate::profile::ProfileFlags;
use crate::run::interrupt::ShutdownSignals;
use crate::sandbox::{self, Log, Rule, Server, Settings};

/// Where the token comes from when `--token` is absent.
const TOKEN: &str = "FPGO_SANDBOX_TOKEN";

/// What `serve` can be told.
#[derive(Clone, Args)]
pub struct ServeArgs {
    #[command(flatten)]
    data_dir: DataDirArgs,
    /// Address to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// Token that clients must send; without it FPGO_SANDBOX_TOKEN, else a random one in server.json
    #[arg(long, value_name = "TOKEN")]
    token: Option<String>,
    /// Secret that signs callbacks; sandbox-callback-secret until one is given
    #[arg(long, value_name = "SECRET")]
    callback_secret: Option<String>,
    /// More hosts that may be told of changes, such as container names; by themselves this machine only
    #[arg(long, value_name = "HOST", value_delimiter = ',', value_parser = sandbox::read_host)]
    callbacks_to: Vec<String>,
    /// What is done to callbacks on purpose, such as delay=2,retries=3,gap=5 or drop or wrong=tampered (repeatable)
    #[arg(long, value_name = "RULE", value_parser = Rule::from_words)]
    callbacks: Vec<Rule>,
    /// Requests per minute; more are answered with 429
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
    order_date: Option<DateForm>,
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
    /// End when standard input ends, as a pipe does with the program that started this
    #[arg(long)]
    until_stdin_ends: bool,
}

/// What the real API was seen to leave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Omission {
    /// The ids of the lines in order details
    LineIds,
    /// The amounts in the status of an order
    StatusAmounts,
}

/// Serves until the process is ended.
pub fn serve(serve: ServeArgs, default_dir: &Path, verbose: bool, ui: &mut Ui) -> Result<()> {
    let until_stdin_ends = serve.until_stdin_ends;
    let mut settings = settings(serve, default_dir)?;
    if let Some(secret) = &settings.callback_secret {
        check_secret(secret, &ui.profile_flags)?;
    }
    settings.log = verbose.then(|| Log::from(ui.log()));
    let server = Server::serve(settings)?;
    let end = ShutdownSignals::prepare()?;
    if until_stdin_ends {
        end.also_at_end_of_stdin()?;
    }
    let base_url = &server.access().base_url;
    delivered(ui.data(&format!("listening on {base_url}\n")))?;
    if ui.may_ask() {
        let root = base_url.trim_end_matches("/api/v1");
        ui.note(&format!("a browser shows what is in it, and lets you pay: {root}/"));
    }
    end.wait();
    // What was answered is on the disk. What is not answered yet is cut off, and nobody waits for a callback to arrive.
    if let Ok(open) = server.open_callbacks() {
        open_callbacks::tell(open, ui);
    }
    std::mem::forget(server);
    Ok(())
}

fn settings(serve: ServeArgs, default_dir: &Path) -> Result<Settings> {
    let data_dir = serve.data_dir.or(default_dir).to_path_buf();
    let unit = serve.charge_validity_unit.map(|unit| unit.as_secs());
    Ok(Settings {
        listen: serve.listen,
        token: token(serve.token)?,
        callback_secret: serve.callback_secret,
        callback_hosts: serve.callbacks_to,
        callback_rules: serve.callbacks,
        rate_limit: serve.rate_limit,
        refund_delay: serve.refund_delay,
        refund_limit: serve.refund_limit,
        weekly_refund_limit: serve.weekly_refund_limit,
        order_date: serve.order_date,
        charge_limit: serve.charge_limit,
        charge_validity_unit: i64::try_from(unit.unwrap_or(60)).unwrap_or(60),
        disputed_method: serve.disputed_method,
        drop_get_bodies: serve.drop_get_bodies,
        per_page: usize::try_from(serve.per_page).unwrap_or(50),
        without_line_ids: serve.without.contains(&Omission::LineIds),
        without_status_amounts: serve.without.contains(&Omission::StatusAmounts),
        allow_remote: serve.allow_remote,
        ..Settings::new(data_dir)
    })
}

/// Refuses a callback secret of production, and one that anybody could guess: what the sandbox sends is no payment.
fn check_secret(secret: &str, flags: &ProfileFlags) -> Result<()> {
    if is_blank(secret) {
        let words = "the sandbox's callback secret is empty, or holds only blanks or line breaks";
        return Err(Error::invalid(words).next("leave --callback-secret out for the usual one"));
    }
    match known_profiles(flags)? {
        Some(file) => {
            refuse_shared(&file, secret.as_bytes(), "--callback-secret").map_err(|error| {
                error.next(
                    Command::typed_without(&["--callback-secret"])
                        .why("sign with the sandbox's own"),
                )
            })
        }
        None => Ok(()),
    }
}

/// The token that was typed, or that the variable holds. One that cannot stand in a header would shut everybody out.
fn token(typed: Option<String>) -> Result<Option<String>> {
    let Some(token) = typed.or_else(token_variable) else { return Ok(None) };
    if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        let words = "the sandbox's token must be visible ASCII letters, without spaces";
        return Err(Error::invalid(words));
    }
    Ok(Some(token))
}

fn token_variable() -> Option<String> {
    std::env::var(TOKEN).ok().filter(|token| !token.is_empty())
}

fn order_date_form(typed: &str) -> std::result::Result<DateForm, String> {
    match DateForm::from_name(typed) {
        Some(form) => Ok(form),
        None => Err("is neither \"unix\" nor \"d M, Y\"".into()),
    }
}

fn disputed_method(typed: &str) -> std::result::Result<Method, String> {
    match Method::from_name(&typed.to_uppercase()) {
        Some(method) if method != Method::Put => Ok(method),
        _ => Err("is neither GET nor POST".into()),
    }
}
