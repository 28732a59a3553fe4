//! A choice between several things: arrows move the mark, and an identifier or a number can be typed as well.

use std::io;

use console::measure_text_width;

use super::answers::shown;
use super::keyboard::Keyboard;
use super::line::{Line, Typed, moved, say};
use super::wanted::Wanted;
use crate::base::redact;
use crate::base::text;
use crate::output::prose::wrapped;
use crate::output::terminal;

/// One of several things to pick from.
pub struct Choice {
    /// What can be typed for it.
    pub id: String,
    /// What is shown of it, its identifier included.
    pub label: String,
    /// Why it cannot be picked, if it cannot.
    pub closed: Option<String>,
}

impl Choice {
    /// A thing that can be picked.
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Choice {
        Choice { id: id.into(), label: label.into(), closed: None }
    }
}

/// A list that is shown, with the mark on one of its choices.
pub(super) struct List<'a> {
    question: &'a str,
    choices: &'a [Choice],
    marked: Option<usize>,
    /// Whether each choice has a number; not where an identifier could be taken for the number of another.
    numbered: bool,
    columns: usize,
    /// The rows of the list as shown last.
    rows: usize,
}

impl<'a> List<'a> {
    /// A list with the mark on this choice.
    pub(super) fn new(question: &'a str, choices: &'a [Choice], marked: Option<usize>) -> List<'a> {
        let mut numbered = true;
        for (at, choice) in choices.iter().enumerate() {
            let as_number = choice.id.parse::<usize>();
            numbered &= as_number.is_err()
                || as_number.is_ok_and(|number| number > choices.len() || number == at + 1);
        }
        let (_, columns) = terminal::size();
        List { question, choices, marked, numbered, columns, rows: 0 }
    }

    /// Lets a person pick one. Nothing where nobody answers.
    pub(super) fn pick(&mut self) -> io::Result<Option<usize>> {
        let mut keyboard = Keyboard::open(Wanted::Line)?;
        say(&format!("{}\n", wrapped(self.question, 0, self.columns).join("\n")))?;
        self.show()?;
        loop {
            let mut line = Line::begin(&self.prompt(), self.columns, Wanted::Line)?;
            let answer = loop {
                match line.edit(&mut keyboard)? {
                    Typed::Line(answer) => break answer,
                    Typed::GivenUp => return Ok(None),
                    Typed::Up if !keyboard.edits_itself => self.move_mark(-1, &mut line)?,
                    Typed::Down if !keyboard.edits_itself => self.move_mark(1, &mut line)?,
                    Typed::Up | Typed::Down => {}
                }
            };
            let why = match self.meant(answer.trim()) {
                Ok(index) => return Ok(Some(index)),
                Err(why) => why,
            };
            // What was typed with the wrong answer is not meant for the next one.
            drop(keyboard);
            keyboard = Keyboard::open(Wanted::Line)?;
            say(&format!("{}\n", text::visible(&redact::text(&why))))?;
            self.show()?;
        }
    }

    fn prompt(&self) -> String {
        let mut letters = self.choices.iter().flat_map(|choice| choice.id.bytes());
        let name =
            if letters.any(|letter| letter.is_ascii_digit()) { "identifier" } else { "name" };
        let what = if self.numbered { format!("number or {name}") } else { name.to_owned() };
        match self.marked {
            None => format!("Type its {what}: "),
            Some(at) => format!("Type its {what}, or Enter for {}: ", self.name(at)),
        }
    }

    /// What can be typed for a choice.
    fn name(&self, at: usize) -> String {
        if self.numbered { (at + 1).to_string() } else { self.choices[at].id.clone() }
    }

    fn show(&mut self) -> io::Result<()> {
        let mut lines = Vec::new();
        for (at, choice) in self.choices.iter().enumerate() {
            let mark = if self.marked == Some(at) { ">" } else { " " };
            let number = if self.numbered { format!("{}) ", at + 1) } else { String::new() };
            let why = choice.closed.iter().map(|why| format!(" ({why})")).collect::<String>();
            let label = format!("{mark} {number}{}{why}", choice.label);
            lines.extend(wrapped(&label, 5, self.columns));
        }
        self.rows = 0;
        for line in &lines {
            self.rows += measure_text_width(line).div_ceil(self.columns).max(1);
        }
        say(&format!("{}\n", lines.join("\n")))
    }

    /// Moves the mark to the next choice that can be picked, and shows it where the whole list is still on the screen.
    fn move_mark(&mut self, by: isize, line: &mut Line) -> io::Result<()> {
        let count = self.choices.len();
        let mut at = match (self.marked, by) {
            (Some(at), _) => at,
            (None, 1) => count - 1,
            (None, _) => 0,
        };
        for _ in 0..count {
            at = (at + count).saturating_add_signed(by) % count;
            if self.choices[at].closed.is_none() {
                self.marked = Some(at);
                break;
            }
        }
        let up = line.row() + self.rows;
        let prompt = self.prompt();
        if up + 1 < terminal::size().0 {
            say(&format!("{}\r\u{1b}[J", moved(up, 'A')))?;
            self.show()?;
        } else {
            say(&format!("{}\r\u{1b}[J", moved(line.row(), 'A')))?;
        }
        line.restart(&prompt)
    }

    /// The choice that an answer means, or why it means none.
    fn meant(&self, answer: &str) -> Result<usize, String> {
        let mut meant = Vec::new();
        for (at, choice) in self.choices.iter().enumerate() {
            if choice.id.eq_ignore_ascii_case(answer) {
                meant.push(at);
            }
        }
        if meant.is_empty() && self.numbered && !answer.is_empty() {
            let number = answer.trim_end_matches(')').parse::<usize>().ok();
            meant.extend(
                number.filter(|number| (1..=self.choices.len()).contains(number)).map(|n| n - 1),
            );
        }
        let at = match (meant.as_slice(), self.marked) {
            ([at], _) => *at,
            ([], Some(at)) if answer.is_empty() => at,
            ([], _) if answer.is_empty() => return Err("nothing is marked".to_owned()),
            ([], _) => return Err(format!("{} is none of them", shown(answer))),
            _ => return Err(format!("{answer} is the identifier of several: type a number")),
        };
        match &self.choices[at].closed {
            Some(why) => Err(format!("{}: {why}", self.choices[at].id)),
            None => Ok(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ids: &[&str], marked: Option<usize>, answer: &str, expected: Result<usize, &str>) {
        let choices: Vec<Choice> = ids.iter().map(|id| Choice::new(*id, *id)).collect();
        let list = List::new("Which", &choices, marked);
        assert_eq!(list.meant(answer), expected.map_err(str::to_owned), "{answer}");
    }

    #[test]
    fn a_choice_is_named_by_number_or_identifier() {
        let ids = ["CAP1", "CAP2"];
        check(&ids, None, "2", Ok(1));
        check(&ids, None, "2)", Ok(1));
        check(&ids, None, "cap1", Ok(0));
        check(&ids, None, "3", Err("3 is none of them"));
        check(&ids, None, "0", Err("0 is none of them"));
        check(&ids, None, "", Err("nothing is marked"));
        check(&ids, Some(1), "", Ok(1));
    }

    #[test]
    fn an_identifier_is_never_taken_for_a_number() {
        check(&["2", "1"], None, "2", Ok(0));
        check(&["2", "1"], None, "1", Ok(1));
        check(&["2", "7001"], None, "1", Err("1 is none of them"));
        check(&["1", "2"], None, "2", Ok(1));
        check(&["7", "7"], None, "7", Err("7 is the identifier of several: type a number"));
        check(&["7", "7"], None, "2", Ok(1));
    }

    #[test]
    fn what_is_closed_is_not_picked() {
        let closed = Some("nothing is left".to_owned());
        let choices = [Choice { closed, ..Choice::new("7001", "Wheel") }];
        let list = List::new("Which", &choices, None);
        assert_eq!(list.meant("7001"), Err("7001: nothing is left".to_owned()));
        assert_eq!(list.meant("1"), Err("7001: nothing is left".to_owned()));
    }
}
