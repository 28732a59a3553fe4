//! What `fpgo sandbox …` does to a data directory itself, with or without a server on it.

use std::path::Path;
use std::time::Duration;

use serde_json::Value;

use super::actors::{cycles, front_payment, payer, terminal_staff};
use super::callbacks::ServerRules;
use super::faults::{self, Fault};
use super::objects::{order, reservation, subscription};
use super::serve::{find, is_held};
use super::world::{QueueLength, World, WorldFile};
use super::{callbacks, lifecycle, links};
use crate::base::error::Result;

/// Changes the world of a data directory, and sends the callbacks that follow from it, or lets the server on it do so.
fn change<T>(data_dir: &Path, work: impl FnOnce(&World) -> Result<T>) -> Result<T> {
    let mut file = lifecycle::open(data_dir)?;
    let is_served = is_held(data_dir)?;
    let from = callbacks::coming_number(&mut file)?;
    let done = file.change(|world| {
        if !is_served {
            ServerRules::forget(world)?;
        }
        work(world)
    })?;
    if is_served {
        // To ask it who it is wakes it; one that does not hear looks by itself.
        find(data_dir)?;
        callbacks::wait_for_server(&mut file, from)?;
    } else {
        callbacks::deliver(file)?;
    }
    Ok(done)
}

/// How many callbacks are not sent yet, or nobody knows of whether they arrived.
pub fn open_callbacks(data_dir: &Path) -> Result<QueueLength> {
    lifecycle::open(data_dir)?.look(|world| world.queue_length())
}

/// Where an object is paid on the server that runs on this data directory; nothing where none runs.
pub fn payers_page(data_dir: &Path, uuid: &str) -> Result<Option<String>> {
    let Some(served) = find(data_dir)? else { return Ok(None) };
    Ok(Some(links::payment(served.base_url.trim_end_matches("/api/v1"), uuid)))
}

/// The secret that signs callbacks in this data directory. Where no sandbox ever ran, none is made to find out.
pub fn callback_secret(data_dir: &Path) -> Result<String> {
    match WorldFile::is_in(data_dir) {
        true => lifecycle::open(data_dir)?.look(callbacks::secret),
        false => Ok(callbacks::USUAL_SECRET.to_owned()),
    }
}

/// The callback URLs that objects of this data directory name.
pub fn callback_urls(data_dir: &Path) -> Result<Vec<String>> {
    if !WorldFile::is_in(data_dir) {
        return Ok(Vec::new());
    }
    lifecycle::open(data_dir)?.look(|world| {
        let mut urls = Vec::new();
        for kind in [order::KIND, reservation::KIND, subscription::KIND] {
            world.each(kind, |object: Value| {
                let named = ["/body/callback/callbackUrl", "/body/callbackUrl"];
                let named = named.iter().filter_map(|place| object.pointer(place)?.as_str());
                urls.extend(named.map(str::to_owned));
                Ok(())
            })?;
        }
        Ok(urls)
    })
}

/// Replaces everything by a freshly seeded world.
pub fn reset(data_dir: &Path) -> Result<()> {
    lifecycle::reset(&mut lifecycle::open(data_dir)?)
}

/// Replaces everything by the objects of this text, a seed.
pub fn reset_to(data_dir: &Path, seed: &[u8]) -> Result<()> {
    lifecycle::reset_to(&mut lifecycle::open(data_dir)?, seed)
}

/// Lets the payer of this order or reservation act. Gives the object's full state.
pub fn pay(data_dir: &Path, uuid: &str, outcome: &str, via: &str) -> Result<Value> {
    change(data_dir, |world| payer::pay(world, uuid, outcome, via))
}

/// Runs the next cycle of a subscription. Gives the subscription's full state.
pub fn run_cycle(data_dir: &Path, uuid: &str, outcome: &str) -> Result<Value> {
    change(data_dir, |world| cycles::run_next(world, uuid, outcome))
}

/// Approves or declines what waits at the terminal of this order. Gives the order's full state.
pub fn decide_at_terminal(data_dir: &Path, uuid: &str, approved: bool) -> Result<Value> {
    change(data_dir, |world| terminal_staff::decide(world, uuid, approved))
}

/// Approves or rejects the refund of this object that waits for Front Payment. Gives the object's full state.
pub fn decide_at_front_payment(data_dir: &Path, uuid: &str, approved: bool) -> Result<Value> {
    change(data_dir, |world| front_payment::decide(world, uuid, approved))
}

/// Orders a fault. Gives the waiting faults, this one included.
pub fn add_fault(data_dir: &Path, fault: &Fault) -> Result<Value> {
    lifecycle::open(data_dir)?.change(|world| {
        world.add_fault(fault)?;
        faults::waiting(world)
    })
}

/// Lists the waiting faults.
pub fn waiting_faults(data_dir: &Path) -> Result<Value> {
    lifecycle::open(data_dir)?.look(faults::waiting)
}

/// Removes all waiting faults.
pub fn clear_faults(data_dir: &Path) -> Result<()> {
    lifecycle::open(data_dir)?.change(|world| world.clear_faults())
}

/// Sets the world's clock forward by so much. Gives its time in Unix seconds.
pub fn advance_clock(data_dir: &Path, by: Duration) -> Result<i64> {
    lifecycle::open(data_dir)?.change(|world| {
        let to = world.now().saturating_add_unsigned(by.as_secs());
        world.set_clock(to)?;
        Ok(to)
    })
}
