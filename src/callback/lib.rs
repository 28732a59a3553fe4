//! The room `callback` as a package of its own. Its modules stand in `mod.rs`, and their paths are the same from everywhere:
//! `crate::callback::…`.

#[path = "mod.rs"]
pub mod callback;

use fpgo_base::base;
