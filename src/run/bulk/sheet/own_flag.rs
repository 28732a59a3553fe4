//! The flags beside an operation's own parameters that can differ from row to row, and those that cannot: a run is approved,
//! sent and read back as a whole.

use crate::api::{Endpoint, Total};

/// A flag beside the parameters that may be a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnFlag {
    /// `--reason`.
    Reason,
    /// `--ticket`.
    Ticket,
    /// `--again`.
    Again,
    /// `--expect-status`.
    ExpectStatus,
    /// `--expect-total`.
    ExpectTotal,
    /// `--expect-refundable`.
    ExpectRefundable,
    /// `--set`.
    Set,
    /// `--unset`.
    Unset,
}

impl OwnFlag {
    const ALL: [OwnFlag; 8] = [
        OwnFlag::Reason,
        OwnFlag::Ticket,
        OwnFlag::Again,
        OwnFlag::ExpectStatus,
        OwnFlag::ExpectTotal,
        OwnFlag::ExpectRefundable,
        OwnFlag::Set,
        OwnFlag::Unset,
    ];

    /// Those that the single command of this operation takes.
    pub fn of(endpoint: &'static Endpoint) -> impl Iterator<Item = OwnFlag> {
        OwnFlag::ALL.into_iter().filter(|flag| flag.is_taken_by(endpoint))
    }

    fn is_taken_by(self, endpoint: &Endpoint) -> bool {
        match self {
            OwnFlag::Reason | OwnFlag::Ticket => endpoint.effect.writes(),
            OwnFlag::Again => endpoint.has_guards(),
            OwnFlag::ExpectStatus => endpoint.knows_status_before(),
            OwnFlag::ExpectTotal => endpoint.total != Total::NotTold,
            OwnFlag::ExpectRefundable => endpoint.gives_back(),
            OwnFlag::Set | OwnFlag::Unset => endpoint.has_body() && endpoint.effect.writes(),
        }
    }

    /// Its name, without dashes.
    pub fn name(self) -> &'static str {
        match self {
            OwnFlag::Reason => "reason",
            OwnFlag::Ticket => "ticket",
            OwnFlag::Again => "again",
            OwnFlag::ExpectStatus => "expect-status",
            OwnFlag::ExpectTotal => "expect-total",
            OwnFlag::ExpectRefundable => "expect-refundable",
            OwnFlag::Set => "set",
            OwnFlag::Unset => "unset",
        }
    }

    /// Whether it says what must be true before the row is sent.
    pub fn is_expectation(self) -> bool {
        matches!(self, OwnFlag::ExpectStatus | OwnFlag::ExpectTotal | OwnFlag::ExpectRefundable)
    }

    /// Whether it may be typed several times.
    pub fn is_repeatable(self) -> bool {
        matches!(self, OwnFlag::Set | OwnFlag::Unset)
    }
}

/// Why a flag of the command line cannot be a column; `None` for every other name.
pub fn refused(flag: &str) -> Option<&'static str> {
    Some(match flag {
        "yes" | "no-input" => "a run is approved as a whole",
        "dry-run" => "a plan sends nothing, and `bulk apply` sends what is planned",
        "data" | "template" | "edit" => "the columns of a row make its body",
        "no-validate" => "every row is held against the documented rules",
        "wait" | "qr" => "a run reads all that it did back at its end",
        "profile" | "sandbox" | "config" | "timeout" => "a run is of one account",
        _ => return None,
    })
}

/// The names of the flags that are refused as columns.
pub const REFUSED: [&str; 13] = [
    "yes",
    "no-input",
    "dry-run",
    "data",
    "template",
    "edit",
    "no-validate",
    "wait",
    "qr",
    "profile",
    "sandbox",
    "config",
    "timeout",
];
