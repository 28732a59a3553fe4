//! The room `base` as a package of its own. Its modules stand in `mod.rs`, and their paths are the same from everywhere:
//! `crate::base::…`.

#[path = "mod.rs"]
pub mod base;
