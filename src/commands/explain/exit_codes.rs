//! The exit codes in plain words: what is known about money after each, and what to do next.

use super::own_topic::OwnTopic;

const fn code(
    key: &'static str,
    meaning: &'static str,
    next: &'static str,
    command: &'static str,
) -> OwnTopic {
    OwnTopic { kind: "exit code", key, meaning, next, command }
}

/// Every exit code of fpgo.
#[rustfmt::skip]
pub const EXIT_CODES: &[OwnTopic] = &[
    code("0", "The command is done; a write was accepted by the API.", "see what this machine sent", "journal list"),
    code("1", "A fault of fpgo itself. Whether money moved is told in the message.",
        "report it with the output of the same command and -v; what this machine sent", "journal list"),
    code("2", "Wrong use or invalid input. Nothing was sent, no money moved.",
        "correct what the message names; the values and flags of every operation", "commands --json"),
    code("3", "Settings, credentials, base URL or path are wrong. Nothing changed, no money moved.",
        "see the settings in use and where each comes from", "config show"),
    code("4", "The API refused. Nothing changed, no money moved.",
        "explain the message of the API; all of them", "explain"),
    code("5", "The API knows no such object for this token. No money moved.",
        "check the identifier, the environment (demo or production) and the token", "config show"),
    code("6", "The server or the network failed, and nothing can have changed. No money moved.",
        "try again later; the address in use", "config show"),
    code("7", "OUTCOME UNKNOWN: a write left, and no trustworthy answer came. Money may have moved. Do not send it again.",
        "find the entry, then settle it by its number with journal resolve", "journal list"),
    code("8", "Refused on this machine: by a guard, a precondition, a limit, a read-only profile, an earlier write whose \
         outcome is unknown, or a journal that cannot be written. Nothing was sent, no money moved.",
        "read what the message names; what this machine sent before", "journal list"),
    code("9", "Not confirmed: somebody said no, or there was no terminal to ask on. Nothing was sent, no money moved.",
        "add --yes if it is meant, or look first with --dry-run", ""),
    code("10", "A check said no: a checksum, a status that was waited for, the journal's own check, or what the API shows beside it.",
        "read which check it was; why the checksum of a callback is wrong is told by", "callback verify --help"),
    code("11", "Of several calls some are done and some are not. Money may have moved for those that are done.",
        "see which are done before anything is sent again", "journal list"),
    code("12", "The write is done, but its answer could not be shown. Do not send it again.",
        "see what was made", "journal list"),
    code("130", "Interrupted. Nothing was sent, or it was a read; no money moved.", "see what this machine sent", "journal list"),
];
