//! The documented checksum: whether the one that a callback has is right, and which one it should have. Signing a
//! callback is this computation too.

use subtle::ConstantTimeEq;

use super::formula::Formula;
use super::kind::CallbackKind;
use super::known::KnownName;
use super::php::PhpQuery;
use crate::base::hex;

/// The checksum that PHP computes for a query by the formula that holds. The query may hold a `checksum` or not.
pub fn checksum(query: &str, secret: &[u8], kind: CallbackKind) -> String {
    checksum_by(Formula::InUrlOrder, query, secret, kind)
}

/// The checksum of a query by any formula.
pub fn checksum_by(formula: Formula, query: &str, secret: &[u8], kind: CallbackKind) -> String {
    formula.checksum(&PhpQuery::read(query), secret, kind)
}

/// Whether the callback has the checksum that is computed. As PHP's `hash_equals`: in constant time, and the case of the
/// digits counts. For an array PHP fails.
pub fn fits(query: &PhpQuery, secret: &[u8], kind: CallbackKind) -> bool {
    match query.known(KnownName::Checksum) {
        Some(received) if !received.is_array => {
            are_equal(&Formula::InUrlOrder.hash(query, secret, kind), &received.value)
        }
        _ => false,
    }
}

/// Whether these are the digits of the hash, in constant time: eight at once, of which nothing else is left. That their number is
/// another is no secret.
pub fn are_equal(hash: &[u8; 32], received: &[u8]) -> bool {
    let Ok(received) = <&[u8; 64]>::try_from(received) else { return false };
    let (own, others) = (hash.as_chunks().0, received.as_chunks().0);
    let mut differing = 0;
    for (own, others) in own.iter().zip(others) {
        differing |= hex::eight_digits(*own) ^ u64::from_le_bytes(*others);
    }
    differing.ct_eq(&0).into()
}
