//! The documented checksum: which values of a callback are under it, and whether it fits. Signing a callback is this
//! computation too.

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::php::{PhpQuery, PhpVariable};
use crate::base::hex;

/// The name of the parameter that holds it.
pub const CHECKSUM: &[u8] = b"checksum";

/// Which of the two documented samples checks a callback; the value of `--kind` (quirk 21).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallbackKind {
    /// Company if `companyCheckUuid` stands before `checksum` and there is no `orderUuid`, else
    /// order.
    Auto,
    /// Every parameter but `checksum` is signed.
    Order,
    /// The parameters before `checksum` are signed, what follows is not.
    Company,
}

impl CallbackKind {
    /// The kind that holds for a callback; never `Auto`.
    pub fn of(self, query: &PhpQuery) -> CallbackKind {
        match self {
            Self::Auto if is_company(query) => Self::Company,
            Self::Auto => Self::Order,
            named => named,
        }
    }
}

fn is_company(query: &PhpQuery) -> bool {
    let end = query.position(CHECKSUM).unwrap_or(usize::MAX);
    query.position(b"companyCheckUuid").is_some_and(|index| index < end)
        && query.value("orderUuid").is_none()
}

/// The checksum that PHP computes for a query: the signed values and the secret under SHA-256, in
/// lower-case hex (quirk 20, formula a). The query may hold a `checksum` or not.
pub fn checksum(query: &str, secret: &[u8], kind: CallbackKind) -> String {
    let query = PhpQuery::read(query);
    computed(&query, secret, kind.of(&query))
}

/// The variables whose values are under the hash. The order sample skips `checksum` with `continue`, the company
/// sample leaves with `break` (quirk 21). A name such as `0` becomes an integer key in PHP; PHP 8 does not take it for
/// equal to 'checksum', PHP 7 did.
pub fn hashed(query: &PhpQuery, kind: CallbackKind) -> Vec<&PhpVariable> {
    let mut hashed = Vec::new();
    for variable in &query.variables {
        match (variable.name == CHECKSUM, kind) {
            (true, CallbackKind::Company) => break,
            (true, _) => {}
            (false, _) => hashed.push(variable),
        }
    }
    hashed
}

/// Whether the callback has the checksum that is computed. As PHP's `hash_equals`: in constant time, and the case of the
/// digits counts. For an array PHP fails.
pub fn fits(query: &PhpQuery, secret: &[u8], kind: CallbackKind) -> bool {
    let computed = computed(query, secret, kind);
    match query.variable(CHECKSUM) {
        Some(received) if !received.is_array => computed.as_bytes().ct_eq(&received.value).into(),
        _ => false,
    }
}

fn computed(query: &PhpQuery, secret: &[u8], kind: CallbackKind) -> String {
    let mut hash = Sha256::new();
    for variable in hashed(query, kind) {
        hash.update(&variable.value);
    }
    hash.update(secret);
    hex::digits(&hash.finalize())
}
