//! Words that other tools know and fpgo does not, where the first command belongs, and what does the same here: data alone.
//! Commands that a build may not have yet may stand in it: what is offered is always one that is there.

/// A word where a command belongs.
pub struct WordHabit {
    /// The group that it stands in: empty for none, `*` for any.
    pub under: &'static str,
    /// The words.
    pub words: &'static [&'static str],
    /// What the offered command does, in words.
    pub why: &'static str,
    /// The commands that do it here; the first that fits is offered.
    pub leads: &'static [Lead],
}

/// A command that does it here: for identifiers that begin so (empty for all, and for none), these words. `…` stands for
/// what was typed after the habit's word, which else follows at the end; `*` for the group.
pub type Lead = (&'static str, &'static str);

const fn top(
    words: &'static [&'static str],
    why: &'static str,
    leads: &'static [Lead],
) -> WordHabit {
    WordHabit { under: "", words, why, leads }
}

/// Shows an object of any kind.
const SHOWN: &[Lead] = &[("", "… list"), ("", "show")];

/// Every word that may stand first.
pub const FIRST_WORDS: &[WordHabit] = &[
    top(&["version", "ver", "about"], "print the version", &[("", "--version")]),
    top(&["help", "usage"], "read the help", &[("", "… --help")]),
    top(
        &["refund", "reverse", "reversal", "payback"],
        "give money back",
        &[
            ("RES", "reservations refund"),
            ("SUB", "subscriptions refund-cycles"),
            ("", "orders refund"),
        ],
    ),
    top(
        &["cancel", "void", "rm", "remove", "delete", "del", "abort"],
        "give an order up that is not paid",
        &[("RES", "reservations cancel"), ("SUB", "subscriptions cancel"), ("", "orders cancel")],
    ),
    top(&["capture"], "take reserved money", &[("", "reservations capture")]),
    top(&["complete", "close"], "release the rest", &[("", "reservations complete")]),
    top(
        &["charge"],
        "take money from a stored card",
        &[("ODR", "orders charge"), ("", "reservations charge")],
    ),
    top(
        &["reserve", "authorize", "auth-only", "hold"],
        "reserve money",
        &[("", "reservations submit")],
    ),
    top(
        &["resend", "remind", "reminder"],
        "send the customer the link again",
        &[("RES", "reservations resend"), ("SUB", "subscriptions resend"), ("", "orders resend")],
    ),
    top(
        &["pay", "create", "new", "add", "make", "link", "payment-link", "paylink", "send"],
        "send a customer a payment link",
        &[
            ("ODR", "orders resend"),
            ("RES", "reservations resend"),
            ("", "orders send-payment-link"),
        ],
    ),
    top(
        &["invoice", "invoices", "bill"],
        "send an invoice",
        &[("ODR", "orders invoice-number"), ("", "orders send-invoice")],
    ),
    top(&["subscribe", "plan", "plans"], "send a subscription", &[("", "subscriptions submit")]),
    top(
        &[
            "get", "show", "view", "details", "info", "describe", "inspect", "lookup", "retrieve",
            "read", "open", "browse", "timeline", "find", "search",
        ],
        "look at it",
        SHOWN,
    ),
    top(
        &["status", "state"],
        "ask for its status",
        &[
            ("RES", "reservations details"),
            ("SUB", "subscriptions details"),
            ("ODR", "orders status"),
            ("", "auth status"),
        ],
    ),
    top(&["watch", "poll"], "wait for a status", &[("", "wait"), ("", "orders status")]),
    top(
        &["ls", "list", "all"],
        "list orders",
        &[("", "… list"), ("", "… list --help"), ("", "orders list")],
    ),
    top(&["export", "report", "csv"], "list orders as rows", &[("", "orders list -o csv")]),
    top(
        &[
            "payment",
            "payments",
            "order",
            "transaction",
            "transactions",
            "charges",
            "sale",
            "sales",
            "payment_intents",
            "payment-intents",
        ],
        "payments are orders here",
        &[("", "orders"), ("", "orders details"), ("", "orders list")],
    ),
    top(
        &["reservation", "authorization", "authorizations"],
        "reserved money",
        &[("", "reservations"), ("", "reservations details")],
    ),
    top(
        &["subscription"],
        "subscriptions",
        &[("", "subscriptions"), ("", "subscriptions details"), ("", "subscriptions list")],
    ),
    top(&["customer"], "customers", &[("", "customers"), ("", "customers details")]),
    top(
        &["terminal", "reader", "readers"],
        "terminals",
        &[("", "terminals"), ("", "terminals list")],
    ),
    top(&["companies", "org"], "companies", &[("", "company"), ("", "company details")]),
    top(&["login", "signin", "log-in"], "keep a token in the keyring", &[("", "auth login")]),
    top(&["logout", "signout", "log-out"], "remove the token", &[("", "auth logout")]),
    top(&["whoami", "me", "account", "accounts"], "see what is in use", &[("", "config show")]),
    top(
        &["token", "tokens", "keys", "apikey"],
        "see where tokens were accepted",
        &[("", "auth status")],
    ),
    top(&["init", "setup", "configure", "install"], "make a configuration", &[("", "config init")]),
    top(&["profile", "profiles", "env", "environments"], "list profiles", &[("", "config list")]),
    top(&["use", "switch", "select"], "choose the default profile", &[("", "config use")]),
    top(&["settings", "setting", "conf", "preferences"], "see settings", &[("", "config show")]),
    top(
        &["doctor", "check", "diagnose", "diagnostics", "health", "ping", "test"],
        "check what fpgo runs with",
        &[("", "doctor"), ("", "config check")],
    ),
    top(
        &["listen", "forward"],
        "receive and check callbacks",
        &[("", "callback listen"), ("", "callback verify")],
    ),
    top(
        &["webhook", "webhooks", "callbacks", "event", "events", "hook", "hooks"],
        "check a callback",
        &[("", "callback"), ("", "callback --help")],
    ),
    top(&["replay", "redeliver"], "send a received callback again", &[("", "callback resend")]),
    top(&["verify", "validate"], "check a callback", &[("", "callback verify")]),
    top(
        &["trigger", "simulate", "fixtures"],
        "let a payer of the sandbox pay, or send a callback",
        &[("SUB", "sandbox cycle"), ("", "sandbox pay"), ("", "callback send")],
    ),
    top(
        &["log", "logs", "tail", "history", "audit", "activity"],
        "see what this machine sent",
        &[("RES", "reservations history"), ("", "journal list")],
    ),
    top(&["resolve"], "settle an unknown outcome", &[("", "journal resolve")]),
    top(
        &["reconcile", "reconciliation", "diff", "compare"],
        "compare the API with the journal",
        &[("", "journal reconcile")],
    ),
    top(
        &["serve", "server", "start", "mock", "emulator"],
        "serve the sandbox",
        &[("", "sandbox serve")],
    ),
    top(
        &["tour", "demo", "example", "examples", "tutorial"],
        "see what fpgo does",
        &[("", "sandbox tour")],
    ),
    top(&["reset", "seed"], "begin the sandbox anew", &[("", "sandbox reset")]),
    top(
        &["request", "http", "curl", "call", "post", "put", "raw"],
        "the operations of the API",
        &[("", "api"), ("", "commands")],
    ),
    top(
        &["completion", "autocomplete", "complete", "shell"],
        "complete words at Tab",
        &[("", "completions")],
    ),
    top(&["manual", "docs", "doc"], "read the help", &[("", "man"), ("", "--help")]),
    top(&["command", "operations", "endpoints"], "list what there is", &[("", "commands")]),
    top(&["update", "upgrade", "self-update"], "see which version this is", &[("", "--version")]),
];
