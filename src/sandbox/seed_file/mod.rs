//! The objects of a world as one JSON value, `GET /_sandbox/objects`, and a world that begins with the objects of such a
//! value: `sandbox reset --seed`. What a seed leaves out is filled in, and what is wrong with it is told with its path.

mod checks;
mod given;
mod known;
mod orders;
mod parts;
mod place;
mod reservations;
mod subscriptions;
#[cfg(test)]
mod tests;
mod texts;

use serde_json::Value;

use self::given::Given;
use super::long_text::LongText;
use super::objects::check::{COMPANY, CREDIT};
use super::objects::{customer, event, order, reservation, subscription};
use super::world::World;
use crate::base::error::Result;

/// Adds one object of a seed.
type Add = fn(&World, Given) -> Result<()>;

/// The lists of a seed in the order in which they are read, with the kind of their objects in the world: what an object
/// names stands before it.
const LISTS: [(&str, &str, Add); 6] = [
    ("customers", customer::KIND, checks::add_customer),
    ("orders", order::KIND, orders::add),
    ("reservations", reservation::KIND, reservations::add),
    ("subscriptions", subscription::KIND, subscriptions::add),
    ("creditChecks", CREDIT, checks::add_credit_check),
    ("companyChecks", COMPANY, checks::add_company_check),
];

/// All objects, in lists by kind, oldest first, as JSON.
pub fn all(world: &World) -> Result<LongText> {
    let mut all = LongText::default();
    for (at, (name, kind, _)) in LISTS.into_iter().enumerate() {
        all.add(&format!("{}\"{name}\":[", if at == 0 { "{" } else { "," }))?;
        let mut comma = "";
        world.each(kind, |mut object: Value| {
            event::complete(world, &mut object)?;
            all.add(std::mem::replace(&mut comma, ","))?;
            all.add(&object.to_string())
        })?;
        all.add("]")?;
    }
    all.add("}")?;
    Ok(all)
}

/// Fills an empty world with the objects of this text. Nobody is told of them.
pub fn fill(world: &World, seed: &[u8]) -> Result<()> {
    let names = LISTS.map(|(name, ..)| name);
    let lists = texts::read(seed, &names)?;
    // Before the first object is added, no number that a later one names may be given.
    for (name, list) in names.into_iter().zip(&lists) {
        for (at, text) in list.iter().enumerate() {
            known::reserve(world, &texts::value(&format!("{name}[{at}]"), text)?)?;
        }
    }
    for ((name, _, add), list) in LISTS.into_iter().zip(&lists) {
        for (at, text) in list.iter().enumerate() {
            let path = format!("{name}[{at}]");
            let object = texts::value(&path, text)?;
            add(world, Given::read(path, object)?)?;
        }
    }
    Ok(())
}
