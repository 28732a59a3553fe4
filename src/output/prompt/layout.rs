//! How questions and choices lie on a terminal: a long text stands on lines of its own, broken between words, and what is
//! typed follows a short prompt.

use console::measure_text_width;

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

/// The text in lines of at most so many columns, broken between words; all but the first begin with so many blanks. A
/// word that is longer stays whole: identifiers and amounts are never cut.
pub fn wrapped(text: &str, indent: usize, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut is_empty = true;
    for word in text.split(' ') {
        let width = measure_text_width(&line) + 1 + measure_text_width(word);
        if !is_empty && width > columns.saturating_sub(1) {
            lines.push(std::mem::replace(&mut line, " ".repeat(indent)));
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(word);
        is_empty = false;
    }
    lines.push(line);
    lines
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

    #[test]
    fn words_stay_whole_and_further_lines_are_indented() {
        let lines = wrapped("one  two ODR1234567890ODR three", 3, 12);
        assert_eq!(lines, ["one  two", "   ODR1234567890ODR", "   three"]);
        assert_eq!(wrapped("", 3, 12), [""]);
    }
}
