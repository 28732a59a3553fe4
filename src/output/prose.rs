//! Lines of words on a terminal: broken between words, so that no number and no identifier stands on two lines. A command
//! that may be pasted stays in one, and without a terminal every line does.

use console::measure_text_width;

use crate::base::redact;
use crate::output::terminal;
use crate::output::ui::Ui;

/// What further lines begin with.
const INDENT: usize = 2;

/// Between words and the command that they lead to.
const LEADS_TO: [&str; 2] = [": fpgo ", "? fpgo "];

impl Ui {
    /// Writes words to stderr.
    pub(super) fn prose(&mut self, line: &str) {
        let columns = terminal::error_columns().filter(|_| self.err_is_terminal);
        match columns {
            None => self.line(line),
            // A secret is looked for before it could be parted.
            Some(columns) => {
                let lines = broken(&redact::text(line), columns);
                self.line(&lines.join("\n"));
            }
        }
    }
}

/// The lines of a text, with the command at its end in one piece.
fn broken(line: &str, columns: usize) -> Vec<String> {
    if measure_text_width(line) < columns {
        return vec![line.to_owned()];
    }
    let indent = line.len() - line.trim_start().len() + INDENT;
    let Some(at) = LEADS_TO.iter().find_map(|between| line.find(between)) else {
        return wrapped(line, indent, columns);
    };
    let (words, command) = (&line[..=at], &line[at + 2..]);
    let mut lines = wrapped(words, indent, columns);
    lines.push(command.to_owned());
    lines
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
    fn words_stay_whole_and_further_lines_are_indented() {
        let lines = wrapped("one  two ODR1234567890ODR three", 3, 12);
        assert_eq!(lines, ["one  two", "   ODR1234567890ODR", "   three"]);
        assert_eq!(wrapped("", 3, 12), [""]);
    }

    #[test]
    fn a_command_stays_in_one_piece() {
        let line = "accepted: it does not show yet. Follow it: fpgo orders status ODR1";
        assert_eq!(broken(line, 80), [line]);
        assert_eq!(
            broken(line, 24),
            ["accepted: it does not", "  show yet. Follow it:", "fpgo orders status ODR1"]
        );
        assert_eq!(broken("  one two three", 12), ["  one two", "    three"]);
    }
}
