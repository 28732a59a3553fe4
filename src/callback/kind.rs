//! What a callback is known by, the two kinds of signed ones, and which of them one is. What is signed of each stands in `formula.rs`.

use super::known::KnownName;
use super::php::PhpQuery;

/// The name of the parameter that holds the checksum.
pub const CHECKSUM: &[u8] = b"checksum";

/// Names that a callback has, and no other query.
pub const NAMES: [&str; 3] = ["checksum", "orderUuid", "companyCheckUuid"];

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

    /// Its name as it is stored, and for programs; `Auto` is no kind of its own.
    pub fn word(self) -> &'static str {
        match self {
            Self::Company => "company",
            Self::Auto | Self::Order => "order",
        }
    }

    /// What the name of that parameter is known as.
    pub fn known_identifier(self) -> KnownName {
        match self {
            Self::Company => KnownName::CompanyCheckUuid,
            Self::Auto | Self::Order => KnownName::OrderUuid,
        }
    }

    /// The name of the parameter that tells what a callback is about.
    pub fn identifier(self) -> &'static str {
        match self {
            Self::Company => "companyCheckUuid",
            Self::Auto | Self::Order => "orderUuid",
        }
    }
}

/// Whether a query is that of a callback: it has a checksum, or names an object as callbacks do.
pub fn is_callback(query: &PhpQuery) -> bool {
    use KnownName::{Checksum, CompanyCheckUuid, OrderUuid};
    [Checksum, OrderUuid, CompanyCheckUuid].iter().any(|name| query.known(*name).is_some())
}

fn is_company(query: &PhpQuery) -> bool {
    query.known(KnownName::OrderUuid).is_none()
        && query.known_position(KnownName::CompanyCheckUuid).is_some_and(|index| {
            index < query.known_position(KnownName::Checksum).unwrap_or(usize::MAX)
        })
}
