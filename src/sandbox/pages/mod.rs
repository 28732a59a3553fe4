//! The pages that a browser shows: where a customer pays, reserves, subscribes or signs with BankID. Without script, in
//! the customer's language, and with nothing in them that was not found in the world. `overview` shows all that there is.
//!
//! A request comes to `router`, which finds the page; `layout` makes an answer of it, with the headers that keep other
//! sites out, and `form_token` knows the forms of this server. What a payer does is done by `actors`, as for
//! `fpgo sandbox pay`.

mod amounts;
mod bank_id;
mod bill;
mod company_signing;
mod form_token;
mod language;
mod layout;
mod means;
mod outcome;
mod overview;
mod payment;
mod refusals;
mod request;
mod router;
mod shop;
mod signing;
mod subject;
mod texts;

pub use self::refusals::{failed, forbidden, not_a_form, unauthorized};
pub use self::request::PageRequest;
pub use self::router::{answer, is_page, refused};
