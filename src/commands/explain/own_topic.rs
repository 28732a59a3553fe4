//! A topic of fpgo itself, as its lists have it: exit codes, HTTP statuses, effects, reasons.

/// A topic of fpgo itself: its kind, key, meaning, and what to do next, in words and by which command.
#[derive(Debug)]
pub struct OwnTopic {
    /// What it is.
    pub kind: &'static str,
    /// Its name.
    pub key: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// What to do, in words.
    pub next: &'static str,
    /// The command to do it with, if there is one.
    pub command: &'static str,
}
