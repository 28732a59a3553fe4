//! Finding things: identifiers as people paste them, what something is and means, and what can be done with it.

mod explain;
mod identifiers;
mod menu;
mod show;
