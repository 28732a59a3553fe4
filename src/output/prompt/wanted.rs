//! What a question wants, which decides how the terminal is used while it is asked.

/// What may be given at a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A line, which is shown.
    Line,
    /// A line that nobody may see.
    Secret,
    /// A text of any length and with any number of lines, which is pasted.
    Paste,
}
