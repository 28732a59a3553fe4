//! Words that other tools know and fpgo does not, below a group of commands: data alone.

use super::words::{Lead, WordHabit};

const fn below(
    under: &'static str,
    words: &'static [&'static str],
    why: &'static str,
    leads: &'static [Lead],
) -> WordHabit {
    WordHabit { under, words, why, leads }
}

/// Words for making something.
const CREATE: &[&str] = &["create", "new", "add", "make", "send", "pay", "link"];

/// Every word, those of single groups before those of any.
pub const GROUP_WORDS: &[WordHabit] = &[
    below("orders", CREATE, "send a customer a payment link", &[("", "orders send-payment-link")]),
    below("orders", &["invoice", "bill"], "send an invoice", &[("", "orders send-invoice")]),
    below("orders", &["capture"], "take reserved money", &[("", "reservations capture")]),
    below(
        "orders",
        &["history", "log", "logs"],
        "see what this machine sent",
        &[("", "journal list")],
    ),
    below("reservations", CREATE, "reserve money", &[("", "reservations submit")]),
    below("reservations", &["release"], "release the rest", &[("", "reservations complete")]),
    below(
        "reservations",
        &["list", "ls", "all"],
        "list reservations",
        &[("", "reservations history")],
    ),
    below("reservations", &["status"], "look at it", &[("", "reservations details")]),
    below("subscriptions", CREATE, "send a subscription", &[("", "subscriptions submit")]),
    below("subscriptions", &["refund"], "give cycles back", &[("", "subscriptions refund-cycles")]),
    below("subscriptions", &["status"], "look at it", &[("", "subscriptions details")]),
    below(
        "customers",
        &["list", "ls", "all", "search", "find"],
        "an order names its customer",
        &[("", "orders details"), ("", "orders list")],
    ),
    below(
        "customers",
        &["update", "edit", "set", "change"],
        "change a customer",
        &[("", "customers update-private")],
    ),
    below("checkout", CREATE, "make a checkout", &[("", "checkout session")]),
    below(
        "refunds",
        &["list", "ls", "all", "create", "new", "refund"],
        "give money back",
        &[("RES", "reservations refund"), ("", "orders refund")],
    ),
    below(
        "terminals",
        &["pay", "create", "new", "charge", "order"],
        "let a customer pay at a terminal",
        &[("", "terminals orders create")],
    ),
    below(
        "terminals",
        &["refund", "cancel", "resend"],
        "an order at a terminal",
        &[("", "terminals orders")],
    ),
    below(
        "terminals orders",
        &["status", "show", "get"],
        "ask for its status",
        &[("", "terminals orders payment-status")],
    ),
    below("company", &["show", "get", "info", "view"], "look at it", &[("", "company details")]),
    below(
        "journal",
        &["log", "logs", "ls", "history", "all"],
        "list entries",
        &[("", "journal list")],
    ),
    below(
        "config",
        &["get", "view", "print", "cat", "ls-values"],
        "see settings",
        &[("", "config show")],
    ),
    below("config", &["set", "edit", "open", "file"], "the file to edit", &[("", "config path")]),
    below("config", &["new", "create", "setup"], "make a configuration", &[("", "config init")]),
    below("config", &["profile", "profiles", "ls"], "list profiles", &[("", "config list")]),
    below(
        "config",
        &["switch", "select", "default"],
        "choose the default profile",
        &[("", "config use")],
    ),
    below("config", &["validate", "test", "verify", "doctor"], "check it", &[("", "config check")]),
    below("auth", &["signin", "add", "set", "token"], "keep a token", &[("", "auth login")]),
    below(
        "auth",
        &["signout", "remove", "delete", "rm"],
        "remove the token",
        &[("", "auth logout")],
    ),
    below(
        "auth",
        &["whoami", "list", "ls", "show"],
        "where tokens were accepted",
        &[("", "auth status")],
    ),
    below(
        "callback",
        &["check", "validate", "test"],
        "check a callback",
        &[("", "callback verify")],
    ),
    below(
        "callback",
        &["make", "create", "generate", "example"],
        "print a test callback",
        &[("", "callback sign")],
    ),
    below(
        "callback",
        &["trigger", "deliver", "post", "fire", "simulate"],
        "deliver a test callback",
        &[("", "callback send")],
    ),
    below(
        "callback",
        &["receive", "forward", "serve", "server", "start", "run", "watch", "tail", "tunnel"],
        "receive callbacks",
        &[("", "callback listen")],
    ),
    below(
        "callback",
        &["log", "logs", "history", "event", "events", "received"],
        "list what was received",
        &[("", "callback list")],
    ),
    below(
        "callback",
        &["replay", "redeliver", "retry", "repeat"],
        "send a received one again",
        &[("", "callback resend")],
    ),
    below(
        "sandbox",
        &["start", "run", "up", "server", "listen"],
        "serve it",
        &[("", "sandbox serve")],
    ),
    below("sandbox", &["demo", "example", "help"], "see what fpgo does", &[("", "sandbox tour")]),
    below("sandbox", &["seed", "clear", "wipe", "clean"], "begin anew", &[("", "sandbox reset")]),
    below("sandbox", &["trigger", "payment"], "let the payer pay", &[("", "sandbox pay")]),
    below("*", &["help"], "read the help", &[("", "* … --help")]),
    below(
        "*",
        &[
            "show", "get", "view", "info", "describe", "inspect", "lookup", "read", "retrieve",
            "open", "fetch",
        ],
        "look at it",
        &[("", "* details"), ("", "* show"), ("", "show"), ("", "* status"), ("", "* list")],
    ),
    below("*", &["ls", "all", "index", "search", "find"], "list them", &[("", "* list")]),
    below(
        "*",
        &["rm", "remove", "delete", "del", "void", "abort", "stop"],
        "give it up",
        &[("", "* cancel")],
    ),
    below("*", &["reverse", "reversal", "payback"], "give money back", &[("", "* refund")]),
    below("*", &["send", "remind", "reminder"], "send it again", &[("", "* resend")]),
];
