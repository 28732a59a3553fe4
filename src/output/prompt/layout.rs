//! How questions and choices lie on a terminal: a long text stands on lines of its own, broken between words, and what is
//! typed follows a short prompt.

use console::measure_text_width;

use crate::output::prose::wrapped;

/// Columns that stay free for an answer behind a question.
const ROOM: usize = 12;

/// The lines to show once, and the prompt that what is typed follows.
pub fn question(question: &str, ending: &str, columns: usize) -> (Vec<String>, String) {
    let whole = format!("{question}{ending}");
    if measure_text_width(&whole) + ROOM <= columns {
        return (Vec::new(), whole);
    }
    let prompt = if ending == ": " { "> " } else { ending.trim_start() };
    (wrapped(question, 0, columns), prompt.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_question_stands_on_lines_of_its_own() {
        assert_eq!(question("Really?", " [y/N] ", 80), (Vec::new(), "Really? [y/N] ".to_owned()));
        let (lines, prompt) = question("orders refund ODR1234567890 400.00?", " [y/N] ", 30);
        assert_eq!(lines, ["orders refund ODR1234567890", "400.00?"]);
        assert_eq!(prompt, "[y/N] ");
    }
}
