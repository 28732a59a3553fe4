//! What can be compared of a subscription: what was given back of each cycle, and that it was cancelled.

use super::object::{Compared, one_of};
use super::pool::ToldPool;
use crate::api::overview::event::Event;
use crate::api::state::cycles::read;
use crate::api::state::object::State;
use crate::api::state::pool::id::PoolId;

/// What can be compared of a subscription.
pub const COMPARED: Compared = Compared {
    read,
    pools,
    brought_about: |state| one_of(state, &["CANCELLED"]),
    shown_by: &[("CANCELLED", &["CANCELLED"])],
};

fn pools(state: &State) -> Vec<ToldPool> {
    let mut pools = Vec::new();
    let cycles = state.data["subscriptionCycles"].as_object();
    for (line, cycle) in state.lines.iter().zip(cycles.into_iter().flat_map(|all| all.values())) {
        let Some(id) = line.id.clone() else { continue };
        let refunded = Event::at(&cycle["refundedAt"], "refunded");
        pools.push(ToldPool {
            id: PoolId::Cycles(vec![id]),
            participle: "refunded",
            taken: line.taken,
            says_some: cycle["isRefunded"] == true,
            movements: refunded.map(|event| event.of(line.taken)).into_iter().collect(),
        });
    }
    pools
}
