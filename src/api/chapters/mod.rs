//! The chapters of the documents, each with its operations, in the order of the help. A new chapter is a file here and its
//! two lines in this one.

mod checkout;
mod company;
mod credit;
mod customers;
mod filled_sums;
mod orders;
mod refunds;
mod reservations;
mod shared;
mod shared_rules;
mod subscriptions;
mod terminals;

use super::endpoint::Chapter;

/// The chapters in help order.
pub const CHAPTERS: &[Chapter] = &[
    orders::CHAPTER,
    checkout::CHAPTER,
    reservations::CHAPTER,
    subscriptions::CHAPTER,
    customers::CHAPTER,
    refunds::CHAPTER,
    terminals::CHAPTER,
    credit::CHAPTER,
    company::CHAPTER,
];
