//! Opens the world of a data directory, seeded when it is new and brought up to date when it is older; and resets it.

use std::path::Path;

use super::callbacks::{self, SECRET_KIND, SERVER_KIND};
use super::objects::customer::Customer;
use super::objects::order::Order;
use super::objects::{reservation, subscription};
use super::world::{Contents, World, WorldFile};
use super::{seed, seed_file};
use crate::base::error::Result;

const CONTENTS: Contents = Contents { seed: seed::fill, upgrade };

/// Opens the world of this directory; creates and seeds it on first use.
pub fn open(dir: &Path) -> Result<WorldFile> {
    WorldFile::open(dir, &CONTENTS)
}

/// Replaces everything by a freshly seeded world, whose identifiers were never used before. The secret that was chosen for
/// callbacks stays, and what the server was told of them.
pub fn reset(file: &mut WorldFile) -> Result<()> {
    file.change(|world| seed::fill(&world.clear_except([SECRET_KIND, SERVER_KIND])?))
}

/// Replaces everything by the objects of this text, a seed. Where it has a mistake nothing is changed.
pub fn reset_to(file: &mut WorldFile, seed: &[u8]) -> Result<()> {
    file.change(|world| seed_file::fill(&world.clear_except([SECRET_KIND, SERVER_KIND])?, seed))
}

/// Format 5 had the events of objects in themselves, which needs nothing; format 4 had no keys of customers, format 3 kept
/// callbacks in another form, format 2 of reservations and subscriptions only that there were any, and format 1 had no customers.
fn upgrade(world: &World, older: i64) -> Result<()> {
    if older == 5 {
        return Ok(());
    }
    for customer in Customer::all(world)? {
        customer.save(world)?;
    }
    if older == 4 {
        return Ok(());
    }
    callbacks::forget_all(world)?;
    if older == 3 {
        return Ok(());
    }
    world.remove_all(reservation::KIND)?;
    world.remove_all(subscription::KIND)?;
    if older == 1 { add_customers(world) } else { Ok(()) }
}

/// Adds the customers of orders that have none of their own yet.
fn add_customers(world: &World) -> Result<()> {
    for mut order in Order::all(world)? {
        order.customer_uuid = Some(Customer::find_or_add(world, &order.body["customerDetails"])?);
        order.save(world)?;
    }
    Ok(())
}
