//! Which waiting faults hit a call. Every one that waits for the call's route counts it.

use serde_json::{Value, json};

use super::fault::Fault;
use super::kind::FaultKind;
use crate::base::error::Result;
use crate::sandbox::routes::{self, RoutedCall};
use crate::sandbox::world::World;

/// The waiting faults, as they would be ordered now.
pub fn waiting(world: &World) -> Result<Value> {
    let mut faults = Vec::new();
    for (_, fault) in world.faults::<Fault>()? {
        faults.push(json!(fault));
    }
    Ok(faults.into())
}

/// The faults that hit this call, whose body has come too.
pub fn take_due(world: &World, call: &RoutedCall) -> Result<Vec<Fault>> {
    let mut due = Vec::new();
    for (id, fault) in world.faults::<Fault>()? {
        if fault.kind != FaultKind::ResetDuring
            && routes::is_meant(&fault.route, call)
            && count(world, id, &fault)?
        {
            due.push(fault);
        }
    }
    Ok(due)
}

/// Whether a fault resets the connection of this call, of which only the head has come.
pub fn has_reset_during(world: &World, method: &str, path: &str) -> Result<bool> {
    let mut is_due = false;
    for (id, fault) in world.faults::<Fault>()? {
        if fault.kind == FaultKind::ResetDuring
            && routes::may_be_meant(&fault.route, method, path)
            && count(world, id, &fault)?
        {
            is_due = true;
        }
    }
    Ok(is_due)
}

/// Counts a call of the fault's route, and says whether the fault hits it.
fn count(world: &World, id: i64, fault: &Fault) -> Result<bool> {
    if fault.nth > 1 {
        world.put_fault(id, &Fault { nth: fault.nth - 1, ..fault.clone() })?;
        return Ok(false);
    }
    match fault.times {
        1 => world.remove_fault(id)?,
        times => world.put_fault(id, &Fault { times: times - 1, ..fault.clone() })?,
    }
    Ok(true)
}
