//! The words of fpgo itself: how the journal says that a write ended, and what failures say of money.

use super::own_topic::OwnTopic;

const fn outcome(key: &'static str, meaning: &'static str, next: &'static str) -> OwnTopic {
    OwnTopic { kind: "outcome in the journal", key, meaning, next, command: "journal list" }
}

const fn money(key: &'static str, meaning: &'static str, next: &'static str) -> OwnTopic {
    OwnTopic { kind: "money of a failure", key, meaning, next, command: "journal list" }
}

const fn row(key: &'static str, meaning: &'static str, next: &'static str) -> OwnTopic {
    OwnTopic { kind: "row of a bulk run", key, meaning, next, command: "bulk report" }
}

/// The outcomes of the journal, those of rows of bulk runs, and the words for money in failures.
#[rustfmt::skip]
pub const OWN_WORDS: &[OwnTopic] = &[
    outcome("accepted", "The API accepted the write; a refund may be carried out later.", "find it"),
    outcome("refused", "The API refused the write; nothing changed.", "find it, and explain the API's message"),
    outcome("not_sent", "The request never left this machine; nothing changed.", "find it"),
    outcome("unknown", "The request left, and nobody can know yet what became of it. It blocks other writes on the object.",
        "find its number, then settle it with journal resolve"),
    outcome("in_flight", "Another process is sending it at this moment.", "look again in a moment"),
    outcome("happened", "It was unknown, and was settled: it was carried out.", "find it"),
    outcome("did_not_happen", "It was unknown, and was settled: it was not carried out.", "find it"),
    row("done", "The row was carried out: the API accepted it, or the answer was read.", "see its object and its entry"),
    row("skipped", "The row was not sent, since its object is not as it was planned any more.",
        "look at it, and plan it again if it is still meant"),
    row("pending", "The row was not sent yet.", "go on with bulk resume, or give it up with bulk cancel"),
    row("invalid", "The row is wrong, and was left out with --skip-invalid.", "correct it, and plan it again"),
    money("not_moved", "Nothing was moved.", "see what this machine sent before"),
    money("accepted", "The API accepted the movement of money.", "find it before anything is sent again"),
    money("may_have_moved", "Money may have moved: nobody can know yet. Do not send it again.",
        "find the entry's number, then settle it with journal resolve"),
];
