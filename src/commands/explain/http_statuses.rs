//! The HTTP statuses that the API and what stands before it answer with, and the exit code that each becomes.

use super::own_topic::OwnTopic;

const fn status(
    key: &'static str,
    meaning: &'static str,
    next: &'static str,
    command: &'static str,
) -> OwnTopic {
    OwnTopic { kind: "HTTP status", key, meaning, next, command }
}

/// The statuses that are documented, or commonly sent by such a server.
#[rustfmt::skip]
pub const HTTP_STATUSES: &[OwnTopic] = &[
    status("200", "Done. A write is done or accepted: the message says which.", "see what this machine sent", "journal list"),
    status("201", "Created, or accepted.", "see what this machine sent", "journal list"),
    status("202", "Accepted: it may be carried out later, as refunds are.", "see what this machine sent", "journal list"),
    status("204", "Done, without anything to show; for terminals an empty list.", "", ""),
    status("301", "The address has moved, and the token is not sent there (exit code 3).", "check base_url", "config show"),
    status("302", "A redirect. After a write nobody can know whether it acted (exit code 7).", "check base_url", "config show"),
    status("400", "A business rule refused it; nothing changed (exit code 4).", "look up its message; all of them", "explain"),
    status("401", "The token is missing, wrong or no longer valid (exit code 3).", "see which token is in use", "auth status"),
    status("403", "The token may not do this (exit code 3).", "see which token is in use", "auth status"),
    status("404", "With a message of the API: no such object (exit code 5). Without one: a wrong address (exit code 3).",
        "check the identifier, the environment and base_url", "config show"),
    status("405", "The server does not take this method here: a path or method of the profile is wrong (exit code 3).",
        "check the profile", "config show"),
    status("417", "The request's body is not valid; the answer lists the reasons (exit code 4).",
        "correct the named fields; the fields of every operation", "commands --json"),
    status("419", "A page of the web site answered: the base URL is wrong (exit code 3).", "check base_url", "config show"),
    status("422", "The request's body is not valid, in another form of answer (exit code 4).",
        "correct the named fields; the fields of every operation", "commands --json"),
    status("429", "Too many requests: nothing was carried out (exit code 6).", "wait a minute, and try again", ""),
    status("500", "A service behind the API failed. After a write nobody can know whether it acted (exit code 7).",
        "look before anything is repeated", "journal list"),
    status("502", "The server could not be reached from its own front. After a write nobody can know whether it acted (exit code 7).",
        "look before anything is repeated", "journal list"),
    status("503", "The server is not available. After a write nobody can know whether it acted (exit code 7).",
        "look before anything is repeated", "journal list"),
    status("504", "The server did not answer in time. After a write nobody can know whether it acted (exit code 7).",
        "look before anything is repeated", "journal list"),
    status("510", "The server failed while it worked on the request. After a write nobody can know whether it acted (exit code 7).",
        "look before anything is repeated", "journal list"),
];
