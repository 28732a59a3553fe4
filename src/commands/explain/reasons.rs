//! The sentences in which the server says why a body is not valid (`errors` beside payloadValidationErrors), by their
//! shapes. They are those of its framework, with the field's path split into words.

use super::own_topic::OwnTopic;

const fn reason(key: &'static str, meaning: &'static str, next: &'static str) -> OwnTopic {
    OwnTopic {
        kind: "reason of payloadValidationErrors",
        key,
        meaning,
        next,
        command: "commands --json",
    }
}

/// The sentences that were seen; `…` stands for the field.
pub const REASONS: &[OwnTopic] = &[
    reason(
        "The … field is required.",
        "A field of the body is missing; the words are its path, split at the capitals.",
        "give the flag of that field; the flags and fields of every operation",
    ),
    reason(
        "The … field is required when … is ….",
        "A field is missing that another field asks for.",
        "give the flag of that field; the flags and fields of every operation",
    ),
    reason(
        "The … does not match the format d M, Y.",
        "The server wants a date such as 02 Aug, 2023 and got Unix seconds.",
        "set order_date = \"d M, Y\" in the profile; the flags and fields of every operation",
    ),
    reason(
        "The … must be a valid email address.",
        "The text is no e-mail address.",
        "correct --email; the flags and fields of every operation",
    ),
];

/// The shape that a sentence has.
pub fn of(sentence: &str) -> Option<&'static OwnTopic> {
    let sentence = sentence.to_lowercase();
    if !sentence.contains("the ") {
        return None;
    }
    let fits = |part: &str| sentence.contains(part);
    let at = match () {
        () if fits("field is required when ") => 1,
        () if fits("field is required") => 0,
        () if fits("does not match the format d m, y") => 2,
        () if fits("must be a valid email address") => 3,
        () => return None,
    };
    REASONS.get(at)
}
