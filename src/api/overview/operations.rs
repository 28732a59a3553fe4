//! The operations that act on an object of each kind, in the order in which a person is offered them, with the part that
//! each has in undoing a payment.

/// The part of an operation in undoing a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It gives back money that was taken.
    GivesBack,
    /// It gives up what nothing was taken of.
    GivesUp,
    /// It lets go of what was not taken.
    Closes,
    /// It undoes nothing.
    None,
}

/// An operation as it is offered for an object.
#[derive(Debug)]
pub struct ObjectOperation {
    /// The operation.
    pub command: &'static str,
    /// What it does, as an entry of a menu.
    pub title: &'static str,
    /// The flags that have to be added where nobody can be asked.
    pub needs: &'static [&'static str],
    /// What is said because an invoice is out, flag and value.
    pub given_if_invoiced: &'static [(&'static str, &'static str)],
    /// Its part in undoing a payment.
    pub role: Role,
    /// Why it is the right one.
    pub because: &'static str,
    /// Why it is not, where it could be carried out too.
    pub aside: &'static str,
}

const OTHER: ObjectOperation = ObjectOperation {
    command: "",
    title: "",
    needs: &[],
    given_if_invoiced: &[],
    role: Role::None,
    because: "",
    aside: "",
};

const HOW_MUCH: &[&str] = &["--full, --amount AMOUNT or --line ID=AMOUNT"];
const NOTE: &[&str] = &["--note TEXT"];
const CHANNEL: &[&str] = &["--email EMAIL, or --country-code CODE and --msisdn MSISDN"];

/// What is left where a limit of the merchant refused a refund.
const APPROVAL: ObjectOperation = ObjectOperation {
    given_if_invoiced: &[("type", "invoiced")],
    needs: &["--message MESSAGE", "--full, --amount AMOUNT or --line ID=AMOUNT"],
    ..other(
        "refunds request-approval",
        "Ask for the approval of a refund that a limit refused",
        &[],
    )
};

/// An operation that gives back money that was taken.
const fn gives_back(command: &'static str, title: &'static str) -> ObjectOperation {
    ObjectOperation {
        command,
        title,
        needs: HOW_MUCH,
        role: Role::GivesBack,
        because: "money was taken, so it is given back",
        ..OTHER
    }
}

/// An operation that gives up what nothing was taken of.
const fn gives_up(
    command: &'static str,
    title: &'static str,
    needs: &'static [&'static str],
) -> ObjectOperation {
    ObjectOperation {
        command,
        title,
        needs,
        role: Role::GivesUp,
        because: "nothing was taken, so there is nothing to give back",
        ..OTHER
    }
}

const fn other(
    command: &'static str,
    title: &'static str,
    needs: &'static [&'static str],
) -> ObjectOperation {
    ObjectOperation { command, title, needs, ..OTHER }
}

/// What is not known of an operation on an order of which an invoice is out.
pub fn doubt_if_invoiced(command: &str) -> Option<&'static str> {
    let own = OF_ORDER.iter().find(|operation| operation.command == command)?;
    (!own.aside.is_empty()).then_some(own.aside)
}

/// On an order that is on no terminal.
pub const OF_ORDER: &[ObjectOperation] = &[
    ObjectOperation {
        given_if_invoiced: &[("type", "invoiced")],
        because: "it gives back what was paid or is owed",
        ..gives_back("orders refund", "Give money back")
    },
    ObjectOperation {
        aside: "whether it takes back an invoice that is out is not documented",
        ..gives_up("orders cancel", "Cancel it", NOTE)
    },
    other("orders resend", "Send the payment link again", CHANNEL),
    other("orders charge", "Charge it now (delayed charge)", &[]),
    APPROVAL,
];

/// On an order of a terminal.
pub const OF_TERMINAL_ORDER: &[ObjectOperation] = &[
    gives_back("terminals orders refund", "Give money back at the terminal"),
    gives_up("terminals orders cancel", "Cancel the payment", &[]),
    other("terminals orders resend", "Send it to the terminal again", &[]),
    other("terminals orders cancel-refund", "Take back the refund that waits at the terminal", &[]),
];

/// On a reservation.
pub const OF_RESERVATION: &[ObjectOperation] = &[
    other("reservations capture", "Take what is held, or a part", HOW_MUCH),
    other("reservations charge", "Take an extra amount from the card", &["--line LINE"]),
    gives_back("reservations refund", "Give back a capture or charge"),
    ObjectOperation {
        role: Role::Closes,
        because: "it gives nothing back, and lets go of what is still held",
        ..other("reservations complete", "Complete it, and let go of the rest", NOTE)
    },
    gives_up("reservations cancel", "Cancel it, and let go of what is held", NOTE),
    other("reservations resend", "Send the payment link again", CHANNEL),
    APPROVAL,
];

/// On a subscription.
pub const OF_SUBSCRIPTION: &[ObjectOperation] = &[
    ObjectOperation {
        needs: &["--cycle CYCLE", "--full or --amount AMOUNT"],
        ..gives_back("subscriptions refund-cycles", "Give back cycles that are paid")
    },
    ObjectOperation {
        because: "nothing is left to give back; no further cycle is charged",
        aside: "it stops the cycles that follow, and gives nothing back",
        ..gives_up("subscriptions cancel", "Cancel it: no further cycle is charged", &[])
    },
    other("subscriptions resend", "Send the payment link again", CHANNEL),
];

/// On a customer.
pub const OF_CUSTOMER: &[ObjectOperation] = &[
    other(
        "customers update-private",
        "Change the customer",
        &["a flag for each field that changes"],
    ),
    other(
        "customers update-corporate",
        "Change the customer",
        &["a flag for each field that changes"],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api;

    /// Whoever adds an operation that takes an identifier decides where it is offered.
    #[test]
    fn every_write_on_an_object_is_offered_somewhere() {
        let all = [OF_ORDER, OF_TERMINAL_ORDER, OF_RESERVATION, OF_SUBSCRIPTION, OF_CUSTOMER];
        for endpoint in api::endpoints() {
            let is_offered = all.iter().flat_map(|own| own.iter());
            let is_offered = is_offered.into_iter().any(|own| own.command == endpoint.command);
            let on_object = endpoint.effect.writes() && !endpoint.creates();
            assert_eq!(is_offered, on_object, "{}", endpoint.command);
        }
    }
}
