//! What is offered for the word at the cursor.

use crate::base::text;

/// What can stand at the cursor.
#[derive(Debug, Default)]
pub struct Answer {
    /// The values, the likeliest first.
    pub candidates: Vec<Candidate>,
    /// Files can stand there too, after this.
    pub files_after: Option<String>,
    /// More may follow a value in the same word.
    pub continues: bool,
}

/// One value that can stand at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The whole word.
    pub value: String,
    /// What it means; may be empty.
    pub help: String,
}

impl Candidate {
    /// A value and what it means.
    pub fn new(value: &str, help: Option<String>) -> Candidate {
        Candidate { value: value.to_owned(), help: help.unwrap_or_default() }
    }

    /// What it means, as one line that hides nothing: a line break would begin another candidate.
    pub fn meaning(&self) -> String {
        let one_line = self.help.split_whitespace().collect::<Vec<_>>().join(" ");
        text::visible(&one_line).into_owned()
    }
}
