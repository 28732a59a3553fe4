//! The formulas that the API's documentation has had for the checksum (quirk 20): which values are joined, and in which
//! order. A checksum is SHA-256 over these values and the secret, nothing between them, in lower-case hex. Only
//! the first formula makes a callback authentic; the earlier ones name the mistake of a program, or are asked for by tests.

use sha2::{Digest, Sha256};

use super::kind::CallbackKind;
use super::known::KnownName;
use super::php::{PhpQuery, PhpVariable};
use crate::base::hex;

/// The text under the hash of a usual callback is not longer than this, in bytes.
const USUAL: usize = 256;

/// Names of the parameters of formula (b).
const FIVE: [&str; 5] = ["orderUuid", "status", "createdAt", "amount", "timestamp"];
/// Names of the parameters of formula (c).
const THREE: [&str; 3] = ["orderUuid", "status", "createdAt"];

/// One of the formulas of quirk 20.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// (a): all parameters but `checksum`, in the order of the URL. It holds today.
    InUrlOrder,
    /// (b): five parameters in an order of its own. It leaves `paymentMethod` open.
    FiveNamed,
    /// (c), the first one: three parameters. It leaves the amount and the time open.
    ThreeNamed,
}

impl Formula {
    /// The parameters that an earlier formula names, in its order; the first one takes them as they stand.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::InUrlOrder => &[],
            Self::FiveNamed => &FIVE,
            Self::ThreeNamed => &THREE,
        }
    }

    /// The variables whose values are under the hash, in its order. What a named parameter lacks counts as empty, as in
    /// PHP. The kind counts for (a) alone.
    pub fn signed(self, query: &PhpQuery, kind: CallbackKind) -> Vec<&PhpVariable> {
        match self {
            Self::InUrlOrder => in_url_order(query, kind).collect(),
            Self::FiveNamed => named(query, &FIVE),
            Self::ThreeNamed => named(query, &THREE),
        }
    }

    /// The checksum of a query, which may hold one already or not.
    pub fn checksum(self, query: &PhpQuery, secret: &[u8], kind: CallbackKind) -> String {
        hex::digits(&self.hash(query, secret, kind))
    }

    /// The same before it is written in digits.
    pub fn hash(self, query: &PhpQuery, secret: &[u8], kind: CallbackKind) -> [u8; 32] {
        let mut hash = Sha256::new();
        match self {
            Self::InUrlOrder => return hash_in_url_order(query, secret, kind.of(query)),
            named => {
                for variable in named.signed(query, kind) {
                    hash.update(&variable.value);
                }
            }
        }
        hash.update(secret);
        hash.finalize().into()
    }
}

/// The hash of formula (a). A text that is usual is put together first, since each part that is hashed for itself costs more than
/// its copy.
fn hash_in_url_order(query: &PhpQuery, secret: &[u8], kind: CallbackKind) -> [u8; 32] {
    let mut usual = [0; USUAL];
    let mut length = 0;
    let values = in_url_order(query, kind).map(|variable| variable.value.as_slice());
    for value in values.chain([secret]) {
        let Some(room) = usual[length..].get_mut(..value.len()) else {
            return hash_in_parts(query, secret, kind);
        };
        room.copy_from_slice(value);
        length += value.len();
    }
    Sha256::digest(&usual[..length]).into()
}

/// The same of a text of any length.
fn hash_in_parts(query: &PhpQuery, secret: &[u8], kind: CallbackKind) -> [u8; 32] {
    let mut hash = Sha256::new();
    for variable in in_url_order(query, kind) {
        hash.update(&variable.value);
    }
    hash.update(secret);
    hash.finalize().into()
}

/// The variables of formula (a). The order sample skips `checksum` with `continue`, the company sample leaves with `break` (quirk 21). A name such as
/// `0` becomes an integer key in PHP; PHP 8 does not take it for equal to 'checksum', PHP 7 did.
pub fn in_url_order(query: &PhpQuery, kind: CallbackKind) -> impl Iterator<Item = &PhpVariable> {
    let is_checksum = |variable: &&PhpVariable| variable.known == KnownName::Checksum;
    let stops = kind == CallbackKind::Company;
    let signed = query.variables.iter().take_while(move |own| !(stops && is_checksum(own)));
    signed.filter(move |own| !is_checksum(own))
}

fn named<'a>(query: &'a PhpQuery, names: &[&str]) -> Vec<&'a PhpVariable> {
    names.iter().filter_map(|name| query.variable(name.as_bytes())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUERY: &str = "orderUuid=ODR1234567890&status=PAID&paymentMethod=Visa&amount=800\
                         &createdAt=1767225600&timestamp=1767225660";

    /// The text that a formula hashes, without the secret.
    fn check_text(formula: Formula, kind: CallbackKind, query: &str, expected: &str) {
        let query = PhpQuery::read(query);
        let signed = formula.signed(&query, kind);
        let text: Vec<u8> =
            signed.into_iter().flat_map(|variable| variable.value.clone()).collect();
        assert_eq!(String::from_utf8_lossy(&text), expected, "{formula:?}");
    }

    #[test]
    fn each_formula_joins_its_own_values_in_its_own_order() {
        use CallbackKind::{Company, Order};
        use Formula::{FiveNamed, InUrlOrder, ThreeNamed};
        let query = format!("shop=7&checksum=0&{QUERY}");
        let (five, three) =
            ("ODR1234567890PAID17672256008001767225660", "ODR1234567890PAID1767225600");
        check_text(InUrlOrder, Order, &query, "7ODR1234567890PAIDVisa80017672256001767225660");
        check_text(InUrlOrder, Company, &query, "7");
        for kind in [Order, Company] {
            check_text(FiveNamed, kind, &query, five);
            check_text(ThreeNamed, kind, &query, three);
        }
        check_text(FiveNamed, Order, "status=PAID&orderUuid=ODR1", "ODR1PAID");
    }

    /// The worked example of chapter 12.1: its checksum was not made by this code.
    #[test]
    fn the_worked_example_has_the_documented_checksum() {
        let query = PhpQuery::read(QUERY);
        assert_eq!(
            Formula::InUrlOrder.checksum(&query, b"s3cret", CallbackKind::Auto),
            "2960b8f47191ac54ead4413206d0d2a932207d420f7aefb60d623e7c36a59fb3"
        );
    }
}
