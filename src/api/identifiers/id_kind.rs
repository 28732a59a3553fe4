//! The kinds of identifiers, each with what it names and the commands that read or list it (docs/api.md, Identifiers).

/// A kind of identifier: a prefix in capitals, and decimal digits behind it.
#[derive(Debug, PartialEq, Eq)]
pub struct IdKind {
    /// The prefix.
    pub prefix: &'static str,
    /// What it names, with its article: `an order`.
    pub thing: &'static str,
    /// What that is, in plain words.
    pub about: &'static str,
    /// Where it is found, in plain words.
    pub found: &'static str,
    /// The commands that read what it names, or list it.
    pub commands: &'static [&'static str],
}

impl IdKind {
    /// The kind with this prefix.
    pub fn of_prefix(prefix: &str) -> Option<&'static IdKind> {
        ID_KINDS.iter().find(|kind| kind.prefix.eq_ignore_ascii_case(prefix))
    }

    /// The kind with the first of these prefixes.
    pub fn of_prefixes(prefixes: &[&str]) -> Option<&'static IdKind> {
        prefixes.first().and_then(|prefix| IdKind::of_prefix(prefix))
    }

    /// The kind of an identifier that is spelt as documented.
    pub fn of(id: &str) -> Option<&'static IdKind> {
        let digits = id.find(|letter: char| letter.is_ascii_digit())?;
        let (prefix, digits) = id.split_at(digits);
        let is_whole = digits.bytes().all(|byte| byte.is_ascii_digit());
        ID_KINDS.iter().find(|kind| is_whole && kind.prefix == prefix)
    }

    /// What it names, without its article.
    pub fn noun(&self) -> &'static str {
        self.thing.split_once(' ').map_or(self.thing, |(_, noun)| noun)
    }
}

/// The prefix of bulk runs, which are this machine's own.
pub const RUN: &str = "RUN";

/// Every kind that the documents name, and the runs of this machine.
pub const ID_KINDS: &[IdKind] = &[
    IdKind {
        prefix: "ODR",
        thing: "an order",
        about: "An order of any kind: with a payment link, invoiced, from a checkout, on a terminal, or of one cycle of a \
                subscription.",
        found: "in the answer to what created it, in lists, and as orderUuid in callbacks",
        commands: &["orders status", "orders details", "orders list"],
    },
    IdKind {
        prefix: "CSRT",
        thing: "a customer",
        about: "A customer: a person or a company with contact data and addresses.",
        found: "in the details of the customer's orders and subscriptions",
        commands: &["customers details"],
    },
    IdKind {
        prefix: "RES",
        thing: "a reservation",
        about: "A reservation: an amount that is held on a customer's card until it is captured or let go.",
        found: "in the answer to what created it, in the history, and as orderUuid in callbacks",
        commands: &["reservations details", "reservations history"],
    },
    IdKind {
        prefix: "CAP",
        thing: "a capture",
        about: "A capture: a part of a reservation's held amount that was taken. A refund of it names it as its reference. \
                No operation reads it by itself.",
        found: "in the payment history of its reservation",
        commands: &["reservations details"],
    },
    IdKind {
        prefix: "CHA",
        thing: "a charge",
        about: "A charge: an extra amount that was taken from a reservation's card. A refund of it names it as its \
                reference. No operation reads it by itself.",
        found: "in the payment history of its reservation",
        commands: &["reservations details"],
    },
    IdKind {
        prefix: "SUB",
        thing: "a subscription",
        about: "A subscription: a payment that repeats in cycles, each with an order of its own.",
        found: "in the answer to what created it, and in the list of subscriptions",
        commands: &["subscriptions details", "subscriptions list"],
    },
    IdKind {
        prefix: "TRML",
        thing: "a terminal",
        about: "A card terminal in a shop, to which an order can be sent. No operation reads it by itself.",
        found: "in the list of the terminals of an organization",
        commands: &["terminals list"],
    },
    IdKind {
        prefix: "ORG",
        thing: "an organization",
        about: "An organization: a merchant that has terminals, or a company whose invoice fee was asked for.",
        found: "as companyUuid in the answer of company invoice-fee",
        commands: &["terminals list", "company invoice-fee"],
    },
    IdKind {
        prefix: "ADRS",
        thing: "an address",
        about: "A customer's address for invoices or deliveries. No operation reads it by itself.",
        found: "in the details of its customer",
        commands: &["customers details"],
    },
    IdKind {
        prefix: "COMCHK",
        thing: "a company check",
        about: "A check of a company, which a person confirms with BankID. No operation reads it by itself.",
        found: "in the list of the company's checks, which is asked for by organization number",
        commands: &["company details"],
    },
    IdKind {
        prefix: "COM",
        thing: "a company check",
        about: "A check of a company, as one example of a callback spells it; elsewhere it is COMCHK and digits. No \
                operation reads it by itself.",
        found: "in callbacks of company checks",
        commands: &["company details"],
    },
    IdKind {
        prefix: RUN,
        thing: "a bulk run",
        about: "A bulk run: an operation for every row of a sheet, planned, applied and reported as a whole. It is known to this \
                machine alone, and not to the API.",
        found: "in the plan, as the first line of bulk apply, and in bulk list",
        commands: &[],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api;

    #[test]
    fn every_command_of_a_kind_is_one() {
        for kind in ID_KINDS {
            assert_eq!(IdKind::of(&format!("{}1234567890", kind.prefix)), Some(kind));
            for command in kind.commands {
                assert!(api::endpoint(command).is_some(), "{command}");
            }
        }
        for no in ["", "ODR", "odr1", "ODR1x", "XYZ1", "1", "ODR 1", "ＯDR1"] {
            assert_eq!(IdKind::of(no), None, "{no}");
        }
    }
}
