//! The effects of operations, in plain words.

use super::own_topic::OwnTopic;

/// The effects of operations, as `fpgo commands` shows them.
pub const EFFECTS: &[OwnTopic] = &[
    effect("R", "Reads: it changes nothing, and can be repeated."),
    effect("W", "Writes: it changes something, but moves no money. It is sent without a question."),
    effect("W?", "Writes: it changes something, but moves no money. It asks before it is sent."),
    effect("M?", "Moves money, or commits a customer to pay. It asks before it is sent."),
];

const fn effect(key: &'static str, meaning: &'static str) -> OwnTopic {
    OwnTopic {
        kind: "effect",
        key,
        meaning,
        next: "the effect of every operation",
        command: "commands",
    }
}
