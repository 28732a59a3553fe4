//! The sandbox's pages in headless Chromium, without scripts: payers pay and decline, and everybody can use the pages. A
//! package of its own, so that `cargo test` builds no client for browsers: `just browser` runs it.
//!
//! `browser` drives Chromium, `usable` holds a page against what everybody must be able to do with it; `shop` is the merchant
//! with a sandbox, and `web` its web shop.

mod browser;
mod overview;
mod payments;
mod shop;
mod signatures;
mod usable;
mod web;
