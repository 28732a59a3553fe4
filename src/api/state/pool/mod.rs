//! What a write can take from, and what is left of it: the paid amount of an order, the held amount of a reservation, one
//! capture or charge of it, cycles of a subscription. Where the figures come from is each operation's own knowledge.

pub mod complete;
pub mod figures;
pub mod guard;
pub mod how_much;
pub mod id;
pub mod line_left;
pub mod refusals;
