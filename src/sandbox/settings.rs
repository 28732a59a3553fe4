//! How a sandbox behaves: what `sandbox serve` can be told, and what a sandbox inside a command has.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::callbacks::Rule;
use crate::api::Method;
use crate::base::dates::DateForm;
use crate::base::error::{Error, Result};
use crate::base::money::Amount;

/// Where a server tells what it does, a line each.
pub type Log = Arc<dyn Fn(&str) + Send + Sync>;

/// How a sandbox behaves.
#[derive(Clone)]
pub struct Settings {
    /// Where it listens; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Where its state is kept.
    pub data_dir: PathBuf,
    /// Token that clients must send; a random one if none is given.
    pub token: Option<String>,
    /// Secret that signs callbacks from now on; without it the one that was chosen before.
    pub callback_secret: Option<String>,
    /// Hosts beyond this machine that may be told of changes.
    pub callback_hosts: Vec<String>,
    /// What is done to callbacks on purpose.
    pub callback_rules: Vec<Rule>,
    /// Where each request and each callback is told.
    pub log: Option<Log>,
    /// Requests per minute, above which they are refused; without it none are.
    pub rate_limit: Option<u32>,
    /// How long accepted refunds wait before they show.
    pub refund_delay: Option<Duration>,
    /// The most that one refund may be.
    pub refund_limit: Option<Amount>,
    /// The most that the refunds of seven days may be.
    pub weekly_refund_limit: Option<Amount>,
    /// The only form of order dates that is accepted (quirk 4); without it both are.
    pub order_date: Option<DateForm>,
    /// The most that the charges of one reservation may be in all.
    pub charge_limit: Option<Amount>,
    /// Seconds in a unit of `chargeValidity` (quirk 18).
    pub charge_validity_unit: i64,
    /// The only method for operations whose method is disputed (quirk 5, 6); without it both are accepted.
    pub disputed_method: Option<Method>,
    /// The body of a GET is thrown away, as many servers do (quirk 5).
    pub drop_get_bodies: bool,
    /// Rows of one page of a list.
    pub per_page: usize,
    /// Order details show no line ids (quirk 11).
    pub without_line_ids: bool,
    /// The status of an order shows no amounts (quirk 44).
    pub without_status_amounts: bool,
    /// It may listen beyond this machine and be called by any name; the token is then needed everywhere.
    pub allow_remote: bool,
}

impl Settings {
    /// A sandbox on a free port of this machine without any limits.
    pub fn new(data_dir: PathBuf) -> Settings {
        Settings {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            data_dir,
            token: None,
            callback_secret: None,
            callback_hosts: Vec::new(),
            callback_rules: Vec::new(),
            log: None,
            rate_limit: None,
            refund_delay: None,
            refund_limit: None,
            weekly_refund_limit: None,
            order_date: None,
            charge_limit: None,
            charge_validity_unit: 60,
            disputed_method: None,
            drop_get_bodies: false,
            per_page: 50,
            without_line_ids: false,
            without_status_amounts: false,
            allow_remote: false,
        }
    }

    /// Refuses an address that other machines reach, unless that is meant.
    pub fn check(&self) -> Result<()> {
        if self.listen.ip().is_loopback() || self.allow_remote {
            return Ok(());
        }
        Err(Error::invalid(format!("{} can be reached from other machines", self.listen))
            .next("add --allow-remote if that is meant; the token is then needed everywhere"))
    }
}
